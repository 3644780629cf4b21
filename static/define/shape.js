// The shape of a sheet: which columns it has, and how wide they are.

// Rows are made anew when the columns change, or when they are about something else.
export function shapeOf(data) {
  return JSON.stringify([data.map, data.scope, data.layout, data.columns.map((column) => [column.field, column.kind, column.label])]);
}

export function tracks(data) {
  const before = data.movable && data.layout === 'rows' ? ['24px', '28px'] : ['28px'];
  const columns = data.columns.filter((column) => column.place === 'row').map((column) => column.width);
  return [...before, ...columns, '32px'].join(' ');
}

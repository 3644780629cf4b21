// The rows as they will be once everything that waits has been made.

export function pendingView(data, operations) {
  let rows = data.rows.map((row) => ({ ...row, values: { ...row.values } }));
  const waiting = [];
  for (const operation of operations) {
    const place = rows.findIndex((row) => row.id === operation.id);
    if (operation.do === 'add') {
      if (operation.scope === data.scope) waiting.push(...operation.titles.map((title) => ({ op: operation.op, title })));
    } else if (operation.do === 'paste') {
      if (operation.scope === data.scope) waiting.push(...operation.block.map((cells) => ({ op: operation.op, title: cells.filter(Boolean).join(' · ') })));
    } else if (operation.do === 'fill') {
      const added = operation.added;
      if (added && added.scope === data.scope) waiting.push(...added.titles.map((title) => ({ op: operation.op, title })));
      for (const cell of operation.cells) {
        const row = rows.find((each) => each.id === cell.id);
        if (!row) continue;
        row.values[cell.field] = cell.value;
        row.unsaved = true;
      }
    } else if (operation.do === 'drop') {
      const dropped = rows.find((row) => row.drop === operation.id);
      if (dropped && dropped.id === dropped.drop) rows = rows.filter((row) => row !== dropped);
    } else if (place < 0) {
      continue;
    } else if (operation.do === 'move') {
      const [moved] = rows.splice(place, 1);
      if (!operation.stage) rows.splice(operation.index, 0, moved);
    } else if (operation.do === 'set' || (operation.do === 'feel' && operation.persona === data.persona)) {
      rows[place].values[operation.field] = operation.value;
      rows[place].unsaved = true;
    }
  }
  let next = data.rows.find((row) => row.number)?.number;
  for (const row of rows) if (row.number) row.number = next++; // an empty line has none
  return { rows, waiting };
}

// A block of cells copied from a spreadsheet, and the operations that put it into a table.

// Rows of cells; null where the text is a single cell, which the field takes by itself.
export function readBlock(text) {
  const rows = [[]];
  let cell = '';
  let isQuoted = false;
  const trimmed = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let at = 0; at < trimmed.length; at += 1) {
    const sign = trimmed[at];
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (trimmed[at + 1] === '"') cell += trimmed[(at += 1)];
      else isQuoted = false;
    } else if (sign === '"' && !cell && trimmed.indexOf('"', at + 1) > at) isQuoted = true;
    else if (sign === '\t' || sign === '\n') {
      rows.at(-1).push(cell);
      cell = '';
      if (sign === '\n') rows.push([]);
    } else cell += sign;
  }
  rows.at(-1).push(cell);
  return rows.length > 1 || rows[0].length > 1 ? rows : null;
}

// A pasted list comes with its bullets and numbers; the words are what is meant.
export function bare(line) {
  return line.trim().replace(/^(?:[-–—•◦▪‣·*]|\d{1,3}[.)])\s+/u, '').trim();
}

// From the cell `field` of the row `id` to the right and down; what reaches below the last row is added. Without a row
// all of it is added. One paste is one operation, and so one step to undo.
export function pasted(sheet, block, id, field) {
  const { columns, adder, scope } = sheet.data;
  const first = columns.findIndex((column) => column.field === field);
  const place = id ? sheet.placeOf(id).place : sheet.shown.length;
  const name = nameOf(columns);
  const cells = [];
  const titles = [];
  const each = [];
  const strange = [];
  block.forEach((line, down) => {
    const row = sheet.shown[place + down];
    const own = {};
    line.forEach((words, across) => {
      const column = columns[first + across];
      const said = column?.field === name ? bare(words) : words.trim();
      const read = column && valueOf(column, said);
      if (read === undefined) {
        if (said && (column?.kind !== 'plain' || said !== row?.values[column.field])) strange.push(said);
      } else if (row) cells.push({ id: row.id, field: column.field, value: read, was: row.values[column.field] ?? null, label: column.label, ...begun(row) });
      else own[column.field] = read;
    });
    if (row) return;
    if (!adder || !own[name]) {
      strange.push(...line.map((words) => words.trim()).filter((words) => words && !strange.includes(words)));
      return;
    }
    const { [name]: title, ...rest } = own;
    titles.push(title);
    each.push(Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '' && value !== null)));
  });
  const added = titles.length ? { do: 'add', into: adder.into, titles, each, fields: sheet.adds, scope } : null;
  const operation = cells.length ? { do: 'fill', cells, ...(added ? { added } : {}) } : added;
  return { operation, strange, count: cells.length + titles.length, rows: titles.length };
}

// What an empty line says of the record that is written into it.
export function begun(row) {
  return row?.begins ? { begins: row.begins } : {};
}

// The field that a record is called by.
export function nameOf(columns) {
  return columns.find((column) => column.field === 'title' || column.field === 'name')?.field;
}

// The value that some words mean in a column; undefined where they mean none.
function valueOf(column, words) {
  if (['plain', 'many', 'face', 'count', 'colour', 'check'].includes(column.kind)) return undefined;
  if (column.kind === 'lines') return words.split(/[;\n]/).map((entry) => entry.trim()).filter(Boolean);
  if (column.kind === 'star') return !/^(|0|no|false|falso|n|–|-)$/i.test(words);
  if (!column.options.length) return words;
  const said = words.toLowerCase();
  const found = column.options.find((option) => option.label.toLowerCase() === said || option.value === words);
  if (found) return found.value;
  return column.kind === 'emotion' ? words : undefined;
}

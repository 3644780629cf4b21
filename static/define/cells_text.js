// Cells to write into: a line, a number, a paragraph, a list with one entry a line, a day.

import { el } from './element.js';

export function text(column, row, sheet) {
  const field = el('input', { type: 'text', autocomplete: 'off', class: `field ${column.kind === 'number' ? 'amount' : column.kind}` });
  if (column.kind === 'number') field.inputMode = 'decimal';
  return typed(column, row, sheet, field);
}

export function area(column, row, sheet) {
  const rows = column.place === 'row' && sheet.data.layout !== 'card' ? 1 : column.kind === 'lines' ? 3 : 2;
  return typed(column, row, sheet, el('textarea', { class: `field ${column.kind}`, rows }));
}

export function day(column, row, sheet) {
  const field = el('input', { type: 'date', class: 'field', min: '1970-01-01', max: '2100-12-31' });
  let held = '';
  let timer;
  const commit = () => {
    clearTimeout(timer);
    if (!field.validity.valid) row.fault(column.field, sheet.data.words.bad_day);
    else if (field.value !== held) sheet.set(row, column, (held = field.value));
  };
  // A day is typed in parts, and every part makes a whole, wrong day: wait for the person to stop.
  field.addEventListener('change', () => {
    clearTimeout(timer);
    timer = setTimeout(commit, 900);
  });
  field.addEventListener('blur', commit);
  return {
    node: field,
    show(value) {
      const before = held;
      held = value ?? '';
      if (field.value === before || field.getRootNode().activeElement !== field) field.value = held;
    },
  };
}

function typed(column, row, sheet, field) {
  const isList = column.kind === 'lines';
  const key = `${row.id}:${column.field}`;
  let held = '';
  field.placeholder = column.placeholder;

  const least = field.rows;
  const grow = () => {
    if (least) field.rows = Math.max(least, field.value.split('\n').length);
  };
  const commit = () => {
    sheet.box.typed(key);
    sheet.typing = null;
    field.removeAttribute('aria-invalid');
    if (field.value === held) return;
    held = field.value;
    sheet.set(row, column, isList ? entries(held) : held);
  };
  field.addEventListener('input', () => {
    sheet.box.type(key, field.value);
    sheet.typing = { field, commit };
    grow();
  });
  field.addEventListener('change', commit);
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      field.value = held;
      sheet.box.typed(key);
      field.removeAttribute('aria-invalid');
      grow();
    } else if (event.key === 'Enter' && !event.shiftKey && (least === 1 || !least)) {
      event.preventDefault();
      commit();
      sheet.next(row.id, column.field);
    }
  });

  return {
    node: field,
    show(value) {
      const shown = isList ? (value ?? []).join('\n') : String(value ?? '');
      const draft = sheet.box.draft(key);
      held = shown;
      if (draft === undefined) {
        if (field.value !== shown) field.value = shown;
      } else if (sheet.box.abandoned.has(key)) {
        field.value = draft;
        commit();
      }
      grow();
    },
    refuse(value) {
      field.value = isList ? value.join('\n') : value;
      sheet.box.type(key, field.value);
    },
  };
}

function entries(text) {
  return text.split('\n').map((line) => line.trim()).filter(Boolean);
}

// The table: a grid of real fields. One types straight into a cell, so there is nothing between the keys and the words.
// Enter goes down (the cell itself sees to that), the arrows everywhere, a block copied from a spreadsheet fills in.

import { el } from './element.js';
import { pasted, readBlock } from './block.js';

export class Table {
  constructor(sheet) {
    this.sheet = sheet;
    this.grid = el('div', { class: 'grid', role: 'grid' });
    this.hint = el('p', { class: 'note hint' });
    this.said = el('p', { class: 'heard', role: 'status' });
    this.strange = el('p', { class: 'refused', role: 'alert' }); // words of the last paste that are no choice
    sheet.list.addEventListener('keydown', (event) => this.keys(event));
    sheet.list.addEventListener('paste', (event) => this.paste(event));
    sheet.list.addEventListener('pointerdown', (event) => (this.byMouse = event.pointerType === 'mouse'));
    sheet.list.addEventListener('mousedown', (event) => this.press(event));
    sheet.list.addEventListener('focusin', (event) => this.ready(event));
  }

  get isOn() {
    return this.sheet.data?.layout === 'table';
  }

  // What stands on the card, above the line that adds.
  parts(isFilled) {
    const { sheet } = this;
    const { label, hint } = sheet.data;
    this.grid.setAttribute('aria-label', label);
    this.hint.textContent = hint;
    sheet.list.setAttribute('role', 'rowgroup');
    sheet.head.setAttribute('role', 'row');
    sheet.head.removeAttribute('aria-hidden');
    for (const head of sheet.head.children) head.setAttribute('role', 'columnheader');
    if (sheet.list.parentNode !== this.grid) this.grid.replaceChildren(sheet.head, sheet.list);
    const adding = sheet.data.tabs.length ? [sheet.chosen] : [];
    return [...(isFilled ? [this.hint, this.grid] : []), ...adding, this.said, this.strange];
  }

  // The same heads and list serve the form, where they are no grid.
  leave() {
    const { head, list } = this.sheet;
    this.said.textContent = this.strange.textContent = '';
    for (const node of [head, list, ...head.children]) node.removeAttribute('role');
    head.setAttribute('aria-hidden', 'true');
  }

  // A cell come to by the keyboard is whole in hand: typing replaces it, the arrows go on.
  ready(event) {
    if (this.isOn && event.target.matches('input:not([type]), input[type=text], textarea') && this.byKeys) event.target.select();
    this.byKeys = false;
  }

  // The first click on a list takes its cell in hand, as a spreadsheet does; the second opens it. A finger opens at once.
  press(event) {
    const list = event.target.closest('select');
    if (!this.isOn || !this.byMouse || !list || list.getRootNode().activeElement === list) return;
    event.preventDefault();
    list.focus();
  }

  keys(event) {
    this.byKeys = event.key === 'Tab';
    if (!this.isOn || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target;
    if (event.key === 'Enter' && !event.defaultPrevented && field.matches('select, button.star')) {
      if (isOpen(field)) return;
      event.preventDefault();
      if (field.matches('select') && !event.shiftKey) field.showPicker();
      else this.go(field, 0, event.shiftKey ? -1 : 1);
      return;
    }
    const step = { ArrowDown: [0, 1], ArrowUp: [0, -1], ArrowRight: [1, 0], ArrowLeft: [-1, 0] }[event.key];
    if (!step || event.shiftKey || !mayLeave(field, event.key)) return;
    event.preventDefault();
    this.go(field, ...step);
  }

  go(field, across, down) {
    const row = field.closest('.row');
    if (!row) return;
    const stops = stopsOf(row);
    const place = stops.findIndex((stop) => stop.contains(field));
    const target = down ? stopsOf(this.rowFrom(row, down))[place] : stops[place + across];
    if (!target) {
      if (down > 0) this.sheet.adder?.focus();
      return;
    }
    target.focus();
    target.select?.();
    target.closest('.cell')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  rowFrom(row, down) {
    return down > 0 ? row.nextElementSibling : row.previousElementSibling;
  }

  paste(event) {
    const block = this.isOn ? readBlock(event.clipboardData?.getData('text') ?? '') : null;
    const cell = event.target.closest('.cell');
    if (!block || !cell) return;
    event.preventDefault();
    const { sheet } = this;
    const { id } = cell.closest('.row').dataset;
    const { begins } = sheet.rows.get(id).shown;
    if (begins?.into === 'touchpoints' && block.some((row) => row.length > 1)) {
      sheet.adder.take(block, { stage_id: begins.stage_id });
      return;
    }
    const { operation, count, strange } = pasted(sheet, block, id, cell.dataset.field);
    event.target.blur();
    if (operation) sheet.perform(operation);
    event.target.focus();
    const { words } = sheet.data;
    this.said.textContent = words.pasted.replace('{n}', count);
    this.strange.textContent = strange.map((each) => words.no_such_choice.replace('{words}', each)).join(' ');
  }
}

// A list that hangs open keeps its keys to itself.
function isOpen(field) {
  return CSS.supports('selector(:open)') && field.matches('select:open');
}

function stopsOf(row) {
  const fields = row?.querySelectorAll('.cell input:not([hidden]), .cell textarea, .cell select, .cell button, .row > .dots') ?? [];
  return [...fields].filter((field) => !field.hidden && !field.closest('[hidden]'));
}

// In the middle of a text the arrows walk through its letters; at its ends, and where all of it is in hand, they leave.
function mayLeave(field, key) {
  if (isOpen(field)) return false;
  if (!field.matches('input[type=text], textarea')) return true;
  const { selectionStart: from, selectionEnd: to, value } = field;
  if (from === 0 && to === value.length) return true;
  if (from !== to) return false;
  const isUpright = key === 'ArrowUp' || key === 'ArrowDown';
  if (isUpright) return field.matches('input') || (key === 'ArrowUp' ? from === 0 : to === value.length);
  return key === 'ArrowLeft' ? from === 0 : to === value.length;
}

// One row: a handle, its number, its cells, a menu; and what opens below it.

import { check, choice, colour, many, star } from './cells_choice.js';
import { count, emotion, face, moment, plain, strength } from './cells_feeling.js';
import { area, day, text } from './cells_text.js';
import { draggable } from './drag.js';
import { el, icon } from './element.js';
import { clearFault, showFault } from './fault.js';
import { openMenu } from './menu.js';

const CELLS = {
  text, number: text, area, quote: area, voice: area, lines: area, day,
  choice, icon: choice, moon: choice, star, check, colour, many,
  moment, face, count, plain, strength, emotion,
};

export class Row {
  constructor(shown, data, sheet) {
    this.sheet = sheet;
    this.id = shown.id;
    this.cells = new Map();
    this.node = el('li', { class: `row ${data.layout}`, 'data-id': shown.id });
    this.number = el('span', { class: 'number' });
    this.handle = el('button', { type: 'button', class: 'handle quiet' }, icon(data.icons.drag, 20));
    this.dots = el('button', { type: 'button', class: 'dots quiet', 'aria-haspopup': 'menu' }, icon(data.icons.dots, 20));
    this.clear = el('button', { type: 'button', class: 'dots quiet' }, icon(data.icons.x, 18));
    this.dots.addEventListener('click', () => openMenu(this.dots, this.menu(), sheet.icons));
    this.clear.addEventListener('click', () => sheet.drop(this.shown));
    if (data.movable && data.layout === 'rows') draggable(this.node, this.handle, sheet);
    if (data.movable && data.layout !== 'card') this.node.addEventListener('keydown', (event) => this.keys(event));
    this.build(data);
  }

  build(data) {
    const cells = data.columns.filter((each) => each.place === 'row').map((column) => this.cell(column));
    const isCard = data.layout === 'card';
    if (data.movable && data.layout === 'rows') this.node.append(this.handle);
    if (!isCard) this.node.append(this.number);
    if (data.layout === 'rows') this.node.append(cells.shift());
    const line = el('div', { class: isCard ? 'fields' : data.layout === 'table' ? 'cells' : 'rest' }, ...cells);
    this.node.append(line);
    const more = data.columns.filter((each) => each.place === 'more');
    if (more.length) {
      this.more = el('div', { class: 'fields more', hidden: true }, ...more.map((column) => this.cell(column)));
    }
    const aside = data.columns.filter((each) => each.place === 'aside');
    if (aside.length) {
      const fields = el('div', { class: 'fields' }, ...aside.map((column) => this.cell(column)));
      line.append(el('details', { class: 'aside' }, el('summary', {}, data.aside), fields));
    }
    this.node.append(data.persona ? this.clear : this.dots);
    if (data.layout === 'table') this.dots.tabIndex = -1; // the arrows lead there; Tab goes on to the next row
    if (this.more) this.node.append(this.more);
  }

  cell(column) {
    const made = CELLS[column.kind](column, this, this.sheet);
    const label = el('span', { class: 'label' }, (column.kind === 'number' && column.head) || column.label);
    const inTable = this.sheet.data.layout === 'table';
    const wrap = !inTable && (made.input || ['INPUT', 'TEXTAREA'].includes(made.node.tagName)) ? 'label' : 'span';
    const node = el(wrap, { class: `cell of-${column.kind}`, 'data-field': column.field }, label, made.node);
    node.style.setProperty('--span', column.span);
    if (inTable) {
      node.setAttribute('role', 'gridcell');
      (made.input ?? made.node).setAttribute('aria-label', column.label);
    }
    for (const kind of ['input', 'change']) node.addEventListener(kind, () => clearFault(node));
    if (made.node.tagName === 'BUTTON') made.node.setAttribute('aria-label', column.label);
    const ideas = el('span', { class: 'ideas', hidden: true });
    node.append(ideas);
    this.cells.set(column.field, { ...made, column, ideas, wrap: node });
    return node;
  }

  // Words that a click puts into a field; into a list they go at its end.
  offer(column, value) {
    const { ideas } = this.cells.get(column.field);
    const isList = column.kind === 'lines';
    const left = column.ideas.filter((words) => (isList ? !(value ?? []).includes(words) : words !== value));
    ideas.hidden = !left.length;
    const chips = left.map((words) => {
      const chip = el('button', { type: 'button', class: 'chip' }, icon(this.sheet.icons.plus, 14), words);
      chip.addEventListener('click', (event) => {
        event.preventDefault(); // a label would hand the click on to its field
        this.sheet.set(this, column, isList ? [...(this.shown.values[column.field] ?? []), words] : words);
      });
      return chip;
    });
    ideas.replaceChildren(...chips);
  }

  // What others say here: each is one field.
  suggest(shown, data) {
    const ideas = shown.ideas ?? [];
    this.node.classList.toggle('with-ideas', ideas.length > 0);
    this.below ??= el('div', { class: 'ideas below' });
    if (!ideas.length || shown.unsaved) return this.below.remove();
    const chips = ideas.map((idea) => {
      const chip = el('button', { type: 'button', class: 'chip' }, icon(data.icons.plus, 14), idea.words);
      const [field, value] = Object.entries(idea.fields)[0];
      const column = data.columns.find((each) => each.field === field);
      chip.addEventListener('click', () => {
        this.sheet.set(this, column, value);
        this.focus(field);
      });
      return chip;
    });
    this.below.replaceChildren(el('span', { class: 'note' }, data.words.often), ...chips);
    this.node.append(this.below);
  }

  show(shown, data) {
    this.shown = shown;
    if (data.layout === 'table') {
      const said = JSON.stringify([shown, this.sheet.columnsSaid, this.sheet.shown.length]);
      if (said === this.said) return; // a long table shows only what changed
      this.said = said;
      this.node.setAttribute('role', 'row');
    }
    const { words } = data;
    const name = shown.name || '\u2026';
    this.node.setAttribute('aria-label', name);
    this.node.classList.toggle('unsaved', Boolean(shown.unsaved));
    this.number.textContent = shown.number ?? '';
    this.handle.setAttribute('aria-label', words.handle.replace('{subject}', name));
    this.dots.setAttribute('aria-label', words.more.replace('{subject}', name));
    this.clear.setAttribute('aria-label', words.clear_feeling);
    this.clear.title = words.clear_feeling;
    this.clear.classList.toggle('away', !shown.drop);
    this.dots.hidden = !this.menu().length;
    for (const column of data.columns) {
      const value = shown.values[column.field];
      this.cells.get(column.field)?.show(value, shown, column);
      if (data.layout === 'card') this.offer(column, value);
    }
    if (data.layout === 'rows') this.suggest(shown, data);
  }

  // What was refused stands in its field again, with the reason next to it.
  refuse(field, value, problem) {
    this.cells.get(field)?.refuse?.(value);
    this.fault(field, problem);
  }

  fault(field, problem) {
    const cell = this.cells.get(field);
    if (!cell) return;
    this.open(field);
    showFault(cell.wrap, cell.input ?? cell.node, `${cell.column.label}: ${problem}`);
  }

  // What is folded away is unfolded where the field is in it.
  open(field) {
    const cell = this.cells.get(field);
    if (!cell) return;
    if (this.more?.contains(cell.wrap) && this.more.hidden) this.toggle();
    const fold = cell.wrap.closest('details');
    if (fold) fold.open = true;
  }

  has(field) {
    return this.cells.has(field);
  }

  focus(field) {
    const cell = this.cells.get(field);
    const target = cell?.input ?? cell?.node;
    target?.focus();
    target?.select?.();
  }

  menu() {
    const { data } = this.sheet;
    const { words } = data;
    const { place, count } = this.sheet.placeOf(this.id);
    const items = [];
    if (this.more) items.push({ label: words.details, icon: 'pencil', act: () => this.toggle() });
    if (data.movable) {
      const back = data.layout === 'card' ? { label: words.left, icon: 'left' } : { label: words.up, icon: 'go_up', keys: 'Alt \u2191' };
      const on = data.layout === 'card' ? { label: words.right, icon: 'right' } : { label: words.down, icon: 'go_down', keys: 'Alt \u2193' };
      items.push(
        { ...back, disabled: place === 0, act: () => this.step(-1) },
        { ...on, disabled: place === count - 1, act: () => this.step(1) }
      );
    }
    for (const tab of this.sheet.otherTabs()) {
      items.push({ label: words.move_to.replace('{stage}', tab.name), icon: 'right', act: () => this.sheet.send(this.id, tab.id) });
    }
    if (this.shown.drop) items.push({ label: words.delete, icon: 'trash', act: () => this.sheet.drop(this.shown) });
    return items;
  }

  toggle() {
    this.more.hidden = !this.more.hidden;
    this.node.classList.toggle('open', !this.more.hidden);
    if (!this.more.hidden) this.more.querySelector('textarea, input, select')?.focus();
  }

  step(by) {
    this.sheet.move(this.id, this.sheet.placeOf(this.id).place + by);
  }

  keys(event) {
    const steps = { ArrowUp: -1, ArrowDown: 1 };
    const onHandle = event.target === this.handle;
    if (!(event.key in steps) || !(event.altKey || onHandle)) return;
    event.preventDefault();
    this.step(steps[event.key]);
  }
}

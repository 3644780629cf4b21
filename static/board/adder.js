// The line under a cell's cards: Enter adds and waits for the next; pasted lines, or rows of a spreadsheet, become many.

import { el, icon } from '../define/element.js';

export class Adder {
  constructor(board, into, stage, more, label) {
    Object.assign(this, { board, into, stage, more });
    this.button = el('button', { type: 'button', class: 'add', tabindex: into === 'insights' ? '0' : '-1' }, icon(board.icons.plus, 17), el('span', {}, label));
    this.node = el('li', { class: 'adder' }, this.button);
    this.button.addEventListener('click', () => this.open());
    this.label = label;
  }

  open() {
    if (this.field || !this.board.mayEdit) return;
    this.field = el('textarea', { class: 'writing', rows: 1, 'aria-label': this.label, placeholder: this.label });
    this.node.replaceChildren(this.field);
    this.field.value = this.board.box.draft(this.key) ?? '';
    this.board.typing = { field: this.field, commit: () => this.close(true) };
    this.field.addEventListener('keydown', (event) => this.key_(event));
    this.field.addEventListener('input', () => this.board.box.type(this.key, this.field.value));
    this.field.addEventListener('paste', (event) => this.pasted(event));
    this.field.addEventListener('blur', () => this.close(true));
    this.field.focus();
  }

  get key() {
    return `add:${this.more.kind ?? this.into}:${this.stage}`;
  }

  key_(event) {
    event.stopPropagation();
    if (event.isComposing || event.shiftKey || !['Enter', 'Escape'].includes(event.key)) return;
    event.preventDefault();
    if (event.key === 'Escape') {
      this.field.value = '';
      this.close(false);
      this.board.focusCell(this.stage);
    } else if (this.field.value.trim()) this.add(lines(this.field.value));
    else {
      this.close(false);
      this.board.focusCell(this.stage);
    }
  }

  pasted(event) {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\n\t]/.test(text.trim())) return;
    event.preventDefault();
    this.board.paste(text, this.stage, this.into, this.more);
  }

  add(titles) {
    this.field.value = '';
    this.board.box.typed(this.key);
    this.board.perform({ do: 'add', into: this.into, titles, fields: { stage_id: this.stage, ...this.more } });
    this.node.scrollIntoView({ block: 'nearest' });
  }

  // Words that were refused come back into the line.
  restore(titles) {
    this.open();
    this.field.value = [...titles, this.field.value].filter(Boolean).join('\n');
  }

  // Or wait until somebody may write here again.
  hold(titles) {
    this.board.box.type(this.key, titles.join('\n'));
  }

  close(kept) {
    const { field } = this;
    if (!field) return;
    const words = field.value.trim();
    if (kept && words) this.add(lines(words));
    this.field = null;
    this.board.typing = null;
    this.board.box.typed(this.key);
    this.node.replaceChildren(this.button);
  }
}

const lines = (text) => text.split('\n').map((line) => line.trim()).filter(Boolean);

// Words in a cell: what customers want and do, notes, a pain, an opportunity. A click writes them in place.

import { el, icon, say } from '../define/element.js';

export class Note {
  constructor(board, lane, stage, insight = null) {
    Object.assign(this, { board, lane, stage, id: insight, field: null });
    this.words = el('div', { class: 'words', role: 'button', tabindex: '0' });
    this.node = insight
      ? el('li', { class: `note-of ${lane.kind}` }, icon(board.icons[lane.kind === 'pains' ? 'warn' : 'bulb'], 17), this.words)
      : el('div', { class: 'cell note-of' }, this.words);
    this.words.addEventListener('click', () => this.write());
    this.words.addEventListener('keydown', (event) => {
      if (!['Enter', 'F2', ' '].includes(event.key) && !(this.id && event.key === 'Delete')) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Delete') board.perform({ do: 'drop', id: this.id, subject: this.text });
      else this.write();
    });
  }

  show(text, lane, stage, insight = null) {
    Object.assign(this, { text, lane, stage });
    if (this.field) return this.node;
    say(this.words, text);
    this.node.classList.toggle('blank', !text);
    this.node.classList.toggle('unsaved', Boolean(insight?.unsaved));
    const where = stage ? `${lane.title}, ${stage.name}` : lane.title;
    this.words.setAttribute('aria-label', `${where}: ${text || this.board.words.nothing_here}`);
    return this.node;
  }

  write() {
    if (this.field) return;
    this.opened = this.text; // what the person saw; somebody else may change it meanwhile
    const isLines = !this.id && this.lane.kind !== 'goals';
    const field = el('textarea', { class: 'writing', rows: 1, 'aria-label': this.words.getAttribute('aria-label') });
    field.value = this.text;
    this.field = field;
    this.words.replaceWith(field);
    this.board.typing = { field, commit: () => this.finish(true) };
    field.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.isComposing || (event.key === 'Enter' && (event.shiftKey || (isLines && !event.ctrlKey))) || !['Enter', 'Escape'].includes(event.key)) return;
      event.preventDefault();
      this.finish(event.key === 'Enter');
      this.words.focus();
    });
    field.addEventListener('blur', () => this.finish(true));
    field.focus();
  }

  finish(kept) {
    const { field, board } = this;
    if (!field) return;
    const words = field.value.trim();
    this.field = null;
    board.typing = null;
    field.replaceWith(this.words);
    const was = this.opened;
    if (!kept || words === was) return;
    if (this.id) board.perform(words ? { do: 'set', id: this.id, field: 'title', value: words, was } : { do: 'drop', id: this.id, subject: was });
    else if (this.lane.kind === 'goals') board.perform({ do: 'set', id: this.stage.id, field: 'goal', value: words, was, label: this.lane.title });
    else board.perform({ do: 'write', id: this.lane.id, stage: this.stage.id, value: words, was });
  }
}

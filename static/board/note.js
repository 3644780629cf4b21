// Words in a cell: what customers want and do, notes, a pain, an opportunity. A click writes them in place.

import { el, icon, say } from '../define/element.js';
import { writeInPlace } from './writing.js';

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
      if (!board.mayEdit) return;
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
    if (this.field || !this.board.mayEdit) return;
    const was = this.text; // what the person saw; somebody else may change it meanwhile
    this.field = writeInPlace(this.board, {
      label: this.words.getAttribute('aria-label'),
      words: was,
      lines: !this.id && this.lane.kind !== 'goals',
      all: false,
      put: (field) => this.words.replaceWith(field),
      done: (now, kept) => {
        this.field.replaceWith(this.words);
        this.field = null;
        if (kept && now !== was) this.keep(now, was);
      },
      back: () => this.words.focus(),
    });
  }

  keep(value, was) {
    const { board, id, lane, stage } = this;
    if (id) board.perform(value ? { do: 'set', id, field: 'title', value, was } : { do: 'drop', id, subject: was });
    else if (lane.kind === 'goals') board.perform({ do: 'set', id: stage.id, field: 'goal', value, was, label: lane.title });
    else board.perform({ do: 'write', id: lane.id, stage: stage.id, value, was });
  }
}

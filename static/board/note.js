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
    const waits = this.operation(was);
    this.field = writeInPlace(this.board, {
      label: this.words.getAttribute('aria-label'),
      words: was,
      lines: !this.id && this.lane.kind !== 'goals',
      put: (field) => this.words.replaceWith(field),
      done: (now, kept) => {
        this.field.replaceWith(this.words);
        this.field = null;
        if (!kept || now === was) return;
        this.board.perform(this.id && !now ? { do: 'drop', id: this.id, subject: was } : { ...waits, value: now });
      },
      back: () => this.words.focus(),
      waits,
    });
  }

  // What keeps words here, without the words.
  operation(was) {
    const { id, lane, stage } = this;
    if (id) return { do: 'set', id, field: 'title', was };
    if (lane.kind === 'goals') return { do: 'set', id: stage.id, field: 'goal', was, label: lane.title };
    return { do: 'write', id: lane.id, stage: stage.id, was };
  }
}

// Words of another window that an edit made here has replaced: said, and a click puts them back as an edit of their own.

import { arrange, el } from './element.js';

export class LostWords {
  constructor(sheet) {
    this.sheet = sheet;
    this.settled = new Set(); // those answered on this page
    this.notes = new Map();
    this.node = el('div', { class: 'lost', role: 'region' });
  }

  show(lost) {
    const open = lost.filter((one) => !this.settled.has(one.op));
    for (const one of open) if (!this.notes.has(one.op)) this.notes.set(one.op, this.note(one));
    arrange(this.node, open.map((one) => this.notes.get(one.op)));
    this.node.setAttribute('aria-label', this.sheet.data.words.put_back);
    this.node.hidden = !open.length;
    this.lost = lost;
  }

  note(one) {
    const { words } = this.sheet.data;
    const back = el('button', { type: 'button', class: 'primary' }, words.put_back);
    const keep = el('button', { type: 'button', class: 'chip' }, words.keep_mine);
    back.addEventListener('click', () => {
      this.settle(one);
      this.sheet.perform(one.back);
    });
    keep.addEventListener('click', () => this.settle(one));
    return el('div', { class: 'note-of-lost', role: 'alert' }, el('p', {}, one.sentence), el('span', { class: 'ways' }, back, keep));
  }

  settle(one) {
    this.settled.add(one.op);
    this.notes.delete(one.op);
    this.show(this.lost);
  }
}

// What became of a pasted list, in sentences that stay until one goes on; with Undo, and what may be done about it.

import { el } from './element.js';

export class Told {
  constructor(sheet) {
    this.sheet = sheet;
    this.words = el('div', { class: 'sentences', role: 'status' });
    this.ways = el('span', { class: 'ways' });
    this.node = el('div', { class: 'told' }, this.words, this.ways);
    this.show({ sentences: [] });
  }

  show({ sentences, offer, label }) {
    this.words.replaceChildren(...sentences.map((sentence) => el('p', {}, sentence)));
    this.ways.replaceChildren();
    this.node.classList.toggle('silent', !sentences.length); // it stays in the page, so that its words are heard
    if (!sentences.length) return;
    if (offer) this.way(label, offer, 'primary');
    this.way(this.sheet.data.words.undo, { do: 'back', again: false }, 'chip');
  }

  way(label, operation, look) {
    const button = el('button', { type: 'button', class: look }, label);
    button.addEventListener('click', () => {
      this.show({ sentences: [] });
      this.sheet.perform(operation);
      this.sheet.adder?.focus();
    });
    this.ways.append(button);
  }

  // Undo would take back something newer now.
  goOn() {
    this.ways.querySelector('.chip')?.remove();
  }
}

// The question mark in the corner, and what it opens: a sheet with this page, the keys and the words, and a tour.

import { dress, el } from '../define/element.js';
import { Sheet } from './sheet.js';
import { Tour } from './tour.js';

const WRITABLE = 'textarea, select, [contenteditable], input:not([type=checkbox]):not([type=radio]):not([type=range])';
const TERM = '#term-';

export function mount(holder) {
  return new Help(holder);
}

class Help {
  constructor(holder) {
    this.holder = holder;
    holder.style.visibility = 'hidden'; // until its style is there
    this.button = el('button', { type: 'button', class: 'ask', 'aria-haspopup': 'dialog' }, '?');
    this.sheet = new Sheet(this);
    this.tour = new Tour(this);
    holder.append(this.button, this.sheet.node, ...this.tour.nodes);
    this.button.addEventListener('click', () => this.sheet.open());
    this.button.addEventListener('pointerenter', () => this.ask()); // a moment ahead
    this.pressed = (event) => this.key(event);
    this.followed = (event) => this.follow(event);
  }

  async update(data, trigger) {
    this.latest = data;
    this.trigger = trigger;
    await dress(this.holder, '../help/help');
    if (data !== this.latest) return;
    this.holder.style.visibility = '';
    this.listen();
    this.data = data;
    this.button.setAttribute('aria-label', data.label);
    this.button.title = `${data.label} (?)`;
    this.asking = false;
    if (data.sheet) this.sheet.fill(data.sheet);
    else if (this.sheet.node.open) this.ask(); // the page was drawn anew before the words had come
    this.tour.update(data);
  }

  listen() {
    if (this.listening) return;
    this.listening = true;
    document.addEventListener('keydown', this.pressed);
    addEventListener('click', this.followed, true);
  }

  // The words of the sheet are fetched when somebody is about to read them, and again in another language.
  ask() {
    if (this.asking || !this.data || this.sheet.language === this.data.language) return;
    this.asking = true;
    this.trigger('asked', Date.now());
  }

  key(event) {
    if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey || this.sheet.node.open) return;
    if (event.composedPath()[0].matches?.(WRITABLE)) return;
    event.preventDefault();
    this.sheet.open('keys');
  }

  // A word of a page that has its meaning here is a link to it.
  follow(event) {
    const link = event.composedPath().find((node) => node.matches?.(`a[href*="${TERM}"]`));
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.sheet.open('glossary', link.getAttribute('href').split(TERM)[1]);
  }

  destroy() {
    this.listening = false;
    document.removeEventListener('keydown', this.pressed);
    removeEventListener('click', this.followed, true);
    this.sheet.node.close();
    this.tour.stop();
  }
}

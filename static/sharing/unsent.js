// Words that had not been sent when the page was closed to whoever wrote them: to be read, and copied.

import { dress, el } from '../define/element.js';
import { outboxOf, watchOutboxes } from '../define/outbox.js';

export function mount(holder) {
  return new Unsent(holder);
}

class Unsent {
  constructor(holder) {
    this.holder = holder;
    this.title = el('p', { class: 'title' });
    this.words = el('ul', { class: 'words' });
    this.button = el('button', { type: 'button', class: 'copy' });
    this.node = el('div', { class: 'unsent', role: 'status' }, this.title, this.words, this.button);
    this.button.addEventListener('click', () => this.copy());
    this.leave = watchOutboxes(() => this.data && this.show()); // what was being written comes in a moment later
  }

  async update(data) {
    this.latest = data;
    await dress(this.holder, '../define/base');
    await dress(this.holder, '../sharing/sharing');
    if (data !== this.latest) return;
    this.data = data;
    this.title.textContent = data.words.title;
    this.button.textContent = data.words.copy;
    this.show();
  }

  show() {
    const box = this.data.map ? outboxOf(this.data.map) : { operations: [], drafts: {} };
    const all = [...box.operations.flatMap(wordsOf), ...Object.values(box.drafts), ...this.data.drafts];
    this.all = [...new Set(all.map((words) => words.trim()).filter(Boolean))];
    this.words.replaceChildren(...this.all.map((words) => el('li', {}, words)));
    if (this.all.length) this.holder.append(this.node);
    else this.node.remove();
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.all.join('\n'));
      this.button.textContent = this.data.words.copied;
    } catch {
      getSelection().selectAllChildren(this.words); // where the browser keeps its clipboard to itself
    }
  }

  destroy() {
    this.leave();
  }
}

function wordsOf({ titles = [], value, deeds = [] }) {
  return [...titles, ...(typeof value === 'string' ? [value] : []), ...deeds.flatMap(wordsOf)];
}

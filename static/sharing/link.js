// A new link, shown until the dialog closes, with a button that copies it.

import { dress, el } from '../define/element.js';

export function mount(holder) {
  return new Link(holder);
}

class Link {
  constructor(holder) {
    this.holder = holder;
    this.field = el('input', { class: 'link', readonly: true, spellcheck: 'false' });
    this.button = el('button', { type: 'button', class: 'copy' });
    this.about = el('p', { class: 'about', role: 'status' });
    this.node = el('div', { class: 'new-link' }, el('div', { class: 'line' }, this.field, this.button), this.about);
    this.field.addEventListener('focus', () => this.field.select());
    this.button.addEventListener('click', () => this.copy());
  }

  async update(data) {
    await dress(this.holder, '../define/base');
    await dress(this.holder, '../sharing/sharing');
    if (!this.node.isConnected) this.holder.append(this.node);
    this.words = data.words;
    this.about.textContent = data.words.about;
    this.field.setAttribute('aria-label', data.words.label);
    if (this.href === data.href) return;
    this.href = data.href;
    this.field.value = new URL(data.href, document.baseURI).href;
    this.button.textContent = data.words.copy;
  }

  async copy() {
    this.field.select();
    try {
      await navigator.clipboard.writeText(this.field.value);
    } catch {
      document.execCommand('copy'); // over plain http, as in a workshop room, the browser keeps its clipboard to itself
    }
    this.button.textContent = this.words.copied;
  }

  destroy() {}
}

// The words of the field: a list to search, each with its name in the other language and where the idea was set out.

import { el } from '../define/element.js';

export class Glossary {
  constructor(sheet) {
    const { words } = sheet;
    this.sheet = sheet;
    this.field = el('input', { type: 'search', class: 'search', 'aria-label': words.search, placeholder: words.search, autocomplete: 'off' });
    this.list = el('dl', { class: 'terms' });
    this.entries = new Map(sheet.terms.map((term) => [term.key, this.entry(term)]));
    this.list.append(...this.entries.values());
    const all = el('button', { type: 'button' }, words.all);
    this.none = el('div', { class: 'none', hidden: true }, el('p', {}), all);
    this.said = el('p', { class: 'heard', role: 'status' });
    this.node = el('div', { class: 'glossary' }, this.field, this.said, this.list, this.none);
    this.field.addEventListener('input', () => this.find(this.field.value));
    all.addEventListener('click', () => {
      this.find((this.field.value = ''));
      this.field.focus();
    });
  }

  entry(term) {
    const { words } = this.sheet;
    const other = this.sheet.language === 'it' ? 'en' : 'it';
    const see = term.see.map(([key, name]) => {
      const link = el('button', { type: 'button', class: 'see' }, name);
      link.addEventListener('click', () => this.go(key));
      return link;
    });
    return el(
      'div', { class: 'term', tabindex: '-1', 'data-term': term.key },
      el('dt', {}, term.name, term.other && el('span', { lang: other, title: this.sheet.other_language }, term.other)),
      el('dd', {}, term.text),
      term.source && el('dd', { class: 'source' }, `${words.source} ${term.source}`),
      see.length ? el('dd', { class: 'sees' }, el('span', {}, words.see), ...see) : null
    );
  }

  // Shows the words in which all of what was typed occurs; those whose name has it stand first.
  find(typed) {
    const sought = folded(typed).split(/\s+/).filter(Boolean);
    const has = (text) => sought.every((part) => folded(text).includes(part));
    const named = this.sheet.terms.filter((term) => has(`${term.name} ${term.other}`));
    const told = this.sheet.terms.filter((term) => !named.includes(term) && has(`${term.name} ${term.other} ${term.text}`));
    const found = [...named, ...told];
    this.list.replaceChildren(...found.map((term) => this.entries.get(term.key)));
    this.none.hidden = found.length > 0;
    const nothing = this.sheet.words.nothing.replace('{words}', typed.trim());
    this.none.firstChild.textContent = nothing;
    this.said.textContent = found.length ? '' : nothing;
  }

  go(key) {
    if (!this.entries.has(key)) return;
    this.find((this.field.value = ''));
    const entry = this.entries.get(key);
    entry.scrollIntoView({ block: 'center' });
    entry.focus({ preventScroll: true });
  }
}

function folded(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

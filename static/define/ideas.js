// What others put here: words that a click takes, and which kind of business these others are in.

import { el, icon } from './element.js';

export class Ideas {
  constructor(adder) {
    this.adder = adder;
    this.sheet = adder.sheet;
    this.label = el('span', { class: 'note' });
    this.chips = el('span', { class: 'chips' });
    this.list = el('select', { class: 'kind' });
    this.kind = el('span', { class: 'choice business' }, this.list, icon(this.sheet.icons.down, 14));
    this.node = el('div', { class: 'ideas' }, this.label, this.chips, this.kind);
    this.list.addEventListener('change', () => this.sheet.choose(this.spec.business.name, this.list.value));
  }

  show(adder, words) {
    this.spec = adder;
    const coming = new Set(this.sheet.box.operations.flatMap((operation) => (operation.do === 'add' ? operation.titles : [])));
    const left = adder.ideas.filter((idea) => !coming.has(idea.words));
    const whole = !this.sheet.shown.length && !coming.size && left.length > 1;
    this.node.hidden = !left.length && !adder.business;
    this.label.textContent = left.length ? words.suggest : adder.business?.chosen ? words.all_there : words.nothing_more;
    this.chips.replaceChildren(...left.map((idea) => this.chip(idea.words, [idea])), ...(whole ? [this.all(left, words)] : []));
    this.business(adder.business);
  }

  all(ideas, words) {
    const chip = this.chip(words.take_all.replace('{n}', ideas.length), ideas);
    chip.classList.add('all');
    return chip;
  }

  chip(label, ideas) {
    const chip = el('button', { type: 'button', class: 'chip' }, icon(this.sheet.icons.plus, 16), label);
    chip.addEventListener('click', () => {
      this.adder.send(ideas.map((idea) => idea.words), ideas.map((idea) => idea.fields));
      this.adder.focus();
    });
    return chip;
  }

  business(group) {
    this.kind.hidden = !group;
    if (!group) return;
    const said = JSON.stringify(group.tabs);
    if (said !== this.said) {
      this.said = said;
      this.list.replaceChildren(...group.tabs.map((tab) => el('option', { value: tab.id }, tab.name)));
    }
    this.list.setAttribute('aria-label', group.label);
    this.list.title = group.label;
    this.list.value = group.chosen;
  }
}

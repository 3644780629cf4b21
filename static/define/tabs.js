// What the rows are about: the stages, or the personas, in a row; on a phone a list that opens.

import { arrange, draw, el } from './element.js';

const MS_TO_ANSWER = 3000;

export class Tabs {
  constructor(sheet) {
    this.sheet = sheet;
    this.bar = el('div', { role: 'tablist', class: 'tabs' });
    this.list = el('select', { class: 'field narrow' });
    this.node = el('div', { class: 'chooser' }, this.bar, this.list);
    this.buttons = new Map();
    this.list.addEventListener('change', () => this.choose(this.list.value));
    this.bar.addEventListener('keydown', (event) => this.walk(event));
  }

  show(group) {
    const isThere = group.tabs.some((tab) => tab.id === this.asked?.id);
    if (!isThere || group.chosen === this.asked.id || performance.now() - this.asked.at > MS_TO_ANSWER) this.asked = null;
    this.group = this.asked ? { ...group, chosen: this.asked.id } : group;
    this.render(this.group);
  }

  render(group) {
    this.node.dataset.name = group.name;
    this.bar.setAttribute('aria-label', group.label);
    this.list.setAttribute('aria-label', group.label);
    arrange(this.bar, group.tabs.map((tab) => this.button(tab, tab.id === group.chosen)));
    this.list.replaceChildren(
      ...group.tabs.map((tab) => el('option', { value: tab.id }, tab.note ? `${tab.name} · ${tab.note}` : tab.name))
    );
    this.list.value = group.chosen;
    this.list.dataset.look = this.chosen?.look ?? '';
  }

  button(tab, chosen) {
    if (!this.buttons.has(tab.id)) {
      const picture = el('span', { class: 'picture' });
      const name = el('span', { class: 'name' });
      const note = el('span', { class: 'note' });
      const node = el('button', { type: 'button', role: 'tab' }, picture, el('span', { class: 'words' }, name, note));
      node.addEventListener('click', () => this.choose(tab.id));
      this.buttons.set(tab.id, { node, picture, name, note });
    }
    const { node, picture, name, note } = this.buttons.get(tab.id);
    node.dataset.look = tab.look;
    node.dataset.id = tab.id;
    node.setAttribute('aria-selected', String(chosen));
    node.tabIndex = chosen ? 0 : -1;
    picture.hidden = !tab.picture;
    draw(picture, tab.picture);
    name.textContent = tab.name;
    note.textContent = tab.note;
    return node;
  }

  get chosen() {
    return this.group.tabs.find((tab) => tab.id === this.group.chosen);
  }

  choose(id) {
    if (id === this.group.chosen) return;
    const asked = { id, at: performance.now() };
    this.asked = asked; // until the server has answered; a message that got lost is sent again
    setTimeout(() => this.asked === asked && this.node.isConnected && this.sheet.choose(this.group.name, id), MS_TO_ANSWER);
    this.group = { ...this.group, chosen: id };
    this.render(this.group);
    this.sheet.adder?.turn();
    this.sheet.choose(this.group.name, id);
  }

  walk(event) {
    const steps = { ArrowRight: 1, ArrowLeft: -1 };
    if (!(event.key in steps)) return;
    const ids = this.group.tabs.map((tab) => tab.id);
    const next = ids[(ids.indexOf(this.group.chosen) + steps[event.key] + ids.length) % ids.length];
    event.preventDefault();
    this.choose(next);
    this.buttons.get(next).node.focus();
  }

  // The tab under a point, marked as the place where a row would land.
  at(x, y) {
    let found = null;
    for (const [id, { node }] of this.buttons) {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      const here = node.isConnected && x >= left && x <= right && y >= top && y <= bottom;
      node.classList.toggle('landing', here && id !== this.group.chosen);
      if (here && id !== this.group.chosen) found = id;
    }
    return found;
  }
}

// Over the board: whose curve is in front, which channel, a search, how large. On a phone the choices stand behind a button.

import { arrange, el, icon, put, say } from '../define/element.js';

export class Tools {
  constructor(board) {
    this.board = board;
    this.find = '';
    this.channel = '';
    this.who = '';
    this.chips = new Map();
    this.people = el('div', { class: 'people', role: 'radiogroup' });
    this.channels = el('select', { class: 'field' });
    this.walkers = el('select', { class: 'field' });
    this.search = el('input', { class: 'field', type: 'search' });
    this.sizes = el('div', { class: 'sizes', role: 'group' });
    this.crowd = el('ul', { class: 'crowd' });
    this.choices = el('div', { class: 'choices', id: 'choices', popover: 'auto' }, this.people, this.channels, this.walkers);
    this.opener = el('button', { type: 'button', class: 'tool opener', popovertarget: 'choices' }, el('span', { class: 'sign' }), el('span', { class: 'name' }));
    this.node = el('div', { class: 'tools' }, this.opener, this.choices, this.crowd, this.search, this.sizes);
    this.choices.addEventListener('beforetoggle', () => {
      this.choices.style.top = `${this.opener.getBoundingClientRect().bottom + 6}px`;
    });
    this.channels.addEventListener('change', () => this.narrow({ channel: this.channels.value }));
    this.walkers.addEventListener('change', () => this.narrow({ who: this.walkers.value }));
    this.search.addEventListener('input', () => this.narrow({ find: this.search.value.trim().toLocaleLowerCase() }));
    this.search.addEventListener('keydown', (event) => this.searched(event));
    board.find = { focus: () => this.search.select() ?? this.search.focus() };
  }

  show(view) {
    const { board } = this;
    const { words } = board;
    this.people.setAttribute('aria-label', words.front);
    arrange(this.people, view.personas.map((persona) => this.chip(persona)));
    this.fill(this.channels, words.channel, words.all_channels, view.channels, 'channel');
    this.fill(this.walkers, words.whose, words.of_everybody, view.personas, 'who');
    this.walkers.hidden = !view.cards.some((card) => card.personas.length);
    this.open(view.personas.find(({ id }) => id === board.front));
    this.search.placeholder = words.find;
    this.search.setAttribute('aria-label', words.find);
    if (this.sizes.childElementCount) return;
    for (const [way, sign, name] of [[-1, '\u2212', 'smaller'], [1, '+', 'larger']]) {
      const button = el('button', { type: 'button', class: 'tool', 'aria-label': words[name], title: words[name] }, sign);
      button.addEventListener('click', () => board.enlarge(way));
      this.sizes.append(button);
    }
    this.sizes.setAttribute('aria-label', words.size);
  }

  // On a phone whose curve is in front and what narrows the cards stand behind one button, which says both.
  open(front) {
    const { words } = this.board;
    if (!this.opener.querySelector('.icon')) this.opener.append(icon(this.board.icons.down, 16));
    const names = [front?.name, ...[this.channels, this.walkers].filter((list) => list.value).map((list) => list.selectedOptions[0].text)].filter(Boolean);
    say(this.opener.querySelector('.name'), names.join(', ') || words.shown);
    put(this.opener, { 'aria-label': [words.shown, names.join(', ')].filter(Boolean).join(': ') });
    this.opener.style.setProperty('--own', front ? `var(--persona-${front.colour})` : 'transparent');
  }

  // A list to narrow the cards by; what is gone from the map narrows nothing any more.
  fill(list, label, all, things, name) {
    const said = JSON.stringify([all, ...things.map(({ id, name: words }) => [id, words])]);
    if (list.dataset.said !== said) list.replaceChildren(el('option', { value: '' }, all), ...things.map((each) => el('option', { value: each.id }, each.name)));
    list.dataset.said = said;
    list.setAttribute('aria-label', label);
    if (!things.some(({ id }) => id === this[name])) this[name] = '';
    list.value = this[name];
  }

  chip(persona) {
    if (!this.chips.has(persona.id)) {
      const chip = el('button', { type: 'button', role: 'radio', class: 'chip' }, el('span', { class: 'sign' }), el('span', { class: 'name' }));
      chip.addEventListener('click', () => {
        this.board.bringForward(persona.id);
      });
      chip.addEventListener('keydown', (event) => {
        const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (!way) return;
        event.preventDefault();
        const all = [...this.people.children];
        const next = all[(all.indexOf(chip) + way + all.length) % all.length];
        next.focus();
        next.click();
      });
      this.chips.set(persona.id, chip);
    }
    const chip = this.chips.get(persona.id);
    const isFront = persona.id === this.board.front;
    say(chip.querySelector('.name'), persona.name);
    chip.style.setProperty('--own', `var(--persona-${persona.colour})`);
    chip.style.setProperty('--own-tint', `var(--persona-${persona.colour}-tint)`);
    chip.setAttribute('aria-checked', String(isFront));
    chip.setAttribute('tabindex', isFront ? '0' : '-1');
    return chip;
  }

  // The first letters of those who are here too, in their colours.
  others(here) {
    const { words } = this.board;
    const told = JSON.stringify(here.map(({ name, colour }) => [name, colour]));
    if (told === this.told) return;
    this.told = told;
    this.crowd.setAttribute('aria-label', words.here);
    this.crowd.hidden = !here.length;
    this.crowd.replaceChildren(...here.map(({ name, colour }) => {
      const said = name || words.somebody;
      const one = el('li', { title: said }, el('span', { 'aria-hidden': 'true' }, said.slice(0, 1).toLocaleUpperCase()), el('span', { class: 'heard' }, said));
      one.style.setProperty('--theirs', `var(--person-${colour})`);
      return one;
    }));
  }

  narrow(how) {
    Object.assign(this, how);
    this.board.render();
    const { cards } = this.board.view;
    const found = cards.filter((card) => !this.board.isFaint(card)).length;
    if (this.find || this.channel || this.who) this.board.tell(this.board.say('found', { n: found, all: cards.length }));
  }

  // Enter goes to the first card found, Escape forgets the search.
  searched(event) {
    if (event.key === 'Escape') {
      this.search.value = '';
      this.narrow({ find: '' });
      this.board.focus(this.board.last ?? this.board.view.cards[0]?.id);
    } else if (event.key === 'Enter') {
      const first = this.board.view.cards.find((card) => !this.board.isFaint(card));
      if (first) this.board.focus(first.id);
    } else return;
    event.preventDefault();
  }
}

// A card of the board: icon, words, star, moon. Its words are written in place.

import { el, icon } from '../define/element.js';
import { writeInPlace } from './writing.js';

export class Card {
  constructor(id, board) {
    Object.assign(this, { id, board, field: null });
    this.icon = el('span', { class: 'icon-of' });
    this.title = el('span', { class: 'title' });
    this.star = el('span', { class: 'star', 'aria-hidden': 'true' });
    this.moon = el('span', { class: 'moon', 'aria-hidden': 'true' });
    this.more = el('button', { type: 'button', class: 'dots', tabindex: '-1', 'aria-haspopup': 'menu' });
    this.tie = el('button', { type: 'button', class: 'tie', tabindex: '-1', 'aria-hidden': 'true' });
    this.face = el('div', { class: 'face', role: 'button', tabindex: '-1' }, this.icon, this.title, this.star, this.moon);
    this.remarks = el('span', { class: 'remarks', 'aria-hidden': 'true' });
    this.node = el('li', { class: 'card', 'data-id': id }, this.face, this.more, this.tie, this.remarks);
    this.more.addEventListener('click', () => board.openMenu(id, this.more));
    this.face.addEventListener('dblclick', () => this.write());
  }

  show(card, chosen) {
    const { board } = this;
    const channel = board.data.channels.find((each) => each.id === card.channel_id);
    const faint = board.isFaint(card);
    const links = board.told.get(this.id) ?? '';
    const said = JSON.stringify([card, chosen, faint, channel, links, board.isOffline]);
    this.card = card;
    if (this.said === said) return; // most cards are as they were
    this.said = said;
    this.icon.replaceChildren(...(channel ? [icon(board.data.icons[channel.icon], 20)] : []));
    this.title.textContent = card.title;
    this.star.replaceChildren(card.moment_of_truth ? icon(board.data.icons.star, 17) : '');
    this.more.replaceChildren(icon(board.data.icons.dots, 18));
    this.tie.replaceChildren(icon(board.data.icons.right, 14));
    this.moon.dataset.evidence = card.evidence;
    this.remarks.textContent = card.said || '';
    this.remarks.title = card.said_words || '';
    const states = { unsaved: card.unsaved, truth: card.moment_of_truth, leak: card.lost, behind: card.behind, chosen, faint };
    for (const [name, on] of Object.entries(states)) this.node.classList.toggle(name, Boolean(on));
    const name = [
      `${card.number}. ${card.title}`, channel?.name, card.moment_of_truth && board.words.truth, board.data.evidence[card.evidence],
      card.said_words, chosen && board.words.chosen, card.unsaved && board.words.waiting_short,
    ];
    this.face.setAttribute('aria-label', name.filter(Boolean).join(', '));
    this.face.setAttribute('aria-description', links);
    this.more.setAttribute('aria-label', board.say('more', { subject: card.title }));
    this.node.dataset.waits = card.unsaved && board.isOffline ? board.words.waiting_short : '';
  }

  // Somebody else is on it.
  held(other) {
    this.node.classList.toggle('held', Boolean(other));
    const said = other ? this.board.say(other.writing ? 'writes' : 'is_here', { name: other.name || this.board.words.somebody }) : '';
    if ((this.tab?.textContent ?? '') === said) return;
    this.tab?.remove();
    this.tab = said ? el('span', { class: 'tab' }, said) : null;
    if (!other) return;
    this.node.style.setProperty('--theirs', `var(--person-${other.colour})`);
    this.node.append(this.tab);
  }

  // `problem` says why these words were refused.
  write(words = this.card.title, problem = '') {
    if (this.field || !(this.board.mayEdit || problem)) return;
    const { board, id } = this;
    const was = this.card.title; // what the person saw; somebody else may change it meanwhile
    const key = `${id}:title`;
    this.field = writeInPlace(board, {
      label: board.words.title,
      words,
      put: (field) => {
        this.node.classList.add('edited');
        this.node.append(field);
        this.fault(problem);
      },
      done: (now, kept) => {
        board.box.typed(key);
        this.field.remove();
        this.field = null;
        this.fault('');
        this.node.classList.remove('edited');
        const isRefused = problem && now === words;
        if (kept && now && now !== was && !isRefused) board.perform({ do: 'set', id, field: 'title', value: now, was, label: board.words.title });
      },
      back: () => this.face.focus(),
    });
    this.field.addEventListener('input', () => board.box.type(key, this.field.value));
  }

  fault(problem) {
    this.node.querySelector('.fault')?.remove();
    if (problem) this.node.append(el('p', { class: 'fault', role: 'alert' }, problem));
  }
}

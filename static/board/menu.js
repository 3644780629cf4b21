// The small menu of a card: channel, moment of truth, how we know, links, copy, delete. Arrow keys walk it.

import { el, icon } from '../define/element.js';
import { sample } from './way.js';

export function cardMenu(board, id, beside) {
  const card = board.view.cards.find((each) => each.id === id);
  if (!card) return;
  const { words, icons, data } = board;
  const ids = board.chosen.has(id) ? [...board.chosen] : [id];
  const set = (field, value) => () => board.setAll(ids, field, value);
  const channels = el('select', { class: 'field', 'aria-label': words.channel }, el('option', { value: '' }, words.no_channel));
  for (const channel of data.channels) channels.append(el('option', { value: channel.id }, channel.name));
  channels.value = card.channel_id ?? '';
  channels.addEventListener('change', () => {
    menu.hidePopover();
    set('channel_id', channels.value || null)();
  });
  const truth = entry(icons.star, words.truth, '*', set('moment_of_truth', !card.moment_of_truth));
  truth.setAttribute('aria-pressed', Boolean(card.moment_of_truth));
  const known = el('div', { class: 'moons', role: 'radiogroup', 'aria-label': words.evidence });
  for (const [value, label] of Object.entries(data.evidence)) {
    const moon = el('button', { type: 'button', role: 'radio', 'aria-checked': String(card.evidence === value) },
      el('span', { class: 'moon', 'data-evidence': value }), el('span', {}, label));
    moon.addEventListener('click', done(set('evidence', value)));
    known.append(moon);
  }
  const items = [
    el('label', { class: 'line' }, el('span', {}, words.channel), channels), truth,
    el('p', { class: 'note' }, words.evidence), known, el('hr'),
    entry(icons.pencil, words.rewrite, 'Enter', () => board.cardOf(id)?.write()),
    entry(icons.link, words.link_to, 'L', () => board.links.begin(id)),
    entry(icons.copy, words.duplicate, 'Ctrl D', () => board.duplicate(ids)),
    entry(icons.trash, ids.length > 1 ? board.say('delete_n', { n: ids.length }) : words.delete, words.key_delete, () => board.drop(ids)),
  ];
  const menu = open(board, beside, items, { role: 'dialog', 'aria-label': board.say('more', { subject: card.title }) });

  function entry(path, label, keys, act) {
    const button = el('button', { type: 'button' }, icon(path, 18), el('span', {}, label), el('kbd', {}, keys));
    button.addEventListener('click', done(act));
    return button;
  }

  function done(act) {
    return () => {
      menu.hidePopover();
      act();
    };
  }
}

// Which kind of way leads from one card to another, asked where the line was let go.
export function kindMenu(board, source, target, beside) {
  const items = Object.entries(board.data.kinds).filter(([kind]) => target || kind === 'exit').map(([kind, label]) => {
    const button = el('button', { type: 'button', role: 'menuitem' }, sample(kind), el('span', {}, label));
    button.addEventListener('click', () => {
      menu.hidePopover();
      board.perform({ do: 'link', id: source, target, kind });
      board.tell(board.words.linked);
    });
    return button;
  });
  const menu = open(board, beside, items, { role: 'menu', 'aria-label': board.words.link_to });
}

function open(board, beside, items, how) {
  const menu = el('div', { class: 'menu', popover: 'auto', ...how }, ...items);
  menu.addEventListener('keydown', (event) => walk(event, [...menu.querySelectorAll('button, select')]));
  menu.addEventListener('toggle', (event) => {
    if (event.newState !== 'closed') return;
    menu.remove();
    board.refocus();
  });
  board.root.append(menu);
  menu.showPopover();
  stand(menu, beside.getBoundingClientRect());
  menu.querySelector('button, select')?.focus();
  return menu;
}

function stand(menu, place) {
  const { width, height } = menu.getBoundingClientRect();
  const below = place.bottom + 4 + height <= innerHeight;
  menu.style.left = `${Math.max(8, Math.min(place.right - width, innerWidth - width - 8))}px`;
  menu.style.top = `${below ? place.bottom + 4 : Math.max(8, innerHeight - height - 8)}px`;
}

function walk(event, entries) {
  event.stopPropagation();
  const steps = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 };
  if (!(event.key in steps) || (event.target.localName === 'select' && event.key !== 'ArrowLeft' && event.altKey)) return;
  event.preventDefault();
  const place = entries.indexOf(event.target.closest('button, select'));
  entries[(place + steps[event.key] + entries.length) % entries.length]?.focus();
}

// Notes and ranked lists that fill the wall: the largest letters that leave all to be seen, then the newest alone.

import { el, icon } from './dom.js';
import { given, t } from './words.js';

const TYPES = [4.4, 3.6, 3, 2.5, 2.1, 1.8, 1.55, 1.35, 1.2]; // rem; the last is still read from the back
const DENSE = 1.8; // from which on a name stands beside the words, not below
const WIDTH_OF_NOTE = 10; // of its letters' size
const GAP = 0.9; // rem
const FEW = 40; // notes: then one goes at a time, for a shorter one may have room in its place
const MOST_IN_PILE = 18; // notes that are measured: no wall holds more of them beside other piles
const MOST_ALONE = 90;
const MINDS = ['think', 'feel', 'say', 'do'];

export function board(notes, room) {
  const found = piles(notes, room);
  const most = found.length > 1 ? MOST_IN_PILE : MOST_ALONE;
  const older = (title) => (found.length > 1 ? (room.older?.[title] ?? 0) : Object.values(room.older ?? {}).reduce((sum, one) => sum + one, 0));
  return el('div', { class: 'board' }, found.map(([title, within]) => pile(title, within.slice(0, most), Math.max(within.length - most, 0) + older(title))));
}

// By what they are about, where the step says so.
function piles(notes, room) {
  const isOf = (one) => notes.filter(one);
  if (room.name === 'empathy') {
    const minds = MINDS.map((of) => [`${room.persona?.name ?? ''} ${t(`mind.${of}`)}`.trim(), isOf((note) => note.of === of)]);
    return [...minds, [t('wall.cards'), isOf((note) => note.kind === 'card')]].filter(([, within]) => within.length);
  }
  if (room.name === 'touchpoints' || room.name === 'sketch') {
    const found = room.order.map((stage) => [stage, isOf((note) => note.stage === stage)]).filter(([, within]) => within.length);
    const rest = isOf((note) => !room.order.includes(note.stage));
    return rest.length ? [...found, ['', rest]] : found;
  }
  if (room.name === 'share' && room.decisions.length) {
    return [[t('wall.decided'), isOf(({ kind }) => kind === 'decision')], ['', isOf(({ kind }) => kind !== 'decision')]].filter(([, within]) => within.length);
  }
  return [['', notes]];
}

function pile(title, notes, left) {
  const list = el('ul', { class: 'notes', 'data-left': String(left) }, notes.map((note) => sticky(note, title)));
  return el('section', { class: 'pile' }, title ? el('h2', {}, title) : el('span', {}), list, el('p', { class: 'more' }));
}

function sticky(note, title) {
  const about = [
    note.of && !title.endsWith(t(`mind.${note.of}`)) ? t(`mind.${note.of}`) : null,
    note.evidence ? given.evidence[note.evidence] : null,
    note.icon ? icon(note.icon, 24) : null,
    note.channel ? note.channel : null,
    note.stage && note.stage !== title && note.kind === 'card' ? note.stage : null,
    note.by || null,
  ].filter((one) => one !== null);
  const parts = about.map((one) => (typeof one === 'string' ? el('span', {}, one) : one));
  return el('li', { class: note.isNew ? 'new' : '' }, el('p', {}, note.text), parts.length ? el('small', {}, parts) : null);
}

// Those with dots; where there are none yet, all.
export function ranked(all) {
  const chosen = all.filter(({ dots }) => dots);
  const found = chosen.length ? chosen : all;
  const most = Math.max(...found.map(({ dots }) => dots), 1);
  const places = found.map(({ dots }) => 1 + found.filter((other) => other.dots > dots).length);
  const rows = found.map(({ text, n, dots }, at) =>
    el(
      'li',
      {},
      el('span', { class: 'place' }, dots ? `${places[at]}.` : ''),
      el('span', { class: 'text' }, text, n > 1 ? el('small', {}, ` \u00d7 ${n}`) : null),
      el('span', { class: 'dots', 'aria-hidden': 'true' }, '\u25cf'.repeat(most > 20 ? Math.round((dots / most) * 20) : dots)),
      el('span', { class: 'count' }, t('wall.dots', { n: dots })),
    ),
  );
  return el('section', { class: 'pile' }, el('span', {}), el('ol', { class: 'ranked', 'data-left': String(all.length - found.length) }, rows), el('p', { class: 'more' }));
}

const last = { of: '', at: 0 };

// Measured once they stand on the page. More notes of the same step begin with the letters that fitted before, or the
// next larger ones.
export function fit(place, step) {
  const lists = [...place.querySelectorAll('.notes, .ranked')].filter(({ children }) => children.length);
  const first = last.of === step ? Math.max(last.at - 1, 0) : 0;
  for (let at = first; at < TYPES.length; at += 1) {
    lists.forEach((list) => laid(list, TYPES[at]));
    Object.assign(last, { of: step, at });
    if (!lists.some(spills)) break;
  }
  for (const list of [...lists, ...place.querySelectorAll('.torn ol')]) shorten(list);
}

// Notes lie in columns, each below the one that ends highest: so the newest, which come first, are at the top.
function laid(list, type) {
  list.dataset.type = type;
  list.style.setProperty('--type', `${type}rem`);
  list.classList.toggle('dense', type <= DENSE);
  if (!list.classList.contains('notes')) return;
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const gap = GAP * rem;
  const notes = [...list.children];
  const most = Math.max(1, Math.floor((list.clientWidth + gap) / (WIDTH_OF_NOTE * type * rem + gap)));
  const columns = Math.min(most, notes.length);
  const width = Math.floor((list.clientWidth - gap * (columns - 1)) / columns);
  notes.forEach((note) => note.style.setProperty('width', `${width}px`));
  const ends = Array(columns).fill(0);
  const heights = notes.map((note) => note.offsetHeight);
  notes.forEach((note, at) => {
    const column = ends.indexOf(Math.min(...ends));
    note.style.left = `${column * (width + gap)}px`;
    note.style.top = `${ends[column]}px`;
    ends[column] += heights[at] + gap * 0.8;
  });
}

const spills = (list) => list.scrollHeight > list.clientHeight + 1;

// Takes away what has no room, and says how much that was. The first stays: it is cut rather than not seen.
function shorten(list) {
  const more = list.parentNode.querySelector('.more');
  const all = list.children.length + Number(list.dataset.left ?? 0);
  const beyond = () => [...list.children].slice(1).filter((one) => one.offsetTop + one.offsetHeight > list.clientHeight + 1);
  for (let found = beyond(); found.length; found = beyond()) {
    const isFew = list.classList.contains('notes') && list.children.length < FEW;
    (isFew ? found.slice(0, 1) : found).forEach((one) => one.remove());
    if (list.dataset.type) laid(list, Number(list.dataset.type));
  }
  const left = all - list.children.length;
  more.textContent = left ? t('wall.more', { n: left }) : '';
}

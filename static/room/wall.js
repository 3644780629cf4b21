// The big screen: how to come in, the step and its clock, and what the room has said, once it may be seen.

import { Line } from './ask.js';
import { board, fit, ranked } from './board.js';
import { curve, torn } from './curve.js';
import { drawing, el, icon } from './dom.js';
import { clock, given, t } from './words.js';

const SOON_SECONDS = 60;
const MS_TO_GATHER = 60;
const WEIGHTS = [400, 600, 700, 900];
const LONG_QUESTION = 60; // characters
const page = { room: null, offset: 0, isOpen: true, over: '', drawn: '', step: '', seen: null };
const parts = {};

function begin() {
  Object.assign(parts, {
    header: el('header', {}),
    main: el('main', {}),
    footer: el('footer', {}),
    clock: el('div', { class: 'clock', role: 'timer', 'aria-live': 'off' }),
    told: el('p', { class: 'heard', role: 'status' }),
  });
  document.body.replaceChildren(parts.header, parts.main, parts.footer, parts.told);
  setInterval(tick, 250);
  addEventListener('resize', again);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);
  for (const weight of WEIGHTS) document.fonts?.load(`${weight} 1em "Itinerario Sans"`);
  document.fonts?.addEventListener('loadingdone', again); // what fits is measured in letters
  new Line({ room: given.room, pass: given.pass }, { hear, over, open });
}

function hear({ now, room }) {
  page.offset = now - Date.now();
  page.room = room;
  soon();
}

// Where news come faster than they can be drawn, the newest is drawn, and none waits for those before it.
function soon() {
  page.due ??= setTimeout(() => {
    page.due = null;
    draw();
  }, MS_TO_GATHER);
}

function over(code) {
  page.over = code === 'room_unknown' ? t('wall.no_pass') : t('wall.closed');
  draw();
}

function open(isOpen) {
  if (page.isOpen === isOpen) return;
  page.isOpen = isOpen;
  soon();
}

function again() {
  page.drawn = '';
  draw();
}

function draw() {
  const { room } = page;
  const closed = page.over || (room?.closed ? t('wall.closed') : '');
  if (closed || !room) {
    const said = closed || t(page.isOpen ? 'wall.waiting' : 'wall.reconnecting');
    parts.header.replaceChildren();
    parts.footer.replaceChildren();
    parts.main.replaceChildren(el('div', { class: 'fill rest' }, el('h1', {}, said), room ? el('p', { class: 'banner' }, room.title) : null));
    page.drawn = '';
    return;
  }
  foot(room);
  const { people: _, played: __, ends: ___, left: ____, parked: _____, locked: ______, ...shown } = room;
  const looks = JSON.stringify([shown, room.phase === 'waiting' ? room.people : 0]);
  if (looks !== page.drawn) {
    page.drawn = looks;
    head(room);
    contents(room);
  }
  tick();
}

function head(room) {
  if (room.phase === 'waiting') {
    parts.header.replaceChildren();
    return;
  }
  const step = t('wall.step', { n: room.step + 1, all: given.steps.length });
  const title = t(`steps.${room.name}.title`);
  const bars = given.steps.map((_, place) => el('i', { class: place <= room.step ? 'done' : '' }));
  const asked = room.question || question(room);
  const lens = room.name === 'brainstorm' && room.lens !== 'free' ? el('p', { class: 'kicker' }, t(`lens.${room.lens}`)) : null;
  parts.header.replaceChildren(
    el(
      'div',
      {},
      el('p', { class: 'step' }, el('span', {}, `${step} \u00b7 ${title}`), el('span', { class: 'bars', 'aria-hidden': 'true' }, bars)),
      el('h1', { class: asked.length > LONG_QUESTION ? 'long' : '' }, asked),
      lens ?? el('p', { class: 'purpose' }, t(`steps.${room.name}.purpose`)),
    ),
    parts.clock,
  );
  if (page.step !== step) {
    page.step = step;
    parts.told.textContent = `${step}. ${title}. ${asked}`;
  }
}

function question(room) {
  if (room.name === 'empathy' && !room.persona) return t('steps.empathy.question_all');
  return t(`steps.${room.name}.question`, { name: room.persona?.name ?? '' });
}

const address = () => given.join.replace(/^https?:\/\//, '').replace(/(\/join)\/.*$/, '$1') || `${location.host}${given.base}/join`;
const picture = () => (given.qr ? el('div', { class: 'qr' }, drawing(given.qr, '100%')) : null);

function here(room) {
  const played = room.played ? ` \u00b7 ${t('wall.played', { n: room.played })}` : '';
  return `${t('wall.people', { n: room.people })}${played}`;
}

function foot(room) {
  const signs = [];
  if (!page.isOpen) signs.push(el('span', { class: 'sign' }, icon(given.icons.undo, 24), t('wall.reconnecting')));
  else if (room.locked) signs.push(el('span', { class: 'sign' }, icon(given.icons.lock, 24), t('wall.locked')));
  if (room.phase === 'waiting') {
    parts.footer.replaceChildren(...signs);
    return;
  }
  const parked = room.parked ? el('span', {}, t('wall.parked', { n: room.parked })) : null;
  parts.qr ??= picture();
  parts.footer.replaceChildren(
    ...(parts.qr ? [parts.qr] : []),
    el('div', { class: 'at' }, el('span', {}, t('wall.join_at')), el('strong', {}, address())),
    el('span', { class: 'code' }, el('span', { class: 'heard' }, `${t('wall.code')} `), room.code),
    ...signs,
    el('div', { class: 'here' }, el('strong', {}, here(room)), ...(parked ? [parked] : [])),
  );
}

function contents(room) {
  if (room.phase === 'waiting') parts.main.replaceChildren(door(room));
  else if (room.hides && room.name === 'affinity' && room.targets.length) parts.main.replaceChildren(targets(room));
  else if (room.hides) parts.main.replaceChildren(hidden(room));
  else if (room.name === 'empathy' && room.ratings.length) felt(room);
  else if (room.name === 'affinity') parts.main.replaceChildren(ranked(room.ranked));
  else parts.main.replaceChildren(board(noted(room), room));
  fit(parts.main, room.name);
}

// What one has not seen yet is marked; of what stood there at first, nothing is new.
function noted(room) {
  const before = page.seen;
  page.seen = new Set(room.notes.map(({ id }) => id));
  const notes = room.notes.map((note) => ({ ...note, isNew: before !== null && !before.has(note.id) }));
  const decided = room.name === 'share' ? room.decisions.map(({ text, owner, due }) => ({ id: text, text, by: [owner, due && day(due)].filter(Boolean).join(' \u00b7 '), kind: 'decision' })) : [];
  return [...notes, ...decided].reverse();
}

const day = (date) => new Date(`${date}T12:00`).toLocaleDateString(given.language === 'en' ? 'en-GB' : given.language, { day: 'numeric', month: 'long' });

function door(room) {
  return el(
    'div',
    { class: 'door' },
    picture(),
    el(
      'div',
      {},
      el('h1', {}, room.title),
      el('p', { class: 'label' }, t('wall.join_at')),
      el('p', { class: 'address' }, address()),
      el('p', { class: 'label' }, t('wall.code')),
      el('p', { class: 'code' }, room.code),
      el('p', { class: 'people' }, `${here(room)}. ${t('wall.waiting')}`),
    ),
  );
}

const privately = () => el('p', { class: 'banner' }, icon(given.icons.lock, 32), t('wall.hidden'));

function hidden(room) {
  const [, many] = t('wall.said', { n: room.said }).split(/^\S+ /);
  return el(
    'div',
    { class: 'fill hidden' },
    el('p', { class: 'of' }, el('strong', {}, String(room.said)), el('br'), `${many} ${t('wall.from', { n: room.from })}`),
    privately(),
  );
}

function targets(room) {
  const said = `${t('wall.said', { n: room.said })} ${t('wall.from', { n: room.from })}`;
  const notes = room.targets.map(({ id, text, n }) => ({ id, text, by: n > 1 ? `\u00d7 ${n}` : '', kind: 'target' }));
  return el('div', { class: 'fill with-banner' }, el('p', { class: 'banner' }, icon(given.icons.lock, 32), el('strong', {}, said), t('wall.hidden')), board(notes, room));
}

function felt(room) {
  const notes = noted(room);
  const place = el('div', { class: 'curve' });
  const beside = torn(room);
  parts.main.replaceChildren(el('div', { class: `fill felt${notes.length ? ' with-notes' : ''}` }, place, beside, notes.length ? board(notes, { ...room, name: 'strip' }) : null));
  place.replaceChildren(curve(room, place.clientWidth, place.clientHeight));
}

function tick() {
  const { room } = page;
  if (!room || room.phase === 'waiting') return;
  const left = room.ends ? (room.ends - Date.now() - page.offset) / 1000 : room.left;
  const isOver = left <= 0;
  const words = isOver ? t('room.over') : room.ends ? '' : t('wall.paused');
  const now = `${clock(left)}|${words}`;
  parts.clock.classList.toggle('soon', !isOver && left < SOON_SECONDS);
  parts.clock.classList.toggle('over', isOver);
  if (parts.clock.dataset.now === now) return;
  parts.clock.dataset.now = now;
  parts.clock.replaceChildren(clock(left), ...(words ? [el('small', {}, words)] : []));
}

if (given) begin();

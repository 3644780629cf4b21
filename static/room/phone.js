// The phone's page: come in, follow the step that is open, say something, see that it has arrived.

import { ask, Line } from './ask.js';
import { el, icon } from './dom.js';
import { Outbox } from './outbox.js';
import { asked, slotOf } from './steps.js';
import { clock, given, number, t } from './words.js';

const NAMED = 'itinerario:room';
const MS_OF_SILENCE = 1500;
const page = { room: null, offset: 0, isOpen: false, seat: null, drafts: {} };
const body = document.body;

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(NAMED) ?? 'null');
  } catch {
    return null;
  }
}

function remember(seat) {
  try {
    if (seat) localStorage.setItem(NAMED, JSON.stringify(seat));
    else localStorage.removeItem(NAMED);
  } catch {
    // a private window: the seat holds until it is closed
  }
}

const plainCode = (code) => code.toUpperCase().replace(/[^A-Z0-9]/g, '');

function begin() {
  const seat = remembered();
  if (seat && (!given.code || plainCode(given.code) === plainCode(seat.code))) sit(seat);
  else comeIn(given.code.replace('-', ' '));
}

// The door

function comeIn(code = '', problem = '') {
  const fault = el('p', { class: 'fault', role: 'alert' }, problem);
  const codeField = el('input', { id: 'code', value: code, autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', maxlength: '20', placeholder: 'MELA 42', 'aria-describedby': 'code-hint' });
  const nameField = el('input', { id: 'name', autocomplete: 'given-name', maxlength: '40', 'aria-describedby': 'name-hint' });
  const go = el('button', { class: 'send', type: 'submit' }, t('join.go'));
  const form = el(
    'form',
    { class: 'door', novalidate: true, onsubmit: enter },
    el('h1', {}, t('join.title')),
    el('label', { for: 'code' }, t('join.code')), codeField, el('p', { id: 'code-hint', class: 'hint' }, t('join.code_hint')),
    el('label', { for: 'name' }, t('join.name')), nameField, el('p', { id: 'name-hint', class: 'hint' }, t('join.name_hint')),
    fault, go,
  );
  body.replaceChildren(el('main', {}, form));
  (code ? nameField : codeField).focus();

  async function enter(event) {
    event.preventDefault();
    go.disabled = true;
    fault.textContent = '';
    try {
      const { token, you } = await ask('join', { code: codeField.value, name: nameField.value });
      const seat = { token, you, code: codeField.value };
      remember(seat);
      sit(seat);
    } catch (error) {
      fault.textContent = error.code ? error.message : t('wall.reconnecting');
      go.disabled = false;
    }
  }
}

// In the room

function sit(seat) {
  page.seat = seat;
  page.outbox = new Outbox(seat.token, seat.you.room, () => foot());
  frame();
  ask('seat', { token: seat.token })
    .then(({ you, mine }) => {
      page.seat = { ...seat, you };
      remember(page.seat);
      page.outbox.learn(mine.map((one) => ({ ...one, slot: slotOf(one.body) })));
      draw();
    })
    .catch((error) => error.code && over(error.code));
  page.line = new Line({ token: seat.token }, { hear, over, open: isHeard });
}

function hear({ now, room }) {
  page.offset = now - Date.now();
  page.room = room;
  remember(Object.assign(page.seat, { code: room.code }));
  draw();
}

// A line that is back within a moment was not worth a word.
function isHeard(isOpen) {
  page.isOpen = isOpen;
  silence();
}

function silence() {
  clearTimeout(page.silence);
  if (page.isOpen && navigator.onLine) parts.offline.hidden = true;
  else page.silence = setTimeout(() => (parts.offline.hidden = false), MS_OF_SILENCE);
}

function over(code) {
  if (code === 'room_unknown') {
    remember(null);
    comeIn('', '');
    return;
  }
  page.over = t(code === 'room_removed' ? 'room.removed' : 'room.closed');
  draw();
}

let parts = {};

function frame() {
  parts = {
    code: el('strong', {}),
    clock: el('span', { class: 'clock', role: 'timer' }),
    bars: el('div', { class: 'bars', 'aria-hidden': 'true' }),
    about: el('p', { class: 'about' }),
    offline: el('p', { class: 'offline', role: 'status', hidden: true }, t('room.offline')),
    time: el('span', { class: 'time' }, icon(given.icons.clock, 20)),
    main: el('main', { id: 'main' }),
    arrived: el('span', {}),
    waits: el('span', { role: 'status' }),
    mine: el('button', { class: 'mine', type: 'button', onclick: showMine }),
  };
  parts.mine.append(icon(given.icons.check, 20), parts.arrived);
  parts.time.append(parts.clock);
  const head = el('header', {}, el('div', { class: 'top' }, parts.code, parts.time), parts.bars, parts.about);
  const told = el('p', { id: 'told', class: 'heard', role: 'status' });
  body.replaceChildren(head, parts.offline, parts.main, el('footer', {}, parts.mine, parts.waits), told);
  setInterval(tick, 500);
  for (const event of ['online', 'offline']) addEventListener(event, silence);
  foot();
}

let drawn = '';

function draw() {
  const { room } = page;
  if (page.over || room?.closed) {
    parts.main.replaceChildren(el('section', { class: 'rest' }, el('h1', {}, page.over ?? t('room.closed'))));
    drawn = '';
    return;
  }
  if (!room) return;
  parts.code.textContent = t('join.room', { code: room.code });
  parts.bars.replaceChildren(...given.steps.map((_, place) => el('i', { class: place <= room.step && room.phase === 'open' ? 'done' : '' })));
  const title = t(`steps.${room.name}.title`);
  parts.time.hidden = room.phase === 'waiting';
  if (room.phase === 'waiting') parts.about.textContent = t('wall.people', { n: room.people });
  else parts.about.textContent = t('room.of', { n: room.step + 1, all: given.steps.length, title, people: room.people });
  tick();
  const { people: _, ends: __, left: ___, played: ____, ...now } = room; // what changes without another question
  const looks = JSON.stringify(now);
  if (looks === drawn) return;
  drawn = looks;
  const held = document.activeElement?.id;
  parts.main.replaceChildren(...contents(room));
  if (held) document.getElementById(held)?.focus({ preventScroll: true });
}

export function redraw() {
  drawn = '';
  draw();
}

function contents(room) {
  if (room.phase === 'waiting') return [el('section', { class: 'rest' }, el('h1', {}, t('join.not_begun')), el('p', { class: 'hint' }, room.title))];
  const locked = room.locked ? [el('p', { class: 'notice', role: 'status' }, icon(given.icons.lock, 20), t('room.locked'))] : [];
  return [...locked, ...asked({ room, page, say, redraw })];
}

function say(sent) {
  navigator.vibrate?.(12);
  return page.outbox.say(page.room.step, sent, slotOf(sent));
}

function tick() {
  const { room } = page;
  if (!room || room.phase === 'waiting') {
    parts.clock.textContent = '';
    return;
  }
  const left = room.ends ? (room.ends - Date.now() - page.offset) / 1000 : room.left;
  parts.clock.textContent = left < 0 ? t('room.over') : clock(left);
  parts.clock.classList.toggle('over', left < 0);
}

function foot() {
  if (!parts.arrived || !page.outbox) return;
  const { arrived, waiting, refused } = page.outbox;
  parts.arrived.textContent = t('room.sent', { n: arrived.length });
  const held = waiting.find((one) => one.held)?.held;
  parts.waits.textContent = refused.length ? `${t('room.refused')}: ${refused.length}` : held || (waiting.length ? t('room.waits', { n: waiting.length }) : '');
  parts.waits.className = refused.length ? 'refused' : waiting.length ? 'waits' : '';
}

// What one has sent

function showMine() {
  const { outbox } = page;
  const said = ({ body: one }) => one.text ?? one.title ?? (one.kind === 'rating' ? `${moment(one.touchpoint_id)} ${number(one.valence)}` : target(one.target));
  const rows = [...outbox.all].reverse().filter((one) => one.body.kind !== 'dot').map((one) =>
    el(
      'li',
      { class: one.state },
      el('span', {}, said(one), one.why ? el('em', {}, one.why) : null),
      el('button', { type: 'button', class: 'quiet', onclick: (event) => back(event, one) }, t(one.state === 'refused' ? 'room.write_again' : 'room.take_back')),
    ),
  );
  const dialog = el('dialog', { class: 'sheet', 'aria-label': t('room.mine') });
  const close = el('button', { type: 'button', class: 'quiet', 'aria-label': 'OK', onclick: () => dialog.close() }, icon(given.icons.x, 22));
  const name = page.seat.you.name || t('join.anonymous', { n: page.seat.you.number });
  const leave = el('button', { type: 'button', class: 'quiet', onclick: () => confirm(t('room.leave_sure')) && (remember(null), location.reload()) }, t('join.left'));
  dialog.append(el('div', { class: 'top' }, el('h2', {}, t('room.mine')), close), rows.length ? el('ul', {}, rows) : el('p', { class: 'hint' }, t('room.nothing_mine')), el('p', { class: 'who' }, name, leave));
  dialog.addEventListener('close', () => dialog.remove());
  body.append(dialog);
  dialog.showModal();

  async function back(event, one) {
    event.target.disabled = true;
    try {
      if (one.state === 'refused') page.drafts[one.body.kind] = one.body.text ?? one.body.title ?? '';
      await outbox.takeBack(one.op);
      dialog.close();
      redraw();
    } catch (error) {
      event.target.disabled = false;
      event.target.textContent = error.code ? error.message : t('wall.reconnecting');
    }
  }
}

const moment = (id) => page.room?.moments.find((one) => one.id === id)?.title ?? '';
const target = (id) => page.room?.targets.find((one) => one.id === id)?.text ?? '';

if (given) begin();

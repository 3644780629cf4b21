// How one moment feels: a face under the thumb, a word for it, and what they would say.

import { chips } from './chips.js';
import { drawing, el, icon } from './dom.js';
import { confirmed } from './sent.js';
import { given, look, number, t } from './words.js';

const FACE = 114; // its head is as wide as the ring within

export function rating(at) {
  const { room, page } = at;
  const persona = room.persona?.id ?? null;
  const sent = new Map(page.outbox.all.filter(({ body, state }) => body.kind === 'rating' && state !== 'refused').map(({ body }) => [body.touchpoint_id, body]));
  const open = room.moments.findIndex(({ id }) => !sent.has(id));
  let place = room.moments.findIndex(({ id }) => id === page.moment);
  if (place < 0) place = Math.max(open, 0);
  const moment = room.moments[place];
  const held = sent.get(moment.id);
  page.stage = moment.stage_id;
  const now = page.drafts[`rating:${moment.id}`] ?? { valence: held?.valence ?? 0, emotion: held?.emotion ?? '', words: held?.words ?? '' };
  const keep = () => Object.assign(page.drafts, { [`rating:${moment.id}`]: now });

  const face = el('div', { class: 'face' });
  const value = el('output', { class: 'value', for: 'valence' });
  const named = el('p', { class: 'named' });
  const range = el('input', { id: 'valence', type: 'range', min: '-5', max: '5', step: '0.5', value: String(now.valence), 'aria-label': t('room.valence') });
  const near = el('div', {});
  const thumb = el('div', { class: 'thumb', 'aria-hidden': 'true' });
  const slider = el('div', { class: 'slider' }, range, thumb);
  const scale = el('div', { class: 'scale', 'aria-hidden': 'true' }, [-5, -2.5, 0, 2.5, 5].map((one) => drawing(given.faces[look()][one], 28)));
  const quote = el('input', { id: 'quote', class: 'quote', maxlength: '280', placeholder: t('room.words_example'), 'aria-label': t('room.words'), value: now.words });
  quote.addEventListener('input', () => keep((now.words = quote.value)));
  range.addEventListener('input', () => {
    now.valence = Number(range.value);
    now.emotion = '';
    keep();
    show();
  });

  function show() {
    face.replaceChildren(drawing(given.faces[look()][now.valence], FACE));
    thumb.replaceChildren(drawing(given.faces[look()][now.valence], 36));
    thumb.style.setProperty('--at', (now.valence + 5) / 10);
    value.textContent = number(now.valence);
    named.className = `named ${now.valence < 0 ? 'low' : now.valence > 0 ? 'high' : ''}`;
    range.setAttribute('aria-valuetext', `${number(now.valence)} ${given.emotions[now.emotion] ?? ''}`);
    named.textContent = (given.emotions[now.emotion] ?? '').toLowerCase();
    const alike = Object.entries(given.valences).sort(([, one], [, other]) => Math.abs(one - now.valence) - Math.abs(other - now.valence)).slice(0, 4);
    near.replaceChildren(chips('emotion', alike.map(([id]) => [id, given.emotions[id].toLowerCase()]), now.emotion, (id) => {
      now.emotion = id;
      named.textContent = given.emotions[id].toLowerCase();
      keep();
    }, t('room.valence')).node);
  }
  show();

  const send = el('button', { class: 'send', type: 'button', onclick: rate }, t(held ? 'room.change_rating' : 'room.send_rating'));
  const turn = (step) => () => go(room.moments[place + step]?.id);
  const before = el('button', { class: 'quiet', type: 'button', disabled: place === 0, 'aria-label': t('room.before'), onclick: turn(-1) }, icon(given.icons.left));
  const after = el('button', { class: 'quiet', type: 'button', disabled: place === room.moments.length - 1, 'aria-label': t('room.next'), onclick: turn(1) }, icon(given.icons.right));
  const channel = moment.icon ? el('span', { class: 'channel', role: 'img', 'aria-label': moment.channel }, icon(moment.icon, 20)) : null;
  const kicker = el('p', { class: 'kicker' }, channel, t('room.moment', { stage: moment.stage, n: place + 1, all: room.moments.length }));
  const ask = room.question || t(room.persona ? 'steps.empathy.question' : 'steps.empathy.question_all', { name: room.persona?.name ?? '' });
  const title = /[.!?\u2026]$/.test(moment.title) ? moment.title : `${moment.title}.`;
  const all = open < 0 ? el('p', { class: 'notice', role: 'status' }, icon(given.icons.check, 20), t('room.all_rated')) : null;
  return el(
    'section',
    { class: 'rating', style: { '--persona': given.colours[look()].personas[(room.persona?.at ?? 0) % 5] } },
    el('div', { class: 'asked' }, el('div', { class: 'top' }, kicker, el('span', { class: 'turn' }, before, after)), el('h1', {}, `${title} ${ask}`)),
    all,
    el('div', { class: 'felt' }, face, el('div', {}, value, named, room.hides ? el('p', { class: 'hint' }, t('room.hidden')) : null)),
    slider, scale, near, quote, send,
  );

  function go(id) {
    page.moment = id;
    at.redraw();
    scrollTo({ top: 0 });
  }

  function rate() {
    const entry = at.say({ kind: 'rating', touchpoint_id: moment.id, persona_id: persona, valence: now.valence, emotion: now.emotion, words: quote.value.trim() });
    delete page.drafts[`rating:${moment.id}`];
    const next = room.moments.find(({ id }, other) => other > place && !sent.has(id)) ?? room.moments.find(({ id }) => id !== moment.id && !sent.has(id));
    go((next ?? moment).id);
    confirmed(document.querySelector('.rating > .send'), entry);
  }
}

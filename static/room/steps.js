// What each step asks for on a phone: one question, one thing to say, one thumb.

import { drawing, el, icon } from './dom.js';
import { given, look, number, t } from './words.js';

export function slotOf(body) {
  if (body.kind === 'rating') return `rating:${body.persona_id ?? ''}:${body.touchpoint_id}`;
  return body.kind === 'dot' ? `dot:${body.target}` : '';
}

// The elements of the page for the step that is open.
export function asked(at) {
  const { room } = at;
  const takes = (kind) => room.takes.includes(kind) || room.locked;
  const made = [];
  if (room.name === 'empathy' && room.moments.length) made.push(rating(at));
  else made.push(question(room));
  if (room.name === 'affinity') made.push(dots(at));
  if (takes('answer')) made.push(words(at, 'answer', t('room.answer_example')));
  if (takes('source')) made.push(words(at, 'source', t('room.source_example'), evidence(at)));
  if (takes('idea')) made.push(words(at, 'idea', t('room.idea_example')));
  if (takes('mind')) made.push(mind(at));
  if (takes('card')) made.push(card(at, room.name === 'touchpoints' || room.name === 'sketch'));
  if (takes('parking')) made.push(parking(at));
  return made;
}

function question(room) {
  const own = room.question || t(`steps.${room.name}.question`, { name: room.persona?.name ?? '' });
  const lens = room.name === 'brainstorm' && room.lens !== 'free' ? el('p', { class: 'kicker' }, t(`lens.${room.lens}`)) : null;
  const ask = room.name === 'empathy' && !room.question ? t('steps.empathy.question_all') : own;
  return el('section', { class: 'question' }, lens, el('h1', {}, ask), room.hides ? el('p', { class: 'hint' }, t('room.hidden')) : null);
}

// Words

function draft(at, kind) {
  return at.page.drafts[kind] ?? '';
}

function field(at, kind, example, label) {
  const text = el('textarea', { id: `words-${kind}`, rows: '2', maxlength: '280', placeholder: example, 'aria-label': label });
  text.value = draft(at, kind);
  text.addEventListener('input', () => {
    at.page.drafts[kind] = text.value;
  });
  return text;
}

// A form of one field and a button, which is there for another as soon as it has gone.
function form(at, kind, text, label, make, ...more) {
  const send = el('button', { class: 'send', type: 'submit' }, label);
  return el('form', { class: 'say', novalidate: true, onsubmit: sent }, text, ...more, send);

  function sent(event) {
    event.preventDefault();
    const said = text.value.trim();
    if (!said) {
      text.focus();
      return;
    }
    at.say(make(said));
    at.page.drafts[kind] = '';
    text.value = '';
    text.focus();
  }
}

function words(at, kind, example, more = null) {
  const text = field(at, kind, example, at.room.question || t(`steps.${at.room.name}.question`, { name: '' }));
  const make = (said) => ({ kind, text: said, ...(kind === 'idea' ? { lens: at.room.lens } : {}), ...(more ? { evidence: more.value() } : {}) });
  return form(at, kind, text, t('room.send'), make, more?.node);
}

// One of a few, as chips: a group of radio buttons.
function chips(name, options, chosen, changed = () => {}, label = '') {
  let now = chosen;
  const node = el('div', { class: 'chips', role: 'radiogroup', 'aria-label': label });
  for (const [id, shown] of options) {
    const button = el('button', { type: 'button', role: 'radio', id: `${name}-${id}`, 'aria-checked': String(id === now), tabindex: id === now ? '0' : '-1' }, shown);
    button.addEventListener('click', () => choose(id));
    button.addEventListener('keydown', ({ key }) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
      if (!step) return;
      const at = options.findIndex(([one]) => one === now);
      choose(options[(at + step + options.length) % options.length][0], true);
    });
    node.append(button);
  }
  if (!options.some(([id]) => id === now)) node.firstChild?.setAttribute('tabindex', '0');

  function choose(id, focus = false) {
    now = id;
    for (const button of node.children) {
      const isIt = button.id === `${name}-${id}`;
      button.setAttribute('aria-checked', String(isIt));
      button.tabIndex = isIt ? 0 : -1;
      if (isIt && focus) button.focus();
    }
    changed(id);
  }
  return { node, value: () => now };
}

function evidence(at) {
  const options = Object.entries(given.evidence).filter(([id]) => id !== 'assumed');
  const chosen = chips('evidence', options, at.page.drafts.evidence ?? 'heard', (id) => Object.assign(at.page.drafts, { evidence: id }), t('room.source_evidence'));
  return { ...chosen, node: el('div', {}, el('p', { class: 'label' }, t('room.source_evidence')), chosen.node) };
}

function stages(at, name) {
  const { room, page } = at;
  const known = room.stages.some(({ id }) => id === page.drafts.stage);
  const chosen = known ? page.drafts.stage : room.stages[0]?.id;
  const options = room.stages.map(({ id, name: shown }) => [id, shown]);
  return chips(name, options, chosen, (id) => Object.assign(page.drafts, { stage: id }), t('room.card_stage'));
}

function channels(at) {
  const options = at.room.channels.map(({ id, name, icon: path }) => [id, [icon(path, 26), el('span', { class: 'heard' }, name)]]);
  return chips('channel', options, at.page.drafts.channel ?? '', (id) => Object.assign(at.page.drafts, { channel: id }), t('room.card_channel'));
}

function card(at, isWhole) {
  const who = at.page.seat.you.name || t('room.anonymous');
  const text = field(at, 'card', t('room.card_example'), t('room.missing'));
  text.rows = 1;
  const channel = channels(at);
  const stage = isWhole ? stages(at, 'stage') : { node: null, value: () => at.page.stage ?? at.room.stages[0]?.id };
  const make = (said) => ({ kind: 'card', title: said, stage_id: stage.value(), channel_id: channel.value() || null });
  const head = el('div', { class: 'top' }, el('h2', {}, t(isWhole ? 'room.card_stage' : 'room.missing')), el('span', { class: 'hint' }, t('room.card_as', { who })));
  const made = form(at, 'card', text, isWhole ? t('room.send') : '', make, isWhole ? el('p', { class: 'label' }, t('room.card_channel')) : null, channel.node);
  const send = made.querySelector('.send');
  if (!isWhole) {
    send.replaceChildren(icon(given.icons.plus, 26));
    send.setAttribute('aria-label', t('room.send'));
    send.classList.add('round');
    channel.node.append(send);
  }
  return el('section', { class: 'card' }, head, stage.node, made);
}

function mind(at) {
  const of = chips('mind', ['think', 'feel', 'say', 'do'].map((one) => [one, t(`mind.${one}`)]), at.page.drafts.of ?? 'think', (id) => Object.assign(at.page.drafts, { of: id }));
  const text = field(at, 'mind', t('room.mind_example'), at.room.persona?.name ?? t('steps.empathy.title'));
  const where = () => at.page.stage ?? at.page.drafts.stage ?? at.room.stages[0]?.id;
  const make = (said) => ({ kind: 'mind', of: of.value(), text: said, stage_id: where(), persona_id: at.room.persona?.id ?? null });
  const head = at.room.persona ? el('h2', {}, `${at.room.persona.name}\u2026`) : el('h2', {}, '\u2026');
  return el('section', { class: 'card' }, head, of.node, form(at, 'mind', text, t('room.send'), make));
}

function parking(at) {
  const text = field(at, 'parking', t('room.parking_example'), t('room.parking'));
  const inside = form(at, 'parking', text, t('room.send'), (said) => ({ kind: 'parking', text: said }));
  return el('details', { class: 'parking' }, el('summary', {}, t('room.parking'), el('span', { class: 'hint' }, t('room.parking_hint'))), inside);
}

// Ratings

function rating(at) {
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
  const scale = el('div', { class: 'scale', 'aria-hidden': 'true' }, [-5, -2.5, 0, 2.5, 5].map((one) => drawing(given.faces[look()][one], 34)));
  const quote = el('input', { id: 'quote', class: 'quote', maxlength: '280', placeholder: t('room.words_example'), 'aria-label': t('room.words'), value: now.words });
  quote.addEventListener('input', () => keep((now.words = quote.value)));
  range.addEventListener('input', () => {
    now.valence = Number(range.value);
    now.emotion = '';
    keep();
    show();
  });

  function show() {
    face.replaceChildren(drawing(given.faces[look()][now.valence], 132));
    thumb.replaceChildren(drawing(given.faces[look()][now.valence], 36));
    thumb.style.setProperty('--at', (now.valence + 5) / 10);
    value.textContent = number(now.valence);
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
  const kicker = el('p', { class: 'kicker' }, t('room.moment', { stage: moment.stage, n: place + 1, all: room.moments.length }));
  const ask = room.question || t(room.persona ? 'steps.empathy.question' : 'steps.empathy.question_all', { name: room.persona?.name ?? '' });
  const title = /[.!?\u2026]$/.test(moment.title) ? moment.title : `${moment.title}.`;
  const all = open < 0 ? el('p', { class: 'notice', role: 'status' }, icon(given.icons.check, 20), t('room.all_rated')) : null;
  return el(
    'section',
    { class: 'rating', style: { '--persona': given.colours[look()].personas[(room.persona?.at ?? 0) % 5] } },
    el('div', { class: 'top' }, kicker, el('span', { class: 'turn' }, before, after)),
    el('h1', {}, `${title} ${ask}`),
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
    at.say({ kind: 'rating', touchpoint_id: moment.id, persona_id: persona, valence: now.valence, emotion: now.emotion, words: quote.value.trim() });
    delete page.drafts[`rating:${moment.id}`];
    const next = room.moments.find(({ id }, other) => other > place && !sent.has(id)) ?? room.moments.find(({ id }) => id !== moment.id && !sent.has(id));
    go((next ?? moment).id);
  }
}

// Dots

function dots(at) {
  const { room, page } = at;
  const mine = new Map(page.outbox.all.filter(({ body, state }) => body.kind === 'dot' && state !== 'refused').map(({ body }) => [body.target, body.dots]));
  const given_ = [...mine.values()].reduce((sum, one) => sum + one, 0);
  const left = Math.max(room.budget - given_, 0);
  if (!room.targets.length) return el('section', { class: 'rest' }, el('p', { class: 'hint' }, t('room.no_targets')));
  const put = (target, count) => {
    at.say({ kind: 'dot', target, dots: count });
    at.redraw();
  };
  const rows = room.targets.map(({ id, text, n }) => {
    const count = mine.get(id) ?? 0;
    return el(
      'li',
      {},
      el('span', {}, text, n > 1 ? el('small', {}, ` \u00d7 ${n}`) : null),
      el('span', { class: 'count' },
        el('button', { type: 'button', class: 'quiet', id: `less-${id}`, disabled: !count, 'aria-label': `${t('room.fewer')}: ${text}`, onclick: () => put(id, count - 1) }, '\u2212'),
        el('span', { class: 'dots', 'aria-label': String(count) }, count ? '\u25cf'.repeat(count) : '0'),
        el('button', { type: 'button', class: 'quiet', id: `more-${id}`, disabled: !left, 'aria-label': `${t('room.more')}: ${text}`, onclick: () => put(id, count + 1) }, '+')),
    );
  });
  return el('section', { class: 'targets' }, el('p', { class: 'left', role: 'status' }, t('room.dots_left', { n: left })), el('ul', {}, rows));
}

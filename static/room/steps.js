// What each step asks for on a phone: one question, one thing to say, one thumb.

import { chips } from './chips.js';
import { el, icon } from './dom.js';
import { rating } from './rating.js';
import { confirmed } from './sent.js';
import { given, t } from './words.js';

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
  if (takes('card')) made.push(card(at, room.name === 'touchpoints' || room.name === 'sketch'));
  if (takes('mind')) made.push(mind(at));
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
    confirmed(send, at.say(make(said)));
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

// The board: stages as columns, rows of cards and notes, the curve. It shows what the server holds with what waits on
// top of it, so that every change is there at once; see pending.js.

import { arrange, dress, el, icon, say } from '../define/element.js';
import { beforeLeaving } from '../define/leaving.js';
import { LostWords } from '../define/lost.js';
import { outboxOf, watchOutboxes } from '../define/outbox.js';
import { undoByKeys } from '../define/undoing.js';
import { Adder } from './adder.js';
import { Card } from './card.js';
import { Curve } from './curve.js';
import { draggable } from './dragging.js';
import { listenToKeys } from './keys.js';
import { Links } from './links.js';
import { Live } from './live.js';
import { cardMenu } from './menu.js';
import { Note } from './note.js';
import { pendingMap } from './pending.js';
import { Tools } from './tools.js';

const ZOOMS = [0.5, 0.65, 0.8, 1, 1.2, 1.45];

export function mount(holder) {
  return new Board(holder);
}

class Board {
  constructor(holder) {
    this.holder = holder;
    this.cards = new Map();
    this.stages = new Map();
    this.lanes = new Map();
    this.adders = new Map();
    this.notes = new Map();
    this.chosen = new Set();
    this.typing = null;
    this.zoom = 1;
    this.last = null; // the card that had the focus
    this.heads = el('div', { class: 'heads' });
    this.grid = el('div', { class: 'grid' });
    this.scroller = el('div', { class: 'scroller', tabindex: '-1' }, this.grid);
    this.heard = el('p', { class: 'heard', role: 'status', 'aria-live': 'polite' });
    this.refused = el('p', { class: 'refused', role: 'alert' });
    this.root = el('section', { class: 'board' });
    this.tools = new Tools(this);
    this.curve = new Curve(this);
    this.links = new Links(this);
    this.lost = new LostWords(this);
    this.live = new Live(this);
    this.root.append(this.tools.node, this.refused, this.scroller, this.heard);
    this.leave = [beforeLeaving(this), undoByKeys(this), watchOutboxes(() => this.network())];
    listenToKeys(this);
    draggable(this);
    this.root.addEventListener('focusin', (event) => this.focused(event));
    this.root.addEventListener('focusout', () => this.live.say('', false));
    this.root.addEventListener('paste', (event) => this.pasted(event));
    this.scroller.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
    this.width = 0; // of all the columns together; to ask for it while rendering would lay out the page at once
    this.size = new ResizeObserver(([{ contentRect }]) => {
      this.width = contentRect.width;
      this.drawCurve();
      if (this.view) this.links.show(this.last);
    });
    this.size.observe(this.curve.lane);
  }

  async update(data, trigger) {
    this.latest = data;
    await dress(this.holder, 'base');
    await dress(this.holder, '../board/board');
    if (data !== this.latest) return; // something newer came while the style was fetched
    if (!this.data || this.data.map !== data.map) {
      this.box?.abandon();
      this.box = outboxOf(data.map);
      this.front = data.personas.find((persona) => data.feelings.some((one) => one.persona === persona.id))?.id ?? data.personas[0]?.id;
    }
    Object.assign(this, { data, trigger, words: data.words, icons: data.icons });
    this.box.deliver = trigger;
    this.box.beforeReload = () => this.finishTyping();
    this.takeUp();
    const answered = this.box.acknowledge(data.done);
    this.render();
    if (!this.root.isConnected) this.holder.append(this.root, this.lost.node); // not before it has its words
    this.answer(answered);
    this.lost.show(data.lost);
    this.live.show(data.live, data.map);
    setTimeout(() => this.box.sendTheRest()); // no message may leave while this one is taken in
  }

  // Words that were being written on a card when the page was left or loaded again.
  takeUp() {
    for (const key of [...this.box.abandoned]) {
      const [id, field] = key.split(':');
      const card = field === 'title' && this.data.cards.find((each) => each.id === id);
      if (!card) continue;
      const words = this.box.draft(key)?.trim();
      this.box.typed(key);
      if (words && words !== card.title) this.box.add({ do: 'set', id, field, value: words, was: card.title, label: this.words.title });
    }
  }

  destroy() {
    for (const leave of this.leave) leave();
    this.size.disconnect();
    this.live.end();
    this.box?.abandon();
  }

  // ---- what is shown ----

  // Not inside itself, nor under a card in the hand: it is done again when that is over.
  render() {
    if (this.drag) return;
    this.again = this.rendering;
    if (this.rendering) return;
    this.rendering = true;
    this.draw();
    this.rendering = false;
    if (this.again) this.render();
  }

  draw() {
    const view = pendingMap(this.data, this.box.operations);
    this.view = view;
    if (!view.personas.some((persona) => persona.id === this.front)) this.front = view.personas[0]?.id;
    this.grid.style.setProperty('--stages', view.stages.length);
    arrange(this.heads, [this.corner(), ...view.stages.map((stage) => this.stage(stage))]);
    const rows = view.lanes.map((lane) => this.lane(lane, view));
    arrange(this.grid, [this.heads, ...rows, this.links.node]);
    for (const [id] of this.cards) if (!view.cards.some((card) => card.id === id)) this.cards.delete(id);
    for (const id of this.chosen) if (!this.cards.has(id)) this.chosen.delete(id);
    this.tools.show(view);
    this.tabStop();
    this.drawCurve();
    this.links.show(this.last);
    this.others();
  }

  corner() {
    this.empty ??= el('span', { class: 'corner' });
    return this.empty;
  }

  stage(stage) {
    if (!this.stages.has(stage.id)) {
      const name = el('span', { class: 'name' });
      const node = el('div', { class: 'stage', role: 'button', tabindex: '-1', 'data-id': stage.id }, el('span', { class: 'number' }), name);
      node.addEventListener('dblclick', () => this.renameStage(stage.id));
      this.stages.set(stage.id, node);
    }
    const node = this.stages.get(stage.id);
    node.dataset.macro = stage.macro;
    node.classList.toggle('unsaved', Boolean(stage.unsaved));
    say(node.querySelector('.number'), String(stage.number));
    if (!node.querySelector('textarea')) say(node.querySelector('.name'), stage.name);
    node.setAttribute('aria-label', `${stage.number}. ${stage.name}`);
    return node;
  }

  lane(lane, view) {
    if (!this.lanes.has(lane.id)) this.lanes.set(lane.id, this.newLane(lane));
    const { node, title, cells } = this.lanes.get(lane.id);
    say(title.querySelector('.words'), lane.title);
    title.setAttribute('aria-label', lane.title);
    node.classList.toggle('movable', lane.movable);
    if (lane.kind === 'emotions') {
      arrange(cells, [this.curve.lane]);
      return node;
    }
    arrange(cells, view.stages.map((stage) => this.cell(lane, stage, view)));
    return node;
  }

  newLane(lane) {
    const fold = icon(this.icons.down, 16);
    const title = el('button', { type: 'button', class: 'title', 'aria-expanded': 'true' }, el('span', { class: 'words' }), fold);
    const cells = el('div', { class: 'cells' });
    const node = el('div', { class: `lane ${lane.kind}`, 'data-id': lane.id }, title, cells);
    if (this.isIdle(lane)) {
      node.classList.add('folded');
      title.setAttribute('aria-expanded', 'false');
    }
    title.addEventListener('click', () => {
      if (this.justDragged) return;
      const folded = node.classList.toggle('folded');
      title.setAttribute('aria-expanded', String(!folded));
    });
    return { node, title, cells };
  }

  // A row above the cards in which nothing is said yet would only push them and their curve down.
  isIdle(lane) {
    const { lanes } = this.view;
    const isAbove = lanes.indexOf(lane) < lanes.findIndex((each) => each.kind === 'touchpoints');
    return isAbove && !Object.values(lane.cells).some((cell) => cell?.length);
  }

  cell(lane, stage, view) {
    const key = `${lane.id}:${stage.id}`;
    if (!Array.isArray(lane.cells[stage.id]) && lane.kind !== 'touchpoints') {
      if (!this.notes.has(key)) this.notes.set(key, new Note(this, lane, stage));
      return this.notes.get(key).show(lane.cells[stage.id] ?? '', lane, stage);
    }
    if (!this.adders.has(key)) this.adders.set(key, this.newCell(lane, stage));
    const { list, adder } = this.adders.get(key);
    const isHere = (card) => {
      const held = this.cards.get(card.id); // one that is written on stays where the writer is
      return held?.field && held.node.parentNode ? held.node.parentNode === list : card.stage === stage.id;
    };
    const cards = lane.kind === 'touchpoints' ? view.cards.filter(isHere) : lane.cells[stage.id];
    const nodes = cards.map((card) => (lane.kind === 'touchpoints' ? this.card(card) : this.insight(card, lane)));
    const into = adder.into;
    const coming = view.coming
      .filter((one) => one.into === into && one.fields.stage_id === stage.id && (into === 'touchpoints' || one.fields.kind === adder.more.kind))
      .map((one) => el('li', { class: 'card coming', 'aria-hidden': 'true' }, el('div', { class: 'face' }, el('span', { class: 'title' }, one.title))));
    list.setAttribute('aria-label', `${lane.title}, ${stage.name}`);
    arrange(list, [...nodes, ...coming, adder.node]);
    return list;
  }

  newCell(lane, stage) {
    const list = el('ul', { class: 'cell', 'data-stage': stage.id });
    const isCards = lane.kind === 'touchpoints';
    const kind = lane.kind === 'pains' ? 'pain' : 'opportunity';
    const adder = new Adder(this, isCards ? 'touchpoints' : 'insights', stage.id, isCards ? {} : { kind }, this.words[`add_${isCards ? 'card' : kind}`]);
    return { list, adder };
  }

  card(card) {
    if (!this.cards.has(card.id)) this.cards.set(card.id, new Card(card.id, this));
    const held = this.cards.get(card.id);
    held.show(card, this.chosen.has(card.id));
    return held.node;
  }

  insight(insight, lane) {
    const key = `${lane.id}:${insight.id}`;
    if (!this.notes.has(key)) this.notes.set(key, new Note(this, lane, null, insight.id));
    return this.notes.get(key).show(insight.title, lane, null, insight);
  }

  // Where each moment stands over the columns, which are all of one width: its card's place in the stage, or the middle
  // of an empty one.
  drawCurve() {
    if (!this.view || !this.width) return; // nothing is drawn while the page is elsewhere
    const column = this.width / this.view.stages.length;
    const slots = this.view.stages.flatMap((stage, place) => {
      const cards = this.view.cards.filter((card) => card.stage === stage.id);
      if (!cards.length) return [{ place: stage.id, x: column * (place + 0.5), name: stage.name }];
      return cards.map((card, at) => ({ place: card.id, x: column * (place + (at + 0.5) / cards.length), name: `${card.number}. ${card.title}` }));
    });
    this.curve.show(this.view, slots, this.width);
  }

  isFaint(card) {
    const { find, channel, who } = this.tools;
    const isOthers = who && card.personas.length > 0 && !card.personas.includes(who); // a card of nobody is everybody's
    return (channel && card.channel_id !== channel) || (find && !card.title.toLocaleLowerCase().includes(find)) || isOthers;
  }

  network() {
    if (!this.view) return;
    const isOffline = this.box.state === 'offline';
    if (isOffline === this.isOffline) return;
    this.isOffline = isOffline;
    this.render();
  }

  // ---- what is said ----

  tell(sentence) {
    this.heard.textContent = '';
    requestAnimationFrame(() => (this.heard.textContent = sentence));
  }

  say(name, values) {
    return this.words[name].replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
  }

  number(valence) {
    if (!valence) return '0';
    return `${valence > 0 ? '+' : '\u2212'}${String(Math.abs(valence)).replace('.', this.data.decimal)}`;
  }

  // What was refused goes back to where it was typed, with the reason.
  answer(operations) {
    if (operations.length) this.refused.textContent = '';
    for (const operation of operations) {
      const problem = this.data.refused[operation.op];
      if (!problem) continue;
      const card = this.cards.get(operation.id);
      if (operation.do === 'set' && operation.field === 'title' && card && !this.typing) card.write(operation.value, problem);
      else {
        const words = operation.titles?.join('\n') ?? (typeof operation.value === 'string' ? operation.value : '');
        this.refused.textContent = words ? `${problem} ${this.say('typed', { words })}` : problem;
        if (operation.do === 'add') this.adderOf(operation)?.restore(operation.titles);
      }
    }
  }

  adderOf({ into, fields }) {
    return [...this.adders.values()].map(({ adder }) => adder)
      .find((adder) => adder.into === into && adder.stage === fields.stage_id && adder.more.kind === fields.kind);
  }

  // ---- what is done ----

  perform(operation) {
    this.box.add(operation);
    this.render();
  }

  // Whose curve one works on.
  bringForward(persona) {
    this.front = persona;
    this.render();
  }

  // Several deeds are one step for whoever takes it back.
  performAll(deeds) {
    if (deeds.length === 1) this.perform(deeds[0]);
    else if (deeds.length) this.perform({ do: 'several', deeds });
  }

  setAll(ids, field, value) {
    this.performAll(ids.map((id) => ({ do: 'set', id, field, value })));
    this.tell(this.say('changed', { subject: this.subject(ids) }));
  }

  drop(ids) {
    const near = this.nearest(ids);
    const subject = this.subject(ids);
    this.performAll(ids.map((id) => ({ do: 'drop', id, subject })));
    this.chosen.clear();
    this.tell(this.say('dropped', { subject }));
    if (near) this.focus(near);
  }

  duplicate(ids) {
    const cards = this.view.cards.filter((card) => ids.includes(card.id));
    this.performAll(cards.map((card) => ({
      do: 'add', into: 'touchpoints', titles: [card.title],
      fields: { stage_id: card.stage, channel_id: card.channel_id, initiator: card.initiator, evidence: card.evidence },
    })));
    this.tell(this.say('added', { subject: this.subject(ids) }));
  }

  // `index` is counted among the cards that stay. Each of several goes right behind the one before it.
  moveTo(id, stage, index) {
    const ids = this.idsWith(id);
    const stay = this.cellOf(stage).map((card) => card.id).filter((each) => !ids.includes(each));
    const at = Math.max(0, Math.min(index, stay.length));
    const target = [...stay.slice(0, at), ...ids, ...stay.slice(at)];
    if (String(this.cellOf(stage).map((card) => card.id)) === String(target)) return;
    let current = this.cellOf(stage).map((card) => card.id);
    const deeds = ids.map((each, place) => {
      const before = place ? ids[place - 1] : stay[at - 1];
      current = current.filter((other) => other !== each);
      const to = before ? current.indexOf(before) + 1 : 0;
      current.splice(to, 0, each);
      return { do: 'move', id: each, index: to, stage };
    });
    this.performAll(deeds);
    this.tell(this.say('moved', { subject: this.subject(ids), stage: this.stageName(stage), place: at + 1 }));
    this.focus(id);
  }

  // The chosen cards in the order of the path, where this is one of them; else it alone.
  idsWith(id) {
    return this.chosen.has(id) ? this.view.cards.map((card) => card.id).filter((each) => this.chosen.has(each)) : [id];
  }

  // A step with Alt and an arrow: up and down in its stage, left and right into the next.
  shift(id, [dx, dy]) {
    const ids = this.idsWith(id);
    const { stage } = this.view.cards.find((each) => each.id === id);
    const cell = this.cellOf(stage);
    const above = cell.slice(0, cell.findIndex((card) => ids.includes(card.id))).length;
    if (dy) return this.moveTo(id, stage, above + dy);
    const { stages } = this.view;
    const beside = stages[stages.findIndex((each) => each.id === stage) + dx];
    if (beside) this.moveTo(id, beside.id, above);
  }

  // A stage, or a row. Rows that are not shown here keep their places among the others.
  moveRow(kind, id, index) {
    const { stages, lanes } = this.view;
    const at = kind === 'lane' ? lanes.filter((lane) => lane.movable)[index].place : index;
    this.perform({ do: 'move', id, index: at, stage: null });
    const subject = kind === 'stage' ? this.stageName(id) : lanes.find((lane) => lane.id === id).title;
    this.tell(this.say('row_moved', { subject, place: index + 1 }));
    (kind === 'stage' ? this.stages.get(id) : this.lanes.get(id).title)?.focus();
  }

  moveRowBy(kind, id, way) {
    const all = kind === 'stage' ? this.view.stages : this.view.lanes.filter((lane) => lane.movable);
    const next = all.findIndex((each) => each.id === id) + way;
    if (next >= 0 && next < all.length) this.moveRow(kind, id, next);
  }

  renameStage(id) {
    const node = this.stages.get(id);
    const stage = this.view.stages.find((each) => each.id === id);
    const field = el('textarea', { class: 'writing', rows: 1, 'aria-label': this.words.stage_name });
    field.value = stage.name;
    const name = node.querySelector('.name');
    name.replaceChildren(field);
    let isDone = false; // leaving the page of itself ends it once more
    const finish = (kept) => {
      if (isDone) return;
      isDone = true;
      this.typing = null;
      const words = field.value.trim();
      name.textContent = stage.name;
      if (kept && words && words !== stage.name) this.perform({ do: 'set', id, field: 'name', value: words, was: stage.name, label: this.words.stage_name });
    };
    this.typing = { field, commit: () => finish(true) };
    field.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (!['Enter', 'Escape'].includes(event.key) || event.isComposing) return;
      event.preventDefault();
      finish(event.key === 'Enter');
      node.focus();
    });
    field.addEventListener('blur', () => finish(true));
    field.focus();
    field.select();
  }

  addAt(stage) {
    const lane = this.view.lanes.find((each) => each.kind === 'touchpoints');
    this.adders.get(`${lane.id}:${stage}`)?.adder.open();
  }

  copy(ids) {
    const cards = this.view.cards.filter((card) => ids.includes(card.id));
    const channel = (card) => this.data.channels.find((each) => each.id === card.channel_id)?.name ?? '';
    const text = cards.map((card) => [card.title, channel(card)].join('\t')).join('\n');
    navigator.clipboard?.writeText(text).catch(() => {});
    this.held = text; // where the browser keeps its clipboard to itself
    this.tell(this.say('copied', { subject: this.subject(ids) }));
  }

  pasted(event) {
    if (event.target.closest('textarea, input')) return;
    const text = event.clipboardData?.getData('text/plain') || this.held;
    const stage = this.last ? this.stageOf(this.last) : this.view.stages[0]?.id;
    if (!text?.trim() || !stage) return;
    event.preventDefault();
    this.paste(text, stage, 'touchpoints', {});
  }

  // A line becomes a card; after a tab stands its channel, as a spreadsheet gives it.
  paste(text, stage, into, more) {
    const rows = text.split(/\r?\n/).map((line) => line.split('\t').map((cell) => cell.trim())).filter(([title]) => title);
    const byName = new Map(this.data.channels.map((channel) => [channel.name.toLocaleLowerCase(), channel.id]));
    const each = rows.map(([, channel]) => {
      const found = into === 'touchpoints' && channel ? byName.get(channel.toLocaleLowerCase()) : null;
      return found ? { channel_id: found } : {};
    });
    this.perform({ do: 'add', into, titles: rows.map(([title]) => title), fields: { stage_id: stage, ...more }, each });
    this.tell(this.say('pasted', { n: rows.length }));
  }

  openMenu(id, beside) {
    this.last = id;
    cardMenu(this, id, beside);
  }

  // ---- where one is ----

  clicked(thing, event) {
    if (thing.kind === 'lane') return;
    if (thing.kind === 'stage') return this.stages.get(thing.id).focus();
    if (this.links.source) return this.links.end(thing.id, thing.node);
    this.choose(thing.id, event.shiftKey || event.ctrlKey || event.metaKey);
    this.focus(thing.id);
  }

  choose(id, isMore = false) {
    if (!isMore) this.chosen.clear();
    if (isMore && this.chosen.has(id)) this.chosen.delete(id);
    else if (isMore) this.chosen.add(id);
    for (const [each, card] of this.cards) card.show(this.view.cards.find((one) => one.id === each) ?? card.card, this.chosen.has(each));
    if (this.chosen.size) this.tell(this.say('n_chosen', { n: this.chosen.size }));
  }

  chooseAll() {
    this.chosen = new Set(this.view.cards.filter((card) => !this.isFaint(card)).map((card) => card.id));
    this.render();
    this.tell(this.say('n_chosen', { n: this.chosen.size }));
  }

  letGo() {
    this.links.stop();
    this.chosen.clear();
    this.render();
  }

  focused(event) {
    const card = event.target.closest('.card');
    if (!card) return;
    this.last = card.dataset.id;
    this.live.say(this.last, event.target.localName === 'textarea');
    this.tabStop();
    this.links.show(this.last);
  }

  // Where the others are: their colour around a card, their name on it.
  others() {
    this.tools.others(this.live.here);
    const at = new Map(this.live.here.filter(({ place }) => place).map((one) => [one.place, one]));
    for (const [id, card] of this.cards) card.held(at.get(id));
  }

  tabStop() {
    const id = this.cards.has(this.last) ? this.last : this.view.cards[0]?.id;
    for (const [each, card] of this.cards) card.face.setAttribute('tabindex', each === id ? '0' : '-1');
    const [first] = this.view.stages;
    for (const [each, node] of this.stages) node.setAttribute('tabindex', each === first?.id ? '0' : '-1');
  }

  focus(id) {
    const card = this.cards.get(id);
    if (!card) return;
    card.face.focus({ preventScroll: true });
    card.node.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  refocus() {
    if (!this.typing && !this.root.contains(this.holder.getRootNode().activeElement)) this.focus(this.last);
  }

  focusCell(stage) {
    const cell = this.cellOf(stage);
    if (cell.length) this.focus(cell.at(-1).id);
    else this.stages.get(stage)?.focus();
  }

  // To the card beside, above or below; from the topmost up to its stage.
  walk(id, [dx, dy], isChoosing = false) {
    const card = this.view.cards.find((each) => each.id === id);
    const cell = this.cellOf(card.stage);
    const place = cell.indexOf(card);
    let next = cell[place + dy];
    if (dy < 0 && place === 0) return this.stages.get(card.stage).focus();
    if (dx) next = this.beside(card.stage, dx, place);
    if (!next || next === card) return;
    this.focus(next.id);
    if (isChoosing) {
      this.chosen.add(next.id);
      this.render();
      this.tell(this.say('n_chosen', { n: this.chosen.size }));
    }
  }

  beside(stage, way, place) {
    const { stages } = this.view;
    for (let at = stages.findIndex((each) => each.id === stage) + way; at >= 0 && at < stages.length; at += way) {
      const cell = this.cellOf(stages[at].id);
      if (cell.length) return cell[Math.min(place, cell.length - 1)];
    }
    return null;
  }

  walkFromStage(id, [dx, dy]) {
    const { stages } = this.view;
    const next = stages[stages.findIndex((stage) => stage.id === id) + dx];
    if (dx && next) this.stages.get(next.id).focus();
    else if (dy > 0) this.cellOf(id).length ? this.focus(this.cellOf(id)[0].id) : this.addAt(id);
  }

  nearest(ids) {
    const place = this.view.cards.findIndex((card) => card.id === ids[0]);
    const left = this.view.cards.filter((card) => !ids.includes(card.id));
    return (left[place] ?? left.at(-1))?.id;
  }

  // ---- looking things up ----

  cardOf(id) {
    return this.cards.get(id);
  }

  cellOf(stage) {
    return this.view.cards.filter((card) => card.stage === stage);
  }

  stageOf(id) {
    return this.view.cards.find((card) => card.id === id)?.stage;
  }

  stageName(id) {
    return this.view.stages.find((stage) => stage.id === id)?.name ?? '';
  }

  subject(ids) {
    return ids.length > 1 ? this.say('n_cards', { n: ids.length }) : (this.view.cards.find((card) => card.id === ids[0])?.title ?? '');
  }

  at(x, y, selector) {
    return this.holder.getRootNode().elementsFromPoint(x, y).map((node) => node.closest(selector)).find((node) => node && this.root.contains(node));
  }

  cardAt(x, y) {
    return this.at(x, y, '.card:not(.coming):not(.ghost)');
  }

  // The cell of cards under a point, or the one of its column.
  cellAt(x, y) {
    const cells = [...this.grid.querySelectorAll('.lane.touchpoints .cell')];
    return this.at(x, y, '.lane.touchpoints .cell') ?? cells.find((cell) => {
      const place = cell.getBoundingClientRect();
      return x >= place.left && x < place.right;
    });
  }

  mark(id) {
    for (const [each, card] of this.cards) card.node.classList.toggle('aimed', each === id);
  }

  // ---- how large ----

  enlarge(way) {
    const at = ZOOMS.indexOf(this.zoom);
    this.zoom = way ? ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, at + way))] : 1;
    this.grid.style.zoom = this.zoom;
    this.render();
  }

  wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.enlarge(event.deltaY < 0 ? 1 : -1);
  }

  // ---- what the modules of Define ask of a sheet ----

  finishTyping(touched) {
    if (this.typing && touched !== this.typing.field) this.typing.commit();
  }

  isNew(field) {
    return field === this.tools.search;
  }
}

// The board: stages as columns, rows of cards and notes, the curve. It shows what the server holds with what waits on
// top of it, so that every change is there at once; see pending.js.

import { arrange, dress, el } from '../define/element.js';
import { beforeLeaving } from '../define/leaving.js';
import { LostWords } from '../define/lost.js';
import { outboxOf, watchOutboxes } from '../define/outbox.js';
import { undoByKeys } from '../define/undoing.js';
import { Curve } from './curve.js';
import { deeds } from './deeds.js';
import { draggable } from './dragging.js';
import { focus } from './focus.js';
import { listenToKeys } from './keys.js';
import { linksInWords } from './link_words.js';
import { Links } from './links.js';
import { Live } from './live.js';
import { pannable } from './panning.js';
import { pendingMap } from './pending.js';
import { rows } from './rows.js';
import { Tools } from './tools.js';
import { leftBehind } from './writing.js';

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
    pannable(this);
    this.root.addEventListener('focusin', (event) => this.focused(event));
    this.root.addEventListener('focusout', () => this.live.say('', false));
    this.root.addEventListener('paste', (event) => this.pasted(event));
    this.scroller.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
    this.width = 0; // of all the columns together; to ask for it while rendering would lay out the page at once
    this.size = new ResizeObserver(([{ contentRect }]) => {
      this.width = contentRect.width;
      this.drawCurve();
      this.links.later();
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
    Object.assign(this, { data, trigger, words: data.words, icons: data.icons, mayEdit: data.may_edit });
    this.root.classList.toggle('looking', !data.may_edit);
    this.box.deliver = trigger;
    this.box.beforeReload = () => this.finishTyping();
    this.box.isKnown = () => this.live.isOpen;
    this.takeUp();
    const answered = this.box.acknowledge(data.done);
    this.render();
    if (!this.root.isConnected) this.holder.append(this.root, this.lost.node); // not before it has its words
    this.answer(answered);
    this.lost.show(data.lost);
    this.live.show(data.live, data.map);
    setTimeout(() => this.box.sendTheRest()); // no message may leave while this one is taken in
  }

  // What is in the store is not dashed any more; the map with it in it comes a little later.
  kept(ids) {
    if (this.box.hear(ids)) this.render();
  }

  // Words that were being written when the page was left or loaded again.
  takeUp() {
    for (const key of [...this.box.abandoned]) {
      const operation = leftBehind(key, this.box.draft(key)?.trim());
      if (operation) {
        this.box.typed(key);
        this.box.add(operation);
      }
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
    this.links.sizes.disconnect();
    this.live.end();
    this.box?.abandon();
    this.finishTyping(); // what is being written waits with the rest
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
    const view = pendingMap(this.data, this.box.operations, this.box.kept);
    this.view = view;
    this.told = linksInWords(view, this);
    this.links.room(view);
    if (!view.personas.some((persona) => persona.id === this.front)) this.front = view.personas[0]?.id;
    this.grid.style.setProperty('--stages', view.stages.length);
    arrange(this.heads, [this.corner(), ...view.stages.map((stage) => this.stage(stage)), this.links.over]);
    const rows = view.lanes.map((lane) => this.lane(lane, view));
    arrange(this.grid, [this.heads, ...rows]);
    for (const [id] of this.cards) if (!view.cards.some((card) => card.id === id)) this.cards.delete(id);
    for (const id of this.chosen) if (!this.cards.has(id)) this.chosen.delete(id);
    this.tools.show(view);
    this.tabStop();
    this.drawCurve();
    this.links.later();
    this.others();
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
        if (operation.do === 'add') this.adderOf(operation)?.[this.mayEdit ? 'restore' : 'hold'](operation.titles);
      }
    }
  }

  adderOf({ into, fields }) {
    return [...this.adders.values()].map(({ adder }) => adder)
      .find((adder) => adder.into === into && adder.stage === fields.stage_id && adder.more.kind === fields.kind);
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
    this.grid.style.setProperty('--thin', `${1.25 / Math.min(1, this.zoom)}px`); // of a line, however small the rest
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

Object.assign(Board.prototype, rows, deeds, focus);

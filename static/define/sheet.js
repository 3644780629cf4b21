// The sheet: tabs, rows, the line to add with. It shows what the server holds with what waits on top of it.

import { Adder } from './adder.js';
import { begun } from './block.js';
import { arrange, dress, el, icon } from './element.js';
import { beforeLeaving } from './leaving.js';
import { LostWords } from './lost.js';
import { outboxOf } from './outbox.js';
import { pendingView } from './pending.js';
import { Row } from './row.js';
import { shapeOf, tracks } from './shape.js';
import { Table } from './table.js';
import { Tabs } from './tabs.js';
import { undoByKeys } from './undoing.js';

export function mount(holder) {
  return new Sheet(holder);
}

class Sheet {
  constructor(holder) {
    this.holder = holder;
    this.rows = new Map();
    this.groups = new Map();
    this.sent = new Map();
    this.head = el('div', { class: 'row heads', 'aria-hidden': 'true' });
    this.list = el('ol', { class: 'list' });
    this.empty = el('p', { class: 'empty' });
    this.way = el('button', { type: 'button', class: 'primary way' });
    this.way.addEventListener('click', () => this.choose('step', this.data.way.id));
    this.refused = el('p', { class: 'refused', role: 'alert' });
    this.card = el('section', { class: 'sheet' });
    this.onward = el('button', { type: 'button', class: 'onward', hidden: true });
    this.onward.addEventListener('click', () => this.tabs?.choose(this.data.onward.id));
    this.chosen = el('div', { class: 'chosen' });
    this.lost = new LostWords(this);
    this.table = new Table(this);
    holder.append(this.chosen, this.card, this.onward, this.lost.node);
    this.typing = null; // the field being written in, and how to be done with it
    this.stay = beforeLeaving(this);
    this.keys = undoByKeys(this);
  }

  async update(data, trigger) {
    this.latest = data;
    await dress(this.holder, 'base');
    await dress(this.holder, 'sheet');
    await dress(this.holder, 'table');
    if (data !== this.latest) return; // something newer came while the style was fetched
    if (!this.data || this.data.map !== data.map) {
      this.box?.abandon();
      this.box = outboxOf(data.map);
    }
    if (!this.data || shapeOf(data) !== shapeOf(this.data)) this.clear();
    this.data = data;
    this.icons = data.icons;
    this.trigger = trigger;
    this.box.deliver = trigger;
    const answered = this.box.acknowledge(data.done);
    this.render();
    this.answer(answered);
    this.lost.show(data.lost);
    if (data.focus.field === 'adder') this.begin();
    else if (data.focus.id) this.lead(data.focus);
    setTimeout(() => this.box.sendTheRest()); // no message may leave while this one is taken in
  }

  destroy() {
    this.stay();
    this.keys();
    this.box?.abandon();
  }

  // A newcomer's words are nobody's step yet.
  isNew(field) {
    return this.adder?.field === field && field.value !== '';
  }

  finishTyping(touched) {
    if (this.typing && touched !== this.typing.field) this.typing.commit();
  }

  clear() {
    this.typing = null;
    this.rows.clear();
    this.list.replaceChildren();
    this.adder = null;
    this.card.replaceChildren();
    this.table.leave();
    this.refused.textContent = '';
  }

  render() {
    const { data } = this;
    const { rows, waiting } = pendingView(data, this.box.operations);
    this.shown = rows;
    this.columnsSaid = JSON.stringify(data.columns);
    this.chooser();
    this.card.classList.toggle('of-cards', data.layout === 'card');
    this.card.classList.toggle('of-table', data.layout === 'table');
    this.card.style.setProperty('--tracks', tracks(data));
    this.headings(data);
    const nodes = rows.map((row) => {
      if (!this.rows.has(row.id)) this.rows.set(row.id, new Row(row, data, this));
      this.rows.get(row.id).show(row, data);
      return this.rows.get(row.id).node;
    });
    const here = new Set(rows.map((row) => row.id));
    for (const id of this.rows.keys()) if (!here.has(id)) this.rows.delete(id);
    arrange(this.list, [...nodes, ...waiting.map((one) => el('li', { class: 'row coming' }, one.title))]);
    this.empty.textContent = data.empty;
    const parts = [];
    if (rows.length && data.layout === 'rows') parts.push(this.head);
    if (!rows.length && !waiting.length && data.empty) parts.push(this.empty);
    if (data.way) {
      this.way.textContent = data.way.name;
      parts.push(this.way);
    }
    if (data.layout === 'table') parts.push(...this.table.parts(rows.length || waiting.length));
    else if (rows.length || waiting.length) parts.push(this.list);
    if (data.adder) {
      this.adder ??= new Adder(this);
      this.adder.show(data.adder, data.words);
      parts.push(this.adder.node);
    }
    arrange(this.card, [...parts, this.refused]);
    this.further(data.onward);
  }

  chooser() {
    const groups = this.data.tabs.map((group) => {
      if (!this.groups.has(group.name)) this.groups.set(group.name, new Tabs(this));
      this.groups.get(group.name).show(group);
      return this.groups.get(group.name).node;
    });
    arrange(this.chosen, groups);
    if (this.data.layout !== 'table' && this.chosen.parentNode !== this.holder) this.holder.prepend(this.chosen);
    this.tabs = this.groups.get('stage');
  }

  headings(data) {
    const columns = data.columns.filter((column) => column.place === 'row');
    const before = data.movable && data.layout === 'rows' ? ['handle', 'number'] : ['number'];
    this.head.replaceChildren(
      ...before.map((name) => el('span', { class: name })),
      ...columns.map((column) => el('span', { class: `head of-${column.kind}` }, column.head ?? column.label))
    );
  }

  further(onward) {
    this.onward.hidden = !onward;
    if (!onward) return;
    this.onward.replaceChildren(
      icon(this.icons.right, 18), el('strong', {}, onward.name), el('span', { class: 'note' }, onward.note)
    );
  }

  // What was refused goes back to where it was typed, with the reason.
  answer(operations) {
    const refused = operations.filter((operation) => operation.op in this.data.refused);
    if (operations.length) this.refused.textContent = '';
    for (const { op } of operations) if (op in this.data.told) this.adder?.told.show(this.data.told[op]);
    for (const operation of refused) {
      const problem = this.data.refused[operation.op];
      if (operation.do === 'fill') setTimeout(() => this.oneByOne(operation));
      else if (operation.do === 'add' || operation.do === 'paste') {
        this.refused.textContent = problem;
        this.adder?.restore(operation.titles ?? operation.block.map((cells) => cells.join(' ')));
      } else if (this.rows.get(operation.id)?.has(operation.field)) {
        this.rows.get(operation.id).refuse(operation.field, operation.value, problem);
      } else this.homeless(operation, problem);
    }
  }

  // To the field that advice is about, or to where a record is called by its name.
  lead({ id, field }) {
    const row = this.rows.get(id);
    if (!row) return;
    const named = row.has(field) ? field : this.data.columns.find((column) => row.cells.get(column.field)?.input || column.kind === 'text')?.field;
    row.node.scrollIntoView({ block: 'nearest' });
    row.open(named);
    setTimeout(() => row.focus(named));
  }

  // On a new map, and on the next step, the cursor waits where the first words go; on a phone its keyboard would hide what
  // they are for.
  begin() {
    const writing = () => document.activeElement?.matches('input, textarea'); // elsewhere on the page already
    const first = () => this.adder ?? this.rows.get(this.shown[0]?.id);
    if (matchMedia('(hover: hover)').matches) setTimeout(() => writing() || first()?.focus(this.data.columns[0]?.field));
  }

  // Of a block in which something does not fit, each part for itself: what fits is kept.
  oneByOne({ cells, added }) {
    for (const cell of cells) this.perform({ do: 'set', ...cell });
    if (added) this.perform(added);
  }

  // The field is not on the screen, or its record is gone: the words are said, and wait for the field.
  homeless(operation, problem) {
    const words = String(operation.value ?? operation.subject ?? '');
    const said = { '{field}': operation.label ?? '', '{problem}': problem, '{words}': words };
    this.refused.textContent = words
      ? this.data.words.homeless.replace(/\{\w+\}/g, (name) => said[name] ?? name).replace(/^: /, '')
      : problem;
    if (typeof operation.value === 'string') this.box.leave(`${operation.id}:${operation.field}`, operation.value);
  }

  perform(operation) {
    this.adder?.told.goOn();
    this.box.add(operation);
    this.render();
  }

  set(row, column, value) {
    const feeling = this.data.persona ? { do: 'feel', persona: this.data.persona } : { do: 'set' };
    const was = row.shown?.values[column.field] ?? null;
    this.perform({ ...feeling, id: row.id, field: column.field, value, was, label: column.label, ...begun(row.shown) });
  }

  move(id, index) {
    const { place, count } = this.placeOf(id);
    if (index < 0 || index >= count || index === place) return;
    this.perform({ do: 'move', id, index, stage: null });
    this.rows.get(id)?.node.scrollIntoView({ block: 'nearest' });
  }

  send(id, stage) {
    this.leave(id);
    this.perform({ do: 'move', id, index: 1e6, stage });
  }

  drop(row) {
    if (row.drop === row.id) this.leave(row.id);
    this.perform({ do: 'drop', id: row.drop, subject: row.name });
  }

  // Where a row goes, focus stays near: on the row after it, the one before, or the line to add with.
  leave(id) {
    const { place } = this.placeOf(id);
    const near = this.shown[place + 1] ?? this.shown[place - 1];
    setTimeout(() => (near ? this.rows.get(near.id)?.dots.focus() : this.adder?.focus()));
  }

  next(id, field) {
    const below = this.shown[this.placeOf(id).place + 1];
    if (below) this.rows.get(below.id).focus(field);
    else this.adder?.focus();
  }

  placeOf(id) {
    if (this.data.layout === 'card' && this.data.tabs.length) {
      const ids = this.data.tabs[0].tabs.map((tab) => tab.id);
      return { place: ids.indexOf(id), count: ids.length };
    }
    return { place: this.shown.findIndex((row) => row.id === id), count: this.shown.length };
  }

  choose(name, id) {
    this.trigger('chosen', { name, id });
  }

  // What a new record gets from the tabs as they are chosen now, whether or not the server has answered.
  get adds() {
    return Object.assign({}, ...this.data.tabs.map(({ name }) => this.groups.get(name).chosen?.adds));
  }

  otherTabs() {
    const group = this.data.tabs.find((each) => each.takes_rows);
    return group ? group.tabs.filter((tab) => tab.id !== group.chosen) : [];
  }

  tabAt(x, y) {
    return this.data.tabs.some((group) => group.takes_rows) ? this.tabs.at(x, y) : null;
  }

  page() {
    return this.holder.getRootNode().host?.closest('[data-testid="stMain"]');
  }
}

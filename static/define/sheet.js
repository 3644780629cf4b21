// The sheet: tabs, rows, the line to add with. It shows what the server holds with what waits on top of it.

import { Adder } from './adder.js';
import { arrange, dress, el, icon } from './element.js';
import { beforeLeaving } from './leaving.js';
import { outboxOf } from './outbox.js';
import { pendingView } from './pending.js';
import { Row } from './row.js';
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
    this.waiting = el('p', { class: 'waiting', role: 'status' });
    this.refused = el('p', { class: 'refused', role: 'alert' });
    this.card = el('section', { class: 'sheet' });
    this.onward = el('button', { type: 'button', class: 'onward' });
    this.onward.addEventListener('click', () => this.tabs?.choose(this.data.onward.id));
    holder.append(el('div', { class: 'chosen' }), this.card, this.onward);
    this.typing = null; // the field being written in, and how to be done with it
    this.stay = beforeLeaving(this);
    this.keys = undoByKeys(this);
  }

  async update(data, trigger) {
    this.latest = data;
    await dress(this.holder, 'sheet');
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
    this.box.onWaiting = (late) => (this.waiting.textContent = late ? this.data.words.waiting : '');
    this.answer(this.box.acknowledge(data.done));
    this.render();
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
    this.refused.textContent = '';
  }

  render() {
    const { data } = this;
    const { rows, waiting } = pendingView(data, this.box.operations);
    this.shown = rows;
    this.chooser();
    this.card.classList.toggle('of-cards', data.layout === 'card');
    this.card.style.setProperty('--tracks', tracks(data));
    this.headings(data);
    const nodes = rows.map((row) => {
      if (!this.rows.has(row.id)) this.rows.set(row.id, new Row(row, data, this));
      this.rows.get(row.id).show(row, data);
      return this.rows.get(row.id).node;
    });
    for (const id of this.rows.keys()) if (!rows.some((row) => row.id === id)) this.rows.delete(id);
    arrange(this.list, [...nodes, ...waiting.map((one) => el('li', { class: 'row coming' }, one.title))]);
    this.empty.textContent = data.empty;
    const parts = [];
    if (rows.length && data.layout === 'rows') parts.push(this.head);
    if (!rows.length && !waiting.length && data.empty) parts.push(this.empty);
    if (data.way) {
      this.way.textContent = data.way.name;
      parts.push(this.way);
    }
    if (rows.length || waiting.length) parts.push(this.list);
    if (data.adder) {
      this.adder ??= new Adder(this);
      this.adder.show(data.adder, data.words);
      parts.push(this.adder.node);
    }
    arrange(this.card, [...parts, this.waiting, this.refused]);
    this.further(data.onward);
  }

  chooser() {
    const box = this.holder.querySelector('.chosen');
    const groups = this.data.tabs.map((group) => {
      if (!this.groups.has(group.name)) this.groups.set(group.name, new Tabs(this));
      this.groups.get(group.name).show(group);
      return this.groups.get(group.name).node;
    });
    arrange(box, groups);
    this.tabs = this.groups.get('stage');
  }

  headings(data) {
    const columns = data.columns.filter((column) => column.place === 'row');
    const before = data.movable ? ['handle', 'number'] : ['number'];
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
    if (operations.length) this.refused.textContent = refused.length ? this.data.refused[refused.at(-1).op] : '';
    for (const operation of refused) {
      if (operation.do === 'add') this.adder?.restore(operation.titles);
      else setTimeout(() => this.rows.get(operation.id)?.refuse(operation.field, operation.value));
    }
  }

  perform(operation) {
    this.box.add(operation);
    this.render();
  }

  set(row, column, value) {
    const feeling = this.data.persona ? { do: 'feel', persona: this.data.persona } : { do: 'set' };
    this.perform({ ...feeling, id: row.id, field: column.field, value });
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

// Rows are made anew when the columns change, or when they are about something else.
function shapeOf(data) {
  return JSON.stringify([data.map, data.scope, data.layout, data.columns.map((column) => [column.field, column.kind, column.label])]);
}

function tracks(data) {
  const before = data.movable ? ['24px', '28px'] : ['28px'];
  const columns = data.columns.filter((column) => column.place === 'row').map((column) => column.width);
  return [...before, ...columns, '32px'].join(' ');
}

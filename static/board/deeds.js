// What can be done on the board: everything becomes operations, and several of them one step for whoever takes it back.

import { cardMenu } from './menu.js';
import { writeInPlace } from './writing.js';

// Methods of the board.
export const deeds = {
  perform(operation) {
    this.box.add(operation);
    this.render();
  },

  // Whose curve one works on.
  bringForward(persona) {
    this.front = persona;
    this.render();
  },

  // Several deeds are one step for whoever takes it back.
  performAll(deeds) {
    if (deeds.length === 1) this.perform(deeds[0]);
    else if (deeds.length) this.perform({ do: 'several', deeds });
  },

  setAll(ids, field, value) {
    if (!this.mayEdit) return;
    this.performAll(ids.map((id) => ({ do: 'set', id, field, value })));
    this.tell(this.say('changed', { subject: this.subject(ids) }));
  },

  drop(ids) {
    if (!this.mayEdit) return;
    const near = this.nearest(ids);
    const subject = this.subject(ids);
    this.performAll(ids.map((id) => ({ do: 'drop', id, subject })));
    this.chosen.clear();
    this.tell(this.say('dropped', { subject }));
    if (near) this.focus(near);
  },

  duplicate(ids) {
    if (!this.mayEdit) return;
    const cards = this.view.cards.filter((card) => ids.includes(card.id));
    this.performAll(cards.map((card) => ({
      do: 'add', into: 'touchpoints', titles: [card.title],
      fields: { stage_id: card.stage, channel_id: card.channel_id, initiator: card.initiator, evidence: card.evidence },
    })));
    this.tell(this.say('added', { subject: this.subject(ids) }));
  },

  // `index` is counted among the cards that stay. Each of several goes right behind the one before it.
  moveTo(id, stage, index) {
    if (!this.mayEdit) return;
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
  },

  // The chosen cards in the order of the path, where this is one of them; else it alone.
  idsWith(id) {
    return this.chosen.has(id) ? this.view.cards.map((card) => card.id).filter((each) => this.chosen.has(each)) : [id];
  },

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
  },

  // A stage, or a row. Rows that are not shown here keep their places among the others.
  moveRow(kind, id, index) {
    if (!this.mayEdit) return;
    const { stages, lanes } = this.view;
    const at = kind === 'lane' ? lanes.filter((lane) => lane.movable)[index].place : index;
    this.perform({ do: 'move', id, index: at, stage: null });
    const subject = kind === 'stage' ? this.stageName(id) : lanes.find((lane) => lane.id === id).title;
    this.tell(this.say('row_moved', { subject, place: index + 1 }));
    (kind === 'stage' ? this.stages.get(id) : this.lanes.get(id).title)?.focus();
  },

  moveRowBy(kind, id, way) {
    const all = kind === 'stage' ? this.view.stages : this.view.lanes.filter((lane) => lane.movable);
    const next = all.findIndex((each) => each.id === id) + way;
    if (next >= 0 && next < all.length) this.moveRow(kind, id, next);
  },

  renameStage(id) {
    if (!this.mayEdit) return;
    const node = this.stages.get(id);
    const name = node.querySelector('.name');
    const { name: was } = this.view.stages.find((each) => each.id === id);
    const waits = { do: 'set', id, field: 'name', was, label: this.words.stage_name };
    writeInPlace(this, {
      label: this.words.stage_name,
      words: was,
      put: (field) => name.replaceChildren(field),
      done: (value, kept) => {
        name.textContent = was;
        if (kept && value && value !== was) this.perform({ ...waits, value });
      },
      back: () => node.focus(),
      waits,
    });
  },

  addAt(stage) {
    const lane = this.view.lanes.find((each) => each.kind === 'touchpoints');
    this.adders.get(`${lane.id}:${stage}`)?.adder.open();
  },

  copy(ids) {
    const cards = this.view.cards.filter((card) => ids.includes(card.id));
    const channel = (card) => this.data.channels.find((each) => each.id === card.channel_id)?.name ?? '';
    const text = cards.map((card) => [card.title, channel(card)].join('\t')).join('\n');
    navigator.clipboard?.writeText(text).catch(() => {});
    this.held = text; // where the browser keeps its clipboard to itself
    this.tell(this.say('copied', { subject: this.subject(ids) }));
  },

  pasted(event) {
    if (event.target.closest('textarea, input')) return;
    const text = event.clipboardData?.getData('text/plain') || this.held;
    const stage = this.last ? this.stageOf(this.last) : this.view.stages[0]?.id;
    if (!text?.trim() || !stage) return;
    event.preventDefault();
    this.paste(text, stage, 'touchpoints', {});
  },

  // A line becomes a card; after a tab stands its channel, as a spreadsheet gives it.
  paste(text, stage, into, more) {
    if (!this.mayEdit) return;
    const rows = text.split(/\r?\n/).map((line) => line.split('\t').map((cell) => cell.trim())).filter(([title]) => title);
    const byName = new Map(this.data.channels.map((channel) => [channel.name.toLocaleLowerCase(), channel.id]));
    const each = rows.map(([, channel]) => {
      const found = into === 'touchpoints' && channel ? byName.get(channel.toLocaleLowerCase()) : null;
      return found ? { channel_id: found } : {};
    });
    this.perform({ do: 'add', into, titles: rows.map(([title]) => title), fields: { stage_id: stage, ...more }, each });
    this.tell(this.say('pasted', { n: rows.length }));
  },

  openMenu(id, beside) {
    if (!this.mayEdit) return;
    this.last = id;
    cardMenu(this, id, beside);
  },
};

// The rows of the board and what stands in them, each thing made once and shown again.

import { arrange, el, icon, put, say } from '../define/element.js';
import { Adder } from './adder.js';
import { Card } from './card.js';
import { Note } from './note.js';

// Methods of the board.
export const rows = {
  corner() {
    this.empty ??= el('span', { class: 'corner' });
    return this.empty;
  },

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
    put(node, { 'aria-label': `${stage.number}. ${stage.name}`, 'aria-description': this.told.get(stage.id) ?? '' });
    return node;
  },

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
    const links = lane.kind === 'touchpoints' ? [this.links.node, this.links.words] : [];
    arrange(cells, [...view.stages.map((stage) => this.cell(lane, stage, view)), ...links]);
    return node;
  },

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
  },

  // A row above the cards in which nothing is said yet would only push them and their curve down.
  isIdle(lane) {
    const { lanes } = this.view;
    const isAbove = lanes.indexOf(lane) < lanes.findIndex((each) => each.kind === 'touchpoints');
    return isAbove && !Object.values(lane.cells).some((cell) => cell?.length);
  },

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
      .map((one) => el('li', { class: `card coming${one.unsaved ? ' unsaved' : ''}`, 'aria-hidden': 'true' }, el('div', { class: 'face' }, el('span', { class: 'title' }, one.title))));
    list.setAttribute('aria-label', `${lane.title}, ${stage.name}`);
    arrange(list, [...nodes, ...coming, adder.node]);
    return list;
  },

  newCell(lane, stage) {
    const list = el('ul', { class: 'cell', 'data-stage': stage.id });
    const isCards = lane.kind === 'touchpoints';
    const kind = lane.kind === 'pains' ? 'pain' : 'opportunity';
    const adder = new Adder(this, isCards ? 'touchpoints' : 'insights', stage.id, isCards ? {} : { kind }, this.words[`add_${isCards ? 'card' : kind}`]);
    return { list, adder };
  },

  card(card) {
    if (!this.cards.has(card.id)) {
      this.cards.set(card.id, new Card(card.id, this));
      this.links.sizes.observe(this.cards.get(card.id).node);
    }
    const held = this.cards.get(card.id);
    held.show(card, this.chosen.has(card.id));
    return held.node;
  },

  insight(insight, lane) {
    const key = `${lane.id}:${insight.id}`;
    if (!this.notes.has(key)) this.notes.set(key, new Note(this, lane, null, insight.id));
    return this.notes.get(key).show(insight.title, lane, null, insight);
  },
};

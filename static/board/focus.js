// Where one is on the board: what has the focus, what is chosen, and the ways from card to card.

// Methods of the board.
export const focus = {
  clicked(thing, event) {
    if (thing.kind === 'lane') return;
    if (thing.kind === 'stage') return this.stages.get(thing.id).focus();
    if (this.links.source) return this.links.end(thing.id, thing.node);
    this.choose(thing.id, event.shiftKey || event.ctrlKey || event.metaKey);
    this.focus(thing.id);
  },

  choose(id, isMore = false) {
    if (!isMore) this.chosen.clear();
    if (isMore && this.chosen.has(id)) this.chosen.delete(id);
    else if (isMore) this.chosen.add(id);
    for (const [each, card] of this.cards) card.show(this.view.cards.find((one) => one.id === each) ?? card.card, this.chosen.has(each));
    if (this.chosen.size) this.tell(this.say('n_chosen', { n: this.chosen.size }));
  },

  chooseAll() {
    this.chosen = new Set(this.view.cards.filter((card) => !this.isFaint(card)).map((card) => card.id));
    this.render();
    this.tell(this.say('n_chosen', { n: this.chosen.size }));
  },

  letGo() {
    this.links.stop();
    this.chosen.clear();
    this.render();
  },

  focused(event) {
    const card = event.target.closest('.card');
    if (!card) return;
    this.last = card.dataset.id;
    this.live.say(this.last, event.target.localName === 'textarea');
    this.tabStop();
  },

  // Where the others are: their colour around a card, their name on it.
  others() {
    this.tools.others(this.live.here);
    const at = new Map(this.live.here.filter(({ place }) => place).map((one) => [one.place, one]));
    for (const [id, card] of this.cards) card.held(at.get(id));
  },

  tabStop() {
    const id = this.cards.has(this.last) ? this.last : this.view.cards[0]?.id;
    for (const [each, card] of this.cards) card.face.setAttribute('tabindex', each === id ? '0' : '-1');
    const [first] = this.view.stages;
    for (const [each, node] of this.stages) node.setAttribute('tabindex', each === first?.id ? '0' : '-1');
  },

  focus(id) {
    const card = this.cards.get(id);
    if (!card) return;
    card.face.focus({ preventScroll: true });
    card.node.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  },

  refocus() {
    if (!this.typing && !this.root.contains(this.holder.getRootNode().activeElement)) this.focus(this.last);
  },

  focusCell(stage) {
    const cell = this.cellOf(stage);
    if (cell.length) this.focus(cell.at(-1).id);
    else this.stages.get(stage)?.focus();
  },

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
  },

  beside(stage, way, place) {
    const { stages } = this.view;
    for (let at = stages.findIndex((each) => each.id === stage) + way; at >= 0 && at < stages.length; at += way) {
      const cell = this.cellOf(stages[at].id);
      if (cell.length) return cell[Math.min(place, cell.length - 1)];
    }
    return null;
  },

  walkFromStage(id, [dx, dy]) {
    const { stages } = this.view;
    const next = stages[stages.findIndex((stage) => stage.id === id) + dx];
    if (dx && next) this.stages.get(next.id).focus();
    else if (dy > 0) this.cellOf(id).length ? this.focus(this.cellOf(id)[0].id) : this.addAt(id);
  },

  nearest(ids) {
    const place = this.view.cards.findIndex((card) => card.id === ids[0]);
    const left = this.view.cards.filter((card) => !ids.includes(card.id));
    return (left[place] ?? left.at(-1))?.id;
  },
};

// Dragging a card, several chosen ones, a stage or a row by hand. The thing in the hand tilts, its home is dashed, and where it
// would land a slot opens. Escape puts it back. A finger holds for a moment first, since it also scrolls.

import { el } from '../define/element.js';

const EDGE = 70; // px from the frame's edge where it begins to move along
const SPEED = 16;
const TRAVEL = 5; // px that a click does not travel
const HOLD_MS = 260;

export function draggable(board) {
  board.scroller.addEventListener('pointerdown', (down) => {
    const thing = down.button === 0 && thingAt(down.target, board);
    if (!thing) return;
    const drag = new Drag(board, thing, down);
    drag.listen();
  });
  // What is in the hand of a finger does not scroll the page.
  board.scroller.addEventListener('touchmove', (event) => board.drag && event.preventDefault(), { passive: false });
  board.scroller.addEventListener('contextmenu', (event) => board.drag && event.preventDefault()); // which a long press opens
}

function thingAt(target, board) {
  if (target.closest('textarea, input, .menu, .tie, .dots')) return null;
  const card = target.closest('.card');
  if (card && !card.classList.contains('coming')) return { kind: 'card', id: card.dataset.id, node: card };
  const stage = target.closest('.stage');
  if (stage) return { kind: 'stage', id: stage.dataset.id, node: stage };
  const lane = target.closest('.lane.movable > .title')?.parentNode;
  return lane ? { kind: 'lane', id: lane.dataset.id, node: lane } : null;
}

class Drag {
  constructor(board, thing, down) {
    Object.assign(this, { board, thing, down, at: down, begun: false });
  }

  listen() {
    const { board, down } = this;
    this.controller = new AbortController();
    const { signal } = this.controller;
    addEventListener('pointermove', (event) => this.move(event), { signal });
    addEventListener('pointerup', () => this.end(true), { signal });
    addEventListener('pointercancel', () => this.end(false), { signal });
    board.holder.ownerDocument.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.begun) return;
      event.preventDefault();
      event.stopPropagation();
      this.end(false);
    }, { signal, capture: true });
    if (down.pointerType === 'touch') this.timer = setTimeout(() => this.begin(), HOLD_MS);
  }

  move(event) {
    this.at = event;
    const travelled = Math.hypot(event.clientX - this.down.clientX, event.clientY - this.down.clientY) > TRAVEL;
    if (!this.begun && travelled) {
      if (this.down.pointerType === 'touch') return this.end(false); // a finger that moves at once scrolls
      this.begin();
    }
    if (this.begun) this.follow();
  }

  begin() {
    const { board, thing } = this;
    if (!board.mayEdit) return;
    this.begun = true;
    board.drag = this;
    board.finishTyping();
    const place = thing.node.getBoundingClientRect();
    this.offset = [this.down.clientX - place.left, this.down.clientY - place.top];
    this.ghost = (thing.kind === 'lane' ? thing.node.querySelector('.title') : thing.node).cloneNode(true);
    this.ghost.classList.add('ghost');
    this.ghost.style.width = `${thing.kind === 'lane' ? 150 : place.width}px`;
    this.ghost.setAttribute('aria-hidden', 'true');
    if (thing.kind === 'card' && board.chosen.has(thing.id) && board.chosen.size > 1) this.ghost.dataset.count = board.chosen.size;
    board.root.append(this.ghost);
    this.slot = el(thing.kind === 'card' ? 'li' : 'div', { class: 'slot', 'aria-hidden': 'true' });
    this.slot.style.height = `${place.height}px`;
    thing.node.classList.add('away');
    board.root.classList.add('dragging');
    this.along();
    this.follow();
  }

  follow() {
    const { clientX, clientY } = this.at;
    this.ghost.style.translate = `${clientX - this.offset[0]}px ${clientY - this.offset[1]}px`;
    if (this.thing.kind === 'card') this.overCell(clientX, clientY);
    else if (this.thing.kind === 'stage') this.between([...this.board.heads.querySelectorAll('.stage')], clientX, 'left', 'width');
    else this.between([...this.board.grid.querySelectorAll('.lane.movable')], clientY, 'top', 'height');
  }

  overCell(x, y) {
    const cell = this.board.cellAt(x, y);
    if (!cell) return;
    const cards = [...cell.querySelectorAll('.card:not(.ghost):not(.coming)')];
    const after = cards.find((card) => y < middle(card)) ?? cell.querySelector('.coming, .adder');
    if (this.slot.nextElementSibling === after) return; // where it stands already
    this.board.links.later([cell, this.cell ?? this.thing.node.parentNode]);
    after.before(this.slot);
    this.cell = cell;
  }

  // Between which two of a row, or of a column, it would come to stand.
  between(all, at, side, size) {
    const after = all.find((each) => at < middle(each, side, size));
    this.index = after ? all.indexOf(after) : all.length;
    const from = all.indexOf(this.thing.node);
    for (const each of all) each.classList.remove('before', 'after');
    if (this.index === from || this.index === from + 1) this.index = null;
    else if (after) after.classList.add('before');
    else all.at(-1).classList.add('after');
    if (this.index > from) this.index -= 1;
  }

  // At the edge of the frame the board moves along, as long as the hand stays there.
  along() {
    if (!this.begun) return;
    const frame = this.board.scroller.getBoundingClientRect();
    const { clientX, clientY } = this.at;
    const push = (at, low, high) => (at < low + EDGE ? -SPEED : at > high - EDGE ? SPEED : 0);
    const [dx, dy] = [push(clientX, frame.left + 110, frame.right), push(clientY, frame.top, frame.bottom)];
    if (dx || dy) {
      this.board.scroller.scrollBy(dx, dy);
      this.follow();
    }
    requestAnimationFrame(() => this.along());
  }

  end(kept) {
    this.controller.abort();
    clearTimeout(this.timer);
    const { board, thing, slot, cell } = this;
    if (!this.begun) {
      if (kept) board.clicked(thing, this.down);
      return;
    }
    this.begun = false;
    board.justDragged = true; // the click that follows is none
    setTimeout(() => (board.justDragged = false));
    const goes = (node) => board.chosen.has(thing.id) && node.classList.contains('chosen'); // with it
    const stays = cell ? [...cell.querySelectorAll('.card:not(.away):not(.coming), .slot')].filter((node) => !goes(node)) : [];
    const place = slot.isConnected ? stays.indexOf(slot) : -1;
    slot.remove();
    this.ghost.remove();
    thing.node.classList.remove('away');
    board.root.classList.remove('dragging');
    for (const each of board.grid.querySelectorAll('.before, .after')) each.classList.remove('before', 'after');
    board.drag = null;
    board.render(); // what came meanwhile
    if (!kept) return board.tell(board.words.put_down);
    if (thing.kind === 'card' && place >= 0) board.moveTo(thing.id, cell.dataset.stage, place);
    else if (thing.kind !== 'card' && (this.index ?? null) !== null) board.moveRow(thing.kind, thing.id, this.index);
  }
}

function middle(node, side = 'top', size = 'height') {
  const place = node.getBoundingClientRect();
  return place[side] + place[size] / 2;
}

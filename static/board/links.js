// The links between cards and between stages: all of them at all times, thin; those of the card that has the focus, or is
// under the pointer, strong and with their words. And a new one, drawn by hand.

import { kindMenu } from './menu.js';
import { arches, levelAt, levelsOf, routes } from './routes.js';
import { layer, svg, Way } from './way.js';

export class Links {
  constructor(board) {
    this.board = board;
    this.node = layer(); // in the row of cards, so that it goes where that goes
    this.words = layer('words'); // over the cards
    this.over = layer(); // in the heads of the stages, which stay when the rest moves
    this.ways = new Map();
    this.columns = new Map(); // where things stood when they were last measured, by stage
    this.focused = this.pointed = this.source = null; // source: of the link being drawn
    this.sizes = new ResizeObserver(() => this.later());
    const { scroller } = board;
    scroller.addEventListener('pointerdown', (event) => this.grab(event));
    scroller.addEventListener('pointerover', ({ target }) => this.light({ pointed: endAt(target) }));
    scroller.addEventListener('pointerleave', () => this.light({ pointed: null }));
    board.root.addEventListener('focusin', ({ target }) => this.light({ focused: endAt(target) }));
    board.root.addEventListener('focusout', () => this.light({ focused: null }));
  }

  // In the next frame, when the page is laid out anyhow; `cells`: only in these has anything moved.
  later(cells = null) {
    const isFirst = !this.waits;
    this.moved = cells && (isFirst || this.moved) ? [...(isFirst ? [] : this.moved), ...cells] : null;
    if (!isFirst) return;
    this.waits = requestAnimationFrame(() => {
      this.waits = null;
      this.show();
      this.moved = null;
    });
  }

  show() {
    const { view } = this.board;
    const cells = view && this.cells();
    if (!cells?.length) return;
    const ids = view.stages.map((stage) => stage.id);
    const isOver = ({ source, target }) => ids.includes(source) && (!target || ids.includes(target));
    const [below, over] = [view.links.filter((link) => !isOver(link)), view.links.filter(isOver)];
    const columns = this.measured(cells);
    this.patch(this.node, this.words, below, columns ? routes(below, columns, new Map(ids.map((id, column) => [id, column]))) : new Map());
    if (!this.moved) this.patch(this.over, this.over, over, arches(over, this.heads(ids), this.levels));
  }

  // How much the arches need above the stages is known before anything is laid out.
  room(view) {
    this.levels = levelsOf(view.links, view.stages.map((stage) => stage.id));
    const highest = Math.max(-1, ...this.levels.values());
    this.board.heads.style.setProperty('--arches', highest < 0 ? '10px' : `${levelAt(highest) + 3}px`);
  }

  cells() {
    const lane = this.board.view.lanes.find((each) => each.kind === 'touchpoints');
    return [...(this.board.lanes.get(lane?.id)?.cells.querySelectorAll(':scope > .cell') ?? [])];
  }

  // The columns as `routes` wants them; null while the row is folded away.
  measured(cells) {
    const place = this.placeIn(this.node.parentNode);
    if (!place) return null;
    const { drag } = this.board;
    const held = drag?.slot?.isConnected ? drag.thing.id : null; // a card in the hand stands where it would land
    this.inset ??= parseFloat(getComputedStyle(cells[0]).paddingRight);
    return cells.map((cell) => {
      const { stage } = cell.dataset;
      if (this.moved && !this.moved.includes(cell)) return this.columns.get(stage);
      const { left, right, top } = place(cell);
      const idOf = (child) => (child === drag?.slot ? held : child.dataset.id === held ? null : child.dataset.id);
      const boxes = [...cell.children].map((child) => ({ id: idOf(child), ...place(child) })).filter((box) => box.bottom > box.top);
      const column = { left: left + this.inset, right: right - this.inset, top, boxes };
      this.columns.set(stage, column);
      return column;
    });
  }

  heads(ids) {
    const place = this.placeIn(this.over.parentNode);
    return place ? ids.map((id) => ({ id, ...place(this.board.stages.get(id)) })) : [];
  }

  // Where things stand in `frame`, not on the screen; nothing where it is not shown.
  placeIn(frame) {
    const origin = frame?.getBoundingClientRect();
    if (!origin?.width) return null;
    const { zoom } = this.board;
    return (node) => {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      return {
        left: (left - origin.left) / zoom, right: (right - origin.left) / zoom,
        top: (top - origin.top) / zoom, bottom: (bottom - origin.top) / zoom,
      };
    };
  }

  patch(layer, words, links, drawn) {
    const here = new Set();
    for (const link of links) {
      const drawing = drawn.get(link.id);
      if (!drawing) continue;
      here.add(link.id);
      if (!this.ways.has(link.id)) this.ways.set(link.id, new Way());
      const way = this.ways.get(link.id);
      way.show(link, drawing, this.isFaint(link));
      if (way.node.parentNode === layer) continue;
      layer.append(way.node);
      words.append(way.words);
    }
    for (const [id, way] of this.ways) {
      if (way.node.parentNode !== layer || here.has(id)) continue;
      way.remove();
      this.ways.delete(id);
    }
    this.light({});
  }

  isFaint({ source, target }) {
    return [source, target].some((id) => this.board.cardOf(id)?.node.classList.contains('faint'));
  }

  light(which) {
    if (this.board.drag) return;
    Object.assign(this, which);
    const ids = [this.pointed, this.focused].filter(Boolean);
    for (const way of this.ways.values()) way.light(ids.includes(way.link.source) || ids.includes(way.link.target));
  }

  // By keys: the next card that Enter is pressed on is where it leads.
  begin(id) {
    if (!this.board.mayEdit) return;
    this.source = id;
    this.board.root.classList.add('linking');
    this.board.tell(this.board.words.link_where);
  }

  end(target, beside) {
    const { source } = this;
    this.stop();
    if (!this.board.mayEdit || !source || !target || target === source) return;
    setTimeout(() => kindMenu(this.board, source, target, beside)); // what lets the hand go closes every menu that is open
  }

  stop() {
    this.source = null;
    this.board.root.classList.remove('linking');
    this.line?.remove();
  }

  grab(down) {
    const tie = down.target.closest?.('.tie');
    if (!tie || !this.board.mayEdit) return;
    down.preventDefault();
    const card = tie.closest('.card');
    const { id } = card.dataset;
    this.begin(id);
    this.line = svg('path', { class: 'drawn' });
    this.node.append(this.line);
    const from = this.placeIn(this.node.parentNode)(card);
    const controller = new AbortController();
    const { signal } = controller;
    const at = (event) => this.board.cardAt(event.clientX, event.clientY);
    addEventListener('pointermove', (event) => {
      const frame = this.node.parentNode.getBoundingClientRect();
      const [x, y] = [(event.clientX - frame.left) / this.board.zoom, (event.clientY - frame.top) / this.board.zoom];
      this.line.setAttribute('d', arc(from, x, y));
      this.board.mark(at(event)?.dataset.id);
    }, { signal });
    addEventListener('pointerup', (event) => {
      controller.abort();
      const target = at(event);
      this.board.mark(null);
      if (target && target.dataset.id !== id) this.end(target.dataset.id, target);
      else this.stop();
    }, { signal });
    addEventListener('pointercancel', () => {
      controller.abort();
      this.stop();
    }, { signal });
  }
}

const endAt = (target) => target.closest('.card, .stage')?.dataset.id ?? null;

function arc({ left, right, top, bottom }, x, y) {
  const back = x < right;
  const [x0, y0] = [back ? left : right, (top + bottom) / 2];
  const reach = Math.max(40, Math.abs(x - x0) / 2) * (back ? -1 : 1);
  return `M${x0} ${y0}C${x0 + reach} ${y0} ${x - reach} ${y} ${x} ${y}`;
}

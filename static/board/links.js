// The ways that lead from and to a card, drawn over the board while it has the focus; and a new one, drawn by hand.

import { kindMenu } from './menu.js';

const SPACE = 'http://www.w3.org/2000/svg';

export class Links {
  constructor(board) {
    this.board = board;
    this.node = document.createElementNS(SPACE, 'svg');
    this.node.setAttribute('class', 'links');
    this.node.setAttribute('aria-hidden', 'true');
    this.source = null; // of the way being drawn
    board.scroller.addEventListener('pointerdown', (event) => this.grab(event));
  }

  // Those of one card; without one, nothing.
  show(id) {
    const { view } = this.board;
    const held = view.links.filter((link) => id && (link.source === id || link.target === id));
    this.node.replaceChildren(...held.flatMap((link) => this.way(link))); // beyond its edges too: it does not clip
  }

  way({ source, target, kind, label }) {
    const from = this.box(source);
    const to = target ? this.box(target) : from && { ...from, left: from.left + 60, top: from.bottom + 46, right: from.right, bottom: from.bottom };
    if (!from || !to) return [];
    const path = document.createElementNS(SPACE, 'path');
    path.setAttribute('d', target ? arc(from, to) : `M${from.left + 30} ${from.bottom}C${from.left + 30} ${from.bottom + 30} ${to.left} ${to.top - 30} ${to.left} ${to.top}`);
    path.setAttribute('class', `way ${kind}`);
    if (!label) return [path];
    const text = document.createElementNS(SPACE, 'text');
    text.setAttribute('x', (from.right + to.left) / 2);
    text.setAttribute('y', Math.min(from.top, to.top) - 8);
    text.textContent = label;
    return [path, text];
  }

  // Where a card stands on the grid, not on the screen.
  box(id) {
    const node = this.board.cardOf(id)?.node ?? this.board.heads.querySelector(`.stage[data-id="${CSS.escape(id)}"]`);
    if (!node) return null;
    const [place, grid] = [node.getBoundingClientRect(), this.board.grid.getBoundingClientRect()];
    const zoom = this.board.zoom;
    return {
      left: (place.left - grid.left) / zoom, right: (place.right - grid.left) / zoom,
      top: (place.top - grid.top) / zoom, bottom: (place.bottom - grid.top) / zoom,
    };
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
    const id = tie.closest('.card').dataset.id;
    this.begin(id);
    this.line = document.createElementNS(SPACE, 'path');
    this.line.setAttribute('class', 'way drawn');
    this.node.append(this.line);
    const from = this.box(id);
    const controller = new AbortController();
    const { signal } = controller;
    const at = (event) => this.board.cardAt(event.clientX, event.clientY);
    addEventListener('pointermove', (event) => {
      const grid = this.board.grid.getBoundingClientRect();
      const [x, y] = [(event.clientX - grid.left) / this.board.zoom, (event.clientY - grid.top) / this.board.zoom];
      this.line.setAttribute('d', arc(from, { left: x, right: x, top: y, bottom: y }));
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

function arc(from, to) {
  const back = to.left < from.right;
  const [x0, x1] = back ? [from.left, to.right] : [from.right, to.left];
  const [y0, y1] = [(from.top + from.bottom) / 2, (to.top + to.bottom) / 2];
  const reach = Math.max(40, Math.abs(x1 - x0) / 2) * (back ? -1 : 1);
  return `M${x0} ${y0}C${x0 + reach} ${y0} ${x1 - reach} ${y1} ${x1} ${y1}`;
}


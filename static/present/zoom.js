// The real poster behind a stage's frame: from the whole of it into the stage's column, and back.

import { isCalm, picture } from './pictures.js';

const SPACE = 'http://www.w3.org/2000/svg';
const MS = 750;
const AROUND = 3.2; // columns that are seen at once, so that words can be read from the back of a room
const STEP = 0.55; // of what is seen, up and down
const ABOVE = 26;

export class Zoom {
  constructor(svg) {
    this.svg = svg;
    this.node = document.createElement('div');
    this.node.className = 'poster';
    this.node.hidden = true;
  }

  get isOpen() {
    return !this.node.hidden && !this.leaving;
  }

  // Into the column of a stage; from another column it moves over.
  into(frame) {
    this.draw();
    const wasOpen = this.isOpen;
    this.node.hidden = false;
    this.leaving = false;
    if (!wasOpen) {
      this.drawn.setAttribute('viewBox', this.whole.join(' '));
      this.fade(0, 1);
    }
    this.dim(frame.column);
    this.frame = frame;
    this.run(this.boxOf(frame));
  }

  back() {
    if (!this.isOpen) return;
    this.leaving = true;
    this.run(this.whole, () => this.fade(1, 0, () => this.close()));
  }

  close() {
    cancelAnimationFrame(this.moving);
    this.node.hidden = true;
    this.leaving = false;
  }

  // Along the column, down or up.
  along(step) {
    const [x, y, width, height] = this.aim;
    const [, top, , tall] = this.whole;
    this.run([x, Math.max(top, Math.min(y + step * STEP * height, Math.max(top, top + tall - height))), width, height]);
  }

  draw() {
    if (this.drawn) return;
    this.drawn = picture(this.svg);
    this.whole = this.drawn.getAttribute('viewBox').split(/[\s,]+/).map(Number);
    this.sides = [0, 1].map(() => {
      const side = document.createElementNS(SPACE, 'rect');
      side.setAttribute('class', 'aside');
      this.drawn.append(side);
      return side;
    });
    this.node.replaceChildren(this.drawn);
  }

  boxOf({ column, stage }) {
    const shape = this.node.clientWidth / (this.node.clientHeight || 1);
    const [left, right] = column;
    const width = Math.min((right - left) * AROUND, this.whole[2]);
    const head = this.drawn.querySelector(`[data-role=stage][data-id="${CSS.escape(stage)}"]`);
    const top = head ? Math.max(this.whole[1], head.getBBox().y - ABOVE) : this.whole[1];
    return [(left + right - width) / 2, top, width, width / shape];
  }

  // What is beside the column steps back.
  dim([left, right]) {
    const [x, y, width, height] = this.whole;
    [[x - width, left], [right, x + 2 * width]].forEach(([from, to], place) => {
      const box = { x: from, y, width: to - from, height };
      for (const [name, value] of Object.entries(box)) this.sides[place].setAttribute(name, value);
    });
  }

  run(aim, then) {
    cancelAnimationFrame(this.moving);
    this.aim = aim;
    const from = this.drawn.getAttribute('viewBox').split(/[\s,]+/).map(Number);
    const start = performance.now();
    const length = isCalm() ? 0 : MS;
    const step = (now) => {
      const part = length ? Math.min(1, Math.max(0, (now - start) / length)) : 1;
      const eased = part < 0.5 ? 4 * part ** 3 : 1 - (2 - 2 * part) ** 3 / 2;
      this.drawn.setAttribute('viewBox', aim.map((end, place) => from[place] + (end - from[place]) * eased).join(' '));
      if (part < 1) this.moving = requestAnimationFrame(step);
      else then?.();
    };
    step(start);
  }

  fade(from, to, then) {
    const fading = this.node.animate([{ opacity: from }, { opacity: to }], { duration: isCalm() ? 0 : 250, fill: 'none' });
    fading.onfinish = () => then?.();
  }
}

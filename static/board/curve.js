// The emotion lane: a curve for each persona over the columns, and for the one in front a face at every moment that can
// be dragged, or moved with the arrow keys, in half steps from -5 to 5.

import { draw, put } from '../define/element.js';
import { smooth } from './shape.js';

const SPACE = 'http://www.w3.org/2000/svg';
const HEIGHT = 236;
const EDGE = 26; // px above the best and below the worst
const FACE = 28;
const MOST = 5;
const STEP = 0.5;
const TRAVEL = 3; // px that a hand goes before a point goes with it
const MARKS = [null, null, 'M0 -6L6 0L0 6L-6 0Z', 'M-5 -5H5V5H-5Z', 'M0 -6L6 5H-6Z', 'M-5 -5L5 5M5 -5L-5 5'];

export class Curve {
  constructor(board) {
    this.board = board;
    this.node = svg('svg', { class: 'curve', height: HEIGHT });
    this.held = null; // the point in the hand: { place, valence }
    this.points = new Map();
    this.ground = svg('g', { 'aria-hidden': 'true' });
    this.faces = svg('g', {});
    this.bubble = svg('g', { class: 'bubble', 'aria-hidden': 'true' });
    this.node.append(gradients(), this.ground, this.faces, this.bubble);
    this.lane = document.createElement('div');
    this.lane.append(this.node);
    this.node.addEventListener('pointerdown', (event) => this.grab(event));
    // A finger on a point moves it and scrolls nothing; what CSS says of shapes inside a drawing is not heeded there.
    this.node.addEventListener('touchstart', (event) => board.mayEdit && event.target.closest('.point') && event.preventDefault(), { passive: false });
    this.node.addEventListener('keydown', (event) => this.key(event));
    this.node.addEventListener('focusout', () => this.say(null));
  }

  show(view, slots, width) {
    Object.assign(this, { view, slots, width });
    this.render();
  }

  y(valence) {
    return HEIGHT / 2 - (valence / MOST) * (HEIGHT / 2 - EDGE);
  }

  // The moments of a persona from left to right: [{ place, x, valence, assumed, unsaved }].
  moments(persona) {
    const held = this.held && this.board.front === persona ? this.held : null;
    const felt = new Map(this.view.feelings.filter((one) => one.persona === persona).map((one) => [one.place, one]));
    if (held && !felt.has(held.place)) felt.set(held.place, { place: held.place, evidence: 'assumed' });
    return this.slots
      .filter(({ place }) => felt.has(place))
      .map(({ place, x }) => {
        const { valence, evidence, unsaved } = felt.get(place);
        return { place, x, valence: held?.place === place ? held.valence : valence, assumed: evidence === 'assumed', unsaved };
      });
  }

  render() {
    const { width } = this;
    put(this.node, { width, viewBox: `0 0 ${width} ${HEIGHT}` });
    this.lines();
    this.handles();
    this.say(this.held);
  }

  // The curves with their area; drawn anew only where something about them has changed.
  lines() {
    const { width, view, board } = this;
    const drawn = view.personas.map((each) => [each.id, each.colour, this.moments(each.id)]);
    const said = JSON.stringify([width, board.front, drawn]);
    if (this.said === said) return;
    this.said = said;
    const zero = this.y(0);
    const parts = [
      svg('path', { class: 'rule faint', d: `M0 ${this.y(MOST)}H${width}M0 ${this.y(-MOST)}H${width}` }),
      svg('path', { class: 'rule', d: `M0 ${zero}H${width}` }),
    ];
    const order = [...view.personas].sort((a, b) => (a.id === board.front) - (b.id === board.front));
    for (const persona of order) {
      const moments = this.moments(persona.id);
      const line = smooth(moments.map(({ x, valence }) => [x, this.y(valence)]));
      const colour = `var(--persona-${persona.colour})`;
      const isFront = persona.id === board.front;
      if (isFront && moments.length > 1) {
        const area = `${line}L${moments.at(-1).x} ${zero}L${moments[0].x} ${zero}Z`;
        parts.unshift(svg('path', { d: area, fill: 'url(#sun)', 'clip-path': 'url(#above)' }), svg('path', { d: area, fill: 'url(#dusk)', 'clip-path': 'url(#below)' }));
      }
      parts.push(svg('path', { class: isFront ? 'line front' : 'line', d: line, stroke: colour }));
      if (!isFront) parts.push(...moments.map(({ x, valence }) => marker(persona, x, this.y(valence), colour)));
    }
    this.ground.replaceChildren(...parts);
    this.node.querySelector('#above rect').setAttribute('height', zero);
    this.node.querySelector('#below rect').setAttribute('y', zero);
    for (const rect of this.node.querySelectorAll('clipPath rect')) rect.setAttribute('width', width);
  }

  // A face at every moment of the persona in front; where nothing is felt yet a faint place to begin.
  handles() {
    const { front } = this.board;
    const moments = front ? new Map(this.moments(front).map((moment) => [moment.place, moment])) : new Map();
    const here = new Set();
    for (const { place, x, name } of front ? this.slots : []) {
      here.add(place);
      if (!this.points.has(place)) this.points.set(place, this.point(place));
      const node = this.points.get(place);
      const moment = moments.get(place);
      const valence = moment?.valence ?? 0;
      put(node, {
        transform: `translate(${x} ${this.y(valence)})`,
        class: ['point', moment ? '' : 'blank', moment?.assumed ? 'assumed' : '', moment?.unsaved ? 'unsaved' : ''].filter(Boolean).join(' '),
        'aria-valuenow': valence,
        'aria-valuetext': moment ? this.board.number(valence) : this.board.words.not_felt,
        'aria-label': name,
        'aria-readonly': !this.board.mayEdit,
      });
      this.draw(node.querySelector('.face'), moment ? this.board.data.faces[`${Math.round(valence / STEP) * STEP}`] : '');
      if (node.parentNode !== this.faces) this.faces.append(node);
    }
    for (const [place, node] of this.points) {
      if (here.has(place)) continue;
      node.remove();
      this.points.delete(place);
    }
    const nodes = [...this.faces.children];
    if (!nodes.some((node) => node.getAttribute('tabindex') === '0')) nodes[0]?.setAttribute('tabindex', '0');
  }

  draw(holder, face) {
    draw(holder, face);
    if (holder.firstElementChild) put(holder.firstElementChild, { width: FACE, height: FACE });
  }

  point(place) {
    const node = svg('g', { 'data-place': place, role: 'slider', tabindex: '-1', 'aria-valuemin': -MOST, 'aria-valuemax': MOST, 'aria-orientation': 'vertical' });
    const face = svg('g', { class: 'face', transform: `translate(${-FACE / 2} ${-FACE / 2})` });
    node.append(svg('circle', { class: 'halo', r: 19 }), svg('circle', { class: 'dot', r: 6 }), face);
    return node;
  }

  grab(event) {
    const other = event.target.closest?.('.other')?.dataset.persona;
    if (other) return this.board.bringForward(other);
    const node = event.target.closest?.('.point');
    if (!node || event.button !== 0) return;
    event.preventDefault();
    if (!this.board.mayEdit) return this.focus(node);
    const place = node.dataset.place;
    this.focus(node);
    const felt = this.moments(this.board.front).find((moment) => moment.place === place);
    const from = felt?.valence ?? 0;
    const scale = this.node.getBoundingClientRect().height / HEIGHT;
    node.setPointerCapture(event.pointerId);
    const move = ({ clientY }) => {
      if (!this.held && Math.abs(event.clientY - clientY) < TRAVEL) return; // a hand that goes sideways says nothing
      const gone = (event.clientY - clientY) / scale / ((HEIGHT / 2 - EDGE) / MOST);
      this.held = { place, valence: snap(from + gone) };
      this.render();
    };
    const end = (last) => {
      node.removeEventListener('pointermove', move);
      document.removeEventListener('keydown', escape, true);
      const held = this.held;
      this.held = null;
      if (last.type === 'pointerup' && held && (!felt || held.valence !== from)) this.feel(place, held.valence);
      else this.render();
    };
    const escape = (pressed) => {
      if (pressed.key !== 'Escape') return;
      pressed.preventDefault();
      end(pressed);
    };
    node.addEventListener('pointermove', move);
    node.addEventListener('pointerup', end, { once: true });
    node.addEventListener('pointercancel', end, { once: true });
    document.addEventListener('keydown', escape, true);
  }

  key(event) {
    const node = event.target.closest?.('.point');
    if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
    const nodes = [...this.faces.children].sort((a, b) => this.place(a) - this.place(b));
    const step = { ArrowUp: STEP, ArrowDown: -STEP, PageUp: 2, PageDown: -2, Home: -MOST * 2, End: MOST * 2 }[event.key];
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (way) this.focus(nodes[nodes.indexOf(node) + way] ?? node);
    else if (step) this.feel(node.dataset.place, snap(Number(node.getAttribute('aria-valuenow')) + step));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  place(node) {
    return this.slots.findIndex(({ place }) => place === node.dataset.place);
  }

  focus(node) {
    for (const other of this.faces.children) other.setAttribute('tabindex', other === node ? '0' : '-1');
    node.focus({ preventScroll: true });
    node.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  feel(place, valence) {
    if (!this.board.mayEdit) return;
    this.board.perform({ do: 'feel', id: place, persona: this.board.front, field: 'valence', value: valence });
    this.say({ place, valence });
  }

  // The value beside the point that is being moved, with the half steps it snaps to.
  say(held) {
    const slot = held && this.slots?.find(({ place }) => place === held.place);
    if (!slot) {
      if (this.bubble.childElementCount) this.bubble.replaceChildren();
      return;
    }
    const [x, y] = [slot.x, this.y(held.valence)];
    const left = x > 96 ? -1 : 1;
    const text = svg('text', { x: x + left * 51, y: y + 6, 'text-anchor': 'middle' });
    text.textContent = this.board.number(held.valence);
    const ticks = [];
    for (let valence = -MOST; valence <= MOST; valence += STEP) {
      ticks.push(`M${x - left * 24} ${this.y(valence)}h${-left * (valence % 1 ? 6 : 12)}`);
    }
    this.bubble.replaceChildren(
      svg('path', { class: 'ticks', d: ticks.join('') }),
      svg('rect', { x: x + left * 51 - 29, y: y - 15, width: 58, height: 30, rx: 8 }),
      text
    );
  }
}

const snap = (valence) => Math.max(-MOST, Math.min(MOST, Math.round(valence / STEP) * STEP));

function marker({ id, colour }, x, y, fill) {
  const shape = MARKS[colour];
  const at = { class: 'other', 'data-persona': id };
  if (!shape) return svg('circle', { ...at, cx: x, cy: y, r: 4.5, fill });
  return svg('path', { ...at, d: shape, transform: `translate(${x} ${y})`, fill: colour === 5 ? 'none' : fill, stroke: colour === 5 ? fill : 'none', 'stroke-width': 2.5 });
}

function gradients() {
  const defs = svg('defs', {});
  for (const [id, colour, far] of [['sun', 'var(--sun)', EDGE], ['dusk', 'var(--dusk)', HEIGHT - EDGE]]) {
    const gradient = svg('linearGradient', { id, x1: 0, x2: 0, y1: far, y2: HEIGHT / 2, gradientUnits: 'userSpaceOnUse' });
    gradient.append(svg('stop', { offset: 0, 'stop-color': colour, 'stop-opacity': 0.78 }), svg('stop', { offset: 1, 'stop-color': colour, 'stop-opacity': 0.14 }));
    defs.append(gradient);
  }
  for (const id of ['above', 'below']) {
    const clip = svg('clipPath', { id });
    clip.append(svg('rect', { x: 0, y: 0, width: 0, height: HEIGHT }));
    defs.append(clip);
  }
  return defs;
}

function svg(tag, attributes) {
  const node = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

// A tour of the poster that can be left at any time: a ring around a real thing on the page, and a card beside it.
// On the first visit it only offers itself, in a corner; nothing is dimmed, and the page stays usable.

import { el } from '../define/element.js';
import { bring, find, middleOf } from './targets.js';

const GAP = 16; // px between a thing and the card
const EDGE = 12; // px from the window's edge
const RING = 7; // px around a thing
const PATIENCE_MS = 5000; // for a picture that is still on its way
let begun = ''; // the start the server asked for last: not again after the next run of the page

export class Tour {
  constructor(help) {
    this.help = help;
    this.makeOffer();
    this.ring = el('div', { class: 'ring', hidden: true });
    this.count = el('p', { class: 'count' });
    this.title = el('h2', { id: 'stop' });
    this.text = el('p', { id: 'about' });
    this.leave = el('button', { type: 'button', class: 'quiet' });
    this.back = el('button', { type: 'button' });
    this.next = el('button', { type: 'button', class: 'primary' });
    const said = el('div', { 'aria-live': 'polite' }, this.count, this.title, this.text);
    this.card = el(
      'div', { class: 'stop', role: 'dialog', 'aria-labelledby': 'stop', 'aria-describedby': 'about', tabindex: '-1', hidden: true },
      said, el('div', { class: 'ways' }, this.leave, this.back, this.next)
    );
    this.nodes = [this.offer, this.ring, this.card];
    this.leave.addEventListener('click', () => this.stop());
    this.back.addEventListener('click', () => this.go(this.place - 1));
    this.next.addEventListener('click', () => this.go(this.place + 1));
    this.card.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowRight') this.go(this.place + 1);
      if (event.key === 'ArrowLeft') this.go(this.place - 1);
    });
    this.escape = (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      event.preventDefault();
      this.stop();
    };
  }

  makeOffer() {
    this.question = el('h2', { id: 'offer' });
    this.about = el('p');
    this.no = el('button', { type: 'button', class: 'quiet' });
    this.yes = el('button', { type: 'button', class: 'primary' });
    this.offer = el(
      'section', { class: 'offer', 'aria-labelledby': 'offer', hidden: true },
      this.question, this.about, el('div', { class: 'ways' }, this.no, this.yes)
    );
    this.yes.addEventListener('click', () => this.begin());
    this.no.addEventListener('click', () => this.seen());
  }

  update({ page, tour }) {
    const { words } = tour;
    this.data = tour;
    for (const [node, name] of [[this.question, 'offer'], [this.about, 'about'], [this.no, 'no'], [this.yes, 'yes'], [this.leave, 'leave'], [this.back, 'back']]) {
      node.textContent = words[name];
    }
    this.offer.hidden = !tour.offered || this.isSeen || this.isOn;
    if (this.isOn && page !== 'map') this.stop();
    else if (this.isOn) this.tell();
    if (tour.start && tour.start !== begun) {
      begun = tour.start;
      this.wait(performance.now() + PATIENCE_MS);
    }
  }

  // Here where there is a poster to show around in; else the server opens one and says so.
  begin() {
    if (find('card')) this.start();
    else this.help.trigger('tour', Date.now());
  }

  wait(until) {
    if (find('card') || performance.now() > until) this.start(); // at last with what there is
    else requestAnimationFrame(() => this.wait(until));
  }

  start() {
    this.from = deepFocus();
    this.isOn = true;
    this.offer.hidden = true;
    document.addEventListener('keydown', this.escape, true);
    this.go(0);
    this.card.focus({ preventScroll: true });
    this.follow();
  }

  // The stop with this number; what is not on the page is passed over.
  go(place) {
    const stops = this.data.stops;
    const step = place < (this.place ?? 0) ? -1 : 1;
    let next = place;
    while (stops[next] && !find(stops[next].name)) next += step;
    if (next >= stops.length) this.stop();
    if (!stops[next] || !this.isOn) return;
    this.place = next;
    bring(find(stops[next].name));
    this.tell();
    this.stand();
  }

  tell() {
    const { stops, words } = this.data;
    const stop = stops[this.place];
    this.count.textContent = words.of.replace('{n}', this.place + 1).replace('{all}', stops.length);
    this.title.textContent = stop.title;
    this.text.textContent = stop.text;
    const isLast = this.place === stops.length - 1;
    this.next.textContent = isLast ? words.done : words.next;
    this.leave.classList.toggle('away', isLast);
    const held = this.card.getRootNode().activeElement === this.back;
    this.back.classList.toggle('away', this.place === 0);
    if (held && this.place === 0) this.next.focus();
  }

  // The thing may move, be drawn anew, or scroll away: ring and card stay with it.
  follow() {
    if (!this.isOn) return;
    this.stand();
    requestAnimationFrame(() => this.follow());
  }

  stand() {
    const box = find(this.data.stops[this.place].name)?.box;
    this.ring.hidden = !box;
    this.card.hidden = false;
    const size = [this.card.offsetWidth, this.card.offsetHeight];
    const [left, top] = box ? besides(box, size) : [EDGE, innerHeight - size[1] - EDGE];
    const said = JSON.stringify([box, left, top]);
    if (said === this.stood) return;
    this.stood = said;
    Object.assign(this.card.style, { left: `${left}px`, top: `${top}px` });
    if (!box) return;
    const around = { left: box.left - RING, top: box.top - RING, width: box.right - box.left + 2 * RING, height: box.bottom - box.top + 2 * RING };
    for (const [side, value] of Object.entries(around)) this.ring.style[side] = `${value}px`;
  }

  stop() {
    if (!this.isOn) return;
    this.isOn = false;
    this.place = 0;
    document.removeEventListener('keydown', this.escape, true);
    this.card.hidden = this.ring.hidden = true;
    this.stood = '';
    (this.from?.isConnected && !this.offer.contains(this.from) ? this.from : this.help.button).focus({ preventScroll: true });
    this.seen();
  }

  seen() {
    const had = this.offer.contains(this.offer.getRootNode().activeElement);
    this.offer.hidden = this.isSeen = true;
    if (had) this.help.button.focus({ preventScroll: true });
    this.help.trigger('seen', Date.now());
  }
}

// Left and top of a card of this size beside a box: below, above, right or left, and never over it where there is room.
function besides(box, [width, height]) {
  const inside = (value, size, room) => Math.max(EDGE, Math.min(value, room - size - EDGE));
  const [x, y] = middleOf(box);
  const [along, down] = [inside(x - width / 2, width, innerWidth), inside(y - height / 2, height, innerHeight)];
  const gap = GAP + RING;
  const places = [[along, box.bottom + gap], [along, box.top - gap - height], [box.right + gap, down], [box.left - gap - width, down]];
  if (y > innerHeight * 0.6) places.unshift(...places.splice(2)); // what stands above it is part of what it shows
  const fits = ([left, top]) => left >= EDGE && top >= EDGE && left + width <= innerWidth - EDGE && top + height <= innerHeight - EDGE;
  return places.find(fits) ?? [along, y < innerHeight / 2 ? innerHeight - height - EDGE : EDGE];
}

function deepFocus() {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return node === document.body ? null : node;
}

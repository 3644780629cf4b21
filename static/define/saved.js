// The corner that says whether everything is saved. It looks at what waits in the browser, not at what the server drew.

import { dress, el, icon } from './element.js';
import { Fields } from './fields.js';
import { holdBack } from './going.js';
import { farthest, outboxOf, stateOfAll, watchOutboxes } from './outbox.js';

const MS_TO_READ = 400; // "Saving…" stays at least so long
const STATES = ['saved', 'unsaved', 'saving', 'offline'];

export function mount(holder) {
  return new Saved(holder);
}

class Saved {
  constructor(holder) {
    this.holder = holder;
    this.heard = el('span', { class: 'heard', role: 'status', 'aria-live': 'polite' });
    this.lines = new Map(STATES.map((state) => [state, el('span', { class: 'line' }, el('span', { class: 'sign' }), el('span', { class: 'word' }))]));
    // All the sentences lie one over the other, so that the widest keeps the room and nothing moves.
    const words = el('span', { class: 'words', 'aria-hidden': 'true' }, ...this.lines.values());
    this.node = el('div', { class: 'saved' }, words, this.heard);
    holder.append(this.node);
    this.network = () => this.look();
    this.send = (name, value) => this.trigger(name, value);
  }

  async update(data, trigger) {
    this.latest = data;
    this.trigger = trigger;
    this.listen();
    await dress(this.holder, 'saved');
    if (data !== this.latest) return;
    if (this.data?.map !== data.map) this.letGo();
    this.data = data;
    for (const [state, line] of this.lines) line.lastChild.textContent = data.words[state];
    this.lines.get('saved').firstChild.replaceChildren(icon(data.icons.check, 18));
    this.box = data.map ? outboxOf(data.map) : null; // on the very first page no map is open yet
    if (this.box) this.box.deliver ??= this.send; // on a page without a sheet, what still waits goes out from here
    if (this.box?.deliver === this.send) {
      this.box.acknowledge(data.done.filter((op) => !data.refused.includes(op)));
      setTimeout(() => this.box?.deliver === this.send && this.box.sendTheRest());
    }
    this.look();
  }

  listen() {
    if (this.leave) return;
    const outboxes = watchOutboxes(this.network);
    this.fields = new Fields(this.network);
    const going = holdBack(this.fields);
    this.leave = () => [outboxes, going, () => this.fields.end()].forEach((end) => end());
    for (const event of ['online', 'offline']) addEventListener(event, this.network);
  }

  look() {
    if (!this.data) return;
    const state = farthest([stateOfAll(), this.fields.state]);
    clearTimeout(this.later);
    const since = performance.now() - this.at;
    if (state !== 'offline' && this.shown === 'saving' && since < MS_TO_READ) {
      this.later = setTimeout(() => this.look(), MS_TO_READ - since);
      return;
    }
    if (state !== this.shown) this.at = performance.now();
    this.shown = state;
    this.node.dataset.state = state;
    for (const [name, line] of this.lines) line.classList.toggle('on', name === state);
    const words = this.data.words[state];
    this.node.title = state === 'offline' ? this.data.safe : words;
    if (state !== 'unsaved' && this.heard.textContent !== words) this.heard.textContent = words;
  }

  letGo() {
    if (this.box?.deliver === this.send) this.box.deliver = null;
  }

  destroy() {
    this.leave?.();
    this.leave = null;
    clearTimeout(this.later);
    for (const event of ['online', 'offline']) removeEventListener(event, this.network);
    this.letGo();
  }
}

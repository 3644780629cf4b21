// What somebody has said and the server has not yet: kept in the phone, sent in order, each once.
//
// Each has an id of its own. It is sent until it is acknowledged; the server keeps an id once, however often it comes.

import { ask, Refused } from './ask.js';

const MS_TO_RETRY = [500, 1000, 2000, 4000, 8000];
const newId = () => [...crypto.getRandomValues(new Uint8Array(8))].map((one) => one.toString(16).padStart(2, '0')).join('');

export class Outbox {
  // `changed()` is called whenever something was sent, kept or refused.
  constructor(token, room, changed) {
    Object.assign(this, { token, changed, tries: 0, name: `itinerario:said:${room}` });
    this.all = this.read();
    for (const event of ['online', 'pageshow']) addEventListener(event, () => this.now());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.now());
    this.now();
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.name) ?? '[]');
    } catch {
      return [];
    }
  }

  keep() {
    try {
      localStorage.setItem(this.name, JSON.stringify(this.all));
    } catch {
      // a phone that keeps nothing still sends what it has
    }
    this.changed();
  }

  get waiting() {
    return this.all.filter((one) => one.state === 'waits');
  }

  get arrived() {
    return this.all.filter((one) => one.state === 'kept');
  }

  get refused() {
    return this.all.filter((one) => one.state === 'refused');
  }

  // What the server holds of this person: a phone that had forgotten it, or another one, has it again.
  learn(mine) {
    const known = new Set(this.all.map(({ op }) => op));
    const held = new Set(mine.map(({ op }) => op));
    this.all = this.all.filter((one) => one.state !== 'kept' || held.has(one.op));
    this.all.unshift(...mine.filter(({ op }) => !known.has(op)).map((one) => ({ ...one, state: 'kept' })));
    this.keep();
  }

  // `slot`: of what is said once only, a second takes the place of the first. What it returns has its `state`, and
  // `told(state)`, where one is set, is called once it has arrived or was refused.
  say(step, body, slot = '') {
    if (slot) this.all = this.all.filter((one) => one.slot !== slot || one === this.going);
    const made = { op: newId(), step, body, slot, state: 'waits' };
    this.all.push(made);
    this.keep();
    this.now();
    return made;
  }

  async takeBack(op) {
    const found = this.all.find((one) => one.op === op);
    if (found?.state === 'kept') await ask('take_back', { token: this.token, op });
    this.all = this.all.filter((one) => one.op !== op);
    this.keep();
  }

  now() {
    clearTimeout(this.retry);
    this.tries = 0;
    this.send();
  }

  async send() {
    const [next] = this.waiting;
    if (!next || this.going) return;
    this.going = next;
    let wait = 0;
    try {
      await ask('say', { token: this.token, op: next.op, step: next.step, body: next.body });
      next.state = 'kept';
      this.tries = 0;
    } catch (error) {
      if (error instanceof Refused && !error.again) Object.assign(next, { state: 'refused', why: error.message });
      else wait = (error.seconds ?? 0) * 1000 || MS_TO_RETRY[Math.min(this.tries++, MS_TO_RETRY.length - 1)];
      next.held = error instanceof Refused && error.again ? error.message : '';
    }
    this.going = null;
    this.keep();
    if (next.state !== 'waits') next.told?.(next.state);
    if (wait) this.retry = setTimeout(() => this.send(), wait);
    else this.send();
  }
}

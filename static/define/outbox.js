// What a person did and the server has not acknowledged yet, and what they are typing. Both outlive a reload of the page.

const SECONDS_OF_PATIENCE = 6;
const MOST_TRIES = 5; // of a server that is slow, before the page is loaded again all the same
const MS_TO_ASK = 1500; // without an answer, before one asks whether the server is there
const NEWCOMER = 'add:'; // drafts of what is nobody's record yet
const boxes = new Map();
const watchers = new Set();

export function outboxOf(mapId) {
  if (!boxes.has(mapId)) boxes.set(mapId, new Outbox(mapId));
  return boxes.get(mapId);
}

// Calls `look` whenever what waits in any outbox changes, until the function it gives back is called.
export function watchOutboxes(look) {
  watchers.add(look);
  return () => watchers.delete(look);
}

// The state of all the outboxes of this page together: the one farthest from saved.
export function stateOfAll() {
  return farthest([...boxes.values()].map((box) => box.state));
}

// Of several states the one farthest from saved.
export function farthest(states) {
  return ['offline', 'saving', 'unsaved'].find((state) => states.includes(state)) ?? 'saved';
}

export function serverAnswers() {
  return fetch(new URL('_stcore/health', document.baseURI)).then((answer) => answer.ok, () => false);
}

function changed() {
  for (const look of watchers) look();
}

export function freshId() {
  // Not randomUUID: it is missing where the page comes over plain http, as in a workshop room.
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

class Outbox {
  constructor(mapId) {
    this.map = mapId;
    this.operations = stored(`ops:${mapId}`, []);
    this.drafts = stored(`drafts:${mapId}`, {});
    this.abandoned = new Set(Object.keys(this.drafts)); // typed before a reload, waiting for their field to come back
    this.deliver = null;
    this.beforeReload = null; // takes in what is being typed
    this.isKnown = null; // whether the server still knows this page, where there is a line to it that tells
    this.tries = 0;
    this.isAway = false; // the network or the server, as far as we know
    this.writing = new Set(); // fields being written in that nobody has left yet
    this.underway = new Set();
    this.kept = new Set(); // by the store, as was heard on the line; what came of them is still to come
    this.onItsWay = false; // handed over, but not sent by the page yet
  }

  add(operation) {
    this.operations.push({ op: freshId(), ...operation });
    this.keep();
    this.send();
  }

  // Sends everything that waits, for of several messages in a batch only the last one arrives.
  send() {
    if (!this.operations.length || !this.deliver) return;
    this.deliver('ops', { map: this.map, ops: this.operations });
    this.onItsWay = true;
    setTimeout(() => (this.onItsWay = false)); // the page's own zero timeout stands before this one
    this.underway = new Set(this.operations.map((operation) => operation.op));
    clearTimeout(this.timer);
    clearTimeout(this.asking);
    this.timer = setTimeout(() => this.impatient(), SECONDS_OF_PATIENCE * 1000);
    this.asking = setTimeout(() => this.operations.length && this.isAlive(), MS_TO_ASK);
  }

  // "saved", "unsaved" (somebody is writing), "saving" or "offline".
  get state() {
    if (!this.operations.every((operation) => this.kept.has(operation.op))) return this.isAway || !navigator.onLine ? 'offline' : 'saving';
    return this.writing.size ? 'unsaved' : 'saved';
  }

  away(isAway) {
    if (this.isAway === isAway) return;
    this.isAway = isAway;
    changed();
  }

  async isAlive() {
    const alive = await serverAnswers();
    this.away(!alive);
    return alive;
  }

  sendTheRest() {
    if (this.operations.some((operation) => !this.underway.has(operation.op))) this.send();
  }

  // The store has kept these: nothing can happen to them any more. Whether any of them was waiting to hear it.
  hear(ids) {
    const heard = this.operations.filter(({ op }) => ids.includes(op) && !this.kept.has(op));
    for (const { op } of heard) this.kept.add(op);
    if (heard.length) changed();
    return heard.length > 0;
  }

  acknowledge(ids) {
    const done = new Set(ids);
    const left = this.operations.filter((operation) => !done.has(operation.op));
    if (left.length === this.operations.length) return [];
    this.tries = 0;
    const answered = this.operations.filter((operation) => done.has(operation.op));
    this.operations = left;
    for (const { op } of answered) this.kept.delete(op);
    this.keep();
    if (!left.length) {
      clearTimeout(this.timer);
      clearTimeout(this.asking);
    }
    this.away(false);
    return answered;
  }

  // No answer: the network or the server is away. A server that is back but has forgotten this page needs a reload.
  async impatient() {
    if (!this.operations.length) return;
    if (!(await this.isAlive()) || !this.operations.length) {
      this.timer = setTimeout(() => this.impatient(), SECONDS_OF_PATIENCE * 1000);
      return;
    }
    this.tries += 1;
    const isSlow = this.isKnown?.() && this.tries <= MOST_TRIES; // somebody may be in the middle of a word here
    const last = stored('reloaded', 0);
    if (!isSlow && Date.now() - last > 30_000) {
      store('reloaded', Date.now());
      this.beforeReload?.();
      location.reload();
    } else {
      this.send();
    }
  }

  draft(key) {
    return this.drafts[key];
  }

  type(key, text) {
    this.drafts[key] = text;
    store(`drafts:${this.map}`, this.drafts);
    this.write(key, !key.startsWith(NEWCOMER));
  }

  // Words that found no field to stand in wait for it, as those typed before a reload do.
  leave(key, text) {
    this.type(key, text);
    this.write(key, false);
    this.abandoned.add(key);
  }

  write(key, isWriting) {
    if (this.writing.has(key) === isWriting) return;
    if (isWriting) this.writing.add(key);
    else this.writing.delete(key);
    changed();
  }

  typed(key) {
    this.write(key, false);
    if (!(key in this.drafts)) return;
    delete this.drafts[key];
    this.abandoned.delete(key);
    store(`drafts:${this.map}`, this.drafts);
  }

  // Their fields leave the screen: what stands in them is taken up when they come back.
  abandon() {
    this.abandoned = new Set(Object.keys(this.drafts));
    this.writing.clear();
    this.deliver = null;
    this.beforeReload = null;
    this.isKnown = null;
    changed();
  }

  keep() {
    store(`ops:${this.map}`, this.operations);
    changed();
  }
}

function stored(name, otherwise) {
  try {
    return JSON.parse(sessionStorage.getItem(`itinerario:${name}`)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function store(name, value) {
  try {
    sessionStorage.setItem(`itinerario:${name}`, JSON.stringify(value));
  } catch {
    // a private window may refuse; the page works without
  }
}

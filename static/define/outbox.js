// What a person did and the server has not acknowledged yet, and what they are typing. Both outlive a reload of the page.

const SECONDS_OF_PATIENCE = 6;
const boxes = new Map();

export function outboxOf(mapId) {
  if (!boxes.has(mapId)) boxes.set(mapId, new Outbox(mapId));
  return boxes.get(mapId);
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
    this.onWaiting = null;
    this.underway = new Set();
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
    this.timer = setTimeout(() => this.impatient(), SECONDS_OF_PATIENCE * 1000);
  }

  sendTheRest() {
    if (this.operations.some((operation) => !this.underway.has(operation.op))) this.send();
  }

  acknowledge(ids) {
    const done = new Set(ids);
    const left = this.operations.filter((operation) => !done.has(operation.op));
    if (left.length === this.operations.length) return [];
    const answered = this.operations.filter((operation) => done.has(operation.op));
    this.operations = left;
    this.keep();
    if (!left.length) clearTimeout(this.timer);
    this.onWaiting?.(false);
    return answered;
  }

  // No answer: the network or the server is away. A server that is back but has forgotten this page needs a reload.
  async impatient() {
    if (!this.operations.length) return;
    this.onWaiting?.(true);
    const alive = await fetch(new URL('_stcore/health', document.baseURI)).then((answer) => answer.ok, () => false);
    if (!alive || !this.operations.length) {
      this.timer = setTimeout(() => this.impatient(), SECONDS_OF_PATIENCE * 1000);
      return;
    }
    const last = stored('reloaded', 0);
    if (Date.now() - last > 30_000) {
      store('reloaded', Date.now());
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
  }

  typed(key) {
    if (!(key in this.drafts)) return;
    delete this.drafts[key];
    this.abandoned.delete(key);
    store(`drafts:${this.map}`, this.drafts);
  }

  // Their fields leave the screen: what stands in them is taken up when they come back.
  abandon() {
    this.abandoned = new Set(Object.keys(this.drafts));
    this.deliver = this.onWaiting = null;
  }

  keep() {
    store(`ops:${this.map}`, this.operations);
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

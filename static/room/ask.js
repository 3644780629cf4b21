// Requests to the server, and the line on which it tells the room.

import { given } from './words.js';

const MS_TO_ANSWER = 8000;
const MS_TO_RETRY = [400, 1000, 2000, 4000, 8000];

// What the server refuses; `again`: the same may be sent later.
export class Refused extends Error {
  constructor({ code, text, again, seconds }) {
    super(text);
    Object.assign(this, { code, again, seconds });
  }
}

export async function ask(deed, said) {
  const address = new URL(`${given.base}/room/${deed}`, location.href);
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-language': given.language },
    body: JSON.stringify(said),
    signal: AbortSignal.timeout(MS_TO_ANSWER),
  });
  const told = await answer.json();
  if (told.error) throw new Refused(told.error);
  if (!answer.ok) throw new TypeError('no answer');
  return told;
}

// Opened again for as long as the page stands. `hear(told)`, `over(why)`, `open(isOpen)`.
export class Line {
  constructor(who, part) {
    Object.assign(this, { who, part, tries: 0 });
    for (const event of ['online', 'pageshow']) addEventListener(event, () => this.open());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.open());
    this.open();
  }

  open() {
    if (this.isOver || this.socket?.readyState < 2) return;
    clearTimeout(this.retry);
    const address = new URL(`${given.base}/room/line`, location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    const socket = new WebSocket(address);
    this.socket = socket;
    socket.addEventListener('open', () => socket.send(JSON.stringify(this.who)));
    socket.addEventListener('message', ({ data }) => socket === this.socket && this.hear(JSON.parse(data)));
    socket.addEventListener('close', () => socket === this.socket && this.lost());
  }

  hear(told) {
    this.tries = 0;
    if (told.over) {
      this.isOver = true;
      this.part.over(told.over.code);
      return;
    }
    this.part.open(true);
    this.part.hear(told);
  }

  lost() {
    if (this.isOver) return;
    this.part.open(false);
    this.retry = setTimeout(() => this.open(), MS_TO_RETRY[Math.min(this.tries, MS_TO_RETRY.length - 1)]);
    this.tries += 1;
  }
}

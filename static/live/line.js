// One line to the server for a part of a page: opened, opened again when it breaks, given up when it stays silent. Where
// none holds, as behind some proxies, or the server has enough of them, the part asks by itself every now and then.

const MS_TO_RETRY = [300, 700, 1500, 2500];
const MS_WHEN_FULL = 30_000;
const MS_TO_HEAR = 5000; // the server speaks first; a line that stays silent is none
const MS_TO_SAY = 250; // the others are not told more often
const FULL = 4429; // the server has enough lines of this browser, of this link, or at all

export class Line {
  // `part` has `hear(news)`, `lost()` and `ask()`; without a line it is to ask every `msToAsk`.
  constructor(part, msToAsk) {
    Object.assign(this, { part, msToAsk, address: '', tries: 0 });
    this.seen = () => isSeen() && this.open();
    document.addEventListener('visibilitychange', this.seen);
  }

  // To the room of which `said` speaks. Whether this is another line than before.
  to(said) {
    const address = new URL('live', document.baseURI);
    address.protocol = address.protocol.replace('http', 'ws');
    for (const [name, value] of Object.entries(said)) address.searchParams.set(name, value);
    const isAnother = this.address !== address.href;
    if (isAnother) this.close();
    this.address = address.href;
    this.open();
    return isAnother;
  }

  open() {
    if (this.isEnded || this.isOver || !this.address || this.socket?.readyState < 2) return;
    const socket = new WebSocket(this.address);
    this.socket = socket;
    socket.addEventListener('message', ({ data }) => socket === this.socket && this.hear(JSON.parse(data)));
    socket.addEventListener('close', ({ code }) => socket === this.socket && this.lost(code === FULL));
    clearTimeout(this.silent);
    this.silent = setTimeout(() => socket === this.socket && this.heard !== socket && this.giveUp(), MS_TO_HEAR);
  }

  // To the server that drew this page: it has said so on this very line.
  get isOpen() {
    return this.socket?.readyState === 1 && this.heard === this.socket;
  }

  hear(news) {
    const isNew = this.heard !== this.socket;
    Object.assign(this, { heard: this.socket, tries: 0, isOver: Boolean(news.over) });
    this.stopAsking();
    this.part.hear(news);
    if (!isNew || !this.isOpen) return;
    this.said = null; // a new line has heard nothing yet
    this.send();
  }

  // Without waiting for the other end to say that it is over.
  giveUp() {
    const { socket } = this;
    this.socket = null;
    socket.close();
    this.lost();
  }

  lost(isFull = false) {
    this.part.lost();
    if (this.isEnded || this.isOver) return;
    const wait = isFull ? MS_WHEN_FULL : MS_TO_RETRY[Math.min(this.tries, MS_TO_RETRY.length - 1)];
    this.tries += 1;
    for (const timer of [this.silent, this.retry]) clearTimeout(timer); // a line that is lost is not silent as well
    this.retry = setTimeout(() => this.open(), wait);
    if (isFull || this.tries >= MS_TO_RETRY.length) this.asking ??= setInterval(() => isSeen() && this.part.ask(), this.msToAsk);
  }

  say(said) {
    this.next = JSON.stringify(said);
    if (!this.pause) this.send();
  }

  // At once, and then no more often than it is told on.
  send() {
    if (!this.next || this.next === this.said || this.socket?.readyState !== 1) return;
    this.said = this.next;
    this.socket.send(this.said);
    this.pause = setTimeout(() => {
      this.pause = null;
      this.send();
    }, MS_TO_SAY);
  }

  stopAsking() {
    clearInterval(this.asking);
    this.asking = null;
  }

  close() {
    for (const timer of [this.retry, this.silent, this.pause]) clearTimeout(timer);
    this.stopAsking();
    const { socket } = this;
    Object.assign(this, { socket: null, tries: 0, isOver: false, said: null, next: null, pause: null });
    socket?.close();
  }

  end() {
    this.isEnded = true;
    document.removeEventListener('visibilitychange', this.seen);
    this.close();
  }
}

const isSeen = () => document.visibilityState === 'visible';

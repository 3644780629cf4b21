// The facilitator's clock. It counts by itself, and hears on the line of a big screen that the room has changed: then
// the page is asked for again.

import { el } from './dom.js';

const MS_TO_RETRY = [400, 1000, 2000, 4000, 8000];
const MS_BETWEEN_PULLS = 700; // forty people who write at once do not draw the page forty times
const LOOK = `
.clock { display: grid; justify-items: end; font-family: var(--st-font, sans-serif); color: var(--ink); }
.clock b { font-size: 4rem; line-height: 1; font-weight: 700; font-variant-numeric: tabular-nums; letter-spacing: -0.02em; }
.clock small { font-size: 0.9375rem; color: var(--ink2); }
.clock.over b { color: var(--ochre); }
.clock.still b { color: var(--muted); }
@media (max-width: 860px) { .clock { justify-items: start; } }
`;

export function mount(holder) {
  return new Lead(holder);
}

class Lead {
  constructor(holder) {
    this.time = el('b');
    this.said = el('small');
    this.node = el('div', { class: 'clock', role: 'timer', 'aria-live': 'off' }, this.time, this.said);
    const look = el('style');
    look.textContent = LOOK;
    holder.append(look, this.node);
    this.tries = 0;
    this.ticking = setInterval(() => this.tick(), 250);
  }

  update(data, trigger) {
    const isAnother = this.data?.room !== data.room || this.data?.pass !== data.pass;
    if (this.data?.now !== data.now) this.ahead = data.now - Date.now(); // of the server's clock
    Object.assign(this, { data, trigger });
    this.node.setAttribute('aria-label', data.words.clock);
    this.tick();
    if (isAnother) this.listen();
    if (this.step === data.step) return;
    this.step = data.step;
    setTimeout(bringIntoView, 300); // the steps stand above the clock, and are drawn with it
  }

  tick() {
    const { data } = this;
    if (!data) return;
    const left = data.waiting ? data.minutes * 60 : data.ends === null ? data.left : (data.ends - Date.now() - this.ahead) / 1000;
    const whole = Math.max(0, Math.ceil(left));
    const shown = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
    const isStill = data.waiting || data.ends === null;
    const said = isStill && !data.waiting ? data.words.paused : left <= 0 ? data.words.over : '';
    if (this.time.textContent !== shown) this.time.textContent = shown;
    if (this.said.textContent !== said) this.said.textContent = said;
    this.node.classList.toggle('over', left <= 0);
    this.node.classList.toggle('still', isStill);
  }

  listen() {
    clearTimeout(this.retry);
    this.socket?.close();
    const address = new URL('room/line', document.baseURI);
    address.protocol = address.protocol.replace('http', 'ws');
    const socket = new WebSocket(address);
    this.socket = socket;
    socket.addEventListener('open', () => socket.send(JSON.stringify({ room: this.data.room, pass: this.data.pass })));
    socket.addEventListener('message', ({ data }) => socket === this.socket && this.hear(JSON.parse(data)));
    socket.addEventListener('close', () => socket === this.socket && this.lost());
  }

  hear(told) {
    this.tries = 0;
    if (told.over) return this.pull();
    const text = JSON.stringify(told.room);
    const isNews = this.text !== undefined && this.text !== text;
    this.text = text;
    if (isNews) this.pull();
  }

  // At once, and then no more often than it is worth.
  pull() {
    if (this.waits) {
      this.isBehind = true;
      return;
    }
    this.trigger('pull', Date.now());
    this.waits = setTimeout(() => {
      this.waits = null;
      if (!this.isBehind) return;
      this.isBehind = false;
      this.pull();
    }, MS_BETWEEN_PULLS);
  }

  lost() {
    this.retry = setTimeout(() => this.listen(), MS_TO_RETRY[Math.min(this.tries, MS_TO_RETRY.length - 1)]);
    this.tries += 1;
  }

  destroy() {
    for (const timer of [this.retry, this.waits]) clearTimeout(timer);
    clearInterval(this.ticking);
    const { socket } = this;
    this.socket = null;
    socket?.close();
  }
}

// On a phone the bar of steps is wider than the page.
function bringIntoView() {
  const bar = document.querySelector('.st-key-ws_steps');
  const now = bar?.querySelector('[class*="st-key-ws_step_now_"]');
  if (now) bar.scrollLeft += now.getBoundingClientRect().left - bar.getBoundingClientRect().left - 24;
}

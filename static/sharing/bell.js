// Hears on every page but the board that who may do what with the map has changed, and then asks for the page again.
// Words being typed in a form are not taken away: the page waits until they are left, or keeps them with what waits.

import { outboxOf } from '../define/outbox.js';

const MS_TO_RETRY = [300, 700, 1500, 2500, 5000];
const FIELD = '.st-key-card_editor :is(textarea, input:not([type=checkbox], [type=radio], [type=range]))';

export function mount() {
  return new Bell();
}

class Bell {
  constructor() {
    this.tries = 0;
    this.seen = () => document.visibilityState === 'visible' && this.open();
    document.addEventListener('visibilitychange', this.seen);
  }

  update(data, trigger) {
    if (this.data?.map !== data.map) this.close();
    Object.assign(this, { data, trigger });
    this.open();
    this.pullIfBehind();
  }

  open() {
    if (this.ended || !this.data || (this.socket && this.socket.readyState < 2)) return;
    const address = new URL('live', document.baseURI);
    address.protocol = address.protocol.replace('http', 'ws');
    const said = { map: this.data.map, quiet: '1', ...this.data.said };
    for (const [name, value] of Object.entries(said)) address.searchParams.set(name, value);
    const socket = new WebSocket(address);
    this.socket = socket;
    socket.addEventListener('message', ({ data }) => this.hear(JSON.parse(data)));
    socket.addEventListener('close', () => socket === this.socket && this.lost());
  }

  hear({ access, over }) {
    this.tries = 0;
    this.over = over;
    if (over) return this.pull('over');
    this.access = access;
    this.pullIfBehind();
  }

  pullIfBehind() {
    if (this.access === undefined || this.access === this.data.access) return;
    const field = this.typedIn();
    if (!field) return this.pull(this.access);
    field.addEventListener('blur', () => setTimeout(() => this.pullIfBehind(), 500), { once: true });
  }

  pull(what) {
    if (this.pulled === what || this.ended) return;
    this.pulled = what;
    const field = this.typedIn();
    if (over(what) && field?.value.trim()) outboxOf(this.data.map).leave(`field:${field.getAttribute('aria-label')}`, field.value);
    this.trigger('pull', Date.now());
  }

  typedIn() {
    const field = document.activeElement;
    return field?.matches?.(FIELD) ? field : null;
  }

  lost() {
    if (this.ended || this.over) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.open(), MS_TO_RETRY[Math.min(this.tries, MS_TO_RETRY.length - 1)]);
    this.tries += 1;
  }

  close() {
    clearTimeout(this.retry);
    const { socket } = this;
    Object.assign(this, { socket: null, access: undefined, pulled: undefined, over: false, tries: 0 });
    socket?.close();
  }

  destroy() {
    this.ended = true;
    document.removeEventListener('visibilitychange', this.seen);
    this.close();
  }
}

const over = (what) => what === 'over';

// Present: the map told as a story. Everything comes at once and is kept here, so the show needs no network.

import { dress, el, say } from '../define/element.js';
import { Order } from './order.js';
import { picture, readyFonts } from './pictures.js';
import { Show } from './show.js';
import { Thumbs } from './thumbs.js';

const FRAME = 'frame'; // in the address
const MS_TO_READY = 800;

export function mount(holder) {
  return new Present(holder);
}

class Present {
  constructor(holder) {
    this.holder = holder;
    this.drawings = new Map();
    this.thumbs = new Thumbs(this);
    this.show = new Show(this);
    this.begin = el('button', { type: 'button', class: 'primary', onclick: () => this.start() });
    this.count = el('p', { class: 'count' });
    this.again = el('button', { type: 'button', class: 'quiet', onclick: () => this.change(() => this.order.reset()) });
    this.hint = el('p', { class: 'hint' });
    this.live = el('p', { class: 'heard', 'aria-live': 'polite' });
    holder.append(
      el('div', { class: 'head' }, this.begin, this.count, this.again), this.hint, this.thumbs.list, this.live, this.show.node
    );
    this.hidden = () => this.show.second.close();
    addEventListener('pagehide', this.hidden); // the notes do not outlive the page that draws them
  }

  // While it is shown the story stays as it began; what others changed meanwhile is told the next time.
  async update(data) {
    this.newest = data;
    if (this.data?.stamp === data.stamp || this.show.isOpen) return;
    const isFirst = !this.data;
    this.data = data;
    this.drawings.clear();
    this.thumbs.items.clear();
    this.order = new Order(data.map, data.frames);
    await dress(this.holder, '../present/present');
    if (this.data !== data) return;
    this.render();
    setTimeout(() => readyFonts(picture(data.poster)), MS_TO_READY); // those of the frames come with the thumbs
    const wanted = Number(new URL(location.href).searchParams.get(FRAME));
    if (isFirst && wanted >= 1) this.show.open(wanted - 1, false);
  }

  // A frame's drawing: one for all the places it can stand in.
  drawn(frame) {
    if (!this.drawings.has(frame.key)) this.drawings.set(frame.key, picture(frame.svg));
    return this.drawings.get(frame.key);
  }

  render() {
    const { words } = this.data;
    const hidden = this.order.hidden.size;
    say(this.begin, words.start);
    say(this.count, hidden ? words.count_hidden.replace('{n}', this.order.shown.length).replace('{hidden}', hidden) : words.count.replace('{n}', this.order.shown.length));
    say(this.again, words.reset_order);
    this.again.hidden = !this.order.isOwn;
    say(this.hint, words.hint);
    this.thumbs.show();
  }

  change(how) {
    how();
    this.render();
  }

  start(key) {
    this.show.open(key ? this.order.shown.findIndex((frame) => frame.key === key) : 0, true);
  }

  // The show is over: its drawings return to where they stood.
  left(frame) {
    this.wrote(0);
    this.render();
    this.thumbs.item(frame).face.focus();
    this.update(this.newest);
  }

  // The address says which frame is open, so that a reload opens it again.
  wrote(number) {
    const address = new URL(location.href);
    if (number) address.searchParams.set(FRAME, number);
    else address.searchParams.delete(FRAME);
    history.replaceState(history.state, '', address);
  }

  tell(words) {
    this.live.textContent = words;
  }

  destroy() {
    removeEventListener('pagehide', this.hidden);
    this.show.destroy();
  }
}

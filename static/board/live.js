// What the board hears of the others on this map: when it has changed, and who is where. Without a line the board asks.

import { Line } from '../live/line.js';

const MS_TO_ASK = 2500;
const MS_TO_PULL_AGAIN = [500, 1000, 2000, 4000, 8000];

export class Live {
  constructor(board) {
    this.board = board;
    this.line = new Line(this, MS_TO_ASK);
    this.forget();
  }

  // On another map, or under another name, another line.
  show(live, mapId) {
    this.live = live;
    if (this.line.to({ map: mapId, ...live.said })) this.forget();
    this.pullIfBehind();
  }

  get isOpen() {
    return this.line.isOpen;
  }

  hear({ boot, head, access, here, kept = [], over }) {
    if (over) return this.shut();
    this.board.kept(kept);
    if (this.boot && boot !== this.boot) {
      this.board.finishTyping();
      location.reload(); // the server was started anew and has forgotten this page; what waits is kept in the browser
      return;
    }
    this.boot = boot;
    this.head = Math.max(this.head, head);
    this.access = access;
    this.here = here.map((one) => ({ ...one, name: one.name || this.guest(one.guest) }));
    this.board.others();
    this.pullIfBehind();
  }

  // Who said no name is called by the number that the map has given them.
  guest(number) {
    return number ? this.live.guest.replace('{n}', number) : '';
  }

  // What is on its own way to the server comes back with an answer anyhow.
  pullIfBehind() {
    const { board, head, access } = this;
    const isBehind = head > board.data.head || (access !== undefined && access !== board.data.access);
    const news = `${head} ${access}`;
    if (!isBehind) clearTimeout(this.onceMore);
    if (!isBehind || board.box.operations.length || this.pulled === news) return;
    this.pull(news, 0);
  }

  // A message may be lost to another one of this page, and its answer may be older than the news: then it asks again.
  pull(news, times) {
    this.pulled = news;
    this.board.trigger('pull', `${news} ${times}`);
    clearTimeout(this.onceMore);
    if (times < MS_TO_PULL_AGAIN.length) this.onceMore = setTimeout(() => this.stillBehind(news, times + 1), MS_TO_PULL_AGAIN[times]);
  }

  stillBehind(news, times) {
    if (this.pulled !== news || !this.live) return;
    if (this.board.box.operations.length) this.pulled = null; // their answer looks after it
    else this.pull(news, times);
  }

  // The link that this page came by opens nothing any more: the page is asked for, which says so.
  shut() {
    this.board.finishTyping();
    this.board.trigger('pull', Date.now());
  }

  lost() {
    this.here = [];
    this.board.others();
  }

  ask() {
    if (!this.board.box.operations.length) this.board.trigger('pull', Date.now());
  }

  say(place, writing) {
    this.line.say({ place, writing });
  }

  forget() {
    clearTimeout(this.onceMore);
    Object.assign(this, { here: [], head: 0, access: undefined, pulled: null });
  }

  end() {
    this.line.end();
    this.forget();
  }
}

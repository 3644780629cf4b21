// The line to the others on this map: it says when the map has changed, and who is where. Without it the board asks.

const MS_TO_RETRY = [300, 700, 1500, 2500];
const MS_TO_ASK = 2500;
const MS_TO_PULL_AGAIN = [500, 1000, 2000, 4000, 8000];
const MS_TO_HEAR = 5000; // the server speaks first; a line that stays silent is none

export class Live {
  constructor(board) {
    this.board = board;
    this.here = [];
    this.head = 0;
    this.tries = 0;
    this.ended = false;
    this.seen = () => document.visibilityState === 'visible' && this.open();
    document.addEventListener('visibilitychange', this.seen);
  }

  // On another map, or after a pause, another line.
  show(live, mapId) {
    if (this.map !== mapId) this.close();
    Object.assign(this, { live, map: mapId });
    this.open();
    this.pullIfBehind();
  }

  open() {
    if (this.ended || !this.live || (this.socket && this.socket.readyState < 2)) return;
    const address = new URL('live', document.baseURI);
    address.protocol = address.protocol.replace('http', 'ws');
    for (const [name, value] of Object.entries({ map: this.map, ...this.live.said })) address.searchParams.set(name, value);
    const socket = new WebSocket(address);
    this.socket = socket;
    this.said = null; // a new line has heard nothing yet
    socket.addEventListener('message', ({ data }) => this.hear(JSON.parse(data)));
    socket.addEventListener('close', () => socket === this.socket && this.lost());
    clearTimeout(this.silent);
    this.silent = setTimeout(() => socket === this.socket && this.heard !== socket && this.giveUp(socket), MS_TO_HEAR);
  }

  // Without waiting for the other end to say that it is over.
  giveUp(socket) {
    this.socket = null;
    socket.close();
    this.lost();
  }

  // To the server that drew this page: it has said so on this very line.
  get isOpen() {
    return this.socket?.readyState === 1 && this.heard === this.socket;
  }

  hear({ boot, head, access, here, over }) {
    this.tries = 0;
    if (over) return this.shut();
    clearInterval(this.asking);
    this.asking = null;
    if (this.boot && boot !== this.boot) {
      this.board.finishTyping();
      location.reload(); // the server was started anew and has forgotten this page; what waits is kept in the browser
      return;
    }
    this.boot = boot;
    this.heard = this.socket;
    this.head = Math.max(this.head, head);
    this.access = access;
    this.here = here;
    this.board.others();
    this.pullIfBehind();
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
    this.isShut = true;
    this.board.finishTyping();
    this.board.trigger('pull', Date.now());
  }

  lost() {
    this.here = [];
    this.board.others();
    if (this.ended || this.isShut) return;
    const wait = MS_TO_RETRY[Math.min(this.tries, MS_TO_RETRY.length - 1)];
    this.tries += 1;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.open(), wait);
    if (this.tries >= MS_TO_RETRY.length) this.asking ??= setInterval(() => this.ask(), MS_TO_ASK);
  }

  // Where no line holds, as behind some proxies.
  ask() {
    if (document.visibilityState === 'visible' && !this.board.box.operations.length) this.board.trigger('pull', Date.now());
  }

  say(place, writing) {
    const said = JSON.stringify({ place, writing });
    if (said === this.said || this.socket?.readyState !== 1) return;
    this.said = said;
    this.socket.send(said);
  }

  close() {
    clearTimeout(this.retry);
    clearTimeout(this.silent);
    clearTimeout(this.onceMore);
    clearInterval(this.asking);
    this.asking = null;
    const { socket } = this;
    this.socket = null;
    socket?.close();
    Object.assign(this, { here: [], head: 0, access: undefined, tries: 0, said: null, pulled: null });
  }

  end() {
    this.ended = true;
    document.removeEventListener('visibilitychange', this.seen);
    this.close();
  }
}

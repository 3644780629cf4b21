// The line to the others: a board asks for the map when it hears of a newer one, and loads again with a new server.

import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Live } from '../../static/board/live.js';

let opened;
let reloads;

class Socket extends EventTarget {
  constructor(address) {
    super();
    Object.assign(this, { address: String(address), readyState: 1, said: [] });
    opened.push(this);
  }

  hears(news) {
    this.dispatchEvent(Object.assign(new Event('message'), { data: JSON.stringify(news) }));
  }

  send(text) {
    this.said.push(JSON.parse(text));
  }

  close() {
    this.readyState = 3;
    this.dispatchEvent(new Event('close'));
  }
}

beforeEach(() => {
  [opened, reloads] = [[], 0];
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  globalThis.document = Object.assign(new EventTarget(), { visibilityState: 'visible', baseURI: 'https://here.test/maps/' });
  globalThis.location = { reload: () => (reloads += 1) };
  globalThis.WebSocket = Socket;
});

function boardWith(head) {
  const asked = [];
  const board = { data: { head, access: 1 }, box: { operations: [] }, asked, finished: 0, others: () => {}, finishTyping: () => (board.finished += 1) };
  board.trigger = (name, value) => asked.push([name, value]);
  board.live = new Live(board);
  board.live.show({ said: { pass: 'secret', name: 'Ada' } }, 'bike');
  return board;
}

test('it opens beside the page, over the same kind of line', () => {
  boardWith(3);
  assert.equal(opened[0].address, 'wss://here.test/maps/live?map=bike&pass=secret&name=Ada');
});

test('of a newer map it asks once, and not while something of its own is on the way', () => {
  const board = boardWith(3);
  opened[0].hears({ boot: 'b', head: 3, access: 1, here: [] });
  assert.deepEqual(board.asked, []);
  board.box.operations.push({});
  opened[0].hears({ boot: 'b', head: 5, access: 1, here: [] });
  assert.deepEqual(board.asked, []);
  board.box.operations.pop();
  board.live.show(board.live.live, 'bike'); // its answer came, and is not the newest
  board.live.show(board.live.live, 'bike');
  assert.deepEqual(board.asked, [['pull', '5 1 0']]);
});

test('while it stays behind it asks again, ever more seldom, and at last no more', () => {
  const board = boardWith(3);
  opened[0].hears({ boot: 'b', head: 5, access: 1, here: [] });
  mock.timers.tick(499);
  assert.equal(board.asked.length, 1);
  mock.timers.tick(1); // the message was lost, or its answer was older
  assert.deepEqual(board.asked.at(-1), ['pull', '5 1 1']);
  for (let second = 0; second < 60; second += 1) mock.timers.tick(1000);
  assert.equal(board.asked.length, 6);
});

test('once it has caught up it asks no more', () => {
  const board = boardWith(3);
  opened[0].hears({ boot: 'b', head: 5, access: 1, here: [] });
  board.data.head = 5;
  board.live.show(board.live.live, 'bike');
  mock.timers.tick(60_000);
  assert.equal(board.asked.length, 1);
});

test('an older head that comes late is not believed', () => {
  const board = boardWith(3);
  opened[0].hears({ boot: 'b', head: 6, access: 1, here: [] });
  opened[0].hears({ boot: 'b', head: 4, access: 1, here: [] });
  assert.deepEqual(board.asked, [['pull', '6 1 0']]);
});

test('when who may do what has changed it asks too', () => {
  const board = boardWith(3);
  opened[0].hears({ boot: 'b', head: 3, access: 2, here: [] });
  assert.deepEqual(board.asked, [['pull', '3 2 0']]);
});

test('a new server makes the page load again, after what is being typed was taken in', () => {
  const board = boardWith(3);
  opened[0].hears({ boot: 'one', head: 3, access: 1, here: [] });
  opened[0].hears({ boot: 'two', head: 3, access: 1, here: [] });
  assert.deepEqual([reloads, board.finished], [1, 1]);
});

test('a line that breaks is opened again; where none holds, the board asks by itself', () => {
  const board = boardWith(3);
  for (const wait of [300, 700, 1500]) {
    opened.at(-1).close();
    mock.timers.tick(wait);
  }
  assert.equal(opened.length, 4);
  opened.at(-1).close();
  mock.timers.tick(2500);
  assert.equal(board.asked.length, 1);
  opened.at(-1).hears({ boot: 'b', head: 3, access: 1, here: [] });
  mock.timers.tick(10_000);
  assert.equal(board.asked.length, 1);
});

test('a line is open once the server has spoken on it', () => {
  const { live } = boardWith(3);
  assert.equal(live.isOpen, false);
  opened[0].hears({ boot: 'b', head: 3, access: 1, here: [] });
  assert.equal(live.isOpen, true);
  opened[0].close();
  assert.equal(live.isOpen, false);
});

test('a line on which nothing is said is given up for another one; one that has spoken may be silent', () => {
  boardWith(3);
  mock.timers.tick(5000);
  assert.equal(opened[0].readyState, 3);
  mock.timers.tick(300);
  assert.equal(opened.length, 2);
  opened[1].hears({ boot: 'b', head: 3, access: 1, here: [] });
  mock.timers.tick(60_000);
  assert.equal(opened.length, 2);
});

test('another map is another line; at the end none is left', () => {
  const board = boardWith(3);
  board.live.show(board.live.live, 'boat');
  assert.deepEqual(opened.map(({ readyState }) => readyState), [3, 1]);
  board.live.end();
  mock.timers.tick(10_000);
  assert.deepEqual(opened.map(({ readyState }) => readyState), [3, 3]);
});

test('where one is, is said once', () => {
  const board = boardWith(3);
  for (const place of ['a', 'a', 'b']) board.live.say(place, false);
  assert.deepEqual(opened[0].said.map(({ place }) => place), ['a', 'b']);
});

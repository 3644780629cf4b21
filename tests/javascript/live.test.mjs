// What a board hears of the others: it asks for the map when it hears of a newer one, and loads again with a new server.

import { assert, beforeEach, mock, test } from './runner.mjs';
import { Live } from '../../static/board/live.js';
import { opened, page } from './sockets.mjs';

let reloads;

beforeEach(() => {
  page(mock);
  reloads = 0;
  globalThis.location = { reload: () => (reloads += 1) };
});

function boardWith(head) {
  const asked = [];
  const board = { data: { head, access: 1 }, box: { operations: [] }, asked, finished: 0, others: () => {}, kept: (ids) => board.told.push(...ids), told: [], finishTyping: () => (board.finished += 1) };
  board.trigger = (name, value) => asked.push([name, value]);
  board.live = new Live(board);
  board.live.show({ said: { pass: 'secret', name: 'Ada' }, guest: 'Guest {n}' }, 'bike');
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

test('it hears at once what of its own is kept', () => {
  const board = boardWith(3);
  opened[0].hears({ boot: 'b', head: 4, access: 1, here: [], kept: ['one', 'two'] });
  assert.deepEqual(board.told, ['one', 'two']);
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

test('another map is another line; at the end none is left', () => {
  const board = boardWith(3);
  board.live.show(board.live.live, 'boat');
  assert.deepEqual(opened.map(({ readyState }) => readyState), [3, 1]);
  board.live.end();
  mock.timers.tick(10_000);
  assert.deepEqual(opened.map(({ readyState }) => readyState), [3, 3]);
});

test('under another name it is another line, so that the others hear of it', () => {
  const board = boardWith(3);
  board.live.show({ ...board.live.live, said: { pass: 'secret', name: 'Ada Byron' } }, 'bike');
  assert.deepEqual(opened.map(({ readyState }) => readyState), [3, 1]);
});

test('who has no name goes by their number', () => {
  const { live } = boardWith(3);
  opened[0].hears({ boot: 'b', head: 3, access: 1, here: [{ name: 'Bo', guest: 0 }, { name: '', guest: 2 }, { name: '', guest: 0 }] });
  assert.deepEqual(live.here.map(({ name }) => name), ['Bo', 'Guest 2', '']);
});

test('a link that is over is not asked again', () => {
  const board = boardWith(3);
  opened[0].hears({ over: true });
  opened[0].close();
  mock.timers.tick(60_000);
  assert.deepEqual([opened.length, board.asked.length, board.finished], [1, 1, 1]);
});

// One line to the server: opened again when it breaks, given up when it is silent; without one, the part asks.

import { assert, beforeEach, mock, test } from './runner.mjs';
import { Line } from '../../static/live/line.js';
import { opened, page } from './sockets.mjs';

beforeEach(() => page(mock));

function partWithALine() {
  const part = { heard: [], losses: 0, asked: 0 };
  Object.assign(part, { hear: (news) => part.heard.push(news), lost: () => (part.losses += 1), ask: () => (part.asked += 1) });
  part.line = new Line(part, 2500);
  part.line.to({ map: 'bike', pass: 'secret' });
  return part;
}

test('it opens beside the page, and not twice to the same room', () => {
  const { line } = partWithALine();
  assert.equal(opened[0].address, 'wss://here.test/maps/live?map=bike&pass=secret');
  assert.equal(line.to({ map: 'bike', pass: 'secret' }), false);
  assert.equal(line.to({ map: 'boat', pass: 'secret' }), true);
  assert.deepEqual(opened.map(({ readyState }) => readyState), [3, 1]);
});

test('what a line says that was left is not heard any more', () => {
  const part = partWithALine();
  part.line.to({ map: 'boat' });
  opened[0].hears({ head: 1 });
  assert.deepEqual([part.heard, part.losses], [[], 0]);
});

test('a line on which nothing is said is given up for another one; one that has spoken may be silent', () => {
  const part = partWithALine();
  mock.timers.tick(5000);
  assert.deepEqual([opened[0].readyState, part.losses], [3, 1]);
  mock.timers.tick(300);
  assert.equal(opened.length, 2);
  opened[1].hears({});
  mock.timers.tick(60_000);
  assert.equal(opened.length, 2);
});

test('a line that breaks is opened again, ever more seldom; where none holds, the part asks until one does', () => {
  const part = partWithALine();
  for (const wait of [300, 700, 1500]) {
    opened.at(-1).close();
    mock.timers.tick(wait - 1);
    const before = opened.length;
    mock.timers.tick(1);
    assert.equal(opened.length, before + 1);
  }
  assert.equal(part.asked, 0);
  opened.at(-1).close();
  mock.timers.tick(2500);
  assert.equal(part.asked, 1);
  opened.at(-1).hears({});
  mock.timers.tick(10_000);
  assert.equal(part.asked, 1);
});

test('a server that has enough lines is asked, and seldom called again', () => {
  const part = partWithALine();
  opened[0].close(4429);
  mock.timers.tick(25_000);
  assert.deepEqual([opened.length, part.asked], [1, 10]);
  mock.timers.tick(5000);
  assert.equal(opened.length, 2);
  opened[1].hears({});
  const { asked } = part;
  mock.timers.tick(60_000);
  assert.equal(part.asked, asked);
});

test('a page that nobody sees does not ask; once it is seen it calls', () => {
  const part = partWithALine();
  opened[0].close(4429);
  document.visibilityState = 'hidden';
  mock.timers.tick(20_000);
  assert.equal(part.asked, 0);
  document.visibilityState = 'visible';
  document.dispatchEvent(new Event('visibilitychange'));
  assert.equal(opened.length, 2);
});

test('after a link is over no line is opened, until there is another link', () => {
  const part = partWithALine();
  opened[0].hears({ over: true });
  opened[0].close(4403);
  mock.timers.tick(60_000);
  part.line.to({ map: 'bike', pass: 'secret' });
  assert.deepEqual([opened.length, part.asked], [1, 0]);
  part.line.to({ map: 'bike', pass: 'another' });
  assert.equal(opened.length, 2);
});

test('of much that is said in a moment the first and the last arrive, and nothing twice', () => {
  const { line } = partWithALine();
  for (const place of ['a', 'b', 'c', 'c']) line.say({ place });
  mock.timers.tick(250);
  line.say({ place: 'c' });
  mock.timers.tick(250);
  assert.deepEqual(opened[0].said.map(({ place }) => place), ['a', 'c']);
});

test('a new line is told where one is', () => {
  const { line } = partWithALine();
  line.say({ place: 'a' });
  opened[0].close();
  mock.timers.tick(300);
  opened[1].hears({});
  assert.deepEqual(opened[1].said, [{ place: 'a' }]);
});

test('at the end nothing is left of it', () => {
  const part = partWithALine();
  opened[0].close(4429);
  part.line.end();
  mock.timers.tick(60_000);
  document.dispatchEvent(new Event('visibilitychange'));
  assert.deepEqual([opened.length, part.asked], [1, 0]);
});

// Links run around the cards. Two columns of 100, a gutter of 24 between them, cards of 40 with gaps of 10.

import { assert, test } from './runner.mjs';

import { linksInWords } from '../../static/board/link_words.js';
import { arches, levelsOf, routes } from '../../static/board/routes.js';
import { boardData, numbers } from './maps.mjs';

const column = (place, ids) => ({
  left: place * 124,
  right: place * 124 + 100,
  top: 0,
  boxes: ids.map((id, row) => ({ id, top: 10 + row * 50, bottom: 50 + row * 50 })),
});
const link = (source, target, kind = 'main') => ({ id: `${source}-${target}`, source, target, kind, label: '' });
const corners = ({ line }) => [...line.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
const drawn = (links, columns) => [...routes(links, columns).values()];

function crossed(points, columns) {
  const over = [];
  points.slice(1).forEach(([x1, y1], place) => {
    const [x0, y0] = points[place];
    for (const { left, right, boxes } of columns) {
      for (const { id, top, bottom } of boxes) {
        const [low, high] = [Math.min(x0, x1), Math.max(x0, x1)];
        if (high > left && low < right && Math.max(y0, y1) > top && Math.min(y0, y1) < bottom) over.push(id);
      }
    }
  });
  return over;
}

test('to the next column straight across, with an arrowhead before the card', () => {
  const [{ line, head }] = drawn([link('a', 'b')], [column(0, ['a']), column(1, ['b'])]);
  assert.equal(line, 'M100 30L116 30');
  assert.equal(head, 'M115 33.6L122 30L115 26.4Z');
});

test('straight down to the card below, around through the gutter to one farther down', () => {
  const columns = [column(0, ['a', 'b', 'c']), column(1, [])];
  const [near, far] = drawn([link('a', 'b'), link('a', 'c')], columns);
  assert.deepEqual(corners(near).map(([x]) => x), [50, 50]);
  assert.ok(Math.max(...corners(far).map(([x]) => x)) > 100);
  assert.ok(far.head.includes('L102 '), 'in at the right side');
});

test('a loop turns back over its own card, with an open head', () => {
  const [{ line, head }] = drawn([link('b', 'a', 'loop')], [column(0, ['a']), column(1, ['b'])]);
  assert.ok(line.startsWith('M224 '));
  assert.ok(!head.endsWith('Z') && head.includes('L102 '));
});

test('an exit ends in a crossed ring beside its card', () => {
  const [{ head }] = drawn([link('a', null, 'exit')], [column(0, ['a']), column(1, [])]);
  assert.match(head, /a4 4 .*a4 4/);
  assert.ok(Number(head.match(/^M([\d.]+)/)[1]) > 100);
});

test('those that lead to the same card share a track, others run beside it', () => {
  const columns = [column(0, ['a', 'b', 'c']), column(1, ['x', 'y', 'z'])];
  const tracks = drawn([link('b', 'x'), link('c', 'x'), link('a', 'z')], columns).map((way) => corners(way)[2][0]);
  assert.equal(tracks[0], tracks[1]);
  assert.notEqual(tracks[0], tracks[2]);
});

test('no link runs over a card, whatever leads where', () => {
  const next = numbers(20);
  for (let round = 0; round < 60; round += 1) {
    const columns = [0, 1, 2, 3, 4].map((place) => column(place, Array.from({ length: Math.floor(next() * 7) }, (_, row) => `${place}.${row}`)));
    const ids = columns.flatMap(({ boxes }) => boxes.map(({ id }) => id));
    const any = () => ids[Math.floor(next() * ids.length)];
    const links = Array.from({ length: 12 }, () => link(any(), any(), ['main', 'loop', 'alternative'][Math.floor(next() * 3)]));
    for (const way of drawn(links, columns)) assert.deepEqual(crossed(corners(way), columns), [], way.line);
  }
});

test('a stage that is linked with a card begins at the top of its column', () => {
  const found = routes([link('stage', 'b')], [column(0, ['a']), column(1, ['b'])], new Map([['stage', 0]]));
  assert.deepEqual(corners(found.get('stage-b'))[0], [100, 0]);
});

test('arches that overlap stand on different levels, the shortest lowest', () => {
  const links = [link('a', 'b'), link('c', 'a', 'loop'), link('d', 'a', 'loop')];
  const levels = levelsOf(links, ['a', 'b', 'c', 'd']);
  assert.deepEqual([...levels], [['c-a', 0], ['d-a', 1]]);
  const heads = ['a', 'b', 'c', 'd'].map((id, place) => ({ id, left: place * 124, right: place * 124 + 100, top: 20, bottom: 60 }));
  const over = arches(links, heads, levels);
  assert.equal(over.get('a-b').line, 'M100 40L116 40');
  assert.ok(Math.min(...corners(over.get('d-a')).map(([, y]) => y)) < Math.min(...corners(over.get('c-a')).map(([, y]) => y)));
});

test('what is drawn is said too', () => {
  const data = { ...boardData(), kinds: { main: 'main way', loop: 'loop', exit: 'exit' } };
  data.links = [link('a', 'd'), { ...link('a', 'b', 'loop'), label: 'again' }, link('a', null, 'exit')];
  const board = { data, say: (name, { names }) => `${name}: ${names}.` };
  const told = linksInWords(data, board);
  assert.equal(told.get('a'), 'leads_to: D; B, loop, again; exit.');
  assert.equal(told.get('d'), 'comes_from: A.');
  assert.equal(told.get('c'), undefined);
});

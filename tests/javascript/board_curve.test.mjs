// A line through points that never goes beyond them.

import { assert, test } from './runner.mjs';
import { smooth } from '../../static/board/shape.js';
import { numbers } from './maps.mjs';

const pieces = (path) => path.split(/[MC]/).filter(Boolean).map((piece) => piece.split(' ').map(Number));

test('it goes through every point and stays between each two of them', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const next = numbers(seed);
    let x = 0;
    const points = Array.from({ length: 2 + Math.floor(next() * 9) }, () => [(x += 1 + next() * 90), Math.round(next() * 20) * 10]);
    const [first, ...curves] = pieces(smooth(points));
    assert.deepEqual(first, points[0]);
    curves.forEach(([, y1, , y2, x3, y3], at) => {
      const [low, high] = [points[at][1], points[at + 1][1]].sort((one, other) => one - other);
      assert.deepEqual([x3, y3], points[at + 1]);
      for (const y of [y1, y2]) assert.ok(y >= low - 1e-9 && y <= high + 1e-9, `seed ${seed}`);
    });
  }
});

test('one point, or none, is no line', () => {
  assert.equal(smooth([]), '');
  assert.equal(smooth([[1, 2]]), '');
});

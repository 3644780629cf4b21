// What the other tests stand on: two things are the same only if they are, and the clock goes on as a real one does.

import { assert, beforeEach, isSame, mock, test } from './runner.mjs';

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
});

test('what differs is not the same', () => {
  for (const [one, other] of [[[1], [1, 2]], [{ a: 1 }, { b: 1 }], [{ a: undefined }, {}], [0, -0], [[], {}], [null, undefined], ['1', 1], [new Map([[1, 2]]), new Map([[1, 3]])]]) {
    assert.ok(!isSame(one, other));
  }
  assert.ok(isSame({ a: [1, { b: new Set(['c']) }] }, { a: [1, { b: new Set(['c']) }] }));
  assert.ok(isSame(NaN, NaN));
});

test('a claim that does not hold is an error', () => {
  for (const claim of [() => assert.ok(0), () => assert.equal(1, '1'), () => assert.notEqual(1, 1), () => assert.deepEqual([1], [2]), () => assert.match('a', /b/)]) {
    let isRefused = false;
    try {
      claim();
    } catch {
      isRefused = true;
    }
    assert.ok(isRefused);
  }
});

test('what is set while the clock goes on happens in its turn', () => {
  const happened = [];
  setTimeout(() => {
    happened.push('one');
    setTimeout(() => happened.push('two'), 100);
  }, 100);
  const often = setInterval(() => happened.push('often'), 150);
  mock.timers.tick(300);
  assert.deepEqual(happened, ['one', 'often', 'two', 'often']);
  clearInterval(often);
  mock.timers.tick(1000);
  assert.equal(happened.length, 4);
});

// The line of every page but the board: it asks for the page when who may do what has changed, not under one's fingers.

import { assert, beforeEach, mock, test } from './runner.mjs';
import { mount } from '../../static/sharing/bell.js';
import { opened, page } from './sockets.mjs';

beforeEach(() => page(mock));

function pageWithABell() {
  const pulls = [];
  const bell = mount();
  const data = { map: 'bike', said: { pass: 'secret' }, access: 1 };
  bell.update(data, (name) => pulls.push(name));
  return { bell, data, pulls };
}

test('its line is a quiet one', () => {
  pageWithABell();
  assert.equal(opened[0].address, 'wss://here.test/maps/live?map=bike&quiet=1&pass=secret');
});

test('of each news of access it asks once', () => {
  const { pulls } = pageWithABell();
  for (const access of [1, 2, 2, 3]) opened[0].hears({ access });
  assert.equal(pulls.length, 2);
});

test('a line that stays silent is given up, and one that is over asks for the page', () => {
  const { pulls } = pageWithABell();
  mock.timers.tick(5000);
  mock.timers.tick(300);
  assert.equal(opened.length, 2);
  opened[1].hears({ over: true });
  opened[1].close(4403);
  mock.timers.tick(60_000);
  assert.deepEqual([opened.length, pulls.length], [2, 1]);
});

test('while somebody types it waits until the field is left', () => {
  const { pulls } = pageWithABell();
  const field = Object.assign(new EventTarget(), { matches: () => true, value: '' });
  document.activeElement = field;
  opened[0].hears({ access: 2 });
  assert.equal(pulls.length, 0);
  document.activeElement = null;
  field.dispatchEvent(new Event('blur'));
  mock.timers.tick(500);
  assert.equal(pulls.length, 1);
});

test('where no line is to be had it asks by itself, and not after its end', () => {
  const { bell, pulls } = pageWithABell();
  opened[0].close(4429);
  mock.timers.tick(15_000);
  assert.equal(pulls.length, 1);
  bell.destroy();
  mock.timers.tick(60_000);
  assert.equal(pulls.length, 1);
});

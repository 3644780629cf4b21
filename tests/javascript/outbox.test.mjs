// What waits in the browser: it is sent whole, kept until it is acknowledged, and outlives the page.

import { assert, beforeEach, mock, test } from './runner.mjs';

const kept = new Map();
globalThis.sessionStorage = { getItem: (name) => kept.get(name) ?? null, setItem: (name, words) => kept.set(name, words) };
Object.defineProperty(globalThis, 'navigator', { value: { onLine: true }, configurable: true, writable: true });
globalThis.document = { baseURI: 'http://here.test/board' };

let page = 0; // a page that was loaded again has its modules anew
const load = () => import(`../../static/define/outbox.js?${(page += 1)}`);

beforeEach(() => {
  kept.clear();
  navigator.onLine = true;
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
});

test('everything that waits goes out together, again and again, until it is acknowledged', async () => {
  const { outboxOf } = await load();
  const box = outboxOf('bike');
  const sent = [];
  box.deliver = (name, { ops }) => sent.push(ops.map(({ id }) => id));
  box.add({ do: 'drop', id: 'a' });
  box.add({ do: 'drop', id: 'b' });
  assert.deepEqual(sent, [['a'], ['a', 'b']]);
  assert.equal(box.state, 'saving');
  const [first] = box.acknowledge([box.operations[0].op]);
  assert.equal(first.id, 'a');
  assert.deepEqual(box.operations.map(({ id }) => id), ['b']);
  assert.deepEqual(box.acknowledge(['unheard of']), []);
  box.acknowledge(box.operations.map(({ op }) => op));
  assert.equal(box.state, 'saved');
});

test('what the store has kept is saved, and waits for what came of it all the same', async () => {
  const { outboxOf, watchOutboxes } = await load();
  const box = outboxOf('bike');
  box.deliver = () => {};
  box.add({ do: 'drop', id: 'a' });
  let looks = 0;
  watchOutboxes(() => (looks += 1));
  assert.ok(!box.hear(['of another page']));
  assert.equal(box.state, 'saving');
  const [{ op }] = box.operations;
  assert.ok(box.hear([op]));
  assert.deepEqual([box.state, box.operations.length, looks], ['saved', 1, 1]);
  assert.ok(!box.hear([op]));
  box.add({ do: 'drop', id: 'b' });
  assert.equal(box.state, 'saving');
  box.acknowledge([op]);
  assert.equal(box.kept.size, 0);
});

test('every operation has an id of its own', async () => {
  const { freshId } = await load();
  const ids = Array.from({ length: 500 }, freshId);
  assert.equal(new Set(ids).size, 500);
  assert.ok(ids.every((id) => /^[0-9a-f]{16}$/.test(id)));
});

test('what waits and what is being typed are there after the page was loaded again, in the same order, under the same ids', async () => {
  const before = (await load()).outboxOf('bike');
  before.add({ do: 'drop', id: 'a' });
  before.add({ do: 'drop', id: 'b' });
  before.type('a:title', 'Half a sent');
  const after = (await load()).outboxOf('bike');
  assert.deepEqual(after.operations, before.operations);
  assert.equal(after.draft('a:title'), 'Half a sent');
  assert.ok(after.abandoned.has('a:title'));
  after.typed('a:title');
  assert.equal((await load()).outboxOf('bike').draft('a:title'), undefined);
});

test('maps have an outbox each', async () => {
  const { outboxOf } = await load();
  outboxOf('bike').add({ do: 'drop', id: 'a' });
  assert.deepEqual(outboxOf('boat').operations, []);
  assert.equal(outboxOf('bike'), outboxOf('bike'));
});

test('what came in while the last message was under way is sent once there is an answer', async () => {
  const { outboxOf } = await load();
  const box = outboxOf('bike');
  let sent = 0;
  box.add({ do: 'drop', id: 'a' });
  box.deliver = () => (sent += 1);
  box.sendTheRest();
  box.sendTheRest();
  assert.equal(sent, 1);
});

test('its state is the one farthest from saved', async () => {
  const { farthest, outboxOf, watchOutboxes } = await load();
  const box = outboxOf('bike');
  let looked = 0;
  const end = watchOutboxes(() => (looked += 1));
  box.type('a:title', 'x');
  assert.equal(box.state, 'unsaved');
  box.typed('a:title');
  box.type('add:touchpoints:look', 'x'); // nobody's record yet
  assert.equal(box.state, 'saved');
  box.add({ do: 'drop', id: 'a' });
  navigator.onLine = false;
  assert.equal(box.state, 'offline');
  assert.ok(looked > 0);
  end();
  assert.equal(farthest(['saved', 'saving', 'unsaved']), 'saving');
  assert.equal(farthest([]), 'saved');
});

test('where the browser keeps nothing the page still works', async () => {
  const { setItem } = sessionStorage;
  sessionStorage.setItem = () => { throw new Error('private'); };
  const box = (await load()).outboxOf('bike');
  box.add({ do: 'drop', id: 'a' });
  assert.equal(box.operations.length, 1);
  sessionStorage.setItem = setItem;
  kept.set('itinerario:ops:boat', '{broken');
  assert.deepEqual((await load()).outboxOf('boat').operations, []);
});

test('a server that is slow is asked again, and the page is loaded again only where it may have been forgotten', async () => {
  let reloads = 0;
  globalThis.location = { reload: () => (reloads += 1) };
  globalThis.fetch = async () => ({ ok: true });
  const box = (await load()).outboxOf('bike');
  let [sent, taken] = [0, 0];
  Object.assign(box, { deliver: () => (sent += 1), isKnown: () => true, beforeReload: () => (taken += 1) });
  box.add({ do: 'drop', id: 'a' });
  await box.impatient();
  assert.deepEqual([sent, reloads], [2, 0]);
  box.isKnown = () => false;
  await box.impatient();
  assert.deepEqual([sent, reloads, taken], [2, 1, 1]);
  await box.impatient(); // not twice in half a minute
  assert.deepEqual([sent, reloads], [3, 1]);
});

test('a server that does not answer for long is not believed to know the page', async () => {
  let reloads = 0;
  globalThis.location = { reload: () => (reloads += 1) };
  globalThis.fetch = async () => ({ ok: true });
  const box = (await load()).outboxOf('bike');
  Object.assign(box, { deliver: () => {}, isKnown: () => true });
  box.add({ do: 'drop', id: 'a' });
  for (let at = 0; at < 5; at += 1) await box.impatient();
  assert.equal(reloads, 0);
  await box.impatient();
  assert.equal(reloads, 1);
});

// The map with what waits on top of it.

import { assert, test } from './runner.mjs';
import { pendingMap } from '../../static/board/pending.js';
import { boardData } from './maps.mjs';

const after = (...operations) => pendingMap(boardData(), operations.map((operation, at) => ({ op: `op${at}`, ...operation })));
const cell = (view, stage) => view.cards.filter((card) => card.stage === stage).map((card) => card.id);

test('what the server holds is left as it is', () => {
  const data = boardData();
  pendingMap(data, [
    { do: 'set', id: 'a', field: 'title', value: 'New' }, { do: 'move', id: 'a', index: 0, stage: 'buy' },
    { do: 'write', id: 'actions', stage: 'look', value: 'Reads' }, { do: 'feel', id: 'a', persona: 'mia', field: 'valence', value: 3 },
    { do: 'set', id: 'pain', field: 'title', value: 'Worse' }, { do: 'drop', id: 'buy' }, { do: 'move', id: 'buy', index: 0, stage: null },
  ]);
  assert.deepEqual(data, boardData());
});

test('a field of a card, of a stage and of what was found is there at once, and marked', () => {
  const view = after(
    { do: 'set', id: 'a', field: 'title', value: 'New' }, { do: 'set', id: 'look', field: 'name', value: 'Searching' },
    { do: 'set', id: 'look', field: 'goal', value: 'To find' }, { do: 'set', id: 'pain', field: 'title', value: 'Worse' },
  );
  const card = view.cards.find(({ id }) => id === 'a');
  assert.deepEqual([card.title, card.unsaved], ['New', true]);
  assert.equal(view.stages[0].name, 'Searching');
  assert.equal(view.lanes.find(({ kind }) => kind === 'goals').cells.look, 'To find');
  assert.deepEqual(view.lanes.find(({ kind }) => kind === 'pains').cells.look.map(({ title }) => title), ['Worse']);
});

test('what the store has kept is marked no more, though the map with it is still on its way', () => {
  const waiting = ['a', 'b'].map((id) => ({ op: `of ${id}`, do: 'set', id, field: 'title', value: 'New' }));
  const view = pendingMap(boardData(), waiting, new Set(['of a']));
  const told = Object.fromEntries(view.cards.map(({ id, title, unsaved }) => [id, [title, unsaved]]));
  assert.deepEqual([told.a, told.b], [['New', false], ['New', true]]);
});

test('a feeling that nobody has told of yet begins in the middle', () => {
  const view = after({ do: 'feel', id: 'b', persona: 'mia', field: 'emotion', value: 'fear' });
  const { valence, emotion, unsaved } = view.feelings.find(({ place }) => place === 'b');
  assert.deepEqual([valence, emotion, unsaved], [0, 'fear', true]);
  assert.equal(after({ do: 'feel', id: 'a', persona: 'mia', field: 'valence', value: 4 }).feelings.length, 1);
});

test('a card moves within its stage, into another and to the end, and all are numbered anew', () => {
  assert.deepEqual(cell(after({ do: 'move', id: 'a', index: 1, stage: 'look' }), 'look'), ['b', 'a', 'c']);
  assert.deepEqual(cell(after({ do: 'move', id: 'c', index: 0, stage: 'buy' }), 'buy'), ['c', 'd']);
  const view = after({ do: 'move', id: 'a', index: 99, stage: 'buy' });
  assert.deepEqual(view.cards.map(({ id, number }) => [id, number]), [['b', 1], ['c', 2], ['d', 3], ['a', 4]]);
});

test('stages and rows move, and their cards with them', () => {
  const view = after({ do: 'move', id: 'buy', index: 0, stage: null });
  assert.deepEqual(view.stages.map(({ id, number }) => [id, number]), [['buy', 1], ['look', 2]]);
  assert.deepEqual(view.cards.map(({ id }) => id), ['d', 'a', 'b', 'c']);
  assert.equal(after({ do: 'move', id: 'pains', index: 0, stage: null }).lanes[0].id, 'pains');
});

test('with a stage go its cards; with a card go its ways and feelings', () => {
  assert.deepEqual(after({ do: 'drop', id: 'look' }).cards.map(({ id }) => id), ['d']);
  const view = after({ do: 'drop', id: 'a' });
  assert.deepEqual([view.links, view.feelings], [[], []]);
  assert.deepEqual(after({ do: 'drop', id: 'pain' }).lanes.find(({ kind }) => kind === 'pains').cells.look, []);
});

test('two cards have one way between them, of the kind chosen last', () => {
  const view = after({ do: 'link', id: 'a', target: 'd', kind: 'loop' }, { do: 'link', id: 'b', target: 'd', kind: 'main' });
  assert.deepEqual(view.links.map(({ source, target, kind }) => [source, target, kind]), [['a', 'd', 'loop'], ['b', 'd', 'main']]);
});

test('newcomers are shown as coming, each under a key of its own', () => {
  const { coming } = after({ do: 'add', into: 'touchpoints', titles: ['One', 'Two'], fields: { stage_id: 'buy' } });
  assert.deepEqual(coming.map(({ title, key, fields }) => [title, key, fields.stage_id]), [['One', 'op0:0', 'buy'], ['Two', 'op0:1', 'buy']]);
});

test('several deeds are made in their order; what is gone or unknown does no harm', () => {
  const deeds = [{ do: 'move', id: 'a', index: 0, stage: 'buy' }, { do: 'drop', id: 'a' }];
  assert.deepEqual(cell(after({ do: 'several', deeds }), 'buy'), ['d']);
  const nothing = after({ do: 'set', id: 'gone', field: 'title', value: 'x' }, { do: 'move', id: 'gone', index: 0 }, { do: 'fly', id: 'a' });
  assert.deepEqual(nothing.cards, boardData().cards);
});

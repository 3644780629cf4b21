// What a hand does to several cards, as operations, and where one gets to by keys.

import { assert, test } from './runner.mjs';
import { deeds } from '../../static/board/deeds.js';
import { focus } from '../../static/board/focus.js';
import { pendingMap } from '../../static/board/pending.js';
import { boardData, numbers } from './maps.mjs';

function boardOf(data = boardData()) {
  const made = [];
  const board = {
    ...deeds, data, made, mayEdit: true, chosen: new Set(), words: {}, view: pendingMap(data, []), went: null,
    box: { add: (operation) => made.push(operation) },
    render: () => (board.view = pendingMap(data, made)),
    tell: () => {}, say: (name) => name, subject: () => '', stageName: () => '', focus: (id) => (board.went = id),
    cellOf: (stage) => board.view.cards.filter((card) => card.stage === stage),
    stageOf: (id) => board.view.cards.find((card) => card.id === id)?.stage,
    nearest: focus.nearest, beside: focus.beside,
  };
  return board;
}
const cell = (board, stage) => board.cellOf(stage).map(({ id }) => id);

test('wherever chosen cards are let go, they stand there together in their order, by one step', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const next = numbers(seed);
    const data = boardData();
    for (let more = 0; more < 4; more += 1) data.cards.splice(3 + more, 0, { ...data.cards[0], id: `m${more}`, stage: 'look' });
    const board = boardOf(data);
    const ids = board.view.cards.map(({ id }) => id).filter(() => next() < 0.4);
    const held = ids[0] ?? 'a';
    board.chosen = new Set(ids);
    const stage = next() < 0.6 ? 'look' : 'buy';
    const stay = cell(board, stage).filter((id) => !board.idsWith(held).includes(id));
    const index = Math.floor(next() * (stay.length + 1));
    board.moveTo(held, stage, index);
    assert.deepEqual(cell(board, stage), [...stay.slice(0, index), ...board.idsWith(held), ...stay.slice(index)], `seed ${seed}`);
    assert.ok(board.made.length <= 1);
  }
});

test('a card that stays where it is moves nothing', () => {
  const board = boardOf();
  board.moveTo('b', 'look', 1);
  assert.deepEqual(board.made, []);
});

test('a step beyond the first or the last stage leads nowhere', () => {
  const board = boardOf();
  board.shift('a', [-1, 0]);
  assert.deepEqual(board.made, []);
  board.shift('b', [1, 0]);
  assert.deepEqual(cell(board, 'buy'), ['d', 'b']);
});

test('rows of a spreadsheet become cards, with their channel where it is known', () => {
  const board = boardOf();
  board.paste('Calls\tE-MAIL\n\n  Waits \t Pigeon\r\nPays', 'buy', 'touchpoints', {});
  const [{ titles, each, fields }] = board.made;
  assert.deepEqual([titles, each, fields], [['Calls', 'Waits', 'Pays'], [{ channel_id: 'mail' }, {}, {}], { stage_id: 'buy' }]);
});

test('cards that go leave the focus on the one that takes their place', () => {
  const board = boardOf();
  board.drop(['a', 'b']);
  assert.equal(board.went, 'c');
  assert.deepEqual(cell(board, 'look'), ['c']);
  board.drop(['d']);
  assert.equal(board.went, 'c');
});

test('a twin takes over where and how, and not who said so', () => {
  const board = boardOf();
  board.duplicate(['a']);
  assert.deepEqual(board.made[0].fields, { stage_id: 'look', channel_id: 'web', initiator: 'customer', evidence: 'assumed' });
});

test('a row keeps its place among those that are not shown', () => {
  const board = boardOf();
  board.stages = new Map();
  board.lanes = new Map([['goals', { title: { focus: () => {} } }]]);
  board.moveRow('lane', 'goals', 2);
  assert.equal(board.made[0].index, 3);
});

test('beside an empty stage lies the next one that has cards', () => {
  const data = boardData();
  data.stages.splice(1, 0, { id: 'empty', name: 'Empty' });
  const board = boardOf(data);
  assert.equal(board.beside('look', 1, 2).id, 'd');
  assert.equal(board.beside('buy', 1, 0), null);
});

test('who may only look changes nothing, by whatever deed', () => {
  const board = Object.assign(boardOf(), { mayEdit: false });
  board.moveTo('a', 'buy', 0);
  board.setAll(['a'], 'evidence', 'heard');
  board.drop(['a']);
  board.duplicate(['a']);
  board.moveRow('stage', 'look', 1);
  board.paste('Asks a friend', 'look');
  assert.deepEqual(board.made, []);
});

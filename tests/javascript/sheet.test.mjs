// The sheets of Define: blocks out of spreadsheets, and rows with what waits on top of them.

import { assert, test } from './runner.mjs';
import { bare, nameOf, pasted, readBlock } from '../../static/define/block.js';
import { pendingView } from '../../static/define/pending.js';
import { shapeOf, tracks } from '../../static/define/shape.js';

const column = (field, kind = 'text', options = []) => ({ field, kind, options, label: field, place: 'row', width: '1fr' });
const EVIDENCE = [{ value: 'heard', label: 'Heard' }, { value: 'assumed', label: 'Assumed' }];

test('a block is read as a spreadsheet wrote it', () => {
  assert.equal(readBlock('one cell\n'), null);
  assert.deepEqual(readBlock('a\tb\r\nc\td\r\n'), [['a', 'b'], ['c', 'd']]);
  assert.deepEqual(readBlock('"two\nlines"\t"says ""yes"""\n'), [['two\nlines', 'says "yes"']]);
  assert.deepEqual(readBlock('5" wheel\tx'), [['5" wheel', 'x']]);
  assert.deepEqual(readBlock('"never ends\tx'), [['"never ends', 'x']]);
  assert.deepEqual(readBlock('a\t\n\tb'), [['a', ''], ['', 'b']]);
});

function sheet() {
  const shown = ['r1', 'r2'].map((id) => ({ id, values: { title: id, evidence: 'assumed' } }));
  return {
    data: { columns: [column('title'), column('evidence', 'choice', EVIDENCE), column('face', 'face')], adder: { into: 'touchpoints' }, scope: 's' },
    shown, adds: { stage_id: 'look' }, placeOf: (id) => ({ place: shown.findIndex((row) => row.id === id) }),
  };
}

test('a block fills the cells from where it is put, and what reaches below is added, all by one operation', () => {
  const { operation, count, rows, strange } = pasted(sheet(), [['x', 'heard'], ['y', 'HEARD'], ['z', '']], 'r2', 'title');
  assert.equal(operation.do, 'fill');
  assert.deepEqual(operation.cells.map(({ id, field, value, was }) => [id, field, value, was]), [['r2', 'title', 'x', 'r2'], ['r2', 'evidence', 'heard', 'assumed']]);
  assert.deepEqual([operation.added.titles, operation.added.each], [['y', 'z'], [{ evidence: 'heard' }, {}]]);
  assert.deepEqual([count, rows, strange], [4, 2, []]);
});

test('words that mean nothing in a column are told, and not written', () => {
  const { operation, strange } = pasted(sheet(), [['x', 'perhaps', 'smiles', 'beyond']], 'r1', 'title');
  assert.deepEqual(strange, ['perhaps', 'smiles', 'beyond']);
  assert.deepEqual(operation.cells.map(({ field }) => field), ['title']);
});

test('without a row all of a block is added', () => {
  const { operation } = pasted(sheet(), [['x', ''], ['', 'heard']], null, 'title');
  assert.deepEqual([operation.do, operation.titles, operation.fields], ['add', ['x'], { stage_id: 'look' }]);
});

test('a list loses its bullets, also with further columns; a row without a name is told', () => {
  const { operation, strange } = pasted(sheet(), [['- x', 'heard'], ['2. y', ''], ['', 'heard']], null, 'title');
  assert.deepEqual([operation.titles, operation.each, strange], [['x', 'y'], [{ evidence: 'heard' }, {}], ['heard']]);
  assert.equal(bare('-3'), '-3');
});

test('cells of an empty line say what it begins', () => {
  const empty = sheet();
  empty.shown[1].begins = { into: 'touchpoints', stage_id: 'look' };
  const { cells } = pasted(empty, [['x'], ['y']], 'r1', 'title').operation;
  assert.deepEqual(cells.map(({ begins }) => begins?.stage_id), [undefined, 'look']);
});

test('what is on its way out of a spreadsheet is shown, and an empty line has no number', () => {
  const held = { ...data(), rows: [{ id: 'e', number: null, values: {} }, ...data().rows] };
  const { rows, waiting } = pendingView(held, [{ op: '1', do: 'paste', scope: 's', block: [['Buy', 'Pays', '']] }]);
  assert.deepEqual([rows.map(({ number }) => number), waiting.map(({ title }) => title)], [[null, 4, 5, 6], ['Buy · Pays']]);
});

test('a record is called by its title or its name', () => {
  assert.equal(nameOf([column('evidence'), column('name')]), 'name');
});

const data = () => ({ scope: 's', persona: 'mia', rows: ['a', 'b', 'c'].map((id, at) => ({ id, drop: id, number: at + 4, values: { title: id } })) });

test('rows with what waits: written, moved, gone, coming; numbered on from the first', () => {
  const { rows, waiting } = pendingView(data(), [
    { op: '1', do: 'set', id: 'a', field: 'title', value: 'New' }, { op: '2', do: 'move', id: 'a', index: 2, stage: null },
    { op: '3', do: 'drop', id: 'b' }, { op: '4', do: 'add', scope: 's', titles: ['x', 'y'] }, { op: '5', do: 'add', scope: 'elsewhere', titles: ['z'] },
    { op: '6', do: 'feel', id: 'c', persona: 'tom', field: 'valence', value: 3 }, { op: '7', do: 'set', id: 'gone', field: 'title', value: 'x' },
  ]);
  assert.deepEqual(rows.map(({ id, number, values }) => [id, number, values.title]), [['c', 4, 'c'], ['a', 5, 'New']]);
  assert.deepEqual(waiting.map(({ title }) => title), ['x', 'y']);
  assert.equal(rows[0].values.valence, undefined); // another persona's
});

test('a row that is moved into another stage leaves this sheet', () => {
  assert.deepEqual(pendingView(data(), [{ do: 'move', id: 'a', index: 0, stage: 'buy' }]).rows.map(({ id }) => id), ['b', 'c']);
});

test('what waits changes nothing of what the server told', () => {
  const held = data();
  pendingView(held, [{ do: 'set', id: 'a', field: 'title', value: 'x' }, { do: 'fill', cells: [{ id: 'b', field: 'title', value: 'y' }] }]);
  assert.deepEqual(held, data());
});

test('a sheet keeps its shape while only its rows change', () => {
  const held = { ...data(), map: 'bike', layout: 'rows', movable: true, columns: [column('title')] };
  assert.equal(shapeOf(held), shapeOf({ ...held, rows: [] }));
  assert.notEqual(shapeOf(held), shapeOf({ ...held, columns: [column('name')] }));
  assert.equal(tracks(held), '24px 28px 1fr 32px');
});

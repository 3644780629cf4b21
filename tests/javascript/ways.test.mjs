// Links inside the app are completed with what is open; all others stay as they are.

import { assert, test } from './runner.mjs';
import { carried } from '../../static/sharing/ways.js';

const OPEN = { map: 'bike', key: 'secret' };
const at = (href, base = 'https://here.test/maps/board?map=bike&key=secret') => carried(href, OPEN, base);

test('a page of the app is told the map and the link', () => {
  assert.equal(at('https://here.test/maps/export'), 'https://here.test/maps/export?map=bike&key=secret');
  assert.equal(at('/maps/'), 'https://here.test/maps/?map=bike&key=secret');
  assert.equal(at('define?step=stages'), 'https://here.test/maps/define?step=stages&map=bike&key=secret');
});

test('what an address says already stays', () => {
  assert.equal(at('/maps/board?map=boat'), 'https://here.test/maps/board?map=boat&key=secret');
  assert.equal(at('/maps/board?map=boat&key=other'), null);
});

test('the key is told to nobody else', () => {
  const others = ['https://elsewhere.test/maps/board', '//elsewhere.test/', '/other', 'mailto:ada@here.test', '#term-stage', '/maps/app/static/icon.svg'];
  for (const other of others) assert.equal(at(other), null, other);
});

// How links run: through the gutters between the columns and the gaps between their cards, never over a card. Nothing here
// looks at the page. Links that lead to the same card share a track, and join there.
//
//   +--------+    +->+--------+      forward: out at the right, in at the left
//   | source |----+  | target |      back:    out at the right, over the top of its card, in at the right of the target
//   +--------+       +--------+      within a column: straight down to the next card, else around through the gutter

const ROUND = 6; // px, the radius of a corner
const BREATH = 2; // px between an arrow's tip and its card
const HEAD = 7; // px, how long an arrowhead is
const SIGN = 4; // px, the radius of the sign of an exit
const OVER = 5; // px that a line runs above or below a card
const APART = 2.5; // px between two lines in one gap, where there is room

// `columns` from left to right: { left, right, top, boxes: [{ id, top, bottom }] } with the boxes from top to bottom; those
// without an id are only in the way. What a link leads from or to that is no box begins at the top of the column `tops`
// names for it. Gives the drawing of each link by its id: { line, head, x, y } with the place for its words.
export function routes(links, columns, tops = new Map()) {
  const places = placesIn(columns, tops);
  const drawn = links.map((link) => ({ link, turns: turns(link, places, columns) })).filter(({ turns: found }) => found);
  spread(drawn.flatMap(({ turns: { gaps } }) => gaps), ({ column, gap }) => `${column}:${gap}`, intoGaps);
  spread(drawn.flatMap(({ turns: { tracks } }) => tracks), ({ gutter }) => gutter, (group) => intoGutter(group, columns));
  return new Map(drawn.map(({ link, turns: { points, way } }) => [link.id, drawing(points.map(([x, y]) => [x.at ?? x, y.at ?? y]), way, link.kind)]));
}

// Over the heads of the stages: to the next one straight across, to any other in an arch. `heads`: [{ id, left, right, top,
// bottom }] from left to right; `levels` as `levelsOf` gives them.
export function arches(links, heads, levels) {
  const places = new Map(heads.map((head, place) => [head.id, { ...head, place }]));
  const drawn = new Map();
  for (const link of links) {
    const [from, to] = [places.get(link.source), places.get(link.target)];
    if (!from || (link.target && !to)) continue;
    const half = (from.top + from.bottom) / 2;
    if (!to) drawn.set(link.id, exit(from, link.kind));
    else if (to.place === from.place + 1) drawn.set(link.id, drawing([[from.right, half], [to.left - BREATH, half]], RIGHT, link.kind));
    else {
      const [side, level] = [to.place > from.place ? 1 : -1, from.top - levelAt(levels.get(link.id) ?? 0)];
      const [x0, x1] = [middle(from) + side * 30, middle(to) - side * 14];
      drawn.set(link.id, drawing([[x0, from.top], [x0, level], [x1, level], [x1, to.top - BREATH]], DOWN, link.kind));
    }
  }
  return drawn;
}

// On which level each arch runs, so that none lies on another: { id: 0, 1, 2 ... }; the shortest are the lowest.
export function levelsOf(links, ids) {
  const place = (id) => ids.indexOf(id);
  const spans = links
    .filter(({ source, target }) => ids.includes(source) && ids.includes(target) && place(target) !== place(source) + 1)
    .map(({ id, source, target }) => ({ id, low: Math.min(place(source), place(target)), high: Math.max(place(source), place(target)) }));
  const levels = new Map();
  for (const span of spans.sort((a, b) => a.high - a.low - (b.high - b.low))) {
    const taken = spans.filter((each) => levels.has(each.id) && each.low <= span.high && span.low <= each.high).map((each) => levels.get(each.id));
    let level = 0;
    while (taken.includes(level)) level += 1;
    levels.set(span.id, level);
  }
  return levels;
}

export const levelAt = (level) => HEAD + BREATH + 2 + level * 4;

// A kind of link in small: a loop turns back.
export function sampleOf(kind) {
  if (kind === 'loop') return drawing([[8, 16], [28, 16], [28, 6], [2, 6]], LEFT, kind);
  return drawing([[2, 10], [32, 10]], RIGHT, kind);
}

const [RIGHT, LEFT, DOWN] = [[1, 0], [-1, 0], [0, 1]];
const middle = ({ left, right }) => (left + right) / 2;

function placesIn(columns, tops) {
  const places = new Map();
  columns.forEach(({ left, right, boxes }, column) => boxes.forEach(({ id, top, bottom }, row) => id && places.set(id, { left, right, top, bottom, column, row })));
  for (const [id, column] of tops) {
    const { left, right, top } = columns[column];
    places.set(id, { left, right, top, bottom: top, column, row: -1 });
  }
  return places;
}

// The corners of a way, with what it shares with others still open: the height in a gap, the track in a gutter.
function turns({ source, target, kind }, places, columns) {
  const [from, to] = [places.get(source), places.get(target)];
  if (!from || (target && !to)) return null;
  const found = { gaps: [], tracks: [], points: [], way: RIGHT };
  if (!to) return { ...found, points: stub(from) };
  const half = (from.top + from.bottom) / 2;
  if (from.column === to.column && to.row === from.row + 1 && from.row >= 0) {
    return { ...found, points: [[middle(from), from.bottom], [middle(from), to.top - BREATH]], way: DOWN };
  }
  const isForward = to.column > from.column;
  const key = `${target}:${isForward}`;
  let y = half;
  const turn = (gutter, next) => {
    const track = { gutter, key, from: y, to: next };
    found.tracks.push(track);
    found.points.push([track, y], [track, next]);
    y = next;
  };
  const cross = (column, wanted) => {
    const gap = { column, key, ...gapNear(columns[column], wanted) };
    found.gaps.push(gap);
    return gap;
  };
  const level = (to.top + to.bottom) / 2;
  const straight = to.column === from.column + 1 && Math.abs(level - half) < ROUND; // rather than with a small jog
  const end = isForward ? (straight ? half : level) : to.top + (to.bottom - to.top) * 0.28;
  const share = (column) => half + ((end - half) * (column - from.column)) / (to.column - from.column);
  if (isForward) {
    found.points.push([from.right, y]);
    for (let column = from.column + 1; column < to.column; column += 1) turn(column - 1, cross(column, share(column)));
    turn(to.column - 1, end);
    found.points.push([to.left - BREATH, end]);
    return found;
  }
  found.way = LEFT;
  if (from.column === to.column) {
    found.points.push([from.right, y]);
    turn(from.column, end);
  } else {
    const [start, over] = [Math.min(from.top + ROUND, half), cross(from.column, from.top - 1)];
    found.points.push([from.right, start], [from.right + ROUND, start], [from.right + ROUND, over]);
    y = over;
    for (let column = from.column - 1; column > to.column; column -= 1) turn(column, cross(column, share(column)));
    turn(to.column, end);
  }
  found.points.push([to.right + BREATH, end]);
  return found;
}

// The free height of a column nearest to the one that is wanted, and between which boxes it is.
function gapNear({ top, boxes }, wanted) {
  if (!boxes.length) return { gap: -1, at: wanted, room: 0 };
  const gaps = boxes.map((box, row) => {
    const above = row ? boxes[row - 1].bottom : Math.min(top, box.top - 2 * OVER);
    return { gap: row, at: (above + box.top) / 2, room: box.top - above };
  });
  const last = boxes.at(-1).bottom + OVER;
  gaps.push({ gap: boxes.length, at: Math.max(last, wanted), room: 0 });
  return gaps.reduce((best, each) => (Math.abs(each.at - wanted) < Math.abs(best.at - wanted) ? each : best));
}

function spread(things, groupOf, arrange) {
  const groups = new Map();
  for (const thing of things) groups.set(groupOf(thing), [...(groups.get(groupOf(thing)) ?? []), thing]);
  for (const group of groups.values()) arrange(group);
}

function intoGaps(group) {
  const keys = [...new Set(group.map(({ key }) => key))];
  for (const each of group) {
    const step = Math.min(APART, each.room / (keys.length + 1));
    each.at += (keys.indexOf(each.key) - (keys.length - 1) / 2) * step;
  }
}

// Side by side where they would lie on one another; those that lead to the same card are one.
function intoGutter(group, columns) {
  const spans = new Map();
  for (const { key, from, to } of group) {
    const [a, b, held] = [from.at ?? from, to.at ?? to, spans.get(key)];
    spans.set(key, { key, low: Math.min(a, b, held?.low ?? a), high: Math.max(a, b, held?.high ?? a) });
  }
  const ends = [];
  for (const span of [...spans.values()].sort((a, b) => a.low - b.low)) {
    const free = ends.findIndex((high) => high < span.low - ROUND);
    span.track = free < 0 ? ends.length : free;
    ends[span.track] = span.high;
  }
  const { gutter } = group[0];
  const left = columns[gutter].right;
  const [low, high] = [left + 4, (columns[gutter + 1]?.left ?? left + 24) - HEAD];
  for (const each of group) each.at = low + ((high - low) * (spans.get(each.key).track + 0.5)) / ends.length;
}

const stub = ({ right, bottom, top }) => {
  const y = Math.max((top + bottom) / 2, bottom - 9);
  return [[right, y], [right + 2 * SIGN + 5, y]];
};

const exit = (from, kind) => drawing(stub(from), RIGHT, kind);

// The line through its corners, and what stands at its end: an arrowhead, an open one for a loop, a crossed ring for an exit.
function drawing(corners, [dx, dy], kind) {
  const points = withoutStraight(corners);
  const [x, y] = points.at(-1);
  const isExit = kind === 'exit';
  const short = isExit ? 2 * SIGN : kind === 'loop' ? 0 : HEAD - 1;
  points[points.length - 1] = [x - dx * short, y - dy * short];
  const head = isExit ? crossed(x - dx * SIGN, y - dy * SIGN) : arrow(x, y, dx, dy, kind);
  return { line: rounded(points), head, ...wordsAt(points, isExit) };
}

// The words of a link stand in the last gap it runs through, where they cover least, or halfway along its track.
function wordsAt(points, isExit) {
  const [x, y] = points.at(-1);
  if (points.length < 4) return { x: round(x), y: round(y + (isExit ? 18 : -7)) };
  const [[, before], [track, after]] = points.slice(-3);
  return { x: round(track), y: round(points.length > 4 ? before + 4 : (before + after) / 2) };
}

// Without the corners at which a line goes straight on.
function withoutStraight(corners) {
  const held = [];
  for (const corner of corners) {
    const [one, two] = [held.at(-1), held.at(-2)];
    const isSame = one && one.every((at, axis) => at === corner[axis]);
    const isStraight = two && one.some((at, axis) => at === corner[axis] && at === two[axis]);
    if (isSame || isStraight) held.pop();
    held.push(corner);
  }
  return held;
}

function arrow(x, y, dx, dy, kind) {
  const side = (way) => `${round(x - dx * HEAD + way * dy * 3.6)} ${round(y - dy * HEAD + way * dx * 3.6)}`;
  return `M${side(1)}L${round(x)} ${round(y)}L${side(-1)}${kind === 'loop' ? '' : 'Z'}`;
}

function crossed(x, y) {
  const [r, d] = [SIGN, SIGN * Math.SQRT1_2];
  return `M${round(x - r)} ${round(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z` +
    `M${round(x - d)} ${round(y - d)}L${round(x + d)} ${round(y + d)}M${round(x - d)} ${round(y + d)}L${round(x + d)} ${round(y - d)}`;
}

function rounded(points) {
  const parts = [`M${points[0].map(round).join(' ')}`];
  for (let place = 1; place < points.length - 1; place += 1) {
    const [before, here, after] = [points[place - 1], points[place], points[place + 1]];
    const [one, other] = [before, after].map((there) => Math.hypot(there[0] - here[0], there[1] - here[1]));
    const reach = Math.min(ROUND, one / 2, other / 2);
    const towards = (there, length) => here.map((at, axis) => round(at + ((there[axis] - at) * reach) / (length || 1)));
    parts.push(`L${towards(before, one).join(' ')}Q${here.map(round).join(' ')} ${towards(after, other).join(' ')}`);
  }
  return `${parts.join('')}L${points.at(-1).map(round).join(' ')}`;
}

const round = (number) => Math.round(number * 10) / 10;

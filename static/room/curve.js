// How the moments feel to the room: every answer a dot, the middle half a band, the median a line.

import { drawing, el, svg } from './dom.js';
import { given, look, number, t } from './words.js';

const LOWEST = -5;
const HIGHEST = 5;
const LINES = 3; // of a moment's title

const rem = () => parseFloat(getComputedStyle(document.documentElement).fontSize);
const told = ({ title, median, low, high, n }) => `${title}: ${t('wall.median', { value: number(median), low: number(low), high: number(high), n })}`;
const nearest = (valence) => given.faces[look()][String(Math.round(valence * 2) / 2)];

export function curve(room, width, height) {
  const one = rem();
  const { ratings } = room;
  const colour = given.colours[look()].personas[(room.persona?.at ?? 0) % 5];
  const slot = (width - 7 * one) / ratings.length;
  const hasTitles = slot > 6.5 * one;
  const [left, top, bottom] = [6 * one, 5.4 * one, height - (hasTitles ? 7.6 : 3.4) * one];
  const x = (at) => left + slot * (at + 0.5);
  const y = (valence) => top + ((HIGHEST - valence) / (HIGHEST - LOWEST)) * (bottom - top);
  const text = (words, at, size, more = {}) => {
    const node = svg('text', { x: at[0], y: at[1], 'font-size': size * one, fill: 'var(--ink)', 'text-anchor': 'middle', ...more });
    node.append(words);
    return node;
  };
  const made = [];

  for (const [valence, label] of [[5, number(5)], [0, '0'], [-5, number(-5)]]) {
    made.push(svg('line', { x1: left, x2: width, y1: y(valence), y2: y(valence), stroke: valence ? 'var(--hair)' : 'var(--hair2)', 'stroke-width': valence ? 1.5 : 2.5 }));
    made.push(text(label, [left - 0.8 * one, y(valence) + 0.5 * one], 1.5, { 'text-anchor': 'end', fill: 'var(--ink2)', 'font-weight': 600 }));
    made.push(faced(valence, 0.2 * one, y(valence) - 1.1 * one, 2.2 * one));
  }

  const middle = ratings.map(({ median }, at) => [x(at), y(median)]);
  if (ratings.length > 1) {
    const above = ratings.map(({ high }, at) => [x(at), y(high)]);
    const below = ratings.map(({ low }, at) => [x(at), y(low)]).reverse();
    made.push(svg('path', { d: `${smooth(above)}L${smooth(below).slice(1)}Z`, fill: colour, opacity: 0.18 }));
  }
  ratings.forEach(({ answers, low, high }, at) => {
    made.push(svg('line', { x1: x(at), x2: x(at), y1: y(high), y2: y(low), stroke: colour, 'stroke-width': 0.9 * one, 'stroke-linecap': 'round', opacity: 0.22 }));
    made.push(...dots(answers, x(at), y, slot, 0.42 * one));
  });
  made.push(svg('path', { d: smooth(middle), fill: 'none', stroke: 'var(--paper)', 'stroke-width': 0.65 * one }));
  made.push(svg('path', { d: smooth(middle), fill: 'none', stroke: colour, 'stroke-width': 0.36 * one, 'stroke-linejoin': 'round' }));

  const medians = ratings.map(({ median }) => median);
  const ends = new Set([medians.indexOf(Math.max(...medians)), medians.indexOf(Math.min(...medians))]);
  ratings.forEach(({ median, number: nth, title }, at) => {
    const [mx, my] = middle[at];
    if (ends.has(at)) {
      made.push(faced(median, mx - 1.7 * one, my - 1.7 * one, 3.4 * one));
      const isLow = my + 3.6 * one < bottom;
      const beside = median < 0 && isLow ? my + 3.4 * one : my - 2.2 * one;
      made.push(text(number(median), [mx, beside], 1.9, { 'font-weight': 900, stroke: 'var(--paper)', 'stroke-width': 0.4 * one, 'paint-order': 'stroke' }));
    } else made.push(svg('circle', { cx: mx, cy: my, r: 0.55 * one, fill: 'var(--card)', stroke: colour, 'stroke-width': 0.25 * one }));
    made.push(text(String(nth), [mx, bottom + 2.5 * one], 1.5, { 'font-weight': 700 }));
    if (hasTitles) wrapped(title, slot / one).forEach((line, row) => made.push(text(line, [mx, bottom + (4.1 + 1.45 * row) * one], 1.25, { fill: 'var(--ink2)' })));
  });
  const stages = ratings.map(({ stage }, at) => [stage, at]).filter(([stage], at) => !at || stage !== ratings[at - 1].stage);
  stages.forEach(([stage, at], place) => {
    const next = stages[place + 1]?.[1] ?? ratings.length;
    const room = Math.floor((slot * (next - at)) / one / 0.72);
    if (at) made.push(svg('line', { x1: left + slot * at, x2: left + slot * at, y1: 0.4 * one, y2: bottom, stroke: 'var(--hair)', 'stroke-width': 1.5 }));
    made.push(text(cut(stage, room), [left + slot * at + 0.4 * one, 1.5 * one], 1.35, { 'text-anchor': 'start', 'font-weight': 700, fill: 'var(--kicker)' }));
  });
  return svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': ratings.map(told).join('. ') }, ...made);
}

function faced(valence, x, y, size) {
  const face = drawing(nearest(valence), size);
  face.setAttribute('x', x);
  face.setAttribute('y', y);
  return face;
}

// Equal answers stand side by side, as near as the slot has room.
function dots(answers, x, y, slot, radius) {
  const alike = new Map();
  for (const valence of answers) alike.set(valence, (alike.get(valence) ?? 0) + 1);
  const shown = { r: radius, fill: 'var(--ink2)', opacity: 0.75, stroke: 'var(--paper)', 'stroke-width': 1 };
  return [...alike].flatMap(([valence, n]) => {
    const apart = Math.min(radius * 2.1, (slot * 0.8) / n);
    return Array.from({ length: n }, (_, at) => svg('circle', { cx: x + (at - (n - 1) / 2) * apart, cy: y(valence), ...shown }));
  });
}

// A cubic through all points that goes no further than they do: slopes as Fritsch and Carlson limit them.
function smooth(points) {
  const rises = points.slice(1).map(([x, y], at) => (y - points[at][1]) / (x - points[at][0]));
  const slopes = points.map((_, at) => {
    const [before, after] = [rises[at - 1] ?? rises[at] ?? 0, rises[at] ?? rises[at - 1] ?? 0];
    if (before * after <= 0) return 0;
    return at === 0 || at === points.length - 1 ? before : (2 * before * after) / (before + after);
  });
  const parts = points.slice(1).map(([x, y], at) => {
    const [fromX, fromY] = points[at];
    const third = (x - fromX) / 3;
    return `C${fromX + third},${fromY + slopes[at] * third} ${x - third},${y - slopes[at + 1] * third} ${x},${y}`;
  });
  return `M${points[0].join(',')}${parts.join('')}`;
}

function cut(words, most) {
  return words.length <= most ? words : `${words.slice(0, Math.max(most - 1, 1)).trimEnd()}\u2026`;
}

function wrapped(title, width) {
  const most = Math.floor(width / 0.62);
  const lines = [''];
  for (const word of title.split(' ')) {
    const now = lines.at(-1);
    if (now && now.length + word.length + 1 > most) lines.push(word);
    else lines[lines.length - 1] = now ? `${now} ${word}` : word;
  }
  const shown = lines.slice(0, LINES).map((line) => cut(line, most));
  if (lines.length > LINES) shown[LINES - 1] = `${cut(shown[LINES - 1], most - 1).replace('\u2026', '')}\u2026`;
  return shown;
}

export function torn(room) {
  const found = room.torn.map((id) => room.ratings.find((one) => one.id === id));
  const isSure = room.ratings.some(({ n }) => n > 2);
  const title = found.length ? t('wall.torn') : isSure ? t('wall.agreed') : '';
  const rows = found.map((one) =>
    el(
      'li',
      {},
      el('span', { class: 'number' }, String(one.number)),
      el('span', { class: 'text' }, one.title),
      el('span', { class: 'ends', 'aria-hidden': 'true' }, `${number(one.low)} \u2026 ${number(one.high)}`),
      el('span', { class: 'heard' }, told(one)),
      el('span', { class: 'bar', 'aria-hidden': 'true' }, bar(one, room)),
    ),
  );
  return el('section', { class: 'torn' }, title ? el('h2', {}, title) : el('span', {}), el('ol', {}, rows), el('p', { class: 'more' }));
}

function bar({ answers, low, high, median }, room) {
  const colour = given.colours[look()].personas[(room.persona?.at ?? 0) % 5];
  const x = (valence) => 10 + ((valence - LOWEST) / (HIGHEST - LOWEST)) * 280;
  const line = (from, to, more) => svg('line', { x1: x(from), x2: x(to), y1: 10, y2: 10, ...more });
  const upright = (at, stroke, wide) => svg('line', { x1: x(at), x2: x(at), y1: 1, y2: 19, stroke, 'stroke-width': wide });
  return svg(
    'svg',
    { viewBox: '0 0 300 20', width: '100%' },
    line(LOWEST, HIGHEST, { stroke: 'var(--hair)', 'stroke-width': 3 }),
    upright(0, 'var(--hair2)', 2),
    line(low, high, { stroke: colour, 'stroke-width': 14, opacity: 0.35 }),
    ...answers.map((valence) => svg('circle', { cx: x(valence), cy: 10, r: 4, fill: 'var(--ink2)' })),
    upright(median, 'var(--ink)', 4),
  );
}

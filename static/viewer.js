// A light viewer for a picture's SVG: move, enlarge, read by tooltip, pick by click or by key.
// The application's pages load it, the HTML file holds it. No dependency; nothing is fetched.
//
//   const viewer = mount(container, svg, { onPick, words, wheel });
//   viewer.update(otherSvg);  // keeps place and zoom
//   viewer.fit();             // the whole width; again, the whole picture. On a phone: the whole; again, to read
//   viewer.destroy();
//
// The buttons have a strip of their own under the picture.
// svg: text (read as XML, so that nothing in it can run) or an <svg> element. onPick(id, role): a record was clicked,
// or Enter pressed on it. words: { zoom_in, zoom_out, fit, help, touch }; touch is said on a phone until the picture is
// moved. wheel: 'zoom', or 'scroll' in a page that scrolls. whole: a preview, which a phone shows whole too.
// Keys: arrows move, + and - zoom, 0 fits; Tab goes on to the records, arrows go from one to the next, Escape back.

const MOST_ZOOM = 12; // of the zoom at which the picture is as wide as its frame
const STEP = 1.25;
const ARROW_PX = 80;
const CLICK_PX = 5;
const PHONE_PX = 640; // a frame narrower than this begins at a size that can be read, at the picture's left edge
const READ_PX = 10.5; // as large as most words are then
const GROUND = ['area', 'band', 'curve', 'ground', 'title', 'fact']; // wide things that people grab to move the picture
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const STYLE = `
.iv { position: absolute; inset: 0 0 52px; overflow: hidden; outline: none; touch-action: none; user-select: none; font: 15px/1.35 'Source Sans Pro', 'Source Sans', sans-serif; }
.iv.movable { cursor: grab; } .iv.moving, .iv.moving * { cursor: grabbing !important; }
.iv:focus-visible::after { content: ''; position: absolute; inset: 0; border: 3px solid var(--iv-brand, #0E5A66); pointer-events: none; }
.iv-sheet { position: absolute; left: 0; top: 0; transform-origin: 0 0; }
.iv-sheet > svg { display: block; } .iv-sheet [tabindex] { outline: none; } .iv-sheet.picks [data-pick] { cursor: pointer; }
.iv-ring { position: absolute; border: 3px solid var(--iv-brand, #0E5A66); border-radius: 8px; pointer-events: none; }
.iv-bar { position: absolute; z-index: 1; font: 15px/1.35 'Source Sans Pro', 'Source Sans', sans-serif; right: 0; bottom: 0; display: flex; gap: 2px; padding: 2px; border-radius: 12px; background: var(--iv-card, #FFFFFF); border: 1px solid var(--iv-hair, #C3BEB2); }
.iv-bar button { min-width: 40px; height: 40px; padding: 0 12px; border: 0; border-radius: 9px; background: none; color: var(--iv-ink, #18212B); font: inherit; font-weight: 600; cursor: pointer; }
.iv-bar button:hover { background: var(--iv-tint, #E1EEF0); } .iv-bar button:focus-visible { outline: 3px solid var(--iv-brand, #0E5A66); outline-offset: -2px; }
.iv-tip { position: absolute; z-index: 2; max-width: min(340px, 90%); padding: 9px 13px; border-radius: 9px; background: var(--iv-ink, #18212B); color: var(--iv-card, #FFFFFF); white-space: pre-line; overflow-wrap: anywhere; pointer-events: none; }
.iv-hint { position: absolute; z-index: 1; right: 8px; bottom: 8px; max-width: calc(100% - 16px); padding: 7px 12px; border-radius: 9px; background: var(--iv-ink, #18212B); color: var(--iv-card, #FFFFFF); font-size: 14px; pointer-events: none; }
.iv [hidden] { display: none; }
@media (max-width: 640px) { .iv-bar.whole { display: none; } .iv.whole { inset: 0; } } /* a preview is small; fingers zoom */
@media print { .iv-bar, .iv-tip, .iv-ring, .iv-hint { display: none; }
  .iv, .iv-sheet { position: static; overflow: visible; transform: none !important; }
  .iv-sheet > svg { width: 100%; height: auto; max-height: 100vh; } }
`;

export function mount(container, svg, { onPick = null, words = {}, wheel = 'scroll', whole = false } = {}) {
  const style = element('style', {}, STYLE);
  const root = element('div', { class: whole ? 'iv whole' : 'iv', tabindex: '0', role: 'group', 'aria-label': words.help || '' });
  const sheet = element('div', { class: onPick ? 'iv-sheet picks' : 'iv-sheet' });
  const ring = element('div', { class: 'iv-ring', hidden: '' });
  const tip = element('div', { class: 'iv-tip', role: 'tooltip', hidden: '' });
  const bar = element('div', { class: whole ? 'iv-bar whole' : 'iv-bar' });
  const hint = element('div', { class: 'iv-hint', hidden: '' }, words.touch || '');
  root.append(sheet, ring, tip, hint);
  container.replaceChildren(style, root, bar);
  for (const [sign, name, act] of [['−', words.zoom_out, () => zoom(1 / STEP)], ['+', words.zoom_in, () => zoom(STEP)], [words.fit || '↔', words.fit, () => fit()]]) {
    const button = element('button', { type: 'button', 'aria-label': name || sign, title: name || sign }, sign);
    button.addEventListener('click', act);
    bar.append(button);
  }

  const view = { x: 0, y: 0, zoom: 1, width: 1, height: 1, fitted: 'first', read: 1 };
  const fingers = new Map(); // pointers held down, by id
  let travelled = 0; // px since the first one came down: a click does not travel
  let held = null; // the record that has the keyboard's focus
  let drawn = null; // the picture as it came, to tell the next one's differences from

  function update(next) {
    const picture = typeof next === 'string' ? new DOMParser().parseFromString(next, 'image/svg+xml').documentElement : next;
    if (picture.localName !== 'svg') return;
    const [, , width, height] = (picture.getAttribute('viewBox') || '').split(/[\s,]+/).map(Number);
    const focused = held?.getAttribute('data-id');
    tellTips(picture);
    if (drawn) patch(sheet.firstElementChild, drawn, picture);
    else sheet.replaceChildren(document.importNode(picture, true));
    drawn = picture;
    Object.assign(view, { width: width || parseFloat(picture.getAttribute('width')) || 1, height: height || parseFloat(picture.getAttribute('height')) || 1 });
    prepare(sheet.firstElementChild, onPick);
    view.read = READ_PX / usualSize(sheet.firstElementChild);
    held = null;
    if (view.fitted) fitTo(view.fitted);
    else place();
    const again = focused && records().find((record) => record.getAttribute('data-id') === focused);
    (again || records()[0])?.setAttribute('tabindex', '0');
    if (again) again.focus({ preventScroll: true });
  }

  const records = () => [...sheet.querySelectorAll('[data-pick][tabindex]')];
  const widthZoom = () => (root.clientWidth || view.width) / view.width;
  const wholeZoom = () => Math.min(widthZoom(), (root.clientHeight || view.height) / view.height);

  const readZoom = () => Math.min(1, Math.max(view.read, wholeZoom()));
  const onPhone = () => !whole && root.clientWidth < PHONE_PX && readZoom() > widthZoom() * 1.2;

  function fit() {
    if (onPhone()) fitTo(view.fitted === 'whole' ? 'first' : 'whole');
    else fitTo(view.fitted === 'first' && view.zoom > wholeZoom() * 1.01 ? 'whole' : 'first');
  }

  function fitTo(what) {
    const first = onPhone() ? readZoom() : widthZoom();
    Object.assign(view, { x: 0, y: 0, zoom: what === 'whole' ? wholeZoom() : first, fitted: what });
    place();
    hint.hidden = !words.touch || what === 'whole' || !onPhone();
  }

  function zoom(factor, x = root.clientWidth / 2, y = root.clientHeight / 2) {
    const next = Math.min(Math.max(view.zoom * factor, Math.min(wholeZoom(), widthZoom() / 2)), MOST_ZOOM * widthZoom());
    view.x = x - ((x - view.x) * next) / view.zoom;
    view.y = y - ((y - view.y) * next) / view.zoom;
    Object.assign(view, { zoom: next, fitted: '' });
    hint.hidden = true;
    place();
  }

  function move(dx, dy) {
    const [x, y] = [view.x, view.y];
    Object.assign(view, { x: x + dx, y: y + dy });
    place();
    const moved = [view.x - x, view.y - y];
    if (moved.some(Boolean)) { view.fitted = ''; hint.hidden = true; }
    return moved;
  }

  function place() {
    const [wide, tall, frame, room] = [view.width * view.zoom, view.height * view.zoom, root.clientWidth, root.clientHeight];
    view.x = wide <= frame + 0.5 ? (frame - wide) / 2 : Math.min(0, Math.max(frame - wide, view.x));
    view.y = tall <= room + 0.5 ? Math.max(0, (room - tall) / 2) : Math.min(0, Math.max(room - tall, view.y));
    sheet.style.transform = `translate(${view.x}px, ${view.y}px)`;
    sheet.firstElementChild?.setAttribute('width', wide); // its real size, not a scaled layer: text stays sharp
    sheet.firstElementChild?.setAttribute('height', tall);
    root.classList.toggle('movable', wide > frame + 1 || tall > room + 1);
    tip.hidden = true;
    encircle();
  }

  function encircle() {
    ring.hidden = !held?.matches(':focus-visible');
    if (ring.hidden) return;
    const [box, frame] = [held.getBoundingClientRect(), root.getBoundingClientRect()];
    Object.assign(ring.style, { left: `${box.left - frame.left - 5}px`, top: `${box.top - frame.top - 5}px`, width: `${box.width + 4}px`, height: `${box.height + 4}px` });
  }

  function tell(target, x, y) {
    const holder = target?.closest?.('[data-tip]');
    tip.hidden = !holder || !sheet.contains(holder);
    if (tip.hidden) return;
    tip.textContent = holder.getAttribute('data-tip');
    const [box, frame] = [tip.getBoundingClientRect(), root.getBoundingClientRect()];
    const below = y - frame.top + 20;
    tip.style.left = `${Math.max(6, Math.min(x - frame.left + 14, frame.width - box.width - 6))}px`;
    tip.style.top = `${below + box.height > frame.height ? Math.max(6, y - frame.top - box.height - 14) : below}px`;
  }

  const pick = (record) => {
    if (record && onPick) onPick(record.getAttribute('data-id'), record.getAttribute('data-pick'));
  };
  // What was clicked, or what lies under it: words that stand for nothing do not cover the cell they stand in.
  const recordAt = ({ target, clientX, clientY }) =>
    [target, ...root.getRootNode().elementsFromPoint(clientX, clientY)]
      .filter((node) => sheet.contains(node)).map((node) => node.closest('[data-pick]')).find(Boolean);

  // The nearest record in a direction; what lies aside counts double.
  function neighbour([dx, dy]) {
    const [x, y] = middle(held);
    const reach = (record) => {
      const [along, aside] = middle(record).map((value, axis) => value - [x, y][axis])[dx ? 'slice' : 'reverse']();
      return along * (dx || dy) > 2 ? Math.abs(along) + 2 * Math.abs(aside) : Infinity;
    };
    const best = records().map((record) => [reach(record), record]).reduce((a, b) => (b[0] < a[0] ? b : a), [Infinity, null]);
    best[1]?.focus({ preventScroll: true });
  }

  function reveal(record) {
    const [box, frame] = [record.getBoundingClientRect(), root.getBoundingClientRect()];
    const over = (low, high, from, to) => (low < from ? from - low + 24 : high > to ? to - high - 24 : 0);
    move(over(box.left, box.right, frame.left, frame.right), over(box.top, box.bottom, frame.top, frame.bottom));
  }

  const lift = (event) => { fingers.delete(event.pointerId); root.classList.remove('moving'); };

  const listeners = {
    pointerdown(event) {
      if (bar.contains(event.target) || event.button > 0) return;
      if (fingers.size === 0) travelled = 0;
      fingers.set(event.pointerId, [event.clientX, event.clientY]);
    },
    pointermove(event) {
      const from = fingers.get(event.pointerId);
      if (!from) {
        if (event.pointerType !== 'touch') tell(event.target, event.clientX, event.clientY);
        return;
      }
      const before = [...fingers.values()];
      fingers.set(event.pointerId, [event.clientX, event.clientY]);
      const [dx, dy] = [event.clientX - from[0], event.clientY - from[1]];
      travelled += Math.hypot(dx, dy);
      if (travelled <= CLICK_PX) return;
      if (!root.hasPointerCapture(event.pointerId)) root.setPointerCapture(event.pointerId);
      root.classList.add('moving');
      if (fingers.size === 1) {
        const [, moved] = move(dx, dy);
        if (event.pointerType === 'touch' && dy !== moved) scrollerOf(root)?.scrollBy(0, moved - dy); // on with the page
      }
      else if (fingers.size === 2) {
        const [after, frame] = [[...fingers.values()], root.getBoundingClientRect()];
        move(dx / 2, dy / 2);
        zoom(apart(after) / (apart(before) || 1), (after[0][0] + after[1][0]) / 2 - frame.left, (after[0][1] + after[1][1]) / 2 - frame.top);
      }
    },
    pointerup: lift, pointercancel: lift, pointerleave: () => { tip.hidden = true; },
    click(event) {
      if (travelled > CLICK_PX || bar.contains(event.target)) return;
      tell(event.target, event.clientX, event.clientY); // fingers do not hover
      pick(recordAt(event));
    },
    wheel(event) {
      const frame = root.getBoundingClientRect();
      if (wheel === 'zoom' || event.ctrlKey || event.metaKey) {
        event.preventDefault();
        const speed = event.ctrlKey ? 0.01 : event.deltaMode ? 0.05 : 0.0016;
        zoom(Math.exp(-event.deltaY * speed), event.clientX - frame.left, event.clientY - frame.top);
      } else if (move(-event.deltaX, -event.deltaY).some(Boolean)) event.preventDefault(); // at its edge the page scrolls on
    },
    keydown(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || bar.contains(event.target)) return;
      const arrow = ARROWS[event.key];
      if (arrow && held) neighbour(arrow);
      else if (arrow) move(...arrow.map((part) => -part * ARROW_PX));
      else if (event.key === '+' || event.key === '=') zoom(STEP);
      else if (event.key === '-') zoom(1 / STEP);
      else if (event.key === '0') fit();
      else if (held && (event.key === 'Enter' || event.key === ' ')) pick(held);
      else if (held && event.key === 'Escape') root.focus();
      else return;
      event.preventDefault();
    },
    focusin(event) {
      const record = event.target.closest?.('[data-pick]');
      if (held && held !== record && record) held.setAttribute('tabindex', '-1');
      held = record;
      record?.setAttribute('tabindex', '0');
      if (record?.matches(':focus-visible')) reveal(record);
      encircle();
      const box = record?.getBoundingClientRect();
      if (box && !ring.hidden) tell(record, box.left, box.bottom - 8);
    },
    'iv-reveal'({ target }) { reveal(target); }, // somebody speaks of a record: it comes into view
    focusout() { held = null; encircle(); tip.hidden = true; },
  };
  for (const [name, listener] of Object.entries(listeners)) root.addEventListener(name, listener, { passive: false });
  const watcher = new ResizeObserver(() => (view.fitted ? fitTo(view.fitted) : place()));
  watcher.observe(root);
  update(svg);
  return { update, fit, destroy() { watcher.disconnect(); container.replaceChildren(); } };
}

// Native tooltips become our own, for the mouse and for the keyboard; records can be reached and picked.
function tellTips(svg) {
  for (const title of [...svg.querySelectorAll('title')]) {
    if (title.parentNode !== svg) title.parentNode.setAttribute('data-tip', title.textContent);
    title.remove();
  }
}

// Takes over what differs and leaves the rest as the browser has drawn it: after an edit that is nearly all.
function patch(shown, was, next) {
  for (const { name, value } of next.attributes) if (was.getAttribute(name) !== value) shown.setAttribute(name, value);
  for (const { name } of [...was.attributes]) if (!next.hasAttribute(name)) shown.removeAttribute(name);
  const [old, now, nodes] = [was, next, shown].map((node) => [...node.childNodes]);
  const least = Math.min(old.length, now.length);
  let head = 0;
  while (head < least && old[head].isEqualNode(now[head])) head += 1;
  let tail = 0;
  while (tail < least - head && old.at(-1 - tail).isEqualNode(now.at(-1 - tail))) tail += 1;
  const [gone, come] = [old.length - tail, now.length - tail];
  for (let place = head; place < Math.min(gone, come); place += 1) {
    const [before, after] = [old[place], now[place]];
    if (before.isEqualNode(after)) continue;
    if (gone === come && before.firstElementChild && kindOf(before) === kindOf(after)) patch(nodes[place], before, after);
    else nodes[place].replaceWith(document.importNode(after, true));
  }
  for (const node of nodes.slice(come, gone)) node.remove();
  for (const node of now.slice(gone, come)) shown.insertBefore(document.importNode(node, true), nodes[gone] ?? null);
}

const kindOf = (node) => [node.localName, ...[...(node.attributes ?? [])].map(({ name }) => name)].join(' ');

function prepare(svg, onPick) {
  svg.setAttribute('role', 'group'); // an image would hide its records from screen readers
  const reached = new Set();
  for (const record of svg.querySelectorAll('[data-id]')) {
    const role = record.getAttribute('data-role') || '';
    const isRow = role.startsWith('lane '); // holds records, and a button cannot hold buttons
    if (GROUND.includes(role) || isRow || !(onPick || record.hasAttribute('data-tip'))) continue;
    record.setAttribute('data-pick', role);
    const name = `${record.getAttribute('data-id')} ${role.startsWith('blank') ? role : ''}`;
    if (reached.has(name)) { // a number or a face of what has its place already: for the mouse alone
      record.setAttribute('aria-hidden', 'true');
      record.removeAttribute('tabindex');
      continue;
    }
    reached.add(name);
    record.removeAttribute('aria-hidden');
    record.setAttribute('tabindex', '-1');
    record.setAttribute('role', onPick ? 'button' : 'img');
    if (record.hasAttribute('aria-label') && !record.hasAttribute('data-named')) continue;
    record.setAttribute('data-named', ''); // by us, and anew when its words change
    record.setAttribute('aria-label', record.getAttribute('data-tip') || record.textContent);
  }
  for (const named of svg.querySelectorAll('[aria-label]:not([role])')) { // a name needs a role to be read with
    named.setAttribute('role', named.firstElementChild ? 'group' : 'img');
  }
}

// The size of most of a picture's words.
function usualSize(svg) {
  const sizes = [...svg.querySelectorAll('text')].map((text) => parseFloat(text.getAttribute('font-size'))).filter(Boolean).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] || Infinity;
}

// The nearest thing around that scrolls up and down, out of a component's shadow too.
function scrollerOf(node) {
  for (let up = node.parentNode || node.host; up; up = up.parentNode || up.host) {
    if (up instanceof Element && up.scrollHeight > up.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(up).overflowY)) return up;
  }
  return document.scrollingElement;
}

const apart = ([a, b]) => Math.hypot(a[0] - b[0], a[1] - b[1]);
const middle = (node, box = node.getBoundingClientRect()) => [box.left + box.width / 2, box.top + box.height / 2];

function element(name, attributes, text = '') {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

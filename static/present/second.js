// The presenter's window: notes, this frame and the next in small, the clock. Drawn by the show and kept in step by it,
// so it needs no network; the keys of the show work in it too.

import { el } from '../define/element.js';
import { copy } from './pictures.js';

const COLOURS = ['paper', 'card', 'ink', 'ink2', 'muted', 'hair', 'hair2', 'brand', 'on-brand'];
const LOOK = `
* { box-sizing: border-box; margin: 0; }
html { height: 100%; }
body { height: 100%; display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 3fr) minmax(0, 2fr); gap: 16px 28px; padding: 20px 24px; background: var(--paper); color: var(--ink); font: 400 20px/1.45 'Source Sans Pro', sans-serif; }
header { grid-column: 1 / -1; display: flex; flex-wrap: wrap; align-items: center; gap: 12px 24px; padding-bottom: 12px; border-bottom: 1px solid var(--hair); }
h1 { font-size: 22px; font-weight: 700; flex: 1; min-width: 200px; }
.time { font-variant-numeric: tabular-nums; font-weight: 700; font-size: 26px; }
.time small { display: block; font-size: 14.5px; font-weight: 400; color: var(--muted); }
button { font: inherit; font-size: 16px; font-weight: 600; min-height: 44px; padding: 0 16px; border: 1px solid var(--hair2); border-radius: 9px; background: var(--card); color: var(--ink); cursor: pointer; }
button:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
.notes { overflow-y: auto; padding-right: 12px; white-space: pre-line; font-size: 23px; overflow-wrap: anywhere; }
.pictures { overflow-y: auto; display: flex; flex-direction: column; gap: 8px; }
h2 { font-size: 16px; font-weight: 600; color: var(--muted); }
.frame { aspect-ratio: 16 / 9; border: 1px solid var(--hair); border-radius: 6px; overflow: hidden; margin-bottom: 10px; }
.frame.now { border-color: var(--brand); box-shadow: 0 0 0 2px var(--brand); }
.frame svg { display: block; width: 100%; height: 100%; }
nav { display: flex; gap: 8px; }
@media (max-width: 700px) { body { display: block; overflow-y: auto; height: auto; } header { margin-bottom: 16px; } .frame { max-width: 420px; } }
`;

export class Second {
  constructor(show) {
    this.show = show;
    this.began = Date.now();
  }

  get isOpen() {
    return Boolean(this.window && !this.window.closed);
  }

  // Opens the window, or closes it; false where the browser lets none be opened.
  open() {
    if (this.isOpen) return this.close() ?? true;
    this.window = window.open('', 'itinerario-presenter', 'popup,width=1120,height=720');
    if (!this.window) return false;
    this.build();
    return true;
  }

  close() {
    clearInterval(this.ticking);
    this.window?.close();
    this.window = null;
  }

  restart() {
    this.began = Date.now();
    this.tick();
  }

  build() {
    const page = this.window.document;
    const { words } = this.show;
    page.title = words.notes_title;
    page.documentElement.lang = this.show.language;
    page.head.replaceChildren(page.adoptNode(el('style', {}, faces() + LOOK)));
    const probe = this.show.root;
    for (const name of COLOURS) page.documentElement.style.setProperty(`--${name}`, resolved(probe, name));
    const button = (text, act) => el('button', { type: 'button', onclick: act }, text);
    this.title = el('h1', { 'aria-live': 'polite' });
    this.clock = el('span');
    this.elapsed = el('span');
    this.text = el('main', { class: 'notes', tabindex: '0', 'aria-label': words.notes_title });
    this.now = el('div', { class: 'frame now' });
    this.next = el('div', { class: 'frame' });
    this.nextName = el('h2');
    page.body.replaceChildren(
      ...[
        el(
          'header', {}, this.title,
          el('p', { class: 'time' }, this.clock, el('small', {}, words.clock)),
          el('p', { class: 'time' }, this.elapsed, el('small', {}, words.elapsed)),
          button(words.reset_clock, () => this.restart()),
          el('nav', {}, button(words.back, () => this.show.step(-1)), button(words.next, () => this.show.step(1)))
        ),
        this.text,
        el('section', { class: 'pictures' }, el('h2', {}, words.this_frame), this.now, this.nextName, this.next),
      ].map((node) => page.adoptNode(node))
    );
    page.addEventListener('keydown', (event) => this.show.keys.pressed(event));
    this.window.addEventListener('pagehide', () => clearInterval(this.ticking));
    this.ticking = setInterval(() => this.tick(), 500);
    this.tick();
    this.update();
  }

  tick() {
    if (!this.isOpen) return clearInterval(this.ticking);
    const two = (number) => String(number).padStart(2, '0');
    const seconds = Math.floor((Date.now() - this.began) / 1000);
    const now = new Date();
    this.clock.textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
    this.elapsed.textContent = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
    return undefined;
  }

  update() {
    if (!this.isOpen) return;
    const { words, order } = this.show;
    const [frame, next] = [this.show.frame, order.shown[this.show.at + 1]];
    const page = this.window.document;
    this.title.textContent = this.show.title();
    this.text.textContent = order.notesOf(frame);
    this.text.scrollTop = 0;
    this.now.replaceChildren(copy(this.show.drawn(frame), 'now-', page));
    this.next.replaceChildren(...(next ? [copy(this.show.drawn(next), 'next-', page)] : []));
    this.next.hidden = !next;
    this.nextName.textContent = next ? words.next_is.replace('{name}', next.name) : words.last;
  }
}

// The typefaces of the page; what they are called is read from its own style sheets.
function faces() {
  const rules = [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules];
    } catch {
      return []; // another host's
    }
  });
  return rules.filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => rule.cssText).join('\n');
}

function resolved(probe, name) {
  const spot = el('span', { style: `color: var(--${name})` });
  probe.append(spot);
  const { color } = getComputedStyle(spot);
  spot.remove();
  return color;
}

// The show: one frame at a time over the whole window, the progress line at its foot.

import { el } from '../define/element.js';
import { Keys } from './keys.js';
import { isCalm } from './pictures.js';
import { Second } from './second.js';
import { Zoom } from './zoom.js';

const MS = 260;
const SWIPE_PX = 48;
const MS_TO_REST = 2600; // then the buttons step back
const MANY = 13; // steps whose names have room on the progress line

export class Show {
  constructor(present) {
    this.present = present;
    this.at = 0;
    this.keys = new Keys(this);
    this.second = new Second(this);
    this.build();
  }

  get words() { return this.present.data.words; }
  get language() { return this.present.data.language; }
  get order() { return this.present.order; }
  get frame() { return this.order?.shown[this.at]; }
  get isOpen() { return this.node.open; }
  get isBlack() { return !this.dark.hidden; }

  drawn(frame) { return this.present.drawn(frame); }

  build() {
    this.pictures = el('div', { class: 'pictures' });
    this.line = el('ol', { class: 'line' });
    this.box = el('div', { class: 'frame', role: 'group' }, this.pictures, el('nav', {}, this.line));
    this.wall = el('div', { class: 'wall' }, this.box);
    this.strip = el('section', { class: 'strip', tabindex: '0', hidden: true });
    this.tools = el('div', { class: 'tools' });
    this.dark = el('div', { class: 'black', hidden: true, onclick: () => this.black(false) });
    this.sheet = el('section', { class: 'sheet', hidden: true });
    this.said = el('p', { class: 'said', hidden: true, 'aria-hidden': 'true' });
    this.live = el('p', { class: 'heard', 'aria-live': 'polite' });
    this.root = el(
      'div', { class: 'show', tabindex: '-1' }, this.wall, this.strip, this.tools, this.sheet, this.said, this.dark, this.live
    );
    this.node = el('dialog', { class: 'over' }, this.root);
    this.node.addEventListener('keydown', (event) => this.keys.pressed(event));
    this.node.addEventListener('cancel', (event) => event.preventDefault()); // Escape is one of the keys
    this.root.addEventListener('pointermove', () => this.wake());
    this.root.addEventListener('focusin', (event) => event.target !== this.root && this.wake());
    this.wall.addEventListener('pointerdown', (event) => (this.from = [event.clientX, event.clientY]));
    this.wall.addEventListener('click', (event) => this.clicked(event));
    this.wall.addEventListener('pointercancel', () => (this.from = null));
    document.addEventListener('fullscreenchange', (this.changed = () => this.screenChanged()));
  }

  dress() {
    const { words } = this;
    const tool = (name, key, act) =>
      el('button', { type: 'button', class: `tool ${name}`, title: key ? `${words[name]} (${key})` : words[name], onclick: act }, words[name]);
    this.root.setAttribute('aria-label', words.show);
    this.root.setAttribute('role', 'region');
    this.strip.setAttribute('aria-label', words.notes_title);
    this.zoomTool = tool('zoom', 'Z', () => this.zoom());
    this.tools.replaceChildren(
      tool('back', '←', () => this.step(-1)), tool('next', '→', () => this.step(1)), this.zoomTool,
      tool('notes', 'N', () => this.notes()), tool('full', 'F', () => this.fullScreen()), tool('keys', '?', () => this.help()),
      tool('leave', 'Esc', () => this.leave())
    );
    this.sheet.replaceChildren(
      el('h2', {}, words.keys),
      el('dl', {}, ...words.key_rows.flatMap(([key, does]) => [el('dt', {}, key), el('dd', {}, does)]))
    );
    this.zoomed?.node.remove();
    this.zoomed = new Zoom(this.present.data.poster);
    this.pictures.after(this.zoomed.node);
  }

  // Opens at a frame. `wide`: over the whole screen, for which somebody has to have pressed something.
  open(at, wide) {
    this.dress();
    if (!this.node.open) {
      this.node.showModal();
      this.second.restart();
    }
    this.pictures.replaceChildren();
    this.at = -1;
    this.go(at);
    this.root.focus();
    if (wide) this.fullScreen(true);
  }

  leave() {
    this.zoomed.close();
    this.second.close();
    this.black(false);
    this.sheet.hidden = true;
    this.strip.hidden = true;
    if (document.fullscreenElement) document.exitFullscreen();
    this.pictures.replaceChildren();
    this.node.close();
    this.present.left(this.frame);
  }

  step(by) {
    if (this.isBlack) return this.black(false);
    return this.go(this.at + by);
  }

  go(wanted) {
    const { shown } = this.order;
    const at = Math.max(0, Math.min(wanted, shown.length - 1));
    if (at === this.at) return;
    this.at = at;
    const { frame } = this;
    this.turn(this.drawn(frame));
    if (this.zoomed.isOpen) {
      if (frame.column) this.zoomed.into(frame);
      else this.zoomed.back();
    }
    this.tell();
    this.second.update();
  }

  // From one frame to the next, calmly.
  turn(drawn) {
    const before = [...this.pictures.children];
    const holder = el('div', { class: 'picture' }, drawn);
    this.pictures.append(holder);
    const gone = () => before.forEach((node) => node.remove());
    if (!before.length || isCalm()) return gone();
    holder.animate([{ opacity: 0 }, { opacity: 1 }], { duration: MS, easing: 'ease-out' }).onfinish = gone;
    return undefined;
  }

  title() {
    const { shown } = this.order;
    return this.words.frame_of.replace('{n}', this.at + 1).replace('{total}', shown.length).replace('{name}', this.frame.name);
  }

  tell() {
    const { shown } = this.order;
    this.box.setAttribute('aria-label', this.title());
    this.live.textContent = this.title();
    this.strip.textContent = this.order.notesOf(this.frame);
    this.strip.scrollTop = 0;
    this.zoomTool.disabled = !this.frame.column;
    this.line.classList.toggle('many', shown.length > MANY);
    this.line.replaceChildren(...shown.map((frame, place) => this.dot(frame, place)));
    this.present.wrote(this.at + 1);
  }

  dot({ name }, place) {
    const state = place < this.at ? 'past' : place === this.at ? 'now' : '';
    const button = el(
      'button', { type: 'button', class: state, title: name, tabindex: '-1', onclick: () => this.go(place) },
      el('span', { class: 'dot', 'aria-hidden': 'true' }), el('span', { class: 'name' }, name)
    );
    if (state === 'now') button.setAttribute('aria-current', 'step');
    return el('li', {}, button);
  }

  down(step) {
    if (this.zoomed.isOpen) this.zoomed.along(step);
    else this.step(step);
  }

  zoom() {
    if (this.zoomed.isOpen) this.zoomed.back();
    else if (this.frame.column) this.zoomed.into(this.frame);
    else return this.announce(this.words.no_column);
    this.live.textContent = this.zoomed.isOpen ? this.words.zoomed.replace('{name}', this.frame.name) : this.title();
    return undefined;
  }

  black(on = !this.isBlack) {
    if (this.dark.hidden === !on) return;
    this.dark.hidden = !on;
    this.live.textContent = on ? this.words.black : this.title();
  }

  // The presenter's window; where none may be opened, the notes stand in a strip below, and that is said.
  notes() {
    const wide = Boolean(document.fullscreenElement);
    if (!this.strip.hidden) {
      this.strip.hidden = true;
    } else if (this.second.open()) {
      this.asked = wide; // a second window may take the whole screen away
    } else {
      this.strip.hidden = false;
      this.announce(this.words.blocked);
    }
  }

  help() {
    this.sheet.hidden = !this.sheet.hidden;
  }

  escape() {
    if (!this.sheet.hidden) this.help();
    else if (this.isBlack) this.black(false);
    else if (this.zoomed.isOpen) this.zoom();
    else this.leave();
  }

  // The whole screen, where the browser grants it; where not, the show fills the window as it does anyway.
  async fullScreen(on = !document.fullscreenElement) {
    this.asked = true;
    try {
      if (on) await this.root.requestFullscreen({ navigationUI: 'hide' });
      if (!on || !this.isOpen) await document.exitFullscreen(); // granted when the show was left already
    } catch {
      this.asked = false;
      if (on) this.announce(this.words.no_full);
    }
  }

  // Escape ends the whole screen by itself and is told to nobody: then it ends the show too.
  screenChanged() {
    const { asked } = this;
    this.asked = false;
    if (this.isOpen && !document.fullscreenElement && !asked) this.escape();
  }

  typing(number) {
    this.said.hidden = !number;
    this.said.textContent = number && this.words.go_to.replace('{n}', number);
  }

  announce(words) {
    this.live.textContent = words;
    this.said.textContent = words;
    this.said.hidden = false;
    clearTimeout(this.hushing);
    this.hushing = setTimeout(() => (this.said.hidden = true), 5000);
  }

  wake() {
    this.root.classList.add('awake');
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.root.classList.remove('awake'), MS_TO_REST);
  }

  // A swipe goes on or back; so does a press on the right or the left half.
  clicked(event) {
    if (event.target.closest('button') || !this.from) return;
    const [dx, dy] = [event.clientX - this.from[0], event.clientY - this.from[1]];
    this.from = null;
    if (Math.abs(dx) > SWIPE_PX && Math.abs(dx) > Math.abs(dy)) return this.step(dx < 0 ? 1 : -1);
    const { left, width } = this.wall.getBoundingClientRect();
    return this.step(event.clientX < left + width / 2 ? -1 : 1);
  }

  destroy() {
    this.second.close();
    document.removeEventListener('fullscreenchange', this.changed);
  }
}

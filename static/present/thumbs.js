// Before the show: every frame in small, in the presenter's order, to be moved, hidden, and given other notes.

import { arrange, el, icon, say } from '../define/element.js';

const NEAR_PX = 6; // a press that moves less is a click

export class Thumbs {
  constructor(present) {
    this.present = present;
    this.list = el('ol', { class: 'thumbs' });
    this.items = new Map();
    this.list.addEventListener('keydown', (event) => this.pressed(event));
  }

  show() {
    const { order, data } = this.present;
    arrange(this.list, order.frames.map((frame) => this.item(frame).node));
    let number = 0;
    for (const [place, frame] of order.frames.entries()) {
      const item = this.item(frame);
      const isHidden = order.hidden.has(frame.key);
      const { words } = data;
      if (!isHidden) number += 1;
      item.node.classList.toggle('hidden', isHidden);
      say(item.number, isHidden ? words.hidden : String(number));
      say(item.name, frame.name);
      item.face.setAttribute('aria-label', words.thumb.replace('{n}', place + 1).replace('{name}', frame.name));
      item.face.disabled = isHidden;
      say(item.hide.lastChild, isHidden ? words.unhide : words.hide);
      item.earlier.disabled = place === 0;
      item.later.disabled = place === order.frames.length - 1;
      item.notes.value = order.notesOf(frame);
      item.picture.replaceChildren(this.present.drawn(frame));
    }
  }

  item(frame) {
    if (!this.items.has(frame.key)) this.items.set(frame.key, this.make(frame));
    return this.items.get(frame.key);
  }

  make(frame) {
    const { present } = this;
    const { words, icons } = present.data;
    const { key } = frame;
    const small = (name, act) => el('button', { type: 'button', class: 'small', title: words[name], 'aria-label': `${words[name]}: ${frame.name}`, onclick: act });
    const picture = el('span', { class: 'picture' });
    const face = el('button', { type: 'button', class: 'face', onclick: () => this.moved || present.start(key) }, picture);
    const [number, name] = [el('span', { class: 'number' }), el('span', { class: 'name' })];
    const hide = el('button', { type: 'button', class: 'small words', onclick: () => present.change(() => present.order.hide(key)) }, el('span'));
    const earlier = small('earlier', () => this.move(key, -1));
    const later = small('later', () => this.move(key, 1));
    earlier.append(icon(icons.left, 20));
    later.append(icon(icons.right, 20));
    const notes = el('textarea', { rows: '7', hidden: true, 'aria-label': `${words.notes_title}: ${frame.name}`, oninput: () => present.order.write(frame, notes.value) });
    const note = el('button', { type: 'button', class: 'small words', 'aria-expanded': 'false', onclick: () => open(notes.hidden) }, el('span', {}, words.edit_notes));
    const open = (isOpen) => {
      notes.hidden = !isOpen;
      note.setAttribute('aria-expanded', String(isOpen));
      say(note.lastChild, isOpen ? words.close_notes : words.edit_notes);
      if (!isOpen) return;
      notes.setSelectionRange(0, 0); // they are read from the beginning
      notes.focus();
    };
    const node = el(
      'li', { class: 'thumb', 'data-key': key }, face, el('p', { class: 'what' }, number, name),
      el('div', { class: 'deeds' }, earlier, later, hide, note), notes
    );
    face.addEventListener('pointerdown', (down) => this.drag(key, node, down));
    return { node, face, picture, number, name, hide, earlier, later, notes };
  }

  move(key, by) {
    const { order } = this.present;
    const place = order.frames.findIndex((frame) => frame.key === key);
    const to = place + by;
    if (to < 0 || to >= order.frames.length) return;
    this.present.change(() => order.move(key, to));
    this.present.tell(this.present.data.words.moved.replace('{name}', order.frames[to].name).replace('{n}', to + 1));
  }

  pressed(event) {
    const key = event.target.closest('.thumb')?.dataset.key;
    if (!key || event.target.localName === 'textarea') return;
    const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (event.altKey && by) this.move(key, by);
    else if (event.key === 'Delete') this.present.change(() => this.present.order.hide(key));
    else if (by && !event.altKey) this.beside(key, by);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  beside(key, by) {
    const { frames } = this.present.order;
    const next = frames[frames.findIndex((frame) => frame.key === key) + by];
    if (next) this.item(next).face.focus();
  }

  // Held and moved, a frame takes the place of the one it is over; Escape puts it back.
  drag(key, node, down) {
    this.moved = false;
    if (down.button !== 0 || down.pointerType === 'touch') return; // a finger scrolls; it has the buttons
    const { order } = this.present;
    const home = order.frames.findIndex((frame) => frame.key === key);
    const follow = (event) => {
      if (!this.moved && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < NEAR_PX) return;
      this.moved = true;
      node.classList.add('dragging');
      const over = [...this.list.children].findIndex((each) => each !== node && inside(each, event));
      if (over >= 0) this.present.change(() => order.move(key, over));
    };
    const escape = (event) => {
      if (event.key !== 'Escape') return;
      this.present.change(() => order.move(key, home));
      end();
    };
    const end = () => {
      node.classList.remove('dragging');
      document.removeEventListener('pointermove', follow);
      document.removeEventListener('pointerup', end);
      document.removeEventListener('keydown', escape, true);
      setTimeout(() => (this.moved = false)); // after the click that ends it
    };
    document.addEventListener('pointermove', follow);
    document.addEventListener('pointerup', end);
    document.addEventListener('keydown', escape, true);
  }
}

function inside(node, { clientX, clientY }) {
  const box = node.getBoundingClientRect();
  return clientX > box.left && clientX < box.right && clientY > box.top && clientY < box.bottom;
}

// Dragging a row by its handle: to another place, or onto a tab. Escape puts it back.

import { el } from './element.js';

const EDGE = 90; // px from the window's edge where the page begins to move along

export function draggable(node, handle, sheet) {
  handle.addEventListener('pointerdown', (down) => {
    if (down.button !== 0) return;
    handle.setPointerCapture(down.pointerId);
    let drag = null;
    const move = (event) => {
      if (!drag && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < 5) return;
      drag ??= begin(node, down);
      follow(drag, event, sheet);
    };
    const end = (event) => {
      handle.removeEventListener('pointermove', move);
      document.removeEventListener('keydown', escape, true);
      if (drag) finish(drag, event.type === 'pointerup', sheet);
    };
    const escape = (event) => event.key === 'Escape' && drag && end({ type: 'escape' });
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', end, { once: true });
    handle.addEventListener('pointercancel', end, { once: true });
    document.addEventListener('keydown', escape, true);
  });
}

function begin(node, down) {
  const place = node.getBoundingClientRect();
  const slot = el('li', { class: 'slot', 'aria-hidden': 'true' });
  slot.style.height = `${place.height}px`;
  node.after(slot);
  node.classList.add('dragging');
  node.style.width = `${place.width}px`;
  return { node, slot, left: place.left - down.clientX, top: place.top - down.clientY, tab: null };
}

function follow(drag, event, sheet) {
  const { node, slot } = drag;
  node.style.left = `${event.clientX + drag.left}px`;
  node.style.top = `${event.clientY + drag.top}px`;
  const page = sheet.page();
  if (event.clientY < EDGE) page?.scrollBy(0, -12);
  if (event.clientY > innerHeight - EDGE) page?.scrollBy(0, 12);
  drag.tab = sheet.tabAt(event.clientX, event.clientY);
  if (drag.tab) return;
  const rows = [...node.parentNode.children].filter((row) => row !== node && row !== slot && row.classList.contains('row'));
  const after = rows.find((row) => event.clientY < middle(row));
  if (after) after.before(slot);
  else rows.at(-1)?.after(slot);
}

function finish(drag, kept, sheet) {
  const { node, slot } = drag;
  const rows = [...node.parentNode.children].filter((row) => row === slot || (row !== node && row.classList.contains('row')));
  const index = rows.indexOf(slot);
  slot.remove();
  node.classList.remove('dragging');
  node.removeAttribute('style');
  sheet.tabAt(-1, -1);
  if (!kept) return;
  if (drag.tab) sheet.send(node.dataset.id, drag.tab);
  else sheet.move(node.dataset.id, index);
}

function middle(row) {
  const place = row.getBoundingClientRect();
  return place.top + place.height / 2;
}

// A small menu beside its button. Arrow keys walk it; Escape or a click elsewhere closes it.

import { el, icon } from './element.js';

export function openMenu(button, items, icons) {
  const menu = el('div', { class: 'menu', role: 'menu', popover: 'auto' });
  for (const item of items) {
    const entry = el(
      'button',
      { type: 'button', role: 'menuitem', disabled: item.disabled },
      icon(icons[item.icon], 18),
      el('span', {}, item.label),
      item.keys ? el('kbd', {}, item.keys) : null
    );
    entry.addEventListener('click', () => {
      menu.hidePopover();
      item.act();
    });
    menu.append(entry);
  }
  menu.addEventListener('keydown', (event) => walk(event, [...menu.querySelectorAll('button:enabled')]));
  menu.addEventListener('toggle', (event) => {
    if (event.newState !== 'closed') return;
    button.setAttribute('aria-expanded', 'false');
    if (!menu.getRootNode().activeElement || menu.contains(menu.getRootNode().activeElement)) button.focus();
    menu.remove();
  });
  button.after(menu);
  menu.showPopover();
  button.setAttribute('aria-expanded', 'true');
  stand(menu, button.getBoundingClientRect());
  menu.querySelector('button:enabled')?.focus();
}

function stand(menu, place) {
  const { width, height } = menu.getBoundingClientRect();
  const below = place.bottom + 4 + height <= innerHeight;
  menu.style.left = `${Math.max(8, Math.min(place.right - width, innerWidth - width - 8))}px`;
  menu.style.top = `${below ? place.bottom + 4 : Math.max(8, place.top - 4 - height)}px`;
}

function walk(event, entries) {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (!(event.key in steps)) return;
  event.preventDefault();
  const place = entries.indexOf(event.target.closest('button'));
  entries[(place + steps[event.key] + entries.length) % entries.length]?.focus();
}

// One of a few, as chips: a group of radio buttons.

import { el } from './dom.js';

export function chips(name, options, chosen, changed = () => {}, label = '') {
  let now = chosen;
  const node = el('div', { class: 'chips', role: 'radiogroup', 'aria-label': label });
  for (const [id, shown] of options) {
    const button = el('button', { type: 'button', role: 'radio', id: `${name}-${id}`, 'aria-checked': String(id === now), tabindex: id === now ? '0' : '-1' }, shown);
    button.addEventListener('click', () => choose(id));
    button.addEventListener('keydown', ({ key }) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
      if (!step) return;
      const at = options.findIndex(([one]) => one === now);
      choose(options[(at + step + options.length) % options.length][0], true);
    });
    node.append(button);
  }
  if (!options.some(([id]) => id === now)) node.firstChild?.setAttribute('tabindex', '0');

  function choose(id, focus = false) {
    now = id;
    for (const button of node.children) {
      const isIt = button.id === `${name}-${id}`;
      button.setAttribute('aria-checked', String(isIt));
      button.tabIndex = isIt ? 0 : -1;
      if (isIt && focus) button.focus();
    }
    changed(id);
  }
  return { node, value: () => now };
}

// The six steps, with how far each one is. On a phone the names of the others are heard, not seen.

import { arrange, dress, el, icon } from './element.js';

export function mount(holder) {
  const list = el('ol', { class: 'steps' });
  const buttons = new Map();
  const beyond = beyondTheSix();
  const here = el('p', { class: 'here', 'aria-hidden': 'true' });
  holder.append(el('nav', {}, list, here));
  let current = '';
  let latest;

  function button(step, number, data, trigger) {
    if (!buttons.has(step.name)) {
      const sign = el('span', { class: 'sign' });
      const name = el('span', { class: 'name' });
      const count = el('span', { class: 'count' });
      const node = el('button', { type: 'button' }, sign, el('span', { class: 'words' }, name, count));
      buttons.set(step.name, { item: el('li', {}, node), node, sign, name, count });
    }
    const { item, node, sign, name, count } = buttons.get(step.name);
    node.onclick = () => {
      if (step.name === current) return;
      show({ ...data, current: step.name }, trigger);
      trigger('go', step.name);
    };
    node.classList.toggle('there', step.there);
    if (step.name === data.current) node.setAttribute('aria-current', 'step');
    else node.removeAttribute('aria-current');
    sign.replaceChildren(step.there ? icon(data.tick, 18) : String(number));
    name.textContent = step.title;
    count.textContent = step.count;
    count.title = step.whole;
    return item;
  }

  function show(data, trigger) {
    current = data.current;
    list.parentNode.setAttribute('aria-label', data.label);
    const open = data.steps.find((step) => step.name === data.current) ?? data.beyond;
    here.replaceChildren(el('strong', {}, open.title), ` · ${open.count}`);
    const six = data.steps.map((step, place) => button(step, place + 1, data, trigger));
    arrange(list, [...six, beyond.show(data, () => trigger('go', data.beyond.name))]);
  }

  return {
    async update(data, trigger) {
      latest = data;
      await dress(holder, 'steps');
      if (data === latest) show(data, trigger);
    },
    destroy() {},
  };
}

// The way beyond the six, quieter than they are: no number, no tick, nothing that is missing.
function beyondTheSix() {
  const sign = el('span', { class: 'sign' });
  const name = el('span', { class: 'name' });
  const node = el('button', { type: 'button' }, sign, el('span', { class: 'words' }, name));
  const item = el('li', { class: 'beyond' }, node);
  return {
    show({ beyond, current, plus }, go) {
      const isHere = beyond.names.includes(current);
      node.onclick = () => isHere || go();
      if (isHere) node.setAttribute('aria-current', 'step');
      else node.removeAttribute('aria-current');
      sign.replaceChildren(icon(plus, 18));
      name.textContent = beyond.title;
      node.title = beyond.count;
      return item;
    },
  };
}

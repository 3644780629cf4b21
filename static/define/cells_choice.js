// Cells to choose with: one of several, several of several, yes or no, a colour, how we know, a star.

import { el, icon } from './element.js';

export function choice(column, row, sheet) {
  const list = el('select', { class: 'field' });
  const sign = el('span', { class: 'sign' });
  const node = el('span', { class: `choice ${column.kind}` }, sign, list, icon(sheet.icons.down, 16));
  let options = '';
  list.addEventListener('change', () => sheet.set(row, column, list.value || null));
  return {
    node,
    input: list,
    show(value, _, fresh) {
      if (options !== JSON.stringify(fresh.options)) {
        options = JSON.stringify(fresh.options);
        list.replaceChildren(...fresh.options.map((option) => el('option', { value: option.value ?? '' }, option.label)));
      }
      list.value = value ?? '';
      const chosen = fresh.options.find((option) => (option.value ?? '') === (value ?? ''));
      node.dataset.value = value ?? '';
      list.title = chosen?.label ?? '';
      if (sign.dataset.name !== (chosen?.icon ?? '')) {
        sign.dataset.name = chosen?.icon ?? '';
        sign.replaceChildren(...(chosen?.icon ? [icon(sheet.icons[chosen.icon], 20)] : []));
      }
    },
  };
}

export function star(column, row, sheet) {
  const node = el('button', { type: 'button', class: 'star quiet', title: column.label }, icon(sheet.icons.star, 22));
  node.addEventListener('click', () => sheet.set(row, column, node.getAttribute('aria-pressed') !== 'true'));
  return { node, show: (value) => node.setAttribute('aria-pressed', String(Boolean(value))) };
}

export function check(column, row, sheet) {
  const field = el('input', { type: 'checkbox' });
  field.addEventListener('change', () => sheet.set(row, column, field.checked));
  return { node: field, show: (value) => (field.checked = Boolean(value)) };
}

export function colour(column, row, sheet) {
  const field = el('input', { type: 'color', class: 'field colour' });
  field.addEventListener('change', () => sheet.set(row, column, field.value));
  return { node: field, show: (value) => (field.value = value || '#888888') };
}

export function many(column, row, sheet) {
  const node = el('span', { class: 'chips', role: 'group', 'aria-label': column.label });
  let options = '';
  const chosen = () => [...node.querySelectorAll('[aria-pressed="true"]')].map((chip) => chip.dataset.id);
  return {
    node,
    show(value, _, fresh) {
      if (options !== JSON.stringify(fresh.options)) {
        options = JSON.stringify(fresh.options);
        node.replaceChildren(
          ...fresh.options.map((option) => {
            const chip = el('button', { type: 'button', class: 'chip', 'data-id': option.value });
            if (option.icon) chip.append(icon(sheet.icons[option.icon], 18));
            chip.append(option.label);
            chip.addEventListener('click', () => {
              chip.setAttribute('aria-pressed', String(chip.getAttribute('aria-pressed') !== 'true'));
              sheet.set(row, column, chosen());
            });
            return chip;
          })
        );
      }
      const on = new Set(value ?? []);
      for (const chip of node.children) chip.setAttribute('aria-pressed', String(on.has(chip.dataset.id)));
    },
  };
}

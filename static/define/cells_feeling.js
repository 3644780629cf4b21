// Cells of a feeling: the moment, its face, how strong it is, what it is called.

import { draw, el } from './element.js';
import { choice } from './cells_choice.js';

const OWN_WORD = '\u2026';

const KNOB_PX = 22;

export function moment(_column, row) {
  const title = el('span', { class: 'title' });
  const note = el('span', { class: 'note' });
  return {
    node: el('span', { class: 'moment' }, title, note),
    show(_value, shown) {
      title.textContent = shown.name;
      note.textContent = shown.note;
    },
  };
}

export function face() {
  const node = el('span', { class: 'face' });
  return { node, show: (value) => draw(node, value) };
}

export function count() {
  const node = el('span', { class: 'note' });
  return { node, show: (value) => (node.textContent = value) };
}

export function plain() {
  const node = el('span', { class: 'plain' });
  return { node, show: (value) => (node.textContent = value) };
}

export function strength(column, row, sheet) {
  const slider = el('input', { type: 'range', min: -5, max: 5, step: 0.5 });
  const bubble = el('output', { class: 'bubble' });
  const node = el('span', { class: 'strength' }, slider, bubble);
  let felt = false;
  let exact = 0;
  const tell = (value) => {
    bubble.textContent = signed(value, sheet.data.decimal);
    slider.setAttribute('aria-valuetext', felt ? bubble.textContent : sheet.data.words.not_felt);
    node.style.setProperty('--at', (value + 5) / 10);
  };
  slider.addEventListener('input', () => {
    felt = true;
    node.classList.remove('unfelt');
    tell(Number(slider.value));
  });
  slider.addEventListener('change', () => sheet.set(row, column, Number(slider.value)));
  // A click on the knob moves nothing, and means the place where it was made: zero is an answer, too.
  slider.addEventListener('click', ({ detail, offsetX }) => {
    if (!node.classList.contains('unfelt')) return;
    const part = (offsetX - KNOB_PX / 2) / (slider.clientWidth - KNOB_PX);
    const there = Math.max(-5, Math.min(5, Math.round((part * 10 - 5) * 2) / 2));
    sheet.set(row, column, detail ? there : Number(slider.value));
  });
  return {
    node,
    input: slider,
    show(value) {
      felt = value !== null && value !== undefined;
      exact = value ?? 0;
      node.classList.toggle('unfelt', !felt);
      slider.value = exact;
      tell(exact);
    },
  };
}

// A list of names, and a line for a word of one's own.
export function emotion(column, row, sheet) {
  const list = choice(column, row, sheet);
  const own = el('input', { type: 'text', class: 'field', hidden: true, autocomplete: 'off' });
  const node = el('span', { class: 'emotion' }, list.node, own);
  own.placeholder = sheet.data.words.own_word;
  const toggle = (writing) => {
    own.hidden = !writing;
    list.node.hidden = writing;
  };
  list.input.addEventListener(
    'change',
    (event) => {
      if (list.input.value !== OWN_WORD) return;
      event.stopImmediatePropagation();
      own.value = '';
      toggle(true);
      own.focus();
    },
    true
  );
  const done = () => {
    if (own.hidden) return;
    toggle(false);
    if (own.value.trim()) sheet.set(row, column, own.value.trim());
    else list.show(held, null, columnNow);
  };
  own.addEventListener('blur', done);
  own.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') own.value = '';
    if (event.key === 'Enter' || event.key === 'Escape') {
      event.preventDefault();
      done();
      list.input.focus();
    }
  });
  let held = '';
  let columnNow = column;
  return {
    node,
    input: list.input,
    show(value, shown, fresh) {
      held = value;
      const known = fresh.options.some((option) => (option.value ?? '') === (value ?? ''));
      const mine = known ? [] : [{ value, label: value, icon: '' }];
      columnNow = { ...fresh, options: [...fresh.options, ...mine, { value: OWN_WORD, label: sheet.data.words.other_word, icon: '' }] };
      list.show(value, shown, columnNow);
    },
  };
}

export function signed(value, decimal) {
  const digits = Math.abs(value).toFixed(Number.isInteger(value) ? 0 : 1).replace('.', decimal);
  return value > 0 ? `+${digits}` : value < 0 ? `\u2212${digits}` : digits;
}

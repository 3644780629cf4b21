// What is wrong with a field, said next to it until somebody types there again.

import { el } from './element.js';

let count = 0;

export function showFault(cell, input, sentence) {
  clearFault(cell);
  const note = el('span', { class: 'fault', role: 'alert', id: `fault-${(count += 1)}` }, sentence);
  cell.append(note);
  cell.classList.add('faulty');
  input.setAttribute('aria-invalid', 'true');
  input.setAttribute('aria-describedby', note.id);
  // Beside the right edge it opens to the left.
  const room = cell.closest('.sheet').getBoundingClientRect().right - cell.getBoundingClientRect().left;
  note.classList.toggle('leftward', room < 320);
  note.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

export function clearFault(cell) {
  if (!cell.classList.contains('faulty')) return;
  cell.classList.remove('faulty');
  cell.querySelector('.fault')?.remove();
  for (const input of cell.querySelectorAll('[aria-invalid]')) {
    input.removeAttribute('aria-invalid');
    input.removeAttribute('aria-describedby');
  }
}

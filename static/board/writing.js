// Writing where the words stand: Enter keeps them, Escape leaves those that were there, and going elsewhere keeps them too.

import { el } from '../define/element.js';

// `put` sets the field where the words were; `done(words, kept)` is called once and takes it away; `back` is where the
// focus goes after a key. With `lines`, Enter begins a new one and Ctrl+Enter keeps; `all` chooses the words at first.
export function writeInPlace(board, { label, words, lines = false, all = true, put, done, back }) {
  const field = el('textarea', { class: 'writing', rows: 1, 'aria-label': label });
  let isDone = false; // a field that is taken away loses the focus, which ends it once more
  const end = (kept) => {
    if (isDone) return;
    isDone = true;
    board.typing = null;
    done(field.value.trim(), kept);
  };
  field.addEventListener('keydown', (event) => {
    event.stopPropagation();
    const isNewLine = event.key === 'Enter' && (event.shiftKey || (lines && !event.ctrlKey));
    if (event.isComposing || isNewLine || !['Enter', 'Escape'].includes(event.key)) return;
    event.preventDefault();
    end(event.key === 'Enter');
    back();
  });
  field.addEventListener('blur', () => end(true));
  field.value = words;
  put(field);
  board.typing = { field, commit: () => end(true) };
  field.focus();
  if (all) field.select();
  return field;
}

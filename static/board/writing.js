// Writing where the words stand: Enter keeps them, Escape leaves those that were there, and going elsewhere keeps them too.

import { el } from '../define/element.js';

const DRAFT = 'op:';

// `put` sets the field where the words were; `done(words, kept)` is called once and takes it away; `back` is where the
// focus goes after a key. `waits` is the operation that lacks but these words: they outlive the page. With `lines`, Enter
// begins a new one and Ctrl+Enter keeps. The caret stands behind the words.
export function writeInPlace(board, { label, words, lines = false, put, done, back, waits }) {
  const field = el('textarea', { class: 'writing', rows: 1, 'aria-label': label });
  const draft = `${DRAFT}${JSON.stringify(waits)}`;
  let isDone = false; // a field that is taken away loses the focus, which ends it once more
  const end = (kept) => {
    if (isDone) return;
    isDone = true;
    board.typing = null;
    if (waits) board.box.typed(draft);
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
  if (waits) field.addEventListener('input', () => board.box.type(draft, field.value));
  field.value = words;
  put(field);
  board.typing = { field, commit: () => end(true) };
  field.focus();
  field.setSelectionRange(words.length, words.length);
  return field;
}

// The operation that words left behind in a draft belong to; null for a draft of another kind, or for words that are none.
export function leftBehind(key, words) {
  if (!key.startsWith(DRAFT)) return null;
  const waits = JSON.parse(key.slice(DRAFT.length));
  return words && words !== waits.was ? { ...waits, value: words } : null;
}

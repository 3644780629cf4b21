// A button says what became of what it sent: arrived, or kept on the phone until there is a network.

import { el, icon } from './dom.js';
import { given, t } from './words.js';

const MS_TO_ARRIVE = 1200; // after which it is said that it waits
const MS_SHOWN = 1600;

const labels = new WeakMap();

export function confirmed(button, entry) {
  if (!button) return;
  if (!labels.has(button)) labels.set(button, [...button.childNodes]);
  const isRound = button.classList.contains('round');
  const late = setTimeout(() => show('waits'), MS_TO_ARRIVE);
  entry.told = (state) => {
    clearTimeout(late);
    show(state);
  };

  function show(state) {
    const words = t(state === 'kept' ? 'room.sent_now' : state === 'refused' ? 'room.refused' : 'room.kept_here');
    const sign = icon(given.icons[state === 'kept' ? 'check' : state === 'refused' ? 'x' : 'clock'], isRound ? 26 : 22);
    button.replaceChildren(sign, ...(isRound ? [] : [words]));
    button.classList.add('told');
    document.getElementById('told').replaceChildren(el('span', {}, words));
    setTimeout(() => {
      button.classList.remove('told');
      button.replaceChildren(...labels.get(button));
    }, MS_SHOWN);
  }
}

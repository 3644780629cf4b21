// The slides of a deck in small, before it is taken away: each is drawn when it comes near the window.

import { arrange, dress, el } from '../define/element.js';
import { picture } from '../present/pictures.js';

const AHEAD = '600px';

export function mount(holder) {
  const list = el('ol', { class: 'slides' });
  holder.append(list);
  let drawings = new Map();
  const near = new IntersectionObserver((entries) => {
    for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
      target.replaceChildren(picture(drawings.get(target)));
      near.unobserve(target);
    }
  }, { rootMargin: AHEAD });

  function item({ number, title, name, svg, wide }) {
    const face = el('span', { class: 'picture', role: 'img', 'aria-label': name, style: `aspect-ratio: ${wide}` });
    drawings.set(face, svg);
    return el('li', {}, face, el('span', { class: 'title', 'aria-hidden': 'true' }, el('b', {}, `${number} `), title));
  }

  async function update({ slides }) {
    await dress(holder, '../slides/slides');
    near.disconnect();
    drawings = new Map();
    arrange(list, slides.map(item));
    for (const face of drawings.keys()) near.observe(face);
  }

  return { update, destroy: () => near.disconnect() };
}

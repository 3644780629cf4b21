// One link as it is drawn, and the sign of its kind in a menu.

import { sampleOf } from './routes.js';

const SPACE = 'http://www.w3.org/2000/svg';

// Changed only where it is another.
export class Way {
  constructor() {
    this.line = svg('path', { class: 'line' });
    this.head = svg('path', { class: 'head' });
    this.words = svg('text', {});
    this.node = svg('g', {}, this.line, this.head);
  }

  show(link, { line, head, x, y }, isFaint) {
    const said = JSON.stringify([link, line, head, isFaint]);
    this.link = link;
    if (this.said === said) return;
    this.said = said;
    this.line.setAttribute('d', line);
    this.head.setAttribute('d', head);
    this.words.setAttribute('x', x);
    this.words.setAttribute('y', y);
    this.words.textContent = link.label;
    this.node.setAttribute('class', ['way', link.kind, isFaint ? 'faint' : '', this.isLit ? 'lit' : ''].filter(Boolean).join(' '));
  }

  light(isLit) {
    if (this.isLit === isLit) return;
    this.isLit = isLit;
    for (const node of [this.node, this.words]) node.classList.toggle('lit', isLit);
  }

  remove() {
    this.node.remove();
    this.words.remove();
  }
}

export function sample(kind) {
  const { line, head } = sampleOf(kind);
  const way = svg('g', { class: `way ${kind} lit` }, svg('path', { class: 'line', d: line }), svg('path', { class: 'head', d: head }));
  return svg('svg', { class: 'sample', width: 34, height: 20, 'aria-hidden': 'true' }, way);
}

export function layer(more = '') {
  return svg('svg', { class: `links ${more}`, 'aria-hidden': 'true' });
}

export function svg(tag, attributes, ...children) {
  const node = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

// Makes elements. Text is always text: nothing that somebody wrote is read as markup.

export function el(tag, said = {}, ...inside) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(said)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'style') for (const [property, one] of Object.entries(value)) node.style.setProperty(property, one);
    else if (name in node && typeof value !== 'string') node[name] = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...inside.flat().filter((one) => one !== null && one !== undefined && one !== false));
  return node;
}

const SVG = 'http://www.w3.org/2000/svg';

export function svg(tag, said = {}, ...inside) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(said)) node.setAttribute(name, value);
  node.append(...inside);
  return node;
}

export function icon(path, size = 24) {
  const drawn = svg('path', { d: path, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.75, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' });
  return svg('svg', { viewBox: '0 0 24 24', width: size, height: size, 'aria-hidden': 'true' }, drawn);
}

// A drawing of our own server, already SVG.
export function drawing(text, size) {
  const found = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  found.setAttribute('width', size);
  found.setAttribute('height', size);
  found.setAttribute('aria-hidden', 'true');
  return document.importNode(found, true);
}

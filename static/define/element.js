// Elements from plain words: text is always set as text, never read as markup.

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

// Sets what differs; what is set to the same again would be laid out again.
export function say(node, words) {
  if (node.textContent !== words) node.textContent = words;
}

export function put(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
}

// An icon on the 24 grid, in the colour of the text around it.
export function icon(path, size = 22) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  for (const [name, value] of Object.entries({ viewBox: '0 0 24 24', width: size, height: size, 'aria-hidden': 'true' })) {
    svg.setAttribute(name, value);
  }
  const line = document.createElementNS(space, 'path');
  line.setAttribute('d', path || '');
  svg.append(line);
  svg.classList.add('icon');
  return svg;
}

// Shows one of our own drawings, given as SVG text, inside `holder`; does nothing when it is there already.
export function draw(holder, svg) {
  if (holder.dataset.svg === svg) return;
  holder.dataset.svg = svg;
  holder.replaceChildren();
  if (!svg) return;
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  parsed.setAttribute('aria-hidden', 'true');
  parsed.setAttribute('width', '100%');
  parsed.removeAttribute('height');
  holder.append(document.importNode(parsed, true));
}

// Puts `nodes` into `parent` in this order, moving none that already stands right, so that focus stays where it is.
export function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  const held = parent.getRootNode().activeElement;
  const fixed = held ? nodes.findIndex((node) => node.parentNode === parent && node.contains(held)) : -1;
  if (fixed >= 0) line(parent, nodes.slice(0, fixed), parent.firstElementChild); // the others go around it
  line(parent, nodes.slice(fixed + 1), fixed >= 0 ? nodes[fixed].nextElementSibling : parent.firstElementChild);
  if (held && held !== parent.getRootNode().activeElement && held.isConnected) held.focus({ preventScroll: true });
}

// One after the other, before what stands there.
function line(parent, nodes, there) {
  for (const node of nodes) {
    if (node === there) there = there.nextElementSibling;
    else parent.insertBefore(node, there);
  }
}

const sheets = new Map();

// The style sheet beside these modules, fetched once and shared by every part of the page.
export async function dress(holder, name) {
  if (!sheets.has(name)) {
    const answer = await fetch(new URL(`${name}.css`, import.meta.url));
    const sheet = new CSSStyleSheet();
    await sheet.replace(await answer.text());
    sheets.set(name, sheet);
  }
  const root = holder.getRootNode();
  if (!root.adoptedStyleSheets.includes(sheets.get(name))) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheets.get(name)];
  }
}

// The real things on the page that the tour speaks of: where each one is now.

const NAV = '[data-testid=stTopNavLink][href*="/define"]';
const MENU = '[data-testid=stExpandSidebarButton]'; // on a phone the pages are in it
const NEAR = 170; // px: words of a point that belong to it stand no farther away

/** The nodes of a stop and the box around them; null where it is not on the page. */
export function find(name) {
  const nodes = FINDERS[name]().filter((node) => node?.getClientRects().length);
  return nodes.length ? { nodes, box: around(nodes) } : null;
}

/** Moves the picture and the page so far that a thing is in view. */
export function bring({ nodes, box }) {
  for (const node of nodes) node.dispatchEvent(new CustomEvent('iv-reveal', { bubbles: true })); // static/viewer.js
  const page = document.querySelector('[data-testid=stMain]');
  if (!page?.contains(nodes[0].getRootNode().host ?? nodes[0])) return;
  const now = around(nodes);
  const [top, bottom] = [page.getBoundingClientRect().top + 96, innerHeight - 48];
  if (now.top < top || box.top < top) page.scrollBy(0, now.top - top);
  else if (now.bottom > bottom) page.scrollBy(0, now.bottom - bottom);
}

export const middleOf = (box) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];

const FINDERS = {
  persona: () => [inPicture('[data-role=persona]')[0]],
  card: () => [inPicture('[data-pick=card]')[0]],
  valley: lowest,
  define: () => [shown(NAV) ?? shown(MENU)],
  export: () => [shown('.st-key-to_export button')],
};

// The lowest point of all the curves, with its face and the words beside it.
function lowest() {
  const points = inPicture('[data-role=moment]');
  const height = (node) => node.getBoundingClientRect().bottom;
  const point = points.reduce((low, node) => (!low || height(node) > height(low) ? node : low), null);
  if (!point) return [];
  const [x, y] = middleOf(point.getBoundingClientRect());
  const belongs = (node) => {
    const [left, top] = middleOf(node.getBoundingClientRect());
    return Math.hypot(left - x, top - y) < NEAR;
  };
  const id = CSS.escape(point.getAttribute('data-id'));
  return [point, ...inPicture(`[data-id="${id}"]`).filter((node) => node !== point && belongs(node))];
}

function inPicture(selector) {
  for (const host of document.querySelectorAll('[class*="st-key-viewer_"] [data-testid^="stBidiComponent"]')) {
    const found = host.shadowRoot?.querySelectorAll(`.iv ${selector}`);
    if (found?.length) return [...found];
  }
  return [];
}

const shown = (selector) => [...document.querySelectorAll(selector)].find((node) => node.getClientRects().length);

function around(nodes) {
  const boxes = nodes.map((node) => node.getBoundingClientRect());
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

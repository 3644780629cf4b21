// The frames as drawings: each is read once, and stands in one place at a time.

const CALM = matchMedia('(prefers-reduced-motion: reduce)');

export const isCalm = () => CALM.matches;

// An <svg> from its text, as wide as what holds it.
export function picture(svg) {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  const drawn = document.importNode(parsed, true);
  drawn.setAttribute('width', '100%');
  drawn.setAttribute('height', '100%');
  for (const title of drawn.querySelectorAll('title')) title.remove(); // no tooltips on a wall
  for (const part of drawn.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label'); // one picture, one name
  return drawn;
}

// A copy for another place of the page or for another window: what it paints with has names of its own.
export function copy(drawn, mark, page = document) {
  const made = page.importNode(drawn, true);
  for (const paint of made.querySelectorAll('linearGradient[id]')) paint.id = `${mark}${paint.id}`;
  for (const painted of made.querySelectorAll('[fill^="url(#"]')) {
    painted.setAttribute('fill', painted.getAttribute('fill').replace('url(#', `url(#${mark}`));
  }
  return made;
}

// Asks for every face that a drawing not shown yet is set in, so that none is missing once the network is gone.
export function readyFonts(drawn) {
  const wanted = new Map();
  for (const text of drawn.querySelectorAll('text')) {
    const look = `${text.getAttribute('font-style') ?? 'normal'} ${text.getAttribute('font-weight') ?? 400} 16px`;
    for (const part of text.children.length ? text.querySelectorAll('tspan') : [text]) {
      const font = `${look} "${part.getAttribute('font-family') ?? 'Source Sans Pro'}"`;
      wanted.set(font, (wanted.get(font) ?? '') + part.textContent);
    }
  }
  for (const [font, words] of wanted) document.fonts.load(font, words).catch(() => {}); // the network is gone already
}

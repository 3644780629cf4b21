// The app's own links lead to a page alone; opened in another tab they would forget which map is open, and by which link.

const EVENTS = ['pointerover', 'pointerdown', 'focusin'];
const FILES = /\/(?:app\/static|media|component|_stcore)\//;

export function mount() {
  return new Ways();
}

class Ways {
  constructor() {
    this.carry = (event) => {
      const way = event.composedPath().find((node) => node.matches?.('a[href]'));
      const href = way && carried(way.getAttribute('href'), this.open, document.baseURI);
      if (href) way.setAttribute('href', href); // what a click does, Streamlit does not read from there
    };
    for (const name of EVENTS) document.addEventListener(name, this.carry, true);
  }

  update(data) {
    this.open = data.open;
  }

  destroy() {
    for (const name of EVENTS) document.removeEventListener(name, this.carry, true);
  }
}

// `href` with what is open; nothing where it leads out of the app, to a place on this page, or has all of it.
export function carried(href, open, base) {
  const address = new URL(href, base);
  const home = new URL('.', base);
  if (href.startsWith('#') || address.origin !== home.origin || !address.pathname.startsWith(home.pathname)) return null;
  if (FILES.test(address.pathname)) return null;
  const missing = Object.entries(open).filter(([name]) => !address.searchParams.has(name));
  for (const [name, value] of missing) address.searchParams.set(name, value);
  return missing.length ? address.href : null;
}

// The look of the pages, light or dark or as the computer says, where Streamlit's own menu keeps it: in the browser's
// storage, under the address that was loaded. What is chosen on one page is written for all of them.

const loaded = new URL(performance.getEntriesByType('navigation')[0]?.name ?? location.href).pathname;
const keyOf = (path) => `stActiveTheme-${path}-v2`;

/** 'Light', 'Dark' or 'System', as the menu says it. */
export function chosenLook() {
  try {
    return JSON.parse(localStorage.getItem(keyOf(loaded))) ?? 'System';
  } catch {
    return 'System';
  }
}

/** Takes a look for every page, from the next load on. */
export function chooseLook(look, pages) {
  localStorage.setItem(keyOf(loaded), JSON.stringify(look));
  spreadLook(pages);
}

/** Gives every page the look of the loaded one, which may have been chosen in the menu. */
export function spreadLook(pages) {
  const root = new URL('.', document.baseURI).pathname;
  const look = localStorage.getItem(keyOf(loaded));
  if (look) for (const page of pages) localStorage.setItem(keyOf(root + page), look);
}

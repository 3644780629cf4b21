// Words typed last go out before the person does. Streamlit sends what a component tells it a moment later, and what a
// grid tells it after a longer one; but a click that leaves the page at once, and what arrives after that brings the old
// page back or is lost with the grid.

const GRID_MS = 250; // a grid waits 150 ms for more to come
const GRID_CELL = '#portal textarea, #portal input';
const WAY_OUT = 'a[href], button';

export function beforeLeaving(sheet) {
  let cellAt = -GRID_MS; // when a cell of a grid was last being typed in

  // The touch that ends a field comes well before the click that leaves the page.
  const touched = (event) => {
    sheet.finishTyping(event.composedPath()[0]);
    watchGrid();
  };
  const watchGrid = () => {
    if (document.querySelector(GRID_CELL)) cellAt = performance.now();
  };
  const waits = () => sheet.box?.onItsWay || performance.now() - cellAt < GRID_MS;
  const clicked = (event) => {
    const way = event.composedPath().find((node) => node.matches?.(WAY_OUT));
    if (!way || !event.isTrusted || event.ctrlKey || event.metaKey || event.shiftKey || !waits()) return;
    if (way.tagName !== 'A' && (sheet.box?.onItsWay || way.closest('#portal'))) return; // these travel with the words
    event.preventDefault();
    event.stopImmediatePropagation();
    const go = () => (waits() ? setTimeout(go, 10) : way.click());
    setTimeout(go);
  };
  document.addEventListener('pointerdown', touched, true);
  document.addEventListener('keydown', watchGrid, true);
  document.addEventListener('click', clicked, true);
  return () => {
    document.removeEventListener('pointerdown', touched, true);
    document.removeEventListener('keydown', watchGrid, true);
    document.removeEventListener('click', clicked, true);
  };
}

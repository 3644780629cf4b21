// Words typed last go out before the person does. Streamlit sends what a component tells it a moment later, but a click
// on a link to another page at once, and what arrives after that brings the old page back.

export function beforeLeaving(sheet) {
  // The touch that ends a field comes well before the click that leaves the page.
  const touched = (event) => sheet.finishTyping(event.composedPath()[0]);
  const clicked = (event) => {
    const link = event.target.closest?.('a[href]');
    if (!link || !event.isTrusted || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!sheet.box?.onItsWay) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const go = () => (sheet.box.onItsWay ? setTimeout(go) : link.click());
    setTimeout(go);
  };
  document.addEventListener('pointerdown', touched, true);
  document.addEventListener('click', clicked, true);
  return () => {
    document.removeEventListener('pointerdown', touched, true);
    document.removeEventListener('click', clicked, true);
  };
}

// Words typed last go out before the person does. Streamlit sends what a component tells it a moment later; a click that
// leaves the page at once, and what arrives after that, would bring the old page back.

export function beforeLeaving(sheet) {
  // The touch that ends a field comes well before the click that leaves the page.
  const touched = (event) => sheet.finishTyping(event.composedPath()[0]);
  const clicked = (event) => {
    const way = event.composedPath().find((node) => node.matches?.('a[href]')); // buttons travel with the words
    if (!way || !event.isTrusted || event.ctrlKey || event.metaKey || event.shiftKey || !sheet.box?.onItsWay) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const go = () => (sheet.box?.onItsWay ? setTimeout(go, 10) : way.click());
    setTimeout(go);
  };
  document.addEventListener('pointerdown', touched, true);
  document.addEventListener('click', clicked, true);
  return () => {
    document.removeEventListener('pointerdown', touched, true);
    document.removeEventListener('click', clicked, true);
  };
}

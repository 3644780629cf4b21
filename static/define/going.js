// The way out of the page waits for words typed last: what Streamlit is told together with a change of page, it forgets.

export function holdBack(fields) {
  const clicked = (event) => {
    const way = event.composedPath().find((node) => node.matches?.('a[href]'));
    if (!way || way.target === '_blank' || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!event.isTrusted || fields.typed === 'saved') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    fields.whenSent(() => way.click());
  };
  // To another site, or a reload: the words go out while the browser asks whether one means it.
  const unload = (event) => {
    if (fields.state === 'saved') return;
    fields.whenSent(() => {});
    event.preventDefault();
  };
  document.addEventListener('click', clicked, true);
  addEventListener('beforeunload', unload);
  return () => {
    document.removeEventListener('click', clicked, true);
    removeEventListener('beforeunload', unload);
  };
}

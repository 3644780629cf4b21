// Ctrl+Z takes back the last step of the map. The browser's own undo would bring old words into fields that nobody is in,
// and they would be saved; it keeps its meaning only inside a field that is being written in.

export function undoByKeys(sheet) {
  const pressed = (event) => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return;
    const field = event.composedPath()[0];
    const writable = field.matches?.('input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea');
    const ours = sheet.holder.contains(field);
    if (writable && (!ours || sheet.typing?.field === field || sheet.isNew(field))) return;
    event.preventDefault();
    if (sheet.mayEdit === false) return;
    sheet.perform({ do: 'back', again: key === 'y' || event.shiftKey });
  };
  document.addEventListener('keydown', pressed, true);
  return () => document.removeEventListener('keydown', pressed, true);
}

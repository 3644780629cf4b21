// The board without a mouse. One card has the tab stop; arrows go from card to card, Alt and an arrow moves the card.

const WAYS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

export function listenToKeys(board) {
  board.root.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.target.closest('textarea, input, select, :popover-open, [role=slider]')) return;
    if (pressed(board, event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
}

function pressed(board, event) {
  const id = event.target.closest('.card')?.dataset.id;
  const stage = event.target.closest('.stage')?.dataset.id;
  const way = WAYS[event.key];
  const control = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (control && key === 'f') return board.find.focus(), true;
  if (control && key === 'a') return board.chooseAll(), true;
  if (key === 'Escape') return board.letGo(), true;
  if (!control && !event.altKey && key === '/') return board.find.focus(), true;
  if (control && key === '+') return board.enlarge(1), true;
  if (control && key === '-') return board.enlarge(-1), true;
  if (control && key === '0') return board.enlarge(0), true;
  if (stage && !id) {
    if (event.altKey && way?.[0]) return board.moveRowBy('stage', stage, way[0]), true;
    if (way && !control) return board.walkFromStage(stage, way), true;
    if (key === 'Enter' || key === 'F2') return board.renameStage(stage), true;
    return false;
  }
  const lane = event.target.closest('.lane.movable > .title')?.parentNode.dataset.id;
  if (lane && event.altKey && way?.[1]) return board.moveRowBy('lane', lane, way[1]), true;
  if (!id) return false;
  const ids = board.chosen.has(id) ? [...board.chosen] : [id];
  if (control && key === 'c') return board.copy(ids), true;
  if (control && key === 'x') return board.copy(ids), board.drop(ids), true;
  if (control && key === 'd') return board.duplicate(ids), true;
  if (control) return false; // pasting comes as an event of its own
  if (event.altKey && way) return board.shift(id, way), true;
  if (event.shiftKey && way) return board.chosen.add(id), board.walk(id, way, true), true;
  if (way) return board.walk(id, way), true;
  if (key === 'Enter' && board.links.source) return board.links.end(id, board.cardOf(id).node), true;
  if (key === 'Enter' || key === 'F2') return board.cardOf(id).write(), true;
  if (key === ' ') return board.choose(id, true), true;
  if (key === 'Delete' || key === 'Backspace') return board.drop(ids), true;
  if (key === 'n' || key === 'Insert') return board.addAt(board.stageOf(id)), true;
  if (key === 'm' || key === 'ContextMenu' || (event.shiftKey && key === 'F10')) return board.openMenu(id, board.cardOf(id).more), true;
  if (key === 'l') return board.links.begin(id), true;
  if (key === '*') return board.setAll(ids, 'moment_of_truth', !board.view.cards.find((card) => card.id === id).moment_of_truth), true;
  return false;
}

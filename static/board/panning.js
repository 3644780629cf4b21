// The board is moved by its ground: what is between the cards is taken with the mouse, or anything with the middle button.

const TRAVEL = 4; // px that a click does not travel
const TAKEN = '.card, .stage, .title, .words, .adder, .tie, .menu, .point, button, input, textarea, select';

export function pannable(board) {
  board.scroller.addEventListener('pointerdown', (down) => {
    const anywhere = down.button === 1;
    if (down.pointerType !== 'mouse' || !(anywhere || (down.button === 0 && !down.target.closest(TAKEN)))) return;
    if (anywhere) down.preventDefault(); // no sign of the browser's own moving about
    else board.finishTyping();
    pan(board.scroller, down);
  });
}

function pan(scroller, down) {
  const { scrollLeft, scrollTop } = scroller;
  const until = new AbortController();
  const { signal } = until;
  addEventListener('pointermove', ({ clientX, clientY }) => {
    const [dx, dy] = [clientX - down.clientX, clientY - down.clientY];
    if (Math.hypot(dx, dy) > TRAVEL) scroller.classList.add('panned');
    if (scroller.classList.contains('panned')) scroller.scrollTo(scrollLeft - dx, scrollTop - dy);
  }, { signal });
  const end = () => {
    until.abort();
    scroller.classList.remove('panned');
  };
  addEventListener('pointerup', end, { signal });
  addEventListener('pointercancel', end, { signal });
}

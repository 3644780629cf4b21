// What the keyboard and a clicker do in the show.

const NEXT = ['ArrowRight', 'PageDown', ' ', 'Enter'];
const BACK = ['ArrowLeft', 'PageUp', 'Backspace'];
const MS_TO_FORGET = 3000; // a number that nobody ends with Enter

const LETTERS = {
  b: (show) => show.black(),
  '.': (show) => show.black(),
  f: (show) => show.fullScreen(),
  z: (show) => show.zoom(),
  n: (show) => show.notes(),
  '?': (show) => show.help(),
  home: (show) => show.go(0),
  end: (show) => show.go(Infinity),
  escape: (show) => show.escape(),
};

export class Keys {
  constructor(show) {
    this.show = show;
    this.typed = '';
  }

  pressed(event) {
    event.stopPropagation(); // the page has keys of its own
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const target = event.composedPath()[0];
    if (target.closest?.('button') && (key === 'Enter' || key === ' ')) return; // the button's own
    if (/^[0-9]$/.test(key)) this.digit(key);
    else if (key === 'Enter' && this.typed) this.go();
    else if (!this.act(key, event.shiftKey)) return;
    event.preventDefault();
  }

  act(key, isShift) {
    const letter = LETTERS[key.toLowerCase()];
    if (this.show.isBlack && key !== 'Tab') return this.show.black(false) ?? true; // any key goes on
    if (letter) letter(this.show);
    else if (key === 'ArrowDown') this.show.down(1);
    else if (key === 'ArrowUp') this.show.down(-1);
    else if (key === ' ' && isShift) this.show.step(-1);
    else if (NEXT.includes(key)) this.show.step(1);
    else if (BACK.includes(key)) this.show.step(-1);
    else return false;
    return true;
  }

  digit(key) {
    this.typed = (this.typed + key).slice(-3);
    this.show.typing(this.typed);
    clearTimeout(this.forgetting);
    this.forgetting = setTimeout(() => this.forget(), MS_TO_FORGET);
  }

  go() {
    this.show.go(Number(this.typed) - 1);
    this.forget();
  }

  forget() {
    clearTimeout(this.forgetting);
    this.typed = '';
    this.show.typing('');
  }
}

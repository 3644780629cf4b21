// The presenter's own order of the frames, what they hide, and their own notes: kept by this browser, for each map.

const PLACE = 'itinerario:present:';

export class Order {
  constructor(map, frames) {
    this.place = PLACE + map;
    this.all = frames;
    const kept = read(this.place);
    this.hidden = new Set(kept.hidden);
    this.notes = { ...kept.notes };
    this.frames = arranged(frames, kept.order);
  }

  // The frames that are shown, in the presenter's order.
  get shown() {
    return this.frames.filter(({ key }) => !this.hidden.has(key));
  }

  get isOwn() {
    return this.hidden.size > 0 || this.frames.some((frame, place) => frame !== this.all[place]);
  }

  move(key, to) {
    const from = this.frames.findIndex((frame) => frame.key === key);
    const [frame] = this.frames.splice(from, 1);
    this.frames.splice(Math.max(0, Math.min(to, this.frames.length)), 0, frame);
    this.keep();
  }

  // Hides a frame or shows it again; the last one that is shown stays.
  hide(key) {
    if (this.hidden.has(key)) this.hidden.delete(key);
    else if (this.shown.length > 1) this.hidden.add(key);
    this.keep();
  }

  reset() {
    this.hidden.clear();
    this.frames = [...this.all];
    this.keep();
  }

  notesOf(frame) {
    return this.notes[frame.key] ?? frame.notes.join('\n\n');
  }

  // Notes as they were made anew from the map are not kept, so that they follow it.
  write(frame, words) {
    if (words.trim() === frame.notes.join('\n\n').trim()) delete this.notes[frame.key];
    else this.notes[frame.key] = words;
    this.keep();
  }

  keep() {
    const kept = { order: this.frames.map(({ key }) => key), hidden: [...this.hidden], notes: this.notes };
    try {
      localStorage.setItem(this.place, JSON.stringify(kept));
    } catch {
      // a browser that keeps nothing shows the order until it is closed
    }
  }
}

// In the order that was kept; a frame that came to the map since then stands after the one it follows there.
function arranged(frames, order) {
  const place = new Map(order.map((key, at) => [key, at]));
  let before = -1;
  const wanted = frames.map((frame, at) => {
    before = place.get(frame.key) ?? before;
    return { frame, at, before };
  });
  return wanted.sort((a, b) => a.before - b.before || a.at - b.at).map(({ frame }) => frame);
}

function read(place) {
  try {
    const kept = JSON.parse(localStorage.getItem(place)) ?? {};
    const list = (value) => (Array.isArray(value) ? value : []);
    return { order: list(kept.order), hidden: list(kept.hidden), notes: kept.notes ?? {} };
  } catch {
    return { order: [], hidden: [], notes: {} };
  }
}

// Hears on every page but the board that who may do what with the map has changed, and then asks for the page again.
// Words being typed in a form are not taken away: the page waits until they are left, or keeps them with what waits.

import { outboxOf } from '../define/outbox.js';
import { Line } from '../live/line.js';

const MS_TO_ASK = 15_000;
const FIELD = ':is(.st-key-card_editor, .st-key-card_comments) :is(textarea, input:not([type=checkbox], [type=radio], [type=range]))';

export function mount() {
  return new Bell();
}

class Bell {
  constructor() {
    this.line = new Line(this, MS_TO_ASK);
  }

  update(data, trigger) {
    Object.assign(this, { data, trigger });
    if (this.line.to({ map: data.map, quiet: '1', ...data.said })) Object.assign(this, { access: undefined, pulled: undefined });
    this.pullIfBehind();
  }

  hear({ access, over }) {
    if (over) return this.pull('over');
    this.access = access;
    this.pullIfBehind();
  }

  lost() {}

  ask() {
    if (!this.typedIn()) this.trigger('pull', Date.now());
  }

  pullIfBehind() {
    if (this.access === undefined || this.access === this.data.access) return;
    const field = this.typedIn();
    if (!field) return this.pull(this.access);
    field.addEventListener('blur', () => setTimeout(() => this.pullIfBehind(), 500), { once: true });
  }

  pull(what) {
    if (this.pulled === what || this.line.isEnded) return;
    this.pulled = what;
    const field = this.typedIn();
    if (what === 'over' && field?.value.trim()) outboxOf(this.data.map).leave(`field:${field.getAttribute('aria-label')}`, field.value);
    this.trigger('pull', Date.now());
  }

  typedIn() {
    const field = document.activeElement;
    return field?.matches?.(FIELD) ? field : null;
  }

  destroy() {
    this.line.end();
  }
}

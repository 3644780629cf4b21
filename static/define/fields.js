// Streamlit's own text fields of a form that saves: being typed in, then on their way, then saved. The page says of itself
// when a run has ended; whether nothing more is coming, the server is asked.

import { serverAnswers } from './outbox.js';

const WORDS = ':is(textarea, input:not([type=checkbox], [type=radio], [type=range], [role=combobox]))';
const FORM = '.st-key-card_editor';
const DRAFTS = `${FORM} [class*="st-key-draft_"] ${WORDS}`; // what only a button keeps
const APP = '[data-testid="stApp"]';
const RUNNING = ['running', 'rerunRequested', 'stopRequested'];
const MS_TO_START = 400; // after a field is left, before it is plain that there was nothing to send
const MS_TO_ASK = 1500;

export class Fields {
  // Calls `look` whenever the state of the fields may have changed.
  constructor(look) {
    this.look = look;
    this.typed = 'saved'; // or 'unsaved' (somebody is writing), 'saving', 'offline'
    this.waiting = [];
    this.asked = 0;
    this.runs = new MutationObserver(() => this.settle());
    const app = document.querySelector(APP);
    if (app) this.runs.observe(app, { attributes: true, attributeFilter: ['data-test-script-state'] });
    this.events = { input: (event) => this.hear(event), focusout: () => this.left(), keydown: (event) => this.pressed(event) };
    for (const [name, hear] of Object.entries(this.events)) document.addEventListener(name, hear, true);
  }

  get state() {
    if (this.typed !== 'saved') return this.typed;
    return [...document.querySelectorAll(DRAFTS)].some((field) => field.value.trim()) ? 'unsaved' : 'saved';
  }

  // Sends what is being typed, and calls `go` when it is saved; never when the server does not answer.
  whenSent(go) {
    if (this.typed === 'saved') return go();
    this.waiting.push(go);
    document.activeElement?.blur();
    this.left(); // the field may be gone already
  }

  hear({ target }) {
    if (!target.matches?.(WORDS) || !target.closest(FORM)) return;
    this.field = target;
    this.say('unsaved');
  }

  pressed(event) {
    if (event.key !== 'Enter' || event.isComposing) return;
    if (event.target.localName === 'input' || event.ctrlKey || event.metaKey) this.left();
  }

  left() {
    if (this.typed !== 'unsaved') return;
    this.say('saving');
    this.settle(MS_TO_START);
  }

  // One run may end while the next is on its way. What was sent before the server was asked, it has when it answers.
  settle(ms = 0) {
    const turn = ++this.asked;
    clearTimeout(this.later);
    this.later = setTimeout(async () => {
      if (this.isRunning) return; // its end comes here again
      if (this.typed === 'unsaved' && !this.field.isConnected) this.typed = 'saving';
      const waits = this.typed === 'saving' || this.typed === 'offline';
      const answers = !waits || (await serverAnswers());
      if (turn !== this.asked || this.isRunning) return;
      if (waits) this.say(answers ? 'saved' : 'offline');
      else this.look();
      if (!answers) this.settle(MS_TO_ASK);
    }, ms);
  }

  get isRunning() {
    return RUNNING.includes(document.querySelector(APP)?.dataset.testScriptState);
  }

  say(typed) {
    this.typed = typed;
    this.look();
    if (typed === 'saving' || !this.waiting.length) return;
    const waiting = this.waiting.splice(0);
    if (typed === 'saved') for (const go of waiting) go();
  }

  end() {
    clearTimeout(this.later);
    this.asked += 1;
    this.runs.disconnect();
    for (const [name, hear] of Object.entries(this.events)) document.removeEventListener(name, hear, true);
  }
}

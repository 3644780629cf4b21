// Streamlit's own text fields of a form that saves: being typed in, then on their way, then saved. The server is asked by
// nobody here; the page says of itself when a run has ended.

const FORMS = '.st-key-card_editor';
const WORDS = 'textarea, input:not([type=checkbox]):not([type=radio]):not([type=range]):not([role=combobox])';
const APP = '[data-testid="stApp"]';
const MS_TO_START = 400; // after a field is left, before it is plain that there was nothing to send

// Calls `look` with 'saved', 'unsaved' or 'saving' whenever that changes; gives back what ends it.
export function watchFields(look) {
  let state = 'saved';
  let later = 0;
  const say = (next) => {
    if (next === state) return;
    state = next;
    look(state);
  };
  const typed = (event) => {
    if (event.target.matches?.(WORDS) && event.target.closest(FORMS)) say('unsaved');
  };
  const left = () => {
    if (state !== 'unsaved') return;
    say('saving');
    clearTimeout(later);
    later = setTimeout(settled, MS_TO_START);
  };
  const settled = () => {
    if (state === 'saving' && document.querySelector(APP)?.dataset.testScriptState !== 'running') say('saved');
  };
  const sent = (event) => {
    if (event.key === 'Enter' && (event.target.localName === 'input' || event.ctrlKey || event.metaKey)) left();
  };
  const runs = new MutationObserver(() => {
    if (document.querySelector(APP)?.dataset.testScriptState === 'running') clearTimeout(later);
    else settled();
  });
  const app = document.querySelector(APP);
  if (app) runs.observe(app, { attributes: true, attributeFilter: ['data-test-script-state'] });
  const events = { input: typed, focusout: left, keydown: sent };
  for (const [name, hear] of Object.entries(events)) document.addEventListener(name, hear, true);
  return () => {
    clearTimeout(later);
    runs.disconnect();
    for (const [name, hear] of Object.entries(events)) document.removeEventListener(name, hear, true);
  };
}

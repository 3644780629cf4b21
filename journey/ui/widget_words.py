"""The few words that Streamlit writes itself, in the language of the pages; and which language that is, for readers.

Streamlit knows English alone. The style sheet hides its words and shows those that are told here in their place; the
items of its menu are named by them too.
"""

from journey.ui.part import component
from journey.ui.session import session

WORDS = {
    "no-results": "app.widgets.no_results",
    "skip": "app.widgets.skip",
    "print": "app.widgets.print",
    "recordScreencast": "app.widgets.record",
    "theme-System": "settings.look.system",
    "theme-Light": "settings.look.light",
    "theme-Dark": "settings.look.dark",
}

_SCRIPT = """
const ITEM = 'stMainMenuItem-';
let words = {};

// A menu that opens takes the focus: then its items are there to be named.
document.addEventListener('focusin', ({ target }) => {
  if (!target.dataset?.testid?.startsWith(ITEM)) return;
  for (const item of document.querySelectorAll(`[data-testid^="${ITEM}"]`)) {
    const name = words[item.dataset.testid.slice(ITEM.length)];
    if (name) item.setAttribute('aria-label', name);
  }
});

export default function ({ data: [data] }) {
  const page = document.documentElement;
  page.lang = data.language; // screen readers speak it, browsers hyphenate by it
  words = data.words;
  document.querySelector('[data-testid="stSkipToContent"]')?.setAttribute('aria-label', words.skip);
  for (const [name, said] of Object.entries(words)) page.style.setProperty(`--${name}`, JSON.stringify(said));
}
"""
_component = component("itinerario_widget_words", html="<i hidden></i>", js=_SCRIPT)


def widget_words() -> None:
    """Draws nothing; tells the page its language, and the style sheet the words for Streamlit's own parts."""
    words = {name: session.words(key) for name, key in WORDS.items()}
    _component(key="widget_words", data={"language": session.language, "words": words})

"""The few words that Streamlit writes itself, in the language of the pages; and which language that is, for readers.

Streamlit knows English alone. The style sheet hides its words and shows those that are told here in their place.
"""

from journey.ui.part import component
from journey.ui.session import session

WORDS = {"no-results": "app.widgets.no_results", "skip": "app.widgets.skip"}

_SCRIPT = """
export default function ({ data: [data] }) {
  const page = document.documentElement;
  page.lang = data.language; // screen readers speak it, browsers hyphenate by it
  document.querySelector('[data-testid="stSkipToContent"]')?.setAttribute('aria-label', data.words.skip);
  for (const [name, said] of Object.entries(data.words)) page.style.setProperty(`--${name}`, JSON.stringify(said));
}
"""
_component = component("itinerario_widget_words", html="<i hidden></i>", js=_SCRIPT)


def widget_words() -> None:
    """Draws nothing; tells the page its language, and the style sheet the words for Streamlit's own parts."""
    words = {name: session.words(key) for name, key in WORDS.items()}
    _component(key="widget_words", data={"language": session.language, "words": words})

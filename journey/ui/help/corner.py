"""The question mark in the corner. The browser draws what it opens; the server hands over the words when asked."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NoReturn

import streamlit as st

from journey.errors import JourneyError
from journey.i18n import LANGUAGES
from journey.model import new_id
from journey.store import MapSummary
from journey.ui.editing import opened
from journey.ui.help.glossary import told
from journey.ui.help.keys import KEYS, KEYS_OF
from journey.ui.part import part
from journey.ui.session import session, store
from journey.ui.settings.preferences import TOUR

STOPS = ("persona", "card", "valley", "define", "export")
TIPS = 3
_SHEET = ("title", "close", "start", "keys", "glossary", "here", "search", "nothing", "source", "see", "all")
_TOUR = ("offer", "about", "yes", "no", "next", "back", "leave", "done", "of", "again")

_component = part("help", "help")


@st.fragment
def help_corner(page: str, go: Callable[[str], NoReturn]) -> None:
    """The button, and on the first visit of the sample the offer of a tour.

    ``page`` is the one that is open; ``go`` opens another.
    """
    ahead = session.get("help_ahead", "")
    if ahead:
        session.put("help_ahead", "")
        if ahead != page:
            go(ahead)
        st.rerun()  # the whole page, for another map
    if session.get("help_cookie", False):
        session.put("help_cookie", False)
        st.rerun()  # what the browser is to remember is handed over with the whole page
    t = session.words
    asked = session.get("help_asked", False)
    session.put("help_asked", False)
    _component(
        key="help",
        data={
            "language": session.language,
            "page": page,
            "label": t("help.title"),
            "tour": {
                "words": {name: t(f"help.tour.{name}") for name in _TOUR},
                "stops": [{"name": name, **_stop(name)} for name in STOPS],
                "offered": _is_offered(page),
                "start": session.get("tour", ""),
            },
            "sheet": _sheet() if asked else None,
        },
        on_asked_change=lambda: session.put("help_asked", True),
        on_tour_change=_begin_tour,
        on_seen_change=_tour_seen,
    )


def _stop(name: str) -> dict[str, str]:
    t = session.words
    return {"title": t(f"help.tour.{name}.title"), "text": t(f"help.tour.{name}.text")}


def _sheet() -> dict[str, Any]:
    """All the words of the sheet: too many to send with every run of the page."""
    t = session.words
    other = next(code for code in LANGUAGES if code != session.language)
    return {
        "language": session.language,
        "words": {name: t(f"help.sheet.{name}") for name in _SHEET},
        "pages": {
            page: {
                "title": t(f"app.pages.{page}"),
                "tips": [t(f"help.pages.{page}.{number}") for number in range(1, TIPS + 1)],
            }
            for page in ("maps", "define", "board", "map", "workshop", "export", "settings", "present")
        },
        "keys": [
            {
                "page": KEYS_OF.get(place, ""),
                "title": t(f"help.keys.{place}.title"),
                "rows": [[keys, t(f"help.keys.{place}.{name}")] for keys, name in rows],
            }
            for place, rows in KEYS.items()
        ],
        "key_names": {name: t(f"help.keys.names.{name}") for name in ("Enter", "Shift", "Esc")},
        "other_language": t(f"app.languages.{other}"),
        "terms": told(session.language, other),
    }


def _is_offered(page: str) -> bool:
    """On the sample's poster, to whom was never offered it before."""
    if session.link_id or page != "map" or session.preferences.tour or session.selected or session.view != "poster":
        return False
    try:
        found = opened()
    except JourneyError:
        return False  # the page says it
    return found is not None and found.map.is_sample


def _begin_tour() -> None:
    """Opens a poster with something to point at: of the open map, or of the sample."""
    session.view, session.selected, session.personas = "poster", "", ()
    summary = next((one for one in store().maps() if one.is_sample), None)
    if summary and not _has_something(summary):
        session.map_id = summary.id
    session.put("tour", new_id())
    session.put("help_ahead", "map")


def _has_something(sample: MapSummary) -> bool:
    """Whether the open map can be shown around in: somebody walks it, and feels something on the way."""
    if session.map_id in ("", sample.id):
        return False
    try:
        found = opened()
    except JourneyError:
        return False
    return found is not None and bool(found.map.personas and found.map.touchpoints and found.map.feelings)


def _tour_seen() -> None:
    session.put("tour", "")
    if not session.preferences.tour:
        session.preferences = replace(session.preferences, tour=TOUR[0])
        session.put("help_cookie", True)

"""Done while the first browser still loads its scripts, so that the first page need not wait for it."""

import logging
from contextlib import suppress
from functools import cache
from importlib import import_module
from threading import Lock, Thread

from journey.errors import JourneyError

NEEDED = ("journey.ui.session", "journey.advice", "journey.formats.plotly", "journey.formats.library", "sqlite3")
importing = Lock()
"""Held for an import that another thread may begin from its other end: each would find half of a package there."""

LATER = "pandas"  # for Streamlit's charts and tables
ON_THE_FIRST_PAGE = ("shell", "advice.panel", "by_name", "editor", "pictures", "theme", "toolbar", "viewer", "width")


def warm() -> None:
    """Imports what every page needs, opens the store, and draws one map: fonts are read, patterns compiled.

    Begins to listen for what other processes commit. For a thread of its own.
    """
    for name in NEEDED:
        with importing:
            import_module(name)
    from journey.live.relay import Relay
    from journey.ui.session import house

    for begin in (lambda: Relay().start(), house):
        with suppress(JourneyError):  # told on the first page
            begin()
    _import_pages()
    from journey.formats.library import open_sample
    from journey.formats.svg import scene_svg
    from journey.layout import lay_out

    try:
        scene_svg(lay_out(open_sample(), "poster", theme_name="light", language="en"))
    except JourneyError as error:
        logging.getLogger(__name__).warning("nothing could be drawn ahead: %s", error.message("en"))


def _import_pages() -> None:
    """Only once the server runs: with it they register what the browser draws."""
    from streamlit.runtime import Runtime

    if Runtime.exists():
        for name in ON_THE_FIRST_PAGE:
            with importing:
                import_module(f"journey.ui.{name}")


@cache
def warm_the_rest() -> Thread:
    """Once the first page was drawn, what the next one may need. A page that draws charts joins it first: an import
    begun from two threads leaves one of them with half of a package."""
    thread = Thread(target=import_module, args=(LATER,), daemon=True)
    thread.start()
    return thread

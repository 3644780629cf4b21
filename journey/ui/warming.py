"""Done while the first browser still loads its scripts, so that the first page need not wait for it."""

import logging
from contextlib import suppress
from importlib import import_module

from journey.errors import JourneyError

NEEDED = ("journey.ui.session", "journey.advice", "journey.formats.plotly", "journey.formats.library", "sqlite3")


def warm() -> None:
    """Imports what every page needs, and draws one map: fonts are read, patterns compiled. For a thread of its own.

    No module of the pages themselves: those register their parts with a server that runs.
    """
    for name in NEEDED:
        import_module(name)
    from journey.live.relay import Relay

    with suppress(JourneyError):  # an address that leads nowhere is told on the first page
        Relay().start()
    from journey.formats.library import open_sample
    from journey.formats.svg import scene_svg
    from journey.layout import lay_out

    try:
        scene_svg(lay_out(open_sample(), "poster", theme_name="light", language="en"))
    except JourneyError as error:
        logging.getLogger(__name__).warning("nothing could be drawn ahead: %s", error.message("en"))

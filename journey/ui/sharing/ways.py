"""Links inside the app keep what is open: one that is opened in another tab shows the same map, by the same link."""

from journey.ui.part import part
from journey.ui.session import session

_ways = part("ways", "sharing")
KEPT = ("map", "key", "lang")


def keep_ways() -> None:
    """Draws nothing; completes the address of a link once somebody is about to follow it."""
    held = session.link()
    _ways(key="kept_ways", data={"open": {name: held[name][0] for name in KEPT if name in held}})

"""The line on which every page hears that who may do what with its map has changed. The board has a line of its own."""

from journey.live.passes import pass_to
from journey.live.room import rooms
from journey.ui.part import part
from journey.ui.session import session

_bell = part("bell", "sharing")


def access_bell() -> None:
    """Runs the page again when it hears of a lock, or of a link that was taken back. Draws nothing."""
    map_id = session.map_id
    if map_id:
        data = {"map": map_id, "said": said(map_id), "access": rooms.access(map_id)}
        _bell(key="access_bell", data=data, on_pull_change=lambda: None)


def said(map_id: str) -> dict[str, str]:
    """What the browser says of itself on the line to the others."""
    mine, link = session.preferences, session.link_id
    own = {"pass": pass_to(map_id, link, mine.browser), "link": link, "browser": mine.browser}
    return {**own, "name": mine.name, "colour": mine.colour}

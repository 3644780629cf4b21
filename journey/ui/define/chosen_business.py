"""The kind of business that the person chose for a map: this browser remembers it."""

from journey.formats.business import ANY, businesses
from journey.ui.session import session

GROUP = "business:"
"""How the name of the small list begins; the id of its map follows."""


def choose_business(group: str, kind: str) -> bool:
    """Has the browser remember a kind chosen from the small list; no later word on that map changes it.

    False where the choice is of another group. For callbacks: what is set there the same run hands to the browser.
    """
    if not group.startswith(GROUP):
        return False
    if kind in (*businesses(), ANY):
        session.preferences = session.preferences.with_kind(group.removeprefix(GROUP), kind)
    return True

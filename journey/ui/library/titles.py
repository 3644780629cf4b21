"""Titles that tell maps apart: whoever opens the same file twice sees which of the two came later."""

from journey.model import Map
from journey.model.text import LONGEST_TEXT
from journey.ui.session import session, store


def with_own_title(journey_map: Map) -> Map:
    """The map, under a title that no map in use and no archived one has: a number follows where it is taken."""
    return journey_map.model_copy(update={"title": own_title(journey_map.title)})


def own_title(title: str) -> str:
    """``title``, or ``title (2)``, ``title (3)`` ... where it is taken."""
    return untaken(title, {summary.title for archived in (False, True) for summary in store().maps(archived=archived)})


def untaken(title: str, taken: set[str]) -> str:
    """The first of ``title``, ``title (2)``, ``title (3)`` ... that is not taken; "" stays, nobody gave it.

    So does a title with no room for a number.
    """
    if not title or title not in taken:
        return title
    numbered = (session.words("maps.card.numbered", title=title, n=n) for n in range(2, len(taken) + 2))
    free = next(each for each in numbered if each not in taken)
    return free if len(free) <= LONGEST_TEXT else title

"""Finding a map among many: by the words of its title and headline, in the order somebody asked for."""

import unicodedata
from collections.abc import Iterable

from journey.store import MapSummary

ORDERS = ("edited", "created", "title")


def found(summaries: Iterable[MapSummary], query: str, order: str = ORDERS[0]) -> list[MapSummary]:
    """The maps in which every word of ``query`` stands, in any case and with or without accents.

    ``order``: the one edited last comes first, or the one made last, or by title.
    """
    sought = folded(query).split()
    kept = [summary for summary in summaries if _has(summary, sought)]
    if order == "title":
        return sorted(kept, key=lambda summary: (folded(summary.title), summary.id))
    moment = "created_at" if order == "created" else "updated_at"
    return sorted(kept, key=lambda summary: (getattr(summary, moment), summary.id), reverse=True)


def folded(text: str) -> str:
    """``text`` as it is compared: ``Perché`` and ``perche`` are the same."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _has(summary: MapSummary, sought: list[str]) -> bool:
    if not sought:
        return True
    text = folded(f"{summary.title} {summary.headline}")
    return all(word in text for word in sought)

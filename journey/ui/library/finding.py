"""Finding a map among many: by the words of its title and headline, in the order somebody asked for."""

from collections.abc import Iterable

from journey.model.folding import folded
from journey.store import MapSummary

ORDERS = ("edited", "created", "title")


def found(summaries: Iterable[MapSummary], query: str, order: str = ORDERS[0]) -> list[MapSummary]:
    """The maps in which every word of ``query`` stands, in any case, with or without accents and signs.

    ``order``: the one edited last comes first, or the one made last, or by title.
    """
    sought = folded(query).split() or query.split()  # signs alone are looked for as they are
    kept = [summary for summary in summaries if _has(summary, sought)]
    if order == "title":
        return sorted(kept, key=lambda summary: (folded(summary.title), summary.id))
    moment = "created_at" if order == "created" else "updated_at"
    return sorted(kept, key=lambda summary: (getattr(summary, moment), summary.id), reverse=True)


def _has(summary: MapSummary, sought: list[str]) -> bool:
    if not sought:
        return True
    words = f"{summary.title} {summary.headline}"
    text = f"{folded(words)} {words}"
    return all(word in text for word in sought)

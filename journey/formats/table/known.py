"""What the map that a table came from holds already, found by what a row says of it."""

from collections.abc import Iterator
from typing import Any

from journey.model import Insight, Map, Note, Record
from journey.model.folding import folded


class Known:
    """Ids by words; of several records of the same words the first. Without a map nothing is known."""

    def __init__(self, base: Map | None) -> None:
        self.ids = {each.id for each in base.touchpoints} if base else set()
        self.emotions = {each.emotion for each in base.feelings} if base else set()
        self._found: dict[tuple[str | None, ...], str] = {}
        for key, record_id in _keys(base) if base else ():
            self._found.setdefault(key, record_id)

    def named(self, name: str, words: str) -> str:
        """The record of a collection by its folded name; empty for none, here and below."""
        return self._found.get((name, words), "")

    def touchpoint(self, stage_id: str, words: str) -> str:
        """The touchpoint of a title in a stage."""
        return self._found.get(("touchpoints", stage_id, words), "")

    def feeling(self, persona_id: str | None, place_id: str) -> str:
        """What a persona, or everybody, feels at a touchpoint or in a stage."""
        return self._found.get(("feelings", persona_id, place_id), "")

    def claim(self, name: str, body: dict[str, Any]) -> str:
        """The note or the insight of the same kind and words at the same place."""
        words = body.get("title") or body.get("text") or ""
        place = body.get("touchpoint_id") or body.get("stage_id")
        return self._found.get((name, body.get("lane_id") or body.get("kind"), place, " ".join(words.split())), "")


def name_of(record: Record) -> str:
    """By which words a table calls a record."""
    found = next((words for each in ("name", "title", "text") if (words := getattr(record, each, ""))), "")
    return " ".join(found.split())


def _keys(base: Map) -> Iterator[tuple[tuple[str | None, ...], str]]:
    for collection in ("stages", "channels", "personas"):
        for record in getattr(base, collection):
            yield (collection, folded(name_of(record)) or name_of(record)), record.id
    for card in base.touchpoints:
        if card.title:
            yield ("touchpoints", card.stage_id, folded(card.title)), card.id
    for feeling in base.feelings:
        for place in (feeling.touchpoint_id, feeling.stage_id):
            yield ("feelings", feeling.persona_id, place), feeling.id
    claims: tuple[Note | Insight, ...] = (*base.notes, *base.insights)
    for claim in claims:
        name, kind = ("notes", claim.lane_id) if isinstance(claim, Note) else ("insights", claim.kind)
        for place in (claim.touchpoint_id, claim.stage_id):
            yield (name, kind, place, name_of(claim)), claim.id

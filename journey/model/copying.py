"""Copies of a map that share no id with it: duplicates, and maps begun from a template or a sample."""

from journey.model.base import new_id
from journey.model.map import COLLECTIONS, Map
from journey.model.migrate import from_document, to_document
from journey.model.references import REFERENCES


def fresh_copy(journey_map: Map, title: str | None = None) -> Map:
    """The same map with a new id for itself and for every record, all references rewritten; no longer a sample.

    ``answers`` still names the map that it answers: that one is not part of the copy. Raises JourneyError
    ``text_too_long`` for such a title.
    """
    # Ascending, because records of one order key are ordered by id: the copy must look like the original.
    fresh = dict(zip(journey_map.index, sorted(_distinct_ids(len(journey_map.index))), strict=True))
    document = to_document(journey_map)
    for collection, kind in COLLECTIONS.items():
        for record in document[collection]:
            record["id"] = fresh[record["id"]]
            for reference in REFERENCES[kind]:
                record[reference.field] = _renamed(record[reference.field], fresh)
    document.update(id=new_id(), is_sample=False)
    if title is not None:
        document["title"] = title
    return from_document(document)


def to_be_of(journey_map: Map, title: str) -> Map:
    """What the map should become, to be worked out: it answers the map, and its records keep their ids, so that both
    can be compared.

    How a moment will feel is a guess until it is there, and nobody has said anything about it; the finding, votes and
    comments were about the map as it is. Raises JourneyError ``text_too_long`` for such a title.
    """
    document = to_document(journey_map)
    for feeling in document["feelings"]:
        feeling.update(evidence="assumed", quote="", low=None, high=None, n=None)
    document.update(
        id=new_id(), title=title, headline="", state="to_be", answers=journey_map.id, is_sample=False, ballots=[],
        comments=[],
    )  # fmt: skip
    return from_document(document)


def _distinct_ids(count: int) -> set[str]:
    ids: set[str] = set()
    while len(ids) < count:
        ids.add(new_id())
    return ids


def _renamed(held: object, fresh: dict[str, str]) -> object:
    if isinstance(held, list):
        return [fresh[target] for target in held]
    return fresh[held] if isinstance(held, str) else held

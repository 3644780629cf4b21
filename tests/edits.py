"""Generated edits: ``random_edit(random, map)``, mostly sensible, sometimes impossible."""

from random import Random
from typing import Any

from journey.model import COLLECTIONS, Comment, Drop, Edit, Map, Put, Record, Set

WORDS = ("Pays", "Waits", "perché", "<b>", "👩‍👩‍👧‍👦", "", "a\u0301", "x\x00\ud800y")
HEADER = ("title", "headline", "objective", "state", "language", "is_sample", "timeframe")


def random_edit(random: Random, journey_map: Map) -> Edit:
    """One to five operations that put, set and drop records of a map; about one edit in five cannot be made."""
    make = (_put, _set, _set, _set, _set_header, _drop)
    operations = tuple(random.choice(make)(random, journey_map) for _ in range(random.randint(1, 5)))
    return Edit(label="change.map", subject=random.choice(WORDS), operations=operations)


def _put(random: Random, journey_map: Map) -> Put:
    """A twin of some record, or a comment on one; the comment may be on itself."""
    fresh = f"new-{random.randrange(10**9)}"
    record = _some(random, journey_map)
    if record is None or random.random() < 0.3:
        target = record.id if record and random.random() < 0.8 else fresh
        return Put.of(Comment(id=fresh, target_id=target, text=random.choice(WORDS)))
    return Put.of(type(record).model_validate({**record.model_dump(), "id": fresh}))


def _set(random: Random, journey_map: Map) -> Set:
    """A field gets the value that it has on another record of the kind, or words, or nonsense."""
    record = _some(random, journey_map)
    if record is None:
        return _set_header(random, journey_map)
    field = random.choice([name for name in type(record).model_fields if name != "id"])
    twins = [other for other in journey_map.records() if type(other) is type(record)]
    value: Any = random.choice(twins).model_dump(mode="json")[field]
    if random.random() < 0.2:
        value = random.choice((*WORDS, None, 3, [], record.id))
    return Set(id=record.id, field=field, value=value)


def _set_header(random: Random, journey_map: Map) -> Set:
    field = random.choice(HEADER)
    values: dict[str, tuple[Any, ...]] = {
        "state": ("as_is", "to_be"),
        "language": ("en", "it"),
        "is_sample": (True, False),
        "timeframe": ({"label": "Spring", "start": "2026-03-01"}, {}),
    }
    return Set(id=journey_map.id, field=field, value=random.choice(values.get(field, WORDS)))


def _drop(random: Random, journey_map: Map) -> Drop:
    record = _some(random, journey_map)
    return Drop(id=record.id if record and random.random() < 0.95 else "nowhere")


def _some(random: Random, journey_map: Map) -> Record | None:
    filled = [name for name in COLLECTIONS if getattr(journey_map, name)]
    return random.choice(getattr(journey_map, random.choice(filled))) if filled else None

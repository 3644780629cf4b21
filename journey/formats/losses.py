"""What is lost of a map on the way into a file that has no place for it, one line a kind.

A format says which fields of which records it holds. All else that a map says is counted here, so a new field of the
model is lost aloud until a format holds it.
"""

from collections.abc import Collection, Iterator, Mapping

from journey.i18n import Words
from journey.model import COLLECTIONS, Frozen, Map
from journey.model.map import HEADER_FIELDS

Held = Mapping[str, frozenset[str]]
"""Fields by collection; those of the header stand under ``map``."""
_APART = frozenset({"id", "order", "evidence"})  # said by their place, or counted by themselves


def not_written(counts: Mapping[str, int], say: Words) -> Iterator[str]:
    """``3 channels, 2 notes not written``; nothing where nothing was lost. Keys are those under ``mermaid.lost``."""
    lost = [say(f"mermaid.lost.{what}", n=count) for what, count in counts.items() if count]
    if lost:
        yield say("mermaid.not_written", things=", ".join(lost))


def lost(journey_map: Map, held: Held, unwritten: Collection[str] = ()) -> dict[str, int]:
    """How many records of each kind a file has no place for, and how many say something in a field that is not ``held``
    (``stages_details``); the fields of the header, and claims whose ``evidence`` goes.

    ``unwritten`` are the ids of records that are left out though their kind is held.
    """
    counts: dict[str, int] = {}
    guessed = 0
    for name in COLLECTIONS:
        records = getattr(journey_map, name)
        written = [record for record in records if name in held and record.id not in unwritten]
        counts[name] = len(records) - len(written)
        known = _APART | held.get(name, frozenset())
        counts[f"{name}_details"] = sum(_says(record, set(type(record).model_fields) - known) for record in written)
        if "evidence" not in held.get(name, ()):
            guessed += sum(_says(record, {"evidence"} & set(type(record).model_fields)) for record in written)
    counts |= {name: int(_says(journey_map, {name})) for name in HEADER_FIELDS if name not in held["map"]}
    return counts | {"evidence": guessed}


def _says(record: Frozen, fields: Collection[str]) -> bool:
    """Whether any of these fields has another value than it begins with."""
    return any(getattr(record, name) != type(record).model_fields[name].default for name in fields)

"""Two states of a map side by side: what was added, removed, moved, changed."""

from dataclasses import dataclass

from journey.model.base import Record
from journey.model.map import HEADER_FIELDS, Map

_PLACE = ("order", "stage_id")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What leads from ``before`` to ``after``. Records in the order of the map. ``changed`` has the names of the
    fields; those of the map itself are ``header``.

    A record that was moved and changed is in both.
    """

    before: Map
    after: Map
    added: tuple[Record, ...]
    removed: tuple[Record, ...]
    moved: tuple[Record, ...]
    changed: tuple[tuple[Record, tuple[str, ...]], ...]
    header: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many records, or fields of the map itself, are not as they were."""
        touched = {record.id for record in self.moved} | {record.id for record, _ in self.changed}
        return len(self.added) + len(self.removed) + len(touched) + len(self.header)


def compare(before: Map, after: Map) -> Comparison:
    """What leads from ``before`` to ``after``."""
    added = tuple(record for record in after.records() if record.id not in before.index)
    removed = tuple(record for record in before.records() if record.id not in after.index)
    moved: list[Record] = []
    changed: list[tuple[Record, tuple[str, ...]]] = []
    for record in after.records():
        held = before.index.get(record.id)
        if held is None or held is record or type(held) is not type(record):
            continue
        fields = [name for name in type(record).model_fields if getattr(held, name) != getattr(record, name)]
        if any(name in _PLACE for name in fields):
            moved.append(record)
        words = tuple(name for name in fields if name not in _PLACE)
        if words:
            changed.append((record, words))
    header = tuple(name for name in HEADER_FIELDS if getattr(before, name) != getattr(after, name))
    return Comparison(before, after, added, removed, tuple(moved), tuple(changed), header)

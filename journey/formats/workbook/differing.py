"""Which fields of a record two states of a map have differently, in words: as the columns of a workbook say them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from journey.formats.workbook.cells import shown
from journey.formats.workbook.columns import UNWRITTEN, Column, columns, header, titled
from journey.formats.workbook.labels import labels_of
from journey.formats.workbook.rows import value_of
from journey.i18n import Words
from journey.model import Map
from journey.model.map import COLLECTION_OF, HEADER_FIELDS


class Differing(NamedTuple):
    """A field by its path and by what it is called, and what it said and says; None where nothing stands."""

    path: str
    field: str
    before: str | None
    after: str | None

    def is_of(self, field: str) -> bool:
        """Whether it is that field of the record, or a part of it."""
        return self.path.split(".")[0] == field


class Differences:
    """Tells two states of a map apart, field by field."""

    def __init__(self, before: Map, after: Map, say: Words) -> None:
        self.maps, self.say = (before, after), say
        self.labels = tuple(labels_of(journey_map, say) for journey_map in self.maps)

    def of_record(self, record_id: str) -> list[Differing]:
        """Of a record that both have. A picture is told in no words."""
        name = COLLECTION_OF[type(self.maps[1].index[record_id])]
        if name in UNWRITTEN:
            return []
        bodies = [journey_map.index[record_id].model_dump(mode="json") for journey_map in self.maps]
        return list(self._between(name, columns(name), bodies))

    def of_map(self) -> list[Differing]:
        """Of the map itself."""
        bodies = [journey_map.model_dump(mode="json", include=set(HEADER_FIELDS)) for journey_map in self.maps]
        return list(self._between("map", header(), bodies))

    def _between(self, name: str, among: tuple[Column, ...], bodies: list[dict[str, Any]]) -> Iterator[Differing]:
        for column in among:
            was, now = (
                value_of(column, body, journey_map, labels, self.say)
                for body, journey_map, labels in zip(bodies, self.maps, self.labels, strict=True)
            )
            if was != now:
                yield Differing(
                    column.field, titled(name, column, self.say), self._said(column, was), self._said(column, now)
                )

    def _said(self, column: Column, value: Any) -> str | None:
        text = replace(column, kind="text") if column.kind == "one" else column
        cell = shown(text, value, self.say)
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            part = f"{cell:.2f}".rstrip("0").partition(".")[2]
            return self.say.percent(cell) if column.kind == "share" else self.say.number(cell, len(part))
        return None if cell is None else " ".join(str(cell).split())

"""What is known while a workbook of ours is read: who is called what, what was held, what was not understood."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from journey.files.grid import Cell, Grid
from journey.formats.workbook.columns import TALKS, Column, title_key
from journey.formats.workbook.labels import Directory, labels_of
from journey.formats.workbook.rows import talks
from journey.i18n import LANGUAGES, Phrase, words
from journey.model import EMOTIONS, Map, to_document

MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the record it is, its cells by column, and where it stands. ``heads``: what this file calls its columns;
    ``faults``: the cells whose value nobody knows."""

    sheet: str
    grid: Grid
    number: int
    id: str
    order: str | None
    cells: Mapping[Column, list[Cell]]
    heads: Mapping[Column, str]
    faults: Mapping[Column, str]


def own_words(said: Iterable[str]) -> Phrase:
    """That emotions were taken as one's own words."""
    found = [Phrase("table.quoted", {"words": each}) for each in said]
    return Phrase("table.notes.own_words", {"n": len(found), "words": tuple(found[:MOST_TOLD])})


@dataclass(slots=True)
class Desk:
    """``base`` is the map that the file came from; ``held`` is it as documents have it: map, records and talks by id.

    ``called``: what the records of ``base`` are called, in each language. ``places``: the row and the body that stand
    at a place in the document, such as ``stages[3]``.
    """

    digest: str
    base: Map | None
    held: dict[str, dict[str, Any]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    directory: Directory = field(default_factory=Directory)
    places: dict[str, tuple[Row, dict[str, Any]]] = field(default_factory=dict)
    refused: list[Phrase] = field(default_factory=list)
    called: dict[str, set[str]] = field(default_factory=dict)
    _near: dict[str, str] = field(default_factory=dict)
    _own_words: dict[str, None] = field(default_factory=dict)
    _told: set[tuple[str, int, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        if self.base:
            self.held = {record.id: record.model_dump(mode="json") for record in self.base.records()}
            self.held |= talks(self.base) | {self.base.id: to_document(self.base)}
            for language in LANGUAGES:
                for record_id, label in labels_of(self.base, words(language)).items():
                    self.called.setdefault(record_id, set()).add(label)

    def find(self, text: str, kinds: tuple[str, ...]) -> str | None:
        """The id of what a cell calls. A persona may be called by the first words of a name that only one has."""
        found = self.directory.find(text, kinds)
        if found is None and kinds == ("personas",) and (found := self.directory.begins(text, "personas")):
            self._near[text] = found
        return found

    def is_gone(self, record_id: str | None, text: str) -> bool:
        """Whether a cell calls a record as the file was written, and the row of that record was deleted since."""
        called = self.called.get(record_id or "", ())
        return record_id not in self.taken and (text.strip() in called or text.partition(": ")[2].strip() in called)

    def speak(self, emotion: str, held: str) -> None:
        """An emotion that the list does not have is one's own word, which is told where it is new."""
        if self.base and emotion and emotion not in EMOTIONS and emotion != held:
            self._own_words[emotion] = None

    def notes(self, names: Mapping[str, str]) -> Iterator[Phrase]:
        """What was understood though it was not said in full; ``names`` are those of the personas by id."""
        for text, found in self._near.items():
            yield Phrase("table.notes.near_persona", {"text": text, "name": names.get(found, text)})
        if self._own_words:
            yield own_words(self._own_words)

    def keep(self, names: list[str]) -> dict[str, list[dict[str, Any]]]:
        """What ``base`` has in collections without a sheet, or with one of which not all could be read, and no row told
        of; others may refer to it."""
        if self.base is None:
            return {name: [] for name in names}
        body = to_document(self.base)
        kept = {name: [each for each in body[name] if each["id"] not in self.taken] for name in names}
        for name, each in ((name, each) for name, bodies in kept.items() for each in bodies):
            self.taken.add(each["id"])
            self.directory.add(name, each["id"], sorted(self.called[each["id"]]))
        return kept

    def place(
        self, name: str, pairs: Sequence[tuple[Row, dict[str, Any]]], lost: Iterable[dict[str, Any]]
    ) -> list[dict[str, Any]]:
        """The records of a collection, noted by their places: those of rows, and where they stood those of rows that
        could not be read."""
        bodies = [body for _, body in pairs]
        rank = {record.id: place for place, record in enumerate(getattr(self.base, name, ()))}
        for body in lost:
            before = [n for n, each in enumerate(bodies, 1) if rank.get(each["id"], len(rank)) < rank[body["id"]]]
            bodies.insert(max(before, default=0), body)
        places = {body["id"]: place for place, body in enumerate(bodies)}
        self.places |= {f"{name}[{places[row.id]}]": (row, body) for row, body in pairs}
        return bodies

    def kept_in_silence(self, name: str) -> bool:
        """Whether nothing has to be said about a sheet that is not there: the map has nothing for it."""
        losses = self.base.losses if self.base else ()
        return not (any(loss.conversations for loss in losses) if name == TALKS else getattr(self.base, name, ()))

    def refuse(self, row: Row, column: Column | None, why: Phrase) -> None:
        """Once a cell: a reference to a record that went is told as the cell has it, not again as what became of it."""
        cell = (row.grid.name, row.number, column.field if column else "")
        if cell in self._told:
            return
        self._told.add(cell)
        head = (row.heads.get(column) or Phrase(title_key(row.sheet, column))) if column else ""
        params = {"sheet": row.grid.name, "row": str(row.number), "column": head, "why": why}
        self.refused.append(Phrase("sheet.refused" if column else "sheet.refused_row", params))

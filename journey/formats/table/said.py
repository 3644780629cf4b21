"""What one row of a table says. What is not understood of it is refused; what stood there before is taken instead."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from journey.formats.table.values import choice, felt, is_error
from journey.i18n import Phrase
from journey.model import LONGEST_TEXT, Map

NOTES = {"action": "actions", "thought": "thoughts", "backstage": "backstage"}
KINDS = ("pain", "opportunity", "solution")
_LISTING = (*NOTES, *KINDS)  # roles whose cells may list several entries, one a line
_STRONGEST = 5.0


@dataclass(frozen=True, slots=True)
class Said:
    """The texts of a row by role, and those of one's own lanes by their titles; blank ones are left out."""

    place: str
    cells: Mapping[str, str]
    lanes: Mapping[str, str]

    def __call__(self, role: str) -> str:
        return self.cells.get(role, "")

    def but(self, **cells: str) -> "Said":
        return replace(self, cells={**self.cells, **cells})


def place_of(row: str) -> Phrase:
    """The words for a row, or a column where the stages stand side by side."""
    return Phrase("table.column" if row.isalpha() else "table.row", {"place": row})


def refusal(place: str, why: str, **params: object) -> Phrase:
    """That something at a row or column was refused, and why."""
    return Phrase("table.refused", {"place": place_of(place), "why": Phrase(f"table.why.{why}", params)})


def sound(row: Said, decimal: str, held: Said | None, refused: list[Phrase]) -> Said | None:
    """The row as it can be taken, None where it cannot; ``held`` is the row as it was written, where it was.

    What is not understood is refused: then a cell, or the whole row, says what it said in ``held``.
    """
    longest = _longest(row)
    if longest > LONGEST_TEXT:
        refused.append(refusal(row.place, "too_long", length=longest, limit=LONGEST_TEXT))
        return held
    for role, text in row.cells.items():
        if is_error(text) and (held(role) != text if held else not row("id")):  # what we wrote is no formula
            refused.append(refusal(row.place, "error", found=text))
            if role in ("stage", "touchpoint"):
                return held
            row = row.but(**{role: held(role) if held else ""})
    if not row("stage"):
        if held is None or held("stage"):
            refused.append(refusal(row.place, "no_stage"))
        if held is None:
            return None
        row = row.but(stage=held("stage"))
    for role in ("macro_stage", "initiator", "evidence", "moment_of_truth"):
        if row(role) and choice(role, row(role)) is None:
            refused.append(refusal(row.place, role, found=row(role)))
            row = row.but(**{role: held(role) if held else ""})
    if row("emotion") and not _is_feeling(row("emotion"), decimal):
        refused.append(refusal(row.place, "emotion", found=row("emotion")))
        row = row.but(emotion=held("emotion")) if held else row.but(emotion="", feeling="")
    strength = felt(row("emotion"), decimal)[0] if row("emotion") else None
    if strength is None and row("feeling") and not _is_feeling(row("feeling"), decimal):  # it would be the strength
        refused.append(refusal(row.place, "emotion", found=row("feeling")))
        row = row.but(emotion=held("emotion"), feeling=held("feeling")) if held else row.but(feeling="")
    return row


def paired(rows: Sequence[Said], written: Sequence[Said], base: Map) -> list[Said | None]:
    """For each row the one that it was when the table was written of ``base``; None for a new one.

    A row of a touchpoint is known by its id, one of a stage by its name; of several it is the same one, else that of
    the same persona, else the next. One that cannot be taken may have lost its name: it is known by all the rest.
    """
    found: dict[int, Said] = {}
    left: Iterable[Said] = written
    traits: tuple[Callable[[Said], object], ...] = (
        _rest,
        lambda row: (_whose(row, base), row("persona")),
        lambda row: _whose(row, base),
        _nameless,
    )
    for trait in traits:
        held: dict[object, deque[Said]] = defaultdict(deque)
        for row in left:
            held[trait(row)].append(row)
        for number, row in enumerate(rows):
            if number not in found and (trait is not _nameless or _is_lost(row)) and (there := held[trait(row)]):
                found[number] = there.popleft()
        left = [row for there in held.values() for row in there]
    return [found.get(number) for number in range(len(rows))]


def with_unread(rows: Sequence[tuple[Said, Said | None]], written: Sequence[Said]) -> list[tuple[Said, Said | None]]:
    """The rows that were read, each with what it was, and between them as they were written those that were not."""
    first: list[tuple[Said, Said | None]] = []
    behind: dict[int, list[tuple[Said, Said | None]]] = defaultdict(list)
    there, group = {id(held) for _, held in rows}, first
    for row in written:
        if id(row) in there:
            group = behind[id(row)]
        else:
            group.append((row, row))
    return first + [each for row, held in rows for each in ((row, held), *(behind[id(held)] if held else ()))]


def _whose(row: Said, base: Map) -> str:
    if base.touchpoint(row("id")):
        return f"touchpoint {row('id')}"
    return "" if row("touchpoint") else f"stage {row('stage')}"


def _rest(row: Said, *without: str) -> object:
    return frozenset((role, text) for role, text in row.cells.items() if role not in without)


def _nameless(row: Said) -> object:
    return _rest(row, "stage", "touchpoint", "id")


def _is_lost(row: Said) -> bool:
    return not row("stage") or _longest(row) > LONGEST_TEXT


def _is_feeling(text: str, decimal: str) -> bool:
    valence, name = felt(text, decimal)
    return bool(name) if valence is None else abs(valence) <= _STRONGEST


def _longest(row: Said) -> int:
    """The length of the longest text of a row; of a cell that lists several, each counts by itself."""
    whole = [text for role, text in row.cells.items() if role not in (*_LISTING, "id")]
    lists = [text for role, text in row.cells.items() if role in _LISTING] + list(row.lanes.values())
    return max((len(text) for text in (*whole, *(part for text in lists for part in text.split("\n")))), default=0)

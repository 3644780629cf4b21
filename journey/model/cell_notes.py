"""The notes of one cell as lines of a text: what a person typed becomes notes, and notes that stay keep their id."""

import secrets
from collections.abc import Sequence

from journey.errors import JourneyError
from journey.model.base import new_id
from journey.model.edits import Drop, Edit, Operation, Put, Set
from journey.model.map import Map
from journey.model.ordering import keys
from journey.model.path import Stage
from journey.model.rows import LANE_KINDS, Lane, Note

NOTE_KINDS = ("actions", "thoughts", "backstage", "text")  # rows that people fill with words of their own
_DIGITS = 12
_NEARNESS = 16  # a new id takes a place in the first sixteenth of the room, so that many more fit behind it


def note_lanes(journey_map: Map) -> tuple[Lane, ...]:
    """The rows for notes that a map shows, in order; stand-ins called ``default.<kind>`` where it lists no rows."""
    lanes = journey_map.lanes or tuple(Lane(id=f"default.{kind}", kind=kind) for kind in LANE_KINDS if kind != "text")
    return tuple(lane for lane in lanes if lane.kind in NOTE_KINDS and not lane.hidden)


def lane_of(journey_map: Map, lane_id: str) -> str:
    """The row that a stand-in stands for by now, where the map has come to list its rows; else the id as it is."""
    kind = lane_id.removeprefix("default.")
    if kind == lane_id or not journey_map.lanes:
        return lane_id
    return next((lane.id for lane in journey_map.lanes if lane.kind == kind), lane_id)


def notes_in(journey_map: Map, lane_id: str, stage_id: str) -> tuple[Note, ...]:
    """The notes in a row's cell as the poster shows them: the stage's own and those of its touchpoints."""
    inside = {touchpoint.id for touchpoint in journey_map.touchpoints if touchpoint.stage_id == stage_id}
    return tuple(
        note
        for note in journey_map.notes
        if note.lane_id == lane_id
        and (note.touchpoint_id in inside if note.touchpoint_id else note.stage_id == stage_id)
    )


def lines_of(notes: Sequence[Note]) -> str:
    """One line a note."""
    return "\n".join(_line(note.text) for note in notes)


def write_notes(journey_map: Map, lane_id: str, stage_id: str, text: str) -> Edit | None:
    """Makes a cell say ``text``, one note a line; None when it says so already.

    A line that is there already keeps its note. Of the others, each takes the place of a note whose words are gone;
    what is left over is added or removed. A map that lists no rows gets them with its first note.
    Raises JourneyError ``gone`` for a stage or a row that is not there.
    """
    if journey_map.stage(stage_id) is None:
        raise JourneyError("gone", where=stage_id, id=stage_id)
    operations: list[Operation] = []
    lane_id = lane_of(journey_map, lane_id)
    if lane_id.startswith("default.") and not journey_map.lanes:
        lanes = own_lanes()
        operations = [Put.of(lane) for lane in lanes]
        lane_id = next((lane.id for lane in lanes if lane.kind == lane_id.removeprefix("default.")), lane_id)
    elif not isinstance(journey_map.get(lane_id), Lane):
        raise JourneyError("gone", where=lane_id, id=lane_id)
    held = notes_in(journey_map, lane_id, stage_id)
    written = [line for line in (_line(line) for line in text.splitlines()) if line]
    changes = _changes(held, written, lane_id, stage_id)
    if not changes:
        return None
    stage = journey_map.get(stage_id)
    assert isinstance(stage, Stage)
    label = "remove.notes" if not written else "change.notes" if held else "add.notes"
    subject = written[0][:80] if written else _line(held[0].text)[:80]
    return Edit(label=label, subject=subject, operations=(*operations, *changes))


def _changes(held: Sequence[Note], written: Sequence[str], lane_id: str, stage_id: str) -> list[Operation]:
    unused = list(held)
    at: list[Note | None] = []
    for line in written:
        same = next((note for note in unused if _line(note.text) == line), None)
        at.append(same)
        if same:
            unused.remove(same)
    operations: list[Operation] = []
    before = ""
    for place, line in enumerate(written):
        note = at[place]
        if note is None and unused:
            note = unused.pop(0)
            operations.append(Set(id=note.id, field="text", value=line))
        if note is not None:
            before = note.id
            continue
        after = next((later.id for later in at[place + 1 :] if later), "")
        before = _id_between(before, after)
        operations.append(Put.of(Note(id=before, lane_id=lane_id, stage_id=stage_id, text=line)))
    return [*operations, *(Drop(id=note.id) for note in unused)]


def _id_between(before: str, after: str) -> str:
    """A fresh id that sorts after ``before``: notes stand in the order of their ids, lines in the order typed."""
    low, high = _number(before, 0), _number(after, 16**_DIGITS)
    if low is None or high is None or high - low < 2 * _NEARNESS:
        return new_id()
    return f"{low + 1 + secrets.randbelow((high - low) // _NEARNESS):0{_DIGITS}x}"


def _number(record_id: str, otherwise: int) -> int | None:
    if not record_id:
        return otherwise
    if len(record_id) != _DIGITS or set(record_id) - set("0123456789abcdef"):
        return None
    return int(record_id, 16)


def own_lanes() -> tuple[Lane, ...]:
    """The rows that a map shows without listing any, as rows of its own."""
    kinds = [kind for kind in LANE_KINDS if kind != "text"]
    return tuple(Lane(id=new_id(), order=key, kind=kind) for kind, key in zip(kinds, keys(len(kinds)), strict=True))


def _line(text: str) -> str:
    return " ".join(text.split())

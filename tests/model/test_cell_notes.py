"""A cell's notes as lines of a text."""

import pytest

from journey.errors import JourneyError
from journey.model import Lane, Map, Note, Stage, Touchpoint, apply
from journey.model.cell_notes import lines_of, note_lanes, notes_in, write_notes


def one_stage(*notes: Note, lanes: tuple[Lane, ...] = (Lane(id="la", kind="actions"),)) -> Map:
    return Map(
        id="m",
        stages=(Stage(id="s1", name="Buy"),),
        touchpoints=(Touchpoint(id="t1", stage_id="s1", title="Pays"),),
        lanes=lanes,
        notes=notes,
    )


def written(journey_map: Map, text: str, lane_id: str = "la") -> Map:
    edit = write_notes(journey_map, lane_id, "s1", text)
    assert edit is not None
    return apply(journey_map, edit)[0]


def test_each_line_is_a_note_and_they_stay_in_the_order_typed() -> None:
    text = "\n".join(f"line {i}" for i in range(12))
    after = written(one_stage(), text)
    assert lines_of(notes_in(after, "la", "s1")) == text


def test_a_line_put_first_last_or_between_stands_there() -> None:
    first = written(one_stage(), "b\nd")
    after = written(first, "a\nb\nc\nd\ne")
    assert lines_of(notes_in(after, "la", "s1")) == "a\nb\nc\nd\ne"
    assert {note.id for note in first.notes} < {note.id for note in after.notes}


def test_a_line_that_changes_keeps_its_note_and_how_it_is_known() -> None:
    before = one_stage(Note(id="n1", lane_id="la", stage_id="s1", text="Pays", evidence="measured"))
    (note,) = written(before, "Pays by card").notes
    assert (note.id, note.text, note.evidence) == ("n1", "Pays by card", "measured")


def test_a_line_that_goes_takes_only_its_own_note() -> None:
    before = one_stage(
        Note(id="n1", lane_id="la", stage_id="s1", text="a"), Note(id="n2", lane_id="la", touchpoint_id="t1", text="b")
    )
    assert [note.id for note in written(before, "b\n\n").notes] == ["n2"]
    assert written(before, "").notes == ()


def test_the_same_words_change_nothing() -> None:
    before = one_stage(Note(id="n1", lane_id="la", stage_id="s1", text="two\nlines"))
    assert write_notes(before, "la", "s1", " two lines \n") is None


def test_a_map_without_rows_gets_them_with_its_first_note() -> None:
    bare = one_stage(lanes=())
    assert [lane.kind for lane in note_lanes(bare)] == ["actions", "thoughts", "backstage"]
    after = written(bare, "Thinks twice", "default.thoughts")
    (note,) = after.notes
    assert next(lane.kind for lane in after.lanes if lane.id == note.lane_id) == "thoughts"
    assert [lane.kind for lane in note_lanes(after)] == ["actions", "thoughts", "backstage"]


def test_a_stage_or_a_row_that_is_gone_is_said() -> None:
    for lane_id, stage_id in (("la", "s9"), ("l9", "s1")):
        with pytest.raises(JourneyError) as refused:
            write_notes(one_stage(), lane_id, stage_id, "x")
        assert refused.value.code == "gone"


def test_rows_that_are_hidden_or_hold_no_words_are_not_offered() -> None:
    lanes = (
        Lane(id="a", kind="actions", hidden=True),
        Lane(id="b", kind="emotions"),
        Lane(id="c", kind="text", title="To try"),
    )
    assert [lane.id for lane in note_lanes(one_stage(lanes=lanes))] == ["c"]

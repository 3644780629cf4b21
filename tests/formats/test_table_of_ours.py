"""A touchpoint table that we wrote, edited elsewhere and brought back: what is not understood leaves its map alone."""

import csv
import io
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey.errors import JourneyError
from journey.files import delimited
from journey.formats import ExportOptions, csv_file, incoming
from journey.formats.incoming import Asked, Brought, look
from journey.formats.library import open_sample
from journey.formats.table import reading as table_reading
from journey.formats.table.reading import How, read
from journey.formats.table.rows import COLUMNS
from journey.model import (
    Feeling,
    Map,
    Persona,
    Stage,
    Touchpoint,
    compare,
    fresh_copy,
    from_document,
    keys,
    to_be_of,
)
from journey.model.map import COLLECTIONS
from journey.model.wholeness import MOST_TOUCHPOINTS
from tests.any_document import any_document
from tests.maps import random_map

BY_PHOTO = ("tp-photo", "Maya Brooks")
DAMAGE = (
    "", "-", "@", "no", "yes", "7", "12", "2.5", "1,5", "1.234,5", "1.2.3", "5 5", "xyzzy", "a\nb", "x" * 2001,
    "y" * 2001 + "\nz",
)  # fmt: skip


def rows_of(journey_map: Map, language: str = "en") -> list[list[str]]:
    text = csv_file.write(journey_map, ExportOptions(lang=language)).data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if language == "it" else ","))


def brought(rows: list[list[str]], journey_map: Map, language: str = "en"):
    out = io.StringIO()
    csv.writer(out, delimiter=";" if language == "it" else ",").writerows(rows)
    data = out.getvalue().encode()
    return read(delimited.read(data).grid, data, "x.csv", base=journey_map)


def with_cell(rows: list[list[str]], whose: tuple[str, str], role: str, text: str) -> list[list[str]]:
    """The rows with another text in one cell, found by the id of its touchpoint and the name of its persona."""
    made, place = [list(row) for row in rows], COLUMNS.index(role)
    row = next(row for row in made if (row[-1], row[COLUMNS.index("persona")]) == whose)
    assert row[place] != text
    row[place] = text
    return made


@pytest.mark.parametrize(
    ("role", "text", "why"),
    [
        ("quote", "x" * 2500, "too_long"),
        ("stage", "x" * 2500, "too_long"),
        ("persona", "x" * 2500, "too_long"),
        ("emotion", "7", "emotion"),
        ("emotion", "1.2.3", "emotion"),
        ("initiator", "Compani", "initiator"),
        ("evidence", "blah", "evidence"),
        ("moment_of_truth", "mayb", "moment_of_truth"),
        ("macro_stage", "Before byuing", "macro_stage"),
        ("stage", "", "no_stage"),
    ],
)
def test_what_is_refused_stays_as_it_is_on_the_map(role: str, text: str, why: str):
    sample = open_sample("en")
    rows = rows_of(sample)
    row = next(row for row in rows[1:] if row[COLUMNS.index(role)] and row[-1])
    row[COLUMNS.index(role)] = text
    found = brought(rows, sample)
    assert [phrase.params["why"].key for phrase in found.refused] == [f"table.why.{why}"]
    assert found.journey_map == sample


def test_beside_a_refused_cell_the_others_of_its_row_are_taken():
    sample = open_sample("en")
    rows = with_cell(with_cell(rows_of(sample), BY_PHOTO, "emotion", "7"), BY_PHOTO, "quote", "Other words")
    (changed,) = compare(sample, brought(rows, sample).journey_map).changed
    assert (changed[0].id, changed[1]) == ("fe-maya-photo", ("quote",))


def test_what_a_stage_says_stays_when_its_row_loses_its_name():
    base = Map(
        id="m",
        stages=(Stage(id="a", order="1", name="A", goal="To know"), Stage(id="b", order="2", name="B", goal="To buy")),
        feelings=(Feeling(id="f", stage_id="b", valence=3, quote="At last"),),
    )
    for name in ("", "x" * 2500):
        rows = rows_of(base)
        rows[2][0] = name
        found = brought(rows, base)
        assert len(found.refused) == 1 and found.journey_map == base


def test_a_title_taken_out_leaves_an_untitled_touchpoint_with_its_ways_and_feelings():
    sample = open_sample("en")
    found = compare(sample, brought(with_cell(rows_of(sample), BY_PHOTO, "touchpoint", ""), sample).journey_map)
    assert [(record.id, fields) for record, fields in found.changed] == [("tp-photo", ("title",))]
    assert (found.added, found.removed) == ((), ())


UNNAMED = Map(
    id="m",
    stages=(Stage(id="s", order="1", name="S"), Stage(id="s2", order="2", name="", goal="None yet")),
    touchpoints=(
        Touchpoint(id="t", order="1", stage_id="s", title="A"),
        Touchpoint(id="t2", order="2", stage_id="s", title=""),
        Touchpoint(id="t3", order="1", stage_id="s2", title="C"),
    ),
)


def test_an_untouched_table_with_nameless_stages_and_touchpoints_changes_nothing():
    found = brought(rows_of(UNNAMED), UNNAMED)
    assert (found.journey_map, found.refused) == (UNNAMED, ())


def test_an_untitled_touchpoint_gets_the_title_typed_into_its_row():
    after = brought(with_cell(rows_of(UNNAMED), ("t2", ""), "touchpoint", "Named"), UNNAMED).journey_map
    assert [(record.id, fields) for record, fields in compare(UNNAMED, after).changed] == [("t2", ("title",))]


def test_a_shared_feeling_that_was_told_of_one_persona_may_be_told_of_all():
    base = Map(
        id="m",
        personas=(Persona(id="a", name="Ann"), Persona(id="b", name="Bo")),
        stages=(Stage(id="s", name="S"),),
        touchpoints=(Touchpoint(id="t", stage_id="s", title="T", persona_ids=("a",)),),
        feelings=(Feeling(id="f", touchpoint_id="t", valence=2, low=1.0),),
    )
    rows = with_cell(with_cell(rows_of(base), ("t", "Ann"), "emotion", "3"), ("t", "Ann"), "persona", "")
    after = brought(rows, base).journey_map
    assert after.feelings == (base.feelings[0].model_copy(update={"valence": 3.0}),)
    assert after.touchpoints[0].persona_ids == ()


def test_where_a_map_is_full_the_new_row_is_refused_and_none_of_its_own():
    cards = tuple(
        Touchpoint(id=f"t{n}", order=key, stage_id="s", title=f"T{n}") for n, key in enumerate(keys(MOST_TOUCHPOINTS))
    )
    base = Map(id="m", stages=(Stage(id="s", name="S"),), touchpoints=cards)
    rows = rows_of(base)
    new = ["" for _ in rows[0]]
    new[COLUMNS.index("stage")], new[COLUMNS.index("touchpoint")] = "S", "One more"
    found = brought([rows[0], new, *rows[1:]], base)
    assert [phrase.params["why"].key for phrase in found.refused] == ["table.why.too_many"]
    assert found.journey_map == base


@settings(max_examples=40, deadline=None)
@given(
    st.one_of(st.integers(0, 10_000).map(lambda seed: random_map(seed, touchpoints=8)), any_document()),
    st.sampled_from(["en", "it"]),
    st.integers(0, 10_000),
)
def test_one_damaged_cell_harms_nothing_that_was_not_understood(found: Map | dict, language: str, seed: int):
    journey_map = from_document(found) if isinstance(found, dict) else found
    rows, random = rows_of(journey_map, language), Random(seed)
    untouched = brought(rows, journey_map, language)
    assert (untouched.journey_map, untouched.refused) == (journey_map, ())
    for _ in range(3 if len(rows) > 1 else 0):
        damaged = [list(row) for row in rows]
        random.choice(damaged[1:])[random.randrange(len(rows[0]))] = random.choice(DAMAGE)
        after = brought(damaged, journey_map, language)
        assert not after.refused or after.journey_map == journey_map
        assert {row[-1] for row in damaged[1:] if journey_map.touchpoint(row[-1])} <= {
            card.id for card in after.journey_map.touchpoints
        }


def test_a_table_tells_of_which_map_it_is_though_another_has_the_same_touchpoints():
    as_is = fresh_copy(open_sample("en"), "As it is")
    to_be = to_be_of(as_is, "As it should be")
    known = {each.id: each for each in (as_is, to_be)}.get
    for written in (as_is, to_be):
        found = look(Brought("x.csv", csv_file.write(written).data), Asked(), known)
        assert found.base is written and found.reading.journey_map == written


def test_a_table_that_tells_no_map_makes_a_new_one():
    as_is = open_sample("en")
    data = csv_file.write(as_is).data.replace(f"ID ({as_is.id})".encode(), b"ID")
    assert look(Brought("x.csv", data), Asked(), {as_is.id: as_is}.get).base is None
    data, without_ids = csv_file.write(as_is).data, How({len(rows_of(as_is)[0]) - 1: "ignored"})
    assert look(Brought("x.csv", data), Asked(how=without_ids), {as_is.id: as_is}.get).base is None


def test_the_table_in_a_file_is_looked_for_once(monkeypatch: pytest.MonkeyPatch):
    sought: list[int] = []
    find = incoming.laid
    for module in (incoming, table_reading):
        monkeypatch.setattr(module, "laid", lambda grid: sought.append(1) or find(grid))
    sample = open_sample("en")
    look(Brought("x.csv", csv_file.write(sample).data), Asked(), {sample.id: sample}.get)
    assert sought == [1]


def test_the_first_word_of_a_personas_name_is_enough_and_that_is_told():
    sample = open_sample("en")
    rows = with_cell(rows_of(sample), BY_PHOTO, "persona", "Maya")
    found = brought(rows, sample)
    assert compare(sample, found.journey_map).count == 0
    assert ("table.notes.near_persona", {"text": "Maya", "name": "Maya Brooks"}) in [
        (note.key, note.params) for note in found.notes
    ]


def test_rows_behind_an_open_quotation_mark_stay_as_they_were_and_where_they_were():
    sample = open_sample("en")
    lines = csv_file.write(sample).data.decode().splitlines(keepends=True)
    place = len(lines) // 2
    lines = [line.replace("A friend’s photo", "A photo of a friend") for line in lines]
    lines[place] = lines[place].replace(",", ',"', 1)
    data = "".join(lines).encode()
    found = read(delimited.read(data).grid, data, "x.csv", base=sample)
    assert [phrase.key for phrase in found.refused] == ["table.open_quote"]
    comparison = compare(sample, found.journey_map)
    assert [(record.id, fields) for record, fields in comparison.changed] == [("tp-photo", ("title",))]
    assert (comparison.added, comparison.removed, comparison.moved) == ((), (), ())


def test_a_table_of_which_only_the_heads_are_left_does_not_empty_its_map():
    sample = open_sample("en")
    with pytest.raises(JourneyError) as refused:
        brought(rows_of(sample)[:1], sample)
    assert refused.value.code == "no_rows"
    bare = sample.with_collections({}, dict.fromkeys(COLLECTIONS, ()))
    assert brought(rows_of(bare), bare).journey_map == bare

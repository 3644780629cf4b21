"""A workshop as files: a page, slides and a text that hold no more than they have room for, and a workbook of all."""

from datetime import date, datetime
from io import BytesIO
from random import Random
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey.formats.report_pages import as_slides
from journey.formats.workshop import pages, text, workbook
from journey.formats.workshop.sections import facts, sections
from journey.i18n import LANGUAGES, words
from journey.workshop import state
from journey.workshop.state import State
from journey.workshop.summary import Summary, summarized
from tests.scene_checks import complaints
from tests.workshop.said import SAMPLE, Heard, Person, Room, crowded, say

ANN, BOB = Person("ann", "Ann", 1), Person("bob", "", 2)
DASH = "\N{MINUS SIGN}"


def filled(people: int, notes: int, seed: int = 1, nastiness: float = 0.0, simulated: bool = False) -> Summary:
    return summarized(SAMPLE, *crowded(people, notes, Random(seed), nastiness, simulated))


def texts(summary: Summary, language: str = "en") -> str:
    return " ".join(each.text for each in pages.sheet(summary, language).texts())


@given(
    seed=st.integers(0, 10_000),
    people=st.sampled_from([1, 2, 60]),
    notes=st.sampled_from([0, 1, 3, 40]),
    nastiness=st.sampled_from([0.0, 0.3, 1.0]),
    language=st.sampled_from(LANGUAGES),
    simulated=st.booleans(),
)
@settings(max_examples=25, deadline=None)
def test_nothing_is_clipped_or_lies_over_another_whatever_is_said(
    seed: int, people: int, notes: int, nastiness: float, language: str, simulated: bool
):
    summary = filled(people, notes, seed, nastiness, simulated)
    for scene in (pages.sheet(summary, language), *pages.slides(summary, language)):
        assert complaints(scene) == []


def test_the_page_is_a4_upright():
    scene = pages.sheet(filled(3, 2), "en")
    assert [round(side / 96 * 25.4) for side in (scene.width, scene.height)] == [210, 297]


def test_a_long_list_ends_with_how_many_more_there_are():
    told = texts(filled(60, 40))
    assert "more, all in the spreadsheet" in told
    assert "voci, tutte nel foglio di calcolo" in texts(filled(60, 40), "it")
    assert "spreadsheet" not in texts(filled(1, 1))


def test_little_is_said_in_larger_letters_than_much():
    little, much = (
        next(each.size for each in pages.sheet(summary, "en").texts() if each.text == words("en")("workshop.out.ideas"))
        for summary in (filled(2, 1), filled(60, 40))
    )
    assert little > much


@pytest.mark.parametrize(("language", "mark"), [("en", "REHEARSAL"), ("it", "PROVA")])
def test_a_rehearsal_is_marked_in_large_letters_and_in_every_file(language: str, mark: str):
    played, real = filled(30, 4, simulated=True), filled(30, 4)
    for scene in (pages.sheet(played, language), *pages.slides(played, language)):
        (banner,) = (each for each in scene.texts() if each.text.startswith(mark))
        smaller = [each.size for each in scene.texts() if each.role != "heading" and each is not banner]
        assert banner.size > max(smaller)
    assert mark in text.written(played, language).decode()
    assert mark not in texts(real, language) + text.written(real, language).decode()


def test_every_answer_is_a_dot():
    summary = summarized(
        SAMPLE, Room(), [ANN],
        [say(n, "ann", "empathy", "rating", touchpoint_id=SAMPLE.touchpoints[0].id, valence=value)
         for n, value in enumerate((-4.0, -4.0, 0.0, 4.0, 4.0))],
    )  # fmt: skip
    (dots,) = (each for each in pages.sheet(summary, "en").walk() if each.role == "answers")
    assert len(dots.items) == 5
    assert f"median 0, middle half {DASH}4 to +4, 5 answers" in texts(summary)


def test_it_says_when_and_how_many_and_nobody_real_is_not_counted():
    say_it = words("en")
    assert facts(filled(1, 0), say_it) == "Room MELA 42 · 12 Mar 2026 · 1 person · 0 contributions"
    assert "2 simulated people · 0 contributions" in facts(filled(2, 0, simulated=True), say_it)


def test_a_decision_has_its_owner_and_its_day_and_says_where_it_has_none():
    now = state.decide(State(), "One date in every mail", "Marta", date(2026, 4, 1))
    now = state.decide(now, "Call back")
    summary = summarized(SAMPLE, Room(state=now), [ANN], [])
    rows = next(each.rows for each in sections(summary, words("en")) if each.name == "decisions")
    assert [row.under for row in rows] == ["Marta · by 1 Apr 2026", "nobody yet · no date yet"]


def test_the_slides_hold_words_that_can_be_edited():
    from pptx import Presentation

    summary = filled(4, 3)
    deck = Presentation(BytesIO(as_slides(pages.slides(summary, "en"), summary.title)))
    assert [slide.shapes.title.text_frame.text for slide in deck.slides] == [SAMPLE.title] * 2
    told = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    assert "Where the room disagrees" in told
    assert summary.ideas[0].title in told


def test_nothing_that_people_say_is_markup_in_the_text():
    summary = summarized(
        SAMPLE, Room(), [ANN], [say(1, "ann", "objective", "answer", text="# <b>1</b> [x](http://y) *z*")]
    )
    told = text.written(summary, "en").decode()
    assert "- \\# \\<b\\>1\\</b\\> \\[x\\](http://y) \\*z\\*" in told


def book(room: Room, people: list[Person], heard: list[Heard], language: str = "en") -> dict[str, list[dict[str, Any]]]:
    """Every sheet as rows by the heads of their columns."""
    opened = openpyxl.load_workbook(BytesIO(workbook.written(SAMPLE, room, people, heard, language)))
    read: dict[str, list[dict[str, Any]]] = {}
    for sheet in opened:
        heads, *rows = sheet.iter_rows(values_only=True)
        read[sheet.title] = [dict(zip(heads, row, strict=True)) for row in rows]
    return read


def test_the_workbook_has_a_row_for_everything_that_was_said():
    stage, channel = SAMPLE.stages[0], SAMPLE.channels[0]
    place, maya = SAMPLE.touchpoints[0], SAMPLE.personas[0]
    card = say(1, "ann", "touchpoints", "card", stage_id=stage.id, channel_id=channel.id, title="Calls", words="Hello")
    rating = say(2, "bob", "empathy", "rating", touchpoint_id=place.id, persona_id=maya.id, valence=-2.5,
                 emotion="anger", evidence="heard")  # fmt: skip
    first, second = book(Room(), [ANN, BOB], [card, rating])["Contributions"]
    assert [first[name] for name in ("Who", "Text", "In their words", "Stage", "Channel", "Evidence")] == [
        "Ann", "Calls", "Hello", stage.name, channel.name, "assumed",
    ]  # fmt: skip
    assert [second[name] for name in ("Step", "Kind", "Who", "Moment", "Persona", "Valence", "Evidence")] == [
        "Empathy", "rating", "Person 2", place.title, maya.name, -2.5, "heard",
    ]  # fmt: skip
    assert second["Time (UTC)"] == datetime(2026, 3, 12, 9, 0)


@pytest.mark.parametrize("live", ["=1+1", "+1", "-1", "@SUM(A1)", "http://example.org", "007"])
def test_what_looks_like_a_formula_is_a_text(live: str):
    now = state.decide(State(), live, live)
    read = book(Room(state=now), [Person("ann", live)], [say(1, "ann", "objective", "answer", text=live)])
    assert (read["Contributions"][0]["Text"], read["People"][0]["Who"]) == (live, live)
    assert (read["Decisions"][0]["Text"], read["Decisions"][0]["Owner"]) == (live, live)
    data = workbook.written(SAMPLE, Room(state=now), [Person("ann", live)], [], "en")
    assert {cell.data_type for sheet in openpyxl.load_workbook(BytesIO(data)) for row in sheet for cell in row} <= {
        "s", "n", "d",
    }  # fmt: skip


def test_what_was_taken_back_has_a_row_without_its_words():
    answer = say(1, "ann", "objective", "answer", text="Oh no")
    gone = Heard(answer.id, "ann", 0, answer.said, gone=True, late=True)
    (row,) = book(Room(), [ANN], [gone])["Contributions"]
    assert (row["Text"], row["Taken back or replaced"], row["Late"]) == (None, "yes", "yes")


def test_what_a_step_hides_is_not_in_the_workbook_and_nobody_removed_is():
    idea = say(1, "ann", "brainstorm", "idea", text="Call back")
    answer = say(2, "bob", "objective", "answer", text="A date")
    read = book(Room(closed_at=None), [ANN, Person("bob", removed=True)], [idea, answer])
    assert read["Contributions"] == []
    assert [row["Who"] for row in read["People"]] == ["Ann"]


@given(seed=st.integers(0, 10_000), language=st.sampled_from(LANGUAGES))
@settings(max_examples=10, deadline=None)
def test_any_words_come_back_from_the_workbook(seed: int, language: str):
    room, people, heard = crowded(3, 3, Random(seed), 0.8)
    read = list(book(room, people, heard, language).values())
    said = [each.said.text for each in heard if each.said.kind in ("answer", "idea", "source", "parking")]
    column = words(language)("workshop.out.columns.text")
    assert [row[column] for row in read[0] if row[column]] == said
    assert [row[column] for row in read[3]] == [each.text for each in room.state.decisions]

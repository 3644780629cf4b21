"""A file that comes back after somebody worked on its map: only what the file changed is an edit."""

from collections.abc import Callable
from typing import Any

import pytest

from journey.formats import ExportOptions, csv_file, xlsx
from journey.formats.incoming import Asked, Brought, Incoming, look
from journey.formats.library import open_sample
from journey.model import Drop, Edit, Map, Set, apply, compare
from tests.formats.workbooks import edited, put

THEN = open_sample("en")
CARD = "tp-photo"
HEAD = 7


def with_edits(*operations: Any) -> Map:
    return apply(THEN, Edit(label="x", operations=operations))[0]


def came_back(name: str, data: bytes, now: Map, then: Map = THEN) -> Incoming:
    def known(map_id: str, head: int | None) -> Map | None:
        assert map_id == THEN.id
        return now if head is None else then

    return look(Brought(name, data), Asked(), known)


def workbook(change: Callable[[Any], None] = lambda book: None) -> bytes:
    return edited(xlsx.write(THEN, ExportOptions(lang="en", head=HEAD)).data, change)


def table(*replaced: tuple[str, str]) -> bytes:
    text = csv_file.write(THEN, ExportOptions(lang="en", head=HEAD)).data.decode("utf-8-sig")
    for words, other in replaced:
        assert words in text
        text = text.replace(words, other)
    return text.encode()


RENAMED = with_edits(Set(id=CARD, field="title", value="Agreed title"))
"""The map after somebody gave another title to the touchpoint."""


@pytest.mark.parametrize(("name", "data"), [("x.xlsx", workbook()), ("x.csv", table())])
def test_an_old_file_in_which_nothing_changed_takes_nothing_back(name: str, data: bytes):
    found = came_back(name, data, RENAMED)
    assert found.base == RENAMED == found.reading.journey_map
    assert found.since is not None and found.since.both == ()
    assert next(note.key for note in found.reading.notes) == "bringing.since"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.xlsx", workbook(put("Stages", 3, "name", "Wakes up"))),
        ("x.csv", table((THEN.stages[0].name + ",", "Wakes up,"))),
    ],
)
def test_what_the_file_changed_comes_in_beside_what_was_changed_on_the_map(name: str, data: bytes):
    made = came_back(name, data, RENAMED).reading.journey_map
    card = made.touchpoint(CARD)
    assert card is not None and card.title == "Agreed title"
    assert "Wakes up" in [stage.name for stage in made.stages]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.xlsx", workbook(put("Touchpoints", 3, "title", "File title"))),
        ("x.csv", table(("A friend\u2019s photo", "File title"))),
    ],
)
def test_what_both_changed_is_told_and_the_file_is_taken(name: str, data: bytes):
    found = came_back(name, data, RENAMED)
    assert found.since is not None and found.since.both == ((CARD, "title"),)
    assert [record.id for record, _ in compare(RENAMED, found.reading.journey_map).changed] == [CARD]


def test_changes_about_what_was_deleted_on_the_map_are_left_out_and_told():
    now = with_edits(Drop(id=CARD))
    found = came_back("x.xlsx", workbook(put("Touchpoints", 3, "title", "File title")), now)
    assert found.reading.journey_map == now
    assert ("bringing.late", {"n": 1}) in [(note.key, note.params) for note in found.reading.notes]


def test_a_mark_of_another_past_is_no_mark():
    other = with_edits(Set(id=CARD, field="title", value="Elsewhere"))
    found = came_back("x.xlsx", workbook(), RENAMED, then=other)
    assert found.since is None
    assert [record.id for record, _ in compare(RENAMED, found.reading.journey_map).changed] == [CARD]

"""Texts as large as a file may be are looked through in one go: no mark a character, no second look a line."""

import json
import tracemalloc
from collections.abc import Callable

import pytest

from journey.errors import JourneyError
from journey.formats import mermaid, mermaid_source
from journey.formats.json_text import _TOKEN, parsed
from journey.formats.mermaid_parser import _LEXER

LONG = 300_000


def peak_of(deed: Callable[[], object]) -> int:
    """The most bytes that were held at once while it was done."""
    tracemalloc.start()
    try:
        deed()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("before", ["title ", "section ", "", ":"])
def test_a_long_line_of_a_diagram_takes_no_memory_of_its_own(before: str):
    assert peak_of(lambda: _LEXER.match(before + "a" * LONG)) < 3 * LONG


def test_a_long_string_takes_no_memory_of_its_own():
    assert peak_of(lambda: _TOKEN.match('"' + "x" * LONG + '"')) < 3 * LONG


@pytest.mark.parametrize("before", ["{}", "{  }", "[]", "[[], {}]", '"{}"', '{"x": {}}'])
def test_empty_objects_do_not_hide_a_repeated_key(before: str):
    text = json.dumps({"a": 1})[:-1] + f', "b": [{before}], "c": {{}}, "a": 2}}'
    with pytest.raises(JourneyError) as refused:
        parsed(text)
    assert refused.value.code == "repeated_key"
    assert refused.value.params["column"] == str(text.rindex('"a"') + 1)


def test_each_line_of_the_front_matter_is_looked_at_twice_at_most():
    class Lines(list[str]):
        looked = 0

        def __getitem__(self, place):  # type: ignore[no-untyped-def]
            found = super().__getitem__(place)
            self.looked += len(found) if isinstance(place, slice) else 1
            return found

    body = Lines(["title: x", " more"] * 500)
    assert mermaid_source._title(body, "", 1) == "x more"
    assert body.looked <= 2 * len(body)


def test_the_last_title_of_the_front_matter_counts():
    text = "---\ntitle: one\ntitle: two\n  and a half\n\nconfig: 3\n---\njourney\n a: 1\n"
    assert mermaid.read(text.encode()).journey_map.title == "two and a half"

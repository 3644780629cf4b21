"""Marks on letters in a line of several fonts: in the typesetter's version each run has a place of its own."""

from xml.etree import ElementTree

import pytest

from journey.formats.svg import scene_svg
from journey.formats.typeset import pdf_bytes
from journey.scene.fonts import default_measure
from journey.scene.primitives import Scene, Text

FAMILY = "font-family"


def tspans(words: str, anchor: str = "start", plain: bool = True) -> list[ElementTree.Element]:
    width = default_measure().width(words, 20)
    line = Text(x=500.0, y=50.0, text=words, size=20.0, width=width, box=(0.0, 0.0, 900.0, 90.0), anchor=anchor)
    scene = Scene(width=900.0, height=90.0, items=(line,), view="poster", title="", theme="light", language="en")
    root = ElementTree.fromstring(scene_svg(scene, plain=plain))
    return [element for element in root.iter() if element.tag.endswith("tspan")]


@pytest.mark.parametrize(("anchor", "part"), [("start", 0.0), ("middle", 0.5), ("end", 1.0)])
def test_each_run_stands_where_the_one_before_it_ends(anchor: str, part: float):
    latin, arabic = tspans("thanks شكراً", anchor)
    measure = default_measure()
    left = 500 - part * measure.width("thanks شكراً", 20)
    assert float(latin.get("x")) == pytest.approx(left, abs=0.01)
    assert float(arabic.get("x")) == pytest.approx(left + measure.width("thanks ", 20), abs=0.01)
    assert [element.get("text-anchor") for element in (latin, arabic)] == ["start", "start"]
    assert [element.get(FAMILY) for element in (latin, arabic)] == ["Source Sans Pro", "Noto Sans Arabic"]


def test_a_line_that_runs_to_the_left_begins_at_the_right():
    placed = tspans("“شكراً” (1)")
    assert ["".join(element.itertext()).strip("\u2067\u2069") for element in placed] == ["” (1)", "شكراً", "“"]
    assert [float(element.get("x")) for element in placed] == sorted(float(element.get("x")) for element in placed)


@pytest.mark.parametrize("words", ["perché", "thanks شكرا", "thanks 😀", "e\u0316 thanks"])
def test_a_line_that_needs_no_places_has_none(words: str):
    assert [element.get("x") for element in tspans(words) if element.get("x")] == []


@pytest.mark.parametrize("words", ["لا…", "… لا", "thanks الله", "لأ 😀 لا", "(لا) ok الإعلان…"])
def test_arabic_letters_that_melt_into_one_leave_their_neighbours_alone(words: str):
    assert all(element.get("x") for element in tspans(words))
    width = default_measure().width(words, 20)
    line = Text(x=9.0, y=50.0, text=words, size=20.0, width=width, box=(0.0, 0.0, 900.0, 90.0))
    scene = Scene(width=900.0, height=90.0, items=(line,), view="poster", title="", theme="light", language="en")
    assert pdf_bytes(scene).startswith(b"%PDF")


def test_a_browser_needs_no_places():
    assert [element.get("x") for element in tspans("thanks شكراً", plain=False)] == [None, None]

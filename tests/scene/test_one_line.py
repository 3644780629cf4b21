"""One line on a given baseline, whole or shortened."""

import pytest

from journey.scene.measure import EvenMeasure
from journey.scene.one_line import one_line
from journey.scene.primitives import Text

MEASURE = EvenMeasure(em=0.5)  # a letter of 20 px is 10 px wide


def line(text: str, width: float, **more: object) -> Text:
    return one_line(text, x=100, y=50, width=width, size=20, measure=MEASURE, fill="#000000", **more)  # type: ignore[arg-type]


def test_what_fits_stays_whole() -> None:
    text = line("twelve chars", 120)
    assert (text.text, text.width, text.tip) == ("twelve chars", 120, "")


def test_what_does_not_fit_is_shortened_and_told_in_the_tooltip() -> None:
    text = line("twelve chars", 90, tip="A name")
    assert (text.text, text.tip) == ("twelve…", "A name\ntwelve chars")
    assert text.width <= 90


def test_tracking_counts() -> None:
    assert line("abc", 60, tracking=5).width == 45
    short = line("abcdefghij", 60, tracking=5)
    assert short.text.endswith("…") and short.width <= 60


@pytest.mark.parametrize(("anchor", "left"), [("start", 100), ("middle", 60), ("end", 20)])
def test_its_room_is_where_the_anchor_puts_it(anchor: str, left: float) -> None:
    text = line("ab", 80, anchor=anchor)
    assert (text.box[0], text.box[2]) == (left, left + 80)
    assert text.box[0] <= text.extent[0] and text.extent[2] <= text.box[2]
    assert text.box[1] <= text.extent[1] and text.extent[3] <= text.box[3]


def test_line_ends_become_spaces() -> None:
    assert line("a\nb", 80).text == "a b"

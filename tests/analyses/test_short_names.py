"""Names where there is little room: the events of one touchpoint are still told apart."""

from typing import Any

import pytest

from journey.analyses import drop_off_figure
from journey.analyses.drawing import bars, plain, wide
from journey.analyses.drop_off_answer import DropOff, Point
from journey.analyses.fitting import fitted
from journey.analyses.naming import titles
from journey.analyses.report_charts import points
from journey.analyses.report_sheet import Sheet
from journey.analyses.short_names import lines_of
from journey.i18n import words
from journey.model import Map
from journey.scene.fonts import default_measure
from journey.scene.themes import theme

PHONE_PX = 328
T, LOOK = words("en"), theme("light")
TITLE = "Follow-up by e-mail, one for each cart that was left behind in the shop"
EVENTS = ("email_opened", "email_received")


@pytest.fixture(scope="module")
def names() -> tuple[str, str]:
    """Two events of a touchpoint with a long title, as people read them."""
    called = titles(Map.model_validate({
        "id": "m", "stages": [{"id": "s", "name": "Buy"}],
        "touchpoints": [{"id": "t", "stage_id": "s", "title": TITLE, "event_names": EVENTS}],
    }))  # fmt: skip
    return called[EVENTS[0]], called[EVENTS[1]]


def test_the_event_stays_and_the_title_is_cut(names: tuple[str, str]) -> None:
    (short,) = lines_of(names[0], 220, 15)
    assert short.startswith("Follow-up") and short.endswith("… (Email opened)")
    assert wide(short) <= 220
    assert plain(names[1]).endswith("… (Email received)") and len(plain(names[1])) <= 60


def test_an_event_that_is_too_long_itself_shows_its_end() -> None:
    (short,) = lines_of("Follow-up by e-mail (A message about the cart was opened)", 180, 15)
    assert short.startswith("Fo") and short.endswith("opened)") and wide(short) <= 180


def test_what_has_no_event_behind_it_is_cut_at_its_end(names: tuple[str, str]) -> None:
    assert lines_of(TITLE, 120, 15)[0].endswith("…")
    assert plain("x" * 80) == "x" * 59 + "…"
    assert lines_of("Buys (card)", 300, 15) == ["Buys (card)"]


def words_of(figure: dict[str, Any]) -> str:
    return " | ".join(str(each.get("text")) for each in figure["layout"]["annotations"])


def test_figures_on_a_phone_tell_the_rows_of_one_touchpoint_apart(names: tuple[str, str]) -> None:
    drawn = words_of(fitted(bars(LOOK, list(names), [3, 2], ["3", "2"]), PHONE_PX))
    assert "(Email opened)" in drawn and "(Email received)" in drawn


def test_so_do_the_points_and_the_report(names: tuple[str, str]) -> None:
    told = [Point(name, "event", True, 200, 20, 200, share=0.1, low=0.07, high=0.15) for name in names]
    answer = DropOff(35, None, tuple(told), (), (), (), has_direction=True)
    drawn = words_of(drop_off_figure.figure(answer, T, LOOK, width_px=PHONE_PX))
    assert "(Email opened)" in drawn and "(Email received)" in drawn
    sheet = Sheet(LOOK, default_measure(), "en", "Points")
    points(sheet, told, T)
    said = " ".join(text.text for text in sheet.scene(1, 1, "").texts())
    assert "(Email opened)" in said and "(Email received)" in said

"""Figures where there is little room: names over their bars, narrow tables, fewer dates; what a figure leaves out."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from journey.analyses import adherence_figure, channel_mix, cohorts, first_steps, itinerary, one_customer, time_in_stage
from journey.analyses.channel_mix import ChannelMix, Use
from journey.analyses.cohorts import Cohort, Cohorts
from journey.analyses.drawing import bars, wide
from journey.analyses.first_steps import FirstSteps
from journey.analyses.fitting import fitted, least_px
from journey.analyses.itinerary import Edge, Itinerary
from journey.analyses.one_customer import Happening, OneCustomer
from journey.analyses.time_in_stage import DAY, Stay, TimeInStage
from journey.i18n import LANGUAGES, words
from journey.scene.themes import theme

PHONE_PX = 328
T, LOOK = words("en"), theme("light")
STEP = "Looks at the bikes of the shop → Puts one of them in the basket"


def customer(*times: datetime, event: str = "Looks") -> OneCustomer:
    return OneCustomer("a", len(times), 0, tuple(Happening(time.isoformat(), event, "web") for time in times))


def steps(count: int) -> Itinerary:
    edges = tuple(Edge(f"e{place}", "f", 1, 60.0) for place in range(count))
    return Itinerary(edges, (), 0, (), (), (), ())


def test_on_a_phone_the_name_of_a_bar_stands_over_it_on_the_whole_width() -> None:
    usual = bars(LOOK, [STEP, "Looks → Pays"], [2, 1], ["2", "1"])
    layout = fitted(usual, PHONE_PX)["layout"]
    assert [word["text"] for word in layout["annotations"]] == [
        "Looks at the bikes of the shop<br>→ Puts one of them in the basket", "Looks → Pays",
    ]  # fmt: skip
    assert layout["margin"]["l"] == 0
    assert not layout["yaxis"]["showticklabels"]
    assert layout["height"] > usual["layout"]["height"]


def test_where_there_is_room_or_nobody_knows_a_figure_stays_as_it_is() -> None:
    usual = bars(LOOK, [STEP], [1], ["1"])
    assert fitted(usual, 2000) is usual
    assert fitted(usual, 0) is usual


def test_a_name_with_signs_is_text_after_it_was_fitted_too() -> None:
    (word,) = fitted(bars(LOOK, ["<b>Looks</b> & looks and looks and looks"], [1], ["1"]), PHONE_PX)["layout"][
        "annotations"
    ]
    assert word["text"].startswith("&lt;b&gt;Looks&lt;/b&gt; &amp; looks")


def test_a_table_of_who_comes_back_is_read_whole_on_a_phone() -> None:
    answer = Cohorts((Cohort("2026-01", 2775, (2775, *range(7))), Cohort("2026-02", 1122, (1122, *range(6)))))
    drawn = fitted(cohorts.figure(answer, T, LOOK), PHONE_PX)
    assert least_px(drawn) <= PHONE_PX
    assert drawn["layout"]["xaxis"]["ticktext"] == list("01234567")
    assert drawn["layout"]["xaxis"]["tickangle"] == 0
    assert drawn["layout"]["yaxis"]["ticktext"] == ["Jan 2026<br>2,775", "Feb 2026<br>1,122"]
    assert drawn["data"][0]["textfont"]["size"] >= 12


def test_stages_that_are_wider_than_their_channels_stand_upright_and_whole() -> None:
    uses = tuple(Use(f"Look around {n}", "web", 1, 1, 1.0) for n in range(7))
    layout = fitted(channel_mix.figure(ChannelMix(uses), T, LOOK), PHONE_PX)["layout"]
    assert layout["xaxis"]["tickangle"] == -90
    assert layout["margin"]["t"] >= wide("Look around 6", 14)
    assert layout["xaxis"]["ticktext"][6] == "Look around 6"


def test_what_is_unreadable_even_so_keeps_its_width() -> None:
    many = Cohorts((Cohort("2024-01", 9, (9,) * 24),))
    assert least_px(fitted(cohorts.figure(many, T, LOOK), PHONE_PX)) > PHONE_PX
    assert least_px(fitted(first_steps.figure(FirstSteps(()), T, LOOK), PHONE_PX)) > PHONE_PX


def test_a_channel_that_nobody_uses_is_empty_and_one_that_few_use_is_not_nothing() -> None:
    answer = ChannelMix(
        (Use("Look", "web", 997, 9, 0.997), Use("Look", "chat", 3, 1, 0.003), Use("Buy", "web", 1, 1, 1.0))
    )
    (data,) = channel_mix.figure(answer, T, LOOK)["data"]
    assert data["text"] == [["100%", "100%"], ["0.3%", ""]]


def test_days_are_written_as_elsewhere_and_level_and_fewer_of_them_on_a_phone() -> None:
    first = datetime(2026, 2, 1, 9)
    usual = one_customer.figure(customer(first, first + timedelta(60), event="Looks at the bikes of the shop"), T, LOOK)
    axis = usual["layout"]["xaxis"]
    assert axis["ticktext"] == ["1 Feb 2026", "21 Feb 2026", "13 Mar 2026", "2 Apr 2026"]
    assert axis["tickangle"] == 0
    drawn = fitted(usual, PHONE_PX)["layout"]
    assert drawn["xaxis"]["ticktext"] == ["1 Feb 2026", "2 Apr 2026"]
    assert drawn["yaxis"]["ticktext"][0].count("<br>") == 1


def test_a_journey_of_hours_says_the_day_and_when_it_began() -> None:
    first = datetime(2026, 2, 1, 9, 30)
    axis = one_customer.figure(customer(first, first + timedelta(hours=2)), T, LOOK)["layout"]["xaxis"]
    assert axis["ticktext"] == ["1 Feb 2026, 09:30"]


def test_the_time_in_a_stage_is_never_written_over_the_name_of_the_stage() -> None:
    """Words over a dot at the left end begin at it, those at the right end end there."""
    stays = (Stay("Notice", 9, 0, 0.01 * DAY, DAY), Stay("Ride", 9, 0, 9 * DAY, 10 * DAY))
    _, dots = time_in_stage.figure(TimeInStage(stays), T, LOOK)["data"]
    assert dots["textposition"] == ["top right", "top left"]


def test_the_last_mark_of_the_axis_does_not_touch_the_column_beside_it() -> None:
    assert wide("100%", 14) / 2 + 8 <= adherence_figure._AGAIN_PX


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_says_how_much_it_leaves_out(language: str) -> None:
    t = words(language)
    title: dict[str, Any] = itinerary.figure(steps(25), t, LOOK)["layout"]["title"]
    assert title["text"] == t("analyses.itinerary.cut", n=25, shown=20)
    assert "20" in title["text"]
    assert "title" not in itinerary.figure(steps(20), t, LOOK)["layout"]
    many = customer(*(datetime(2026, 1, 1) + timedelta(day) for day in range(61)))
    assert one_customer.figure(many, t, LOOK)["layout"]["title"]["text"] == t(
        "analyses.one_customer.cut", n=61, shown=60
    )

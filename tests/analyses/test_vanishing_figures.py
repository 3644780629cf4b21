"""The figures of where customers vanish: what stands out is red, what is expected and what is naive stand beside it."""

from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from plotly.graph_objects import Figure

from journey.analyses import dialogue, drop_off, fewer, haemorrhage, pressure, value
from journey.analyses.dialogue import Dialogue, Said
from journey.analyses.drop_off_answer import DropOff, Point
from journey.analyses.haemorrhage import Haemorrhage
from journey.analyses.interval_rows import Row, interval_rows, verdict
from journey.analyses.months import month_axis
from journey.analyses.pressure_answer import Pressed, Pressure
from journey.analyses.silence import Terms
from journey.analyses.value import Concentrated, Value
from journey.events.ingest import read
from journey.i18n import LANGUAGES, words
from journey.scene.themes import theme

LIGHT, EN = theme("light"), words("en")
CALLS = Point(
    "Reminder calls", "event", True, 1204, 373, 1300, 0.44, 0.31, 0.28, 0.34, 233, 0.19, 1.6, 1.4, 1.8, 0.001, True
)
SITE = Point("Web site", "event", False, 2866, 344, 2900, 0.29, 0.12, 0.11, 0.13, 401, 0.14, 0.9, 0.8, 1.0, 0.9)
SHORT = Point("New form", "event", False, 0, 0, 12)
POINTS = DropOff(38, 0.096, (SITE, CALLS, SHORT), (), (), (), True)
MONTHS = tuple(
    haemorrhage.Month(f"2025-{month:02}", 1000, lost, lost / 1000, lost / 1000 - 0.005, lost / 1000 + 0.005, 10, 1)
    for month, lost in zip(range(7, 13), (15, 16, 14, 26, 29, 28), strict=True)
)
BLEEDING = Haemorrhage(38, MONTHS, "2025-10", ("2025-09", "2025-11"), 0.01, True, "2025-12", 0.015, 0.028)


def texts(figure: dict) -> list[str]:
    return [unescape(each["text"]) for each in figure["layout"]["annotations"]]


def pressing(*shares: float) -> Pressure:
    rows = tuple(
        Pressed(name, 1000, round(1000 * share), share, share - 0.02, share + 0.02, 100, share / 0.1,
        share / 0.1 - 0.2, 9, customers=600)
        for name, share in zip(("0", "1", "2", "3-4", "5+"), shares, strict=True)
    )  # fmt: skip
    return Pressure(7, 38, rows, (), (), (), (), (), ())


def test_flagged_points_come_first_and_stand_on_red() -> None:
    figure = drop_off.figure(POINTS, EN, LIGHT)
    *_, dots = figure["data"]
    assert list(dots["x"]) == [0.31, 0.12]  # whom nobody could follow has no dot
    assert dots["marker"]["color"] == [LIGHT.loss, LIGHT.ink2]
    assert LIGHT.loss_tint in [shape.get("fillcolor") for shape in figure["layout"]["shapes"]]
    told = texts(figure)
    assert told.index("Reminder calls") < told.index("Web site") < told.index("New form")
    assert {"31%", "12%", "from us", "1,204", "12", "none followed long enough"} <= set(told)


def test_expected_and_naive_shares_stand_beside_the_honest_one() -> None:
    bars, dotted, naive, expected, _ = drop_off.figure(POINTS, EN, LIGHT)["data"]
    assert (bars["base"][0], round(bars["x"][0], 2)) == (0.28, 0.06)
    assert dotted["x"][:3] == [0.31, 0.44, None]
    assert (naive["x"], expected["x"]) == ([0.44, 0.29], [0.19, 0.14])


def test_what_may_be_a_natural_end_is_red_in_no_picture() -> None:
    asked = replace(POINTS, perhaps_ends=("Reminder calls",))
    assert [each.flag for each in asked.drawn(asked.events)] == [False, False, False]
    assert [each.flag for each in POINTS.drawn(POINTS.events)] == [False, True, False]


def test_a_stage_that_holds_what_may_be_a_natural_end_is_red_once_that_is_answered() -> None:
    stage = CALLS.told(event="Receive", kind="stage", sent=False, holds=("Delivered",))
    asked = replace(POINTS, stages=(stage,), perhaps_ends=("Delivered",))
    assert [each.flag for each in asked.drawn(asked.stages)] == [False]
    assert "holds what may be a natural end" in texts(drop_off.figure(asked, EN, LIGHT, "stages"))
    no_end = replace(asked, perhaps_ends=())
    assert [each.flag for each in no_end.drawn(no_end.stages)] == [True]
    assert "holds what may be a natural end" not in texts(drop_off.figure(no_end, EN, LIGHT, "stages"))


def test_a_stage_that_stands_out_without_an_event_that_does_says_so() -> None:
    whole = CALLS.told(event="Receive", kind="stage", sent=False)
    said = "as a whole, by no single event"
    assert said in texts(drop_off.figure(replace(POINTS, stages=(whole,)), EN, LIGHT, "stages"))
    for other in (whole.told(holds=("Delivered",)), whole.told(sent=True), whole.told(flag=False)):
        assert said not in texts(drop_off.figure(replace(POINTS, stages=(other,)), EN, LIGHT, "stages"))


def test_what_stands_out_and_cannot_be_judged_says_so() -> None:
    alone = SITE.told(event="Order", excess_low=2.6, compared=4000)
    few = SITE.told(event="Fair", customers=12)
    told = texts(drop_off.figure(replace(POINTS, events=(alone, few, CALLS)), EN, LIGHT))
    assert told[told.index("Order") + 1] == "too little beside it to judge"
    assert told[told.index("Fair") + 1] == "too few customers to judge"


def test_of_a_silence_from_which_many_come_back_the_headline_says_so() -> None:
    told = drop_off.finding(POINTS, EN)
    assert told == "After “Reminder calls” 31 in 100 customers are not heard from again."
    soon = drop_off.finding(replace(POINTS, horizon_days=14, return_rate=0.59), EN)
    assert soon == f"{told} That is after 14 days of silence, from which 59 in 100 still come back."


def test_parts_stand_apart_only_where_their_intervals_do_not_touch() -> None:
    web, shop = Row("web", 0.2, 0.18, 0.22, ""), Row("shop", 0.3, 0.28, 0.32, "")
    between, few = Row("app", 0.25, 0.2, 0.29, ""), Row("fair", 0.9, 0.6, 0.99, "", few=True)
    assert verdict([web, between, shop, few], EN).startswith(
        "“shop” (30%, 28% to 32%) stands apart from “web” (20%, 18% to 22%)"
    )
    assert verdict([between, web, few], EN).startswith("All intervals touch")
    assert verdict([web, few], EN).startswith("Too few cases")


def test_the_axis_of_parts_is_numbered_as_far_as_they_go() -> None:
    axis = interval_rows([Row("web", 0.2, 0.18, 0.22, "20%")], EN, LIGHT)["layout"]["xaxis"]
    assert (axis["ticktext"][0], axis["ticktext"][-1]) == ("0%", "20%")
    assert axis["range"][1] > 0.22


def test_few_rows_are_shown_until_all_are_asked_for() -> None:
    many = replace(POINTS, events=tuple(replace(SITE, event=f"e{n}") for n in range(20)))
    assert len(drop_off.figure(many, EN, LIGHT)["data"][-1]["x"]) == 14
    assert len(drop_off.figure(many, EN, LIGHT, most=None)["data"][-1]["x"]) == 20


def test_on_a_phone_names_stand_over_their_rows() -> None:
    assert drop_off.figure(POINTS, EN, LIGHT)["layout"]["margin"]["l"] > 300
    assert drop_off.figure(POINTS, EN, LIGHT, width_px=330)["layout"]["margin"]["l"] < 20


def test_on_a_phone_a_note_that_has_no_room_beside_its_name_stands_under_it() -> None:
    def told(point: Point) -> list[str]:
        return texts(drop_off.figure(replace(POINTS, stages=(point,)), EN, LIGHT, "stages", width_px=330))

    whole = CALLS.told(event="Receive the parcel", kind="stage", sent=False)
    assert {"n 1,204", "as a whole, by no single event"} <= set(told(whole))
    assert "from us · n 1,204" in told(whole.told(sent=True))


def test_what_may_be_a_natural_end_is_no_headline() -> None:
    assert drop_off.finding(POINTS, EN) == "After “Reminder calls” 31 in 100 customers are not heard from again."
    asked = replace(POINTS, perhaps_ends=("Reminder calls",))
    assert drop_off.finding(asked, EN).startswith("No event stands out")
    assert "from us · perhaps a natural end" in texts(drop_off.figure(asked, EN, LIGHT))


def test_bars_of_pressure_are_red_beyond_the_cap_alone() -> None:
    said = pressing(0.1, 0.11, 0.12, 0.21, 0.33)
    assert said.cap == 2
    assert pressure.figure(said, EN, LIGHT)["data"][1]["marker"]["color"] == [LIGHT.ink2] * 3 + [LIGHT.loss] * 2
    assert pressure.finding(said, EN) == (
        "Whoever gets more than 2 messages in 7 days falls silent more often: 27% instead of 10%."
    )
    flat = pressing(0.1, 0.1, 0.1, 0.1, 0.1)
    assert LIGHT.loss not in pressure.figure(flat, EN, LIGHT)["data"][1]["marker"]["color"]
    assert pressure.finding(flat, EN) == "More messages in 7 days go with no more silence."


def test_a_haemorrhage_has_a_line_where_it_begins_and_a_band_of_where_it_may() -> None:
    figure = haemorrhage.figure(BLEEDING, EN, LIGHT)
    band, before, after, line = figure["layout"]["shapes"]
    assert (band["x0"], band["x1"], band["fillcolor"]) == (1.5, 4.5, LIGHT.loss_tint)
    assert (before["y0"], after["y0"], line["x0"], line["line"]["color"]) == (0.015, 0.028, 2.5, LIGHT.loss)
    assert figure["data"][1]["marker"]["color"] == [LIGHT.ink2] * 3 + [LIGHT.loss] * 3


def test_fewer_losses_are_not_red_and_no_change_draws_no_line() -> None:
    better = replace(BLEEDING, rate_before=0.028, rate_after=0.015)
    assert LIGHT.loss not in str(haemorrhage.figure(better, EN, LIGHT))
    assert haemorrhage.figure(replace(BLEEDING, began=None, between=None), EN, LIGHT)["layout"]["shapes"] == []


def test_customers_and_turnover_are_indexed_side_by_side_and_stacked_on_a_phone() -> None:
    months = (value.Month("2026-01", 200, 1000.0), value.Month("2026-02", 100, 1500.0))
    curve = (Concentrated(0, 0), Concentrated(0.2, 0.5), Concentrated(1, 1))
    said = Value(200, 60, 0.3, 2500.0, 275.0, 0.11, curve, months, 38)
    wide, narrow = (value.figure(said, EN, LIGHT, width) for width in (0, 330))
    assert [trace["y"] for trace in wide["data"][-2:]] == [[100, 50], [100, 150]]
    assert "20% of customers" in texts(wide)[0]
    assert wide["layout"]["xaxis2"]["domain"][0] > wide["layout"]["xaxis"]["domain"][1]
    assert narrow["layout"]["yaxis2"]["domain"][1] < narrow["layout"]["yaxis"]["domain"][0]
    assert len(value.figure(replace(said, monthly=months[:1]), EN, LIGHT)["data"]) == 3  # one month is no way


def test_a_line_of_many_months_ends_with_the_mean_that_the_sentence_compares() -> None:
    heads = (100, 90, 110, 90, 80, 10)
    months = tuple(value.Month(f"2026-{n:02}", each, 10.0 * each) for n, each in enumerate(heads, 2))
    curve = (Concentrated(0, 0), Concentrated(0.2, 0.5), Concentrated(1, 1))
    drawn = value.figure(Value(200, 60, 0.3, 2500.0, 275.0, 0.11, curve, months, 38), EN, LIGHT)
    assert "<b>customers</b> 60" in texts(drawn) and "<b>customers</b> 10" not in texts(drawn)
    told = fewer.told((value.Month("2026-01", 1, 1.0), *months, value.Month("2026-08", 1, 1.0)), EN)
    assert "customers a month −40%" in told
    dashed = [list(each["x"]) for each in drawn["data"] if each.get("line", {}).get("dash") == "3px,3px"]
    assert dashed == [[3, 5], [3, 5]]  # over the months that it is the mean of
    assert drawn["layout"]["xaxis2"]["title"]["text"] == (
        "index: mean month of Feb 2026 to Apr 2026 = 100<br>at the end: mean month of May 2026 to Jul 2026"
    )


def test_years_stand_where_they_begin() -> None:
    assert month_axis(["2025-11", "2025-12", "2026-01"], EN)["ticktext"] == ["Nov<br>2025", "Dec", "Jan<br>2026"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("look", ["light", "dark", "print"])
def test_plotly_knows_every_part_of_every_figure(language: str, look: str) -> None:
    t, tokens = words(language), theme(look)
    talk = Dialogue(
        7,
        10,
        8,
        2,
        0.25,
        3.0,
        5,
        2,
        1,
        (dialogue.Month("2026-01", 8, 2, 0.25),),
        (),
        (Said("low", 60, 9, 0.15, 0.1, 0.2),),
    )
    for figure in (
        drop_off.figure(POINTS, t, tokens, width_px=330), pressure.figure(pressing(0.1, 0.1, 0.2, 0.3, 0.4), t, tokens),
        haemorrhage.figure(BLEEDING, t, tokens, 330), dialogue.figure(talk, t, tokens), dialogue.said_figure(talk,
        t, tokens),
    ):  # fmt: skip
        assert Figure(figure).layout.height > 0


def test_the_margin_of_a_log_is_a_third_line_and_none_where_it_says_none(tmp_path: Path) -> None:
    path = tmp_path / "margin.csv"
    rows = [f"c{n},2026-0{month}-0{n},buy,100,{10 * month}" for month in (1, 2, 3) for n in range(1, 6)]
    path.write_text("customer,time,event,amount,margin\n" + "\n".join(rows) + "\n", encoding="utf-8")
    log = read(path)
    said = value.compute(log, None, Terms(horizon=20))
    assert [(each.month, each.value, each.margin) for each in said.monthly] == [
        ("2026-01", 500.0, 50.0), ("2026-02", 500.0, 100.0), ("2026-03", 500.0, 150.0),
    ]  # fmt: skip
    lines = [each for each in value.figure(said, EN, LIGHT)["data"] if each.get("xaxis") == "x2"]
    assert [list(each["y"]) for each in lines] == [[100.0] * 3, [100.0] * 3, [100.0, 200.0, 300.0]]
    assert lines[2]["text"][-1] == "Mar 2026: margin 150, index 300"
    without = replace(said, monthly=tuple(replace(each, margin=None) for each in said.monthly))
    assert len([each for each in value.figure(without, EN, LIGHT)["data"] if each.get("xaxis") == "x2"]) == 2
    log.close()


def test_a_month_without_a_customer_is_a_month_and_keeps_what_it_brought(tmp_path: Path) -> None:
    path = tmp_path / "pause.csv"
    rows = [
        "a,2026-01-05,buy,in,100",
        "b,2026-01-06,buy,in,100",
        "a,2026-02-05,invoice,out,40",
        "a,2026-05-05,buy,in,9",
    ]
    path.write_text("customer,time,event,direction,amount\n" + "\n".join(rows) + "\n", encoding="utf-8")
    log = read(path)
    said = value.compute(log, None, Terms(horizon=20))
    assert [(each.month, each.customers, each.value) for each in said.monthly] == [
        ("2026-01", 2, 200.0), ("2026-02", 0, 40.0), ("2026-03", 0, 0.0), ("2026-04", 0, 0.0), ("2026-05", 1, 9.0),
    ]  # fmt: skip
    customers = next(each for each in value.figure(said, EN, LIGHT)["data"] if each.get("xaxis") == "x2")
    assert list(customers["text"])[-1] == "May 2026: 1 customer, index 50"
    log.close()


def test_what_stands_out_with_too_little_beside_it_is_neither_called_a_point_of_no_return_nor_as_expected() -> None:
    alone = replace(SITE, event="Call", share=0.63, excess=2.5, excess_low=2.3, compared=4 * SITE.n)
    told = drop_off.finding(replace(POINTS, events=(alone,)), EN)
    assert told.startswith("After “Call” 63 in 100 customers are not heard from again; too little of the log")
    enough = replace(alone, compared=5 * SITE.n)
    assert drop_off.finding(replace(POINTS, events=(enough,)), EN).startswith("No event stands out")


def test_what_was_given_back_is_nothing_to_measure_by_and_the_curve_may_rise_above_the_whole() -> None:
    months = tuple(value.Month(f"2026-0{n}", 10, worth) for n, worth in ((1, -50.0), (2, 100.0), (3, 300.0), (4, 9.0)))
    curve = (Concentrated(0.0, 0.0), Concentrated(0.5, 1.4), Concentrated(1.0, 1.0))
    said = Value(10, 5, 0.5, 359.0, 100.0, 0.28, curve, months, 20)
    drawn = value.figure(said, EN, LIGHT)
    assert drawn["layout"]["yaxis"]["range"][1] > 1.4
    worth = next(each for each in drawn["data"] if each.get("xaxis") == "x2" and 300.0 in each["y"])
    assert list(worth["y"]) == [-50.0, 100.0, 300.0, 9.0]  # February is 100
    one = replace(said, monthly=months[:2])
    assert not [each for each in value.figure(one, EN, LIGHT)["data"] if each.get("xaxis") == "x2"]

"""What each question counts, on a log small enough to count by hand; its figure, its sentence and its SQL."""

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

import pytest

from journey.analyses import STAGED, WALKED, channel_mix, cohorts, first_steps, funnel, one_customer, time_in_stage
from journey.analyses.accepting import claims
from journey.analyses.cohorts import Cohort
from journey.analyses.stages import staged
from journey.errors import JourneyError
from journey.events.ingest import Wishes, read
from journey.events.log import EventLog
from journey.formats.library import open_sample
from journey.i18n import LANGUAGES, words
from journey.model import Map, Stage, Touchpoint
from journey.scene.themes import NAMES, theme
from tests.analyses import plainly

HOUR, DAY = 3_600.0, 86_400.0
LOG = """customer,time,event,channel,stage
a,2026-01-01 10:00,search,web,look
a,2026-01-01 12:00,basket,web,order
a,2026-01-02 12:00,pay,app,order
a,2026-02-10 09:00,search,web,look
b,2026-01-05 10:00,basket,web,order
b,2026-01-06 10:00,search,shop,look
c,2026-02-01 10:00,search,web,look
c,2026-02-01 10:30,search,web,look
c,2026-03-01 10:30,basket,shop,order
"""


def logged(tmp_path: Path, text: str, **wishes: Any) -> EventLog:
    path = tmp_path / "log.csv"
    path.write_text(text, encoding="utf-8")
    return read(path, Wishes(**wishes))


@pytest.fixture
def log(tmp_path: Path) -> Iterator[EventLog]:
    found = logged(tmp_path, LOG)
    yield found
    found.close()


def test_a_stage_is_reached_only_after_the_one_before(log: EventLog) -> None:
    """b ordered before looking around, and never after: who has not been in the stage before has not come on."""
    look, order = funnel.compute(log).stages
    assert (look.stage, look.customers, look.share, look.median_seconds) == ("look", 3, 1.0, None)
    assert (order.stage, order.customers, order.share) == ("order", 2, 2 / 3)
    assert order.median_seconds == pytest.approx(
        (2 * HOUR + 28 * DAY + HOUR / 2) / 2
    )  # a: 2 h; c: 28 days and a half hour


def test_who_does_not_come_on_has_left_or_is_elsewhere(tmp_path: Path) -> None:
    rows = {
        "on": "look order pay",
        "left": "look look call",
        "ahead": "look pay",
        "back": "look order look",
        "no": "pay",
    }
    log = logged(tmp_path, "customer,time,event,stage\n" + "".join(
        f"{who},2026-01-0{day},{event},{event if event != 'call' else ''}\n"
        for who, events in rows.items() for day, event in enumerate(events.split(), 1)
    ))  # fmt: skip
    found = {
        each.stage: each for each in funnel.compute(log, mapped(look=("look",), order=("order",), pay=("pay",))).stages
    }
    told = {name: (each.customers, each.came_on, each.gone, each.elsewhere) for name, each in found.items()}
    assert told == {"look": (4, 2, 1, 1), "order": (2, 1, 0, 1), "pay": (1, None, None, None)}
    log.close()


@pytest.mark.parametrize("part", range(4))
def test_the_funnel_of_any_log_is_counted_as_plainly_as_one_can(tmp_path: Path, part: int) -> None:
    """Journeys of chance, three hundred in a file."""
    random, order = Random(part), ("look", "order", "pay")
    journeys = {f"c{n}": random.choices([*order, "call"], k=random.randint(1, 6)) for n in range(300)}
    text = "".join(
        f"{who},2026-01-0{day},{event}\n" for who, events in journeys.items() for day, event in enumerate(events, 1)
    )
    log = logged(tmp_path, f"customer,time,event\n{text}")
    said = funnel.compute(log, mapped(**{name: (name,) for name in order})).stages
    told = [(each.customers, each.came_on, each.gone, each.elsewhere) for each in said[:-1]]
    assert told == plainly.funnel(journeys, order)
    assert all(n == on + left + elsewhere for n, on, left, elsewhere in told)
    log.close()


@pytest.mark.parametrize(
    ("language", "told", "base"),
    [
        (
            "en",
            "2 · 67% of the stage before",
            "Of those who reached “look”, 67% came here after it.<br>The shares on a map",
        ),
        (
            "it",
            "2 · 67% della tappa precedente",
            "Di chi ha raggiunto «look», il 67% è poi arrivato qui.<br>Le quote di una",
        ),
    ],
)
def test_a_funnel_says_of_whom_its_shares_are_where_they_stand(
    log: EventLog, language: str, told: str, base: str
) -> None:
    drawn = funnel.figure(funnel.compute(log), words(language), theme("light"))
    first, *_, last = [each for each in drawn["layout"]["annotations"] if "<br>" not in each["text"]]
    assert (first["text"], "hovertext" in first) == ("3", False)
    assert (last["text"], last["hovertext"][: len(base)]) == (told, base)


def test_two_stages_of_one_name_stay_two(log: EventLog) -> None:
    names = ("Contact", "Contact (2)", "Contact")
    journey_map = Map(
        id="m",
        stages=tuple(Stage(id=f"s{n}", order=str(n), name=name) for n, name in enumerate(names)),
        touchpoints=tuple(
            Touchpoint(id=f"t{n}", stage_id=f"s{n}", title=event, event_names=(event,))
            for n, event in enumerate(("search", "basket", "pay"))
        ),
    )
    said = funnel.compute(log, journey_map).stages
    assert [(each.stage, each.customers) for each in said] == [("Contact", 3), ("Contact (2)", 2), ("Contact (3)", 1)]
    assert [stay.stage for stay in time_in_stage.compute(log, journey_map).stages] == [
        "Contact", "Contact (2)", "Contact (3)",
    ]  # fmt: skip
    found = claims("funnel", funnel.compute(log, journey_map), log, journey_map, words("en"))
    assert [claim.records[0].stage_id for claim in found] == ["s1", "s2"], "each is said of its own stage"  # type: ignore[union-attr]


def test_time_in_a_stage_goes_on_until_the_next_event_and_adds_up(log: EventLog) -> None:
    look, order = time_in_stage.compute(log).stages
    assert (look.stage, look.customers) == ("look", 2)  # b's only look is their last event: not over, not measured
    assert look.median_seconds == pytest.approx((2 * HOUR + 28 * DAY + HOUR / 2) / 2)
    assert (order.stage, order.customers) == ("order", 2)
    a = 24 * HOUR + (38 * DAY + 21 * HOUR)  # basket to pay, pay to the search in February
    assert order.median_seconds == pytest.approx((a + 24 * HOUR) / 2)


def test_first_steps_are_followed_place_by_place(log: EventLog) -> None:
    flows = {(flow.position, flow.source, flow.target): flow.count for flow in first_steps.compute(log).flows}
    assert flows == {
        (1, "search", "basket"): 1, (1, "search", "search"): 1, (1, "basket", "search"): 1,
        (2, "basket", "pay"): 1, (2, "search", None): 1, (2, "search", "basket"): 1,
        (3, "pay", "search"): 1, (3, "basket", None): 1,
    }  # fmt: skip


def test_channels_are_shares_of_the_events_of_their_stage(log: EventLog) -> None:
    uses = {(use.stage, use.channel): (use.events, use.customers, use.share) for use in channel_mix.compute(log).uses}
    assert uses == {
        ("look", "web"): (4, 2, 0.8), ("look", "shop"): (1, 1, 0.2),
        ("order", "web"): (2, 2, 0.5), ("order", "app"): (1, 1, 0.25), ("order", "shop"): (1, 1, 0.25),
    }  # fmt: skip


def test_a_cohort_is_counted_once_a_month_whatever_it_does_in_it(log: EventLog) -> None:
    assert cohorts.compute(log).cohorts == (Cohort("2026-01", 2, (2, 1, 0)), Cohort("2026-02", 1, (1, 1)))


@pytest.mark.parametrize(
    ("last", "open_month", "share"),
    [("2026-03-30 23:59", "2026-03", "50%"), ("2026-03-31 00:00", "", "67%"), ("2026-04-01 00:00", "2026-04", "67%")],
)
def test_a_month_in_which_the_log_ends_is_not_held_to_be_seen_in_full(
    tmp_path: Path, last: str, open_month: str, share: str
) -> None:
    log, t = logged(tmp_path, f"{LOG}a,{last},search,web,look\n"), words("en")
    said = cohorts.compute(log)
    assert said.as_json()["open_month"] == open_month
    told = said.lines(t), cohorts.finding(said, t), cohorts.figure(said, t, theme("light"))["data"][0]["text"]
    assert told[1].startswith(f"{share} come back")
    is_open = [any("≥" in line for line in told[0][1:-1]), "is not over" in told[0][-1], "is not over" in told[1]]
    assert {*is_open, any("≥" in cell for row in told[2] for cell in row)} == {bool(open_month)}
    assert ("≥ 100%" in told[0][2]) is (open_month == "2026-03")  # the last of those of February
    log.close()


def test_one_customer_is_told_event_by_event(log: EventLog) -> None:
    b = one_customer.compute(log, "b")
    assert [(each.time, each.event, each.channel) for each in b.events] == [
        ("2026-01-05T10:00:00", "basket", "web"),
        ("2026-01-06T10:00:00", "search", "shop"),
    ]
    with pytest.raises(JourneyError) as caught:
        one_customer.compute(log, "nobody")
    assert caught.value.code == "unknown_customer"
    assert list(one_customer.customers(log).items()) == [("a", 4), ("b", 2), ("c", 3)]  # the most varied, in few events


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_journey_of_one_customer_is_a_row_an_event_at_its_time(log: EventLog, language: str) -> None:
    t = words(language)
    c = one_customer.compute(log, "c")
    line = one_customer.figure(c, t, theme("light"))
    assert line["data"][0]["x"] == ["2026-02-01T10:00:00", "2026-02-01T10:30:00", "2026-03-01T10:30:00"]
    assert line["layout"]["yaxis"]["ticktext"] == ["search · web", "search · web", "basket · shop"]
    said = (
        "c: 3 events in 28.0 days. In 2 channels." if language == "en" else "c: 3 eventi in 28,0 giorni. In 2 canali."
    )
    assert one_customer.finding(c, t) == said


def mapped(**events: tuple[str, ...]) -> Map:
    """A map with a stage and a touchpoint for each name."""
    stages = tuple(Stage(id=f"s{place}", order=str(place), name=name) for place, name in enumerate(events))
    return Map(
        id="m",
        stages=stages,
        touchpoints=tuple(
            Touchpoint(id=f"t{place}", stage_id=f"s{place}", title=name, event_names=names)
            for place, (name, names) in enumerate(events.items())
        ),
    )


def test_a_map_says_the_stages_and_their_order(log: EventLog) -> None:
    journey_map = mapped(Pays=("pay",), Looks=("search", "basket"), Never=("nothing",))
    assert staged(log, journey_map)[1] == ("Pays", "Looks")
    pays, looks = funnel.compute(log, journey_map).stages
    assert (pays.customers, looks.customers) == (1, 1)


def test_a_map_of_other_events_is_left_aside(log: EventLog) -> None:
    assert staged(log, mapped(Other=("nothing",)))[1] == ("look", "order")


@pytest.mark.parametrize("question", STAGED)
def test_without_stages_or_channels_a_question_says_what_is_missing(question: str, tmp_path: Path) -> None:
    log = logged(tmp_path, "customer,time,event\na,2026-01-01,x\n")
    with pytest.raises(JourneyError) as caught:
        import_module(f"journey.analyses.{question}").compute(log)
    assert caught.value.code == ("no_channels" if question == "channel_mix" else "no_stages")
    log.close()


def staged_log(tmp_path: Path, stages: int) -> EventLog:
    rows = "".join(f"a,2026-01-01,x,s{number}\n" for number in range(stages))
    return logged(tmp_path, f"customer,time,event,stage\n{rows}")


def test_a_funnel_has_as_many_stages_as_an_engine_can_count(tmp_path: Path) -> None:
    log = staged_log(tmp_path, funnel.MOST_STAGES)
    assert [each.customers for each in funnel.compute(log).stages] == [1] * funnel.MOST_STAGES
    log.close()


def test_a_column_with_hundreds_of_stages_has_no_funnel_and_says_so(tmp_path: Path) -> None:
    log = staged_log(tmp_path, 300)
    for asks in (funnel.compute, funnel.asked):
        with pytest.raises(JourneyError) as caught:
            asks(log)
        assert caught.value.what() == "The log has 300 different stages; a funnel has at most 50."
    log.close()


@pytest.mark.parametrize("question", STAGED)
@pytest.mark.parametrize("step", ["compute", "asked"])
def test_a_column_of_stages_that_is_empty_says_none(question: str, step: str, tmp_path: Path) -> None:
    log = logged(tmp_path, "customer,time,event,stage,channel\na,2026-01-01,x,,web\n")
    with pytest.raises(JourneyError) as caught:
        getattr(import_module(f"journey.analyses.{question}"), step)(log)
    assert caught.value.code == "no_stages"
    log.close()


def answer_to(question: str, log: EventLog, *events: str) -> Any:
    """The answer, with a map of these events where the question needs one."""
    journey_map = mapped(Looks=events) if question == "adherence" else None
    return import_module(f"journey.analyses.{question}").compute(log, *([journey_map] if journey_map else []))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", WALKED)
def test_every_answer_has_a_sentence_a_figure_lines_and_json(log: EventLog, question: str, language: str) -> None:
    from plotly.graph_objects import Figure

    module, t = import_module(f"journey.analyses.{question}"), words(language)
    said = answer_to(question, log, "search", "basket")
    assert module.finding(said, t).endswith(".")
    assert len(said.lines(t)) > 1
    assert json.loads(json.dumps(said.as_json())).keys() == said.as_json().keys()
    for name in NAMES:
        figure = Figure(module.figure(said, t, theme(name)))  # which refuses what Plotly does not know
        assert figure.layout.height > 0
        assert "legend" not in figure.to_plotly_json()["layout"]


@pytest.mark.parametrize("question", WALKED)
def test_an_answer_about_nothing_has_no_sentence_and_still_a_figure(question: str, tmp_path: Path) -> None:
    log = logged(tmp_path, "customer,time,event,channel,stage\na,2026-01-01,x,web,s\n")
    module, t = import_module(f"journey.analyses.{question}"), words("en")
    said = answer_to(question, log, "x")
    assert isinstance(module.finding(said, t), str)
    assert module.figure(said, t, theme("light"))["layout"]["height"] > 0
    log.close()


def test_names_from_a_file_are_no_markup_in_a_figure(tmp_path: Path) -> None:
    name = "<a href=x>" + "long " * 30
    log = logged(tmp_path, f"customer,time,event\na,2026-01-01,{name}\na,2026-01-02,b\n")
    drawn = json.dumps(import_module("journey.analyses.itinerary").figure(
        import_module("journey.analyses.itinerary").compute(log), words("en"), theme("light")
    ), ensure_ascii=False)  # fmt: skip
    assert "<a" not in drawn
    assert "&lt;a" in drawn
    log.close()


def test_the_sample_map_names_its_stages_for_a_log(tmp_path: Path) -> None:
    sample = open_sample("en")
    named = [event for place in sample.touchpoints for event in place.event_names]
    if not named:
        pytest.fail("no touchpoint of the sample says which events record it")
    log = logged(
        tmp_path,
        "customer,time,event\n" + "".join(f"a,2026-01-{day:02},{name}\n" for day, name in enumerate(named[:20], 1)),
    )
    assert set(staged(log, sample)[1]) <= {stage.name for stage in sample.stages}
    log.close()


def test_stages_stand_as_most_meet_them_though_many_are_met_late_in_their_journey(tmp_path: Path) -> None:
    """Most who order have looked long before; most who ride are known to the log from then on: a mean of places would
    have them ride before they order."""
    long = ["look", "look", "look", "look", "order", "ride"]
    journeys = [long, long, *[["ride"]] * 9]
    rows = (
        f"c{n},2026-01-0{day},{event},{event}\n"
        for n, events in enumerate(journeys)
        for day, event in enumerate(events, 1)
    )
    log = logged(tmp_path, "customer,time,event,stage\n" + "".join(rows))
    assert [each.stage for each in funnel.compute(log).stages] == ["look", "order", "ride"]
    log.close()

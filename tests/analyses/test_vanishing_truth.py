"""What is found in the sample log is what was planted there: its truth is written beside it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from journey.analyses import dialogue, drop_off, haemorrhage, horizon, pressure
from journey.analyses.drop_off_answer import DropOff
from journey.analyses.silence import Terms, at_risk, silences_of
from journey.events.ingest import read
from journey.events.log import EventLog
from journey.events.sample.log import PATH
from journey.formats.library import open_sample
from journey.i18n import words

TERMS = Terms(ends=("order_completed",))
TRUTH: dict[str, Any] = json.loads(
    Path(str(PATH).removesuffix(".csv.gz") + ".truth.json").read_text(encoding="utf-8")
)  # fmt: skip


@pytest.fixture(scope="module")
def log() -> Iterator[EventLog]:
    log = read(PATH)
    yield log
    log.close()


@pytest.fixture(scope="module")
def vanishing(log: EventLog) -> DropOff:
    return drop_off.compute(log, None, TERMS)


def test_a_silence_longer_than_any_planted_return_is_the_horizon(log: EventLog) -> None:
    assert horizon.compute(log, None, TERMS).days == max(TRUTH["longest_return_days"].values())


def test_a_curve_that_falls_at_once_says_that_it_is_not_cut_off(log: EventLog) -> None:
    said = horizon.compute(log, None, TERMS)
    why = horizon.edge(said, words("en"))
    assert why.startswith("No silence of more than 35 days ended in this log, though 4,362 were followed for 48 days")
    assert why in " ".join(said.lines(words("en")))
    gentle = tuple(replace(each, return_rate=max(0.0, 0.5 - each.days / 100)) for each in said.curve)
    assert not horizon.edge(replace(said, curve=gentle), words("en"))
    assert not horizon.edge(replace(said, curve=said.curve[:20]), words("en"))


def test_the_share_of_every_event_is_the_planted_one_within_its_interval(vanishing: DropOff) -> None:
    own = {each.event: each for each in vanishing.events if not each.sent}
    truth = TRUTH["vanishing"]["by_event"]
    assert own.keys() == truth.keys()
    beyond = [name for name, each in own.items() if not each.low <= truth[name]["expected"] <= each.high]
    assert len(beyond) <= 0.1 * len(own), beyond  # of 27 intervals at 95% one or two may miss
    assert all(abs(each.n - truth[name]["n"]) <= 2 for name, each in own.items())


def test_the_vanishing_point_is_flagged_and_nothing_else_neither_done_nor_sent(vanishing: DropOff) -> None:
    """Also no parcel's message, though more vanish after it than of all who were silent as long."""
    assert [each.event for each in vanishing.flagged] == [TRUTH["vanishing"]["point"]]


def test_no_stage_and_no_touchpoint_is_red_for_what_may_be_a_natural_end(log: EventLog) -> None:
    said = drop_off.compute(log, open_sample())
    assert said.perhaps_ends == TERMS.ends
    for points in (said.touchpoints, said.stages):
        (held,) = (each for each in points if TERMS.ends[0] in each.holds)
        assert held.flag
        assert said.asks_of(held)
    red = [each.holds for each in said.drawn((*said.touchpoints, *said.stages)) if each.flag]
    assert red == [(TRUTH["vanishing"]["point"],)]


def test_harmless_mail_is_not_flagged(vanishing: DropOff) -> None:
    newsletter = next(each for each in vanishing.events if each.event == TRUTH["newsletter"]["event"])
    assert newsletter.sent
    assert not newsletter.flag
    assert newsletter.excess == pytest.approx(TRUTH["newsletter"]["effect"], abs=0.05)


def test_what_is_no_point_of_return_looks_like_one_to_whoever_counts_last_events(vanishing: DropOff) -> None:
    """The naive share, of customers whose last event it is, is another number."""
    point = next(each for each in vanishing.events if each.event == TRUTH["vanishing"]["point"])
    assert point.naive is not None
    assert abs(point.naive - TRUTH["vanishing"]["at_point"]) > 0.05


def test_messages_press_from_the_third_on(log: EventLog) -> None:
    said = pressure.compute(log, None, TERMS)
    assert said.cap == 2
    for each in said.by_count:
        truth = TRUTH["pressure"]["by_count_of_all_messages"][each.messages]
        assert abs(each.n - truth["n"]) <= 2
        assert each.low is not None
        assert each.high is not None
        assert each.low <= truth["expected"] <= each.high


def test_the_month_from_which_more_are_lost_and_every_monthly_count(log: EventLog) -> None:
    said, truth = haemorrhage.compute(log, None, TERMS), TRUTH["change"]
    assert (said.began, said.still_going_on) == (truth["month"], truth["still_going_on"])
    told = [(each.month, each.active, each.lost) for each in said.monthly]
    assert told == [(each["month"], each["active"], each["lost"]) for each in truth["monthly"]]
    assert said.rate_before == pytest.approx(truth["rate_before"], abs=5e-4)
    assert said.rate_after == pytest.approx(truth["rate_after"], abs=5e-4)


def test_customers_who_are_only_talked_to(log: EventLog) -> None:
    assert dialogue.compute(log, None, TERMS).monologues == TRUTH["dialogue"]["customers_with_monologue"]


def test_a_natural_end_is_no_loss(log: EventLog) -> None:
    table = silences_of(log, TERMS)
    ended = table.filter(table.end == 1)
    assert log.engine.rows(ended.agg(n=ended.customer.nunique()))[0]["n"] == TRUTH["ends"]["order_completed"]
    asked = at_risk(table).filter(lambda each: each.event.cast("string") == "order_completed")
    assert log.engine.rows(asked.agg(n=asked.count()))[0]["n"] == 0

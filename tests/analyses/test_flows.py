"""Flows between stages add up: counted by hand, and against a plain count of any log."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey.analyses import adherence
from journey.analyses.drawn import drawn
from journey.analyses.plan import plan_of
from journey.model import Map, Stage, Touchpoint
from journey.model.ways import stage_ways
from tests.analyses import plainly
from tests.analyses.test_adherence import logged

NAMES = ("Look", "Buy", "Get", "Use")
EVENTS = {"Look": ("browse",), "Buy": ("pay",), "Get": ("delivered", "opened"), "Use": ("newsletter", "use")}
BIKES = Map(
    id="m",
    stages=tuple(Stage(id=name, order=str(number), name=name) for number, name in enumerate(NAMES)),
    touchpoints=tuple(
        Touchpoint(id=event, order=f"{number}{event}", stage_id=name, title=event, event_names=(event,))
        for number, (name, events) in enumerate(EVENTS.items())
        for event in events
    ),
)
SENT = ("delivered", "newsletter")
Walks = dict[str, list[str]]


def text_of(journeys: plainly.Sent, direction: bool = True) -> str:
    rows = [
        f"{customer},2026-01-01 00:{minute:02},{event}" + (f",{'out' if sent else 'in'}" if direction else "")
        for customer, events in journeys.items()
        for minute, (event, sent) in enumerate(events)
    ]
    return "\n".join(["customer,time,event" + ",direction" * direction, *rows, ""])


def sent(journeys: Walks) -> plainly.Sent:
    return {customer: [(event, event in SENT) for event in events] for customer, events in journeys.items()}


def flows(tmp_path: Path, journeys: Walks, direction: bool = True) -> dict[tuple[str, str], tuple[str, int]]:
    log = logged(tmp_path / "log.csv", text_of(sent(journeys), direction))
    said = adherence.compute(log, BIKES)
    log.close()
    return {(each.source, each.target): (each.kind, each.customers) for each in said.stage_flows}


def ends(tmp_path: Path, journeys: Walks) -> dict[str, int]:
    log = logged(tmp_path / "log.csv", text_of(sent(journeys)))
    said = adherence.compute(log, BIKES)
    log.close()
    return {each.source: each.customers for each in said.ends}


OTHERS = {"z": ["browse", "pay", "opened", "use"]}  # so that customers act in every stage
OTHERS_GO = Counter({("", "Look"): 1, ("Look", "Buy"): 1, ("Buy", "Get"): 1, ("Get", "Use"): 1, ("Use", ""): 1})


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        (["browse", "pay", "delivered"], [("", "Look"), ("Look", "Buy"), ("Buy", "Get"), ("Get", "")]),
        (["browse", "newsletter"], [("", "Look"), ("Look", "")]),
        (["pay", "opened"], [("", "Buy"), ("Buy", "Get"), ("Get", "")]),
        (["newsletter"], []),
        (["newsletter", "browse"], [("", "Look"), ("Look", "")]),
        (["browse", "pay", "delivered", "newsletter"], [("", "Look"), ("Look", "Buy"), ("Buy", "Get"), ("Get", "")]),
        (["browse", "opened"], [("", "Look"), ("Look", "Get"), ("Get", "")]),
        (["opened", "browse", "opened"], [("", "Get"), ("Get", "Look"), ("Get", "")]),
        (["pay", "browse", "pay", "browse"], [("", "Buy"), ("Buy", "Look"), ("Buy", "")]),
        (["use", "delivered"], [("", "Use"), ("Use", "")]),
    ],
    ids=["delivered", "a-newsletter-carries-nobody", "begins-later", "mails-alone-are-no-walk", "a-mail-first",
         "a-mail-after-a-delivery", "past-a-stage", "back-and-on-again", "back-twice-counts-once", "sent-back"],
)  # fmt: skip
def test_a_walk_is_its_record_highs_and_what_is_sent_carries_only_to_the_next(
    tmp_path: Path, events: list[str], expected: list[tuple[str, str]]
) -> None:
    found = flows(tmp_path, OTHERS | {"a": events})
    assert {pair: count for pair, (_, count) in found.items()} == OTHERS_GO + Counter(expected)


def test_kinds_are_on_past_back_and_out(tmp_path: Path) -> None:
    found = flows(tmp_path, {"a": ["browse", "opened", "browse"]} | OTHERS)
    assert {pair: kind for pair, (kind, _) in found.items()} == {
        ("", "Look"): "main", ("Look", "Buy"): "main", ("Look", "Get"): "alternative", ("Buy", "Get"): "main",
        ("Get", "Use"): "main", ("Get", "Look"): "loop", ("Get", ""): "exit", ("Use", ""): "exit",
    }  # fmt: skip


def test_where_only_the_firm_acts_what_it_sends_carries_past(tmp_path: Path) -> None:
    found = flows(tmp_path, {"a": ["browse", "newsletter"]})  # nobody does anything anywhere else
    assert found == {("", "Look"): ("main", 1), ("Look", "Use"): ("alternative", 1), ("Use", ""): ("exit", 1)}


def test_a_mail_that_mostly_goes_to_those_who_were_there_already_carries_nobody(tmp_path: Path) -> None:
    there = {name: ["use", "newsletter"] for name in "xyz"}
    assert ("Get", "Use") not in flows(tmp_path, {"a": ["opened", "newsletter"]} | there)
    assert flows(tmp_path, {name: ["opened", "newsletter"] for name in "xyz"} | OTHERS)["Get", "Use"] == ("main", 3)


def test_without_directions_all_is_the_customers_own(tmp_path: Path) -> None:
    found = flows(tmp_path, OTHERS | {"a": ["browse", "newsletter"]}, direction=False)
    assert found["Look", "Use"] == ("alternative", 1)


def test_the_last_event_is_the_last_that_counts(tmp_path: Path) -> None:
    found = {"a": ["browse", "pay", "delivered", "newsletter"], "b": ["pay", "browse", "newsletter"]}
    assert ends(tmp_path, found | OTHERS) == {"delivered": 1, "browse": 1, "use": 1}


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from([*sum(EVENTS.values(), ()), "other"]), st.booleans()), max_size=9),
        min_size=1, max_size=7,
    )
)  # fmt: skip
def test_the_flows_of_any_log_are_those_of_a_plain_count_and_add_up(
    tmp_path_factory: pytest.TempPathFactory, found: list[list[tuple[str, bool]]]
) -> None:
    journeys = {f"c{number}": events for number, events in enumerate(found) if events} | {"z": [("browse", False)]}
    log = logged(tmp_path_factory.mktemp("log") / "log.csv", text_of(journeys))
    said = adherence.compute(log, BIKES)
    log.close()
    onward, back, last = plainly.flows(journeys, plan_of(BIKES))
    at = dict(zip(NAMES, range(len(NAMES)), strict=True))
    counted = {(at.get(each.source), at.get(each.target)): each.customers for each in said.stage_flows}
    leaving = {pair: n for pair, n in counted.items() if pair[1] is None}
    assert {pair: n for pair, n in counted.items() if pair not in leaving} == onward | back
    assert sorted(place.source_id for place in said.ends for _ in range(place.customers)) == sorted(
        plan_of(BIKES).places[place].id for place in last
    )
    for stage in range(len(NAMES)):
        arriving = sum(n for (_, target), n in onward.items() if target == stage)
        going_on = sum(n for (source, _), n in onward.items() if source == stage)
        assert arriving == going_on + leaving.get((stage, None), 0)
    assert sum(leaving.values()) == len(last)


@pytest.mark.parametrize(("rare", "is_drawn"), [(1, False), (2, True)])
def test_a_way_that_next_to_nobody_walks_is_no_part_of_a_draft(tmp_path: Path, rare: int, is_drawn: bool) -> None:
    """Of 400 customers under 0.5%, or just that: else the map would call a way deserted that nobody planned."""
    walks = {f"c{n}": ["browse", "opened" if n < rare else "pay"] for n in range(400)}
    log = logged(tmp_path / "log.csv", text_of(sent(walks)))
    made = drawn(log, BIKES)
    log.close()
    assert ("browse", "pay") in {(link.source_id, link.target_id) for link in made.links}
    assert (("browse", "opened") in {(link.source_id, link.target_id) for link in made.links}) is is_drawn
    assert not any(way.deserted for way in stage_ways(made))

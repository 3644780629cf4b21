"""How many messages a customer gets in a week where care is taken, and whether one more goes over the cap."""

from typing import Any

import pytest

from journey.lanes.messages import fitting, messages_with
from journey.model import CareAction, Map
from journey.model.care_suggestions import suggestions

STAGES = [{"id": "s", "order": "a", "name": "Buy"}, {"id": "u", "order": "b", "name": "Use"}]
CARDS = [{"id": "t1", "stage_id": "s", "title": "Mail"}, {"id": "t2", "stage_id": "s", "title": "Call"}]
PRESSURE = [
    {"id": "cap", "kind": "pressure", "value": 2.0},
    {"id": "m1", "kind": "pressure", "value": 0.6, "touchpoint_id": "t1"},
    {"id": "m2", "kind": "pressure", "value": 1.5, "touchpoint_id": "t2"},
]


def found(every_days: int | None, stage_id: str | None, metrics: list[dict[str, Any]] = PRESSURE) -> tuple[Any, ...]:
    bikes = Map.model_validate({"id": "m", "stages": STAGES, "touchpoints": CARDS, "metrics": metrics})
    held = messages_with(bikes, CareAction(id="c", every_days=every_days, stage_id=stage_id))
    return (held.stage.id, held.now, held.more, held.is_over) if held else ()


def test_of_the_places_of_a_stage_the_one_with_most_messages_counts() -> None:
    assert found(14, "s") == ("s", 1.5, 0.5, False)
    assert found(7, "s") == ("s", 1.5, 1.0, True)


def test_a_slow_rhythm_adds_the_part_of_a_week_that_it_is() -> None:
    assert found(28, "s") == ("s", 1.5, 0.25, False)
    assert found(None, "s") == ("s", 1.5, 1.0, True)  # once, and then in that week


def test_where_nobody_counted_that_is_known() -> None:
    bikes = Map.model_validate({"id": "m", "stages": STAGES, "touchpoints": CARDS, "metrics": PRESSURE})
    held = {place: messages_with(bikes, CareAction(id="c", stage_id=place)) for place in "su"}
    assert [each is not None and each.is_counted for each in held.values()] == [True, False]


@pytest.mark.parametrize(
    ("messages", "days", "by_voice", "is_said"),
    [
        (0.5, 7, False, False),
        (1.5, 14, False, True),
        (1.7, 30, False, True),
        (1.9, 30, True, True),
        (5.4, 30, True, True),
    ],
)
def test_a_suggestion_keeps_within_the_cap_by_a_slower_rhythm_or_without_a_message(
    messages: float, days: int, by_voice: bool, is_said: bool
) -> None:
    held = [PRESSURE[0], PRESSURE[2] | {"value": messages}]
    orders = [STAGES[0] | {"macro_stage": "purchase"}]
    bikes = Map.model_validate({"id": "m", "stages": orders, "touchpoints": CARDS, "metrics": held})
    (thanks,) = suggestions(bikes)
    fit = fitting(bikes, thanks)
    assert (fit.every_days, fit.by_voice, fit.over is not None) == (days, by_voice, is_said)


def test_a_fast_rhythm_adds_more_than_one_a_week() -> None:
    assert found(2, "u") == ("u", 0.0, 3.5, True)


def test_care_of_the_whole_journey_is_held_against_its_fullest_stage() -> None:
    assert found(None, None) == ("s", 1.5, 1.0, True)


def test_without_a_cap_nothing_is_said() -> None:
    assert found(30, "s", PRESSURE[1:]) == ()


def test_what_other_care_sends_to_the_same_customers_counts_where_no_more_was_counted() -> None:
    weekly = {"every_days": 7, "stage_id": "u"}
    others = [
        weekly | {"id": "a"}, weekly | {"id": "b", "persona_id": "p"}, weekly | {"id": "c", "persona_id": "q"},
        {"id": "d", "every_days": 14}, {"id": "e", "stage_id": "u"}, weekly | {"id": "f", "stage_id": "s"},
    ]  # fmt: skip
    people = [{"id": "p", "name": "Ann"}, {"id": "q", "name": "Bob"}]
    bikes = Map.model_validate(
        {"id": "m", "stages": STAGES, "touchpoints": CARDS, "metrics": PRESSURE, "personas": people}
        | {"care_actions": others}
    )
    fourth = CareAction(id="x", every_days=7, stage_id="u", persona_id="p")
    held = messages_with(bikes, fourth)
    assert held is not None and (held.now, held.total, held.is_over) == (2.5, 3.5, True)  # a, b and half of d
    counted = messages_with(bikes, CareAction(id="f", every_days=7, stage_id="s"))
    assert counted is not None and counted.now == 1.5


@pytest.mark.parametrize("through", ["phone", "visit"])
def test_a_talk_is_no_message_neither_its_own_nor_beside_others(through: str) -> None:
    talk = CareAction.model_validate({"id": "t", "every_days": 7, "stage_id": "u", "through": through})
    mail = CareAction(id="c", every_days=7, stage_id="u", through="message")
    bikes = Map.model_validate({"id": "m", "stages": STAGES, "metrics": PRESSURE[:1], "care_actions": [talk, mail]})
    held = messages_with(bikes, mail)
    assert messages_with(bikes, talk) is None and held is not None and (held.now, held.total) == (0.0, 1.0)
    other = messages_with(bikes, CareAction(id="n", every_days=7, stage_id="u"))
    assert other is not None and other.now == 1.0  # the mail, not the talk

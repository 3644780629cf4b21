"""Losses counted: what is known and what is only assumed never stand in one sum."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.errors import JourneyError
from journey.model import EVIDENCE, Conversation, Loss, Map, apply
from journey.model.losing import (
    CONTROLS,
    REASONS,
    Sum,
    because,
    by_value,
    led,
    lost,
    matrix,
    moved_on,
    periods,
    told,
    was_heard,
    willing,
)  # fmt: skip

_COUNTS = st.none() | st.integers(0, 10_000)
_VALUES = st.none() | st.integers(-1_000, 1_000_000).map(float)


@st.composite
def losses(draw: st.DrawFn) -> tuple[Loss, ...]:
    count = draw(st.integers(0, 12))
    return tuple(
        Loss(
            id=f"l{number}", reason=draw(st.sampled_from(REASONS)), control=draw(st.sampled_from(CONTROLS)),
            evidence=draw(st.sampled_from(EVIDENCE)), customers=draw(_COUNTS), value=draw(_VALUES),
        )
        for number in range(count)
    )  # fmt: skip


def loss(number: int = 0, **fields: Any) -> Loss:
    return Loss.model_validate({"id": f"l{number}", "evidence": "measured", **fields})


def with_losses(*held: Loss) -> Map:
    return Map(id="m", losses=held)


def only(journey_map: Map) -> Loss:
    (found,) = journey_map.losses
    return found


@given(losses())
def test_a_guess_changes_no_sum_of_what_is_known(held: Sequence[Loss]) -> None:
    known = [each for each in held if each.evidence != "assumed"]
    assert lost(held).known == lost(known).known
    assert not lost(known).assumed.losses
    assert by_value(held) == by_value(known)


@given(losses())
def test_what_is_known_changes_no_sum_of_guesses(held: Sequence[Loss]) -> None:
    guessed = [each for each in held if each.evidence in ("assumed", "heard")]
    assert lost(held).assumed == lost(guessed).assumed
    known = lost(guessed).known  # why was heard, and not how many
    assert (known.customers, known.value) == (None, None)


@given(losses())
def test_the_cells_hold_every_loss_once(held: Sequence[Loss]) -> None:
    cells, whole = matrix(held), lost(held)
    assert set(cells) == {(reason, control) for reason in REASONS for control in CONTROLS}
    for name in ("known", "assumed"):
        parts, total = [getattr(cell, name) for cell in cells.values()], getattr(whole, name)
        assert sum(part.losses for part in parts) == total.losses
        assert sum(part.customers or 0 for part in parts) == (total.customers or 0)
        assert sum(part.value or 0 for part in parts) == pytest.approx(total.value or 0)
        assert sum(part.uncounted for part in parts) == total.uncounted


@given(losses())
def test_the_curve_rises_from_the_dearest_to_the_whole(held: Sequence[Loss]) -> None:
    steps = by_value(held)
    shares = [(step.customers_share, step.value_share) for step in steps]
    assert shares == sorted(shares)
    assert all(value >= heads - 1e-9 for heads, value in shares)  # never under the line of equal customers
    assert not shares or shares[-1] == (pytest.approx(1), pytest.approx(1))


def test_a_number_that_nobody_told_is_none_and_not_nought() -> None:
    assert lost([loss()]).known == Sum(1, None, None, 1, 1, "measured")
    assert lost([loss(customers=0, value=0.0)]).known == Sum(1, 0, 0.0, 0, 0, "measured")
    assert lost([]).known == Sum()


def test_a_sum_is_as_sure_as_the_least_sure_part_and_says_how_many_parts_are_silent() -> None:
    held = [loss(customers=10), loss(1, value=5.0, evidence="heard"), loss(2, customers=7, evidence="assumed")]
    assert lost(held).known == Sum(2, 10, None, 1, 2, "heard")
    assert lost(held).assumed == Sum(1, 7, 5.0, 0, 1, "assumed")


def test_a_talk_makes_known_why_they_left_and_not_how_many() -> None:
    journey_map = with_losses(loss(evidence="assumed", customers=120, value=9.0), loss(1, customers=10, value=5.0))
    edit = told(journey_map, "l0", [{"words": "Too dear"}])
    assert edit is not None
    heard = apply(journey_map, edit)[0].losses
    assert (lost(heard).known.losses, lost(heard).known.customers, lost(heard).known.uncounted) == (2, 10, 1)
    assert (lost(heard).assumed.losses, lost(heard).assumed.customers) == (0, 120) and lost(heard).assumed.says
    assert by_value(heard) == ()


def test_a_fifth_of_the_customers_lost_may_be_half_of_the_value() -> None:
    few, many = loss(customers=20, value=500.0), loss(1, customers=80, value=500.0)
    first, last = by_value([many, few])
    assert (first.loss, first.customers_share, first.value_share) == (few, 0.2, 0.5)
    assert (last.loss, last.customers_share, last.value_share) == (many, 1.0, 1.0)


def test_one_loss_alone_is_compared_with_nothing() -> None:
    assert by_value([loss(customers=20, value=500.0)]) == ()
    assert by_value([loss(customers=20, value=0.0), loss(1, customers=3, value=0.0)]) == ()


def test_numbers_of_different_times_are_noticed() -> None:
    spring = {"start": "2026-03-01", "end": "2026-05-31"}
    held = [loss(customers=1, **spring), loss(1, value=2.0, **spring), loss(2, start="2025-01-01")]
    assert len(periods(held)) == 1
    assert len(periods([*held, loss(3, customers=4)])) == 2


def test_from_an_unknown_cause_a_loss_moves_on_with_a_reason_only() -> None:
    journey_map = with_losses(loss())
    with pytest.raises(JourneyError) as refused:
        moved_on(journey_map, "l0")
    assert refused.value.code == "loss_without_reason"
    edit = moved_on(journey_map, "l0", "pressure")
    assert edit is not None
    known = apply(journey_map, edit)[0]
    assert (only(known).control, only(known).reason) == ("unwanted", "pressure")
    chosen = moved_on(known, "l0")
    assert chosen is not None
    assert only(apply(known, chosen)[0]).control == "wanted"
    assert moved_on(apply(known, chosen)[0], "l0") is None


def test_a_reason_that_is_said_is_known_and_a_cause_that_nobody_knows_has_none() -> None:
    said = because(with_losses(loss()), "l0", "fear")
    assert said is not None
    known = apply(with_losses(loss()), said)[0]
    assert (only(known).control, only(known).reason) == ("unwanted", "fear")
    back = led(known, "l0", "unknown")
    assert back is not None
    assert (only(apply(known, back)[0]).control, only(apply(known, back)[0]).reason) == ("unknown", "other")
    chosen = led(known, "l0", "wanted")
    assert chosen is not None
    assert only(apply(known, chosen)[0]).reason == "fear"
    assert because(with_losses(loss()), "l0", "other") is None


def test_moving_on_makes_no_guess_truer() -> None:
    journey_map = with_losses(loss(evidence="assumed"))
    edit = moved_on(journey_map, "l0", "other")
    assert edit is not None
    assert only(apply(journey_map, edit)[0]).evidence == "assumed"


def test_a_loss_that_somebody_took_away_moves_nowhere() -> None:
    with pytest.raises(JourneyError) as refused:
        moved_on(with_losses(), "l0", "fear")
    assert refused.value.code == "gone"


@pytest.mark.parametrize(
    ("before", "talk", "after"),
    [
        ("assumed", {"words": "Too dear"}, "heard"),
        ("assumed", {"follows": "One call"}, "heard"),
        ("assumed", {"who": "Ann", "date": "2026-05-12"}, "assumed"),
        ("measured", {"words": "Too dear"}, "measured"),
    ],
)
def test_a_lost_customer_who_was_heard_ends_the_guessing(before: str, talk: dict[str, Any], after: str) -> None:
    journey_map = with_losses(loss(evidence=before))
    edit = told(journey_map, "l0", [talk])
    assert edit is not None
    assert only(apply(journey_map, edit)[0]).evidence == after


def test_who_is_willing_to_talk_is_heard_when_the_words_come() -> None:
    journey_map = with_losses(loss(evidence="assumed", conversations=(Conversation(who="Ann"),)))
    assert [talk.who for _, talk in willing(journey_map.losses)] == ["Ann"]
    edit = told(journey_map, "l0", [{"who": "Ann", "words": "Too dear"}])
    assert edit is not None
    heard = apply(journey_map, edit)[0]
    assert only(heard).evidence == "heard" and all(map(was_heard, only(heard).conversations))
    assert willing(heard.losses) == ()


def test_words_that_are_mended_raise_nothing_that_a_person_has_lowered() -> None:
    journey_map = with_losses(loss(evidence="assumed", conversations=(Conversation(words="To dear"),)))
    edit = told(journey_map, "l0", [{"words": "Too dear"}])
    assert edit is not None
    assert only(apply(journey_map, edit)[0]).evidence == "assumed"

"""Care that fits the map: each with a reason on it, none that is there already."""

from datetime import date

from journey.model import CareAction, Insight, Loss, Map, Stage, Touchpoint
from journey.model.care_suggestions import suggestions

STAGES = (
    Stage(id="look", order="a", name="Look", macro_stage="pre_purchase"),
    Stage(id="buy", order="b", name="Buy", macro_stage="purchase"),
    Stage(id="use", order="c", name="Use", macro_stage="post_purchase"),
)
CARDS = (Touchpoint(id="ad", stage_id="look", title="Ad"), Touchpoint(id="call", stage_id="use", title="Calls"))


def keys(**records: object) -> list[str]:
    return [each.key for each in suggestions(Map.model_validate({"id": "m", "stages": STAGES, **records}))]


def test_thanks_follow_an_order_and_a_check_in_the_use() -> None:
    assert keys() == ["thank_you:buy", "check_in:use"]
    assert suggestions(Map(id="m")) == []


def test_a_pain_of_a_customer_asks_for_news_and_that_of_a_stranger_does_not() -> None:
    pains = (
        Insight(id="i1", title="Too many ads", touchpoint_id="ad"),
        Insight(id="i2", title="On hold", touchpoint_id="call"),
        Insight(id="i3", title="Slow", stage_id="use"),
        Insight(id="i4", kind="opportunity", title="Call back", stage_id="buy"),
    )
    assert keys(touchpoints=CARDS, insights=pains) == ["problem_update:use", "thank_you:buy", "check_in:use"]
    found = suggestions(Map(id="m", stages=STAGES, touchpoints=CARDS, insights=pains))
    assert found[0].about == "On hold"


def test_a_loss_asks_for_a_talk_unless_it_was_wanted() -> None:
    losses = (Loss(id="l1", touchpoint_id="ad"), Loss(id="l2", stage_id="buy", control="wanted"))
    assert keys(touchpoints=CARDS, losses=losses)[0] == "win_back:look"
    assert "win_back:buy" not in keys(touchpoints=CARDS, losses=losses)
    bikes = Map(id="m", stages=STAGES, touchpoints=CARDS, losses=losses)
    assert suggestions(bikes)[0].about == "Ad"  # its place, where it has no name


def test_every_kind_is_offered_once_before_any_twice() -> None:
    pains = (Insight(id="i1", title="Slow", stage_id="buy"), Insight(id="i2", title="Dear", stage_id="use"))
    assert keys(insights=pains) == ["problem_update:buy", "thank_you:buy", "check_in:use", "problem_update:use"]


def test_what_the_map_has_is_not_suggested_again() -> None:
    assert keys(care_actions=(CareAction(id="c", kind="thank_you", stage_id="buy"),)) == ["check_in:use"]
    assert keys(care_actions=(CareAction(id="c", kind="check_in"),)) == ["thank_you:buy"]


def test_one_that_is_taken_has_its_place_its_rhythm_and_a_week_to_begin() -> None:
    first = suggestions(Map(id="m", stages=STAGES))[0]
    taken = first.taken("Say thanks", date(2026, 3, 2), first.every_days)
    assert taken.through is None and first.taken("Call", date(2026, 3, 2), 30, "phone").through == "phone"
    assert isinstance(taken, CareAction)
    assert (taken.kind, taken.stage_id, taken.title, taken.every_days) == ("thank_you", "buy", "Say thanks", 7)
    assert taken.next_due == date(2026, 3, 9)

"""The advice beside the sheet: what is mended in this step, and the most important first."""

import pytest

from journey.advice import advise
from journey.model import Channel, Insight, Map, Metric, Persona, Stage, Touchpoint, empty_map
from journey.ui.define import STEPS
from journey.ui.define.side import advice_for

STAGES = (Stage(id="s", order="1", name="Look"), Stage(id="t", order="2", name="Buy", macro_stage="purchase"))


def rules(journey_map: Map, step: str) -> list[str]:
    return [advice.rule for advice in advice_for(journey_map, step)]


def test_each_step_has_its_own_and_at_most_two() -> None:
    held = Map(
        id="m", personas=(Persona(id="a", name="Ada"),), stages=STAGES,
        touchpoints=(Touchpoint(id="x", stage_id="s", title="Reads"),), channels=(Channel(id="c", name="Web"),),
    )  # fmt: skip
    assert rules(held, "touchpoints") == ["stage_without_touchpoints", "touchpoint_without_channel"]
    assert rules(held, "personas")[0] == "persona_without_needs"
    assert len(advise(held)) > 4


@pytest.mark.parametrize("step", STEPS)
def test_an_empty_map_is_not_told_what_the_step_says_itself(step: str) -> None:
    assert "six_elements" not in rules(empty_map(), step)


def test_beyond_the_six_it_is_about_the_records_of_the_step() -> None:
    idea = Insight(id="i", stage_id="s", kind="opportunity", title="Faster")
    held = Map(id="m", stages=STAGES, insights=(idea,), metrics=(Metric(id="n", kind="nps", value=30),))
    assert rules(held, "insights") == ["unowned_opportunity"]
    assert rules(held, "metrics") == ["bare_metric"]

"""The six elements that no map can do without."""

import pytest

from journey.advice import advise
from journey.formats.library import open_sample
from journey.model import Channel, Feeling, Map, Persona, Stage, Timeframe, Touchpoint

TELLS = Map(id="m")
SILENT = WHOLE = Map(
    id="m",
    timeframe=Timeframe(label="May"),
    personas=(Persona(id="p", name="Ada"),),
    stages=(Stage(id="s", name="Look"),),
    touchpoints=(Touchpoint(id="t", stage_id="s", title="Reads"),),
    feelings=(Feeling(id="f", touchpoint_id="t", valence=2),),
    channels=(Channel(id="c", name="Web"),),
)


def missing(journey_map: Map) -> list[str]:
    return [piece.where for piece in advise(journey_map) if piece.rule == "six_elements"]


def test_an_empty_map_lacks_all_six_in_the_order_of_the_practice():
    assert missing(Map(id="m")) == ["personas", "timeframe", "stages", "feelings", "touchpoints", "channels"]


def test_a_map_with_all_six_lacks_none():
    assert missing(WHOLE) == []
    assert missing(open_sample("en")) == []


@pytest.mark.parametrize(
    ("lacking", "where"),
    [
        ({"personas": ()}, "personas"),
        ({"timeframe": Timeframe()}, "timeframe"),
        ({"stages": (), "touchpoints": (), "feelings": ()}, "stages"),
        ({"feelings": ()}, "feelings"),
        ({"touchpoints": (), "feelings": ()}, "touchpoints"),
        ({"channels": ()}, "channels"),
    ],
)
def test_each_one_that_is_missing_is_told(lacking: dict[str, object], where: str):
    assert where in missing(Map(**{**WHOLE.model_dump(), **lacking}))


@pytest.mark.parametrize("timeframe", [{"label": "May"}, {"start": "2026-05-01"}, {"end": "2026-05-31"}])
def test_any_part_of_a_timeframe_will_do(timeframe: dict[str, str]):
    assert missing(Map(**{**WHOLE.model_dump(), "timeframe": timeframe})) == []


def test_a_click_leads_to_the_step_of_each():
    steps = [piece.step for piece in advise(Map(id="m"))]
    assert steps == ["personas", "timeframe", "stages", "emotions", "touchpoints", "channels"]


def test_an_empty_map_hears_of_nothing_else():
    assert {piece.rule for piece in advise(Map(id="m"))} == {"six_elements"}

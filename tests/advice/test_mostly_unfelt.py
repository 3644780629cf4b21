"""Most moments have no feeling."""

from journey.model import Feeling
from tests.advice.sketch import MAYA, TOM, changed, felt, message, path, places, sketch

RULE = "mostly_unfelt"
TELLS = sketch(**path(5), personas=(MAYA,), feelings=felt(1, 2, by=MAYA))
SILENT = sketch(**path(4), personas=(MAYA,), feelings=felt(1, 2, by=MAYA))


def test_fewer_than_half_are_too_few():
    assert message(RULE, TELLS).startswith("Moments with a feeling: only 2 of 5; none yet at “Step 3”, “Step 4”")
    assert places(RULE, TELLS) == [("t3", "t4", "t5")]


def test_a_feeling_about_the_whole_stage_counts_for_all_of_it():
    whole = Feeling(id="f", persona_id="maya", stage_id="s1", valence=2)
    assert places(RULE, sketch(**path(5), personas=(MAYA,), feelings=(whole,))) == []


def test_a_persona_without_any_feeling_is_told_elsewhere():
    two = sketch(**path(4), personas=(MAYA, TOM), feelings=felt(1, 2, by=MAYA))
    assert places(RULE, two) == []


def test_what_happens_behind_the_scenes_is_not_to_be_felt():
    behind = changed(changed(TELLS, "t4", layer="backstage"), "t5", layer="support")
    assert places(RULE, behind) == []

"""A stage without touchpoints."""

from tests.advice.sketch import message, path, places, sketch

RULE = "stage_without_touchpoints"
TELLS = sketch(**path(1, 0, 2))
SILENT = sketch(**path(1, 1, 2))


def test_bare_stages_are_named_together():
    assert places(RULE, TELLS) == [("s2",)]
    assert message(RULE, TELLS) == "The stage “Stage 2” has no touchpoint."
    assert message(RULE, sketch(**path(1, 0, 0))) == "2 stages have no touchpoint: “Stage 2” and “Stage 3”."


def test_many_are_counted_not_listed():
    many = sketch(**path(1, 0, 0, 0, 0, 0))
    assert message(RULE, many) == "5 stages have no touchpoint: “Stage 2”, “Stage 3”, “Stage 4” and 2 more."
    assert (
        message(RULE, many, "it") == "5 tappe non hanno punti di contatto: «Stage 2», «Stage 3», «Stage 4» e altri 2."
    )


def test_a_map_without_any_touchpoint_is_told_so_once_elsewhere():
    assert places(RULE, sketch(**path(0, 0))) == []

"""A stage far thicker than the others."""

from tests.advice.sketch import message, path, places, sketch

RULE = "thick_stage"
TELLS = sketch(**path(3, 9, 3))
SILENT = sketch(**path(3, 8, 3))


def test_three_times_the_others_is_thick():
    assert places(RULE, TELLS) == [("s2",)]
    assert "“Stage 2” holds 9 touchpoints" in message(RULE, TELLS)


def test_seven_are_never_too_many():
    assert places(RULE, sketch(**path(1, 7, 1))) == []


def test_bare_stages_do_not_make_the_others_thick():
    assert places(RULE, sketch(**path(9, 0, 0, 3))) == []

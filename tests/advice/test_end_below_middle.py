"""The end is worse than the middle."""

from tests.advice.sketch import MAYA, TOM, felt, message, path, places, sketch

RULE = "end_below_middle"
TELLS = sketch(**path(5), personas=(MAYA,), feelings=felt(-5, 2, 2, 2, 0.5, by=MAYA))
SILENT = sketch(**path(5), personas=(MAYA,), feelings=felt(-5, 2, 2, 2, 1, by=MAYA))


def test_the_first_moment_is_not_the_middle():
    assert places(RULE, TELLS) == [("f-maya-5",)]
    assert message(RULE, TELLS) == "The journey of Maya ends lower than its middle, at “Step 5”."


def test_several_personas_make_one_piece_of_advice():
    two = sketch(**path(5), personas=(MAYA, TOM), feelings=(*TELLS.feelings, *felt(1, 1, 1, 1, -2, by=TOM)))
    assert places(RULE, two) == [("f-maya-5", "f-tom-5")]


def test_a_low_end_after_a_low_middle_is_no_fall():
    assert places(RULE, sketch(**path(5), feelings=felt(3, -3, -3, -3, -4))) == []

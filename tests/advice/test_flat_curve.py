"""A flat curve."""

from tests.advice.sketch import MAYA, TOM, felt, message, path, sketch, told

RULE = "flat_curve"
TELLS = sketch(**path(5), personas=(MAYA, TOM), feelings=felt(1, 2, 1, 2, 1.5, by=MAYA) + felt(1, 3, 1, 1, 1, by=TOM))
SILENT = sketch(**path(5), personas=(TOM,), feelings=felt(1, 3, 1, 1, 1, by=TOM))


def test_less_than_two_points_from_lowest_to_highest_is_flat():
    assert [piece.where for piece in told(RULE, TELLS)] == ["personas[maya]"]
    assert message(RULE, TELLS) == "The curve of Maya is almost flat."


def test_without_personas_it_is_everybodys():
    assert message(RULE, sketch(**path(5), feelings=felt(1, 1, 1, 1, 1))) == "The curve of everybody is almost flat."


def test_four_moments_are_too_few_to_say():
    assert told(RULE, sketch(**path(4), feelings=felt(1, 1, 1, 1))) == []

"""A stage without the customer's goal."""

from tests.advice.sketch import changed, path, places, sketch

RULE = "stage_without_goal"
SILENT = changed(sketch(**path(4)), "s1", goal="Be sure it fits")
TELLS = sketch(**path(2, 2))


def test_all_of_them_are_one_piece_of_advice():
    assert places(RULE, TELLS) == [("s1", "s2")]
    assert places(RULE, changed(TELLS, "s1", goal="Be sure it fits")) == [("s2",)]


def test_a_map_just_begun_has_more_urgent_wants():
    assert places(RULE, sketch(**path(2, 1))) == []

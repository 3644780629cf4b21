"""Touchpoints of the same title."""

from tests.advice.sketch import changed, message, path, places, sketch

RULE = "duplicate_titles"
SILENT = sketch(**path(2, 1))
TELLS = changed(SILENT, "t3", title=" step  1")


def test_case_and_spaces_make_no_difference():
    assert places(RULE, TELLS) == [("t3",)]
    assert message(RULE, TELLS) == "The title “step 1” stands on more than one touchpoint."


def test_empty_titles_are_not_the_same_title():
    assert places(RULE, changed(changed(SILENT, "t1", title=""), "t2", title="")) == []

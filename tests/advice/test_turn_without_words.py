"""The best or the worst moment has no words."""

from tests.advice.sketch import changed, felt, path, places, sketch

RULE = "turn_without_words"
TELLS = sketch(**path(4), feelings=felt(1, 3, -4, 2))
SILENT = changed(changed(TELLS, "f-all-2", quote="At last!"), "f-all-3", quote="Never again.")


def test_the_worst_is_told_before_the_best():
    assert places(RULE, TELLS) == [("f-all-3", "f-all-2")]


def test_the_moments_between_need_no_words():
    assert places(RULE, SILENT) == []


def test_small_turns_need_none_either():
    assert places(RULE, sketch(**path(3), feelings=felt(1, 1.9, -1))) == []

"""A named emotion on the wrong side of the line."""

import pytest

from tests.advice.sketch import felt, message, path, places, sketch

RULE = "emotion_against_valence"
TELLS = sketch(**path(1), feelings=felt(-3, emotion="relief"))
SILENT = sketch(**path(1), feelings=felt(3, emotion="relief"))


def test_the_place_is_named():
    assert places(RULE, TELLS) == [("f-all-1",)]
    assert "“Step 1”" in message(RULE, TELLS)


@pytest.mark.parametrize(
    ("emotion", "valence"), [("boredom", 1.0), ("joy", -0.5), ("doubt", 2), ("my own", -5), ("", 5)]
)
def test_weak_names_small_heights_and_own_words_pass(emotion: str, valence: float):
    assert places(RULE, sketch(**path(1), feelings=felt(valence, emotion=emotion))) == []


def test_fear_does_not_stand_above_the_line():
    assert places(RULE, sketch(**path(1), feelings=felt(1, emotion="fear")))

"""One persona for all."""

from tests.advice.sketch import MAYA, TOM, message, path, sketch, told

RULE = "one_persona"
TELLS = sketch(**path(8), personas=(MAYA,))
SILENT = sketch(**path(8), personas=(MAYA, TOM))


def test_she_is_named():
    assert message(RULE, TELLS) == "Maya is the only persona."


def test_seven_touchpoints_are_only_a_beginning():
    assert told(RULE, sketch(**path(7), personas=(MAYA,))) == []

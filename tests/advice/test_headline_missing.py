"""A map with curves and no headline."""

from tests.advice.sketch import felt, path, sketch, told

RULE = "headline_missing"
TELLS = sketch(**path(5), feelings=felt(1, 2, 3, 4, 5))
SILENT = sketch(**path(5), feelings=felt(1, 2, 3, 4, 5), headline="It gets better.")


def test_the_finding_is_written_last():
    assert [piece.where for piece in told(RULE, TELLS)] == ["headline"]
    assert told(RULE, sketch(**path(5), feelings=felt(1, 2, 3, 4))) == []

"""A map without an objective."""

from tests.advice.sketch import path, sketch, told

RULE = "objective_missing"
TELLS = sketch(**path(4))
SILENT = sketch(**path(4), objective="Halve the returns by June")


def test_a_click_leads_to_where_it_is_written():
    (piece,) = told(RULE, TELLS)
    assert (piece.where, piece.page, piece.step) == ("objective", "define", "timeframe")


def test_a_map_just_begun_is_not_asked_for_it():
    assert told(RULE, sketch(**path(3))) == []

"""One of the three things that customers judge is never touched."""

from tests.advice.sketch import changed, message, path, sketch, told

RULE = "quality_never_judged"
ALL = {"t1": "company_reliability", "t2": "offer_quality", "t3": "service_effectiveness"}
SILENT = sketch(**path(3))
for touchpoint_id, quality in ALL.items():
    SILENT = changed(SILENT, touchpoint_id, quality=quality)
TELLS = changed(SILENT, "t3", quality="offer_quality")


def test_the_missing_ones_are_named():
    assert message(RULE, TELLS) == "Never judged on the map: the customer service."
    twice = sketch(**path(3, quality="offer_quality"))
    assert message(RULE, twice, "it") == "Mai giudicati sulla mappa: l’affidabilità dell’azienda e il servizio clienti."


def test_maps_that_do_not_use_the_qualities_are_left_alone():
    assert told(RULE, sketch(**path(3))) == []
    assert told(RULE, changed(TELLS, "t3", quality=None)) == []

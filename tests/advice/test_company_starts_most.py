"""Three of four touchpoints are started by the company."""

from tests.advice.sketch import changed, message, path, places, sketch

RULE = "company_starts_most"
TELLS = changed(sketch(**path(4, initiator="company")), "t4", initiator="customer")
SILENT = changed(TELLS, "t3", initiator="social")


def test_three_of_four_are_too_many():
    assert places(RULE, TELLS) == [("t1", "t2", "t3")]
    assert message(RULE, TELLS).startswith("3 of 4 touchpoints are started by the company")


def test_backstage_work_is_the_companys_anyway():
    assert places(RULE, changed(TELLS, "t1", layer="backstage")) == []


def test_three_touchpoints_are_too_few_to_say():
    assert places(RULE, sketch(**path(3, initiator="company"))) == []

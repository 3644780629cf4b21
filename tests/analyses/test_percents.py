"""A share has a decimal where a whole per cent would hide what differs."""

from journey.analyses.percents import digits, percent, percents
from journey.i18n import words

EN, IT = words("en"), words("it")


def test_below_a_tenth_a_share_has_a_decimal_and_above_it_none() -> None:
    assert [percent(share, EN) for share in (0.031, 0.0994, 0.1, 0.184, 1)] == ["3.1%", "9.9%", "10%", "18%", "100%"]
    assert percent(0.031, IT) == "3,1%"


def test_nothing_is_nothing_and_what_is_not_known_a_dash() -> None:
    assert percent(0, EN) == "0%"
    assert percent(None, EN) == "–"


def test_shares_that_differ_by_little_are_read_with_a_decimal_together() -> None:
    assert percents(EN, 0.134, 0.129) == ("13.4%", "12.9%")
    assert percents(EN, 0.18, 0.13) == ("18%", "13%")


def test_beside_a_small_share_the_others_have_a_decimal_too() -> None:
    assert percents(EN, 0.25, 0.05, 0.0) == ("25.0%", "5.0%", "0%")


def test_equal_shares_differ_by_nothing() -> None:
    assert digits(0.2, 0.2, None) == 0

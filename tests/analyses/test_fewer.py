"""Fewer customers, more value: said only where whole months show it."""

import pytest

from journey.analyses.fewer import told
from journey.analyses.value import Month
from journey.i18n import words


def months(*pairs: tuple[int, float]) -> list[Month]:
    """Whole months between two that are cut off by the ends of a log."""
    cut = (1, 1.0)
    return [Month(f"2026-{number:02}", *pair) for number, pair in enumerate((cut, *pairs, cut), 1)]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ((100, 1000.0), (80, 1100.0), "Fewer customers, more value: that is seen here."),
        ((100, 1000.0), (80, 700.0), "more from fewer is refuted"),
        ((100, 1000.0), (80, 1010.0), "neither seen nor refuted"),
        ((100, 1000.0), (100, 1500.0), "did not become fewer"),
    ],
)
def test_what_the_months_show(before: tuple[int, float], after: tuple[int, float], said: str) -> None:
    assert said in told(months(*[before] * 3, *[after] * 3), words("en"))


def test_the_numbers_come_first() -> None:
    said = told(months(*[(100, 1000.0)] * 3, *[(80, 1100.0)] * 3), words("en"))
    assert said.startswith(
        "From the first to the last 3 whole months of the log: customers a month −20%, value a month +10%."
    )


def test_a_short_log_says_nothing() -> None:
    assert told(months(*[(100, 1000.0)] * 5), words("en")).startswith("The log holds 5 whole months; 6 are needed")
    assert told([], words("en")).startswith("The log holds 0 whole months")


@pytest.mark.parametrize(
    ("left", "said"),
    [(120.0, "Fewer customers, more margin: that is seen here."), (80.0, "Fewer customers and less margin:")],
)
def test_where_the_log_has_a_margin_that_is_what_is_judged(left: float, said: str) -> None:
    monthly = [Month(f"2026-{n:02}", 100 if n < 5 else 80, 1000.0, 100.0 if n < 5 else left) for n in range(1, 9)]
    told_of = told(monthly, words("en"))
    assert "value a month 0%, margin a month" in told_of and said in told_of

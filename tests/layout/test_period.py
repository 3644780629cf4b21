"""The timeframe in words: its label or its months, long, or short where there is little room."""

from datetime import date

import pytest

from journey.i18n import LANGUAGES, words
from journey.layout.period import period, usual_periods
from journey.model import Timeframe

ENGLISH, ITALIAN = words("en"), words("it")


def test_a_timeframe_is_its_label_or_its_months() -> None:
    assert period(Timeframe(label="Spring", start=date(2026, 3, 1)), ENGLISH) == "Spring"
    half = Timeframe(start=date(2026, 1, 1), end=date(2026, 6, 30))
    assert period(half, ENGLISH) == "January 2026 – June 2026"
    assert period(half, ITALIAN) == "gennaio 2026 – giugno 2026"


def test_one_month_is_said_once() -> None:
    assert period(Timeframe(start=date(2026, 3, 1), end=date(2026, 3, 31)), ENGLISH) == "March 2026"
    assert period(Timeframe(), ENGLISH) == ""


@pytest.mark.parametrize(
    ("timeframe", "shown"),
    [
        (Timeframe(), ""),
        (Timeframe(label="One year"), "One year"),
        (Timeframe(start=date(2026, 1, 1), end=date(2026, 6, 30)), "Jan 2026 – Jun 2026"),
        (Timeframe(label="Six months, all of them recorded", start=date(2026, 1, 1)), "Jan 2026"),
        (Timeframe(label="x", start=date(2026, 1, 1)), "x"),
        (Timeframe(label="A label far too long for the bar"), "A label far too long for the bar"),
        (Timeframe(start=date(2026, 1, 1), end=date(2026, 1, 31), label="A label far too long for it"), "Jan 2026"),
    ],
)
def test_the_period_in_a_few_words(timeframe: Timeframe, shown: str) -> None:
    assert period(timeframe, ENGLISH, 26) == shown


def test_months_are_named_in_the_language_of_the_page() -> None:
    assert period(Timeframe(start=date(2026, 1, 1)), ITALIAN, 26) == "gen 2026"


def test_a_period_that_we_propose_is_said_in_the_language_of_the_picture() -> None:
    taken = Timeframe(label="Three months")
    assert period(taken, words("it")) == "Tre mesi"
    assert period(Timeframe(label="Un anno"), words("en")) == "One year"
    assert period(Timeframe(label="Three months of rain"), words("it")) == "Three months of rain"
    assert [len(usual_periods(language)) for language in LANGUAGES] == [len(usual_periods("en"))] * len(LANGUAGES)

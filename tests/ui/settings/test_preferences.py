"""What a browser remembers: kept in cookies, read with distrust."""

from datetime import UTC, datetime

import pytest

from journey.ui.settings.preferences import (
    COLOURS,
    LONGEST_NAME,
    MOST_FORMER_NAMES,
    MOST_KINDS,
    Preferences,
    clean_name,
    initials,
    remembered,
)

NINE, TEN = datetime(2026, 3, 12, 9, 0, tzinfo=UTC), datetime(2026, 3, 12, 10, 0, 0, 250_000, tzinfo=UTC)


def test_what_is_kept_is_remembered() -> None:
    kinds = (("m1", "hotel"), ("m2", "any"))
    mine = Preferences("Zoë; Ada=1", "moss", "a3", "it", (("host", NINE), ("Bea", TEN)), kinds=kinds)
    cookies = mine.cookies()
    assert remembered(cookies) == mine
    assert all(value.isascii() and not set(value) & set(' ;,="\\') for value in cookies.values())


def test_a_browser_without_cookies_has_the_defaults() -> None:
    assert remembered({}) == Preferences()
    assert Preferences().actor == "host"


@pytest.mark.parametrize(
    "cookies",
    [
        {"itinerario_colour": "red", "itinerario_paper": "a9", "itinerario_language": "xx"},
        {"itinerario_name": "%00%1b", "itinerario_formerly": "{"},
        {"itinerario_formerly": "[1, 2]"},
        {"itinerario_formerly": '[["a", 1e99]]'},
        {"itinerario_formerly": "[" * 100_000},
        {"itinerario_formerly": '[["", 5], ["\\u0000", 5]]'},
        {"itinerario_kinds": '[["m", "circus"]]'},
        {"itinerario_kinds": '[["m"]]'},
        {"itinerario_kinds": "{"},
    ],
)
def test_cookies_that_make_no_sense_are_as_if_they_were_not_there(cookies: dict[str, str]) -> None:
    assert remembered(cookies) == Preferences()


def test_a_name_is_one_clean_line() -> None:
    assert clean_name("  Ada \n Byron\x00 ") == "Ada Byron"
    assert len(clean_name("x" * 500)) == LONGEST_NAME
    assert clean_name("\u200b") == ""


def test_a_name_that_is_given_up_is_remembered_with_when() -> None:
    ada = Preferences().named("Ada", NINE)
    assert (ada.actor, ada.formerly) == ("Ada", (("host", NINE),))
    bea = ada.named("Bea", TEN)
    assert (bea.actor, bea.formerly) == ("Bea", (("host", NINE), ("Ada", TEN)))


def test_a_name_that_is_taken_up_again_is_no_former_one() -> None:
    back = Preferences().named("Ada", NINE).named("", TEN)
    assert (back.actor, back.formerly) == ("host", (("Ada", TEN),))


def test_the_same_name_again_changes_nothing() -> None:
    ada = Preferences().named("Ada", NINE)
    assert ada.named(" Ada ", TEN) is ada


def test_only_the_last_names_are_remembered() -> None:
    mine = Preferences()
    for letter in "ABCDEFG":
        mine = mine.named(letter, NINE)
    assert [name for name, _ in mine.formerly] == ["C", "D", "E", "F"]
    assert len(mine.formerly) == MOST_FORMER_NAMES


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ada Byron", "AB"), ("ada", "A"), ("Ada de la Cruz", "AC"), ("", ""), ("Guest 12 (you)", "G12")],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_there_are_five_colours() -> None:
    assert len(set(COLOURS)) == 5


def test_the_kind_of_business_of_a_map_is_the_one_chosen_last() -> None:
    mine = Preferences().with_kind("m1", "hotel").with_kind("m2", "insurance").with_kind("m1", "any")
    assert (mine.kind_of("m1"), mine.kind_of("m2"), mine.kind_of("m3")) == ("any", "insurance", "")


def test_maps_that_were_told_longest_ago_are_forgotten() -> None:
    mine = Preferences()
    for number in range(MOST_KINDS + 1):
        mine = mine.with_kind(f"m{number}", "hotel")
    assert (mine.kind_of("m0"), mine.kind_of("m1"), len(mine.kinds)) == ("", "hotel", MOST_KINDS)

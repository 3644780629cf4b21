"""The one error a person sees: one line, in both languages, with nothing in it that could reach a terminal."""

import pytest

from journey.errors import LONGEST_SHOWN, JourneyError
from journey.i18n import Phrase


def test_a_message_says_where_what_and_what_to_do():
    error = JourneyError("missing_field", "shop.json: stages[0].name", field="name")
    assert error.message() == "shop.json: stages[0].name: The field “name” is missing. Add it."
    assert error.message("it") == "shop.json: stages[0].name: Manca il campo «name». Aggiungetelo."
    assert str(error) == error.message("en")


def test_without_a_place_it_begins_with_what_happened():
    assert JourneyError("not_a_map").message().startswith("This is not an Itinerario map.")


@pytest.mark.parametrize("value", ["a\x1b[31mb", "a\ud800b", "a\nb", "a\u202eb", "x" * 10_000])
def test_what_comes_from_a_file_is_shown_harmlessly(value: str):
    error = JourneyError("unknown_field", value, field=value)
    assert error.message().isprintable()
    assert len(error.message()) < 2 * LONGEST_SHOWN + 100
    assert error.message().encode()


@pytest.mark.parametrize("value", [10**5000, -(10**400), 1e300], ids=["long", "negative", "float"])
def test_a_number_that_nobody_could_read_is_told_in_words(value: float):
    error = JourneyError("newer_schema", found=value, known=1)
    assert error.what() == "The map has schema version a huge number; this program knows versions up to 1."
    assert "un numero smisurato" in error.what("it")


def test_words_inside_a_phrase_are_shown_harmlessly_too():
    error = JourneyError("bad_value", problem=Phrase("problems.text", {"found": "\x1b]0;title\x07"}))
    assert error.message().isprintable()


@pytest.mark.parametrize(("typed", "meant"), [("postr", "poster"), ("GRAF", "graph"), ("zzz", None)])
def test_the_nearest_of_the_allowed_values_is_suggested(typed: str, meant: str | None):
    hint = JourneyError("unknown_view", value=typed, allowed="poster, curve, graph, persona").hint()
    assert hint == f"{f'Did you mean {meant}? ' if meant else ''}Choose one of: poster, curve, graph, persona."

"""Words of another window that an edit replaces without having seen them."""

from typing import Any

import pytest

from journey.model import Channel, Feeling, Map, Persona, Stage, Touchpoint
from journey.ui.define.overwritten import overwritten_by

THEIRS = Map(
    id="m",
    title="Their title",
    personas=(Persona(id="ada", name="Ada"),),
    stages=(Stage(id="look", order="1", name="Look", days=2.5), Stage(id="buy", order="2", name="Buy")),
    channels=(Channel(id="shop", name="Shop"), Channel(id="web", name="Web")),
    touchpoints=(Touchpoint(id="a", order="1", stage_id="look", channel_id="shop", title="Theirs"),),
    feelings=(Feeling(id="f", persona_id="ada", touchpoint_id="a", valence=-2, emotion="fear"),),
)


def lost(**operation: Any) -> str | None:
    found = overwritten_by(THEIRS, {"op": "o", "do": "set", **operation})
    return found.words if found else None


@pytest.mark.parametrize(
    ("was", "value", "words"),
    [
        ("Before", "Mine", "Theirs"),  # they changed it in between
        ("Theirs", "Mine", None),  # seen, and changed
        (" Theirs ", "Mine", None),  # seen as it was typed
        ("Before", "Theirs", None),  # both wrote the same
        ("", "Mine", "Theirs"),  # it was empty when last seen
    ],
)
def test_words_are_lost_where_the_person_saw_others(was: str, value: str, words: str | None) -> None:
    assert lost(id="a", field="title", was=was, value=value) == words


def test_an_empty_field_loses_nothing() -> None:
    assert lost(id="buy", field="days", was="3", value="4") is None


def test_a_number_is_the_same_however_it_is_typed() -> None:
    assert lost(id="look", field="days", was="2,50", value="4") is None
    assert lost(id="look", field="days", was="2", value="4") == "2.5"


def test_what_was_chosen_is_named_by_its_words() -> None:
    assert lost(id="a", field="channel_id", was="web", value=None) == "Shop"
    assert lost(do="feel", id="a", persona="ada", field="emotion", was="", value="joy") == "Fear"


def test_the_header_of_the_map_counts_too() -> None:
    assert lost(id="m", field="title", was="Mine once", value="Mine") == "Their title"


def test_an_operation_that_does_not_say_what_was_seen_loses_nothing() -> None:
    assert lost(id="a", field="title", value="Mine") is None


def test_the_way_back_is_an_operation_of_its_own() -> None:
    operation = {"op": "o", "do": "set", "id": "a", "field": "title", "was": "x", "value": "Mine", "label": "Title"}
    found = overwritten_by(THEIRS, operation)
    assert found is not None
    told = found.by("Marta").told()
    assert "Marta" in told["sentence"] and "Theirs" in told["sentence"]
    assert told["back"] == {"do": "set", "id": "a", "field": "title", "label": "Title", "value": "Theirs"}

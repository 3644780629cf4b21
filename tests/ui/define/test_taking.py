"""What comes back from the browser is made once, refused with a reason, or waits while the database is away."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
import streamlit as st

from journey.errors import JourneyError
from journey.model import Edit, Map
from journey.ui.define import taking
from journey.ui.define.operations import edit_of
from journey.ui.define.taking import answered, take
from journey.ui.session import session

OPS = [{"op": "1", "do": "set", "id": "a", "field": "title", "value": "x"}, {"op": "2", "do": "back"}]


@pytest.fixture(autouse=True)
def opened_map() -> Iterator[None]:
    st.session_state.clear()
    session.map_id = "m"
    yield
    st.session_state.clear()


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The ids of what a store has, without the store."""
    ids: set[str] = set()
    held = SimpleNamespace(was_made=lambda _, op: op in ids)
    monkeypatch.setattr(taking, "store", lambda: held)
    return ids


def refusing(code: str, **told: object) -> object:
    def commit(*_: object, **__: object) -> None:
        raise JourneyError(code, "here", **told)

    return commit


def test_while_the_database_is_away_everything_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "commit", refusing("database_busy"))
    monkeypatch.setattr(taking, "undo", lambda **_: pytest.fail("what waits before it was not made"))
    take({"map": "m", "ops": OPS})
    assert (answered()["done"], answered()["refused"]) == ([], {})
    assert session.problem is not None


def test_a_step_back_that_the_database_does_not_take_waits_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def undo(**_: object) -> None:
        session.problem = JourneyError("database_busy", "here")

    monkeypatch.setattr(taking, "undo", undo)
    take({"map": "m", "ops": OPS[1:]})
    assert answered()["done"] == []


@pytest.mark.usefixtures("kept")
def test_a_step_back_after_what_was_refused_takes_nothing_else_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "commit", refusing("gone", id="a"))
    monkeypatch.setattr(taking, "undo", lambda **_: pytest.fail("an edit from before would go"))
    take({"map": "m", "ops": OPS})
    assert answered()["done"] == ["1", "2"]
    assert list(answered()["refused"]) == ["1"]


def test_what_another_map_left_behind_is_not_taken() -> None:
    assert take({"map": "other", "ops": OPS}) is False
    assert take(None) is False


def test_what_was_made_though_its_answer_got_lost_is_not_refused(
    monkeypatch: pytest.MonkeyPatch, kept: set[str]
) -> None:
    monkeypatch.setattr(taking, "commit", refusing("gone", id="a"))  # as a card that this very operation deleted
    kept.add("1")
    take({"map": "m", "ops": OPS[:1]})
    assert (answered()["done"], answered()["refused"]) == (["1"], {})


@pytest.mark.usefixtures("kept")
def test_a_step_back_after_a_refusal_that_was_told_already_takes_nothing_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "commit", refusing("gone", id="a"))
    monkeypatch.setattr(taking, "undo", lambda **_: pytest.fail("an edit from before would go"))
    take({"map": "m", "ops": OPS[:1]})
    take({"map": "m", "ops": OPS})
    assert answered()["done"] == ["1", "2"]


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("odd", [{"do": "set"}, {"do": "fill", "cells": [None]}, {"do": "add", "titles": None}])
def test_an_operation_that_cannot_be_read_is_refused_and_what_follows_is_made(
    monkeypatch: pytest.MonkeyPatch, odd: dict[str, object]
) -> None:
    made: list[str] = []

    def commit(make: Callable[[Map], Edit | None], op_id: str) -> None:
        make(Map(id="m"))
        made.append(op_id)

    monkeypatch.setattr(taking, "commit", commit)
    monkeypatch.setattr(taking, "edit_of", lambda held, told: edit_of(held, told) if told["op"] == "1" else None)
    take({"map": "m", "ops": [{"op": "1", **odd}, {"op": "2", "do": "set"}]})
    assert (answered()["done"], list(answered()["refused"]), made) == (["1", "2"], ["1"], ["2"])


@pytest.mark.usefixtures("kept")
def test_once_a_refusal_was_told_a_step_back_is_meant_for_what_was_before(monkeypatch: pytest.MonkeyPatch) -> None:
    taken_back: list[str] = []
    monkeypatch.setattr(taking, "commit", refusing("gone", id="a"))
    monkeypatch.setattr(taking, "undo", lambda op_id: taken_back.append(op_id))
    take({"map": "m", "ops": OPS[:1]})
    take({"map": "m", "ops": OPS[1:]})
    assert taken_back == ["2"]

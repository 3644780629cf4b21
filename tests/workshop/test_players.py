"""Simulated people say what a room takes, in their own words, and the same again when asked again."""

from datetime import UTC, datetime

import pytest

from journey.formats.library import open_sample
from journey.i18n import LANGUAGES
from journey.model import empty_map
from journey.workshop import players, state
from journey.workshop.agenda import NAMES
from journey.workshop.contribution import Dot, Rating, understood
from journey.workshop.groups import suggested
from journey.workshop.spread import disagreements, spreads
from journey.workshop.state import State

NOW = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)


def opened(step: str, language: str = "en") -> State:
    sample = open_sample(language)
    begun = state.go(State(), NAMES.index(step), NOW)
    return state.ask(begun, persona_id=sample.personas[0].id, moments=[each.id for each in sample.touchpoints[:8]])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("step", NAMES)
def test_whatever_they_say_the_room_takes(step: str, language: str):
    now, sample = opened(step, language), open_sample(language)
    for number in range(1, 20):
        said = list(players.plan(now, sample, number, ["a", "b", "c"]))
        assert said == list(players.plan(now, sample, number, ["a", "b", "c"]))
        assert said, f"{number} says nothing in {step}"
        assert all(now.takes(understood(body).kind) for body in said)


def test_they_keep_to_their_dots_and_rate_every_moment_once():
    sample = open_sample("en")
    dots = [understood(body) for body in players.plan(opened("affinity"), sample, 3, ["a", "b"])]
    assert sum(one.dots for one in dots if isinstance(one, Dot)) == State().budget
    rated = [understood(body) for body in players.plan(opened("empathy"), sample, 3)]
    assert [one.touchpoint_id for one in rated if isinstance(one, Rating)] == list(opened("empathy").moments)


def test_a_room_of_them_disagrees_somewhere_and_says_some_things_twice():
    sample, now = open_sample("en"), opened("empathy")
    answers: dict[str, list[float]] = {moment: [] for moment in now.moments}
    for number in range(1, 31):
        for body in players.plan(now, sample, number):
            if body["kind"] == "rating":
                answers[body["touchpoint_id"]].append(body["valence"])
    torn = [each.place_id for each in disagreements(spreads(answers))]
    assert torn[0] in (now.moments[1], now.moments[5])
    ideas = [body["text"] for number in range(30) for body in players.plan(opened("brainstorm"), sample, number)]
    assert suggested({str(place): text for place, text in enumerate(dict.fromkeys(ideas))})


def test_before_it_begins_and_on_an_empty_map_they_are_silent_or_fit():
    assert list(players.plan(State(), open_sample("en"), 1)) == []
    bare = empty_map("New")
    for step in NAMES:
        for body in players.plan(state.go(State(), NAMES.index(step), NOW), bare, 2):
            assert understood(body).kind not in ("card", "mind", "rating")

"""What phones and screens are told of a workshop: hidden words stay hidden, answers are spread, targets are ranked."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from journey.live.workshop.told import phone, screen
from journey.store.room_rows import Person, Room
from journey.store.saying import Heard
from journey.workshop import state
from journey.workshop.agenda import NAMES, STEPS
from journey.workshop.contribution import understood
from journey.workshop.state import State
from tests.store.bikes import bike

NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)
OBJECTIVE, RESEARCH, TOUCHPOINTS, EMPATHY, BRAINSTORM, AFFINITY, SKETCH, SHARE = range(len(NAMES))
SECRET = "what nobody may read yet"
ONE_OF_EACH: dict[str, dict[str, Any]] = {
    "answer": {"text": SECRET},
    "source": {"text": SECRET},
    "card": {"stage_id": "look", "title": SECRET},
    "mind": {"of": "think", "stage_id": "look", "text": SECRET},
    "rating": {"touchpoint_id": "pay", "valence": -3.5, "words": SECRET},
    "idea": {"text": SECRET},
    "dot": {"target": "i1", "dots": 3},
    "parking": {"text": SECRET},
}


def room_at(step: int, now: State | None = None) -> Room:
    return Room("r", "bike", "MELA 42", 1, state.go(now or State(), step, NOW), NOW, NOW, None)


def person(number: int, **more: Any) -> Person:
    who = Person(f"p{number}", f"Person {number}", number, simulated=False, muted=False, removed=False, joined_at=NOW)
    return replace(who, **more)


def heard(step: int, kind: str, by: int = 1, op: str = "", **body: Any) -> Heard:
    said = understood({"kind": kind, **(body or ONE_OF_EACH[kind])})
    return Heard(op or f"{kind}{by}", 1, f"p{by}", step, said, late=False, at=NOW)


def seen(room: Room, *said: Heard) -> dict[str, Any]:
    return screen(room, [person(1), person(2), person(3)], said, bike())


def rated(*valences: float, at: str = "pay") -> list[Heard]:
    return [
        heard(EMPATHY, "rating", by, f"{at}{by}", touchpoint_id=at, valence=each) for by, each in enumerate(valences)
    ]


class TestHidden:
    @pytest.mark.parametrize(
        ("step", "kind"),
        [(at, kind) for at, step in enumerate(STEPS.values()) if step.private for kind in sorted(step.takes)],
    )
    def test_of_a_step_that_hides_only_numbers_are_told(self, step: int, kind: str) -> None:
        room, said = room_at(step), heard(step, kind)
        to_screen, to_phone = seen(room, said), phone(room, [person(1)], [said], bike())
        assert (to_screen["said"], to_screen["from"], to_screen["hides"]) == (1, 1, True)
        for told in (to_screen, to_phone):
            text = json.dumps(told)
            assert SECRET not in text
            assert "-3.5" not in text
            assert '"dots"' not in text

    def test_how_much_was_said_and_from_how_many_without_the_parking_lot_and_dots_that_were_taken_back(self) -> None:
        notes = [heard(BRAINSTORM, "idea", by, f"i{n}") for n, by in enumerate((1, 1, 2))]
        told = seen(room_at(BRAINSTORM), *notes, heard(BRAINSTORM, "parking", 3))
        assert (told["said"], told["from"], told["parked"]) == (3, 2, 1)
        back = heard(AFFINITY, "dot", 3, target="i1", dots=0)
        assert seen(room_at(AFFINITY), heard(AFFINITY, "dot"), back)["said"] == 1

    def test_revealed_it_is_told_with_who_said_it(self) -> None:
        room = replace(room_at(BRAINSTORM), state=state.reveal(room_at(BRAINSTORM).state))
        (note,) = seen(room, heard(BRAINSTORM, "idea"))["notes"]
        assert (note["text"], note["by"]) == (SECRET, "Person 1")

    def test_ideas_that_are_not_revealed_are_no_targets_though_the_room_has_gone_on(self) -> None:
        room, idea = room_at(AFFINITY), heard(BRAINSTORM, "idea")
        assert seen(room, idea)["targets"] == []
        assert phone(room, [], [idea], bike())["targets"] == []

    def test_while_dots_are_given_the_targets_are_told_without_them(self) -> None:
        room = room_at(AFFINITY, State(revealed=(BRAINSTORM,)))
        told = seen(room, heard(BRAINSTORM, "idea", op="i1", text="Call back"), heard(AFFINITY, "dot"))
        assert told["targets"] == [{"id": "i1", "text": "Call back", "n": 1}]
        assert told["ranked"] == []


class TestNotes:
    def test_of_an_open_step_all_is_told_at_once_with_where_it_belongs(self) -> None:
        told = seen(room_at(TOUCHPOINTS), heard(TOUCHPOINTS, "card", stage_id="look", channel_id="web", title="Asks"))
        (note,) = told["notes"]
        assert (note["text"], note["stage"], note["channel"]) == ("Asks", "Looking", "Web shop")
        assert told["order"] == ["Looking", "Buying"]

    def test_a_source_says_how_it_is_known_and_a_mind_whose_it_is(self) -> None:
        (source,) = seen(room_at(RESEARCH), heard(RESEARCH, "source", text="Survey", evidence="measured"))["notes"]
        (mind,) = seen(room_at(SKETCH), heard(SKETCH, "mind"))["notes"]
        assert (source["evidence"], mind["of"], mind["stage"]) == ("measured", "think", "Looking")

    def test_what_was_said_in_another_step_is_not_told_again(self) -> None:
        assert seen(room_at(SHARE), heard(OBJECTIVE, "answer"))["notes"] == []

    def test_markup_is_told_as_it_was_written(self) -> None:
        told = seen(room_at(OBJECTIVE), heard(OBJECTIVE, "answer", text="<b>&amp;"))
        assert told["notes"][0]["text"] == "<b>&amp;"

    def test_decisions_are_told_with_who_does_it_and_until_when(self) -> None:
        decided = state.decide(State(), "Call back", "Ann", date(2026, 4, 1))
        assert seen(room_at(SHARE, decided))["decisions"] == [
            {"text": "Call back", "owner": "Ann", "due": "2026-04-01"}
        ]


class TestRatings:
    revealed = State(revealed=(EMPATHY,))

    def test_each_moment_has_its_answers_median_and_quartiles_in_the_order_of_the_map(self) -> None:
        told = seen(room_at(EMPATHY, self.revealed), *rated(-4, -1, 0, 1, 4), *rated(2, 2, 2, at="reviews"))
        first, second = told["ratings"]
        assert (first["id"], first["title"], first["number"], first["n"]) == ("reviews", "Reads reviews", 1, 3)
        assert second["answers"] == [-4, -1, 0, 1, 4]
        assert (second["median"], second["low"], second["high"]) == (0, -1, 1)

    def test_the_widest_spread_comes_first_and_where_all_agree_it_is_not_named(self) -> None:
        both = rated(-1, 0, 1), rated(-5, 0, 5, at="reviews")
        assert seen(room_at(EMPATHY, self.revealed), *both[0], *both[1])["torn"] == ["reviews", "pay"]
        assert seen(room_at(EMPATHY, self.revealed), *rated(2, 2, 2))["torn"] == []

    def test_a_rating_of_a_moment_that_is_no_longer_on_the_map_is_left_out(self) -> None:
        assert seen(room_at(EMPATHY, self.revealed), *rated(1, 2, at="gone"))["ratings"] == []


class TestRanked:
    def test_most_dots_first_and_a_group_is_one_target(self) -> None:
        now = state.merge(State(revealed=(BRAINSTORM, AFFINITY)), "Calls", ("i1", "i2"), "g1")
        ideas = [heard(BRAINSTORM, "idea", op=op, text=op) for op in ("i1", "i2", "i3", "i4")]
        dots = [
            heard(AFFINITY, "dot", by, target=to, dots=n) for by, to, n in ((1, "g1", 2), (2, "g1", 2), (3, "i4", 3))
        ]
        told = seen(room_at(AFFINITY, now), *ideas, *dots)
        assert [(each["text"], each["n"], each["dots"]) for each in told["ranked"]] == [
            ("Calls", 2, 4), ("i4", 1, 3), ("i3", 1, 0),
        ]  # fmt: skip
        assert told["targets"] == []


class TestBoth:
    def test_who_was_taken_out_is_not_counted_and_who_is_played_is_said(self) -> None:
        people = [person(1), person(2, removed=True), person(3, simulated=True)]
        for told in (phone(room_at(OBJECTIVE), people, [], bike()), screen(room_at(OBJECTIVE), people, [], bike())):
            assert (told["people"], told["played"]) == (2, 1)

    def test_a_phone_is_told_moments_with_their_channel_and_nothing_that_others_said(self) -> None:
        room = room_at(EMPATHY)
        asked = replace(room, state=state.ask(room.state, persona_id="mia", moments=("pay", "gone")))
        told = phone(asked, [person(1)], rated(1, 2), bike())
        (moment,) = told["moments"]
        assert (moment["title"], moment["stage"], moment["channel"]) == ("Pays", "Buying", "Web shop")
        assert told["persona"]["name"] == "Mia"
        assert told == phone(asked, [person(1)], [], bike())

    def test_a_locked_room_takes_nothing(self) -> None:
        room = room_at(OBJECTIVE)
        assert phone(room, [], [], bike())["takes"] == ["answer", "parking"]
        assert phone(replace(room, state=state.lock(room.state)), [], [], bike())["takes"] == []

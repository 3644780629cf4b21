"""What comes of a workshop on its map: what was said, how it is known, and how far apart the room was."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.formats.library import open_sample
from journey.model import Feeling, Map, apply, empty_map
from journey.workshop import state
from journey.workshop.contribution import Said, understood
from journey.workshop.outcome import PARTS, Room, outcome
from journey.workshop.state import State

SAMPLE = open_sample("en")
PLACE, PERSONA = SAMPLE.touchpoints[0], SAMPLE.personas[0]
STAGE = SAMPLE.stages[0]


@dataclass(frozen=True)
class Told:
    id: str
    person_id: str
    said: Said


def room(*said: tuple[str, str, dict[str, Any]], now: State | None = None) -> Room:
    heard = [Told(one, who, understood(body)) for one, who, body in said]
    return Room("r1", now or State(), heard, {"ann": "Ann", "bob": ""})


def rating(valence: float, **more: object) -> dict[str, Any]:
    return {"kind": "rating", "touchpoint_id": PLACE.id, "persona_id": PERSONA.id, "valence": valence, **more}


def done(made: Room, journey_map: Map = SAMPLE) -> Map:
    edit = outcome(journey_map, made)
    assert edit is not None
    return apply(journey_map, edit)[0]


def felt(journey_map: Map) -> Feeling:
    (found,) = (
        each for each in journey_map.feelings if (each.touchpoint_id, each.persona_id) == (PLACE.id, PERSONA.id)
    )
    return found


def test_a_moment_gets_the_median_of_the_room_with_its_middle_half_and_how_many_answered():
    after = felt(
        done(
            room(
                ("1", "ann", rating(-4, emotion="anger")),
                ("2", "bob", rating(-3, emotion="annoyance", words="I switched the phone off.")),
                ("3", "cyd", rating(2, emotion="anger", evidence="heard")),
                ("4", "dan", rating(-1)),
            )
        )
    )
    assert (after.valence, after.low, after.high, after.n) == (-2.0, -3.25, -0.25, 4)
    assert (after.emotion, after.quote, after.evidence) == ("anger", "I switched the phone off.", "heard")


def test_one_answer_is_no_spread():
    after = felt(done(room(("1", "ann", rating(3)))))
    assert (after.valence, after.low, after.high, after.n) == (3.0, None, None, 1)


def test_a_card_stands_at_the_end_of_its_stage_and_what_two_wrote_is_one():
    card = {"kind": "card", "stage_id": STAGE.id, "title": "They call at dinner"}
    made = room(
        ("1", "ann", card),
        (
            "2",
            "bob",
            {**card, "title": "they call at DINNER", "evidence": "heard", "channel_id": SAMPLE.channels[0].id},
        ),
        ("3", "bob", {**card, "title": PLACE.title}),
        ("4", "bob", {**card, "stage_id": "gone"}),
    )
    after = done(made)
    fresh = [place for place in after.touchpoints if SAMPLE.touchpoint(place.id) is None]
    assert [(each.title, each.evidence, each.channel_id) for each in fresh] == [
        ("They call at dinner", "heard", SAMPLE.channels[0].id)
    ]
    (cell,) = (cell for stage, cell in after.path if stage.id == STAGE.id)
    assert cell[-1].id == fresh[0].id


def test_what_they_think_say_and_do_stands_in_its_row_also_where_a_map_lists_no_rows():
    bare = empty_map("New").with_collections({}, {"stages": (STAGE,)})
    minds = [("think", "Where is it?"), ("say", "I give up"), ("do", "Calls twice")]
    said = [(of, "ann", {"kind": "mind", "of": of, "stage_id": STAGE.id, "text": text}) for of, text in minds]
    after = done(room(*said), bare)
    kinds = {lane.id: lane.kind for lane in after.lanes}
    assert {(kinds[note.lane_id], note.text) for note in after.notes} == {
        ("thoughts", "Where is it?"),
        ("thoughts", "“I give up”"),
        ("actions", "Calls twice"),
    }


def test_ideas_are_opportunities_by_their_dots_a_group_is_one_and_a_dot_is_a_ballot():
    ideas = [
        (f"i{n}", "ann", {"kind": "idea", "text": text}) for n, text in enumerate(("Call back", "Call soon", "Mail"))
    ]
    grouped = state.merge(State(), "Call them", ("i0", "i1"), "g1")
    dots = [
        ("d1", "ann", {"kind": "dot", "target": "g1", "dots": 3}),
        ("d2", "bob", {"kind": "dot", "target": "g1", "dots": 1}),
        ("d3", "bob", {"kind": "dot", "target": "i2", "dots": 2}),
        ("d4", "bob", {"kind": "dot", "target": "nothing", "dots": 2}),
    ]
    after = done(room(*ideas, *dots, now=grouped))
    fresh = [each for each in after.insights if SAMPLE.get(each.id) is None]
    assert [(each.kind, each.title) for each in fresh] == [("opportunity", "Call them"), ("opportunity", "Mail")]
    votes = [(each.participant, each.value) for each in after.ballots if each.target_id == fresh[0].id]
    assert sorted(votes) == [("", 1.0), ("Ann", 3.0)]


def test_a_decision_has_its_owner_and_its_day():
    after = done(room(now=state.decide(State(), "Call back within an hour", "Ann", date(2026, 4, 1), "d")))
    (fresh,) = (each for each in after.insights if SAMPLE.get(each.id) is None)
    assert (fresh.kind, fresh.owner, fresh.due) == ("solution", "Ann", date(2026, 4, 1))


def test_a_workshop_that_goes_on_adds_what_is_new_and_takes_nothing_back():
    first = room(("1", "ann", rating(3)), ("2", "ann", {"kind": "idea", "text": "Call back"}))
    once = done(first)
    assert outcome(once, first) is None
    (idea,) = (each for each in once.insights if SAMPLE.get(each.id) is None)
    worked = once.with_collections(
        {},
        {
            "insights": tuple(
                one.model_copy(update={"status": "begun"}) if one == idea else one for one in once.insights
            )
        },
    )
    again = done(replace(first, heard=(*first.heard, Told("3", "bob", understood(rating(1))))), worked)
    assert (felt(again).valence, felt(again).n) == (2.0, 2)
    assert next(each for each in again.insights if each.id == idea.id).status == "begun"


@pytest.mark.parametrize("part", PARTS)
def test_of_nothing_comes_nothing(part: Any):
    assert outcome(SAMPLE, room(), [part]) is None


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.floats(-5, 5, allow_nan=False)), min_size=1, max_size=20))
def test_whatever_a_room_answers_the_map_can_be_kept(answers: list[tuple[str, float]]):
    after = felt(done(room(*((f"{n}", who, rating(valence)) for n, (who, valence) in enumerate(answers)))))
    assert after.n == len(answers)
    assert min(v for _, v in answers) <= after.valence <= max(v for _, v in answers)

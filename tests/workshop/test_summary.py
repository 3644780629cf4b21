"""What a workshop leaves behind, as facts."""

from dataclasses import replace
from datetime import date, timedelta

from journey.workshop import state
from journey.workshop.agenda import NAMES
from journey.workshop.state import State
from journey.workshop.summary import Ranked, Told, summarized
from tests.workshop.said import NINE, SAMPLE, Heard, Person, Room, say

ANN, BOB = Person("ann", "Ann", 1), Person("bob", "", 2)
PLACES = SAMPLE.touchpoints
MAYA = SAMPLE.personas[0]


def of(*heard: Heard, room: Room | None = None, people: tuple[Person, ...] = (ANN, BOB)):
    return summarized(SAMPLE, room or Room(), people, heard)


def rated(number: int, place: int, valence: float) -> Heard:
    return say(number, "ann", "empathy", "rating", touchpoint_id=PLACES[place].id, persona_id=MAYA.id, valence=valence)


def test_it_says_which_room_when_and_how_many():
    found = of(
        replace(say(1, "ann", "objective", "answer", text="Fewer calls"), at=NINE),
        replace(say(2, "bob", "objective", "answer", text="A date"), at=NINE + timedelta(days=7)),
        people=(ANN, BOB, Person("cyd", removed=True)),
    )
    assert (found.title, found.code, found.people, found.said) == (SAMPLE.title, "MELA 42", 2, 2)
    assert (found.first, found.last) == (date(2026, 3, 12), date(2026, 3, 19))


def test_simulated_people_are_told_apart_and_make_it_a_rehearsal():
    found = of(people=(ANN, Person("p", simulated=True)))
    assert (found.people, found.simulated, found.is_rehearsal) == (1, 1, True)
    assert not of().is_rehearsal
    assert not of(people=(ANN, Person("p", simulated=True, removed=True))).is_rehearsal


def test_the_same_words_of_several_are_told_once_those_of_most_first():
    found = of(
        say(1, "ann", "objective", "answer", text="A date"),
        say(2, "ann", "objective", "answer", text="Fewer calls"),
        say(3, "bob", "objective", "answer", text="fewer calls"),
        say(4, "bob", "objective", "answer", text="fewer calls"),
    )
    assert found.objective == (Told("Fewer calls", 2), Told("A date", 1))


def test_answers_of_the_last_step_are_what_people_take_along():
    found = of(say(1, "ann", "share", "answer", text="I call one customer a week"))
    assert (found.objective, found.taken_along) == ((), (Told("I call one customer a week", 1),))


def test_a_source_has_the_best_evidence_that_anybody_had():
    found = of(
        say(1, "ann", "research", "source", text="Calls", evidence="heard"),
        say(2, "bob", "research", "source", text="Calls", evidence="measured"),
    )
    assert found.known == (Told("Calls", 2, "measured"),)
    assert found.evidence == {"assumed": 0, "heard": 1, "observed": 0, "measured": 1}


def test_the_room_disagrees_most_where_the_middle_half_is_widest():
    calm, torn = [1.0, 1.0, 2.0], [-4.0, 0.0, 4.0]
    heard = [rated(n, 0, value) for n, value in enumerate(calm)]
    heard += [rated(10 + n, 1, value) for n, value in enumerate(torn)]
    found = of(*heard)
    assert [each.title for each in found.torn] == [PLACES[1].title, PLACES[0].title]
    first = found.torn[0]
    assert (first.persona, first.spread.median, first.spread.low, first.spread.high) == (MAYA.name, 0.0, -2.0, 2.0)


def test_what_hurts_most_is_the_lowest_median_and_what_is_well_does_not_hurt():
    found = of(rated(1, 0, -1.0), rated(2, 1, -4.0), rated(3, 2, 0.0))
    assert [each.title for each in found.hurts] == [PLACES[1].title, PLACES[0].title]


def test_a_moment_that_is_gone_from_the_map_is_left_out():
    gone = say(1, "ann", "empathy", "rating", touchpoint_id="gone", valence=-5.0)
    assert of(gone).hurts == ()


def test_ideas_come_by_their_dots_and_a_group_with_what_its_notes_say():
    now = state.merge(State(), "Whole price", ["s1", "s2"], group_id="g")
    found = of(
        say(1, "ann", "brainstorm", "idea", text="The whole price"),
        say(2, "bob", "brainstorm", "idea", text="The full price"),
        say(3, "bob", "brainstorm", "idea", text="Call back"),
        say(4, "ann", "affinity", "dot", target="g", dots=3),
        say(5, "bob", "affinity", "dot", target="s3", dots=4),
        room=Room(state=now),
    )
    assert found.ideas == (Ranked("Call back", 4), Ranked("Whole price", 3, ("The whole price", "The full price")))


def test_what_a_step_hides_stays_out_until_it_is_shown_or_the_workshop_is_over():
    idea = say(1, "ann", "brainstorm", "idea", text="Call back")
    going = Room(closed_at=None)
    shown = Room(closed_at=None, state=State(revealed=(NAMES.index("brainstorm"),)))
    assert (of(idea, room=going).ideas, of(idea, room=going).open.hidden) == ((), ("brainstorm",))
    assert (of(idea, room=shown).ideas, of(idea, room=shown).open.hidden) == ((Ranked("Call back", 0),), ())
    assert (of(idea).ideas, of(idea).open.hidden) == ((Ranked("Call back", 0),), ())


def test_what_is_open_are_silent_steps_and_decisions_of_nobody_or_for_no_day():
    now = state.decide(State(), "One date", owner="Marta", due=date(2026, 4, 1))
    now = state.decide(now, "Call back")
    found = of(say(1, "ann", "objective", "answer", text="A date"), room=Room(state=now)).open
    assert found.silent == ("research", "touchpoints", "empathy", "brainstorm", "affinity", "sketch")
    assert (found.unowned, found.undated) == (1, 1)


def test_a_word_for_the_parking_lot_does_not_hold_a_step():
    found = of(say(1, "ann", "research", "parking", text="Who pays for returns?"))
    assert found.parked == (Told("Who pays for returns?", 1),)
    assert "research" in found.open.silent

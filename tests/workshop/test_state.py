"""A room's moves: steps and their clock, groups of notes, decisions."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.errors import JourneyError
from journey.i18n import LANGUAGES
from journey.workshop import state
from journey.workshop.agenda import KINDS, NAMES, STEPS
from journey.workshop.state import State

NOW = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)


def later(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def test_before_it_begins_a_room_takes_nothing():
    assert not any(State().takes(kind) for kind in KINDS)


def test_a_step_takes_what_it_asks_for_and_the_parking_lot_always():
    for number, (name, step) in enumerate(STEPS.items()):
        now = state.go(State(), number, NOW)
        assert now.name == name
        assert {kind for kind in KINDS if now.takes(kind)} == {*step.takes, "parking"}
        assert not any(state.lock(now).takes(kind) for kind in KINDS)


def test_a_step_has_all_its_time_whenever_it_is_opened():
    empathy = NAMES.index("empathy")
    now = state.go(State(), empathy, NOW)
    assert now.seconds_left(later(10)) == (STEPS["empathy"].minutes - 10) * 60
    assert state.go(now, empathy, later(10)).seconds_left(later(10)) == STEPS["empathy"].minutes * 60


def test_the_clock_can_stand_and_go_on():
    now = state.pause(state.go(State(), 0, NOW), later(4))
    assert now.seconds_left(later(50)) == 6 * 60
    assert state.pause(now, later(60)) == now
    again = state.resume(now, later(50))
    assert again.seconds_left(later(52)) == 4 * 60


def test_more_time_counts_from_now_where_the_step_has_run_over():
    now = state.go(State(), 0, NOW)
    assert state.extend(now, 5, later(4)).seconds_left(later(4)) == 11 * 60
    assert state.extend(now, 5, later(30)).seconds_left(later(30)) == 5 * 60
    assert state.extend(state.pause(now, later(4)), 5, later(9)).seconds_left(later(20)) == 11 * 60


def test_another_time_on_the_agenda_moves_the_end_of_the_open_step_alone():
    now = state.go(State(), 0, NOW)
    assert state.give(now, 0, 15, later(1)).seconds_left(later(1)) == 14 * 60
    other = state.give(now, 3, 45, later(1))
    assert (other.minutes[3], other.ends_at) == (45, now.ends_at)
    for wrong in (0, 241):
        with pytest.raises(JourneyError):
            state.give(now, 3, wrong, NOW)


def test_what_is_private_stays_so_until_it_is_revealed_whatever_step_is_open():
    empathy, brainstorm, affinity = (NAMES.index(name) for name in ("empathy", "brainstorm", "affinity"))
    now = state.go(State(), empathy, NOW)
    assert now.hides and now.hidden == {empathy, brainstorm, affinity}
    shown = state.reveal(now)
    assert not shown.hides and state.reveal(shown) == shown
    assert state.go(shown, brainstorm, NOW).hidden == {brainstorm, affinity}
    assert state.reveal(State()) == State()


def test_what_was_kept_hidden_in_an_earlier_step_can_be_revealed_later_and_not_before_its_step():
    ideas, dots = NAMES.index("brainstorm"), NAMES.index("affinity")
    now = state.go(State(), dots, NOW)
    shown = state.reveal(now, ideas)
    assert shown.step == dots and shown.hidden == now.hidden - {ideas}
    early = state.go(State(), ideas, NOW)
    assert state.reveal(early, dots) == early


def test_a_step_that_is_not_there_is_refused():
    for wrong in (-1, len(NAMES)):
        with pytest.raises(JourneyError):
            state.go(State(), wrong, NOW)


def test_notes_are_joined_and_parted_and_groups_of_groups_are_one():
    now = state.merge(State(), "Calls", ("a", "b"), "g1")
    now = state.merge(now, "Waiting", ("c", "d"), "g2")
    now = state.merge(now, "Calls and waiting", ("g1", "g2", "e"), "g3")
    assert [(group.title, group.members) for group in now.groups] == [("Calls and waiting", ("a", "b", "c", "d", "e"))]
    assert state.part(now, "c").groups[0].members == ("a", "b", "d", "e")
    pair = state.merge(State(), "Two", ("a", "b"))
    assert state.part(pair, "a").groups == ()


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=4), max_size=12))
def test_whatever_is_joined_each_note_is_in_one_group_at_most(merges: list[list[str]]):
    now = State()
    for number, members in enumerate(merges):
        now = state.merge(now, f"Group {number}", members)
        held = [note for group in now.groups for note in group.members]
        assert len(held) == len(set(held))
        assert all(len(group.members) > 1 for group in now.groups)


def test_a_decision_has_an_owner_and_a_day_and_can_be_made_anew():
    now = state.decide(State(), "Call back within the hour", "Ann", date(2026, 4, 1), "d1")
    now = state.decide(now, "Call back within two hours", "Ann", date(2026, 5, 1), "d1")
    (decision,) = now.decisions
    assert (decision.text, decision.due) == ("Call back within two hours", date(2026, 5, 1))
    assert state.undecide(now, "d1").decisions == ()


def test_a_room_is_kept_and_read_back_as_it_was():
    now = state.decide(state.merge(state.reveal(state.go(State(), 3, NOW)), "Two", ("a", "b")), "Do it")
    assert State.model_validate_json(now.model_dump_json()) == now


def test_every_refusal_is_said_in_every_language():
    for language in LANGUAGES:
        for code in ("room_unknown", "room_over", "room_locked", "room_removed", "room_full", "room_dots", "room_wait"):
            error = JourneyError(code, room="MELA 42", most=200, budget=5, left=0, seconds=4)
            assert "{" not in error.message(language)

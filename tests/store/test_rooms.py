"""A workshop in the store: who comes in, what is kept of what they say, what others see, and what is refused."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest

from journey.errors import JourneyError
from journey.store import Store
from journey.store.knocking import FREE
from journey.store.rights import Rights
from journey.store.room_rows import Room
from journey.store.saying import LONGEST_NAME
from journey.workshop import state
from journey.workshop.agenda import NAMES

OBJECTIVE, TOUCHPOINTS, EMPATHY, BRAINSTORM, AFFINITY = (
    NAMES.index(name) for name in ("objective", "touchpoints", "empathy", "brainstorm", "affinity")
)
RATED = {"kind": "rating", "touchpoint_id": "tp", "valence": -3.5, "emotion": "annoyance"}


@pytest.fixture
def room(store: Store) -> Room:
    """A room on the map ``bike``, at its first step."""
    return at(store, store.open_room("bike", "ada"), OBJECTIVE)


def at(store: Store, room: Room, step: int) -> Room:
    return store.steer(room.id, partial(state.go, step=step, now=store._clock()))


def answer(text: str) -> dict[str, Any]:
    return {"kind": "answer", "text": text}


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(JourneyError) as raised:
        yield
    assert raised.value.code == code


class TestComingIn:
    def test_a_map_has_one_open_room_and_a_code_opens_it_however_it_is_typed(self, store: Store) -> None:
        room = store.open_room("bike", "ada")
        assert store.open_room("bike", "ada").id == room.id
        word, number = room.code.split()
        for typed in (room.code, f"{word.lower()}{number}", f" {word.title()}-{number} "):
            assert store.knock(typed, "phone").id == room.id

    def test_who_comes_in_is_the_same_person_after_a_refresh_and_nobody_else(self, store: Store, room: Room) -> None:
        token, seat = store.join(room.id, "Ann")
        _, other = store.join(room.id)
        assert (seat.person.name, seat.person.number, other.person.name, other.person.number) == ("Ann", 1, "", 2)
        assert store.seat(token).person == seat.person
        with refused("room_unknown"):
            store.seat(token[:-1])
        assert [person.name for person in store.people(room.id)] == ["Ann", ""]

    def test_a_name_is_one_clean_line_and_not_longer_than_a_name(self, store: Store, room: Room) -> None:
        assert store.join(room.id, " <b>Ann</b>\n\u202e ")[1].person.name == "<b>Ann</b>"
        with refused("text_too_long"):
            store.join(room.id, "x" * 10_000)
        with refused("text_too_long"):
            store.join(room.id, "x" * (LONGEST_NAME + 1))
        assert len(store.people(room.id)) == 1

    def test_guessing_codes_is_made_slow_for_whoever_guesses_alone(self, store: Store, room: Room) -> None:
        wrong = "ZUCCA 10" if room.code != "ZUCCA 10" else "ZUCCA 11"
        fast = Store(str(store._database.url.render_as_string(hide_password=False)), clock=lambda: room.opened_at)
        for _ in range(FREE):
            with refused("room_unknown"):
                fast.knock(wrong, "guesser")
        with refused("room_wait"):
            fast.knock(room.code, "guesser")
        assert fast.knock(room.code, "somebody else").id == room.id
        fast.close()
        assert store.knock(room.code, "guesser").id == room.id  # its clock is a minute further every time

    def test_a_closed_room_opens_again_next_week_with_all_that_was_said(self, store: Store, room: Room) -> None:
        token, _ = store.join(room.id)
        store.say(token, "a1", OBJECTIVE, answer("Fewer calls"))
        store.close_room(room.id)
        with refused("room_over"):
            store.say(token, "a2", OBJECTIVE, answer("More calls"))
        with refused("room_over"):
            store.knock(room.code, "phone")
        again = store.reopen_room(room.id)
        assert again.state == room.state
        store.say(token, "a2", OBJECTIVE, answer("More calls"))
        assert [heard.id for heard in store.heard_in(room.id)] == ["a1", "a2"]


class TestSaying:
    def test_what_is_sent_twice_is_kept_once_and_acknowledged_twice(self, store: Store, room: Room) -> None:
        token, _ = store.join(room.id)
        first = store.say(token, "a1", OBJECTIVE, answer("Fewer calls"))
        assert store.say(token, "a1", OBJECTIVE, answer("Fewer calls")) == first
        assert len(store.heard_in(room.id)) == 1

    def test_an_id_of_somebody_elses_words_is_refused(self, store: Store, room: Room) -> None:
        (one, _), (other, _) = store.join(room.id), store.join(room.id)
        store.say(one, "a1", OBJECTIVE, answer("Fewer calls"))
        with refused("op_id_taken"):
            store.say(other, "a1", OBJECTIVE, answer("More calls"))
        with refused("gone"):
            store.take_back(other, "a1")
        assert len(store.heard_in(room.id)) == 1

    def test_a_second_rating_of_a_moment_replaces_the_first_and_a_note_does_not(self, store: Store, room: Room) -> None:
        at(store, room, EMPATHY)
        token, seat = store.join(room.id)
        store.say(token, "r1", EMPATHY, RATED)
        store.say(token, "r2", EMPATHY, {**RATED, "valence": 2.0})
        store.say(token, "r3", EMPATHY, {**RATED, "touchpoint_id": "other"})
        for op in ("m1", "m2"):
            store.say(token, op, EMPATHY, {"kind": "mind", "of": "think", "stage_id": "s", "text": "Where is it?"})
        assert [heard.id for heard in store.overheard(token)[1]] == ["r2", "r3", "m1", "m2"]
        assert {heard.person_id for heard in store.heard_in(room.id)} == {seat.person.id}

    def test_dots_are_as_many_as_the_room_gives_whatever_a_phone_sends(self, store: Store, room: Room) -> None:
        at(store, room, AFFINITY)
        token, _ = store.join(room.id)
        for number in range(60):
            dot = {"kind": "dot", "target": f"note-{number}", "dots": 1}
            if number < room.state.budget:
                store.say(token, f"d{number}", AFFINITY, dot)
            else:
                with refused("room_dots"):
                    store.say(token, f"d{number}", AFFINITY, dot)
        store.say(token, "fewer", AFFINITY, {"kind": "dot", "target": "note-0", "dots": 0})
        store.say(token, "there", AFFINITY, {"kind": "dot", "target": "note-1", "dots": 2})
        assert sum(heard.said.dots for heard in store.heard_in(room.id)) == room.state.budget  # type: ignore[union-attr]

    def test_what_was_written_without_network_is_kept_for_its_step_and_said_to_be_late(
        self, store: Store, room: Room
    ) -> None:
        token, _ = store.join(room.id)
        at(store, room, TOUCHPOINTS)
        store.say(token, "a1", OBJECTIVE, answer("Fewer calls"))
        (heard,) = store.heard_in(room.id)
        assert (heard.step, heard.late) == (OBJECTIVE, True)

    @pytest.mark.parametrize(
        ("step", "body", "code"),
        [
            (OBJECTIVE, RATED, "room_not_now"),  # not in this step
            (EMPATHY, RATED, "room_not_now"),  # the room is not so far
            (99, RATED, "room_not_now"),
            (OBJECTIVE, {"kind": "answer", "text": "x" * 281}, "text_too_long"),
            (OBJECTIVE, {"kind": "answer", "text": " "}, "says_nothing"),
            (OBJECTIVE, {"kind": "answer", "text": "x", "role": "owner"}, "unknown_field"),
            (OBJECTIVE, {"kind": "lock"}, "bad_value"),
            (OBJECTIVE, "<script>", "bad_value"),
            (OBJECTIVE, None, "bad_value"),
        ],
    )
    def test_what_the_room_does_not_ask_for_is_refused(
        self, store: Store, room: Room, step: int, body: object, code: str
    ) -> None:
        token, _ = store.join(room.id)
        with refused(code):
            store.say(token, "a1", step, body)
        assert store.heard_in(room.id) == []

    def test_many_at_once_are_all_kept_each_once(self, store: Store, room: Room) -> None:
        tokens = [store.join(room.id)[0] for _ in range(8)]

        def send(number: int) -> int:
            return store.say(tokens[number % 8], f"a{number // 2}-{number % 8}", OBJECTIVE, answer(f"Idea {number}"))

        with ThreadPoolExecutor(8) as crowd:
            numbers = list(crowd.map(send, range(64)))
        heard = store.heard_in(room.id)
        assert len({each.id for each in heard}) == len(heard) == 64
        assert sorted(each.seq for each in heard) == sorted(numbers)


class TestWhatOthersSee:
    def test_in_a_private_step_everybody_sees_their_own_until_it_is_revealed(self, store: Store, room: Room) -> None:
        at(store, room, BRAINSTORM)
        (one, _), (other, _) = store.join(room.id), store.join(room.id)
        store.say(one, "i1", BRAINSTORM, {"kind": "idea", "text": "Call back within the hour"})
        store.say(other, "i2", BRAINSTORM, {"kind": "idea", "text": "No call at all"})
        assert [heard.id for heard in store.overheard(one)[1]] == ["i1"]
        at(store, room, AFFINITY)  # to go on reveals nothing
        assert [heard.id for heard in store.overheard(one)[1]] == ["i1"]
        at(store, room, BRAINSTORM)
        store.steer(room.id, state.reveal)
        assert [heard.id for heard in store.overheard(one)[1]] == ["i1", "i2"]

    def test_in_the_other_steps_all_see_at_once_what_was_said(self, store: Store, room: Room) -> None:
        (one, _), (other, _) = store.join(room.id), store.join(room.id)
        store.say(one, "a1", OBJECTIVE, answer("Fewer calls"))
        assert [heard.id for heard in store.overheard(other)[1]] == ["a1"]


class TestWhoLeads:
    def test_a_locked_room_takes_nothing_and_lets_nobody_in(self, store: Store, room: Room) -> None:
        token, _ = store.join(room.id)
        store.steer(room.id, state.lock)
        with refused("room_locked"):
            store.say(token, "a1", OBJECTIVE, answer("Fewer calls"))
        with refused("room_locked"):
            store.join(room.id)
        store.steer(room.id, partial(state.lock, locked=False))
        store.say(token, "a1", OBJECTIVE, answer("Fewer calls"))

    def test_who_is_muted_is_not_heard_and_who_is_removed_never_was(self, store: Store, room: Room) -> None:
        token, seat = store.join(room.id)
        store.say(token, "a1", OBJECTIVE, answer("Fewer calls"))
        store.mute(room.id, seat.person.id)
        with refused("room_muted"):
            store.say(token, "a2", OBJECTIVE, answer("Fewer mails"))
        store.mute(room.id, seat.person.id, muted=False)
        store.remove(room.id, seat.person.id)
        assert store.heard_in(room.id) == []
        with refused("room_removed"):
            store.say(token, "a3", OBJECTIVE, answer("Fewer mails"))
        store.remove(room.id, seat.person.id, removed=False)
        assert [heard.id for heard in store.heard_in(room.id)] == ["a1"]

    def test_a_rehearsal_leaves_nothing_behind(self, store: Store, room: Room) -> None:
        played, _ = store.join(room.id, "Simulated 1", simulated=True)
        real, _ = store.join(room.id, "Ann")
        store.say(played, "p1", OBJECTIVE, answer("Something"))
        store.say(real, "a1", OBJECTIVE, answer("Fewer calls"))
        store.end_rehearsal(room.id)
        assert [heard.id for heard in store.heard_in(room.id)] == ["a1"]
        assert [(person.name, person.removed) for person in store.people(room.id)] == [
            ("Simulated 1", True),
            ("Ann", False),
        ]

    @pytest.mark.parametrize("role", ["viewer", "commenter", "contributor", "editor"])
    def test_only_who_may_lead_the_map_leads_its_room(self, store: Store, room: Room, role: Any) -> None:
        guest = store.seen_by(Rights(token=store.share("bike", role, "ada")))
        asked: list[Callable[[], object]] = [
            lambda: guest.open_room("bike", "x"),
            lambda: guest.steer(room.id, state.lock),
            lambda: guest.close_room(room.id),
            lambda: guest.people(room.id),
            lambda: guest.heard_in(room.id),
            lambda: guest.mute(room.id, "x"),
            lambda: guest.remove(room.id, "x"),
            lambda: guest.reopen_room(room.id),
            lambda: guest.room(room.id),
            lambda: guest.rooms("bike"),
            lambda: guest.end_rehearsal(room.id),
        ]
        for ask in asked:
            with refused("not_allowed"):
                ask()
        leader = store.seen_by(Rights(token=store.share("bike", "facilitator", "ada")))
        assert leader.steer(room.id, state.lock).state.locked

    def test_two_who_lead_at_once_lose_nothing_of_each_other(self, store: Store, room: Room) -> None:
        with ThreadPoolExecutor(4) as crowd:
            made = [crowd.submit(store.steer, room.id, partial(state.decide, text=f"Decision {n}")) for n in range(8)]
            for each in made:
                each.result()
        assert len(store.room(room.id).state.decisions) == 8

    def test_everything_that_happens_rings_with_a_growing_number(self, store: Store, database_url: str) -> None:
        heard: list[tuple[str, int | None]] = []
        told = Store(database_url, committed=lambda where, number: heard.append((where, number)))
        room = told.open_room("bike", "ada")
        told.steer(room.id, partial(state.go, step=OBJECTIVE, now=room.opened_at))
        token, _ = told.join(room.id)
        told.say(token, "a1", OBJECTIVE, answer("Fewer calls"))
        told.close()
        assert [number for where, number in heard if room.id in where] == [1, 2, 3]

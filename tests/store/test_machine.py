"""The store against a plain reading of its promises: several people edit, undo, restore, send again, in any order."""

import os
from collections.abc import Callable
from itertools import count
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from journey.errors import JourneyError
from journey.model import Channel, Comment, Drop, Edit, Feeling, Map, Put, Set, Touchpoint, changes
from journey.store import Receipt, Store, versions
from tests.store.bikes import bike
from tests.store.plain_map import PlainMap, Refused, records_of, steps_of

LONG = bool(os.environ.get("ITINERARIO_LONG"))
EXAMPLES, STEPS = (150, 60) if LONG else (12, 40)
NAMES = ("ada", "bea")
PEOPLE = st.sampled_from(NAMES)
WORDS = st.sampled_from(("Pays", "Waits", "Asks why", ""))
TIMES = st.integers(0, 2)
SERVER = st.integers(0, 1)
FRESH = st.booleans()  # whether one looks at the map again before an edit
KIND = st.sampled_from(("touchpoints", "comments", "stages", "channels", "feelings"))
PLACE = st.integers(0, 9)  # of something in a list, counted from its end and round


class Together(RuleBasedStateMachine):
    """People at two servers on one database. Each edits what they last looked at, which may be long past."""

    open_store: Callable[[], Store]
    stores: list[Store]
    numbers = count()

    def __init__(self) -> None:
        super().__init__()
        self.fresh = count()
        self.sent: list[tuple[str, str, Edit, int, Receipt]] = []

    @initialize()
    def begin(self) -> None:
        first = bike().model_copy(update={"id": f"bike-{next(self.numbers)}"})
        self.map_id = self.stores[0].create(first, "ada")
        self.plain = PlainMap(records_of(first))
        self.seen: dict[str, tuple[Map, int]] = dict.fromkeys(NAMES, (first, 0))

    def teardown(self) -> None:
        if hasattr(self, "plain"):
            self.look_back()

    def look_back(self) -> None:
        for seq in range(len(self.plain.log) + 1):
            assert records_of(self.stores[0].at(self.map_id, seq)) == self.plain.at(seq)
        history = self.stores[1].history(self.map_id, limit=10_000)
        changed = [(seq, entry) for seq, entry in enumerate(self.plain.log, 1) if entry.kind != "none"]
        assert [each.seq for each in reversed(history)] == [0, *(seq for seq, _ in changed)]
        assert [each.undone for each in history[-2::-1]] == [entry.is_reverted for _, entry in changed]

    # What people do

    @rule(who=PEOPLE, at=PLACE, title=WORDS, with_words=st.booleans(), then=st.booleans(), server=SERVER)
    def add(self, who: str, at: int, title: str, with_words: bool, then: bool, server: int) -> None:
        number = next(self.fresh)
        seen = self.look(who, False)
        if not seen.stages:
            return
        card = Touchpoint(id=f"card-{number}", stage_id=_one_of(seen.stages, at).id, title=title or "New")
        edit = changes.add(seen, card)
        if with_words:
            more = (
                Comment(id=f"word-{number}", target_id=card.id, text="Hm"),
                Feeling(id=f"felt-{number}", persona_id="mia", touchpoint_id=card.id, valence=2),
                Channel(id=f"way-{number}", name="Letter"),
            )
            edit = edit.model_copy(update={"operations": (*edit.operations, *map(Put.of, more))})
        self.commit(who, edit, server)
        if then:  # somebody else goes on with it
            other = next(name for name in NAMES if name != who)
            self.look(other, True)
            self.commit(other, _edit(Set(id=card.id, field="description", value="Theirs")), server)

    @rule(who=PEOPLE, at=PLACE, server=SERVER, fresh=FRESH)
    def remark(self, who: str, at: int, server: int, fresh: bool) -> None:
        target = _one_of((*self.look(who, fresh).records(),), at * 7)
        remark = Comment(id=f"remark-{next(self.fresh)}", target_id=target.id, text="Why?")
        self.commit(who, _edit(Put.of(remark)), server)

    @rule(who=PEOPLE, at=PLACE, words=WORDS, also=WORDS, server=SERVER, fresh=FRESH)
    def write(self, who: str, at: int, words: str, also: str, server: int, fresh: bool) -> None:
        seen = self.look(who, fresh)
        if not seen.touchpoints:
            return
        card = _one_of(seen.touchpoints, at)
        fields = [Set(id=card.id, field="title", value=words or "Nothing")]
        if also:
            fields += [
                Set(id=card.id, field="description", value=also), Set(id=self.map_id, field="headline", value=also),
            ]  # fmt: skip
        self.commit(who, _edit(*fields), server)

    @rule(who=PEOPLE, at=PLACE, way=PLACE, server=SERVER, fresh=FRESH)
    def choose_channel(self, who: str, at: int, way: int, server: int, fresh: bool) -> None:
        seen = self.look(who, fresh)
        if seen.touchpoints and seen.channels:
            card, channel = _one_of(seen.touchpoints, at), _one_of(seen.channels, way)
            self.commit(who, _edit(Set(id=card.id, field="channel_id", value=channel.id)), server)

    @rule(who=PEOPLE, at=PLACE, to=PLACE, stage=PLACE, server=SERVER, fresh=FRESH)
    def move(self, who: str, at: int, to: int, stage: int, server: int, fresh: bool) -> None:
        seen = self.look(who, fresh)
        if seen.touchpoints:
            card = _one_of(seen.touchpoints, at)
            edit = changes.move(seen, card.id, to, _one_of(seen.stages, stage).id)
            if edit:
                self.commit(who, edit, server)

    @rule(
        who=PEOPLE,
        at=PLACE,
        kind=st.sampled_from(("touchpoints", "comments", "stages", "channels", "feelings")),
        fresh=FRESH,
    )
    def drop(self, who: str, at: int, kind: str, fresh: bool) -> None:
        held = getattr(self.look(who, fresh), kind)
        if len(held) > (kind == "stages"):
            self.commit(who, _edit(Drop(id=_one_of(held, at).id)), at % 2)

    @rule(who=PEOPLE, times=TIMES, again=TIMES, server=SERVER)
    def undo_and_redo(self, who: str, times: int, again: int, server: int) -> None:
        for _ in range(times):
            self.both(lambda: self.plain.undo(who), lambda: self.stores[server].undo(self.map_id, who))
        for _ in range(again):
            self.both(lambda: self.plain.redo(who), lambda: self.stores[server].redo(self.map_id, who))

    @rule(who=PEOPLE, back=PLACE, server=SERVER)
    def restore(self, who: str, back: int, server: int) -> None:
        seq = max(0, len(self.plain.log) - back)
        self.both(lambda: self.plain.restore(who, seq), lambda: self.stores[server].restore(self.map_id, seq, who))

    @precondition(lambda self: self.sent)
    @rule(at=PLACE, server=SERVER)
    def send_again(self, at: int, server: int) -> None:
        op_id, who, edit, base, first = self.sent[-1 - at % len(self.sent)]
        again = self.stores[server].commit(self.map_id, edit, who, op_id=op_id, base=base)
        assert (again.seq, again.repeated, again.head) == (first.seq, True, len(self.plain.log))

    @precondition(lambda self: self.sent)
    @rule(at=PLACE, somebody=PEOPLE)
    def take_anothers_number(self, at: int, somebody: str) -> None:
        op_id, who, edit, _, _ = self.sent[-1 - at % len(self.sent)]
        other = edit if somebody != who else _edit(Set(id="pay", field="title", value="Something else"))
        self.refused("op_id_taken", lambda: self.stores[0].commit(self.map_id, other, somebody, op_id=op_id))

    @rule(server=SERVER)
    def start_a_server_anew(self, server: int) -> None:
        self.stores[server].close()
        self.stores[server] = self.open_store()

    # What is to hold

    @invariant()
    def everybody_reads_the_same(self) -> None:
        if hasattr(self, "plain"):
            for store in self.stores:
                journey_map, head = store.load(self.map_id)
                assert (records_of(journey_map), head) == (self.plain.now, len(self.plain.log))
            for who in self.seen:
                assert (self.stores[0].undoable(self.map_id, who) is None) == (self.plain.undoable(who) is None)
                assert (self.stores[1].redoable(self.map_id, who) is None) == (self.plain.redoable(who) is None)

    def look(self, who: str, fresh: bool) -> Map:
        if fresh:
            self.seen[who] = self.stores[0].load(self.map_id)
        return self.seen[who][0]

    def commit(self, who: str, edit: Edit, server: int) -> None:
        op_id, base, steps = f"op-{next(self.fresh)}", self.seen[who][1], steps_of(edit)
        before = PlainMap(self.plain.first, list(self.plain.log))
        receipt = self.both(
            lambda: self.plain.commit(who, steps),
            lambda: self.stores[server].commit(self.map_id, edit, who, op_id=op_id, base=base),
        )
        if receipt:
            lost = before.lost_words(who, steps, base, self.plain.now)
            assert {(each.record_id, each.field, each.actor) for each in receipt.overwritten} == lost
            self.sent.append((op_id, who, edit, base, receipt))
            self.seen[who] = (receipt.map, receipt.head)

    def both(self, plainly: Callable[[], None], in_earnest: Callable[[], Receipt]) -> Receipt | None:
        """Does it here and there; both do it alike, or refuse it for the same reason."""
        try:
            plainly()
        except Refused as refusal:
            self.refused(refusal.code, in_earnest)
            return None
        receipt = in_earnest()
        assert (receipt.seq, receipt.repeated) == (len(self.plain.log), False)
        assert records_of(receipt.map) == self.plain.now
        return receipt

    def refused(self, code: str, deed: Callable[[], Any]) -> None:
        try:
            deed()
        except JourneyError as error:
            assert error.code == code
        else:
            raise AssertionError(f"not refused as {code}")


def _edit(*operations: Put | Set | Drop) -> Edit:
    return Edit(label="change.touchpoints", operations=operations)


def _one_of(things: Any, at: int) -> Any:
    return things[-1 - at % len(things)]  # the newest first: it is what people work on


def test_whatever_several_people_do_the_store_keeps_its_promises(open_store, monkeypatch):
    monkeypatch.setattr(versions, "EDITS_BETWEEN_SNAPSHOTS", 5)
    opened = type(
        "Opened", (Together,), {"open_store": staticmethod(open_store), "stores": [open_store(), open_store()]}
    )
    run_state_machine_as_test(
        opened,
        settings=settings(
            max_examples=EXAMPLES, stateful_step_count=STEPS, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )

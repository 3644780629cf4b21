"""What the store promises of one map, as simply as can be: records as dicts, a list of edits, and whose they are.

Nothing here knows a database, a cache, or how edits are applied in earnest; the two are held against each other.
"""

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from journey.model import Edit, Map
from journey.model.map import COLLECTIONS

Records = dict[str, dict[str, Any]]
Steps = list[dict[str, Any]]

GOES_WITH = ("stage_id", "touchpoint_id", "persona_id", "target_id")
LETS_GO = ("channel_id", "channel_ids")
STANDS = ("edit", "redo", "restore")


class Refused(Exception):
    """``code`` is that of the JourneyError that the store is to raise."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def records_of(journey_map: Map) -> Records:
    """A map as plain values; its header is a record too."""
    whole = journey_map.model_dump(mode="json")
    found = {journey_map.id: {name: value for name, value in whole.items() if name not in COLLECTIONS}}
    for name in COLLECTIONS:
        found |= {record["id"]: record for record in whole[name]}
    return found


def steps_of(edit: Edit) -> Steps:
    return edit.model_dump(mode="json")["operations"]


@dataclass
class Entry:
    """One edit of the log, and the map as it left it."""

    actor: str
    kind: str
    steps: Steps
    back: Steps
    after: Records
    reverts: int | None = None
    is_reverted: bool = False

    @property
    def stands(self) -> bool:
        return self.kind in STANDS and not self.is_reverted

    def touched(self) -> set[str]:
        return {_subject(step) for step in self.steps}


@dataclass
class PlainMap:
    """The map as it is now, and every edit; ``log[0]`` is edit 1."""

    first: Records
    log: list[Entry] = field(default_factory=list)

    @property
    def now(self) -> Records:
        return self.log[-1].after if self.log else self.first

    def at(self, seq: int) -> Records:
        return self.log[seq - 1].after if seq else self.first

    def commit(self, actor: str, steps: Steps) -> None:
        ever = set(self.first).union(*(entry.after for entry in self.log))
        try:
            self._append(actor, "edit", steps)
        except Dangling as error:
            raise Refused("gone" if error.target in ever else "dangling_reference") from None

    def restore(self, actor: str, seq: int) -> None:
        now, past = self.now, self.at(seq)
        steps: Steps = [{"op": "put", "record": past[each]} for each in past if each not in now]
        for each in now:
            for name, value in past.get(each, now[each]).items():
                if value != now[each][name]:
                    steps.append({"op": "set", "id": each, "field": name, "value": value})
        steps += [{"op": "drop", "id": each} for each in now if each not in past]
        self._append(actor, "restore", steps)

    def undoable(self, actor: str) -> int | None:
        """The number of the person's newest edit that stands."""
        mine = [seq for seq, entry in enumerate(self.log, 1) if entry.actor == actor and entry.stands]
        return mine[-1] if mine else None

    def redoable(self, actor: str) -> int | None:
        """The number of the person's newest undo, where they have made no other edit since."""
        for seq, entry in reversed(list(enumerate(self.log, 1))):
            if entry.actor == actor and entry.kind in ("edit", "restore"):
                return None
            if entry.actor == actor and entry.kind == "undo" and not entry.is_reverted:
                return seq
        return None

    def undo(self, actor: str) -> None:
        self._take_back(actor, self.undoable(actor), "undo")

    def redo(self, actor: str) -> None:
        self._take_back(actor, self.redoable(actor), "redo")

    def lost_words(self, actor: str, steps: Steps, base: int, after: Records) -> set[tuple[str, str, str]]:
        """Record, field ("" for all of it) and writer of what others wrote since ``base`` and these steps take away."""
        writers = {}
        for entry in self.log[base:]:
            for step in entry.steps:
                if step["op"] != "drop":
                    writers[_subject(step), step.get("field", "")] = entry.actor
        lost = set()
        for (record_id, name), writer in writers.items():
            before = self.now.get(record_id)
            held = before and (before[name] if name else before)
            mine = any(_subject(step) == record_id and step.get("field") == name for step in steps)
            is_gone = record_id not in after
            if writer != actor and held and (is_gone or (mine and after[record_id][name] != held)):
                lost.add((record_id, name, writer))
        return lost

    def _take_back(self, actor: str, seq: int | None, kind: str) -> None:
        if seq is None:
            raise Refused(f"nothing_to_{kind}")
        entry = self.log[seq - 1]
        try:
            after, _ = carried_out(self.now, entry.back)
        except Dangling:
            raise Refused("gone") from None
        except Refused as error:
            raise Refused("back_already" if error.code == "exists" else error.code) from None
        buried = self.now.keys() - after.keys()
        if any(later.actor != actor and later.stands and later.touched() & buried for later in self.log[seq:]):
            raise Refused("built_upon")
        self._append(actor, kind, entry.back, seq)
        entry.is_reverted = True

    def _append(self, actor: str, kind: str, steps: Steps, reverts: int | None = None) -> None:
        after, back = carried_out(self.now, steps)
        if after == self.now and reverts is None:
            kind = "none"
        self.log.append(Entry(actor, kind, steps, back, after, reverts))


class Dangling(Refused):
    """Something points to ``target``, which is not there."""

    def __init__(self, target: str) -> None:
        super().__init__("dangling_reference")
        self.target = target


def carried_out(before: Records, steps: Steps) -> tuple[Records, Steps]:
    """The records after some steps, and the steps that lead back. Raises Refused."""
    records = deepcopy(before)
    back: Steps = []
    went: set[str] = set()

    def write(record_id: str, name: str, value: Any) -> None:
        back.append({"op": "set", "id": record_id, "field": name, "value": records[record_id][name], "expected": value})
        records[record_id][name] = value

    def drop(record_id: str) -> None:
        back.append({"op": "put", "record": records.pop(record_id)})
        went.add(record_id)
        for other, record in list(records.items()):
            if other not in records:
                continue
            if any(record.get(name) == record_id for name in GOES_WITH):
                drop(other)
            elif record.get("channel_id") == record_id:
                write(other, "channel_id", None)
            elif record_id in record.get("channel_ids", ()):
                write(other, "channel_ids", [each for each in record["channel_ids"] if each != record_id])

    for step in steps:
        subject = _subject(step)
        if step["op"] == "put":
            if subject in records:
                raise Refused("exists")
            records[subject] = deepcopy(step["record"])
            back.append({"op": "drop", "id": subject})
        elif subject not in records:
            if step["op"] == "drop" and subject in went:
                continue
            raise Refused("gone")
        elif step["op"] == "drop":
            drop(subject)
        else:
            if step.get("guarded", "expected" in step) and records[subject][step["field"]] != step["expected"]:
                raise Refused("changed_since")
            write(subject, step["field"], step["value"])
    for record in records.values():
        for name in (*GOES_WITH, "channel_id"):
            if record.get(name) and record[name] not in records:
                raise Dangling(record[name])
    comes_back = {_subject(step) for step in back if step["op"] == "put"}
    drops = [step for step in back[::-1] if step["op"] == "drop" and step["id"] not in comes_back]
    others = [step for step in back[::-1] if step not in drops]
    return records, [*others, *drops]


def _subject(step: dict[str, Any]) -> str:
    return step["record"]["id"] if step["op"] == "put" else step["id"]

"""The log of edits: appended to, marked when an edit is taken back, never changed otherwise."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, insert, or_, select, update

from journey.errors import JourneyError
from journey.i18n import Phrase
from journey.model import SCHEMA_VERSION, Edit, plain
from journey.store.faults import readable
from journey.store.rows import Change
from journey.store.tables import ops

Logged = Row[Any]
"""A row of the log; its columns are those of ``tables.ops``."""

Formerly = Sequence[tuple[str, datetime]]
"""Names a person had before, each with the moment they gave it up: what was done under it until then is theirs."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose edits are meant: the actor's, also under names given up; with ``through``, those by that link alone."""

    actor: str
    formerly: Formerly = ()
    through: str | None = None

    def made(self, actor: str, at: datetime, through: str) -> bool:
        """Whether an edit is theirs."""
        of_name = actor == self.actor or any(actor == name and at <= end for name, end in self.formerly)
        return of_name and self.through in (None, through)

    def of_map(self, map_id: str) -> list[Any]:
        """Their edits that can be taken back: not those of an older schema, whose words may have other names now."""
        before = (and_(ops.c.actor == name, ops.c.at <= end) for name, end in self.formerly)
        theirs = or_(ops.c.actor == self.actor, *before)
        which = [ops.c.map_id == map_id, theirs, ops.c.schema_version == SCHEMA_VERSION]
        return which if self.through is None else [*which, ops.c.through == self.through]


_KINDS_THAT_STAND = ("edit", "redo", "restore")


@dataclass(frozen=True, slots=True)
class Plan:
    """An edit about to be made, and what kind of thing it is in the log."""

    edit: Edit
    kind: str = "edit"
    base: int | None = None
    of_label: str = ""
    reverts: int | None = None


def append(
    connection: Connection,
    map_id: str,
    seq: int,
    plan: Plan,
    *,
    op_id: str,
    actor: str,
    inverse: Edit,
    found: Iterable[Change],
    at: datetime,
    through: str = "",
) -> None:
    """Writes one edit, and marks the one that it takes back."""
    after = [f'"{change.record_id}":["{change.collection}",{change.body or "null"}]' for change in found]
    entry = {
        "map_id": map_id,
        "seq": seq,
        "op_id": op_id,
        "kind": plan.kind if after or plan.reverts else "none",
        "actor": actor,
        "base_seq": plan.base,
        "label": plain(plan.edit.label[:200]),
        "subject": plan.edit.subject,
        "of_label": plan.of_label,
        "reverts": plan.reverts,
        "edit": text_of(plan.edit),
        "inverse": text_of(inverse),
        "changes": "{" + ",".join(after) + "}",
        "schema_version": SCHEMA_VERSION,
        "at": at,
        "through": through,
    }
    connection.execute(insert(ops), entry)
    if plan.reverts is not None:
        taken_back = update(ops).where(ops.c.map_id == map_id, ops.c.seq == plan.reverts)
        connection.execute(taken_back.values(reverted_by=seq))


def text_of(edit: Edit) -> str:
    """An edit as JSON in ASCII: what a person typed may hold characters that no database takes.

    Raises JourneyError ``bad_value`` for a number that is too long to be written.
    """
    try:
        return json.dumps(edit.model_dump(mode="json"), separators=(",", ":"))
    except ValueError:
        raise JourneyError("bad_value", problem=Phrase("problems.a_huge_number")) from None


def edit_in(text: str) -> Edit:
    """The edit that ``text_of`` wrote."""
    with readable(""):
        return Edit.model_validate(json.loads(text))


def acknowledged(connection: Connection, map_id: str, op_id: str) -> Logged | None:
    """The edit that was kept under this id before, if any."""
    with readable(map_id):
        return connection.execute(select(ops).where(ops.c.map_id == map_id, ops.c.op_id == op_id)).one_or_none()


def to_undo(connection: Connection, map_id: str, whose: Whose, seq: int | None = None) -> Logged | None:
    """The person's newest edit that still stands (or the one with this ``seq``), of today's schema."""
    which = [*whose.of_map(map_id), ops.c.kind.in_(_KINDS_THAT_STAND), ops.c.reverted_by.is_(None)]
    if seq is not None:
        which.append(ops.c.seq == seq)
    with readable(map_id):
        return connection.execute(select(ops).where(*which).order_by(ops.c.seq.desc()).limit(1)).one_or_none()


def to_redo(connection: Connection, map_id: str, whose: Whose) -> Logged | None:
    """The person's newest undo that still stands, unless they have made another edit after it."""
    newest = (
        select(ops)
        .where(
            *whose.of_map(map_id),
            or_(ops.c.kind.in_(("edit", "restore")), (ops.c.kind == "undo") & ops.c.reverted_by.is_(None)),
        )
        .order_by(ops.c.seq.desc())
        .limit(1)
    )
    with readable(map_id):
        row = connection.execute(newest).one_or_none()
    return row if row is not None and row.kind == "undo" else None


def since(
    connection: Connection, map_id: str, seq: int, standing: bool = False
) -> Iterator[Row[Any, Any, Any, Any, Any]]:
    """Who, when, by which link, and the edit of what came after ``seq``; with ``standing``, only what still stands."""
    which = [ops.c.map_id == map_id, ops.c.seq > seq]
    if standing:
        which += [ops.c.kind.in_(_KINDS_THAT_STAND), ops.c.reverted_by.is_(None)]
    found = select(ops.c.seq, ops.c.actor, ops.c.through, ops.c.at, ops.c.edit).where(*which).order_by(ops.c.seq)
    with readable(map_id):
        yield from connection.execute(found)


def operations_in(text: str) -> list[tuple[str, str, str]]:
    """``op``, record and field of each operation of a kept edit, of any schema; no field where it is not a ``set``."""
    with readable(""):
        return [
            (one["op"], one["record"]["id"] if one["op"] == "put" else one["id"], one.get("field", ""))
            for one in json.loads(text)["operations"]
        ]

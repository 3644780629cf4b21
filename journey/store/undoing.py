"""Undo and redo, for each person their own. Both append an edit; nothing is ever taken out of the log."""

from sqlalchemy import Connection

from journey.errors import JourneyError
from journey.model import Drop, Edit, Map, apply
from journey.store import guests, log
from journey.store.log import Logged, Plan, Whose


def undo_plan(connection: Connection, before: Map, whose: Whose, seq: int | None = None) -> Plan:
    """The edit that takes back the person's newest standing edit, or the one numbered ``seq``.

    Raises JourneyError ``nothing_to_undo``, and ``built_upon`` where others have worked on what would vanish.
    """
    row = log.to_undo(connection, before.id, whose, seq) if seq is None or 0 < seq < 2**31 else None
    if row is None:
        raise JourneyError("nothing_to_undo", before.id)
    inverse = log.edit_in(row.inverse)
    _refuse_to_bury(connection, before, row, inverse, whose)
    edit = Edit(label="undo", subject=row.subject, operations=inverse.operations)
    return Plan(edit, "undo", of_label=row.of_label or row.label, reverts=row.seq)


def redo_plan(connection: Connection, before: Map, whose: Whose) -> Plan:
    """The edit that makes again what the person's newest undo took back. Raises JourneyError ``nothing_to_redo``."""
    row = log.to_redo(connection, before.id, whose)
    if row is None:
        raise JourneyError("nothing_to_redo", before.id)
    inverse = log.edit_in(row.inverse)
    _refuse_to_bury(connection, before, row, inverse, whose)
    edit = Edit(label="redo", subject=row.subject, operations=inverse.operations)
    return Plan(edit, "redo", of_label=row.of_label or row.label, reverts=row.seq)


def about(row: Logged | None) -> tuple[str, str] | None:
    """Label and subject of the edit that an entry of the log is about in the end."""
    return (row.of_label or row.label, row.subject) if row is not None else None


def refusal(subject: str, error: JourneyError) -> JourneyError:
    """Why an inverse could not be applied, in words about the edit that was to be taken back."""
    if error.code == "dangling_reference":
        return JourneyError("gone", error.where, id=error.params.get("target", ""))
    if error.code == "exists":
        return JourneyError("back_already", error.where, subject=subject)
    return error


def _refuse_to_bury(connection: Connection, before: Map, row: Logged, inverse: Edit, whose: Whose) -> None:
    """Taking back an addition drops it: not where somebody else has put words into it, or onto it, since."""
    if not any(isinstance(operation, Drop) for operation in inverse.operations):
        return
    try:
        after, _ = apply(before, inverse)
    except JourneyError:
        return  # it will be refused with that very reason
    buried = before.index.keys() - after.index.keys()
    for other in log.since(connection, before.id, row.seq, standing=True):
        if whose.made(other.actor, other.at, other.through):
            continue
        for _, touched, _ in log.operations_in(other.edit):
            if touched in buried:
                actor = guests.called(connection, before.id, other.actor)
                raise JourneyError("built_upon", touched, subject=row.subject, actor=actor)

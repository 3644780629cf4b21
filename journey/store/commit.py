"""One edit, inside its transaction: applied, logged, laid into the rows, counted."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, update

from journey.errors import JourneyError
from journey.model import Map, apply
from journey.store import log, losses, rows, shelf, undoing, versions
from journey.store.contradictions import refuse_contradictions
from journey.store.log import Logged, Plan
from journey.store.receipts import LostWords, Receipt
from journey.store.tables import maps

_RAISE_HEAD = update(maps).where(maps.c.id == bindparam("map_id"))


def make(
    connection: Connection,
    before: Map,
    head: int,
    plan: Plan,
    *,
    op_id: str,
    actor: str,
    now: datetime,
    through: str = "",
) -> Receipt:
    """Carries the plan out on the map at ``head``; ``through`` is the link of whoever asks for it.

    Raises what ``apply`` raises, told as the plan's kind asks for.
    """
    try:
        after, inverse = apply(before, plan.edit)
    except JourneyError as error:
        if plan.kind == "edit":
            raise losses.refusal(connection, before, plan.edit, actor, error) from None
        raise undoing.refusal(plan.edit.subject, error) from None
    if plan.kind == "edit":
        refuse_contradictions(before, after, plan.edit)
    seq = head + 1
    found = rows.changes(before, after)
    base = None if plan.base is None else min(max(plan.base, 0), head)
    lost: tuple[LostWords, ...] = ()
    if base is not None and base < head:
        lost = losses.overwritten(connection, before, after, plan.edit, base, actor)
    log.append(
        connection,
        before.id,
        seq,
        replace(plan, base=base),
        op_id=op_id,
        actor=actor,
        inverse=inverse,
        found=found,
        at=now,
        through=through,
    )
    rows.write(connection, before.id, seq, found)
    news = {"head": seq, "updated_at": now, "updated_by": actor, **shelf.summary(after)}
    connection.execute(_RAISE_HEAD, {"map_id": before.id, **news})
    if seq % versions.EDITS_BETWEEN_SNAPSHOTS == 0:
        versions.keep_snapshot(connection, after, seq, now)
    return Receipt(before.id, seq, seq, op_id, plan.edit, after, overwritten=lost)


def repeated(done: Logged, newest: Map, head: int) -> Receipt:
    """The receipt of an edit that was acknowledged before, with the map as it is by now."""
    return Receipt(newest.id, done.seq, head, done.op_id, log.edit_in(done.edit), newest, repeated=True)

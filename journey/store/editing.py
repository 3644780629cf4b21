"""Every change of a map: an edit, taking one's own back, making it again, and the way back to an earlier state."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Row

from journey.errors import JourneyError
from journey.model import SCHEMA_VERSION, Edit, Map, Put, difference, new_id
from journey.store import bell, comments, commit, guests, log, rows, shelf, undoing, versions
from journey.store.cache import MapCache
from journey.store.guard import Guarded
from journey.store.log import Formerly, Plan, Whose
from journey.store.migration import migrate
from journey.store.receipts import Receipt
from journey.store.rights import MAY, Deed, deed_of, person, require
from journey.store.sharing import refuse_locked


class Editing(Guarded):
    """The part of a store that writes on maps."""

    _cache: MapCache
    _committed: Callable[[str, int | None], None]

    def commit(
        self,
        map_id: str,
        edit: Edit,
        actor: str,
        *,
        op_id: str | None = None,
        base: int | None = None,
    ) -> Receipt:
        """Makes an edit; when the receipt is there, it is on the disk.

        ``op_id`` is the sender's own id for it: sent again, it is not made again. ``base`` is the head that the sender
        saw: edits of others since then stay, wherever they are not about the same field of the same record.
        Raises JourneyError as ``apply`` does; ``gone`` has the homeless words in ``params["words"]``; ``op_id_taken``.
        """
        sent = log.text_of(edit)
        touched = {one.id for one in edit.operations if not isinstance(one, Put)}
        least = deed_of(edit, said=touched)  # where all that it touches are comments of their own
        return self._write(map_id, actor, least, lambda *_: Plan(edit, base=base), op_id, sent)

    def undo(
        self,
        map_id: str,
        actor: str,
        *,
        seq: int | None = None,
        op_id: str | None = None,
        formerly: Formerly = (),
    ) -> Receipt:
        """Takes back the actor's own newest edit that stands, or their edit ``seq``, by one more edit.

        ``formerly``: names that the actor had before, each with when they gave it up; edits until then are theirs too.
        Names can be anybody's: of who may only add, only what came by their own link is theirs.
        Raises JourneyError ``nothing_to_undo``, ``changed_since`` (a field holds somebody's later words), ``gone``,
        ``built_upon`` (others have worked on what would vanish), ``back_already``.
        """

        def plan(connection: Connection, before: Map) -> Plan:
            return undoing.undo_plan(connection, before, self._whose(connection, map_id, actor, formerly), seq)

        return self._write(map_id, actor, "comment", plan, op_id)

    def redo(self, map_id: str, actor: str, *, op_id: str | None = None, formerly: Formerly = ()) -> Receipt:
        """Makes again what the actor's newest undo took back. Raises JourneyError ``nothing_to_redo``, or as undo."""

        def plan(connection: Connection, before: Map) -> Plan:
            return undoing.redo_plan(connection, before, self._whose(connection, map_id, actor, formerly))

        return self._write(map_id, actor, "comment", plan, op_id)

    def undoable(self, map_id: str, actor: str, formerly: Formerly = ()) -> tuple[str, str] | None:
        """Label and subject of what ``undo`` would take back; None when there is nothing."""
        with self._database.reading() as connection:
            whose = self._whose(connection, map_id, actor, formerly)
            return undoing.about(log.to_undo(connection, map_id, whose))

    def redoable(self, map_id: str, actor: str, formerly: Formerly = ()) -> tuple[str, str] | None:
        """Label and subject of what ``redo`` would make again; None when there is nothing."""
        with self._database.reading() as connection:
            whose = self._whose(connection, map_id, actor, formerly)
            return undoing.about(log.to_redo(connection, map_id, whose))

    def restore(self, map_id: str, seq: int, actor: str, *, op_id: str | None = None) -> Receipt:
        """Brings the map back to how it was after edit ``seq``, by one more edit, which can be undone."""

        def plan(connection: Connection, before: Map) -> Plan:
            past = versions.state_at(connection, map_id, seq, shelf.head(connection, map_id))
            return Plan(difference(before, past, "restore", str(seq)), "restore")

        return self._write(map_id, actor, "restore", plan, op_id)

    # Inside

    def _write(
        self,
        map_id: str,
        actor: str,
        deed: Deed,
        plan: Callable[[Connection, Map], Plan],
        op_id: str | None,
        sent: str | None = None,
    ) -> Receipt:
        if op_id is not None and not shelf.ID.fullmatch(op_id):
            raise JourneyError("bad_value", "op_id", problem="1 to 80 letters, digits and _ . : -")
        who = person(actor)
        with self._writing(map_id, deed) as (connection, row):
            before = self._state(connection, row)
            done = log.acknowledged(connection, map_id, op_id) if op_id else None
            if done is None:
                refuse_locked(connection, row)
                made = plan(connection, before)
                self._allow(connection, before, made)
                fresh = op_id or new_id()
                receipt = commit.make(
                    connection, before, row.head, made,
                    op_id=fresh, actor=who, now=self._clock(), through=self._through,
                )  # fmt: skip
                guests.number(connection, map_id, who)
                comments.note(connection, map_id, made.edit, self._through, self._rights)
                bell.notify(connection, map_id, receipt.head)
                if receipt.map.comments != before.comments:
                    bell.notify(connection, map_id)
            elif done.actor == who and sent in (None, done.edit):
                receipt = commit.repeated(done, before, row.head)
            else:
                raise JourneyError("op_id_taken", map_id, id=op_id)
        self._cache.put(map_id, receipt.head, row.created_at, receipt.map)
        self._committed(map_id, receipt.head)
        if receipt.map.comments != before.comments:  # pages that do not follow every edit show them, too
            self._committed(map_id, None)
        return receipt

    def _allow(self, connection: Connection, before: Map, plan: Plan) -> None:
        """Raises JourneyError for an edit that touches more than whoever makes it may."""
        role = self._require(connection, before.id, "comment")
        if "edit" in MAY[role]:
            return
        said = comments.own(connection, before.id, self._through, self._rights) & {one.id for one in before.comments}
        deed = deed_of(plan.edit, said)
        if plan.kind != "edit" and deed == "edit":  # of who may add, it is about what they added themselves: see undo
            deed = "add"
        require(role, deed, before.id)
        comments.refuse_strange(connection, before.id, plan.edit, self._through, self._rights)
        comments.refuse_answered(before, plan.edit, said)

    def _whose(self, connection: Connection, map_id: str, actor: str, formerly: Formerly) -> Whose:
        role = self._require(connection, map_id, "see")
        return Whose(person(actor), formerly, None if "edit" in MAY[role] else self._through)

    def _state(self, connection: Connection, row: Row[Any]) -> Map:
        if row.schema_version != SCHEMA_VERSION:  # written by a program of another version that runs beside this one
            migrate(connection, row.id, self._clock())
        elif held := self._cache.get(row.id, row.head, row.created_at):
            return held
        return rows.read(connection, row.id)[0]

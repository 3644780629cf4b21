"""What comes back from the browser: operations become edits, each of them once, and what was refused is told."""

from collections.abc import Mapping
from typing import Any

from journey.errors import JourneyError
from journey.live.room import rooms
from journey.model import Edit, Map, Put
from journey.model.changes import subject_of
from journey.ui.define.chosen_business import choose_business
from journey.ui.define.operations import Operation, edit_of, pasted
from journey.ui.define.overwritten import Overwritten, overwritten_by
from journey.ui.define.pasting import told
from journey.ui.editing import commit, redo, undo
from journey.ui.session import session, store

_REMEMBERED = 200  # acknowledged operations of a session: more than ever wait at once


def take(outbox: Mapping[str, Any] | None) -> bool:
    """Makes edits of the operations not made yet; whether there were any."""
    if not outbox or outbox.get("map") != session.map_id:
        return False
    done: dict[str, None] = dict.fromkeys(session.get("done", ()))
    wrong: dict[str, str] = session.get("refused", {})
    any_fresh = refused = False
    for operation in outbox.get("ops", ()):
        if operation.get("op") in done:  # the browser has not heard of it yet, and may have taken it back meanwhile
            refused = operation["op"] in wrong if operation.get("do") != "back" else refused
            continue
        any_fresh = True
        if operation.get("do") == "back" and refused:  # meant for what was not made: there is nothing to take back
            done[operation["op"]] = None
            continue
        try:
            refused = not _make(operation)
        except JourneyError as error:  # the database is away for a while: this and what follows waits in the browser
            session.problem = error
            break
        done[operation["op"]] = None
        if not refused:
            rooms.kept(session.map_id, session.preferences.browser, operation["op"])
    session.put("done", tuple(done)[-_REMEMBERED:])
    return any_fresh


def answered() -> dict[str, Any]:
    """What the browser is told of its operations: those done, those refused and why, what became of others."""
    lost: dict[str, Overwritten] = session.get("lost", {})
    return {
        "done": list(session.get("done", ())),
        "refused": session.get("refused", {}),
        "lost": [each.told() for each in lost.values()],
        "told": session.get("told", {}),
    }


def take_choice(chosen: Mapping[str, str] | None) -> None:
    """Another stage, persona or step is what the page is about now."""
    if chosen and not choose_business(chosen["name"], chosen["id"]):
        session.put(chosen["name"], chosen["id"])
        if chosen["name"] == "who":
            session.put("stage", "")  # the next one walks from the beginning too


def _make(operation: Operation) -> bool:
    """Commits one operation; False where it is refused: then that is said beside its field, and its words stay there.

    Raises JourneyError where the database could not be asked.
    """
    if operation.get("do") == "back":  # in its turn: what was done before it is there already
        session.put("removed", None)
        if operation.get("again"):
            redo(operation["op"])
        else:
            undo(op_id=operation["op"])
        if session.problem is not None and session.problem.code.startswith("database_"):
            raise session.problem
        return True
    subject, lost, within, said = "", None, 0, None

    def edit(journey_map: Map) -> Edit | None:
        nonlocal subject, lost, within, said
        record = journey_map.get(operation.get("id"))
        subject = operation.get("subject") or (subject_of(record) if record else "")
        lost = overwritten_by(journey_map, operation)
        within = sum(card.stage_id == operation.get("id") for card in journey_map.touchpoints)
        try:
            if operation["do"] == "paste":
                made, found = pasted(journey_map, operation)
                said = told(journey_map, found)
                return made
            return edit_of(journey_map, operation)
        except (LookupError, TypeError, ValueError, AttributeError) as error:  # of another version of this program, say
            raise JourneyError("bad_value", "op", problem=type(error).__name__) from None

    try:
        receipt = commit(edit, op_id=operation["op"])
    except JourneyError as error:
        if error.code == "op_id_taken":  # it was made, and the answer got lost
            return True
        if error.code.startswith("database_"):
            raise
        if store().was_made(session.map_id, operation["op"]):  # what it was about has changed since, so it fits no more
            return True
        _keep("refused", operation["op"], f"{error.what(session.language)} {error.hint(session.language)}")
        return False
    if said is not None:
        _keep("told", operation["op"], said)
    if receipt is None:
        return True
    if lost and not receipt.repeated:
        writer = next((words.actor for words in receipt.overwritten), session.actor)
        _keep("lost", operation["op"], lost.by(writer))
        session.notice = ""  # it is said beside the field, with the words themselves to have back
    if operation["do"] == "drop":
        session.put("removed", (subject, receipt.seq, within))
    if operation.get("into") == "personas":  # the newcomer is whom one wants to tell about
        session.put("who", next(put.record.id for put in reversed(receipt.edit.operations) if isinstance(put, Put)))
    return True


def _keep(name: str, op: str, value: object) -> None:
    held: dict[str, object] = {**session.get(name, {}), op: value}
    session.put(name, dict(list(held.items())[-_REMEMBERED:]))

"""From a widget to a committed edit: the open map, saving at once, taking back and doing again."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import streamlit as st
from pydantic import JsonValue

from journey.errors import JourneyError
from journey.formats.library import sample_to_keep
from journey.live.room import rooms
from journey.model import Edit, Map
from journey.model.changes import change
from journey.store.receipts import Receipt
from journey.store.rights import OWNER, Access
from journey.ui.problems import told
from journey.ui.session import session, store
from journey.ui.settings.person import shown_name

CLOSED = ("link_over", "no_link", "passphrase_needed")
"""What the store says to whoever may not see the map."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The open map as the store holds it, the number of its last edit, and what may be done with it here.

    ``heard``: how often the access to it had changed, as far as was heard; a page that hears of more asks again.
    """

    map: Map
    head: int
    access: Access
    heard: int


def opened() -> Opened | None:
    """The map the address names, at its newest; without one the map changed last; None when there is none."""
    map_id = session.map_id or _first_map()
    if not map_id:
        return None
    heard = rooms.access(map_id)
    try:
        journey_map, head = store().load(map_id)
        access = store().access(map_id)
    except JourneyError as error:
        if error.code in CLOSED:
            st.rerun()  # the whole page, which says so
        if error.code != "unknown_map":
            raise
        return None
    session.map_id, session.head = map_id, head
    return Opened(journey_map, head, access, heard)


def closed() -> JourneyError | None:
    """Why nothing may be seen here by whoever came; None where the map is open to them."""
    if session.rights == OWNER:
        return None
    try:
        session.map_id = session.map_id or next((summary.id for summary in store().maps()), "")
        store().access(session.map_id)
        _note_coming()
    except JourneyError as error:
        if error.code == "unknown_map":  # it was deleted, and their link opens no other
            return JourneyError("link_over")
        if error.code not in CLOSED:
            raise
        return error
    return None


def _note_coming() -> None:
    """Once a session: the list of links says when each was used last."""
    if session.key and session.get("came_by", "") != session.key:
        session.put("came_by", session.key)
        with suppress(JourneyError):  # a database that takes no writes is no reason to keep anybody out
            store().came(session.map_id)


def _first_map() -> str:
    """The map changed last. A store that never held any is given the sample, so nobody starts on an empty page."""
    maps = store().maps()
    return maps[0].id if maps else store().begin_with(sample_to_keep(session.language), session.actor)


def commit(make: Callable[[Map], Edit | None], op_id: str | None = None) -> Receipt | None:
    """Makes an edit on the newest map and commits it; None when nothing changed. Raises JourneyError."""
    base = session.head
    journey_map, _ = store().load(session.map_id)
    edit = make(journey_map)
    if edit is None:
        return None
    receipt = store().commit(session.map_id, edit, session.actor, base=base, op_id=op_id)
    _tell(receipt)
    return receipt


def save(make: Callable[[Map], Edit | None]) -> bool:
    """Like ``commit``; False when nothing changed, or when it was refused and that is said."""
    with told():
        return commit(make) is not None
    return False


def change_field(journey_map: Map, record_id: str, field: str, value: JsonValue) -> Edit | None:
    return change(journey_map, record_id, **{field: value})


Makes = Callable[[Map, str, str, Any], Edit | None]
"""The edit of a map by which a field of a record gets a value."""


def save_field(
    record_id: str, field: str, key: str, to_value: Callable[..., JsonValue] | None = None, make: Makes = change_field
) -> None:
    """The ``on_change`` of a field's widget: what it holds now becomes the record's field, as ``make`` does it.

    What is refused stays on the screen as a draft, so that nobody has to type it again.
    """
    held = session.widget(key, None)
    value = to_value(held) if to_value else held
    save(lambda journey_map: make(journey_map, record_id, field, value))
    session.put(draft_of(key), held if session.problem else None)


def draft_of(key: str) -> str:
    """The name under which the refused words of a field are kept."""
    return f"draft:{key}"


def undo(seq: int | None = None, op_id: str | None = None) -> None:
    """Takes back this person's newest edit that stands, or their edit ``seq``; says why where that cannot be."""
    with told():
        _tell(store().undo(session.map_id, session.actor, seq=seq, op_id=op_id, formerly=session.formerly))


def redo(op_id: str | None = None) -> None:
    """Makes again what this person's newest undo took back."""
    with told():
        _tell(store().redo(session.map_id, session.actor, op_id=op_id, formerly=session.formerly))


def restore(seq: int) -> None:
    """Brings the map back to how it was after edit ``seq``; this is an edit too, and can be undone."""
    with told():
        _tell(store().restore(session.map_id, seq, session.actor))


def _tell(receipt: Receipt) -> None:
    session.saved, session.notice, session.notice_until = True, "", 0.0
    if receipt.overwritten:
        lost = receipt.overwritten[0]
        session.notice = session.words("app.overwritten", name=shown_name(lost.actor), words=lost.words)

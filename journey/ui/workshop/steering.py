"""From a widget to a move of the room: made on what the room is now, and told where it is refused."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from journey.store.room_rows import Room
from journey.ui.problems import told
from journey.ui.session import session, store
from journey.workshop.state import State


def open_room_of(map_id: str) -> Room | None:
    """The room that is open on the map."""
    return next((room for room in store().rooms(map_id) if room.is_open(now())), None)


def now() -> datetime:
    return datetime.now(UTC)


def steer(room_id: str, move: Callable[..., State], **values: object) -> None:
    """For callbacks."""
    with told():
        store().steer(room_id, partial(move, **values))


def steer_by(room_id: str, move: Callable[..., State], name: str, key: str, **values: object) -> None:
    """For the ``on_change`` of the widget ``key``, whose value is the argument ``name`` of the move."""
    steer(room_id, move, **{name: session.widget(key, None), **values})

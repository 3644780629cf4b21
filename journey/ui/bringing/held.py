"""The file that is being looked at, what its owner said about it, and what came of that."""

from dataclasses import dataclass

from journey.errors import JourneyError
from journey.formats.incoming import Asked, Brought, Incoming, look
from journey.model import Map
from journey.ui.session import session, store


@dataclass(frozen=True, slots=True)
class Held:
    """``head`` is the number of the last edit of the map that the file came from."""

    file: Brought
    asked: Asked
    incoming: Incoming
    head: int = 0


def take(key: str) -> None:
    """The ``on_change`` of an uploader: holds its file; one that no map can come from is refused at once, and told."""
    file = session.widget(key, None)
    if file is None:
        return
    session.put("uploads", session.get("uploads", 0) + 1)  # the next file gets a fresh uploader
    try:
        _hold(Brought.named(file.name, file.getvalue()), Asked())
    except JourneyError as error:
        session.put("upload_problem", error)


def held() -> Held | None:
    """What is being looked at; None where nothing is."""
    found: Held | None = session.get("brought", None)
    return found


def ask(asked: Asked) -> None:
    """Reads the file again, as a person says that it is to be read."""
    now = held()
    if now is None:
        return
    try:
        _hold(now.file, asked)
    except JourneyError as error:
        session.problem = error


def let_go() -> None:
    """Back to the maps; of the file nothing is kept."""
    session.put("brought", None)


def _hold(file: Brought, asked: Asked) -> None:
    heads: dict[str, int] = {}

    def known(map_id: str, head: int | None) -> Map | None:
        if not map_id:
            return None
        try:
            if head is not None:
                return store().at(map_id, head)
            journey_map, heads[map_id] = store().load(map_id)
        except JourneyError:
            return None
        return journey_map

    incoming = look(file, asked, known)
    head = heads.get(incoming.base.id, 0) if incoming.base else 0
    session.put("brought", Held(file, asked, incoming, head))

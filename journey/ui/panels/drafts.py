"""Fields of a record that is not there yet: what stands in them waits for its button, also while one looks elsewhere.

The corner says "not saved yet" as long as words stand in a container whose key begins with ``draft_``.
"""

from typing import Any

from journey.ui.editing import draft_of
from journey.ui.session import session


def waiting(key: str, empty: object = None) -> dict[str, Any]:
    """``key`` and ``on_change`` of such a field; ``empty`` is what it holds at first."""
    return {
        "key": session.controlled(key, session.get(draft_of(key), empty)),
        "on_change": _keep,
        "args": (key,),
    }


def taken(key: str) -> None:
    """Empties a field whose words are a record by now and whose key is used again."""
    session.put(draft_of(key), None)


def _keep(key: str) -> None:
    held: object = session.widget(key, None)
    session.put(draft_of(key), held)

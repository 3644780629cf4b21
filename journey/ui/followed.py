"""Widgets that show what is chosen elsewhere, and never take back what somebody chooses while the page is drawn.

A run that says a value to a screen undoes what was chosen there since the run began, and the next click brings the old
value back as if somebody had chosen it. So a new widget begins with its value, and one that the screen has is told
another only where it showed something else when it asked for this run.
"""

from collections.abc import Iterable
from typing import Any

from journey.ui.session import session

_NOTHING = object()


def followed(
    key: str, value: object, /, label: str = "", options: Iterable[object] | None = None, **first: Any
) -> dict[str, Any]:
    """``key`` and how the widget begins, ``first``: at ``value`` among ``options``, or as its own parameter says it.

    ``label``: the word that the screen shows for the value, where it depends on more than the language.
    """
    if options is not None:
        first["index"] = next((place for place, option in enumerate(options) if option == value), 0)
    told, is_there = (session.language, label), session.in_browser(key)
    is_told = session.get(f"told:{key}", None) == told
    session.put(f"told:{key}", told)
    held = session.widget(key, _NOTHING)
    if (held is _NOTHING and not is_there) or (held == value and (is_told or not is_there)):
        return {"key": key, **first}
    return {"key": session.controlled(key, value)}

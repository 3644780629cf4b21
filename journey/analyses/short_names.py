"""Names where there is little room: what tells two rows of one touchpoint apart stays.

```
Follow-up by e-mail, one for each cart (Email opened)    Follow-up by e-… (Email opened)
```
"""

import re
from collections.abc import Callable

from journey.scene.fonts import default_measure
from journey.scene.wrap import ELLIPSIS, wrap

_OWN = re.compile(r"(.+) (\([^()]+\))")  # as ``naming.titles`` tells events of one touchpoint apart
_MOST_OWN = 0.6  # of the room, for the event of a touchpoint whose title needs room too


def shortened(
    name: str, room: float, span: Callable[[str], float], cut: Callable[[str, float], str] | None = None
) -> str:
    """A name no longer than ``room`` by ``span``; ``cut`` shortens words that have no event behind them."""
    if span(name) <= room:
        return name
    cut = cut or (lambda words, most: words[: int(most) - 1] + ELLIPSIS)
    found = _OWN.fullmatch(name)
    if not found:
        return cut(name, room)
    title, own = found.groups()
    own = _ending(own, max(_MOST_OWN * room, room - span(f"{title} ")), span)
    left = room - span(f" {own}")
    return f"{title if span(title) <= left else cut(title, left)} {own}".strip()


def lines_of(name: str, room: float, size: float, weight: int = 400, most: int = 1) -> list[str]:
    """A name in at most so many lines of ``room`` px; of more than one, the event has the last for itself."""

    def span(words: str) -> float:
        return default_measure().width(words, size, weight)

    def cut(words: str, width: float) -> str:
        return "".join(wrap(words, default_measure(), size, width, weight, max_lines=1).lines)

    wrapped = wrap(name, default_measure(), size, room, weight, max_lines=most)
    found = _OWN.fullmatch(name)
    if not found or (len(wrapped.lines) == 1 and not wrapped.shortened):
        return list(wrapped.lines) or [""]
    if most == 1:
        return [shortened(name, room, span, cut)]
    title, own = found.groups()
    before = wrap(title, default_measure(), size, room, weight, max_lines=most - 1)
    if before.shortened and not wrapped.shortened:
        return list(wrapped.lines)
    return [*before.lines, _ending(own, room, span)]


def _ending(own: str, room: float, span: Callable[[str], float]) -> str:
    """The event in its brackets; of one that is too long, its end."""
    if span(own) <= room:
        return own
    ends = (f"({ELLIPSIS}{own[place:]}" for place in range(2, len(own)))
    return next((end for end in ends if span(end) <= room), ELLIPSIS)

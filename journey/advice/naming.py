"""Records by their own names inside a sentence: “A”, “B”, “C” and 4 more.

Names come in any language, with its quotation marks; the sentence puts its own in their place: a name that is quoted
as a whole is quoted once, and what is quoted inside a name gets inner marks.
"""

import re
from collections.abc import Iterable

from journey.i18n import Phrase

MOST_NAMED = 3
LONGEST_NAME = 60  # characters
_WHOLLY_QUOTED = re.compile(r"(?:“[^“”«»]*”|«[^“”«»]*»)")
_QUOTED_INSIDE = re.compile(r"“([^“”«»]*)”|«([^“”«»]*)»")


def listed(names: Iterable[str | Phrase]) -> Phrase:
    """The first names and how many more. Texts are quoted, phrases stand as they are.

    A name told twice is told once, and counts among those that are more: the sentence has said how many there are.
    """
    told = list(names)
    each = list({name if isinstance(name, str) else repr(name): name for name in told}.values())
    shown = tuple(_quoted(name) for name in each[:MOST_NAMED])
    if len(told) > len(shown):
        return Phrase("advice.names.more", {"first": shown, "n": len(told) - len(shown)})
    if len(shown) > 1:
        return Phrase("advice.names.together", {"first": shown[:-1], "last": shown[-1]})
    return shown[0] if shown else Phrase("advice.names.unnamed")


def bare(name: str) -> Phrase:
    """A name without quotation marks, for people."""
    return Phrase("advice.names.bare", {"name": _short(name)}) if name else Phrase("advice.names.unnamed")


def _quoted(name: str | Phrase) -> Phrase:
    if isinstance(name, Phrase):
        return name
    if not name:
        return Phrase("advice.names.unnamed")
    short = _short(name)
    inside = short[1:-1].strip() if _WHOLLY_QUOTED.fullmatch(short) else ""
    return Phrase("advice.names.quoted", {"name": _with_inner_marks(inside or short)})


def _with_inner_marks(name: str) -> str | Phrase:
    found = _QUOTED_INSIDE.search(name)
    if not found:
        return name
    inner = Phrase("advice.names.inner", {"name": found[1] or found[2] or ""})
    after = _with_inner_marks(name[found.end() :])
    return Phrase("advice.names.in_a_row", {"before": name[: found.start()], "inner": inner, "after": after})


def _short(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1].rstrip()}…"

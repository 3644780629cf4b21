"""What a browser remembers of a person: name, colour, paper, language. Each is a cookie, so the first page is right.

Cookies come with the first request, which local storage does not: nothing jumps when a page is loaded. They are set by
a small script (``keeping``), belong to one browser, and are read here with the distrust that anything typed deserves.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from urllib.parse import quote, unquote

from journey.formats.business import ANY, businesses
from journey.formats.paper import PAPERS
from journey.i18n import LANGUAGES
from journey.model.text import short_line
from journey.store.rights import HOST

PREFIX = "itinerario_"
COLOURS = ("plum", "moss", "indigo", "umber", "slate")
LONGEST_NAME = 40
MOST_FORMER_NAMES = 4
MOST_KINDS = 20
TOUR = ("seen",)
_BROWSER = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Preferences:
    """``formerly``: names given up in this browser, the newest last, each with when; what they did stays undoable.

    ``tour`` is "seen" once the tour was taken or declined. ``kinds``: which kind of business was chosen for which map,
    the newest last. ``browser`` tells apart who has no name.
    """

    name: str = ""
    colour: str = COLOURS[0]
    paper: str = PAPERS[0]
    language: str = ""
    formerly: tuple[tuple[str, datetime], ...] = ()
    tour: str = ""
    kinds: tuple[tuple[str, str], ...] = ()
    browser: str = ""

    @property
    def actor(self) -> str:
        return self.name or HOST

    def named(self, name: str, now: datetime) -> "Preferences":
        """With another name from ``now`` on. A name that is taken up again is no former one."""
        clean = clean_name(name)
        if clean == self.name:
            return self
        new = clean or HOST
        kept = [pair for pair in self.formerly if pair[0] not in (self.actor, new)]
        # What was done under the new name by whoever had it in this browser is reached by the name itself.
        former = (*kept, (self.actor, now))[-MOST_FORMER_NAMES:]
        return replace(self, name=clean, formerly=former)

    def kind_of(self, map_id: str) -> str:
        """The kind of business that was chosen for a map; empty for none."""
        return dict(self.kinds).get(map_id, "")

    def with_kind(self, map_id: str, kind: str) -> "Preferences":
        """With the kind of business of a map; the maps that were told longest ago are forgotten."""
        others = [pair for pair in self.kinds if pair[0] != map_id]
        return replace(self, kinds=(*others, (map_id, kind))[-MOST_KINDS:])

    def cookies(self) -> dict[str, str]:
        """Name and value of the cookie of each preference."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        values["formerly"] = json.dumps([[name, until.timestamp()] for name, until in self.formerly])
        values["kinds"] = json.dumps(self.kinds)
        return {PREFIX + name: quote(value, safe="") for name, value in values.items()}


def clean_name(text: str) -> str:
    """A name as one line of at most 40 characters; empty where nothing readable is left."""
    return short_line(text, LONGEST_NAME)


def remembered(cookies: Mapping[str, str]) -> Preferences:
    """The preferences in a browser's cookies; what makes no sense is as if it were not there."""

    def said(name: str) -> str:
        value = cookies.get(PREFIX + name)
        return unquote(value) if isinstance(value, str) else ""  # without a browser there are none at all

    def one_of(name: str, allowed: tuple[str, ...], default: str) -> str:
        value = said(name)
        return value if value in allowed else default

    return Preferences(
        name=clean_name(said("name")),
        colour=one_of("colour", COLOURS, COLOURS[0]),
        paper=one_of("paper", PAPERS, PAPERS[0]),
        language=one_of("language", LANGUAGES, ""),
        formerly=_former(said("formerly")),
        tour=one_of("tour", TOUR, ""),
        kinds=_kinds(said("kinds")),
        browser=said("browser") if _BROWSER.fullmatch(said("browser")) else "",
    )


def spoken(locale: str | None) -> str:
    """The language of a browser such as ``it-IT``, English where there are no words for it."""
    code = (locale or "").replace("_", "-").split("-")[0].lower()
    return code if code in LANGUAGES else LANGUAGES[0]


def initials(name: str) -> str:
    """``Ada Byron`` is AB, ``Ada`` is A, ``Guest 12`` is G12; nothing where there is no name."""
    first = [word[:2] if word.isdigit() else word[0] for word in name.split() if word[0].isalnum()]
    return "".join(first[:1] + first[1:][-1:]).upper()


def _former(text: str) -> tuple[tuple[str, datetime], ...]:
    try:
        pairs = json.loads(text)
        found = [(clean_name(name), datetime.fromtimestamp(until, UTC)) for name, until in pairs]
    except (ValueError, TypeError, OverflowError, OSError, RecursionError):
        return ()
    return tuple((name, until) for name, until in found if name)[-MOST_FORMER_NAMES:]


def _kinds(text: str) -> tuple[tuple[str, str], ...]:
    try:
        found = [(clean_name(map_id), str(kind)) for map_id, kind in json.loads(text)]
    except (ValueError, TypeError, RecursionError):
        return ()
    return tuple((map_id, kind) for map_id, kind in found if kind in (*businesses(), ANY))[-MOST_KINDS:]

"""The one owner of session state: what a person looks at, in which language, and the address that says so.

``session`` is the only way to it; everything durable lives in the store. What the address says: see ``address``.
"""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Generic, Literal, TypeVar, cast

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from journey.errors import JourneyError
from journey.i18n import LANGUAGES, Words, words
from journey.layout import VIEWS
from journey.layout.choices import Choices
from journey.live.room import rooms
from journey.live.workshop.showing import showing
from journey.model import Map, new_id
from journey.store.grants import grant_id
from journey.store.log import Formerly
from journey.store.rights import HOST, NOBODY, OWNER, Rights
from journey.store.store import Store
from journey.ui import address, entry
from journey.ui.address import DETAILS, LEAST_SHARE, Address
from journey.ui.settings.preferences import Preferences, remembered, spoken

Value = TypeVar("Value")
ThemeName = Literal["light", "dark"]


class Kept(Generic[Value]):
    """A typed value of the session under the name of its attribute, with what it is before anybody sets it."""

    def __init__(self, default: Value) -> None:
        self.default = default

    def __set_name__(self, owner: type, name: str) -> None:
        self.key = f"journey:{name}"

    def __get__(self, instance: object, owner: type | None = None) -> Value:
        return cast(Value, st.session_state.get(self.key, self.default))

    def __set__(self, instance: object, value: Value) -> None:
        st.session_state[self.key] = value


class Session:
    """Typed properties over ``st.session_state``. Change them in callbacks, or before the widgets that show them.

    ``personas``: ids of those shown, () for all. ``focus``: whose area is filled or whose sheet is drawn. ``lanes``:
    ids or kinds of those shown, None for all that the map does not hide. ``detail`` and ``least_share``: of the graph.
    ``beside``: what the map is compared with, see ``comparing``. ``selected``: the record being edited beside the
    picture. ``felt_by``: the persona whose feelings the form shows.
    ``head``: the number of the newest edit on the screen. ``saved``: whether anything was saved since the page was
    opened. ``problem`` and ``notice``: what is still to be said; the notice once, or until the second
    ``notice_until`` of the clock. ``to_keep``: cookies to set once, each with a stamp.
    ``key``: of the link one came by. ``language_said``, ``written``: see ``address``.
    """

    personas = Kept[tuple[str, ...]](())
    focus = Kept("")
    lanes = Kept[tuple[str, ...] | None](None)
    detail = Kept(DETAILS[0])
    least_share = Kept(LEAST_SHARE)
    beside = Kept("")
    selected = Kept("")
    felt_by = Kept("")
    head = Kept[int | None](None)
    saved = Kept(False)
    problem = Kept[JourneyError | None](None)
    notice = Kept("")
    notice_until = Kept(0.0)
    to_keep = Kept[dict[str, tuple[str, str]]]({})
    key = Kept("")
    language_said = Kept("")
    written = Kept[Address | None](None)
    _preferences = Kept[Preferences | None](None)
    _map_id = Kept("")
    _view = Kept(VIEWS[0])

    @property
    def language(self) -> str:
        """The language of every word on the page: of the address, or preferred, or the browser's, or English."""
        return self.language_said or self.preferences.language or spoken(st.context.locale)

    @language.setter
    def language(self, code: str) -> None:
        self.language_said = code if code in LANGUAGES else ""

    @property
    def preferences(self) -> Preferences:
        """What this browser remembers of whoever sits before it."""
        if self._preferences is None:
            self._preferences = remembered(st.context.cookies)
            if not self._preferences.browser:
                self.preferences = replace(self._preferences, browser=secrets.token_hex(16))
        return self._preferences

    @preferences.setter
    def preferences(self, preferred: Preferences) -> None:
        """Takes effect at once; the next run of the page hands it to the browser to remember."""
        before, now = self.preferences.cookies(), preferred.cookies()
        self._preferences = preferred
        changed = {name: (new_id(), value) for name, value in now.items() if value != before[name]}
        self.to_keep = {**self.to_keep, **changed}

    @property
    def actor(self) -> str:
        """Whose edits these are."""
        return self.preferences.name or self._nameless

    @property
    def formerly(self) -> Formerly:
        """Under which names, and until when, the same person made edits before."""
        before = [(self._nameless if name == HOST else name, until) for name, until in self.preferences.formerly]
        if self.rights == OWNER:  # what was made before browsers were told apart
            before.append((HOST, datetime.now(UTC)))
        return tuple(before)

    @property
    def _nameless(self) -> str:
        """Who one is without a name: in each browser somebody else, so that nobody takes back what others did."""
        return f"{HOST}:{self.preferences.browser}"

    @property
    def rights(self) -> Rights:
        """With which rights this browser asks the store: those of the link it came by and no others, or the owner's."""
        if self.key:
            proof = st.context.cookies.get(entry.proof_cookie(self.key), "")
            proof = proof if isinstance(proof, str) else ""  # without a browser nothing is kept at all
            return Rights(token=self.key, proof=proof, browser=self.preferences.browser)
        is_owner = not entry.needs_key() or entry.proves(st.context.cookies.get(entry.COOKIE, ""))
        return OWNER if is_owner else NOBODY

    @property
    def link_id(self) -> str:
        """By what the link is called that this browser came by; "" for none."""
        return grant_id(self.key) if self.key else ""

    @property
    def words(self) -> Words:
        return words(self.language)

    @property
    def theme(self) -> ThemeName:
        """Light or dark, as the page is shown now."""
        return "dark" if st.context.theme.type == "dark" else "light"

    @property
    def map_id(self) -> str:
        """The open map, empty when none is. Another map forgets what was chosen about the last one."""
        return self._map_id

    @map_id.setter
    def map_id(self, map_id: str) -> None:
        if map_id != self._map_id:
            self.personas, self.lanes, self.focus, self.selected, self.beside = (), None, "", "", ""
        self._map_id = map_id

    @property
    def view(self) -> str:
        return self._view

    @view.setter
    def view(self, view: str) -> None:
        self._view = view if view in VIEWS else VIEWS[0]

    def choices(self, journey_map: Map) -> Choices:
        """What the person chose, without what is not on this map any more."""
        shown = tuple(persona.id for persona in journey_map.personas if persona.id in self.personas)
        focus = self.focus if journey_map.persona(self.focus) else ""
        if self.view == "persona":
            focus = focus or (shown[0] if shown else "")
        elif shown and focus not in shown:
            focus = ""
        return Choices(shown, self.lanes, focus, self.detail, self.least_share if self.view == "graph" else 0.0)

    def get(self, name: str, default: Value) -> Value:
        """Something a page of its own keeps, by a name no other page uses."""
        return cast(Value, st.session_state.get(f"page:{name}", default))

    def put(self, name: str, value: object) -> None:
        st.session_state[f"page:{name}"] = value

    def drafts(self) -> list[str]:
        """Words that were typed into a form and refused, and that nobody has typed anew since."""
        held = (value for name, value in st.session_state.items() if str(name).startswith("page:draft:"))
        return [words for words in held if isinstance(words, str) and words.strip()]

    def widget(self, key: str, default: Value) -> Value:
        """The value a widget holds now, for its ``on_change``."""
        return cast(Value, st.session_state.get(key, default))

    def in_browser(self, key: str) -> bool:
        """Whether the browser had the widget when it asked for this run."""
        context = get_script_run_ctx()
        return context is not None and any(
            state.id.endswith(f"-{key}") for state in context.session_state.get_widget_states()
        )

    def controlled(self, key: str, value: object) -> str:
        """``key`` for a widget that shows ``value``, whatever it showed before: the store wins over the screen."""
        st.session_state[key] = value
        return key

    def preferring(self, name: str, key: str) -> Callable[[], None]:
        """An ``on_change`` that remembers a widget's value as the preference ``name``."""

        def prefer() -> None:
            self.preferences = replace(self.preferences, **{name: st.session_state[key]})
            if name == "language":
                self.language = st.session_state[key]

        return prefer

    def taking(self, name: str, key: str) -> Callable[[], None]:
        """An ``on_change`` that copies a widget's value into the property ``name``."""
        return lambda: setattr(self, name, st.session_state[key])

    read_address, write_address, link = address.read, address.write, address.link
    recall, remember = address.recall, address.remember


session = Session()


def store() -> Store:
    """The store as it is for this browser: it shows and does what ``session.rights`` reach, and refuses the rest."""
    return house().seen_by(session.rights)


def by_link(token: str, proof: str) -> Store:
    """The store as it is for whoever has a link, for the door that stands before every session."""
    return house().seen_by(Rights(token=token, proof=proof))


@st.cache_resource(show_spinner=False)
def house() -> Store:
    """The one store of this process: ``ITINERARIO_DATABASE_URL``, or a SQLite file under ``data/local/``."""
    opened = Store(committed=rooms.ring)
    rooms.holds = opened.holds
    showing.store = lambda: opened
    return opened

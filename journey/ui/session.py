"""The one owner of session state: what a person looks at, in which language, and the address that says so.

``session`` is the only way to it; everything durable lives in the store. The address bar carries ``map``, ``view``,
``persona`` (repeated), ``focus`` and ``lang``, so a link opens the same thing and a refresh keeps it.
"""

from collections.abc import Callable, Sequence
from typing import Any, Literal, TypeVar, cast

import streamlit as st

from journey.errors import JourneyError
from journey.i18n import LANGUAGES, Words, words
from journey.layout import VIEWS, Choices
from journey.model import Map
from journey.store.store import Store

Value = TypeVar("Value")
ThemeName = Literal["light", "dark"]
_ADDRESS = ("map", "view", "persona", "focus", "lang")


class Session:
    """Typed properties over ``st.session_state``. Change them in callbacks, or before the widgets that show them."""

    @property
    def language(self) -> str:
        """The language of every word on the page: chosen, or the browser's, or English."""
        return self._get("language", "") or _spoken(st.context.locale)

    @language.setter
    def language(self, code: str) -> None:
        self._set("language", code if code in LANGUAGES else "")

    @property
    def words(self) -> Words:
        return words(self.language)

    @property
    def theme(self) -> ThemeName:
        """Light or dark, as the page is shown now."""
        return "dark" if st.context.theme.type == "dark" else "light"

    @property
    def actor(self) -> str:
        """Whose edits these are. Undo is per actor, so it survives a refresh of the page."""
        return self._get("actor", "host")

    @actor.setter
    def actor(self, name: str) -> None:
        self._set("actor", name)

    @property
    def map_id(self) -> str:
        """The open map, empty when none is."""
        return self._get("map_id", "")

    @map_id.setter
    def map_id(self, map_id: str) -> None:
        if map_id != self.map_id:
            self.personas, self.lanes, self.focus, self.selected = (), None, "", ""
        self._set("map_id", map_id)

    @property
    def view(self) -> str:
        return self._get("view", VIEWS[0])

    @view.setter
    def view(self, view: str) -> None:
        self._set("view", view if view in VIEWS else VIEWS[0])

    @property
    def personas(self) -> tuple[str, ...]:
        """Ids of the personas to show; empty means all."""
        return self._get("personas", ())

    @personas.setter
    def personas(self, ids: Sequence[str]) -> None:
        self._set("personas", tuple(ids))

    @property
    def focus(self) -> str:
        """Id of the persona whose curve is filled or whose sheet is drawn; empty means the first shown."""
        return self._get("focus", "")

    @focus.setter
    def focus(self, persona_id: str) -> None:
        self._set("focus", persona_id)

    @property
    def lanes(self) -> tuple[str, ...] | None:
        """Ids or kinds of the lanes to show; None means all that the map does not hide."""
        return self._get("lanes", None)

    @lanes.setter
    def lanes(self, lanes: Sequence[str] | None) -> None:
        self._set("lanes", None if lanes is None else tuple(lanes))

    @property
    def detail(self) -> str:
        """``stages`` or ``touchpoints``, for the graph."""
        return self._get("detail", "touchpoints")

    @detail.setter
    def detail(self, detail: str) -> None:
        self._set("detail", detail)

    @property
    def least_share(self) -> float:
        """Paths walked by less than this fraction of customers are left out of the graph."""
        return self._get("least_share", 0.03)

    @least_share.setter
    def least_share(self, share: float) -> None:
        self._set("least_share", share)

    @property
    def selected(self) -> str:
        """Id of the record being edited beside the picture, empty when none is."""
        return self._get("selected", "")

    @selected.setter
    def selected(self, record_id: str) -> None:
        self._set("selected", record_id)

    @property
    def problem(self) -> JourneyError | None:
        """What went wrong with the last thing tried, until it has been shown."""
        return self._get("problem", None)

    @problem.setter
    def problem(self, problem: JourneyError | None) -> None:
        self._set("problem", problem)

    @property
    def notice(self) -> str:
        """A short sentence to show once, such as what was just deleted."""
        return self._get("notice", "")

    @notice.setter
    def notice(self, sentence: str) -> None:
        self._set("notice", sentence)

    @property
    def felt_by(self) -> str:
        """Id of the persona whose feelings the form shows, from card to card."""
        return self._get("felt_by", "")

    @felt_by.setter
    def felt_by(self, persona_id: str) -> None:
        self._set("felt_by", persona_id)

    @property
    def head(self) -> int | None:
        """The number of the newest edit on the screen: what somebody typed is about that state."""
        return self._get("head", None)

    @head.setter
    def head(self, head: int | None) -> None:
        self._set("head", head)

    @property
    def saved(self) -> bool:
        """Whether something has been saved since the page was opened."""
        return self._get("saved", False)

    @saved.setter
    def saved(self, saved: bool) -> None:
        self._set("saved", saved)

    def choices(self, journey_map: Map) -> Choices:
        """What the person chose, without what is not on this map any more."""
        shown = tuple(persona.id for persona in journey_map.personas if persona.id in self.personas)
        focus = self.focus if journey_map.persona(self.focus) and (not shown or self.focus in shown) else ""
        if self.view == "persona":
            focus = self.focus if journey_map.persona(self.focus) else (shown[0] if shown else "")
        return Choices(shown, self.lanes, focus, self.detail, self.least_share if self.view == "graph" else 0.0)

    def get(self, name: str, default: Value) -> Value:
        """Something a page of its own keeps, by a name no other page uses."""
        return cast(Value, self._get(f"page:{name}", default))

    def put(self, name: str, value: object) -> None:
        self._set(f"page:{name}", value)

    def widget(self, key: str, default: Value) -> Value:
        """The value a widget holds now, for its ``on_change``."""
        return cast(Value, st.session_state.get(key, default))

    def controlled(self, key: str, value: object) -> str:
        """``key`` for a widget that shows ``value``, whatever it showed before: the store wins over the screen."""
        st.session_state[key] = value
        return key

    def taking(self, name: str, key: str) -> Callable[[], None]:
        """An ``on_change`` that copies a widget's value into the property ``name``."""

        def take() -> None:
            setattr(self, name, st.session_state[key])

        return take

    def read_address(self) -> None:
        """Takes over what the address says, when it is not what this session wrote there itself."""
        address = {name: tuple(st.query_params.get_all(name)) for name in _ADDRESS}
        if not any(address.values()) or address == self._get("address", None):
            return
        if address["lang"]:
            self.language = address["lang"][-1]
        if address["map"]:
            self.map_id = address["map"][-1]
        if address["view"]:
            self.view = address["view"][-1]
        self.personas = address["persona"]
        self.focus = address["focus"][-1] if address["focus"] else ""
        if self.view == "persona" and address["persona"]:
            self.personas, self.focus = (), address["persona"][0]

    def write_address(self) -> None:
        """Makes the address say what is open now."""
        sheet = self.view == "persona" and self.focus
        address = {
            "map": (self.map_id,),
            "view": (self.view,),
            "persona": (self.focus,) if sheet else self.personas,
            "focus": () if sheet else (self.focus,),
            "lang": (self._get("language", ""),),
        }
        kept = {name: tuple(filter(None, values)) for name, values in address.items()}
        if kept == {name: tuple(st.query_params.get_all(name)) for name in _ADDRESS}:
            self._set("address", kept)
            return
        others = {name: st.query_params.get_all(name) for name in st.query_params if name not in _ADDRESS}
        st.query_params.from_dict({**others, **{name: list(values) for name, values in kept.items() if values}})
        self._set("address", kept)

    def link(self) -> dict[str, str | list[str]]:
        """The address of what is open now, for a link to another page."""
        return {name: st.query_params.get_all(name) for name in _ADDRESS if name in st.query_params}

    def _get(self, name: str, default: Any) -> Any:
        return st.session_state.get(f"journey:{name}", default)

    def _set(self, name: str, value: object) -> None:
        st.session_state[f"journey:{name}"] = value


def _spoken(locale: str | None) -> str:
    code = (locale or "").replace("_", "-").split("-")[0].lower()
    return code if code in LANGUAGES else LANGUAGES[0]


session = Session()


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The one store of this process: ``ITINERARIO_DATABASE_URL``, or a SQLite file under ``data/local/``."""
    return Store()

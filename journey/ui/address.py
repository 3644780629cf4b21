"""The address bar: what it says is opened, and what is open it says, so that a link opens the same thing.

It carries ``map``, ``view``, ``persona`` (repeated), ``focus``, ``lane`` (repeated), ``detail``, ``least`` (per cent),
``with`` (what the map is compared with) and ``lang``; and of whoever came by somebody's link its token, as ``key``. A
page may keep values of its own there.
"""

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from journey.ui.session import Session

Address = dict[str, tuple[str, ...]]
DETAILS = ("touchpoints", "stages")
LEAST_SHARE = 0.03
_NAMES = ("map", "view", "persona", "focus", "lane", "detail", "least", "with", "lang", "key")


def read(session: "Session") -> None:
    """Takes over what the address says, when it is not what this session wrote there itself."""
    said = _said()
    if not any(said.values()) or said == session.written:
        return
    if said["key"]:
        session.key = said["key"][-1]
    if said["lang"]:
        session.language = said["lang"][-1]
    if said["map"]:
        session.map_id = said["map"][-1]
    if said["view"]:
        session.view = said["view"][-1]
    session.personas = said["persona"]
    session.focus = said["focus"][-1] if said["focus"] else ""
    if session.view == "persona" and said["persona"]:
        session.personas, session.focus = (), said["persona"][0]
    if session.view == "poster":
        session.lanes = said["lane"] or None
    if session.view == "compare":
        session.beside = said["with"][-1] if said["with"] else ""
    if session.view == "graph":
        detail = said["detail"][-1] if said["detail"] else ""
        session.detail = detail if detail in DETAILS else DETAILS[0]
        session.least_share = _percent(said["least"][-1]) if said["least"] else LEAST_SHARE


def write(session: "Session") -> None:
    """Makes the address say what is open now; what else is in it stays."""
    now = _open(session)
    if now != _said():
        others = {name: st.query_params.get_all(name) for name in st.query_params if name not in _NAMES}
        st.query_params.from_dict({**others, **link(session)})
    session.written = now


def recall(session: "Session", *names: str) -> None:
    """Takes over what the address says of a page's own values, where it is not what this session wrote there."""
    for name in names:
        said = st.query_params.get(name, "")
        if said and said != session.get(f"said:{name}", ""):
            session.put(name, said)


def remember(session: "Session", *names: str) -> None:
    """Makes the address say a page's own values, so that a reload and the way back keep them."""
    for name in names:
        value = session.get(name, "")
        session.put(f"said:{name}", value)
        if value and value != st.query_params.get(name):
            st.query_params[name] = value
        elif not value and name in st.query_params:
            del st.query_params[name]


def link(session: "Session") -> dict[str, list[str]]:
    """The address of what is open now, for a link to another page."""
    return {name: list(values) for name, values in _open(session).items() if values}


def _open(session: "Session") -> Address:
    sheet = session.view == "persona" and session.focus
    graph = session.view == "graph"
    now: dict[str, tuple[str, ...]] = {
        "map": (session.map_id,),
        "view": (session.view,),
        "persona": (session.focus,) if sheet else session.personas,
        "focus": () if sheet else (session.focus,),
        "lane": (session.lanes or ()) if session.view == "poster" else (),
        "detail": (session.detail,) if graph and session.detail != DETAILS[0] else (),
        "least": (f"{session.least_share * 100:.0f}",) if graph and session.least_share != LEAST_SHARE else (),
        "with": (session.beside,) if session.view == "compare" else (),
        "lang": (session.language_said,),
        "key": (session.key,),
    }
    return {name: tuple(filter(None, values)) for name, values in now.items()}


def _said() -> Address:
    return {name: tuple(st.query_params.get_all(name)) for name in _NAMES}


def _percent(text: str) -> float:
    return min(int(text), 100) / 100 if text.isdecimal() and len(text) < 4 else LEAST_SHARE

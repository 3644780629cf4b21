"""With what the open map is compared: another map, an earlier state of it, or two of its personas.

``session.beside`` holds ``map:<id>``, ``version:<number of an edit>`` or ``personas``; "" leaves it to the page, which
takes the first that belongs to the map.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import streamlit as st

from journey.layout.choices import Beside, Choices
from journey.model import Map, to_be_of
from journey.store import OWNER, MapSummary
from journey.ui.clock import local
from journey.ui.empty import place
from journey.ui.library.titles import own_title
from journey.ui.problems import told
from journey.ui.session import session, store

PERSONAS = "personas"
SEARCHED = 40  # maps, the ones changed last, among which the answer to this one is looked for
EDITS, DAYS = 400, 10  # how far back the days reach on which the map was another
_EVERYONE = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The choices about a picture with what stands beside the map in them.

    ``stamp`` says which map that is and in which state. ``is_possible``: whether there is anything to compare with.
    """

    choices: Choices
    stamp: str = ""
    is_possible: bool = True


def compared(journey_map: Map) -> Comparison:
    """What the person chose about the picture; of the view ``compare`` with what is beside the map."""
    choices = session.choices(journey_map)
    if session.view != "compare":
        return Comparison(choices)
    offered = _offered(journey_map)
    kind, _, name = _chosen(journey_map, offered).partition(":")
    if not kind:
        return Comparison(choices, is_possible=False)
    if kind == "map":
        other, head = store().load(name)
        return Comparison(replace(choices, beside=Beside(other)), f"{name} {head}")
    if kind == "version":
        was = Beside(store().at(journey_map.id, int(name)), offered[f"version:{name}"], is_earlier=True)
        return Comparison(replace(choices, beside=was), f"{name} {was.name}")
    return Comparison(replace(choices, personas=_pair(journey_map), focus=""))


def beside_choice(journey_map: Map) -> None:
    """With what, and whose feelings; and the way to a map of what should be, where nobody has begun one yet."""
    offered = _offered(journey_map)
    if not offered:
        return
    chosen = _chosen(journey_map, offered)
    _choice("comparing.label", offered, chosen or None, "beside", 220)
    names = {persona.id: persona.name for persona in journey_map.personas}
    if chosen == PERSONAS:
        for side, persona_id in enumerate(_pair(journey_map)):
            _choice(f"comparing.side.{side}", names, persona_id, f"side:{side}", 150)
    elif chosen and len(names) > 1:
        everyone = {_EVERYONE: session.words("comparing.everyone")}
        focus = session.choices(journey_map).focus
        _choice("comparing.whose", everyone | names, focus, "focus", 170)
    if chosen and _may_begin(journey_map) and not _kin(journey_map):
        _to_be_button(journey_map, "tertiary")


def nothing_beside(journey_map: Map) -> None:
    """Instead of the picture: there is nothing to compare with, and one way to something."""
    with place("compare.empty"):
        if _may_begin(journey_map):
            st.caption(session.words("comparing.to_be_hint"), width="content")
            _to_be_button(journey_map, "primary")


def _choice(label: str, names: Mapping[str, str], held: str | None, name: str, width: int) -> None:
    key = session.controlled(f"beside:{name}", held)
    st.selectbox(
        session.words(label), list(names), key=key, width=width, format_func=lambda each: _said(each, names[each]),
        label_visibility="collapsed", placeholder=session.words(label), on_change=_take, args=(name, key),
    )  # fmt: skip


def _said(key: str, name: str) -> str:
    """What stands in a list: a version says what it is, as maps do already."""
    return session.words("comparing.version", name=name) if key.startswith("version:") else name


def _take(name: str, key: str) -> None:
    """What was chosen; of two personas one is taken for the other rather than twice."""
    value = session.widget(key, "")
    if not name.startswith("side:"):
        setattr(session, name, value)
        return
    journey_map, _ = store().load(session.map_id)
    pair = list(_pair(journey_map))
    side = int(name[-1])
    if value == pair[1 - side]:
        pair.reverse()
    pair[side] = value
    session.personas = tuple(pair)


def _pair(journey_map: Map) -> tuple[str, ...]:
    """The two personas compared: those chosen, else the first on the map."""
    on_map = [persona.id for persona in journey_map.personas]
    return tuple(dict.fromkeys((*(each for each in session.personas if each in on_map), *on_map)))[:2]


def _chosen(journey_map: Map, offered: Mapping[str, str]) -> str:
    """What the person chose, else the first that belongs to the map: some map of the house is not worth a picture."""
    if session.beside in offered:
        return session.beside
    own = {f"map:{map_id}" for map_id in _kin(journey_map)}
    return next((key for key in offered if key in own or not key.startswith("map:")), "")


def _offered(journey_map: Map) -> dict[str, str]:
    """All that the map can be compared with, by what ``session.beside`` calls it, the likeliest first."""
    if not journey_map.stages:
        return {}
    t = session.words
    titles = {each.id: each.title or t("maps.yours.untitled") for each in _others(journey_map)}
    named = {f"map:{map_id}": t("comparing.map", name=title) for map_id, title in titles.items()}
    kin = {map_id: "as_is" if map_id == journey_map.answers else "to_be_map" for map_id in _kin(journey_map)}
    offered = {f"map:{map_id}": t(f"comparing.{which}", name=titles[map_id]) for map_id, which in kin.items()}
    offered |= {f"version:{each.seq}": each.name for each in store().named_versions(journey_map.id)}
    if len(journey_map.personas) > 1:
        offered[PERSONAS] = t("comparing.personas")
    rest = {**dict(_days(journey_map)), **named}
    return offered | {key: name for key, name in rest.items() if key not in offered}


def _others(journey_map: Map) -> list[MapSummary]:
    return [summary for summary in store().maps() if summary.id != journey_map.id and summary.counts["stages"]]


def _kin(journey_map: Map) -> list[str]:
    """The maps of which one is what the other should become."""
    return [
        summary.id
        for summary in _others(journey_map)[:SEARCHED]
        if summary.id == journey_map.answers or _answers(summary.id, summary.head) == journey_map.id
    ]


@st.cache_data(max_entries=1000, show_spinner=False)
def _answers(map_id: str, head: int) -> str:
    return store().load(map_id)[0].answers or ""


def _days(journey_map: Map) -> Iterator[tuple[str, str]]:
    """The map as it was at the end of each day on which it was edited, but the last; for who may see the history."""
    if not store().access(journey_map.id).reaches("add"):
        return
    ends: dict[str, int] = {}
    for entry in store().history(journey_map.id, EDITS):
        ends.setdefault(session.words.day(local(entry.at).date()), entry.seq)
    for day, seq in list(ends.items())[1 : DAYS + 1]:
        yield f"version:{seq}", day


def _may_begin(journey_map: Map) -> bool:
    return session.rights == OWNER and bool(journey_map.stages)


def _to_be_button(journey_map: Map, look: str) -> None:
    st.button(
        session.words("comparing.to_be"), key="to_be", icon=":material/content_copy:", on_click=_begin_to_be,
        type="primary" if look == "primary" else "tertiary", help=session.words("comparing.to_be_hint"),
    )  # fmt: skip


def _begin_to_be() -> None:
    """A copy to change into what should be is opened beside the map."""
    with told():
        journey_map, _ = store().load(session.map_id)
        title = own_title(session.words("comparing.to_be_title", title=journey_map.title))
        session.map_id = store().create(to_be_of(journey_map, title), session.actor)
        session.beside = f"map:{journey_map.id}"

"""Which events of the log are on the map: those that are not, each with the touchpoint it may be, and those that are.

What somebody chose here waits beside the log until they confirm it; then all of it is one edit.
"""

from collections.abc import Mapping, Sequence
from time import monotonic
from typing import Literal

import streamlit as st

from journey.analyses.drawn import drawn
from journey.errors import JourneyError
from journey.events.facts import EventFacts, facts_of
from journey.events.mapping import NEW, confirmed, names_on, taken_back
from journey.events.matching import Match, suggest
from journey.formats.draft import draft
from journey.model import Map, fresh_copy
from journey.store import OWNER
from journey.ui.editing import Opened, save
from journey.ui.evidence.held import Held, alone, choose, held
from journey.ui.followed import followed
from journey.ui.history import steps
from journey.ui.library.starting import begin
from journey.ui.markdown import escaped, spoken
from journey.ui.problems import show_problem, told
from journey.ui.record_words import shortened
from journey.ui.session import session
from journey.ui.shell import go

FIRST, MORE = 30, 200  # events that are listed, and how many more at once
ANCHOR = "matching"
_READ_FOR = 30.0  # seconds
_CHOICES, _LISTED = "log_choices", "log_listed"

Choice = tuple[bool, str]  # whether it is ticked, and its touchpoint


def unmatched(found: Held, map_open: Opened | None) -> None:
    """One line over the answers where events of the log have no touchpoint, and the way to give them one; where none
    has, a map of the log's own is what helps first."""
    if found.log is None or (map_open and not _is_known(found, map_open)):
        return
    t = session.words
    if _is_foreign(found, map_open):
        with st.container(key="log_foreign", horizontal=True, vertical_alignment="center", gap="medium"):
            said = t("log_page.matching.foreign" if map_open else "log_page.matching.no_map")
            way = f" [{t('log_page.matching.by_hand')}](#{ANCHOR})" if map_open else ""
            st.markdown(f":material/link_off: {said}{way}", width="stretch")
            if session.rights == OWNER:
                _draft_button("primary")
        return
    assert map_open is not None
    missing, facts = len(_matches(found, map_open)), _facts(found)
    if missing:
        with st.container(key="log_unmatched"):
            said = t("log_page.matching.missing", n=missing, all=t.number(len(facts)))
            st.markdown(f":material/link_off: {said} [{t('log_page.matching.title')}](#{ANCHOR})")


def matching(found: Held, map_open: Opened | None) -> None:
    """The panel: what is missing with its suggestions, what is there, and a map of its own for the log."""
    t = session.words
    if found.log is None:
        return
    if session.get("go", ""):
        go(session.get("go", ""))
    if map_open is None:
        show_problem()
        return
    with st.container(key="log_matching", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.subheader(t("log_page.matching.title"), anchor=ANCHOR, width="content")
            steps(map_open, latest=False)
        show_problem()
        if _is_known(found, map_open):
            _missing(found, map_open)
            _there(found, map_open)
        if session.rights == OWNER and _is_known(found, map_open) and not _is_foreign(found, map_open):
            st.caption(t("log_page.matching.draft_about"))
            _draft_button("secondary")


def _is_foreign(found: Held, map_open: Opened | None) -> bool:
    """Whether no touchpoint of the map that is open names an event of the log."""
    return map_open is None or not _named(_facts(found), map_open.map)


def _draft_button(kind: Literal["primary", "secondary"]) -> None:
    label = session.words("log_page.matching.draft")
    st.button(label, icon=":material/draw:", on_click=_draft, key="log_draft", type=kind, width="content")


def _is_known(found: Held, map_open: Opened) -> bool:
    """Whether the log could be asked; where its engine went away, the answer on the page says so."""
    try:
        _matches(found, map_open)
    except JourneyError:
        return False
    return True


def _missing(found: Held, map_open: Opened) -> None:
    t, journey_map = session.words, map_open.map
    matches, facts = _matches(found, map_open), _facts(found)
    nameless = len(facts) - len(matches) - len(_named(facts, journey_map))
    if nameless:
        st.caption(t("log_page.matching.nameless", n=nameless))
    if not matches:
        st.markdown(t("log_page.matching.all_there"))
        return
    st.markdown(t("log_page.matching.missing", n=len(matches), all=t.number(len(facts))))
    may = map_open.access.may("edit")
    st.caption(t("log_page.matching.about" if may else "log_page.matching.only_seen"))
    options = _options(journey_map)
    listed = matches[: session.get(_LISTED, FIRST)]
    if may:
        choices = [(match.event, *_choice(found, match, options)) for match in listed]
        ready = [(event, target) for event, ticked, target in choices if ticked and target]
        st.button(
            t("log_page.matching.confirm", n=len(ready)), type="primary", key="log_confirm",
            disabled=not ready, on_click=_confirm, args=(found, ready),
        )  # fmt: skip
    for place, match in enumerate(listed):
        _row(found, place, match, options, may)
    rest = len(matches) - len(listed)
    if rest:
        label = t("log_page.matching.show_all" if rest <= MORE else "log_page.matching.show_more", n=min(rest, MORE))
        st.button(label, key="log_more", on_click=lambda: session.put(_LISTED, len(listed) + MORE))


def _row(found: Held, place: int, match: Match, options: Mapping[str, str], may: bool) -> None:
    """One event: ticked or not, how often it happened, the touchpoint, and why that one."""
    t, event = session.words, match.event
    name = shortened(event.name)
    ticked, target = _choice(found, match, options)
    own = f"{NEW}{match.stage_id}"
    first = ["", *([match.touchpoint_id] if match.touchpoint_id else []), *([own] if own in options else [])]
    with st.container(key=f"log_event_{place}"):
        key, is_on = f"log_tick_{place}", ticked and bool(target)
        st.checkbox(
            spoken(name), label_visibility="collapsed", disabled=not may or not target,
            on_change=_tick, args=(found, event.name, key, target), **followed(key, is_on, value=is_on),
        )  # fmt: skip
        st.markdown(escaped(name))
        st.caption(t("log_page.matching.count", n=event.count, customers=t.number(event.customers)))
        key, places = f"log_place_{place}", dict.fromkeys((*first, *options))
        st.selectbox(
            t("log_page.matching.place", event=spoken(name)), places,
            label_visibility="collapsed", disabled=not may, format_func=lambda option: options[option],
            on_change=_choose, args=(found, event.name, key),
            **followed(key, target, label=options[target], options=places),
        )  # fmt: skip
        st.caption(_why(match, target))


def _why(match: Match, target: str) -> str:
    t = session.words
    if not match.touchpoint_id:
        return t("log_page.matching.fits_nothing") if not target else ""
    if target != match.touchpoint_id:
        return ""
    signs = ", ".join(t(f"log_page.matching.signs.{sign}") for sign in match.why)
    return t("log_page.matching.sure" if match.is_sure else "log_page.matching.unsure", signs=signs) if signs else ""


def _there(found: Held, map_open: Opened) -> None:
    """The events that are on the map, each with a way to take it off again."""
    t, journey_map = session.words, map_open.map
    on_map = _named(_facts(found), journey_map)
    if not on_map:
        return
    may = map_open.access.may("edit")
    with st.expander(t("log_page.matching.there", n=len(on_map)), icon=":material/link:", key="log_matched"):
        for place, (event, touchpoint_id) in enumerate(list(on_map.items())[:MORE]):
            touchpoint = journey_map.touchpoint(touchpoint_id)
            title = touchpoint.title if touchpoint else ""
            with st.container(key=f"log_matched_{place}"):
                st.markdown(f"{escaped(shortened(event))} → {escaped(shortened(title))}")
                st.button(
                    t("log_page.matching.take_back"), key=f"log_take_back_{place}", type="tertiary", disabled=not may,
                    help=escaped(t("log_page.matching.take_back_help", event=shortened(event))),
                    on_click=_take_back, args=(event,),
                )  # fmt: skip
        if len(on_map) > MORE:
            st.caption(t("past.more", n=len(on_map) - MORE))


def _options(journey_map: Map) -> dict[str, str]:
    """What an event may be, by the id: nothing, a touchpoint, or a new one in a stage."""
    t = session.words
    options = {"": t("log_page.matching.nothing")}
    for stage, cell in journey_map.path:
        options |= {touchpoint.id: shortened(f"{stage.name} · {touchpoint.title}") for touchpoint in cell}
    new = {f"{NEW}{stage.id}": shortened(t("log_page.matching.new", stage=stage.name)) for stage in journey_map.stages}
    return options | new


def _choice(found: Held, match: Match, options: Mapping[str, str]) -> Choice:
    """What somebody chose, or what is suggested."""
    choice = _choices(found).get(match.event.name, (match.is_sure, match.touchpoint_id))
    return choice if choice[1] in options else (False, "")


def _choices(found: Held) -> dict[str, Choice]:
    return session.get(_CHOICES, {})


def _tick(found: Held, event: str, key: str, target: str) -> None:
    choose(found, _CHOICES, {**_choices(found), event: (session.widget(key, False), target)})


def _choose(found: Held, event: str, key: str) -> None:
    target = session.widget(key, "")
    choose(found, _CHOICES, {**_choices(found), event: (bool(target), target)})


def _confirm(found: Held, ready: Sequence[tuple[EventFacts, str]]) -> None:
    if save(lambda journey_map: confirmed(journey_map, ready)):
        choose(found, _CHOICES, {})


def _take_back(event: str) -> None:
    save(lambda journey_map: taken_back(journey_map, event))


@alone
def _draft() -> None:
    found = held()
    if found is None or found.log is None:
        return
    with told():
        made = draft(found.log, session.language)
        begin(fresh_copy(drawn(found.log, made.journey_map)), "map")
        session.saved, session.notice_until = True, monotonic() + _READ_FOR
        session.notice = " ".join(session.words.say(note) for note in made.notes)


def _facts(found: Held) -> Sequence[EventFacts]:
    assert found.log is not None
    known = ("facts", "", 0)
    if known not in found.answers:
        found.answers[known] = facts_of(found.log)
    facts: Sequence[EventFacts] = found.answers[known]
    return facts


def _matches(found: Held, map_open: Opened) -> Sequence[Match]:
    assert found.log is not None
    known = ("matching", map_open.map.id, map_open.head)
    if known not in found.answers:
        found.answers[known] = suggest(found.log, map_open.map, _facts(found))
    matches: Sequence[Match] = found.answers[known]
    return matches


def _named(facts: Sequence[EventFacts], journey_map: Map) -> dict[str, str]:
    """The touchpoint of each event of the log that the map names."""
    named = names_on(journey_map)
    return {event.name: named[event.name] for event in facts if event.name in named}

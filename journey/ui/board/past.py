"""The past of a map beside the board: who did what, versions with a name, a look at any state, and the way back."""

from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Literal

import streamlit as st

from journey.formats.svg import scene_svg
from journey.layout import lay_out
from journey.model import Map, compare
from journey.store import Entry
from journey.ui.clock import days_ago, local
from journey.ui.differences import differences
from journey.ui.editing import Opened, restore
from journey.ui.markdown import escaped
from journey.ui.problems import told
from journey.ui.session import session, store
from journey.ui.settings.person import badge, own_colour, shown_name
from journey.ui.step_names import step_name
from journey.ui.viewer import viewer

SHOWN = 60
_NOW = 0  # instead of the number of a version


def is_open(opened: Opened) -> bool:
    """Whether the list stands beside the board: for who works on the map."""
    return session.get("past_open", False) and opened.access.reaches("add")


def history_button(opened: Opened) -> None:
    if not opened.access.reaches("add"):
        return
    shown = is_open(opened)
    kind: Literal["primary", "secondary"] = "primary" if shown else "secondary"
    st.button(
        session.words("past.button"), key="past_button", icon=":material/history:", type=kind,
        on_click=_show, args=(not shown,),
    )  # fmt: skip


def close() -> None:
    """Puts the list away, and comes back to now."""
    _show(False)


def _show(is_shown: bool) -> None:
    session.put("past_open", is_shown)
    _see(None)


def seen(opened: Opened) -> int | None:
    """The number of the state that is looked at; None for now."""
    none: tuple[str, int] = ("", 0)
    map_id, seq = session.get("past_seq", none)
    return seq if map_id and map_id == session.map_id and opened.access.reaches("add") else None


def _see(seq: int | None) -> None:
    session.put("past_seq", ("", 0) if seq is None else (session.map_id, seq))


def panel(opened: Opened) -> None:
    """Versions with a name, then every edit, the newest first; a click looks at the map as it was right after it."""
    t = session.words
    with st.container(key="past", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(f"### {t('past.title')}", anchors=False, width="content")
            st.button(
                t("app.close"),
                key="past_close",
                icon=":material/close:",
                type="tertiary",
                on_click=_show,
                args=(False,),
            )
        st.caption(t("past.saved"))
        if opened.access.may("lead"):
            _naming(opened)
        for version in store().named_versions(opened.map.id):
            with st.container(key=f"past_version_{version.seq}", gap=None):
                st.markdown(f"**{escaped(version.name)}**")
                st.caption(_moment(version.at))
                _look(version.seq, f"named_{version.seq}", version.name)
        with st.container(key="past_list", height=420, border=False, gap="small"):
            numbers = store().guests(opened.map.id)
            for entry in store().history(opened.map.id, SHOWN):
                _row(entry, shown_name(entry.actor, numbers))


def _naming(opened: Opened) -> None:
    """A name for the map as it is now."""
    t = session.words
    if opened.head < 1:
        return
    with st.form("past_naming", border=False, clear_on_submit=True):
        name = st.text_input(t("past.name"), placeholder=t("past.name_it"), max_chars=80)
        if st.form_submit_button(t("past.keep"), icon=":material/bookmark:") and name.strip():
            with told():
                store().name_version(opened.map.id, opened.head, name)
            st.rerun(scope="fragment")


def _row(entry: Entry, name: str) -> None:
    step = step_name(entry.label, entry.subject, entry.of_label)
    what = f"<s>{escape(step)}</s>" if entry.undone else escape(step)
    with st.container(key=f"past_row_{entry.seq}", horizontal=True, gap="small", vertical_alignment="center"):
        st.html(
            f"{badge(name, own_colour(entry.actor, entry.at))}"
            f"<div><b>{escape(name)}</b> <time>{escape(_moment(entry.at))}</time><br>{what}</div>"
        )
        _look(entry.seq, f"{entry.seq}", step)


def _look(seq: int, key: str, what: str) -> None:
    st.button(
        session.words("past.see"), key=f"past_see_{key}", type="tertiary", icon=":material/visibility:",
        on_click=_see, args=(seq,), help=escaped(what),
    )  # fmt: skip


def look_back(opened: Opened, seq: int) -> None:
    """The map as it was after edit ``seq``, what has become of it since, and the way back to it."""
    t = session.words
    with told():
        before = store().at(opened.map.id, seq)
        entry = next((one for one in store().history(opened.map.id, opened.head - seq + 1) if one.seq == seq), None)
        named = {one.seq: one for one in store().named_versions(opened.map.id)}
        version, since = named.get(seq), compare(before, opened.map)
        versions = {one.seq: one.name for one in named.values() if one is not version}
        with st.container(key="past_bar", horizontal=True, vertical_alignment="center", gap="small"):
            of_when = version or entry  # the same moment as in the list beside
            when = _moment(of_when.at) if of_when else ""
            said = t("past.so_it_was", name=version.name, when=when) if version else t("past.as_it_was", when=when)
            st.markdown(f":material/history:\u2002**{escaped(said)}**", width="stretch")
            st.button(
                t("past.restore"),
                key="past_restore",
                type="primary",
                on_click=_back_to,
                args=(seq,),
                disabled=not since.count or not opened.access.may("restore"),
            )
            st.button(t("past.now"), key="past_now", on_click=_see, args=(None,))
        other = _other_version(versions)
        if other == _NOW:
            differences(since, t("past.since"), t("past.same"))
        else:
            between = sorted(((seq, before), (other, store().at(opened.map.id, other))), key=lambda one: one[0])
            heading = t("past.until" if seq < other else "past.after", name=versions[other])
            differences(compare(between[0][1], between[1][1]), heading, t("past.alike"))
        viewer(_picture(opened.map.id, seq, session.theme, session.language, before), key="viewer_past")


def _back_to(seq: int) -> None:
    restore(seq)
    _see(None)


def _other_version(versions: Mapping[int, str]) -> int:
    """Which state the one that is looked at is compared with: a version with a name, or the map now."""
    if not versions:
        return _NOW
    t = session.words
    held = session.get("past_against", _NOW)
    key = session.controlled("past_against", held if held in versions else _NOW)
    return st.selectbox(
        t("past.against"),
        [_NOW, *versions],
        key=key,
        filter_mode=None,
        width=360,
        format_func=lambda one: t("past.the_map_now") if one == _NOW else t("past.version", name=versions[one]),
        on_change=lambda: session.put("past_against", session.widget(key, _NOW)),
    )


def _moment(at: datetime) -> str:
    """The hour of today; the day and the hour of what is older."""
    clock = f"{local(at):%H:%M}"
    return f"{session.words.day(local(at).date())}, {clock}" if days_ago(at) else clock


@st.cache_data(max_entries=12, show_spinner=False)
def _picture(map_id: str, seq: int, look: str, language: str, _map: Map) -> str:
    return scene_svg(lay_out(_map, theme_name=look, language=language))

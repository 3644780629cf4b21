"""The Share dialog: a new link, the links given, and the lock."""

from typing import Literal

import streamlit as st

from journey.errors import JourneyError
from journey.store import Grant
from journey.store.rights import is_nameless
from journey.ui.clock import local
from journey.ui.editing import Opened
from journey.ui.markdown import escaped
from journey.ui.problems import say
from journey.ui.session import session, store
from journey.ui.settings.preferences import LONGEST_NAME
from journey.ui.sharing.me import keep_new_name, say_new_name
from journey.ui.sharing.new_link import BEGUN, links_made, new_link


def share_button(opened: Opened, first: bool = False) -> None:
    """Opens the dialog; for who may give links. ``first`` where it is the main thing to do on the page."""
    if not opened.access.reaches("lead"):
        return
    keep_new_name()
    t = session.words
    kind: Literal["primary", "secondary"] = "primary" if first else "secondary"
    if st.button(t("sharing.button"), key="share", icon=":material/link:", type=kind):
        for name in BEGUN:
            session.put(f"share_{name}", None)
        session.put("share_nameless", not session.preferences.name)
        st.dialog(t("sharing.title"), width="medium", on_dismiss="rerun")(_dialog)(opened.map.id)


def _dialog(map_id: str) -> None:
    problem: JourneyError | None = session.get("share_problem", None)
    if problem is not None:
        session.put("share_problem", None)
        say(problem)
    # A dialog hangs outside the page and knows nothing of its colours.
    st.html(f'<style>[data-testid="stDialog"] {{ color-scheme: {session.theme}; }}</style>')
    with st.container(key="sharing", gap="medium"):
        try:
            held, access = store().grants(map_id), store().access(map_id)
        except JourneyError as error:  # one's own link may have been taken back meanwhile
            say(error)
            return
        _giver()
        new_link(map_id, access)
        _given(map_id, held)
        _lock(map_id, access.locked_by is not None)


def _giver() -> None:
    """Who shares is asked for a name, which the others read with the link; once it is said, the settings have it."""
    if session.get("share_nameless", False):
        t = session.words
        key = session.controlled("share_giver", session.preferences.name)
        st.text_input(
            t("sharing.giver"), key=key, max_chars=LONGEST_NAME, placeholder=t("settings.me.placeholder"),
            autocomplete="name", on_change=say_new_name, args=(key,), help=t("sharing.giver_about"),
        )  # fmt: skip


def _given(map_id: str, held: list[Grant]) -> None:
    """The links that open the map, and folded away those that do so no longer."""
    t = session.words
    with st.container(key="sharing_given", gap="small"):
        st.markdown(f"**{t('sharing.given')}**")
        still = [grant for grant in held if grant.state == "open"]
        if not still:
            st.caption(t("sharing.none"))
        for grant in still:
            _row(map_id, grant)
        over = [grant for grant in held if grant.state != "open"]
        if over:
            with st.expander(t("sharing.over", n=len(over)), key="sharing_over"):
                for grant in over:
                    st.markdown(_title(grant))
                    st.caption(escaped(_told(grant)))


def _row(map_id: str, grant: Grant) -> None:
    t = session.words
    sure = session.get("share_sure", None) == grant.id
    with st.container(key=f"grant_{grant.id}", horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(gap=None, key=f"grant_words_{grant.id}"):
            st.markdown(_title(grant))
            st.caption(escaped(t("sharing.sure") if sure else _told(grant)))
        if not sure:
            st.button(
                t("sharing.take_back"), key=f"grant_back_{grant.id}", type="tertiary", on_click=session.put,
                args=("share_sure", grant.id), help=escaped(t("sharing.take_back_it", label=_label(grant))),
            )  # fmt: skip
            return
        st.button(
            t("sharing.end_it"), key=f"grant_sure_{grant.id}", on_click=_take_back,
            args=(map_id, grant.id),
        )  # fmt: skip
        st.button(
            t("sharing.keep"),
            key=f"grant_keep_{grant.id}",
            type="tertiary",
            on_click=session.put,
            args=("share_sure", None),
        )


def _take_back(map_id: str, grant_id: str) -> None:
    session.put("share_sure", None)
    session.put("share_made", {each: link for each, link in links_made().items() if each != grant_id})
    try:
        store().unshare(map_id, grant_id)
    except JourneyError as error:
        session.put("share_problem", error)


def _title(grant: Grant) -> str:
    return f"**{escaped(_label(grant))}** · {escaped(session.words(f'sharing.give.{grant.role}'))}"


def _label(grant: Grant) -> str:
    return grant.label or session.words("sharing.no_label")


def _told(grant: Grant) -> str:
    """Since when, by whom where a name was given, until when, what else it allows, and when it was used last."""
    t = session.words
    day = t.day(local(grant.given_at).date())
    given = t("sharing.from", day=day)
    if not is_nameless(grant.given_by):
        given = t("sharing.from_whom", day=day, name=grant.given_by)
    used = t("sharing.used", day=t.day(local(grant.used_at).date())) if grant.used_at else t("sharing.used_never")
    told = (given, _end(grant), t(f"sharing.takes_told.{grant.takes}"), t("sharing.asks") if grant.asks else "", used)
    return " · ".join(filter(None, told))


def _end(grant: Grant) -> str:
    t = session.words
    if grant.state == "taken_back":
        return t("sharing.state.taken_back")
    if grant.until is None:
        return t("sharing.state.open")
    name = "over" if grant.state == "over" else "until"
    return t(f"sharing.state.{name}", day=t.day(local(grant.until).date()))


def _lock(map_id: str, locked: bool) -> None:
    t = session.words
    with st.container(key="sharing_lock", gap=None):
        key = session.controlled("share_lock", locked)
        st.toggle(t("sharing.lock"), key=key, on_change=_take_lock, args=(map_id, key))
        st.caption(t("sharing.lock_about"))


def _take_lock(map_id: str, key: str) -> None:
    try:
        store().lock(map_id, session.actor, session.widget(key, False))
    except JourneyError as error:
        session.put("share_problem", error)

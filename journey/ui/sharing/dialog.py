"""The Share dialog: a new link, the links given, and the lock."""

from datetime import UTC, datetime, timedelta
from typing import Literal
from urllib.parse import urlencode

import streamlit as st

from journey.errors import JourneyError
from journey.store import Grant, Role
from journey.store.rights import is_nameless
from journey.ui.clock import local
from journey.ui.editing import Opened
from journey.ui.markdown import escaped
from journey.ui.part import part
from journey.ui.problems import say
from journey.ui.session import session, store
from journey.ui.sharing.address import network_address, public_address

GIVEN: tuple[Role, ...] = ("viewer", "editor", "facilitator")
ENDS = {"never": None, "day": timedelta(days=1), "week": timedelta(days=7), "month": timedelta(days=30)}
_link = part("link", "sharing")


def share_button(opened: Opened, first: bool = False) -> None:
    """Opens the dialog; for who may give links. ``first`` where it is the main thing to do on the page."""
    if not opened.access.reaches("lead"):
        return
    t = session.words
    kind: Literal["primary", "secondary"] = "primary" if first else "secondary"
    if st.button(t("sharing.button"), key="share", icon=":material/link:", type=kind):
        for name in ("made", "sure", "problem"):
            session.put(f"share_{name}", None)
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
        _new(map_id)
        _given(map_id, held)
        _lock(map_id, access.locked_by is not None)


def _new(map_id: str) -> None:
    """What the next link allows, for how long, for whom; then the link itself, this once."""
    t = session.words
    with st.container(key="sharing_new", gap="small"):
        st.radio(
            t("sharing.what"), GIVEN, key="share_role", captions=[t(f"sharing.about.{role}") for role in GIVEN],
            format_func=lambda role: t(f"sharing.give.{role}"), label_visibility="collapsed",
        )  # fmt: skip
        with st.container(key="sharing_for", horizontal=True, vertical_alignment="bottom", gap="small"):
            st.text_input(t("sharing.label"), key="share_label", max_chars=80, placeholder=t("sharing.label_example"))
            st.selectbox(
                t("sharing.until"), list(ENDS), key="share_ends", width=150, filter_mode=None,
                format_func=lambda end: t(f"sharing.ends.{end}"),
            )  # fmt: skip
            st.button(t("sharing.make"), key="share_make", type="primary", on_click=_make, args=(map_id,))
        made: str | None = session.get("share_made", None)
        if made:
            words = {name: t(f"sharing.{key}") for name, key in _LINK_WORDS.items()}
            addresses = {"public": public_address(), "network": network_address()}
            _link(key="share_link", data={"path": made, "words": words, **addresses})


_LINK_WORDS = {"label": "link", "copy": "copy", "copied": "copied", "about": "made", "only_here": "only_here"}


def _make(map_id: str) -> None:
    role: Role = session.widget("share_role", GIVEN[0])
    length = ENDS[session.widget("share_ends", "never")]
    until = None if length is None else datetime.now(UTC) + length
    try:
        token = store().share(map_id, role, session.actor, until, session.widget("share_label", ""))
    except JourneyError as error:
        session.put("share_problem", error)
        return
    page = "./" if role == "viewer" else "board"  # who only looks begins with the picture, at home
    session.put("share_made", f"{page}?{urlencode({'map': map_id, 'key': token})}")
    session.controlled("share_label", "")


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
    session.put("share_made", None)
    try:
        store().unshare(map_id, grant_id)
    except JourneyError as error:
        session.put("share_problem", error)


def _title(grant: Grant) -> str:
    return f"**{escaped(_label(grant))}** · {escaped(session.words(f'sharing.give.{grant.role}'))}"


def _label(grant: Grant) -> str:
    return grant.label or session.words("sharing.no_label")


def _told(grant: Grant) -> str:
    """Since when, by whom where a name was given, and until when."""
    t = session.words
    day = t.day(local(grant.given_at).date())
    given = t("sharing.from", day=day)
    if not is_nameless(grant.given_by):
        given = t("sharing.from_whom", day=day, name=grant.given_by)
    if grant.state == "taken_back":
        return f"{given} · {t('sharing.state.taken_back')}"
    if grant.until is None:
        return f"{given} · {t('sharing.state.open')}"
    name = "over" if grant.state == "over" else "until"
    return f"{given} · {t(f'sharing.state.{name}', day=t.day(local(grant.until).date()))}"


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

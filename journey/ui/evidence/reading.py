"""How a log was read, beside its answers: a choice for everything that was guessed, and what was refused and why."""

from zoneinfo import available_timezones

import streamlit as st

from journey.events.dates import STYLES
from journey.events.log import Understood
from journey.events.roles import CLOCK, NEEDED, ROLES
from journey.ui.evidence.held import Held, drop, held, wish, wish_column
from journey.ui.followed import followed
from journey.ui.markdown import escaped
from journey.ui.session import session


def reading(found: Held) -> None:
    t = session.words
    if found.headers:  # else there is nothing to say what is what
        _roles(found)
    st.button(t("log_page.another"), icon=":material/upload_file:", on_click=drop, key="another_log")


def tell_mixed(found: Held) -> None:
    """Over every answer, for none is to be trusted, that times of one column are written in several ways."""
    if found.whole and found.whole.understood.mixed:
        st.warning(escaped(session.words.say(found.whole.understood.mixed)), icon=":material/warning:")


def _roles(found: Held) -> None:
    t = session.words
    known = found.whole.understood if found.whole else None
    st.subheader(t("log_page.reading"), anchor=False)
    for role in (*ROLES[:2], CLOCK, *ROLES[2:]) if found.file else ROLES:
        column = (known.columns if known else found.columns).get(role, "")
        options = found.headers if role in NEEDED and column else ("", *found.headers)
        key = f"log_role_{role}"
        st.selectbox(
            t(f"log_page.roles.{role}"), options, filter_mode=None, on_change=_column, args=(role, key),
            format_func=lambda name: name or t("log_page.nothing"),  # a list shows words as they are
            **followed(key, column, options=options),
        )  # fmt: skip
    key, style = "log_dates", known.dates if known and known.dates else found.wishes.dates or STYLES[0]
    st.selectbox(
        t("log_page.dates"), STYLES, filter_mode=None, on_change=_said, args=("dates", key),
        format_func=lambda style: t(f"log_page.styles.{style}"), **followed(key, style, options=STYLES),
    )  # fmt: skip
    key, zones = "log_timezone", ("", *sorted(available_timezones()))
    st.selectbox(
        t("log_page.timezone"), zones, on_change=_said, args=("timezone", key),
        format_func=lambda zone: zone or t("log_page.as_it_stands"),
        **followed(key, found.wishes.timezone, options=zones),
    )  # fmt: skip
    key, is_hashed = "log_hashed", found.wishes.hashed
    st.toggle(
        t("log_page.hashed"), help=t("log_page.hashed_help"), on_change=_said, args=("hashed", key),
        **followed(key, is_hashed, value=is_hashed),
    )  # fmt: skip
    if known:
        _refused(known)


def _column(role: str, key: str) -> None:
    found, column = held(), session.widget(key, "")
    if found and column in ("", *found.headers):  # not the word for none, of a list that has no such choice any more
        wish_column(role, column)


def _said(what: str, key: str) -> None:
    wish(**{what: session.widget(key, "")})


def _refused(known: Understood) -> None:
    t = session.words
    st.subheader(t("log_page.refused"), anchor=False)
    if not known.refused:
        st.caption(t("log_page.none_refused"))
    for refused in known.refused:
        st.markdown(escaped(refused.told(t)))
    for note in known.notes:
        st.caption(f":material/info: {escaped(t.say(note))}")

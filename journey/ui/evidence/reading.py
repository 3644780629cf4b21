"""How a log was read, beside its answers: a choice for everything that was guessed, and what was refused and why."""

from zoneinfo import available_timezones

import streamlit as st

from journey.events.dates import STYLES
from journey.events.log import Understood
from journey.events.roles import CLOCK, NEEDED, ROLES
from journey.ui.evidence.held import Held, drop, wish, wish_column
from journey.ui.markdown import escaped
from journey.ui.session import session


def reading(found: Held) -> None:
    t = session.words
    known = found.whole.understood if found.whole else None
    st.subheader(t("log_page.reading"), anchor=False)
    for role in (*ROLES[:2], CLOCK, *ROLES[2:]) if found.file else ROLES:
        column = (known.columns if known else found.columns).get(role, "")
        key = session.followed(f"log_role_{role}", column)
        options = found.headers if role in NEEDED and column else ("", *found.headers)
        st.selectbox(
            t(f"log_page.roles.{role}"), options, key=key, filter_mode=None, on_change=_column, args=(role, key),
            format_func=lambda name: name or t("log_page.nothing"),  # a list shows words as they are
        )  # fmt: skip
    key = session.followed("log_dates", known.dates if known and known.dates else found.wishes.dates or STYLES[0])
    st.selectbox(
        t("log_page.dates"), STYLES, key=key, filter_mode=None, on_change=_said, args=("dates", key),
        format_func=lambda style: t(f"log_page.styles.{style}"),
    )  # fmt: skip
    key = session.followed("log_timezone", found.wishes.timezone)
    st.selectbox(
        t("log_page.timezone"), ("", *sorted(available_timezones())), key=key, on_change=_said, args=("timezone", key),
        format_func=lambda zone: zone or t("log_page.as_it_stands"),
    )  # fmt: skip
    key = session.followed("log_hashed", found.wishes.hashed)
    st.toggle(t("log_page.hashed"), key=key, help=t("log_page.hashed_help"), on_change=_said, args=("hashed", key))
    if known:
        _refused(known)
    st.button(t("log_page.another"), icon=":material/upload_file:", on_click=drop, key="another_log")


def _column(role: str, key: str) -> None:
    wish_column(role, session.widget(key, ""))


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

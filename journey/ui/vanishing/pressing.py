"""Pressure: the bars, what a cap would change, who is under pressure now, and what nobody answers."""

import csv
import io

import streamlit as st

from journey.analyses import pressure
from journey.analyses.percents import percent
from journey.analyses.pressure_answer import Pressure, uncounted
from journey.files.delimited import guarded
from journey.formats.plotly import CONFIG
from journey.model import Map
from journey.scene.themes import theme
from journey.ui.evidence.held import Held, choose
from journey.ui.file_names import file_name
from journey.ui.followed import followed
from journey.ui.markdown import escaped
from journey.ui.session import session
from journey.ui.vanishing.asking import called

_LISTED, _KINDS, _UNANSWERED = 8, 4, 0.4
_BOM = b"\xef\xbb\xbf"


def pressed(said: Pressure, journey_map: Map | None) -> None:
    t, told = session.words, called(said, journey_map)
    drawn = pressure.figure(told, t, theme(session.theme))
    st.plotly_chart(drawn, key="vanishing_pressure", theme=None, config=CONFIG, alt=pressure.finding(told, t))
    if told.others:
        st.caption(escaped(uncounted(told, t)))
    _kinds(told)


def _kinds(said: Pressure) -> None:
    """The kinds of message that fewest answer."""
    unheard = [each for each in said.kinds if each.share < _UNANSWERED][:_KINDS]
    if not unheard:
        return
    t = session.words
    st.markdown(f"**{t('vanishing.kinds.title')}**")
    for each in unheard:
        told = t("vanishing.kinds.row", event=each.event, share=percent(each.share, t), n=each.n)
        st.markdown(escaped(told))


def what_if(found: Held, said: Pressure, journey_map: Map | None) -> None:
    """What each cap would not have sent."""
    if not said.caps:
        return
    t, told = session.words, called(said, journey_map)
    most = session.get("vanishing_cap", said.cap or told.caps[min(1, len(told.caps) - 1)].most)
    cap = next((each for each in told.caps if each.most == most), told.caps[0])
    with st.container(key="vanishing_cap_card", gap="small"):
        st.subheader(t("vanishing.cap.title"), anchor=False)
        key = "vanishing_most"
        st.select_slider(
            t("vanishing.cap.label", n=said.window_days), [each.most for each in told.caps],
            on_change=lambda: choose(found, "vanishing_cap", session.widget(key, cap.most)),
            **followed(key, cap.most, value=cap.most),
        )  # fmt: skip
        numbers = {"unsent": t.number(cap.unsent), "customers": t.number(cap.customers)}
        st.markdown(escaped(t("vanishing.cap.said", n=cap.most, share=percent(cap.share, t), **numbers)))


def now(found: Held, said: Pressure) -> None:
    """Whom it is about now, as a list to take away."""
    t = session.words
    with st.container(key="vanishing_now", gap="small"):
        st.subheader(t("vanishing.now.title"), anchor=False)
        if not said.now:
            st.markdown(t("vanishing.now.none"))
            return
        st.caption(t("vanishing.now.about", days=said.window_days, n=len(said.now)))
        columns = [t(f"analyses.columns.{name}") for name in ("customer", "messages", "silent_days")]
        rows = [(each.customer, each.messages, each.silent_days) for each in said.now]
        shown = [dict(zip(columns, row, strict=True)) for row in rows[:_LISTED]]
        st.dataframe(shown, hide_index=True, width="stretch")
        if len(rows) > len(shown):
            st.caption(t("vanishing.now.more", n=len(rows) - len(shown)))
        st.download_button(
            t("vanishing.now.take"), as_csv(columns, rows, session.language), mime="text/csv", key="vanishing_take",
            file_name=file_name(found.name, t("vanishing.now.title"), suffix=".csv"), icon=":material/download:",
            on_click="ignore",
        )  # fmt: skip


def as_csv(columns: list[str], rows: list[tuple[str, int, int | None]], language: str) -> bytes:
    """A table for the spreadsheet of a language; no name in it is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if language == "it" else ",", lineterminator="\r\n")
    writer.writerow([guarded(name) for name in columns])
    writer.writerows([guarded(who), messages, "" if days is None else days] for who, messages, days in rows)
    return _BOM + out.getvalue().encode()

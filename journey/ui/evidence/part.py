"""Which part of a log is looked at: a period, and the journeys of those to whom something happened."""

from datetime import date

import streamlit as st

from journey.events.log import EventLog, moment
from journey.events.narrowing import Part
from journey.model import Map
from journey.ui.evidence.held import Held, alone, held
from journey.ui.followed import followed
from journey.ui.markdown import escaped
from journey.ui.panels.amounts import DAY_FORMAT
from journey.ui.session import session


def part_choice(found: Held, journey_map: Map | None) -> None:
    """The two choices, and why the period is what it is."""
    t, whole, part = session.words, found.whole, found.applied
    if whole is None:
        return
    first, last = (moment(time).date() for time in (whole.start, whole.end))
    chosen_days = (part.start or first, part.end or last)
    days = tuple(min(max(day, first), last) for day in chosen_days)  # chosen before the log was read otherwise
    with st.container(horizontal=True, gap="small", key="log_part"):
        key = "log_period"
        st.date_input(
            t("log_page.period"), min_value=first, max_value=last, format=DAY_FORMAT,
            on_change=_period, args=(key, first, last), **followed(key, days, value=days),
        )  # fmt: skip
        event = part.event if part.event in found.happened else ""
        key, options = "log_journeys", ("", *found.happened)
        st.selectbox(
            t("log_page.journeys"), options, on_change=_event, args=(key,),
            format_func=lambda event: _named(event, found),
            **followed(key, event, label=_named(event, found), options=options),
        )  # fmt: skip
    if found.log and found.cut:
        st.caption(t("log_page.cut", n=found.cut, all=t.number(found.log.customers)))
    if found.part is None and not part.is_whole and journey_map:
        st.caption(f":material/date_range: {t('log_page.by_timeframe')}")


def counted(found: Held, log: EventLog) -> str:
    """How many events of a log are looked at: of all of them, where it is a part."""
    t, whole = session.words, found.whole
    if whole is None or log.events == whole.events:
        return t("log_page.events", n=log.events)
    frame = "log_page.events_of_timeframe" if found.part is None else "log_page.events_of"
    return t(frame, n=log.events, all=t.number(whole.events))


def _named(event: str, found: Held) -> str:
    t = session.words
    return t("log_page.all_journeys") if not event else f"{escaped(event)} · {t.number(found.happened[event])}"


@alone
def _period(key: str, first: date, last: date) -> None:
    found, days = held(), session.widget(key, ())
    if found and len(days) == 2:  # one day alone: somebody is still choosing
        start, end = days
        part = found.part or found.applied
        found.part = Part(start if start > first else None, end if end < last else None, part.event)


@alone
def _event(key: str) -> None:
    if found := held():  # another than was drawn, where a column was chosen at the same time
        part = found.part or found.applied
        found.part = Part(part.start, part.end, session.widget(key, ""))

"""Which question is looked at, its answer, and what stands over the page: the finding and what it rests on."""

from dataclasses import replace
from datetime import date
from importlib import import_module
from typing import Any

import streamlit as st

from journey.analyses.drop_off_answer import DropOff, heads_lost, worst_of
from journey.analyses.haemorrhage import Haemorrhage, caution
from journey.analyses.months import day_of
from journey.analyses.naming import named, titles
from journey.analyses.percents import digits, percent, percents
from journey.analyses.pressure_answer import Pressure
from journey.analyses.value import Value
from journey.errors import JourneyError
from journey.events.log import moment
from journey.events.narrowing import Part
from journey.i18n import Words
from journey.model import Map
from journey.ui.evidence.held import Held, alone, choose
from journey.ui.evidence.part import counted
from journey.ui.evidence.questions import answer, log_for
from journey.ui.followed import followed
from journey.ui.markdown import escaped
from journey.ui.session import session

CHOICES = ("drop_off", "pressure", "dialogue", "haemorrhage", "value")


def choice() -> str:
    return session.get("vanishing_choice", CHOICES[0])


def choices(found: Held) -> None:
    t, key, question = session.words, "vanishing_question", choice()
    st.segmented_control(
        t("vanishing.question"), CHOICES, required=True, label_visibility="collapsed",
        format_func=lambda name: t(f"vanishing.choices.{name}"),
        on_change=lambda: choose(found, "vanishing_choice", session.widget(key, CHOICES[0])),
        **followed(key, question, default=question),
    )  # fmt: skip


def said_to(found: Held, question: str, journey_map: Map | None, head: int) -> Any:
    """The answer, or the JourneyError that says what data would give one."""
    with st.spinner(session.words("log_page.thinking")):
        try:
            said = answer(found, question, journey_map, head)
        except JourneyError as problem:
            return problem
    if isinstance(said, DropOff):
        return replace(said, perhaps_ends=tuple(each for each in said.perhaps_ends if each not in found.no_ends))
    return said


def called(said: Any, journey_map: Map | None) -> Any:
    """The answer with its events by the names of their touchpoints."""
    return named(said, titles(journey_map))


def finding(question: str, said: Any) -> str:
    """The answer as a sentence; what the page is about where there is none."""
    if isinstance(said, JourneyError):
        return session.words("app.pages.vanishing")
    return str(import_module(f"journey.analyses.{question}").finding(said, session.words))


def lost_heads(said: Any) -> str:
    """The words of a finding that say how many are lost."""
    worst = worst_of(said) if isinstance(said, DropOff) else None
    return heads_lost(worst, session.words) if worst else ""


def told(said: Any) -> str:
    """What the finding rests on: its interval, how many times what is expected, and what it does not say."""
    t = session.words
    if isinstance(said, DropOff):
        return _of_points(said, t)
    if isinstance(said, Pressure):
        return _of_pressure(said, t)
    if isinstance(said, Haemorrhage):
        return _of_haemorrhage(said, t)
    if isinstance(said, Value):
        half = f" {t('analyses.value.half', share=percent(said.half, t))}" if said.half is not None else ""
        return t("vanishing.told.value", n=said.horizon_days) + half
    if isinstance(said, JourneyError):
        return ""
    parts = [t("analyses.dialogue.monologues", n=said.monologues, of=t.number(said.customers))]
    if said.median_reply_hours is not None:
        parts.insert(0, t("analyses.dialogue.reply", hours=t.number(said.median_reply_hours, 1)))
    return " ".join(parts)


def _of_points(said: DropOff, t: Words) -> str:
    worst = worst_of(said)
    if worst is None:
        return t("vanishing.told.drop_off_none", n=sum(each.excess is not None for each in said.events))
    places = digits(worst.low, worst.high)
    low, high = (t.number(100 * (value or 0), places) for value in (worst.low, worst.high))
    key = "drop_off_sent" if worst.sent else "drop_off"
    return t(f"vanishing.told.{key}", low=low, high=high, n=worst.n, times=t.number(worst.excess or 0, 1))


def _of_pressure(said: Pressure, t: Words) -> str:
    worst = next((each for each in reversed(said.by_count) if each.excess is not None), None)
    if said.cap is None or worst is None:
        return t("vanishing.told.pressure_flat")
    low, high = percents(t, worst.low or 0, worst.high or 0)
    return t(
        "vanishing.told.pressure", messages=worst.messages.replace("-", "–"), low=low, high=high, n=worst.n,
        times=t.number(worst.excess or 0, 1),
    )  # fmt: skip


def _of_haemorrhage(said: Haemorrhage, t: Words) -> str:
    if said.between is None:
        return t("vanishing.told.haemorrhage_none", n=said.horizon_days, until=t.month(day_of(said.until)))
    first, last = (t.month(day_of(month)) for month in said.between)
    parts = [t(f"vanishing.told.{'haemorrhage' if first != last else 'haemorrhage_in'}", first=first, last=last)]
    more = [each for each in said.sources if each.more > 0]
    if more:
        every = sum(each.more for each in more if each.kind == more[0].kind)
        told = {"name": more[0].name, "more": t.number(more[0].more), "of": t.number(every)}
        parts.append(t("vanishing.told.haemorrhage_at", **told))
    parts.append(caution(said, t))
    return " ".join(filter(None, parts))


def facts(found: Held, question: str) -> str:
    t, log = session.words, log_for(found, question)
    start, end = _days(found, question)
    return t(
        "log_page.kicker", name=found.name, customers=t("log_page.customers", n=log.customers),
        events=counted(found, log), start=t.day(start), end=t.day(end),
    )  # fmt: skip


def only_part(found: Held, question: str) -> None:
    """That somebody chose a part, and the way back to the whole."""
    if found.part is None or found.part.is_whole:
        return
    t, (start, end) = session.words, _days(found, question)
    days = {"start": t.day(start), "end": t.day(end)}
    key = "of_part_event" if found.part.event else "of_part"
    with st.container(key="vanishing_part", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(escaped(t(f"vanishing.{key}", event=found.part.event, **days)), width="stretch")
        st.button(t("vanishing.whole"), key="vanishing_whole", on_click=_look_at_all, args=(found,))


@alone
def _look_at_all(found: Held) -> None:
    found.part = Part()


def _days(found: Held, question: str) -> tuple[date, date]:
    log = log_for(found, question)
    return moment(log.start).date(), moment(log.end).date()

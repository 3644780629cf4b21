"""Care that fits the map: offered with its reason, added by a click and never otherwise."""

from datetime import date

import streamlit as st

from journey.lanes.messages import Fit, Messages, fitting
from journey.model import Map
from journey.model.care_suggestions import Suggestion, suggestions
from journey.model.changes import add
from journey.model.findings import CareChannel
from journey.ui.care.words import kind_name, rhythm
from journey.ui.editing import save
from journey.ui.markdown import escaped
from journey.ui.record_words import shortened
from journey.ui.session import session

MOST = 4


def suggested(journey_map: Map, today: date) -> None:
    """The first few; nothing where nothing fits."""
    found = suggestions(journey_map)
    if not found:
        return
    t = session.words
    with st.container(key="care_suggested", gap="small"):
        st.subheader(t("care.suggested.title"), anchor=False)
        for each in found[:MOST]:
            fit = fitting(journey_map, each)
            title = _title(each, fit)
            with st.container(key=f"care_idea_{each.key}", gap=None):
                st.markdown(f"**{escaped(title)}**")
                st.caption(escaped(f"{_why(each)} · {rhythm(fit.every_days)}"))
                if fit.over:
                    st.caption(f":material/mail: {escaped(_kept_back(fit, fit.over))}")
                st.button(
                    t("care.suggested.take"),
                    icon=":material/add:",
                    type="tertiary",
                    key=f"care_take:{each.key}",
                    on_click=_take,
                    args=(each, title, today, fit),
                )
        if len(found) > MOST:
            st.caption(t("care.suggested.more", n=len(found) - MOST))


def _title(each: Suggestion, fit: Fit) -> str:
    t = session.words
    name = t(f"care.suggested.name.{each.kind}", stage=each.stage.name, kind=kind_name(each.kind))
    return t("care.suggested.by_voice", name=name) if fit.by_voice else name


def _kept_back(fit: Fit, over: Messages) -> str:
    """Why it is not done as often, or not by message."""
    t = session.words
    key = "voice" if fit.by_voice else "slower"
    return t(f"care.suggested.cap.{key}", messages=round(over.now, 1), cap=over.cap)


def _why(each: Suggestion) -> str:
    t = session.words
    return t(f"care.suggested.why.{each.kind}", about=t.quoted(shortened(each.about)), stage=each.stage.name)


def _take(each: Suggestion, title: str, today: date, fit: Fit) -> None:
    through: CareChannel | None = "phone" if fit.by_voice else None
    save(lambda journey_map: add(journey_map, each.taken(title, today, fit.every_days, through)))

"""Care that fits the map: offered with its reason, added by a click and never otherwise."""

from datetime import date

import streamlit as st

from journey.model import Map
from journey.model.care_suggestions import Suggestion, suggestions
from journey.model.changes import add
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
            title = _title(each)
            with st.container(key=f"care_idea_{each.key}", gap=None):
                st.markdown(f"**{escaped(title)}**")
                st.caption(escaped(f"{_why(each)} · {rhythm(each.every_days)}"))
                st.button(
                    t("care.suggested.take"),
                    icon=":material/add:",
                    type="tertiary",
                    key=f"care_take:{each.key}",
                    on_click=_take,
                    args=(each, title, today),
                )
        if len(found) > MOST:
            st.caption(t("care.suggested.more", n=len(found) - MOST))


def _title(each: Suggestion) -> str:
    return session.words(f"care.suggested.name.{each.kind}", stage=each.stage.name, kind=kind_name(each.kind))


def _why(each: Suggestion) -> str:
    t = session.words
    return t(f"care.suggested.why.{each.kind}", about=t.quoted(shortened(each.about)), stage=each.stage.name)


def _take(each: Suggestion, title: str, today: date) -> None:
    save(lambda journey_map: add(journey_map, each.taken(title, today)))

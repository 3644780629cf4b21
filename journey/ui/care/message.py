"""A message to begin with: short, without pressure, in either language, and whether the customer gets many already."""

from datetime import date, timedelta

import streamlit as st

from journey.i18n import LANGUAGES, words
from journey.lanes.messages import messages_with
from journey.model import CareAction, Map
from journey.model.care_suggestions import FIRST_AFTER_DAYS
from journey.model.caring import due_after
from journey.ui.followed import followed
from journey.ui.markdown import escaped
from journey.ui.session import session


def message(journey_map: Map, care: CareAction, today: date) -> None:
    t = session.words
    with st.container(key="care_message", gap="small"):
        key, chosen = "care_language", session.get("care_language", journey_map.language)
        st.segmented_control(
            t("care.draft.language"),
            LANGUAGES,
            required=True,
            format_func=lambda code: t(f"app.languages.{code}"),
            on_change=lambda: session.put("care_language", session.widget(key, journey_map.language)),
            **followed(key, chosen, default=chosen),
        )
        st.code(draft(care, today, chosen), language=None, wrap_lines=True)
        st.caption(t("care.draft.about"))
        pressure(journey_map, care)


def draft(care: CareAction, today: date, language: str) -> str:
    """The words, with the owner as who writes. What the map calls its stages and personas is for those who draw it."""
    say = words(language)
    again = due_after(care, today) or today + timedelta(days=FIRST_AFTER_DAYS)
    return say(
        f"care.draft.{care.kind}",
        hello=say("care.draft.hello"),
        day=say.day(again),
        owner=care.owner or say("care.draft.somebody"),
    )


def pressure(journey_map: Map, care: CareAction) -> None:
    """Where the team has set itself a cap: what a customer gets already, and whether this fits."""
    found = messages_with(journey_map, care)
    if found is None:
        return
    state = ("over" if found.is_over else "fits") if found.is_counted else "uncounted"
    said = session.words(
        f"care.pressure.{state}",
        stage=found.stage.name,
        messages=round(found.now, 1),
        total=round(found.total, 1),
        cap=found.cap,
    )
    if found.is_over:
        st.warning(escaped(said), icon=":material/warning:")
    else:
        st.caption(f":material/check: {escaped(said)}")

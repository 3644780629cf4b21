"""The figures of dialogue, haemorrhage and value, with what stands beside them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import streamlit as st

from journey.analyses import dialogue, haemorrhage, value
from journey.analyses.dialogue import Dialogue, reason
from journey.analyses.dialogue_figure import said_finding
from journey.analyses.haemorrhage import Haemorrhage
from journey.analyses.value import Value
from journey.analyses.value_index import whole
from journey.events.log import moment
from journey.formats.plotly import CONFIG
from journey.model import Map
from journey.scene.themes import theme
from journey.ui.evidence.held import Held
from journey.ui.evidence.questions import log_for
from journey.ui.markdown import escaped
from journey.ui.session import session
from journey.ui.vanishing.asking import called
from journey.ui.width import page_width

_COOLING = 10


def bleeding(said: Haemorrhage) -> None:
    _draw("haemorrhage", haemorrhage.figure(said, session.words, theme(session.theme), page_width("vanishing")),
          haemorrhage.finding(said, session.words))  # fmt: skip


def worth(found: Held, said: Value) -> None:
    months = whole(said.monthly)  # what the first is measures all others
    said = replace(said, monthly=months) if len(months) > 1 else _whole_months(found, said)
    _draw("value", value.figure(said, session.words, theme(session.theme), page_width("vanishing")),
          value.finding(said, session.words))  # fmt: skip


def talking(found: Held, said: Dialogue) -> None:
    said = _whole_months(found, said)
    t, look = session.words, theme(session.theme)
    width = page_width("vanishing")
    _draw("dialogue", dialogue.figure(said, t, look, width), dialogue.finding(said, t))
    st.markdown(f"**{t('vanishing.said.title')}**")
    st.caption(t("vanishing.said.about" if said.said else "vanishing.said.none"))
    if said.said:
        told = said_finding(said, t)
        st.markdown(escaped(told))
        _draw("said", dialogue.said_figure(said, t, look, width), told)


def cooling(said: Dialogue, journey_map: Map | None) -> None:
    """Who is silent far beyond their own habit, and why they are listed."""
    t, told = session.words, called(said, journey_map)
    with st.container(key="vanishing_cooling", gap="small"):
        st.subheader(t("vanishing.cooling.title"), anchor=False)
        if not told.cooling:
            st.markdown(t("vanishing.cooling.none"))
        for each in told.cooling[:_COOLING]:
            st.markdown(escaped(reason(each, t)))
        if len(told.cooling) > _COOLING:
            st.caption(t("vanishing.cooling.more", n=len(told.cooling) - _COOLING))


def _whole_months(found: Held, said: Any) -> Any:
    """Without the last month, where the log ends before it does: half a month looks like a fall."""
    end = moment(log_for(found, "value").end).date()
    is_over = (end + timedelta(days=1)).month != end.month
    return said if is_over or len(said.monthly) < 2 else replace(said, monthly=said.monthly[:-1])


def _draw(name: str, drawn: dict[str, Any], alt: str) -> None:
    st.plotly_chart(drawn, key=f"vanishing_{name}", theme=None, config=CONFIG, alt=alt)

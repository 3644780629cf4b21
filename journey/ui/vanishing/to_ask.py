"""What to ask customers who were lost at the point that stands out, and who of them is willing to talk."""

import streamlit as st

from journey.analyses.drop_off_answer import DropOff, worst_of
from journey.model import Map
from journey.model.losing import listened_to, willing
from journey.ui.markdown import escaped
from journey.ui.session import session
from journey.ui.shell import go


def to_ask(named: DropOff, journey_map: Map | None) -> None:
    """``named``: with its events as people call them."""
    t, worst = session.words, worst_of(named)
    if worst is None:
        return
    with st.container(key="vanishing_ask", gap="small"):
        st.subheader(t("vanishing.ask.title"), anchor=False)
        questions = ("sent" if worst.sent else "point", "silent")
        st.markdown(escaped(" ".join(t(f"analyses.report.ask.{name}", event=worst.event) for name in questions)))
        if journey_map is None:
            return
        st.caption(_who(journey_map))
        if st.button(t("vanishing.ask.losses"), icon=":material/forum:", key="vanishing_to_losses"):
            go("losses")


def _who(journey_map: Map) -> str:
    t, waiting, heard = session.words, len(willing(journey_map.losses)), len(listened_to(journey_map.losses))
    told = [t("vanishing.ask.heard", n=heard)] if heard else []
    if waiting:
        told.append(t("vanishing.ask.willing", n=waiting))
    elif not heard:
        told.append(t("vanishing.ask.nobody"))
    return " ".join(told)

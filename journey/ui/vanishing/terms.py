"""On which terms it is asked: how much silence is a goodbye, what is no loss, in which days messages count.

What a button changes gives a field another key: a browser that has not heard of it yet would else send what the field
showed before, and that would be taken for a change.
"""

from dataclasses import replace

import streamlit as st

from journey.analyses import horizon
from journey.analyses.horizon import Horizon
from journey.analyses.percents import percent
from journey.analyses.silence import LONGEST_DAYS
from journey.errors import JourneyError
from journey.formats.plotly import CONFIG
from journey.model import Map
from journey.scene.themes import theme
from journey.ui.evidence.answers import tell
from journey.ui.evidence.held import Held, answer, terms_of
from journey.ui.fields import following
from journey.ui.markdown import escaped
from journey.ui.session import session


def silence(found: Held, journey_map: Map | None, head: int) -> None:
    """The card with the curve, the days, and what is changed by other days than the log's own."""
    t = session.words
    with st.container(key="vanishing_silence", gap="small"):
        st.subheader(t("vanishing.horizon.title"), anchor=False)
        try:
            said: Horizon = answer(found, "horizon", journey_map, head)
        except JourneyError as problem:
            tell(problem)
            return
        with st.container(key="vanishing_days", horizontal=True, vertical_alignment="bottom", gap="small"):
            st.caption(t("vanishing.horizon.about"), width="stretch")
            key = f"vanishing_horizon_{found.terms_told}_{said.found}"
            st.number_input(
                t("vanishing.horizon.days"), min_value=1, max_value=LONGEST_DAYS, step=1, **following(key,
                said.days), width=130,
                on_change=_said, args=(found, "horizon", key, said.days),
            )  # fmt: skip
        if said.curve:
            drawn = horizon.figure(said, t, theme(session.theme))
            st.plotly_chart(drawn, key="vanishing_curve", theme=None, config=CONFIG, alt=horizon.finding(said, t))
        st.markdown(escaped(horizon.finding(said, t)))
        if said.chosen:
            _way_back(found, said)


def _way_back(found: Held, said: Horizon) -> None:
    t = session.words
    own = next((each for each in said.curve if each.days == said.found), None)
    if own:
        st.caption(escaped(t("vanishing.horizon.own", n=own.days, share=percent(own.return_rate, t))))
    label = t("vanishing.horizon.back", n=said.found) if said.found else t("vanishing.horizon.back_unsaid")
    st.button(label, icon=":material/undo:", key="vanishing_own_days", on_click=_own_days, args=(found,))


def _own_days(found: Held) -> None:
    found.terms, found.terms_told = replace(found.terms, horizon=None), found.terms_told + 1


def _said(found: Held, what: str, key: str, shown: int | None) -> None:
    """A field that was emptied says nothing: of the silence the log's own days stand again, of the window the usual."""
    days = session.widget(key, None)
    if days == shown:  # a field that was just put up tells what it shows
        return
    if days is not None:
        found.terms = replace(found.terms, **{what: int(days)})
    elif what == "horizon":
        _own_days(found)


def perhaps_ends(found: Held, events: tuple[str, ...]) -> None:
    """A question about each event that looks like a natural end: until it is answered its customers count as lost."""
    t = session.words
    for number, event in enumerate(events):
        with st.container(
            key=f"vanishing_perhaps_{number}", horizontal=True, vertical_alignment="center", gap="small"
        ):  # fmt: skip
            st.markdown(escaped(t("vanishing.ends.perhaps", event=event)), width="stretch")
            yes, no = t("vanishing.ends.yes"), t("vanishing.ends.no")
            st.button(yes, key=f"end_yes_{number}", on_click=_is_end, args=(found, event))
            st.button(no, key=f"end_no_{number}", type="tertiary", on_click=_is_no_end, args=(found, event))


def ends(found: Held) -> None:
    """The natural ends, and the days in which messages count."""
    t = session.words
    with st.container(key="vanishing_ends", gap="small"):
        st.subheader(t("vanishing.ends.title"), anchor=False)
        st.caption(t("vanishing.ends.about"))
        key = f"vanishing_end_names_{found.terms_told}"
        told = following(key, list(terms_of(found).ends), [])
        st.multiselect(
            t("vanishing.ends.label"), sorted(found.happened), key=key, default=told["value"],
            placeholder=t("vanishing.ends.none"),
            on_change=_ends, args=(found, key),
        )  # fmt: skip
        key = "vanishing_window"
        st.number_input(
            t("vanishing.window"), min_value=1, max_value=LONGEST_DAYS, step=1, **following(key, found.terms.window),
            on_change=_said, args=(found, "window", key, found.terms.window),
        )  # fmt: skip


def _ends(found: Held, key: str) -> None:
    found.terms = replace(found.terms, ends=tuple(session.widget(key, [])))


def _is_end(found: Held, event: str) -> None:
    found.terms = replace(found.terms, ends=(*found.terms.ends, event))
    found.terms_told += 1


def _is_no_end(found: Held, event: str) -> None:
    found.no_ends |= {event}

"""On which terms it is asked: how much silence is a goodbye, what is no loss, in which days messages count.

What something else changes, a button or what the log says, gives a field another key, under which it begins anew: a
screen that has not heard of it yet sends what the old field showed, and nobody would know that from a choice. What a
field says is taken as the difference from what it showed: a field whose run was cut off tells what it shows, as if that
were new, and what a button said meanwhile stays.
"""

from collections import Counter
from dataclasses import replace

import streamlit as st

from journey.analyses import horizon
from journey.analyses.horizon import Horizon
from journey.analyses.naming import titles
from journey.analyses.percents import percent
from journey.analyses.silence import LONGEST_DAYS
from journey.errors import JourneyError
from journey.events.spelling import readable
from journey.formats.plotly import CONFIG
from journey.model import Map
from journey.scene.themes import theme
from journey.ui.evidence.answers import tell
from journey.ui.evidence.held import Held, alone
from journey.ui.evidence.questions import answer, terms_of
from journey.ui.followed import followed
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
                t("vanishing.horizon.days"), min_value=1, max_value=LONGEST_DAYS, step=1, width=130,
                on_change=_said, args=(found, "horizon", key, said.days), **followed(key, said.days, value=said.days),
            )  # fmt: skip
        if said.curve:
            drawn = horizon.figure(said, t, theme(session.theme))
            st.plotly_chart(drawn, key="vanishing_curve", theme=None, config=CONFIG, alt=horizon.finding(said, t))
        st.markdown(escaped(horizon.finding(said, t)))
        if why := horizon.edge(said, t):
            st.caption(escaped(why))
        if said.chosen:
            _way_back(found, said)


def _way_back(found: Held, said: Horizon) -> None:
    t = session.words
    own = next((each for each in said.curve if each.days == said.found), None)
    if own:
        st.caption(escaped(t("vanishing.horizon.own", n=own.days, share=percent(own.return_rate, t))))
    label = t("vanishing.horizon.back", n=said.found) if said.found else t("vanishing.horizon.back_unsaid")
    st.button(label, icon=":material/undo:", key="vanishing_own_days", on_click=_own_days, args=(found,))


@alone
def _own_days(found: Held) -> None:
    found.terms, found.terms_told = replace(found.terms, horizon=None), found.terms_told + 1


@alone
def _said(found: Held, what: str, key: str, shown: int) -> None:
    """A field that was emptied says nothing: of the silence the log's own days stand again, the window stays."""
    days = session.widget(key, None)
    if days == shown:
        return
    if days is not None:
        found.terms = replace(found.terms, **{what: int(days)})
    elif what == "horizon":
        _own_days(found)


def perhaps_ends(found: Held, events: tuple[str, ...], journey_map: Map | None) -> None:
    """A question about each event that looks like a natural end: until it is answered its customers count as lost."""
    t, names = session.words, _names(found, journey_map)
    for number, event in enumerate(events):
        with st.container(
            key=f"vanishing_perhaps_{number}", horizontal=True, vertical_alignment="center", gap="small"
        ):  # fmt: skip
            st.markdown(escaped(t("vanishing.ends.perhaps", event=names.get(event, event))), width="stretch")
            yes, no = t("vanishing.ends.yes"), t("vanishing.ends.no")
            st.button(yes, key=f"end_yes_{number}", on_click=_is_end, args=(found, event))
            st.button(no, key=f"end_no_{number}", type="tertiary", on_click=_is_no_end, args=(found, event))


def ends(found: Held, journey_map: Map | None) -> None:
    """The natural ends, and the days in which messages count."""
    t, names = session.words, _names(found, journey_map)
    with st.container(key="vanishing_ends", gap="small"):
        st.subheader(t("vanishing.ends.title"), anchor=False)
        st.caption(t("vanishing.ends.about"))
        key = f"vanishing_end_names_{found.terms_told}"
        named = [str(end) for end in terms_of(found).ends]
        told = followed(key, named, label=" ".join(names[each] for each in named), default=named)
        st.multiselect(
            t("vanishing.ends.label"), sorted(names, key=names.__getitem__), placeholder=t("vanishing.ends.none"),
            format_func=names.__getitem__, on_change=_ends, args=(found, key, tuple(named)), **told,
        )  # fmt: skip
        key = "vanishing_window"
        st.number_input(
            t("vanishing.window"), min_value=1, max_value=LONGEST_DAYS, step=1,
            on_change=_said, args=(found, "window", key, found.terms.window),
            **followed(key, found.terms.window, value=found.terms.window),
        )  # fmt: skip


def _names(found: Held, journey_map: Map | None) -> dict[str, str]:
    """What the events of the log are called; as they are written where two would be called the same."""
    known = titles(journey_map)
    names = {event: known.get(event) or readable(event) for event in found.happened}
    often = Counter(names.values())
    return {event: event if often[name] > 1 else name for event, name in names.items()}


@alone
def _ends(found: Held, key: str, shown: tuple[str, ...]) -> None:
    """What was added to those shown, and what was taken away."""
    named: tuple[str, ...] = tuple(session.widget(key, list(shown)))
    kept = tuple(each for each in found.terms.ends if each in named or each not in shown)
    found.terms = replace(found.terms, ends=kept + tuple(each for each in named if each not in kept))


@alone
def _is_end(found: Held, event: str) -> None:
    if event not in found.terms.ends:
        found.terms = replace(found.terms, ends=(*found.terms.ends, event))
    found.terms_told += 1


@alone
def _is_no_end(found: Held, event: str) -> None:
    found.no_ends |= {event}

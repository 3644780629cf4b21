"""Around the picture of the plan: five numbers, what it cannot show, and what happens that is not on the map."""

from html import escape

import streamlit as st

from journey.analyses.adherence_answer import OF_STEPS, WHOLE, Adherence, Unplanned, percent
from journey.analyses.adherence_figure import MOST_UNPLANNED
from journey.analyses.plan import addition
from journey.events.spelling import keepable, readable
from journey.ui.editing import Opened, save
from journey.ui.markdown import escaped
from journey.ui.session import session


def key_numbers(said: Adherence) -> None:
    """How many of all the customers walk the plan, and how many leave it in each way."""
    t = session.words
    told = []
    for name in WHOLE:
        value, words = percent(said.whole.share(name), t), t(f"analyses.adherence.whole.{name}")
        told.append(f'<li class="{name}"><b>{value}</b><span>{escape(words)}</span>{_detail(said, name)}</li>')
    st.html(f'<ul class="key-numbers">{"".join(told)}</ul>')


def _detail(said: Adherence, name: str) -> str:
    t = session.words
    if name == "walk":
        return f"<small>{escape(t('log_page.plan.walk'))}</small>"
    if name == "unplanned":
        return f"<small>{escape(t('log_page.plan.to_add', n=len(said.unplanned)))}</small>"
    most = said.told_most(OF_STEPS[name], t)
    return f"<small>{escape(most)}</small>" if most else ""


def unsaid(said: Adherence) -> None:
    """Of which touchpoints the log says nothing, and which it counts otherwise than they are meant."""
    t = session.words
    if said.unrecorded:
        names = ", ".join(each.touchpoint for each in said.unrecorded)
        st.caption(escaped(t("analyses.adherence.unrecorded", n=len(said.unrecorded), names=names)))
    if any(step.personas for step in said.steps):
        st.caption(t("analyses.adherence.for_everybody"))


def not_on_map(said: Adherence, opened: Opened) -> None:
    """Every event that no touchpoint names, with a way to put it on the map."""
    if not said.unplanned:
        return
    t = session.words
    with st.container(key="log_unplanned", gap="small"):
        st.subheader(t("log_page.plan.not_on_map"), anchor=False)
        for number, each in enumerate(said.unplanned[:MOST_UNPLANNED]):
            with st.container(key=f"unplanned_{number}", gap="small"):
                st.markdown(f"**:material/add: {escaped(readable(each.event))}**")
                st.markdown(escaped(_told(each)))
                if opened.access.may("edit") and keepable(each.event):
                    label = t("log_page.plan.add")
                    st.button(label, icon=":material/add:", key=f"add_{number}", on_click=_add, args=(each,))
        rest = len(said.unplanned) - MOST_UNPLANNED
        if rest > 0:
            st.caption(t("log_page.plan.rarer", n=rest))


def _told(each: Unplanned) -> str:
    t = session.words
    told = t("log_page.plan.happens", share=percent(each.share, t), times=t.number(each.mean_times, 1))
    return f"{told} {t('log_page.plan.after', before=each.before)}" if each.before else told


def _add(found: Unplanned) -> None:
    if save(lambda journey_map: addition(journey_map, found)):
        session.notice = session.words("log_page.plan.added", name=readable(found.event), stage=found.stage)

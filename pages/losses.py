"""Customers who were lost: where, why, whether it was wanted, and what those say who were asked."""

from pathlib import Path

import streamlit as st

from journey.analyses.value import Value
from journey.model import Loss
from journey.ui import losses
from journey.ui.editing import Opened, opened
from journey.ui.empty import no_map, place
from journey.ui.heading import page_heading
from journey.ui.history import notice, steps
from journey.ui.losses.asked import ends_asked
from journey.ui.losses.beside import of_log, talks_card, value_card
from journey.ui.losses.finding import headline, kicker, lines
from journey.ui.losses.forms import new_loss, new_talk
from journey.ui.losses.listing import listing
from journey.ui.losses.matrix import draw_matrix
from journey.ui.losses.opened import opened_loss
from journey.ui.losses.qualities import qualities_card
from journey.ui.losses.shown import NEW_LOSS, NEW_TALK, show, shown
from journey.ui.markdown import escaped
from journey.ui.problems import show_problem
from journey.ui.session import session
from journey.ui.shell import go

BESIDE_PX = 400


@st.fragment
def desk() -> None:
    """The whole page: an edit redraws nothing above it."""
    found = opened()
    if found is None:
        no_map()
        return
    if not found.map.losses:
        _empty(found)
        notice()
        return
    t, log = session.words, of_log(found)
    log_name, of_all = log or ("", None)
    with st.container(
        horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute", gap="medium", key="heading"
    ):
        page_heading(kicker(found.map, t), headline(found.map, of_all, t))
        with st.container(horizontal=True, width="content", gap="small", key="losses_ways"):
            steps(found, latest=False)
            if found.access.may("edit"):
                _ways()
    st.markdown(escaped(" ".join(lines(found.map, of_all, log_name, t))))
    if log:
        ends_asked(found)
    _desk(found, log)
    notice()


def _ways() -> None:
    t = session.words
    st.button(t("losses_page.record"), icon=":material/add:", key="to_record", on_click=show, args=(NEW_LOSS,))
    st.button(
        t("losses_page.talk.add"), icon=":material/forum:", type="primary", key="to_talk", on_click=show,
        args=(NEW_TALK,),
    )  # fmt: skip


def _desk(found: Opened, log: tuple[str, Value] | None) -> None:
    """The matrix and the list, beside them what stands open or what customers and numbers say; the rest is folded."""
    edits, asked = found.access.may("edit"), shown()
    loss = found.map.get(asked)
    is_open = edits and (asked in (NEW_LOSS, NEW_TALK) or isinstance(loss, Loss))
    if not is_open:
        show_problem()  # else the form says it
    with st.container(horizontal=True, gap="medium", key="losses_desk"):
        with st.container(key="losses_left", width="stretch", gap="medium"):
            with st.container(key="card_losses"):
                draw_matrix(found.map)
            listing(found)
        with st.container(key="losses_beside", width=BESIDE_PX, gap="medium"):
            if not is_open:
                talks_card(found.map)
                value_card(found.map, log)
            elif isinstance(loss, Loss):
                opened_loss(found.map, loss)
            elif asked == NEW_LOSS:
                new_loss(found.map)
            else:
                new_talk(found.map)
    qualities_card(found.map)


def _empty(found: Opened) -> None:
    """One sentence and how to begin: from a log, or by hand."""
    t = session.words
    if found.access.may("edit") and shown() == NEW_LOSS:
        page_heading(found.map.title, t("losses_page.record"))
        with st.container(key="losses_first"):
            new_loss(found.map)
        return
    with place("losses_page.empty.sentence"):
        st.markdown(t("losses_page.empty.how"), width="content")
        with st.container(horizontal=True, width="content", gap="small"):
            if found.access.may("edit"):
                st.button(t("losses_page.record"), type="primary", key="to_record", on_click=show, args=(NEW_LOSS,))
            if st.button(t("losses_page.empty.from_log"), key="to_vanishing"):
                go("vanishing")


st.html(Path(losses.__file__).with_name("losses.css"))
desk()

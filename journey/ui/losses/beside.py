"""Heads against value, of the losses recorded and of a log where one is held, and what those who left have said."""

from html import escape

import streamlit as st

from journey.analyses.fewer import told as fewer_told
from journey.analyses.percents import percent
from journey.analyses.value import Value
from journey.errors import JourneyError
from journey.formats.plotly import CONFIG
from journey.model import Conversation, Loss, Map
from journey.model.losing import by_value, listened_to, weighs, willing
from journey.scene.themes import theme
from journey.ui.editing import Opened
from journey.ui.evidence.held import alone, held
from journey.ui.evidence.questions import answer, is_of
from journey.ui.losses.curve import curve_of_losses, curve_of_value
from journey.ui.losses.finding import place_name
from journey.ui.session import session
from journey.ui.warming import warm_the_rest

_MOST_WILLING = 5


@alone
def of_log(found: Opened) -> tuple[str, Value] | None:
    """The name of the log of this map and what it says of value; None where there is none, or it says nothing."""
    log = held()
    if log is None or log.job or log.log is None or not is_of(log, found.map):
        return None
    try:
        with st.spinner(session.words("log_page.thinking")):
            return log.name, answer(log, "value", found.map, found.head)
    except JourneyError:  # no value in it, or not long enough: the page where they vanish says which
        return None


def value_card(journey_map: Map, log: tuple[str, Value] | None) -> None:
    """What can be seen of fewer customers and more value, and what cannot be said."""
    t, tokens = session.words, theme(session.theme)
    steps = by_value(journey_map.losses)
    if steps or log:
        warm_the_rest().join()
    with st.container(key="card_loss_value", gap="small"):
        st.subheader(t("losses_page.value.title"), anchor=False)
        st.markdown(fewer_told(log[1].monthly, t) if log else t("losses_page.value.no_log"))
        if steps:
            said = t("losses_page.value.recorded", n=len(steps))
            st.markdown(f"**{said}**")
            st.plotly_chart(curve_of_losses(steps, t, tokens), key="loss_curve", theme=None, config=CONFIG, alt=said)
            left_out = sum(not weighs(loss) for loss in journey_map.losses)
            if left_out:
                st.caption(t("losses_page.value.left_out", n=left_out))
        else:
            st.caption(t("losses_page.value.too_few"))
        if log:
            half = t("analyses.value.half", share=percent(log[1].half, t)) if log[1].half else ""
            st.markdown(f"**{t('losses_page.value.of_log')}** {half}")
            drawn = curve_of_value(log[1], t, tokens)
            st.plotly_chart(drawn, key="value_curve", theme=None, config=CONFIG, alt=half)


def talks_card(journey_map: Map) -> None:
    """The latest talk in the customer's own words, and who may still be called."""
    t = session.words
    heard = sorted(listened_to(journey_map.losses), key=lambda each: each[1].date.isoformat() if each[1].date else "")
    waiting = willing(journey_map.losses)
    told = _latest(journey_map, *heard[-1]) if heard else f"<p>{escape(t('losses_page.talk.none'))}</p>"
    more = f'<p class="more">{escape(t("losses_page.talk.more", n=len(heard) - 1))}</p>' if len(heard) > 1 else ""
    ready = "".join(_ready(journey_map, loss, talk) for loss, talk in waiting[:_MOST_WILLING])
    if len(waiting) > _MOST_WILLING:
        ready += f"<li>{escape(t('losses_page.talk.more_willing', n=len(waiting) - _MOST_WILLING))}</li>"
    if ready:
        ready = f"<h4>{escape(t('losses_page.talk.to_call'))}</h4><ul>{ready}</ul>"
    with st.container(key="card_loss_talks", gap="small"):
        st.subheader(t("losses_page.talk.title"), anchor=False)
        st.html(f'<div class="loss-talk">{told}{more}{ready}</div>')


def _latest(journey_map: Map, loss: Loss, talk: Conversation) -> str:
    t = session.words
    quote = f"<blockquote>{escape(t.quoted(talk.words))}</blockquote>" if talk.words else ""
    facts = [talk.who, t.day(talk.date) if talk.date else "", t(f"map_page.losses.reasons.{loss.reason}")]
    told = " · ".join(filter(None, [*facts, place_name(journey_map, loss, t)]))
    follows = f'<p class="next">{escape(t("losses_page.talk.next", told=talk.follows))}</p>' if talk.follows else ""
    return f"{quote}<p>{escape(told)}</p>{follows}"


def _ready(journey_map: Map, loss: Loss, talk: Conversation) -> str:
    t = session.words
    told = filter(None, [talk.who, t.day(talk.date) if talk.date else "", place_name(journey_map, loss, t)])
    return f"<li>{escape(' · '.join(told))}</li>"

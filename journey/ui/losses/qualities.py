"""The three things that customers judge, side by side: how they feel, what hurts, who was lost."""

from html import escape

import streamlit as st

from journey.i18n import Words
from journey.model import Map
from journey.model.judged import Judged, Mood, judged
from journey.model.losing import Lost
from journey.scene.themes import theme
from journey.ui.losses.finding import amount
from journey.ui.session import session

_FARTHEST = 5.0
_COLUMNS = ("mood", "pains", "lost")


def qualities_card(journey_map: Map) -> None:
    t, told = session.words, judged(journey_map)
    with st.expander(t("losses_page.judged.title"), key="losses_judged"):
        if not any(each.touchpoints for each in told):
            st.caption(t("losses_page.judged.none"))
            return
        heads = "".join(f'<th scope="col">{escape(t(f"losses_page.judged.{name}"))}</th>' for name in _COLUMNS)
        rows = "".join(_row(each, t) for each in told)
        st.html(
            f'<table class="judged"><caption>{escape(t("losses_page.judged.title"))}</caption>'
            f"<thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        )


def _row(each: Judged, t: Words) -> str:
    name = t(f"advice.qualities.{each.quality}")
    count = t("losses_page.judged.touchpoints", n=each.touchpoints)
    cells = (_mood(each.known, each.assumed, t), _pains(each, t), _lost(each.lost, t))
    told = "".join(
        f'<td data-head="{escape(t(f"losses_page.judged.{head}"))}">{cell}</td>'
        for head, cell in zip(_COLUMNS, cells, strict=True)
    )
    return f'<tr><th scope="row">{escape(name[:1].upper() + name[1:])}<small>{escape(count)}</small></th>{told}</tr>'


def _mood(known: Mood, assumed: Mood, t: Words) -> str:
    told = _bar(known.mean) + escape(_said(known, t)) if known.mean is not None else escape(t("losses_page.none_known"))
    return told + _apart(t("losses_page.only_assumed", told=_said(assumed, t)) if assumed.n else "")


def _said(mood: Mood, t: Words) -> str:
    return f"{t.number(mood.mean or 0.0, 1, signed=True)} (n {t.number(mood.n)})"


def _bar(mean: float | None) -> str:
    """A mark on the scale from dusk to sun."""
    place = 50 + 50 * (mean or 0.0) / _FARTHEST
    colour = theme(session.theme).emotion(mean or 0.0)
    return f'<i class="scale" style="--at: {place:.0f}%; --own: {colour}" aria-hidden="true"></i>'


def _pains(each: Judged, t: Words) -> str:
    known = t.number(each.pains)
    return escape(known) + _apart(
        t("losses_page.only_assumed", told=t.number(each.guessed_pains)) if each.guessed_pains else ""
    )


def _lost(held: Lost, t: Words) -> str:
    known = amount(held.known, t) if held.known.losses else t("losses_page.none_known")
    assumed = t("losses_page.only_assumed", told=amount(held.assumed, t)) if held.assumed.says else ""
    return escape(known) + _apart(assumed)


def _apart(told: str) -> str:
    return f"<small>{escape(told)}</small>" if told else ""

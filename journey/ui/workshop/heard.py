"""What was said in this step: notes by stage, and how far apart the ratings lie."""

from html import escape
from typing import Any

import streamlit as st

from journey.ui.session import session
from journey.ui.workshop.room import Seen

HALF = 5  # valence goes from -5 to 5
MOST_TORN = 3
"""Moments to talk about: where all are said to be disagreed on, none is."""


def heard(found: Seen) -> None:
    """How much and from how many, and as soon as it may be seen, what."""
    t, shown = session.words, found.shown
    with st.container(key="card_ws_heard", gap="small"):
        st.markdown(f"### {t('workshop_page.heard')}", anchors=False)
        st.caption(counted(found))
        if found.state.hides:
            st.markdown(f":material/visibility_off: {t('workshop_page.hidden')}")
            return
        ratings(shown)
        notes(shown["notes"])


def counted(found: Seen) -> str:
    """``12 contributions from 5 people``."""
    t, shown = session.words, found.shown
    if not shown["said"]:
        return t("workshop_page.nothing")
    return f"{t('workshop.wall.said', n=shown['said'])} {t('workshop.wall.from', n=shown['from'])}"


def ratings(shown: dict[str, Any]) -> None:
    """Each moment with every answer, the middle half and the median; those on which the room disagrees come first."""
    t = session.words
    found = {each["id"]: each for each in shown["ratings"]}
    widest = [found.pop(one) for one in shown["torn"] if one in found]
    torn, rest = widest[:MOST_TORN], [*widest[MOST_TORN:], *found.values()]
    if torn:
        st.markdown(f"**{t('workshop.wall.torn')}**")
        st.html(f'<ol class="ws-spreads torn">{"".join(map(_spread, torn))}</ol>')
    if rest:
        if torn:
            st.markdown(f"**{t('workshop_page.others')}**")
        st.html(f'<ol class="ws-spreads">{"".join(map(_spread, rest))}</ol>')


def notes(told: list[dict[str, Any]]) -> None:
    """Stage by stage; what belongs to none comes first."""
    by_stage: dict[str, list[dict[str, Any]]] = {}
    for note in told:
        by_stage.setdefault(note.get("stage", ""), []).append(note)
    for stage, of_stage in sorted(by_stage.items(), key=lambda each: bool(each[0])):
        head = f"<h4>{escape(stage)}</h4>" if stage else ""
        st.html(f'{head}<ul class="ws-notes">{"".join(map(_note, of_stage))}</ul>')


def _note(note: dict[str, Any]) -> str:
    t = session.words
    about = (
        t(f"workshop.mind.{note['of']}") if note.get("of") else "",
        note.get("channel", ""),
        note["by"] or t("workshop.room.anonymous"),
    )
    return f"<li>{escape(note['text'])}<small>{escape(' · '.join(filter(None, about)))}</small></li>"


def _spread(each: dict[str, Any]) -> str:
    t = session.words
    said = {name: t.number(each[name], 1, signed=True).replace(".0", "").replace(",0", "") for name in _NUMBERS}
    label = t("workshop.wall.median", value=said["median"], low=said["low"], high=said["high"], n=each["n"])
    stacked: dict[float, int] = {}
    dots = []
    for answer in each["answers"]:
        height = stacked[answer] = stacked.get(answer, -1) + 1
        dots.append(f'<i style="left:{_at(answer):.1f}%;bottom:{5 + 9 * min(height, 3)}px"></i>')
    band = f'<b style="left:{_at(each["low"]):.1f}%;width:{_at(each["high"]) - _at(each["low"]):.1f}%"></b>'
    median = f'<u style="left:{_at(each["median"]):.1f}%"></u>'
    name = f"<strong>{each['number']} {escape(each['title'])}</strong><small>{escape(each['stage'])}</small>"
    return f'<li><p>{name}</p><div class="strip">{band}{"".join(dots)}{median}</div><small>{escape(label)}</small></li>'


_NUMBERS = ("median", "low", "high")


def _at(valence: float) -> float:
    """Percent from the left."""
    return 2 + 96 * (valence + HALF) / (2 * HALF)

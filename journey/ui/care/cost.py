"""Keeping beside winning: what a team assumes, and the sum that follows from it."""

from dataclasses import replace
from datetime import date

import streamlit as st

from journey.i18n import LANGUAGES, words
from journey.model import Edit, Map
from journey.model.keeping import USUAL_TIMES, Keeping, assume, cost_metric, keeping
from journey.ui.editing import Opened, save
from journey.ui.followed import followed
from journey.ui.session import session

NAMES = frozenset(words(language)("care.cost.name") for language in LANGUAGES)  # in whichever language it was kept


def cost(found: Opened, today: date) -> None:
    t = session.words
    held = keeping(cost_metric(found.map, NAMES))
    with st.container(key="care_cost", gap="small"):
        st.subheader(t("care.cost.title"), anchor=False)
        st.markdown(_sum(held))
        if not found.access.may("edit"):
            return
        _field("winning", held.winning if held else None, 0.0, today)
        if held:
            left, right = st.columns(2)
            with left:
                _field("customers", held.customers, 0, today)
            with right:
                _field("times", held.times, 1.0, today)
        st.caption(t("care.cost.assumption"))


def _sum(held: Keeping | None) -> str:
    t = session.words
    if held is None:
        return t("care.cost.unknown", times=USUAL_TIMES)
    if not held.customers:
        return t("care.cost.each", each=t.number(held.winning / held.times), winning=t.number(held.winning))
    return t(
        "care.cost.sum",
        n=held.customers,
        kept=t.number(held.kept_for),
        won=t.number(held.won_for),
        more=t.number(held.won_for - held.kept_for),
    )


def _field(name: str, value: float | None, least: float, today: date) -> None:
    key = f"care_cost:{name}"
    whole = isinstance(least, int)
    st.number_input(
        session.words(f"care.cost.{name}"),
        min_value=least,
        max_value=None if name != "times" else 1000.0,
        step=1 if whole else 1.0,
        format="%d" if whole else "%g",
        on_change=_keep,
        args=(name, key, today),
        **followed(key, value, value=value),
    )


def _keep(name: str, key: str, today: date) -> None:
    value: float | None = session.widget(key, None)
    t = session.words

    def kept(journey_map: Map) -> Edit | None:
        held = keeping(cost_metric(journey_map, NAMES))
        if name == "winning":
            wanted = None if value is None else replace(held or Keeping(value), winning=value)
        else:
            usual = {"customers": 0, "times": USUAL_TIMES}[name]
            wanted = replace(held, **{name: usual if value is None else value}) if held else None  # type: ignore[arg-type]
        return assume(journey_map, NAMES, wanted, t("care.cost.name"), t("care.cost.source"), today)

    save(kept)

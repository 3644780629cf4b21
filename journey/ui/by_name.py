"""The way to a card for those who do not point: in a chart no key leads from point to point."""

import streamlit as st

from journey.model import Map
from journey.ui.editor import pick
from journey.ui.session import session


def by_name(journey_map: Map) -> None:
    """Every place of the chart in the order of the path, to be found by typing; the one chosen opens its form."""
    t = session.words
    numbers = journey_map.numbers
    names: dict[str, str] = {}
    for number, (stage, cell) in enumerate(journey_map.path, 1):
        names[stage.id] = f"{t('map_page.by_name.stage', n=number)} · {stage.name}"
        names.update((place.id, f"{numbers[place.id]} · {place.title}") for place in cell)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="by_name"):
        st.caption(t("map_page.by_name.label"), width="content")
        key = session.controlled("by_name_choice", session.selected if session.selected in names else None)
        st.selectbox(
            t("map_page.by_name.label"),
            list(names),
            index=None,
            key=key,
            width=360,
            placeholder=t("map_page.by_name.placeholder"),
            format_func=lambda place: names[place],
            label_visibility="collapsed",
            on_change=_open,
            args=(journey_map, key),
        )


def _open(journey_map: Map, key: str) -> None:
    chosen: str | None = session.widget(key, None)
    if chosen:
        pick(journey_map, chosen)

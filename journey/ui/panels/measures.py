"""The metrics of a stage or a touchpoint, and a small form for one more."""

from datetime import date

import streamlit as st

from journey.model import Map, Metric, Stage, Touchpoint
from journey.model.changes import add, new, remove
from journey.ui.editing import save, save_field
from journey.ui.fields import key_of
from journey.ui.markdown import escaped
from journey.ui.panels.part import part
from journey.ui.session import session

KINDS = ("nps", "csat", "ces", "own", "pressure")


def measures(journey_map: Map, place: Stage | Touchpoint) -> None:
    """What was measured at a place: each value with what stands beside it."""
    here = [metric for metric in journey_map.metrics if place.id == (metric.touchpoint_id or metric.stage_id)]
    with part("metrics", len(here)):
        for metric in here:
            _measure(metric)
        _new_measure(place)


def _measure(metric: Metric) -> None:
    t = session.words
    n = t("lanes.n", n=t.number(metric.n, 0)) if metric.n is not None else ""
    beside = [metric.scale, n, metric.date.isoformat() if metric.date else "", metric.source]
    with st.container(gap="small"):
        with st.container(horizontal=True, vertical_alignment="bottom", wrap=False):
            key = session.controlled(key_of(metric, "value"), float(metric.value))
            st.number_input(
                escaped(metric.name or t(f"map_page.metrics.kinds.{metric.kind}")),
                step=1.0,
                format="%g",
                key=key,
                on_change=_save_value,
                args=(metric.id, key),
            )
            st.button(
                "",
                icon=":material/delete:",
                type="tertiary",
                key=f"remove:{metric.id}",
                help=t("map_page.metrics.remove"),
                on_click=_remove,
                args=(metric.id,),
            )
        st.caption(escaped(" · ".join(filter(None, beside))))


def _new_measure(place: Stage | Touchpoint) -> None:
    t = session.words
    draft = f"new_metric:{place.id}:{session.get(f'metrics:{place.id}', 0)}"
    with st.container(border=True, gap="small"):
        st.markdown(f"**{t('map_page.metrics.new')}**")
        kind = st.selectbox(
            t("map_page.metrics.kind"),
            KINDS,
            key=f"{draft}:kind",
            filter_mode=None,
            format_func=lambda kind: t(f"map_page.metrics.kinds.{kind}"),
        )
        if kind == "own":
            st.text_input(t("map_page.metrics.name"), key=f"{draft}:name")
        left, right = st.columns(2)
        with left:
            st.number_input(t("map_page.metrics.value"), value=None, step=1.0, format="%g", key=f"{draft}:value")
            st.number_input(t("map_page.metrics.n"), value=None, min_value=0, step=1, key=f"{draft}:n")
        with right:
            st.text_input(
                t("map_page.metrics.scale"), key=f"{draft}:scale", placeholder=t("map_page.metrics.scale_placeholder")
            )
            st.date_input(t("map_page.metrics.date"), value=None, key=f"{draft}:date")
        st.text_input(t("map_page.metrics.source"), key=f"{draft}:source")
        whose = "stage_id" if isinstance(place, Stage) else "touchpoint_id"
        st.button(
            t("map_page.metrics.add"),
            icon=":material/add:",
            key=f"add_metric:{place.id}",
            on_click=_add,
            args=(whose, place.id, draft),
        )


def _add(whose: str, place_id: str, draft: str) -> None:
    day: date | None = session.widget(f"{draft}:date", None)
    fields: dict[str, object] = {
        "kind": session.widget(f"{draft}:kind", KINDS[0]),
        "name": session.widget(f"{draft}:name", ""),
        "value": session.widget(f"{draft}:value", None) or 0.0,
        "scale": session.widget(f"{draft}:scale", ""),
        "n": session.widget(f"{draft}:n", None),
        "date": day,
        "source": session.widget(f"{draft}:source", ""),
    }
    session.put("part", "metrics")
    if save(lambda journey_map: add(journey_map, new("metrics", **{whose: place_id, **fields}))):
        session.put(f"metrics:{place_id}", session.get(f"metrics:{place_id}", 0) + 1)  # an empty form for the next one


def _save_value(metric_id: str, key: str) -> None:
    if session.widget(key, None) is not None:  # a metric without a value is no metric
        save_field(metric_id, "value", key)


def _remove(metric_id: str) -> None:
    session.put("part", "metrics")
    save(lambda journey_map: remove(journey_map, metric_id))

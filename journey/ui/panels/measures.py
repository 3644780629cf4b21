"""The metrics of a stage or a touchpoint: each a line that opens to be changed, and a small form for one more."""

from datetime import date

import streamlit as st

from journey.errors import JourneyError
from journey.model import COUNTED_KINDS, METRIC_KINDS, Edit, Map, Metric, Stage, Touchpoint
from journey.model.changes import add, change, new
from journey.ui.editing import save
from journey.ui.fields import choice_field, following, key_of, text_field
from journey.ui.help.term import what_is
from journey.ui.markdown import escaped
from journey.ui.panels.amounts import DAY_FORMAT, EARLIEST, LATEST, count_field, day_field
from journey.ui.panels.drafts import waiting
from journey.ui.panels.part import keep_open, part
from journey.ui.panels.removal import removal
from journey.ui.session import session

KINDS = tuple(kind for kind in METRIC_KINDS if kind not in COUNTED_KINDS)  # what a log says is not typed


def measures(journey_map: Map, place: Stage | Touchpoint) -> None:
    """What was measured at a place: each value with what stands beside it."""
    here = [metric for metric in journey_map.metrics if place.id == (metric.touchpoint_id or metric.stage_id)]
    box = part("metrics", len(here))
    if box is None:
        return
    with box:
        for metric in here:
            _measure(metric)
        _new_measure(place)


def open_metric(metric_id: str) -> None:
    """Opens the fields of one metric, and closes those of another; empty for none."""
    session.put("metric", metric_id)


def _measure(metric: Metric) -> None:
    is_open = session.get("metric", "") == metric.id
    with st.container(gap="small", key=f"measure_{metric.id}", border=is_open):
        st.button(
            _line(metric),
            icon=":material/expand_less:" if is_open else ":material/expand_more:",
            type="tertiary",
            width="stretch",
            key=f"metric:{metric.id}",
            on_click=_turn,
            args=("" if is_open else metric.id,),
        )
        if is_open:
            metric_fields(metric)
            removal(metric, "metrics", _name(metric), label=session.words("map_page.metrics.remove"))


def _line(metric: Metric) -> str:
    """The metric in a line: ``CSAT 4.4 · 1 to 5 · n 203``."""
    t = session.words
    whole = float(metric.value).is_integer()
    value = t.number(metric.value, 0 if whole else 1, signed=metric.kind == "nps")
    n = t("lanes.n", n=t.number(metric.n, 0)) if metric.n is not None else ""
    beside = [part for part in (metric.scale, n) if part]
    return f"**{escaped(_name(metric))} {escaped(value)}**" + "".join(f" · {escaped(part)}" for part in beside)


def _name(metric: Metric) -> str:
    return metric.name or session.words(f"map_page.metrics.kinds.{metric.kind}")


def metric_fields(metric: Metric) -> None:
    """What is known of one metric."""
    t = session.words
    left, right = st.columns(2)
    with left:
        kinds: dict[str | None, str] = {kind: t(f"map_page.metrics.kinds.{kind}") for kind in METRIC_KINDS}
        choice_field(metric, "kind", t("map_page.metrics.kind"), list(kinds), lambda kind: kinds[kind])
        key = key_of(metric, "value")
        st.number_input(
            t("map_page.metrics.value"),
            step=1.0,
            format="%g",
            on_change=_save_value,
            args=(metric.id, key),
            **following(key, float(metric.value)),
        )
        count_field(metric, "n", t("map_page.metrics.n"))
    with right:
        text_field(metric, "name", t("map_page.metrics.name"), placeholder=kinds[metric.kind])
        text_field(metric, "scale", t("map_page.metrics.scale"), placeholder=t("map_page.metrics.scale_placeholder"))
        day_field(metric, "date", t("map_page.metrics.date"))
    text_field(metric, "source", t("map_page.metrics.source"))


def _new_measure(place: Stage | Touchpoint) -> None:
    t = session.words
    draft = f"new_metric:{place.id}:{session.get(f'metrics:{place.id}', 0)}"
    with st.container(border=True, gap="small", key=f"draft_metric_{place.id}"):
        st.markdown(f"**{t('map_page.metrics.new')}**")
        what_is("nps", "csat", "ces")
        left, right = st.columns(2)
        with left:
            kind = st.selectbox(
                t("map_page.metrics.kind"),
                KINDS,
                filter_mode=None,
                format_func=lambda kind: t(f"map_page.metrics.kinds.{kind}"),
                **waiting(f"{draft}:kind", KINDS[0]),
            )
            st.number_input(t("map_page.metrics.value"), value=None, step=1.0, format="%g", **waiting(f"{draft}:value"))
            st.number_input(t("map_page.metrics.n"), value=None, min_value=0, step=1, **waiting(f"{draft}:n"))
        with right:
            st.text_input(
                t("map_page.metrics.name"),
                placeholder=t(f"map_page.metrics.kinds.{kind}"),
                **waiting(f"{draft}:name", ""),
            )
            st.text_input(
                t("map_page.metrics.scale"),
                placeholder=t("map_page.metrics.scale_placeholder"),
                **waiting(f"{draft}:scale", ""),
            )
            st.date_input(
                t("map_page.metrics.date"),
                min_value=EARLIEST,
                max_value=LATEST,
                format=DAY_FORMAT,
                **waiting(f"{draft}:date"),
            )
        st.text_input(t("map_page.metrics.source"), **waiting(f"{draft}:source", ""))
        st.button(
            t("map_page.metrics.add"),
            icon=":material/add:",
            key=f"add_metric:{place.id}",
            on_click=_add,
            args=("stage_id" if isinstance(place, Stage) else "touchpoint_id", place.id, draft),
        )


def _turn(metric_id: str) -> None:
    keep_open("metrics")
    open_metric(metric_id)


def _add(whose: str, place_id: str, draft: str) -> None:
    value: float | None = session.widget(f"{draft}:value", None)
    day: date | None = session.widget(f"{draft}:date", None)
    fields: dict[str, object] = {
        "kind": session.widget(f"{draft}:kind", KINDS[0]),
        "name": session.widget(f"{draft}:name", ""),
        "value": value,
        "scale": session.widget(f"{draft}:scale", ""),
        "n": session.widget(f"{draft}:n", None),
        "date": day,
        "source": session.widget(f"{draft}:source", ""),
    }
    keep_open("metrics")

    def measured(journey_map: Map) -> Edit:
        if value is None:
            raise JourneyError("metric_without_value", where=place_id)
        return add(journey_map, new("metrics", **{whose: place_id, **fields}))

    if save(measured):
        open_metric("")
        session.put(f"metrics:{place_id}", session.get(f"metrics:{place_id}", 0) + 1)  # an empty form for the next one


def _save_value(metric_id: str, key: str) -> None:
    value: float | None = session.widget(key, None)

    def valued(journey_map: Map) -> Edit | None:
        if value is None:  # nothing is measured without it, and 0 would be a result
            raise JourneyError("metric_without_value", where=metric_id)
        return change(journey_map, metric_id, value=value)

    save(valued)

"""The points: where customers gather before silence, by event, touchpoint, stage or channel; and one of them split."""

from collections.abc import Iterable
from typing import TypeVar

import streamlit as st

from journey.analyses import drop_off, split
from journey.analyses.drop_off_answer import DropOff, Point, ranked
from journey.analyses.drop_off_figure import LEVELS, MOST_ROWS
from journey.analyses.horizon import NOBODY
from journey.analyses.naming import groups, titles
from journey.analyses.percents import percent
from journey.errors import JourneyError
from journey.events.spelling import readable
from journey.formats.plotly import CONFIG
from journey.model import Map
from journey.scene.themes import theme
from journey.ui.evidence.answers import tell
from journey.ui.evidence.held import Held, choose
from journey.ui.evidence.questions import log_for, terms_of
from journey.ui.followed import followed
from journey.ui.markdown import escaped
from journey.ui.session import session
from journey.ui.vanishing.asking import called
from journey.ui.vanishing.icons import icons_of
from journey.ui.width import page_width

Choice = TypeVar("Choice")
_PADDING_PX = 34  # of what opens
_KINDS = dict(zip(LEVELS, drop_off.KINDS, strict=True))


def points(found: Held, said: DropOff, journey_map: Map | None) -> None:
    t, level = session.words, _level(said)
    _level_choice(found, said, level)
    told = called(said, journey_map)
    rows: tuple[Point, ...] = getattr(told, level)
    every, width = session.get("vanishing_all", False), page_width("vanishing")
    drawn = drop_off.figure(
        told, t, theme(session.theme), level, icons_of(found, journey_map, level), None if every else MOST_ROWS,
        width,
    )  # fmt: skip
    alt = drop_off.finding(told, t)
    st.plotly_chart(drawn, key="vanishing_points", theme=None, config=CONFIG, alt=alt)
    if len(rows) > MOST_ROWS:
        label = t("vanishing.first_rows") if every else t("vanishing.all_rows", n=len(rows) - MOST_ROWS)
        st.button(
            label, type="tertiary", key="vanishing_rows", on_click=choose, args=(found, "vanishing_all", not every)
        )
    notes = []
    if said.return_rate is not None and said.return_rate >= NOBODY:
        notes.append(t("analyses.drop_off.may_return", n=said.horizon_days, share=percent(said.return_rate, t)))
    if not said.has_direction:
        notes.append(t("analyses.drop_off.no_direction"))
    if notes:
        st.caption(escaped(" ".join(notes)))
    _split(found, said, journey_map, level, width)


def _level(said: DropOff) -> str:
    level = session.get("vanishing_level", LEVELS[0])
    return level if getattr(said, level) else LEVELS[0]


def _level_choice(found: Held, said: DropOff, level: str) -> None:
    t, known = session.words, [each for each in LEVELS if getattr(said, each)]
    if len(known) > 1:
        key = "vanishing_level_choice"
        st.segmented_control(
            t("vanishing.level"), known, required=True, label_visibility="collapsed",
            format_func=lambda name: t(f"vanishing.levels.{name}"),
            on_change=lambda: choose(found, "vanishing_level", session.widget(key, LEVELS[0])),
            **followed(key, level, default=level),
        )  # fmt: skip


def _split(found: Held, said: DropOff, journey_map: Map | None, level: str, width_px: int) -> None:
    """One point by its parts."""
    t, log, kind = session.words, log_for(found, "drop_off"), _KINDS[level]
    rows, known = ranked(said.drawn(getattr(said, level))), titles(journey_map)
    places = {(each.event, each.sent): each for each in rows}
    by = split.splits(log, kind)
    if not places:
        return
    with st.expander(t("vanishing.split.title"), icon=":material/call_split:", key="vanishing_split"):
        with st.container(horizontal=True, gap="small", key="vanishing_split_choices"):
            point = _chosen(f"vanishing_point_{level}", places)
            key = f"vanishing_point_of_{level}"
            st.selectbox(
                t("vanishing.split.point"), list(places), on_change=_keep,
                args=(found, f"vanishing_point_{level}", key),
                format_func=lambda place: _name(places[place], level, known),
                **followed(key, point, label=_name(places[point], level, known), options=places),
            )  # fmt: skip
            part, by_key = _chosen("vanishing_by", by), f"vanishing_by_of_{kind}"
            st.selectbox(
                t("vanishing.split.by"), by, on_change=_keep, args=(found, "vanishing_by", by_key),
                filter_mode=None, format_func=lambda name: t(f"vanishing.split.{name}"),
                **followed(by_key, part, options=by),
            )  # fmt: skip
        try:
            parts = _parts(found, journey_map, kind, places[point], part)
        except JourneyError as problem:
            tell(problem)
            return
        if parts.parts:
            called = groups(journey_map) if part == "segment" else known
            drawn = split.figure(parts, t, theme(session.theme), called, max(width_px - _PADDING_PX, 0))
            alt = split.finding(parts, t, called)
            st.markdown(escaped(alt))
            st.plotly_chart(drawn, key="vanishing_parts", theme=None, config=CONFIG, alt=alt)
        ungrouped = "" if "segment" in by else t("vanishing.split.no_groups")
        st.caption(f"{t('vanishing.split.about')} {ungrouped}")


def _parts(found: Held, journey_map: Map | None, kind: str, point: Point, by: str) -> split.Split:
    """Asked once for a state of the map."""
    terms = terms_of(found)
    known = (f"split {kind} {point.event} {point.sent} {by} {terms}", str(hash(journey_map)), session.head or 0)
    if known not in found.answers:
        log = log_for(found, "drop_off")
        found.answers[known] = split.compute(log, journey_map, kind, point.event, by, point.sent, terms)
    told: split.Split = found.answers[known]
    return told


def _name(point: Point, level: str, known: dict[str, str]) -> str:
    name = known.get(point.event) or readable(point.event) if level == "events" else point.event
    return f"{name} · {point.whose(session.words)}" if point.sent else name


def _chosen(name: str, options: Iterable[Choice]) -> Choice:
    """What was chosen, while it is there; else the first."""
    known = list(options)
    choice = session.get(name, known[0])
    return choice if choice in known else known[0]


def _keep(found: Held, name: str, key: str) -> None:
    choose(found, name, session.widget(key, None))

"""Touchpoints: what happens, stage by stage."""

from collections.abc import Sequence

import streamlit as st

from journey.model import EVIDENCE, Channel, Map, Record, Stage, Touchpoint
from journey.model.changes import new
from journey.ui.define.chosen import chosen_stage
from journey.ui.define.rows import adder, row_buttons
from journey.ui.editing import save_field
from journey.ui.fields import bare_choice, bare_text, key_of, moon
from journey.ui.session import session

COLLECTION = "touchpoints"
COLUMNS = ("stage_id", "title", "channel_id", "initiator", "moment_of_truth", "evidence", "description")
INITIATORS = ("customer", "company", "partner", "social")
_WIDTHS = (0.4, 3.6, 1.9, 1.6, 0.6, 1.6, 1.15)


def form(journey_map: Map) -> None:
    """Choose a stage; a row a touchpoint; add the next with Enter."""
    t = session.words
    stage = chosen_stage(journey_map, lambda cell: str(len(cell)))
    if stage is None:
        st.markdown(t("define.empty.needs_stage"))
        return
    row = dict((other.id, cell) for other, cell in journey_map.path)[stage.id]
    if not row:
        st.markdown(t("define.empty.touchpoints"))
    else:
        heads = st.columns(_WIDTHS)
        for column, field in zip(heads[1:4], ("happens", "channel", "initiator"), strict=True):
            column.caption(t(f"define.fields.{field}"))
        heads[4].caption("★", help=t("define.fields.moment_of_truth"))
        heads[5].caption(t("define.fields.evidence"))
    for touchpoint in row:
        _row(touchpoint, row, journey_map)
    adder("touchpoints", t("define.add_touchpoint"), make(journey_map, stage))


def _row(touchpoint: Touchpoint, row: Sequence[Touchpoint], journey_map: Map) -> None:
    t = session.words
    number, title, channel, initiator, star, evidence, buttons = st.columns(_WIDTHS, vertical_alignment="center")
    number.markdown(f"**{journey_map.numbers[touchpoint.id]}**")
    with title:
        bare_text(touchpoint, "title", t("define.fields.happens"))
    with channel:
        channels = (None, *[other.id for other in journey_map.channels])
        bare_choice(touchpoint, "channel_id", t("define.fields.channel"), channels, lambda c: channel_name(journey_map, c))
    with initiator:
        bare_choice(
            touchpoint, "initiator", t("define.fields.initiator"), INITIATORS, lambda i: t(f"define.initiators.{i}")
        )
    with star:
        key = session.controlled(key_of(touchpoint, "moment_of_truth"), bool(touchpoint.moment_of_truth))
        st.checkbox(
            t("define.fields.moment_of_truth"), key=key, label_visibility="collapsed", on_change=save_field,
            args=(touchpoint.id, "moment_of_truth", key),
        )  # fmt: skip
    with evidence:
        bare_choice(
            touchpoint, "evidence", t("define.fields.evidence"), EVIDENCE, lambda e: moon(str(e), t(f"evidence.{e}"))
        )
    with buttons:
        row_buttons(touchpoint, row)


def channel_name(journey_map: Map, channel_id: str | None) -> str:
    channel = journey_map.channel(channel_id)
    return channel.name if channel else session.words("define.no_channel")


def make(journey_map: Map, stage: Stage):  # type: ignore[no-untyped-def]
    """A new touchpoint in this stage; its channel is the one its words name, where there is one."""

    def touchpoint(title: str) -> Record:
        channel = named_channel(title, journey_map.channels)
        return new("touchpoints", stage_id=stage.id, title=title, channel_id=channel.id if channel else None)

    return touchpoint


def named_channel(title: str, channels: Sequence[Channel]) -> Channel | None:
    """The channel whose name stands in a title."""
    spoken = title.casefold()
    return next((channel for channel in channels if len(channel.name) > 2 and channel.name.casefold() in spoken), None)

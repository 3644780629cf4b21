"""What happens at a touchpoint, how each persona feels there, where people go from it, and whether they vanish."""

import streamlit as st

from journey.model import Map, Touchpoint
from journey.ui.editing import save_field
from journey.ui.fields import choice_field, evidence_field, key_of, row_field, text_field
from journey.ui.help.term import what_is
from journey.ui.panels.feeling import feeling_fields
from journey.ui.panels.losses import losses
from journey.ui.panels.measures import measures
from journey.ui.panels.ways import ways
from journey.ui.session import session

INITIATORS = ("customer", "company", "partner", "social")
MOMENTS = ("yes", "zero", "first", "second", "ultimate")


def draw(journey_map: Map, touchpoint: Touchpoint) -> None:
    t = session.words
    text_field(touchpoint, "title", t("app.touchpoint.title"))
    feeling_fields(journey_map, touchpoint)
    st.divider()
    text_field(touchpoint, "description", t("app.touchpoint.description"), lines=2)
    left, right = st.columns(2)
    with left:
        channels = {channel.id: channel.name for channel in journey_map.channels}
        none = t("app.touchpoint.no_channel")
        choice_field(
            touchpoint,
            "channel_id",
            t("app.touchpoint.channel"),
            [None, *channels],
            lambda key: channels.get(key or "", none),
        )
    with right:
        stages = {stage.id: stage.name for stage in journey_map.stages}
        choice_field(
            touchpoint, "stage_id", t("app.touchpoint.stage"), list(stages), lambda key: stages.get(key or "", "")
        )
    row_field(
        touchpoint, "initiator", t("app.touchpoint.initiator"), INITIATORS, lambda name: t(f"app.initiators.{name}")
    )
    _moment_of_truth(touchpoint)
    evidence_field(touchpoint, t("app.touchpoint.evidence"))
    what_is("moment_of_truth", "evidence", "valence")
    ways(journey_map, touchpoint)
    losses(journey_map, touchpoint)
    measures(journey_map, touchpoint)


def _moment_of_truth(touchpoint: Touchpoint) -> None:
    t = session.words
    moment = touchpoint.moment_of_truth
    key = session.controlled(key_of(touchpoint, "moment_of_truth"), bool(moment))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.toggle(
            t("app.touchpoint.moment_of_truth"),
            key=key,
            help=t("app.touchpoint.moment_help"),
            on_change=save_field,
            args=(touchpoint.id, "moment_of_truth", key, bool),
        )
        if moment is False:
            return
        which = session.controlled(key_of(touchpoint, "moment_kind"), "yes" if moment is True else moment)
        st.selectbox(
            t("app.touchpoint.moment_kind"),
            MOMENTS,
            key=which,
            label_visibility="collapsed",
            filter_mode=None,
            width=180,
            format_func=lambda kind: t(f"app.moments.{kind}"),
            on_change=save_field,
            args=(touchpoint.id, "moment_of_truth", which, lambda kind: True if kind == "yes" else kind),
        )

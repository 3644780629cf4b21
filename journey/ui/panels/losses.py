"""Whether people vanish at a place, how many, why, and how that is known."""

import streamlit as st

from journey.model import Loss, Map, Stage, Touchpoint
from journey.model.changes import add, new, remove
from journey.ui.editing import save
from journey.ui.fields import choice_field, evidence_field, row_field
from journey.ui.panels.amounts import count_field, fraction, percent_field
from journey.ui.panels.part import part
from journey.ui.session import session

REASONS = ("fear", "pressure", "low_trust", "opportunism", "other")
CONTROLS = ("unknown", "unwanted", "wanted")


def losses(journey_map: Map, place: Stage | Touchpoint) -> None:
    """The losses at a place; where there is none, the share that makes it a point of no return."""
    t = session.words
    here = [loss for loss in journey_map.losses if place.id == (loss.touchpoint_id or loss.stage_id)]
    with part("losses", len(here)):
        for loss in here:
            _loss(loss)
        if here:
            return
        st.caption(t("map_page.losses.none"))
        key = f"new_loss:{place.id}"
        st.number_input(
            t("map_page.losses.share"),
            min_value=0.0,
            max_value=100.0,
            value=None,
            step=1.0,
            format="%g",
            key=key,
            help=t("map_page.losses.share_help"),
        )
        kind = "stage_id" if isinstance(place, Stage) else "touchpoint_id"
        st.button(
            t("map_page.losses.add"),
            icon=":material/add:",
            key=f"add_loss:{place.id}",
            on_click=_add,
            args=(kind, place.id, key),
        )


def _loss(loss: Loss) -> None:
    t = session.words
    for column, (field, name) in zip(
        st.columns(3), (("share", "share"), ("share_low", "low"), ("share_high", "high")), strict=True
    ):
        with column:
            percent_field(loss, field, t(f"map_page.losses.{name}"))
    left, right = st.columns(2)
    with left:
        count_field(loss, "n", t("map_page.losses.n"))
    with right:
        count_field(loss, "horizon_days", t("map_page.losses.horizon"), least=1)
    reasons: dict[str | None, str] = {name: t(f"map_page.losses.reasons.{name}") for name in REASONS}
    choice_field(loss, "reason", t("map_page.losses.reason"), list(reasons), lambda name: reasons[name])
    row_field(
        loss, "control", t("map_page.losses.control"), CONTROLS, lambda name: t(f"map_page.losses.controls.{name}")
    )
    evidence_field(loss, t("map_page.losses.evidence"))
    st.button(
        t("map_page.losses.remove"),
        icon=":material/delete:",
        type="tertiary",
        key=f"remove:{loss.id}",
        on_click=_remove,
        args=(loss.id,),
    )


def _add(kind: str, place_id: str, key: str) -> None:
    share = fraction(session.widget(key, None))
    session.put("part", "losses")
    save(lambda journey_map: add(journey_map, new("losses", **{kind: place_id, "share": share})))


def _remove(loss_id: str) -> None:
    session.put("part", "losses")
    save(lambda journey_map: remove(journey_map, loss_id))

"""Whether people vanish at a place, how many, why, and how that is known."""

import streamlit as st

from journey.errors import JourneyError
from journey.model import Edit, Loss, Map, Stage, Touchpoint
from journey.model.changes import add, new
from journey.model.findings import Control, Reason
from journey.model.losing import CONTROLS, REASONS, because, led
from journey.ui.editing import save
from journey.ui.fields import choice_field, evidence_field, row_field, text_field
from journey.ui.help.term import what_is
from journey.ui.panels.amounts import count_field, day_field, fraction, percent_draft, percent_field, sum_field
from journey.ui.panels.conversations import conversations
from journey.ui.panels.drafts import taken
from journey.ui.panels.part import keep_open, part
from journey.ui.panels.removal import removal
from journey.ui.session import session

_SHARES = (("share", "share"), ("share_low", "low"), ("share_high", "high"))


def losses(journey_map: Map, place: Stage | Touchpoint) -> None:
    """The losses at a place; where there is none, the share that makes it a point of no return."""
    here = [loss for loss in journey_map.losses if place.id == (loss.touchpoint_id or loss.stage_id)]
    box = part("losses", len(here))
    if box is None:
        return
    with box:
        for loss in here:
            with st.container(gap="small"):
                loss_fields(loss)
                name = loss.title or (place.name if isinstance(place, Stage) else place.title)
                removal(loss, "losses", name, label=session.words("map_page.losses.remove"))
        if not here:
            _new_loss(place)


def loss_fields(loss: Loss) -> None:
    """What is known of one loss."""
    t = session.words
    for column, (field, name) in zip(st.columns(3), _SHARES, strict=True):
        with column:
            percent_field(loss, field, t(f"map_page.losses.{name}"))
    remark = _remark(loss)
    if remark:
        st.caption(f":material/info: {t(f'map_page.losses.{remark}')}")
    left, right = st.columns(2)
    with left:
        count_field(loss, "n", t("map_page.losses.n"))
    with right:
        count_field(loss, "horizon_days", t("map_page.losses.horizon"), least=1)
    text_field(loss, "title", t("map_page.losses.title"), placeholder=t("map_page.losses.title_placeholder"))
    reasons: dict[str | None, str] = {name: t(f"map_page.losses.reasons.{name}") for name in REASONS}
    choice_field(loss, "reason", t("map_page.losses.reason"), list(reasons), lambda name: reasons[name], _reason)
    row_field(
        loss, "control", t("map_page.losses.control"), CONTROLS, lambda name: t(f"map_page.losses.controls.{name}"),
        _control,
    )  # fmt: skip
    if loss.control == "unknown":
        st.caption(t("map_page.losses.unexplained"))
    left, right = st.columns(2)
    with left:
        count_field(loss, "customers", t("map_page.losses.customers"))
    with right:
        sum_field(loss, "value", t("map_page.losses.value"), tip=t("map_page.losses.value_help"))
    left, right = st.columns(2)  # a row of its own: the Tab key goes through one column before the next
    with left:
        day_field(loss, "start", t("map_page.losses.start"))
    with right:
        day_field(loss, "end", t("map_page.losses.end"))
    evidence_field(loss, t("map_page.losses.evidence"))
    if loss.evidence == "heard" and (loss.customers is not None or loss.value is not None):
        st.caption(t("map_page.losses.heard"))
    conversations(loss)


def _reason(journey_map: Map, loss_id: str, _: str, reason: Reason) -> Edit | None:
    return because(journey_map, loss_id, reason)


def _control(journey_map: Map, loss_id: str, _: str, control: Control) -> Edit | None:
    return led(journey_map, loss_id, control)


def _remark(loss: Loss) -> str:
    """What is to be said about the shares: that one is needed, or that they contradict each other."""
    if loss.share is None:
        return "unseen"
    low = loss.share if loss.share_low is None else loss.share_low
    high = loss.share if loss.share_high is None else loss.share_high
    return "" if low <= loss.share <= high else "outside"


def _new_loss(place: Stage | Touchpoint) -> None:
    t = session.words
    st.caption(t("map_page.losses.none"))
    what_is("point_of_no_return", "silence_horizon")
    key = f"new_loss:{place.id}"
    with st.container(key=f"draft_loss_{place.id}"):
        percent_draft(key, t("map_page.losses.share"), tip=t("map_page.losses.share_help"))
    st.button(
        t("map_page.losses.add"),
        icon=":material/add:",
        key=f"add_loss:{place.id}",
        on_click=_add,
        args=("stage_id" if isinstance(place, Stage) else "touchpoint_id", place.id, key),
    )


def _add(whose: str, place_id: str, key: str) -> None:
    share = fraction(session.widget(key, None))
    keep_open("losses")

    def marked(journey_map: Map) -> Edit:
        if share is None:
            raise JourneyError("loss_without_share", where=place_id)
        return add(journey_map, new("losses", **{whose: place_id, "share": share}))

    if save(marked):
        taken(key)

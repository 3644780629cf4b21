"""Every loss in a line: open it, or lead it on from an unknown cause to a known one and to one that was chosen."""

import streamlit as st

from journey.i18n import Words
from journey.model import EVIDENCE, Loss, Map
from journey.model.findings import Reason
from journey.model.losing import CONTROLS, REASONS, is_counted, is_known, moved_on, next_control, periods
from journey.ui.editing import Opened, save
from journey.ui.followed import followed
from journey.ui.losses.finding import name_of, place_name
from journey.ui.losses.matrix import moon
from journey.ui.losses.shown import open_loss
from journey.ui.markdown import escaped
from journey.ui.session import session

_AT_ONCE = 8
_FILTERS = (("control", CONTROLS), ("reason", REASONS), ("evidence", EVIDENCE))
_NAMES = {"control": "losses_page.controls", "reason": "map_page.losses.reasons", "evidence": "evidence"}


def listing(found: Opened) -> None:
    """The losses under their filters, those with most customers first."""
    t = session.words
    with st.container(key="card_loss_list", gap="small"):
        st.subheader(t("losses_page.list"), anchor=False)
        chosen = _filters() if len(found.map.losses) > 1 else {}
        held = [
            loss
            for loss in found.map.losses
            if all(wanted in ("", getattr(loss, field)) for field, wanted in chosen.items())
        ]
        ranked = sorted(held, key=lambda loss: (CONTROLS.index(loss.control), -(loss.customers or 0), loss.id))
        dated = len(periods(found.map.losses)) > 1
        shown = ranked if session.get("losses_all", False) else ranked[:_AT_ONCE]
        if not ranked:
            st.caption(t("losses_page.none_so"))
        for loss in shown:
            _row(found, loss, dated)
        if len(shown) < len(ranked):
            st.button(
                t("losses_page.more", n=len(ranked) - len(shown)), type="tertiary", key="losses_more",
                on_click=session.put, args=("losses_all", True),
            )  # fmt: skip


def _filters() -> dict[str, str]:
    t = session.words
    chosen: dict[str, str] = {}
    with st.container(horizontal=True, gap="small", key="loss_filters"):
        for field, options in _FILTERS:
            name, words = f"losses_by_{field}", _NAMES[field]
            chosen[field] = session.get(name, "")
            key = f"{name}_choice"
            names = {"": t(f"losses_page.any.{field}")}
            names |= {option: t(f"{words}.{option}") for option in options}
            st.selectbox(
                t(f"losses_page.by.{field}"), list(names), format_func=names.__getitem__, filter_mode=None,
                on_change=lambda name=name, key=key: session.put(name, session.widget(key, "")),
                **followed(key, chosen[field], options=names),
            )  # fmt: skip
    return chosen


def _row(found: Opened, loss: Loss, dated: bool) -> None:
    t = session.words
    with st.container(key=f"loss_{loss.id}", gap="small"):
        st.html(moon(loss.evidence, t))
        st.button(
            escaped(name_of(found.map, loss, t)), type="tertiary", key=f"open-loss-{loss.id}", on_click=open_loss,
            args=(loss.id,),
        )  # fmt: skip
        st.markdown(escaped(_why(found.map, loss, t)))
        st.markdown(escaped(_much(loss, t, dated)))
        if found.access.may("edit"):
            _way_on(found.map, loss)


def _why(journey_map: Map, loss: Loss, t: Words) -> str:
    told = [t(f"losses_page.controls.{loss.control}"), t(f"map_page.losses.reasons.{loss.reason}")]
    return " · ".join([*told, place_name(journey_map, loss, t)] if loss.title else told)


def _much(loss: Loss, t: Words, dated: bool) -> str:
    """Heads, value, and the time they are about where it is not that of all of them."""
    told = []
    if loss.customers is not None:
        told.append(t("losses_page.customers", n=loss.customers))
    if loss.value is not None:
        told.append(t("losses_page.worth", value=t.number(loss.value)))
    if told and not is_counted(loss) and is_known(loss):  # why was heard, not how many
        told = [t("losses_page.only_assumed", told=", ".join(told))]
    ends = [t.day(day) for day in (loss.start, loss.end) if day]
    if ends and dated:
        told.append(t("losses_page.period", start=ends[0], end=ends[1]) if len(ends) == 2 else ends[0])
    return " · ".join(told) or t("losses_page.not_counted", n=1)


def _way_on(journey_map: Map, loss: Loss) -> None:
    """To what comes next; out of the unknown the click is the reason, and a choice is asked about once more."""
    t, to = session.words, next_control(loss.control)
    if to is None:
        return
    name = name_of(journey_map, loss, t)
    if to == "wanted":
        with (  # in a place of its own: one popover in the place of another stays as open as that was
            st.container(key=f"decide_{loss.id}", width="content"),
            st.popover(t("losses_page.move.wanted"), icon=":material/arrow_forward:", key=f"move_{loss.id}_wanted"),
        ):
            st.markdown(f"**{t('losses_page.move.sure')}**")
            st.caption(escaped(t("losses_page.move.wanted_help", name=name)))
            st.button(
                t("losses_page.move.wanted_yes"), key=f"choose_{loss.id}", width="stretch",
                on_click=_move, args=(loss.id, name),
            )  # fmt: skip
        return
    with st.popover(t("losses_page.move.unwanted"), icon=":material/arrow_forward:", key=f"move_{loss.id}"):
        st.markdown(f"**{t('losses_page.move.why')}**")
        for reason in REASONS:
            st.button(
                t(f"map_page.losses.reasons.{reason}"), key=f"because_{loss.id}_{reason}", width="stretch",
                on_click=_move, args=(loss.id, name, reason),
            )  # fmt: skip


def _move(loss_id: str, name: str, reason: Reason | None = None) -> None:
    if save(lambda journey_map: moved_on(journey_map, loss_id, reason)):
        session.notice = session.words(f"losses_page.move.{'known' if reason else 'chosen'}", name=name)

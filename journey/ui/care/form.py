"""The form of an action of care, in its place; every field is saved when it is left."""

import streamlit as st

from journey.model import CareAction
from journey.model.caring import RHYTHMS
from journey.model.changes import change
from journey.model.findings import CARE_CHANNELS
from journey.ui.care.calendar import one_calendar
from journey.ui.care.words import kind_name, name_of, rhythm
from journey.ui.editing import Opened, save
from journey.ui.fields import choice_field, key_of, text_field
from journey.ui.followed import followed
from journey.ui.panels.amounts import count_field, day_field
from journey.ui.panels.removal import removal
from journey.ui.session import session

_ONCE, _OTHER = 0, -1  # beside the days of a rhythm
WAYS = (None, *CARE_CHANNELS)
KINDS = ("thank_you", "check_in", "problem_update", "win_back")


def form(found: Opened, care: CareAction) -> None:
    t, journey_map = session.words, found.map
    personas: dict[str | None, str] = {None: t("care.everybody")}
    personas |= {persona.id: persona.name for persona in journey_map.personas}
    stages: dict[str | None, str] = {None: t("care.whole_journey")}
    stages |= {stage.id: stage.name for stage in journey_map.stages}
    with st.container(key="care_form", gap="small"):
        text_field(care, "title", t("care.fields.title"), placeholder=kind_name(care.kind))
        left, right = st.columns(2)
        with left:
            choice_field(care, "kind", t("care.fields.kind"), KINDS, lambda kind: kind_name(str(kind)))
            choice_field(care, "persona_id", t("care.fields.persona"), list(personas), lambda one: personas[one])
            choice_field(care, "stage_id", t("care.fields.stage"), list(stages), lambda one: stages[one])
            choice_field(care, "through", t("care.fields.through"), WAYS, _way)
            text_field(care, "owner", t("care.fields.owner"))
        with right:
            _rhythm(care)
            day_field(care, "next_due", t("care.fields.next_due"))
            day_field(care, "last_done", t("care.fields.last_done"))
        with st.container(horizontal=True, gap="small"):
            one_calendar(found, care)
            removal(care, "", name_of(care), label=t("care.remove"))


def _way(through: str | None) -> str:
    return session.words(f"care.through.{through or 'unsaid'}")


def _rhythm(care: CareAction) -> None:
    """The usual rhythms by name; any other is a number of days in a field below, which is not there else: each of the
    two would tell, on a slow page, what it showed before the other was changed."""
    t, options = session.words, (*RHYTHMS, _ONCE, _OTHER)
    is_other = session.get(_other(care.id), False) or care.every_days not in (None, *RHYTHMS)
    key, chosen = f"{key_of(care, 'every_days')}:named", _OTHER if is_other else care.every_days or _ONCE
    st.selectbox(
        t("care.fields.rhythm"),
        options,
        filter_mode=None,
        format_func=lambda days: t("care.rhythm.another") if days == _OTHER else rhythm(days or None),
        on_change=_named_rhythm,
        args=(care.id, key),
        **followed(key, chosen, options=options),
    )
    if is_other:
        count_field(care, "every_days", t("care.fields.days"), least=1)


def _named_rhythm(care_id: str, key: str) -> None:
    chosen = session.widget(key, _ONCE)
    session.put(_other(care_id), chosen == _OTHER)
    if chosen != _OTHER:
        save(lambda journey_map: change(journey_map, care_id, every_days=chosen or None))


def _other(care_id: str) -> str:
    return f"care_other:{care_id}"

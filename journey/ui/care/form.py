"""The form of an action of care, in its place; every field is saved when it is left."""

import streamlit as st

from journey.model import CareAction
from journey.model.caring import RHYTHMS
from journey.ui.care.calendar import one_calendar
from journey.ui.care.words import kind_name, name_of, rhythm
from journey.ui.editing import Opened, save_field
from journey.ui.fields import choice_field, key_of, text_field
from journey.ui.followed import followed
from journey.ui.panels.amounts import count_field, day_field
from journey.ui.panels.removal import removal
from journey.ui.session import session

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
            text_field(care, "owner", t("care.fields.owner"))
        with right:
            _rhythm(care)
            count_field(care, "every_days", t("care.fields.days"), least=1)
            day_field(care, "next_due", t("care.fields.next_due"))
            day_field(care, "last_done", t("care.fields.last_done"))
        with st.container(horizontal=True, gap="small"):
            one_calendar(found, care)
            removal(care, "", name_of(care), label=t("care.remove"))


def _rhythm(care: CareAction) -> None:
    """The usual rhythms by name; any other is a number of days in the field below."""
    options: list[int | None] = [None, *sorted({*RHYTHMS, *([care.every_days] if care.every_days else [])})]
    key = f"{key_of(care, 'every_days')}:named"
    st.selectbox(
        session.words("care.fields.rhythm"),
        options,
        filter_mode=None,
        format_func=rhythm,
        on_change=save_field,
        args=(care.id, "every_days", key),
        **followed(key, care.every_days, label=rhythm(care.every_days), options=options),
    )

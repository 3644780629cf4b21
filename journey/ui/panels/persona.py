"""A persona in short; the whole portrait is written on the page that defines the six elements."""

import streamlit as st

from journey.model import Map, Persona
from journey.ui.fields import text_field
from journey.ui.photo import photo_field
from journey.ui.session import session
from journey.ui.shell import go


def draw(journey_map: Map, persona: Persona) -> None:
    t = session.words
    text_field(persona, "name", t("app.persona.name"))
    text_field(persona, "role", t("app.persona.role"))
    text_field(persona, "quote", t("app.persona.quote"), lines=2)
    text_field(persona, "biography", t("app.persona.biography"), lines=4)
    photo_field(journey_map, persona)
    if st.button(t("app.persona.define"), icon=":material/arrow_forward:", key="define_persona"):
        go("define")

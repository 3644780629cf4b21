"""Personas: who walks this way, in how they voice it."""

from collections.abc import Sequence

import streamlit as st
from pydantic import JsonValue

from journey.model import Map, Persona, Record
from journey.model.changes import change, new
from journey.ui.define.chosen import chosen_persona
from journey.ui.define.rows import adder, row_buttons
from journey.ui.editing import save
from journey.ui.fields import key_of, text_field
from journey.ui.icons import show_portrait
from journey.ui.session import session

COLLECTION = "personas"
COLUMNS = ("name", "role", "segment", "share", "quote", "biography")
HAIR = ("long", "short", "bob", "bun", "curly", "bald", "wavy")
BEARD = ("none", "short", "full", "moustache")
_LISTS = ("needs", "expectations", "opinions", "goals", "pains")
_FACES = (
    ("long", "#4A3228", "#F1C9A8"), ("short", "#2E2320", "#C68C62"), ("curly", "#1F1A17", "#8A5A3C"),
    ("bun", "#8C8C8C", "#E8B998"), ("wavy", "#B5793A", "#F4D3B8"),
)  # fmt: skip


def form(journey_map: Map) -> None:
    """One persona at a time: portrait and face, name, share, their words, and lists one entry a line."""
    t = session.words
    if not journey_map.personas:
        st.markdown(t("define.empty.personas"))
    persona = chosen_persona(journey_map)
    if persona is not None:
        _persona(journey_map, persona)
    adder("personas", t("define.add_persona"), make(journey_map))


def _persona(journey_map: Map, persona: Persona) -> None:
    t = session.words
    index = [other.id for other in journey_map.personas].index(persona.id)
    portrait, first, second = st.columns([0.9, 2.2, 2.2])
    with portrait:
        show_portrait(persona, index, 120)
        with st.popover(t("define.fields.face"), icon=":material/face:", key="face"):
            _face(persona)
        row_buttons(persona, journey_map.personas)
    with first:
        text_field(persona, "name", t("define.fields.name"))
        text_field(persona, "role", t("define.fields.role"))
    with second:
        text_field(persona, "segment", t("define.fields.segment"))
        _share(persona)
    text_field(persona, "quote", t("define.fields.quote"), lines=2)
    text_field(persona, "biography", t("define.fields.biography"), lines=3)
    for left, right in (("needs", "expectations"), ("opinions", "goals")):
        one, other = st.columns(2)
        with one:
            _lines(persona, left)
        with other:
            _lines(persona, right)
    one, other = st.columns(2)
    with one:
        _lines(persona, "pains")
    with other:
        _channels(journey_map, persona)


def _lines(persona: Persona, field: str) -> None:
    t = session.words
    key = session.controlled(key_of(persona, field), "\n".join(getattr(persona, field)))
    st.text_area(
        f"{t(f'define.fields.{field}')} · {t('define.fields.one_a_line')}", key=key, height=96, on_change=_save_lines,
        args=(persona.id, field, key),
    )  # fmt: skip


def _save_lines(persona_id: str, field: str, key: str) -> None:
    lines: list[JsonValue] = [line.strip() for line in session.widget(key, "").splitlines() if line.strip()]
    save(lambda journey_map: change(journey_map, persona_id, **{field: lines}))


def _share(persona: Persona) -> None:
    key = session.controlled(key_of(persona, "share"), None if persona.share is None else round(persona.share * 100))
    st.number_input(
        session.words("define.fields.share"), 0, 100, key=key, step=5, on_change=_save_share, args=(persona.id, key)
    )


def _save_share(persona_id: str, key: str) -> None:
    percent = session.widget(key, None)
    save(lambda journey_map: change(journey_map, persona_id, share=None if percent is None else percent / 100))


def _channels(journey_map: Map, persona: Persona) -> None:
    names = {channel.id: channel.name for channel in journey_map.channels}
    key = session.controlled(key_of(persona, "channel_ids"), list(persona.channel_ids))
    st.multiselect(
        session.words("define.fields.channel_ids"), list(names), key=key, format_func=lambda channel_id: names[channel_id],
        on_change=_save_channels, args=(persona.id, key), placeholder="",
    )  # fmt: skip


def _save_channels(persona_id: str, key: str) -> None:
    chosen: Sequence[str] = session.widget(key, ())
    save(lambda journey_map: change(journey_map, persona_id, channel_ids=list(chosen)))


def _face(persona: Persona) -> None:
    t = session.words
    face = persona.face
    for field, options in (("hair", HAIR), ("beard", BEARD)):
        key = session.controlled(f"face:{persona.id}:{field}", getattr(face, field))
        st.selectbox(
            t(f"define.fields.{field}"), options, key=key, filter_mode=None,
            format_func=lambda option, field=field: t(f"define.{field}.{option}"), on_change=_save_face,
            args=(persona.id, field, key),
        )  # fmt: skip
    hair, skin, glasses = st.columns(3, vertical_alignment="bottom")
    for column, field in ((hair, "hair_color"), (skin, "skin")):
        key = session.controlled(f"face:{persona.id}:{field}", getattr(face, field))
        column.color_picker(t(f"define.fields.{field}"), key=key, on_change=_save_face, args=(persona.id, field, key))
    key = session.controlled(f"face:{persona.id}:glasses", face.glasses)
    glasses.checkbox(t("define.fields.glasses"), key=key, on_change=_save_face, args=(persona.id, "glasses", key))


def _save_face(persona_id: str, field: str, key: str) -> None:
    value = session.widget(key, None)

    def edit(journey_map: Map):  # type: ignore[no-untyped-def]
        persona = journey_map.persona(persona_id)
        held = persona.face.model_dump(mode="json") if persona else {}
        return change(journey_map, persona_id, face={**held, field: value})

    save(edit)


def make(journey_map: Map):  # type: ignore[no-untyped-def]
    """A new persona with a face that differs from those before."""
    first = len(journey_map.personas)

    def persona(name: str) -> Record:
        hair, hair_color, skin = _FACES[first % len(_FACES)]
        return new("personas", name=name, face={"hair": hair, "hair_color": hair_color, "skin": skin})

    return persona

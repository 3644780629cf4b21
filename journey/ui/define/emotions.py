"""Emotions: how each persona feels, moment by moment."""

import streamlit as st
from pydantic import JsonValue

from journey.model import EMOTIONS, EVIDENCE, LONGEST_TEXT, Map, Persona, Stage, Touchpoint
from journey.model.changes import feel, feeling_of, subject_of
from journey.ui.define.chosen import chosen_persona, chosen_stage
from journey.ui.define.moments import moments_of
from journey.ui.define.rows import take_away
from journey.ui.editing import save
from journey.ui.fields import moon
from journey.ui.icons import show_face
from journey.ui.markdown import escaped
from journey.ui.session import session

COLLECTION = "feelings"
COLUMNS = ("persona_id", "touchpoint_id", "valence", "emotion", "quote", "evidence")
_WIDTHS = (2.6, 0.6, 3.0, 2.0, 3.0, 1.7, 0.6)


def form(journey_map: Map) -> None:
    """Choose a persona and a stage; then a slider, a name and the customer's words for each moment."""
    t = session.words
    if not journey_map.personas or not journey_map.stages:
        st.markdown(t("define.empty.emotions"))
        return
    persona = chosen_persona(journey_map)
    assert persona is not None
    felt = {f.touchpoint_id for f in journey_map.feelings if f.persona_id == persona.id}
    stage = chosen_stage(journey_map, lambda cell: f"{sum(place.id in felt for place in cell)}/{len(cell)}")
    assert stage is not None
    heads = st.columns(_WIDTHS)
    for column, field in zip((heads[0], *heads[2:6]), ("moment", "valence", "emotion", "words", "evidence"), strict=True):
        column.caption(t(f"define.fields.{field}"))
    for place in moments_of(journey_map, stage):
        _row(journey_map, persona, place)


def _row(journey_map: Map, persona: Persona, place: Touchpoint | Stage) -> None:
    t = session.words
    feeling = feeling_of(journey_map, persona.id, place.id)
    moment, face, slider, name, words, evidence, gone = st.columns(_WIDTHS, vertical_alignment="center")
    with moment:
        _moment(subject_of(place), journey_map.numbers.get(place.id), feeling is not None)
    with face:
        show_face(feeling)
    key = _key(persona, place, "valence")
    slider.slider(
        t("define.fields.valence"), -5.0, 5.0, step=0.5, label_visibility="collapsed",
        key=session.controlled(key, _half(feeling.valence) if feeling else 0.0), on_change=_feel,
        args=(persona.id, place.id, "valence", key),
    )  # fmt: skip
    key = _key(persona, place, "emotion")
    held = feeling.emotion if feeling else ""
    own = (held,) if held and held not in EMOTIONS else ()
    name.selectbox(
        t("define.fields.emotion"), ("", *EMOTIONS, *own), label_visibility="collapsed", accept_new_options=True,
        key=session.controlled(key, held), format_func=emotion_name, on_change=_name,
        args=(persona.id, place.id, key, feeling is None),
    )  # fmt: skip
    key = _key(persona, place, "quote")
    words.text_input(
        t("define.fields.words"), label_visibility="collapsed", max_chars=LONGEST_TEXT, placeholder="…",
        key=session.controlled(key, feeling.quote if feeling else ""), on_change=_feel,
        args=(persona.id, place.id, "quote", key),
    )  # fmt: skip
    key = _key(persona, place, "evidence")
    evidence.selectbox(
        t("define.fields.evidence"), EVIDENCE, label_visibility="collapsed", filter_mode=None,
        key=session.controlled(key, feeling.evidence if feeling else "assumed"),
        format_func=lambda e: moon(e, t(f"evidence.{e}")), on_change=_feel,
        args=(persona.id, place.id, "evidence", key),
    )  # fmt: skip
    if feeling:
        with gone, st.container(key=f"icons-{feeling.id}", horizontal=True, gap=None, width="content"):
            st.button(
                t("define.clear_feeling"), key=f"clear:{feeling.id}", icon=":material/close:", type="tertiary",
                on_click=take_away, args=(feeling.id, subject_of(place)),
            )  # fmt: skip


def _moment(title: str, number: int | None, felt: bool) -> None:
    st.markdown(f"**{number}**\u2002{escaped(title)}" if number else escaped(title))
    if not felt:
        st.caption(session.words("define.not_felt"))


def emotion_name(key: str | None) -> str:
    if not key:
        return session.words("define.no_emotion")
    return session.words(f"emotions.{key}") if key in EMOTIONS else key


def _key(persona: Persona, place: Touchpoint | Stage, field: str) -> str:
    return f"feel:{persona.id}:{place.id}:{field}"


def _half(valence: float) -> float:
    return round(valence * 2) / 2


def _feel(persona_id: str, place_id: str, field: str, key: str) -> None:
    value = session.widget(key, None)
    save(lambda journey_map: feel(journey_map, persona_id, place_id, **{field: value}))


def _name(persona_id: str, place_id: str, key: str, fresh: bool) -> None:
    """A named emotion also says how strong, where nothing was said before."""
    emotion = session.widget(key, "") or ""
    fields: dict[str, JsonValue] = {"emotion": emotion}
    if fresh and emotion in EMOTIONS:
        fields["valence"] = EMOTIONS[emotion].valence
    save(lambda journey_map: feel(journey_map, persona_id, place_id, **fields))

"""How a persona feels at a touchpoint or in a stage: the height of the curve, its name, and the customer's words."""

import streamlit as st
from pydantic import JsonValue

from journey.lanes.emotion_words import emotion_name
from journey.model import EMOTIONS, EVIDENCE, Feeling, Map, Persona, Stage, Touchpoint, face_of
from journey.model.changes import feel, feeling_of
from journey.ui.editing import draft_of, save
from journey.ui.fields import following
from journey.ui.markdown import escaped
from journey.ui.panels.removal import removal
from journey.ui.pictures import face_svg
from journey.ui.session import session

HALF_STEP = 0.5


def feeling_fields(journey_map: Map, place: Touchpoint | Stage) -> None:
    """The feeling of one persona at ``place``, with a choice of the persona where there are several."""
    t = session.words
    walkers = _walkers(journey_map, place)
    with st.container(key="feelings", gap="small"):
        st.markdown(f"#### {t('app.feeling.heading')}")
        if not walkers:
            st.caption(t("persona.empty"))
            return
        persona = _chosen(journey_map, walkers)
        feeling = feeling_of(journey_map, persona.id, place.id)
        _valence(place, persona, feeling)
        _emotion(place, persona, feeling)
        _quote(place, persona, feeling)
        if feeling is not None:
            _evidence(place, persona, feeling)
            removal(feeling, "", _called(feeling, persona), label=t("app.feeling.remove"))


def _walkers(journey_map: Map, place: Touchpoint | Stage) -> list[Persona]:
    only = place.persona_ids if isinstance(place, Touchpoint) else ()
    return [persona for persona in journey_map.personas if not only or persona.id in only]


def _chosen(journey_map: Map, walkers: list[Persona]) -> Persona:
    """The persona whose feeling is shown; it stays chosen from card to card."""
    ids = [persona.id for persona in walkers]
    wanted = next((held for held in (session.felt_by, session.focus) if held in ids), ids[0])
    if len(ids) > 1:
        names = {persona.id: persona.name for persona in walkers}
        coloured = len(ids) == len(journey_map.personas)  # colours are given by place among all personas
        with st.container(key="who_felt" if coloured else "felt"):
            key = session.controlled("felt_by", wanted)
            st.segmented_control(
                session.words("app.feeling.persona"),
                ids,
                key=key,
                required=True,
                format_func=lambda persona_id: escaped(names[persona_id]),
                label_visibility="collapsed",
                on_change=session.taking("felt_by", key),
            )
    return walkers[ids.index(wanted)]


def _valence(place: Touchpoint | Stage, persona: Persona, feeling: Feeling | None) -> None:
    t = session.words
    valence = feeling.valence if feeling else 0.0
    emotion = feeling.emotion if feeling else ""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="face_row"):
        st.image(face_svg(face_of(emotion, valence), valence, session.theme, hollow=feeling is None), width=56, alt="")
        with st.container(gap=None, key="valence_words"):
            if feeling is None:
                st.markdown(f"**{t('app.feeling.unknown')}**")
                st.caption(t("app.feeling.move"))
            else:
                st.markdown(f"**{t.number(valence, 1, signed=True)}**")
                st.caption(escaped(emotion_name(emotion, t)))
    key = session.controlled(_key(place, persona, "valence"), round(valence / HALF_STEP) * HALF_STEP)
    st.slider(
        t("app.feeling.valence"),
        min_value=-5.0,
        max_value=5.0,
        step=HALF_STEP,
        format="%+.1f",
        key=key,
        label_visibility="collapsed",
        on_change=_save,
        args=(place.id, persona.id, "valence", key),
    )


def _emotion(place: Touchpoint | Stage, persona: Persona, feeling: Feeling | None) -> None:
    held = feeling.emotion if feeling else ""
    options = sorted(EMOTIONS, key=lambda name: -EMOTIONS[name].valence)
    if held and held not in EMOTIONS:
        options = [held, *options]
    key = session.controlled(_key(place, persona, "emotion"), held or None)
    st.selectbox(
        session.words("app.feeling.emotion"),
        options,
        key=key,
        accept_new_options=True,
        placeholder=session.words("app.feeling.emotion_placeholder"),
        format_func=lambda emotion: emotion_name(emotion, session.words),
        on_change=_save,
        args=(place.id, persona.id, "emotion", key),
    )


def _quote(place: Touchpoint | Stage, persona: Persona, feeling: Feeling | None) -> None:
    t = session.words
    key = _key(place, persona, "quote")
    refused: str | None = session.get(draft_of(key), None)
    held = feeling.quote if feeling else ""
    st.text_area(
        t("app.feeling.quote"),
        height=66,
        placeholder=t("app.feeling.quote_placeholder"),
        on_change=_save,
        args=(place.id, persona.id, "quote", key),
        **following(key, held if refused is None else refused, ""),
    )


def _evidence(place: Touchpoint | Stage, persona: Persona, feeling: Feeling) -> None:
    t = session.words
    key = session.controlled(_key(place, persona, "evidence"), feeling.evidence)
    st.segmented_control(
        t("app.feeling.evidence"),
        EVIDENCE,
        key=key,
        required=True,
        width="stretch",
        format_func=lambda evidence: t(f"evidence.{evidence}"),
        on_change=_save,
        args=(place.id, persona.id, "evidence", key),
    )


def _called(feeling: Feeling, persona: Persona) -> str:
    return " · ".join(filter(None, (persona.name, emotion_name(feeling.emotion, session.words))))


def _key(place: Touchpoint | Stage, persona: Persona, field: str) -> str:
    return f"field:{place.id}:{persona.id}:{field}"


def _save(place_id: str, persona_id: str, field: str, key: str) -> None:
    value: JsonValue = session.widget(key, None)
    fields: dict[str, JsonValue] = {field: "" if value is None else value}
    if field == "emotion" and value in EMOTIONS:
        save(
            lambda journey_map: feel(
                journey_map, persona_id, place_id, **_felt(journey_map, persona_id, place_id, str(value))
            )
        )
        return
    save(lambda journey_map: feel(journey_map, persona_id, place_id, **fields))
    if field == "quote":
        session.put(draft_of(key), value if session.problem else None)


def _felt(journey_map: Map, persona_id: str, place_id: str, emotion: str) -> dict[str, JsonValue]:
    """A named emotion brings its usual height only where nobody has given one yet."""
    if feeling_of(journey_map, persona_id, place_id) is not None:
        return {"emotion": emotion}
    return {"emotion": emotion, "valence": EMOTIONS[emotion].valence}

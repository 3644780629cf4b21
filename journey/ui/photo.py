"""The photo of a persona: brought as a picture file, kept as a small square, and taken away again."""

import streamlit as st

from journey.errors import JourneyError
from journey.formats.photo import MOST_BYTES, SUFFIXES, photo_of
from journey.model import Drop, Edit, Map, Persona
from journey.model.changes import add, new
from journey.ui.editing import save
from journey.ui.problems import say
from journey.ui.session import session


def photo_field(journey_map: Map, persona: Persona) -> None:
    """Takes a picture instead of the drawn head, or goes back to it."""
    t = session.words
    key = f"photo:{persona.id}:{session.get('photos_taken', 0)}"  # a new one each time: the field is empty again
    st.file_uploader(
        t("photo.label"),
        type=list(SUFFIXES),
        key=key,
        help=t("photo.about"),
        max_upload_size=MOST_BYTES // 1_000_000,
        on_change=_take,
        args=(persona.id, key),
    )
    refused: JourneyError | None = session.get("photo_refused", None)
    if refused is not None:
        session.put("photo_refused", None)
        say(refused)
    if persona.id in journey_map.photo_of:
        st.button(
            t("photo.remove"), key=f"no_photo:{persona.id}", icon=":material/person:", type="tertiary",
            on_click=_remove, args=(persona.id,),
        )  # fmt: skip


def with_photo(journey_map: Map, persona_id: str, jpeg: str) -> Edit:
    """The edit that gives a persona a photo, in place of one that is there."""
    brought = add(journey_map, new("photos", persona_id=persona_id, jpeg=jpeg))
    operations = (*_drops(journey_map, persona_id), *brought.operations)
    return Edit(label=brought.label, subject=_name(journey_map, persona_id), operations=operations)


def without_photo(journey_map: Map, persona_id: str) -> Edit | None:
    """The edit after which the persona has the drawn head again; None where there is no photo."""
    drops = _drops(journey_map, persona_id)
    return Edit(label="remove.photos", subject=_name(journey_map, persona_id), operations=drops) if drops else None


def _drops(journey_map: Map, persona_id: str) -> tuple[Drop, ...]:
    return tuple(Drop(id=photo.id) for photo in journey_map.photos if photo.persona_id == persona_id)


def _name(journey_map: Map, persona_id: str) -> str:
    persona = journey_map.persona(persona_id)
    return persona.name[:80] if persona else ""


def _remove(persona_id: str) -> None:
    save(lambda journey_map: without_photo(journey_map, persona_id))


def _take(persona_id: str, key: str) -> None:
    brought = session.widget(key, None)
    if brought is None:
        return
    session.put("photos_taken", session.get("photos_taken", 0) + 1)
    try:
        jpeg = photo_of(brought.getvalue())
    except JourneyError as error:
        session.put("photo_refused", error)  # said beside the field
        return
    save(lambda journey_map: with_photo(journey_map, persona_id, jpeg))

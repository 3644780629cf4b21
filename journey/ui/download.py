"""The button that gives the file, and what that file cannot hold."""

from collections.abc import Callable
from functools import partial
from typing import Literal

import streamlit as st

from journey.formats import ExportOptions, Format
from journey.formats.picture import notes_of, scene_of, small_print
from journey.model import Map
from journey.scene.primitives import Scene
from journey.ui.editing import Opened
from journey.ui.export_choices import Wanted, resolution, taken_as
from journey.ui.file_names import file_name
from journey.ui.markdown import escaped
from journey.ui.session import session, store

FEW_NOTES = 4


def picture_download(journey_map: Map, wanted: Wanted) -> Scene:
    """A picture is made when its button is pressed, for the largest take seconds; gives the scene to preview."""
    scene = scene_of(journey_map, wanted.options)
    paper = wanted.options.paper
    about = "" if paper == "fit" else session.words(f"export.papers.{paper}")
    if wanted.form.name == "png":
        wanted, about = resolution(scene, wanted)
    write, options = wanted.form.write, wanted.options
    assert write is not None
    parts = (options.view, _whose(journey_map, options), "" if paper == "fit" else paper, options.lang or "")
    _button(journey_map, wanted, lambda: write(journey_map, options).data, about, *parts)
    for told in small_print(scene, paper):
        st.warning(escaped(f"{told[:1].upper()}{told[1:]}."), icon=":material/print:")
    _notes(notes_of(scene))
    return scene


def _whose(journey_map: Map, options: ExportOptions) -> str:
    """The persona whose sheet it is; empty for another view, and for the sheets of all."""
    focus = options.choices.focus if options.choices and options.view == "persona" else ""
    persona = journey_map.persona(focus)
    return persona.name if persona else ""


def document_download(found: Opened, wanted: Wanted) -> bytes:
    """A document is made at once, so what it cannot hold is known; gives it to preview."""
    name, asked = wanted.form.name, repr(wanted.options)
    data, notes = _document(found.map.id, found.head, hash(found.map), name, asked, found.map, wanted)
    give(found.map, wanted, data, "", notes)
    return data


@st.cache_data(max_entries=8, show_spinner=False)
def _document(
    map_id: str, head: int, content: int, form: str, asked: str, _map: Map, _wanted: Wanted
) -> tuple[bytes, tuple[str, ...]]:
    """The file and what is not in it, made once for each choice. ``content``: a map restored may have an older head."""
    assert _wanted.form.write is not None
    written = _wanted.form.write(_map, _wanted.options)
    return written.data, written.notes


def give(journey_map: Map, wanted: Wanted, data: bytes, about: str, notes: tuple[str, ...], *parts: str) -> None:
    """The button for a file that is made already, and what is not in it."""
    _button(journey_map, wanted, data, about, *parts)
    _notes(notes)


def _button(journey_map: Map, wanted: Wanted, data: bytes | Callable[[], bytes], about: str, *parts: str) -> None:
    """The large button of the page that is about one file, with the file's name below it."""
    label = session.words("export.download", format=session.words(f"export.formats.{wanted.form.name}.name"))
    name = file_button(journey_map, wanted.form, label, data, *parts, kind="primary", width="stretch")
    st.caption(escaped(" · ".join(filter(None, [name, about]))))


def file_button(
    journey_map: Map,
    form: Format,
    label: str,
    data: bytes | Callable[[], bytes],
    *parts: str,
    key: str = "download",
    kind: Literal["primary", "secondary"] = "secondary",
    width: Literal["content", "stretch"] = "content",
) -> str:
    """The one way to a file of a map: whether it may be taken away is asked now, and where it is made later, then.

    Gives the file's name.
    """
    held, takes = store(), taken_as(form)
    held.require_taking(journey_map.id, takes)

    def made(make: Callable[[], bytes]) -> bytes:
        held.require_taking(journey_map.id, takes)
        return make()

    name = file_name(journey_map.title, *parts, suffix=form.suffix)
    st.download_button(
        label,
        partial(made, data) if callable(data) else data,
        file_name=name,
        mime=form.mime,
        on_click="ignore",
        type=kind,
        icon=":material/download:",
        width=width,
        key=key,
    )
    return name


def _notes(notes: tuple[str, ...]) -> None:
    """What is not in the file; the first few in view."""
    if not notes:
        return
    with st.expander(
        session.words("export.notes", n=len(notes)), icon=":material/info:", expanded=len(notes) <= FEW_NOTES
    ):
        for note in notes:
            st.markdown(escaped(note))

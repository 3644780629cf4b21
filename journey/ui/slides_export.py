"""Slides on the Export page: their language, the client's template, and the deck itself, made once for each choice."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

import streamlit as st

from journey.errors import JourneyError
from journey.formats import ExportOptions, Template, writer
from journey.formats.svg import scene_svg
from journey.model import Map
from journey.ui.download import give
from journey.ui.editing import Opened
from journey.ui.export_choices import Wanted, language_choice
from journey.ui.part import part
from journey.ui.problems import say
from journey.ui.session import session

_part = part("slides", "slides")
TYPES = ["pptx", "potx", "pptm"]  # one with macros is taken here so that it can be told why it is not used


@dataclass(frozen=True, slots=True)
class Seen:
    """A slide to look at: its title, its picture as SVG, and how many times as wide as tall it is."""

    title: str
    svg: str
    wide: float


def slides_download(found: Opened, wanted: Wanted) -> tuple[Seen, ...]:
    """Draws the choices and the button; gives the slides, to preview.

    Nothing to download where the template cannot be used: then it is said why.
    """
    t = session.words
    st.divider()
    options = replace(wanted.options, lang=language_choice(), template=_template())
    template = options.template
    digest = sha256(template.data).hexdigest() if template else ""
    try:
        data, notes, slides = _made(found.map.id, found.head, options.lang, digest, found.map, options)
    except JourneyError as error:
        say(error, in_file=True)
        return ()
    give(
        found.map, replace(wanted, options=options), data, t("export.slides", n=len(slides)), notes, options.lang or ""
    )
    return slides


def show_slides(slides: Sequence[Seen]) -> None:
    """Every slide in small, with its number and its title."""
    t = session.words
    drawn = [
        {
            "number": number,
            "title": one.title,
            "name": t("export.slide_of", n=number, total=len(slides), title=one.title),
            "svg": one.svg,
            "wide": one.wide,
        }
        for number, one in enumerate(slides, 1)
    ]
    _part(key="slides", data={"slides": drawn})


def _template() -> Template | None:
    t = session.words
    with st.container(key="slides_template", gap=None):
        # The button's word comes from the style sheet: the uploader itself speaks English only.
        word = json.dumps(t("export.browse"), ensure_ascii=False)
        st.html(f"<style>.st-key-slides_template {{ --browse: {word}; }}</style>")
        told = t("export.template_help")
        file = st.file_uploader(t("export.template"), type=TYPES, key="export_template", help=told)
    if file is None:
        return None
    return Template(file.getvalue(), file.name.replace("\\", "/").rsplit("/", 1)[-1])


@st.cache_data(max_entries=8, show_spinner=False)
def _made(
    map_id: str, head: int, language: str | None, template: str, _map: Map, _options: ExportOptions
) -> tuple[bytes, tuple[str, ...], tuple[Seen, ...]]:
    """The file, what is not in it, and its slides."""
    from journey.formats.slides.seen import seen

    write = writer("x.pptx").write
    assert write is not None
    written = write(_map, _options)
    slides = tuple(
        Seen(
            scene.title,
            scene_svg(replace(scene, title=""), gradient_prefix=f"slide-{number}-"),
            scene.width / scene.height,
        )
        for number, scene in enumerate(seen(written.data, language or "en"))
    )
    return written.data, written.notes, slides

"""Slides on the Export page: their language, the client's template, and the deck itself, made once for each choice."""

import json
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

import streamlit as st

from journey.errors import JourneyError
from journey.formats import ExportOptions, Template, writer
from journey.model import Map
from journey.ui.download import give
from journey.ui.editing import Opened
from journey.ui.export_choices import Wanted, language_choice
from journey.ui.markdown import escaped
from journey.ui.problems import say
from journey.ui.session import session

TYPES = ["pptx", "potx", "pptm"]  # one with macros is taken here so that it can be told why it is not used


def slides_download(found: Opened, wanted: Wanted) -> tuple[str, ...]:
    """Draws the choices and the button; gives the titles of the slides, to preview.

    Nothing to download where the template cannot be used: then it is said why.
    """
    t = session.words
    st.divider()
    options = replace(wanted.options, lang=language_choice(), template=_template())
    template = options.template
    digest = sha256(template.data).hexdigest() if template else ""
    try:
        data, notes, titles = _made(found.map.id, found.head, options.lang, digest, found.map, options)
    except JourneyError as error:
        say(error, in_file=True)
        return ()
    give(
        found.map, replace(wanted, options=options), data, t("export.slides", n=len(titles)), notes, options.lang or ""
    )
    return titles


def show_titles(titles: Sequence[str]) -> None:
    """The outline of the deck, a line each."""
    st.markdown("\n".join(f"{number}. {escaped(title)}" for number, title in enumerate(titles, 1)))


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
) -> tuple[bytes, tuple[str, ...], tuple[str, ...]]:
    """The file, what is not in it, and its slides' titles."""
    from journey.formats.slides import titles_of

    write = writer("x.pptx").write
    assert write is not None
    written = write(_map, _options)
    return written.data, written.notes, titles_of(written.data)

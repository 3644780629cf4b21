"""Slides on the Export page: their language, the client's template, and the deck itself, made once for each choice."""

from dataclasses import replace
from hashlib import sha256

import streamlit as st

from journey.errors import JourneyError
from journey.formats import ExportOptions, Template, writer
from journey.model import Map
from journey.ui.download import give
from journey.ui.editing import Opened
from journey.ui.export_choices import Wanted, language_choice
from journey.ui.problems import say
from journey.ui.session import session

TYPES = ("pptx", "potx", "pptm")  # one with macros is taken here so that it can be told why it is not used


def slides_download(found: Opened, wanted: Wanted) -> str:
    """Draws the choices and the button; gives the titles of the slides, a line each, to preview.

    Nothing to download where the template cannot be used: then it is said why.
    """
    t = session.words
    st.divider()
    options = replace(wanted.options, lang=language_choice())
    file = st.file_uploader(
        t("export.template"), type=list(TYPES), key="export_template", help=t("export.template_help")
    )
    if file is not None:
        name = file.name.replace("\\", "/").rsplit("/", 1)[-1]
        options = replace(options, template=Template(file.getvalue(), name))
    template = options.template
    digest = sha256(template.data).hexdigest() if template else ""
    try:
        data, notes, titles = _made(found.map.id, found.head, options.lang, digest, found.map, options)
    except JourneyError as error:
        say(error, in_file=True)
        return ""
    parts = (options.lang or "",)
    give(found.map, replace(wanted, options=options), data, t("export.slides", n=len(titles)), notes, *parts)
    return "\n".join(f"{number:>2}  {title}" for number, title in enumerate(titles, 1))


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

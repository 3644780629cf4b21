"""What a file of rows looks like, before it is downloaded."""

from typing import NamedTuple

import streamlit as st

from journey.files.grid import Row
from journey.formats import xlsx
from journey.formats.table.rows import table_of
from journey.formats.workbook.rows import sheets
from journey.i18n import words
from journey.model import Map
from journey.ui.editing import Opened
from journey.ui.export_choices import Wanted
from journey.ui.markdown import escaped
from journey.ui.rows import rows_shown
from journey.ui.session import session

FIRST_ROWS = 25
TABLES = ("xlsx", "csv")


class Seen(NamedTuple):
    """The first rows of a sheet, and how many more there are."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    more: int


def table_preview(found: Opened, wanted: Wanted) -> None:
    """The first rows of a file: of a workbook those of one sheet, which may be chosen."""
    say = words(wanted.options.lang or found.map.language)
    name, asked = wanted.form.name, repr(wanted.options)
    made = _seen(found.map.id, found.head, hash(found.map), name, asked, found.map, wanted)
    shown = next(iter(made.values()))
    if len(made) > 1:
        titles = list(made)
        held = session.get("export_sheet", say("sheet.names.touchpoints"))
        key = session.controlled("export_sheet", held if held in made else titles[0])
        title = st.selectbox(
            session.words("bringing.sheet"), titles, key=key, filter_mode=None, width=320,
            on_change=lambda: session.put("export_sheet", session.widget(key, titles[0])),
        )  # fmt: skip
        shown = made[title]
    rows_shown(shown.heads, shown.rows, shown.title)
    if shown.more > 0:
        st.caption(escaped(session.words("past.more", n=shown.more)))


@st.cache_data(max_entries=8, show_spinner=False)
def _seen(map_id: str, head: int, content: int, form: str, asked: str, _map: Map, _wanted: Wanted) -> dict[str, Seen]:
    """Every sheet by its title, made once for each choice; keys as those of ``download``."""
    say = words(_wanted.options.lang or _map.language)
    if form == "csv":
        table = table_of(_map, say)
        every = [(_wanted.form.suffix, tuple(table.heads), [row for _, row in table.rows])]
    else:
        made = sheets(xlsx.asked_for(_map, _wanted.options), say)
        every = [(sheet.title, sheet.heads, [line.cells for line in sheet.lines]) for sheet in made]
    return {
        title: Seen(title, heads, tuple(tuple(row) for row in rows[:FIRST_ROWS]), len(rows) - FIRST_ROWS)
        for title, heads, rows in every
    }

"""What a file of rows looks like, before it is downloaded."""

from collections.abc import Sequence

import streamlit as st

from journey.formats.grid import Cell
from journey.formats.table.rows import table_of
from journey.formats.workbook.rows import sheets
from journey.i18n import words
from journey.model import Map
from journey.ui.export_choices import Wanted
from journey.ui.markdown import escaped
from journey.ui.rows import rows_shown
from journey.ui.session import session

FIRST_ROWS = 25
TABLES = ("xlsx", "csv")


def table_preview(journey_map: Map, wanted: Wanted) -> None:
    """The first rows of a file: of a workbook those of one sheet, which may be chosen."""
    say = words(wanted.options.lang or journey_map.language)
    if wanted.form.name == "csv":
        table = table_of(journey_map, say)
        _first(table.heads, [row for _, row in table.rows], wanted.form.suffix)
        return
    made = {sheet.title: sheet for sheet in sheets(journey_map, say)}
    titles = list(made)
    held = session.get("export_sheet", say("sheet.names.touchpoints"))
    key = session.controlled("export_sheet", held if held in made else titles[0])
    title = st.selectbox(
        session.words("bringing.sheet"), titles, key=key, filter_mode=None, width=320,
        on_change=lambda: session.put("export_sheet", session.widget(key, titles[0])),
    )  # fmt: skip
    _first(made[title].heads, [line.cells for line in made[title].lines], title)


def _first(heads: Sequence[str], rows: Sequence[Sequence[Cell]], label: str) -> None:
    rows_shown(heads, rows[:FIRST_ROWS], label)
    if len(rows) > FIRST_ROWS:
        st.caption(escaped(session.words("past.more", n=len(rows) - FIRST_ROWS)))

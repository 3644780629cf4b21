"""Rows of a table on a page: words as they are, and a table that can be scrolled from the keyboard."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from journey.files.grid import Cell, text_of
from journey.ui.session import session


def rows_shown(heads: Sequence[str], rows: Iterable[Sequence[Cell]], label: str) -> None:
    """A table; ``label`` is what it is called for who does not see it."""
    head = "".join(f"<th scope=col>{escape(each)}</th>" for each in heads)
    body = "".join(f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in row)}</tr>" for row in rows)
    st.html(
        f'<div class="rows" role="region" tabindex="0" aria-label="{escape(label)}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(cell: Cell) -> str:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return escape(session.words.number(cell, 0 if float(cell).is_integer() else 1))
    return escape(text_of(cell))

"""An answer inside a page of HTML: its figure, which draws itself, and its numbers in tables."""

from html import escape
from typing import Any

from journey.analyses.fitting import least_px
from journey.analyses.tables import tables
from journey.i18n import Words
from journey.model import plain

MOST_ROWS = 200
PHONE_PX = 318  # the room of a figure on a phone of 390 px
_LONGEST = 500  # characters of a cell
_LEAST_PX = 720  # of a figure for a wide page


def figures_html(wide: dict[str, Any], phone: dict[str, Any], with_script: bool) -> str:
    """The same answer drawn twice, of which a page shows what it has room for, by the classes ``wide`` and ``phone``.
    The first of a page brings the script that draws them all."""
    return _one(wide, "wide", _LEAST_PX, with_script) + _one(phone, "phone", 0, False)


def _one(figure: dict[str, Any], name: str, least: int, with_script: bool) -> str:
    from plotly.io import to_html

    drawn: str = to_html(
        figure, full_html=False, include_plotlyjs=with_script, validate=False,
        config={"displayModeBar": False, "responsive": True},
    )  # fmt: skip
    least = max(least_px(figure), least)  # what is unreadable in less room scrolls sideways
    return f'<div class="{name}" style="overflow-x:auto"><div style="min-width:{least}px">{drawn}</div></div>'


def tables_html(answer: Any, t: Words) -> str:
    """The first rows of an answer, a table a kind; everything in them is text."""
    return "".join(
        f"<h3>{escape(title)}</h3>{rows.map(_safe).to_html(index=False, border=0, na_rep='')}"
        for title, rows in tables(answer, t, MOST_ROWS)
    )


def _safe(value: object) -> object:
    return plain(value[:_LONGEST]) if isinstance(value, str) else value

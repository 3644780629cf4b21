"""An answer inside a page of HTML: its figure, which draws itself, and its numbers in tables."""

from html import escape
from typing import Any

from journey.analyses.fitting import least_px
from journey.analyses.tables import tables
from journey.i18n import Words
from journey.model import plain

MOST_ROWS = 200
_LONGEST = 500  # characters of a cell
_LEAST_PX = 720  # of a figure; on a phone it scrolls sideways, for nothing can be drawn anew there


def figure_html(figure: dict[str, Any], with_script: bool) -> str:
    """The element of a figure; the first of a page brings the script that draws them all."""
    from plotly.io import to_html

    drawn: str = to_html(
        figure, full_html=False, include_plotlyjs=with_script, validate=False,
        config={"displayModeBar": False, "responsive": True},
    )  # fmt: skip
    least = round(max(least_px(figure), _LEAST_PX))
    return f'<div style="overflow-x:auto"><div style="min-width:{least}px">{drawn}</div></div>'


def tables_html(answer: Any, t: Words) -> str:
    """The first rows of an answer, a table a kind; everything in them is text."""
    return "".join(
        f"<h3>{escape(title)}</h3>{rows.map(_safe).to_html(index=False, border=0, na_rep='')}"
        for title, rows in tables(answer, t, MOST_ROWS)
    )


def _safe(value: object) -> object:
    return plain(value[:_LONGEST]) if isinstance(value, str) else value

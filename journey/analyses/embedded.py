"""An answer inside a page of HTML: its figure, which draws itself, and its numbers in tables."""

from dataclasses import asdict, fields, is_dataclass
from typing import Any

import pandas as pd

from journey.model import plain

MOST_ROWS = 200


def figure_html(figure: dict[str, Any], with_script: bool) -> str:
    """The element of a figure; the first of a page brings the script that draws them all."""
    from plotly.io import to_html

    drawn: str = to_html(
        figure, full_html=False, include_plotlyjs=with_script, validate=False,
        config={"displayModeBar": False, "responsive": True},
    )  # fmt: skip
    return drawn


def tables_html(answer: Any) -> str:
    """The first rows of an answer, a table a kind; everything in them is text."""
    told = []
    for each in fields(answer):
        rows = getattr(answer, each.name)
        if isinstance(rows, tuple) and rows and is_dataclass(rows[0]):
            cells = [{name: _cell(value) for name, value in asdict(row).items()} for row in rows[:MOST_ROWS]]
            told.append(pd.DataFrame(cells).to_html(index=False, border=0, na_rep=""))
    return "".join(told)


def _cell(value: object) -> object:
    if isinstance(value, list | tuple):
        value = " → ".join(map(str, value))
    return plain(value) if isinstance(value, str) else value

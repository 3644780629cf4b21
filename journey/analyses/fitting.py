"""Figures for the width of their place: what is drawn for a wide page, redrawn where there is little room.

```
wide    Adds to basket → Pays  ██████ 120        on a phone    Adds to basket → Pays
                                                               ████████████ 120
```
Bars have their names over them; other rows have them in two lines; a table has narrow columns, their names turned where
they must be. What is unreadable even so keeps the width it needs, and its place scrolls.
"""

from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any

from journey.analyses.drawing import ARROW, LEAST_PX, MARGIN_PX, OVER, SHORT, plain, wide
from journey.analyses.short_names import lines_of

_MOST_NAMES = 0.42  # of the width of a figure
_MOST_ROWS = 0.26  # of that of a narrow table
_LINE_PX = 20
_ROW_PX, _BAR = 44, 0.36  # of a bar with its name in one line over it: the row, and its part that is the bar
_SIZE, _FIELD_SIZE = 14, 12  # of words on a narrow table, and in its fields
_FIELD_PX = 30  # of a narrow table, at least
_TURNED_PX = 150  # of names that stand upright, at most
_TICK_PX = 104  # that a date needs


def fitted(figure: dict[str, Any], width_px: float) -> dict[str, Any]:
    """A figure for a place this wide; 0 where nobody knows."""
    if not width_px:
        return figure
    if figure["data"][0]["type"] == "heatmap":
        return _table(figure, width_px) if width_px < least_px(figure) else figure
    layout = figure["layout"]
    names = [unescape(name) for name in layout.get("yaxis", {}).get("ticktext", ())]
    if not names or layout["margin"]["l"] <= _MOST_NAMES * width_px:
        return figure
    meta = layout.get("meta", {})
    more = _over(layout, names, width_px) if meta.get(OVER) else _beside(layout, names, width_px)
    return figure | {"layout": layout | more}


def least_px(figure: Mapping[str, Any]) -> int:
    """How wide a figure must be to be read; 0 where any width will do."""
    return int(figure["layout"].get("meta", {}).get(LEAST_PX, 0))


def _over(layout: Mapping[str, Any], names: Sequence[str], width_px: float) -> dict[str, Any]:
    """Names on the whole width, each over its bar."""
    told = [_lines(name, width_px - 8) for name in names]
    most = max(map(len, told))
    row = _ROW_PX + _LINE_PX * (most - 1)
    margin = layout["margin"]
    rise = row * _BAR / most / 2 + 2  # of the bar's upper edge over its middle
    words = [
        {
            "text": "<br>".join(map(plain, lines)), "x": 0, "xref": "paper", "xanchor": "left", "y": place,
            "yanchor": "bottom", "yshift": rise, "showarrow": False, "align": "left", "borderpad": 0,
        }
        for place, lines in enumerate(told)
    ]  # fmt: skip
    top = _LINE_PX * most
    return {
        "margin": margin | {"l": 0, "t": top}, "bargap": 1 - _BAR / most,
        "height": round(row * len(names) + top + margin["b"]),
        "annotations": [*layout.get("annotations", ()), *words],
        "yaxis": layout["yaxis"] | {"showticklabels": False, "range": [len(names) - 0.5, -0.5], "autorange": False},
    }  # fmt: skip


def _beside(layout: Mapping[str, Any], names: Sequence[str], width_px: float) -> dict[str, Any]:
    """Names in no more than their part of the width, in two lines where one is not enough."""
    room = _MOST_NAMES * width_px
    told = [_lines(name, room - MARGIN_PX) for name in names]
    axis = layout["yaxis"] | {"ticktext": ["<br>".join(map(plain, lines)) for lines in told]}
    margin = layout["margin"] | {"l": round(room)}
    more = {"margin": margin, "yaxis": axis}
    ends = margin["t"] + margin["b"]
    row = (layout["height"] - ends) / len(names)
    least = _LINE_PX * max(map(len, told)) + 4
    if row < least:
        more["height"] = round(least * len(names) + ends)
    days = layout.get("xaxis", {})
    if days.get("type") == "date":
        more["xaxis"] = days | _fewer(days, width_px - room - margin["r"])
    return more


def _fewer(axis: Mapping[str, Any], room: float) -> dict[str, Any]:
    """As many of the dates of an axis as can be read; the first is one of them."""
    values, said = axis["tickvals"], axis["ticktext"]
    gaps = len(values) - 1
    even = [step for step in range(1, gaps + 1) if gaps % step == 0]  # the last of them is there too
    step = next((step for step in even if gaps // step * _TICK_PX <= room), len(values))
    return {"tickvals": values[::step], "ticktext": said[::step]}


def _table(figure: dict[str, Any], width_px: float) -> dict[str, Any]:
    """A table with fields as narrow as their numbers."""
    layout, (data,) = figure["layout"], figure["data"]
    short, title = layout["meta"][SHORT]
    columns = short or [unescape(name) for name in layout["xaxis"]["ticktext"]]
    rows = [_lines(unescape(name), _MOST_ROWS * width_px, _SIZE) for name in layout["yaxis"]["ticktext"]]
    left = round(12 + max(wide(line, _SIZE) for lines in rows for line in lines))
    field = max((width_px - left - 2) / len(columns), _FIELD_PX)
    turned = any(wide(name, _SIZE) > field - 4 for name in columns)
    if turned:
        columns = [_lines(name, _TURNED_PX, _SIZE, 1)[0] for name in columns]
    top = 16 + (max(wide(name, _SIZE) for name in columns) if turned else _LINE_PX) + (_LINE_PX if title else 0)
    letters = {"tickfont": layout["xaxis"]["tickfont"] | {"size": _SIZE}}
    words = {"ticktext": list(map(plain, columns)), "tickangle": -90 if turned else 0}
    across = layout["xaxis"] | letters | words | {"title": {"text": title, "font": {"size": _SIZE}, "standoff": 4}}
    margin = layout["margin"]
    more = {
        "margin": margin | {"l": left, "r": 2, "t": round(top), "pad": 4}, "xaxis": across,
        "height": round(layout["height"] - margin["t"] + top),
        "yaxis": layout["yaxis"] | letters | {"ticktext": ["<br>".join(map(plain, lines)) for lines in rows]},
        "meta": {LEAST_PX: round(left + 2 + _FIELD_PX * len(columns))},
    }  # fmt: skip
    small = data | {"textfont": data["textfont"] | {"size": _FIELD_SIZE}, "xgap": 2, "ygap": 2}
    return figure | {"data": [small], "layout": layout | more}


def _lines(name: str, room: float, size: float = 15, most: int = 2) -> list[str]:
    """A name in so many lines; what has two parts, or leads from one to another, keeps something of both."""
    if wide(name, size) <= room:
        return [name]
    if most > 1:
        if len(ends := name.split(ARROW)) > 1:
            return [_lines(ends[0], room, size, 1)[0], _lines(f"→ {ends[1]}", room, size, 1)[0]]
        before, _, after = name.rpartition(" · ")
        if before and wide(before, size) <= room:
            return [before, _lines(after, room, size, 1)[0]]
    return lines_of(name, room, size, most=most)

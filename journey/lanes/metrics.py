"""Metrics: the value large, and beside it what it is, how many answered and when. Never a bare number."""

import re

from journey.lanes.cells import BOTTOM, TOP
from journey.lanes.frame import Column, Frame
from journey.model import Metric
from journey.scene.one_line import one_line
from journey.scene.primitives import Group, Item
from journey.scene.wrap import paragraph, wrap

PITCH, GAP, MOST = 46.0, 12.0, 6
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)?")


def height(frame: Frame) -> float:
    tallest = max(
        (sum(_tall(frame, column, metric) for metric in _of(frame, column)) for column in frame.columns), default=0.0
    )
    return tallest + TOP + BOTTOM - 6 if tallest else 0.0


def draw(frame: Frame, top: float, height: float) -> tuple[Item, ...]:
    items: list[Item] = []
    for column in frame.columns:
        y = top + TOP
        metrics = _of(frame, column)
        for metric in metrics:
            items.append(_draw(frame, column, metric, y))
            y += _tall(frame, column, metric)
        if not metrics:
            items.append(
                one_line(
                    frame.words("lanes.not_measured"), x=column.text_left, y=y + 20, width=column.text_width,
                    size=frame.density.cell, measure=frame.measure, fill=frame.theme.muted, italic=True, role="empty",
                )
            )  # fmt: skip
    return tuple(items)


def _of(frame: Frame, column: Column) -> tuple[Metric, ...]:
    return tuple(frame.contents.metrics.get(column.stage.id, ())[:MOST])


def shown_value(frame: Frame, metric: Metric) -> str:
    """``+34``, ``4.1/5``, ``72%``: the value with the end of its scale."""
    value, digits = metric.value, 0 if float(metric.value).is_integer() else 1
    if metric.kind == "nps":
        return frame.words.number(value, 0, signed=True)
    ends = _NUMBERS.findall(metric.scale)
    if metric.kind in ("csat", "ces") or (ends and len(metric.scale) <= 12):
        end = f"/{ends[-1]}" if ends else ""
        return frame.words.number(value, 1) + end
    return frame.words.number(value, digits) + ("%" if "%" in metric.scale else "")


def told_in_words(frame: Frame, metric: Metric) -> str:
    """``NPS +34 (n 212, Apr 2026)``, in a line of text."""
    beside = _beside(frame, metric).replace(" · ", ", ")
    return f"{_name(frame, metric)} {shown_value(frame, metric)}" + (f" ({beside})" if beside else "")


def _name(frame: Frame, metric: Metric) -> str:
    return metric.name or (frame.words("lanes.own_metric") if metric.kind == "own" else metric.kind.upper())


def _beside(frame: Frame, metric: Metric) -> str:
    parts = []
    if metric.n is not None:
        parts.append(frame.words("lanes.n", n=metric.n))
    if metric.date:
        parts.append(frame.words.month(metric.date, short=True))
    return " · ".join(parts)


def _split(frame: Frame, column: Column, metric: Metric) -> tuple[float, float]:
    """Size of the value, and how far the words beside it stand from the left, px."""
    value, room = shown_value(frame, metric), column.text_width * 0.55
    size = 30.0 if column.width > 260 else 26.0
    width = frame.measure.width(value, size, 700)
    if width > room:
        size, width = max(16.0, size * room / width), room
    return size, width + GAP


def _tall(frame: Frame, column: Column, metric: Metric) -> float:
    _, lead = _split(frame, column, metric)
    small = frame.density.small + 1
    lines = wrap(_name(frame, metric), frame.measure, small + 1, column.text_width - lead, 600, False, 3).lines
    beside = wrap(_beside(frame, metric), frame.measure, small, column.text_width - lead, 400, False, 3).lines
    return max(
        PITCH, len(lines) * 1.22 * (small + 1) + (len(beside) if _beside(frame, metric) else 0) * 1.22 * small + 8
    )


def _draw(frame: Frame, column: Column, metric: Metric, y: float) -> Group:
    theme, small = frame.theme, frame.density.small + 1
    size, lead = _split(frame, column, metric)
    value = shown_value(frame, metric)
    name, beside = _name(frame, metric), _beside(frame, metric)
    left, width = column.text_left + lead, column.text_width - lead
    big = one_line(
        value,
        x=column.text_left,
        y=y + 27,
        width=lead - GAP,
        size=size,
        measure=frame.measure,
        fill=theme.ink,
        weight=700,
    )
    title, used, _ = paragraph(
        name, x=left, y=y, width=width, size=small + 1, measure=frame.measure, fill=theme.ink2, weight=600, max_lines=3
    )
    proof, _, _ = paragraph(
        beside, x=left, y=y + used, width=width, size=small, measure=frame.measure, fill=theme.muted, max_lines=3
    )
    tip = "\n".join(part for part in (f"{name}: {value}", beside, metric.scale, metric.source) if part)
    return Group(items=(big, *title, *proof), id=metric.id, role="metric", tip=tip)

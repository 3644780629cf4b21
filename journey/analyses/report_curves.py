"""The curves of a report: how many come back after so much silence, and how unevenly the value lies."""

from collections.abc import Sequence
from math import ceil

from journey.analyses import report_axis
from journey.analyses.horizon import LEAST, Horizon
from journey.analyses.months import day_of
from journey.analyses.percents import percent
from journey.analyses.report_sheet import FOOT, MARGIN, WIDTH, Sheet
from journey.analyses.value import Value
from journey.analyses.value_figure import colours
from journey.analyses.value_index import Index, index_of, whole
from journey.i18n import Words

_MOST_POINTS = 120
_HALF, _NAME, _MONTH, _APART, _LINE = 560.0, 120.0, 70.0, 20.0, 19.0  # px


def returning(sheet: Sheet, answer: Horizon, t: Words) -> None:
    """Of those silent for so many days, how many come back."""
    pairs = [(float(each.days), each.return_rate) for each in answer.curve if each.n >= LEAST] or [
        (float(each.days), each.return_rate) for each in answer.curve
    ]
    mark = None
    if answer.days is not None and answer.return_rate is not None:
        mark = (
            float(answer.days),
            answer.return_rate,
            t("analyses.horizon.days", n=answer.days),
            t("analyses.horizon.back", share=percent(answer.return_rate, t)),
        )
    _curve(sheet, pairs, mark, t, t("analyses.horizon.axis"), as_days=True)


def concentration(sheet: Sheet, answer: Value, t: Words) -> None:
    """The share of the value by customers, from the most to the least valuable; beside it the months, as an index."""
    top, index = sheet.y, index_of(whole(answer.monthly))
    pairs = [(each.customers_share, each.value_share) for each in answer.concentration]
    mark = None
    if answer.half is not None:
        mark = (answer.half, 0.5, percent(answer.half, t), t("analyses.report.half"))
    _curve(sheet, pairs, mark, t, t("analyses.report.customers_by_value"), as_days=False,
           right=_HALF if index else WIDTH - MARGIN)  # fmt: skip
    if index:
        sheet.y = top
        _index(sheet, index, t)


def _index(sheet: Sheet, index: Index, t: Words) -> None:
    """A line each for customers, value and margin; the name of each at its end, none over another."""
    tokens, left, right, top, floor = sheet.tokens, _HALF + 90, WIDTH - MARGIN - _NAME, sheet.y + 20, FOOT - 56
    lines, months = index.lines, index.months
    highest, lowest = (pick(0.0, *(pick(each) for each in lines.values())) for pick in (max, min))
    pitch = (right - left) / (len(months) - 1)

    def up(value: float) -> float:
        return floor - (floor - top) * (value - lowest) / (highest - lowest)

    for value, told in report_axis.indices(highest, t):
        sheet.path([(left, up(value)), (right, up(value))], tokens.hair, 1, (2.0, 3.0))
        sheet.line(told, left - 10, up(value) + 5, 56, 14, fill=tokens.muted, anchor="end")
    every = ceil(_MONTH / pitch)
    for place in range(0, len(months), every):
        name = t.month(day_of(months[place].month), short=True)
        sheet.line(name, left + pitch * place, floor + 22, every * pitch, 14, fill=tokens.muted, anchor="middle")
    for row, told in enumerate(index.told(t)):
        sheet.line(
            told, (left + right) / 2, floor + 44 + _LINE * row, right - left, 15, fill=tokens.muted, anchor="middle"
        )
    below = floor + _APART
    for name in sorted(lines, key=lambda each: index.ends[each]):
        colour = colours(tokens)[name]
        points = [(left + pitch * place, up(value)) for place, value in enumerate(lines[name])]
        sheet.path(points, colour, 3)
        sheet.dot(*points[-1], 6, colour, tokens.card, 1.5)
        if index.half:
            end = up(index.ends[name])
            sheet.path([(left + pitch * index.since, end), (right, end)], colour, 1.5, (4.0, 3.0))
        below = min(up(index.ends[name]) + 6, below - _APART)
        said, before = f"{t(f'analyses.value.{name}')} {t.number(index.ends[name])}", len(sheet.items)
        sheet.line(said, right + 12, below, _NAME - 12, 16, weight=600, fill=colour)
        sheet.row(before)


def _curve(
    sheet: Sheet, pairs: Sequence[tuple[float, float]], mark: tuple[float, float, str, str] | None, t: Words, axis: str,
    *, as_days: bool, right: float = WIDTH - MARGIN,
) -> None:  # fmt: skip
    tokens, left, top, floor = sheet.tokens, MARGIN + 60, sheet.y + 20, FOOT - 56
    if len(pairs) < 2:
        return
    pairs = [*pairs[:: max(1, len(pairs) // _MOST_POINTS)], pairs[-1]]
    known = [*pairs, mark[:2]] if mark else pairs  # a horizon that somebody chose may lie beyond what can be counted
    widest, highest = max(x for x, _ in known) or 1.0, max(max(y for _, y in known), 0.05)

    def at(x: float, y: float) -> tuple[float, float]:
        return left + (right - left) * x / widest, floor - (floor - top) * y / highest

    for y, told in report_axis.shares(highest, t):
        sheet.path([at(0, y), at(widest, y)], tokens.hair, 1, (2.0, 3.0))
        sheet.line(told, left - 10, at(0, y)[1] + 5, 56, 14, fill=tokens.muted, anchor="end")
    for x, told in report_axis.days(widest, t) if as_days else report_axis.shares(widest, t):
        sheet.line(told, at(x, 0)[0], floor + 22, 80, 14, fill=tokens.muted, anchor="middle")
    sheet.path([at(x, y) for x, y in pairs], tokens.brand, 3)
    sheet.line(axis, (left + right) / 2, floor + 46, right - left, 15, fill=tokens.muted, anchor="middle")
    if mark:
        x, y = at(mark[0], mark[1])
        rises, beyond = pairs[-1][1] > pairs[0][1], x > (left + right) / 2
        sheet.path([at(0, mark[1]), (x, y), (x, floor)], tokens.ink, 1.5, (4.0, 3.0))
        sheet.dot(x, y, 8, tokens.brand, tokens.card, 2)
        anchor, where = ("end", x - 16) if beyond else ("start", x + 16)
        low = y + 34 if rises or y - 34 < top + 20 else y - 34
        before = len(sheet.items)
        sheet.line(mark[2], where, low, 360, 24, weight=700, anchor=anchor)
        sheet.line(mark[3], where, low + 22, 360, 16, fill=tokens.ink2, anchor=anchor)
        sheet.row(before)
    sheet.y = FOOT

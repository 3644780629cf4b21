"""The charts of a report, drawn on a page: shares with their intervals, by place, by messages and by month."""

from collections.abc import Sequence
from math import ceil

from journey.analyses import report_axis
from journey.analyses.drop_off_answer import LEAST_N, Point, ranked
from journey.analyses.haemorrhage import Haemorrhage
from journey.analyses.months import day_of
from journey.analyses.percents import percent
from journey.analyses.pressure_answer import Pressed, Pressure
from journey.analyses.report_sheet import FOOT, MARGIN, WIDTH, Sheet
from journey.analyses.short_names import lines_of
from journey.i18n import Words

_ROW, _NAME, _CASES = 34.0, 330.0, 90.0
_GAP, _TOLD = 9.0, 62.0  # px beside a share, and for the number of cases
_LEAST = 0.005  # the least share at the end of an axis
_MONTH, _SAID = 70.0, 52.0  # px for the name of a month, and for its rate


def points(sheet: Sheet, found: Sequence[Point], t: Words) -> None:
    """A row each: honest share with its interval, a tick where it is expected, a ring for the naive share.

    Points of no return first, then those with cases enough; how many had no room is told.
    """
    tokens, left, right = sheet.tokens, MARGIN + _NAME, WIDTH - MARGIN - _CASES
    y = _legend(sheet, t) + 10
    rows = sorted(ranked(found), key=lambda each: not each.flag and each.n < LEAST_N)[: int((FOOT - y - 34) / _ROW)]
    top = max([each.high or 0.0 for each in rows] + [each.naive or 0.0 for each in rows] + [_LEAST])

    def at(share: float) -> float:
        return left + (right - left) * share / top

    for share, told in report_axis.shares(top, t):
        sheet.path([(at(share), y + 6), (at(share), y + 10 + _ROW * len(rows))], tokens.hair, 1, (2.0, 3.0))
        sheet.line(told, at(share), y, 70, 14, fill=tokens.muted, anchor="middle")
    sheet.line(t("analyses.report.cases"), WIDTH - MARGIN, y, 90, 14, fill=tokens.muted, anchor="end")
    y += 10
    for each in rows:
        before = len(sheet.items)
        middle, colour = y + _ROW / 2, tokens.loss if each.flag else tokens.ink2
        if each.flag:
            sheet.box(MARGIN - 10, y + 1, WIDTH - 2 * MARGIN + 20, _ROW - 2, tokens.loss_tint, 6)
        _named(sheet, each, middle + 6, colour, t)
        if each.share is not None and each.low is not None and each.high is not None:
            if each.naive is not None:
                sheet.path([(at(each.share), middle), (at(each.naive), middle)], tokens.hair2, 1.2, (2.0, 3.0))
                sheet.dot(at(each.naive), middle, 5.5, tokens.card, tokens.muted, 1.6)
            sheet.box(
                at(each.low),
                middle - 5,
                max(at(each.high) - at(each.low), 2),
                10,
                tokens.loss if each.flag else tokens.ribbon,
                5,
            )
            if each.expected_share is not None and each.expected_share <= top:
                sheet.box(at(each.expected_share) - 1.2, middle - 12, 2.4, 24, tokens.ink)
            sheet.dot(at(each.share), middle, 7, colour, tokens.card, 1.5)
            marks = [at(mark) for mark in (each.naive, each.expected_share) if mark is not None and mark <= top]
            told, ends = percent(each.share, t), (at(each.low), at(each.high))
            width = sheet.measure.width(told, 16, 700) + 2
            way = at(max(each.share, each.naive or 0.0))  # up to here a line leads to the naive share
            place = _beside((at(each.share), way), ends, marks, width, (left, WIDTH - MARGIN - _TOLD))
            sheet.line(told, place, middle + 6, width, 16, weight=700, fill=colour)
        cases = t("analyses.drop_off.n", n=t.number(each.n))
        sheet.line(cases, WIDTH - MARGIN, middle + 6, _CASES - 10, 15, fill=tokens.muted, anchor="end")
        sheet.row(before)
        y += _ROW
    if len(rows) < len(found):
        told = t("analyses.report.shown", n=len(rows), of=t.number(len(found)))
        sheet.line(told, MARGIN, y + 18, WIDTH - 2 * MARGIN, 14, fill=tokens.muted)
    sheet.y = y


def _beside(
    way: tuple[float, float], ends: tuple[float, float], marks: Sequence[float], width: float, room: tuple[float, float]
) -> float:
    """Where the share stands: right after its interval, else before it, else after all that is in the row."""
    most, least = max(*ends, way[0] + 7), min(*ends, way[0] - 7)
    rightmost = max([most, *marks])
    for place in (most + _GAP, least - _GAP - width, rightmost + _GAP):
        clear = all(not place - _GAP < mark < place + width + _GAP for mark in marks)
        if clear and room[0] <= place <= room[1] - width and not way[0] < place < way[1]:
            return place
    return min(max(least - _GAP - width, room[0]), room[1] - width)


def _named(sheet: Sheet, each: Point, y: float, colour: str, t: Words) -> None:
    """Who began it is told however long the name is: what comes from both sides has two rows."""
    who, weight = f"· {each.whose(t)}" if each.sent else "", 600 if each.flag else 400
    room = _NAME - 16 - (sheet.measure.width(who, 17, weight) + 6 if who else 0)
    name = lines_of(each.event, room, 17, weight)[0]
    taken = sheet.line(name, MARGIN, y, room, 17, weight=weight, fill=colour)
    if who:
        sheet.line(who, MARGIN + taken + 5, y, _NAME - 16 - taken, 17, weight=weight, fill=colour)


def _legend(sheet: Sheet, t: Words) -> float:
    tokens, x, y = sheet.tokens, MARGIN, sheet.y + 14
    sheet.box(x, y - 9, 30, 8, tokens.ribbon, 4)
    sheet.dot(x + 15, y - 5, 6, tokens.ink2, tokens.card, 1.5)
    x = _said(sheet, t("analyses.report.legend.share"), x + 38, y)
    sheet.box(x + 3, y - 15, 2.4, 20, tokens.ink)
    x = _said(sheet, t("analyses.report.legend.expected"), x + 14, y)
    sheet.dot(x + 6, y - 5, 5.5, tokens.card, tokens.muted, 1.6)
    x = _said(sheet, t("analyses.report.legend.naive"), x + 20, y)
    sheet.box(x, y - 13, 26, 16, tokens.loss_tint, 4)
    _said(sheet, t("analyses.report.legend.flag"), x + 34, y)
    return y + 26


def _said(sheet: Sheet, words: str, x: float, y: float) -> float:
    width = sheet.measure.width(words, 15) + 2
    sheet.line(words, x, y, width, 15, fill=sheet.tokens.ink2)
    return x + width + 26


def messages(sheet: Sheet, answer: Pressure, t: Words) -> None:
    """A bar for each number of messages, with its interval; in red those beyond the cap that suggests itself."""
    tokens, top, floor = sheet.tokens, sheet.y + 20, FOOT - 72
    bars = [each for each in answer.by_count if each.share is not None]
    highest = max([each.high or 0.0 for each in bars] + [_LEAST])
    pitch, width = (WIDTH - 2 * MARGIN) / max(len(bars), 1), 110.0
    for place, each in enumerate(bars):
        beyond = answer.cap is not None and answer.first_of(each) > answer.cap
        _bar(sheet, each, MARGIN + pitch * (place + 0.5), width, (top, floor), highest, beyond, t)
    sheet.path([(MARGIN, floor), (WIDTH - MARGIN, floor)], tokens.hair2)
    sheet.line(
        t("analyses.report.messages", n=answer.window_days),
        WIDTH / 2,
        floor + 66,
        700,
        15,
        fill=tokens.muted,
        anchor="middle",
    )
    sheet.y = FOOT


def _bar(
    sheet: Sheet, each: Pressed, x: float, width: float, room: tuple[float, float], highest: float, beyond: bool,
    t: Words,
) -> None:  # fmt: skip
    tokens, (top, floor), before = sheet.tokens, room, len(sheet.items)
    scale = (floor - top - 30) / highest
    share, low, high = each.share or 0.0, each.low or 0.0, each.high or 0.0
    colour = tokens.loss if beyond else tokens.ribbon
    sheet.box(x - width / 2, floor - share * scale, width, share * scale, tokens.loss_tint if beyond else tokens.panel)
    sheet.box(x - 4, floor - high * scale, 8, (high - low) * scale, colour, 4)
    sheet.dot(x, floor - share * scale, 7, tokens.loss if beyond else tokens.ink2, tokens.card, 1.5)
    sheet.line(
        percent(share, t),
        x,
        floor - high * scale - 10,
        width,
        19,
        weight=700,
        fill=tokens.loss if beyond else tokens.ink,
        anchor="middle",
    )
    sheet.line(each.messages.replace("-", "–"), x, floor + 22, width, 18, weight=600, anchor="middle")
    told = t("analyses.report.of_cases", n=each.n)
    sheet.line(told, x, floor + 42, 2 * width, 14, fill=tokens.muted, anchor="middle")
    sheet.row(before, each.messages.replace("-", "–"))


def months(sheet: Sheet, answer: Haemorrhage, t: Words) -> None:
    """A month each with its interval, the rates before and since the change, and the months in which it may lie."""
    tokens, left, top, floor = sheet.tokens, MARGIN + 50, sheet.y + 20, FOOT - 40
    rates = answer.rate_before or 0.0, answer.rate_after or 0.0
    highest = max([each.high or 0.0 for each in answer.monthly] + [*rates, _LEAST])
    pitch = (WIDTH - MARGIN - left) / max(len(answer.monthly), 1)
    places = {each.month: left + pitch * place for place, each in enumerate(answer.monthly)}

    def up(share: float) -> float:
        return floor - (floor - top - 30) * share / highest

    for share, told in report_axis.shares(highest, t):
        sheet.path([(left, up(share)), (WIDTH - MARGIN, up(share))], tokens.hair, 1, (2.0, 3.0))
        sheet.line(told, left - 10, up(share) + 5, 46, 14, fill=tokens.muted, anchor="end")
    if answer.began in places and answer.rate_before is not None and answer.rate_after is not None:
        edge = places[answer.began]
        if answer.between and answer.between[0] != answer.between[1]:
            first, last = (places.get(month, edge) for month in answer.between)
            sheet.box(first, top, last - first, floor - top, tokens.loss_tint)
        before, since = up(answer.rate_before), up(answer.rate_after)
        sheet.path([(left, before), (edge, before)], tokens.ink2, 1.5, (4.0, 3.0))
        sheet.path([(edge, since), (WIDTH - MARGIN, since)], tokens.loss, 1.5, (4.0, 3.0))
        sheet.path([(edge, top), (edge, floor)], tokens.loss, 2)
    every = ceil(_MONTH / pitch)
    for place, each in enumerate(answer.monthly):
        before = len(sheet.items)
        x, since_then = places[each.month] + pitch / 2, answer.began is not None and each.month >= answer.began
        if place % every == 0:
            name = t.month(day_of(each.month), short=True)
            sheet.line(name, x, floor + 24, every * pitch, 14, fill=tokens.muted, anchor="middle")
        if each.rate is None or each.low is None or each.high is None:
            continue
        pale, colour = (tokens.loss, tokens.loss) if since_then else (tokens.ribbon, tokens.ink2)
        sheet.box(x - 4, up(each.high), 8, up(each.low) - up(each.high), pale, 4)
        sheet.dot(x, up(each.rate), 7, colour, tokens.card, 1.5)
        if pitch >= _SAID:
            sheet.line(t.percent(each.rate, 1), x, up(each.low) + 22, pitch, 15, fill=colour, anchor="middle")
            if place % every == 0:
                sheet.row(before)
    sheet.path([(left, floor), (WIDTH - MARGIN, floor)], tokens.hair2)
    sheet.y = FOOT

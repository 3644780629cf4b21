"""The charts of a report, drawn on a page: shares with intervals, months, a curve of those who come back."""

from collections.abc import Sequence

from journey.analyses.drop_off_answer import Point
from journey.analyses.haemorrhage import Haemorrhage
from journey.analyses.horizon import Horizon
from journey.analyses.percents import percent
from journey.analyses.pressure_answer import Pressed, Pressure
from journey.analyses.report_sheet import FOOT, MARGIN, WIDTH, Sheet
from journey.analyses.value import Value
from journey.i18n import Words

_ROW, _NAME, _CASES = 34.0, 330.0, 90.0
_TOP_CURVE = 120


def points(sheet: Sheet, shown: Sequence[Point], t: Words) -> None:
    """A row each: honest share with its interval, a tick where it is expected, a ring for the naive share."""
    tokens, left, right = sheet.tokens, MARGIN + _NAME, WIDTH - MARGIN - _CASES
    most = max([each.high or 0.0 for each in shown] + [each.naive or 0.0 for each in shown] + [0.05])
    top = _nice(most)
    y = _legend(sheet, t) + 10
    rows = list(shown)[: int((FOOT - y - 24) / _ROW)]

    def at(share: float) -> float:
        return left + (right - left) * share / top

    for step in range(5):
        x = at(top * step / 4)
        sheet.path([(x, y + 6), (x, y + 10 + _ROW * len(rows))], tokens.hair, 1, (2.0, 3.0))
        sheet.line(t.percent(top * step / 4), x, y, 70, 14, fill=tokens.muted, anchor="middle")
    sheet.line(t("analyses.report.cases"), WIDTH - MARGIN, y, 90, 14, fill=tokens.muted, anchor="end")
    y += 10
    for each in rows:
        middle, colour = y + _ROW / 2, tokens.loss if each.flag else tokens.ink2
        if each.flag:
            sheet.box(MARGIN - 10, y + 1, WIDTH - 2 * MARGIN + 20, _ROW - 2, tokens.loss_tint, 6)
        name = f"{each.event} · {t('analyses.report.from_us')}" if each.sent else each.event
        sheet.line(name, MARGIN, middle + 6, _NAME - 16, 17, weight=600 if each.flag else 400, fill=colour)
        sheet.line(t.number(each.n), WIDTH - MARGIN, middle + 6, 80, 15, fill=tokens.muted, anchor="end")
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
        y += _ROW
    sheet.y = y


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
    tokens, top, floor = sheet.tokens, sheet.y + 20, FOOT - 60
    bars = [each for each in answer.by_count if each.share is not None]
    highest = _nice(max((each.high or 0.0 for each in bars), default=0.1))
    pitch, width = (WIDTH - 2 * MARGIN) / max(len(bars), 1), 110.0
    for place, each in enumerate(bars):
        beyond = answer.cap is not None and answer.first_of(each) > answer.cap
        _bar(sheet, each, MARGIN + pitch * (place + 0.5), width, (top, floor), highest, beyond, t)
    sheet.path([(MARGIN, floor), (WIDTH - MARGIN, floor)], tokens.hair2)
    sheet.line(
        t("analyses.report.messages", n=answer.window_days),
        WIDTH / 2,
        floor + 50,
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
    tokens, (top, floor) = sheet.tokens, room
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
    sheet.line(each.messages.replace("-", "–"), x, floor + 24, width, 18, weight=600, anchor="middle")


def months(sheet: Sheet, answer: Haemorrhage, t: Words) -> None:
    """A month each with its interval, the rates before and since the change, and the months in which it may lie."""
    tokens, top, floor = sheet.tokens, sheet.y + 20, FOOT - 40
    shown = [each for each in answer.monthly if each.rate is not None]
    highest = _nice(max((each.high or 0.0 for each in shown), default=0.1))
    pitch = (WIDTH - 2 * MARGIN) / max(len(shown), 1)

    def up(share: float) -> float:
        return floor - (floor - top - 30) * share / highest

    places = {each.month: MARGIN + pitch * place for place, each in enumerate(shown)}
    if answer.began in places and answer.rate_before is not None and answer.rate_after is not None:
        edge = places[answer.began]
        if answer.between:
            first, last = (places.get(month, edge) for month in answer.between)
            sheet.box(first - pitch / 2, top, last - first + pitch, floor - top, tokens.loss_tint)
        sheet.path([(MARGIN, up(answer.rate_before)), (edge, up(answer.rate_before))], tokens.ink2, 1.5, (4.0, 3.0))
        sheet.path(
            [(edge, up(answer.rate_after)), (WIDTH - MARGIN, up(answer.rate_after))], tokens.loss, 1.5, (4.0, 3.0)
        )
        sheet.path([(edge, top), (edge, floor)], tokens.loss, 2)
    for each in shown:
        x, since = places[each.month] + pitch / 2, answer.began is not None and each.month >= answer.began
        colour = tokens.loss if since else tokens.ink2
        sheet.box(
            x - 4,
            up(each.high or 0.0),
            8,
            up(each.low or 0.0) - up(each.high or 0.0),
            tokens.loss if since else tokens.ribbon,
            4,
        )
        sheet.dot(x, up(each.rate or 0.0), 7, colour, tokens.card, 1.5)
        if pitch >= 52:
            sheet.line(
                t.percent(each.rate or 0.0, 1), x, up(each.low or 0.0) + 24, pitch, 15, fill=colour, anchor="middle"
            )
        sheet.line(
            each.month if pitch >= 64 else each.month[-2:], x, floor + 24, pitch, 14, fill=tokens.muted, anchor="middle"
        )
    sheet.path([(MARGIN, floor), (WIDTH - MARGIN, floor)], tokens.hair2)
    sheet.y = FOOT


def returning(sheet: Sheet, answer: Horizon, t: Words) -> None:
    """Of those silent for so many days, how many come back."""
    pairs = [(float(each.days), each.return_rate) for each in answer.curve if each.n >= 100] or [
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
    """The share of the value by customers, from the most to the least valuable."""
    pairs = [(each.customers_share, each.value_share) for each in answer.concentration]
    mark = None
    if answer.half is not None:
        mark = (answer.half, 0.5, percent(answer.half, t), t("analyses.report.half"))
    _curve(sheet, pairs, mark, t, t("analyses.report.customers_by_value"), as_days=False)


def _curve(
    sheet: Sheet, pairs: Sequence[tuple[float, float]], mark: tuple[float, float, str, str] | None, t: Words, axis: str,
    *, as_days: bool,
) -> None:  # fmt: skip
    tokens, left, right, top, floor = sheet.tokens, MARGIN + 60, WIDTH - MARGIN, sheet.y + 20, FOOT - 56
    if len(pairs) < 2:
        return
    pairs = [*pairs[:: max(1, len(pairs) // _TOP_CURVE)], pairs[-1]]
    widest, highest = max(x for x, _ in pairs) or 1.0, max(max(y for _, y in pairs), 0.05)

    def at(x: float, y: float) -> tuple[float, float]:
        return left + (right - left) * x / widest, floor - (floor - top) * y / highest

    for step in range(5):
        x, y = widest * step / 4, highest * step / 4
        sheet.path([at(0, y), at(widest, y)], tokens.hair, 1, (2.0, 3.0))
        sheet.line(t.percent(y), left - 10, at(0, y)[1] + 5, 56, 14, fill=tokens.muted, anchor="end")
        sheet.line(
            t.number(x) if as_days else t.percent(x),
            at(x, 0)[0],
            floor + 22,
            80,
            14,
            fill=tokens.muted,
            anchor="middle",
        )
    sheet.path([at(x, y) for x, y in pairs], tokens.brand, 3)
    sheet.line(axis, (left + right) / 2, floor + 46, right - left, 15, fill=tokens.muted, anchor="middle")
    if mark:
        x, y = at(mark[0], mark[1])
        rises, beyond = pairs[-1][1] > pairs[0][1], x > (left + right) / 2
        sheet.path([at(0, mark[1]), (x, y), (x, floor)], tokens.ink, 1.5, (4.0, 3.0))
        sheet.dot(x, y, 8, tokens.brand, tokens.card, 2)
        anchor, where = ("end", x - 16) if beyond else ("start", x + 16)
        low = y + 34 if rises or y - 34 < top + 20 else y - 34
        sheet.line(mark[2], where, low, 360, 24, weight=700, anchor=anchor)
        sheet.line(mark[3], where, low + 22, 360, 16, fill=tokens.ink2, anchor=anchor)
    sheet.y = FOOT


def _nice(most: float) -> float:
    """A round share that is no less than ``most``."""
    for step in (0.02, 0.04, 0.08, 0.12, 0.16, 0.2, 0.24, 0.32, 0.4, 0.6, 0.8):
        if most <= step:
            return step
    return 1.0

"""One point told apart: by group of customers, channel, what came just before, the time since our last message, month.

The cases are those of ``drop_off``, each share with the same interval. A part is shown to be looked at, and is never
flagged; where it has fewer than ``LEAST_N`` cases it is ``few``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from journey.analyses.cases import own_cases, sent_cases, summed
from journey.analyses.drop_off import placed
from journey.analyses.drop_off_answer import LEAST_N
from journey.analyses.expected import shares
from journey.analyses.horizon import settled
from journey.analyses.interval_rows import Row, interval_rows, verdict
from journey.analyses.months import day_of
from journey.analyses.percents import percent
from journey.analyses.senders import sent_by_the_firm
from journey.analyses.silence import DAY, Terms, has_direction, month_name, silences_of
from journey.analyses.silence import month as month_of
from journey.events.log import EventLog
from journey.events.spelling import readable
from journey.i18n import Words
from journey.model import Map
from journey.model.folding import folded
from journey.scene.themes import Theme

BY = ("segment", "channel", "before", "since", "month")
SINCE = ("day", "days", "week", "month", "longer", "never")  # our last message is so long ago
_SINCE_DAYS = (1, 3, 7, 30)
_MOST = 12
_WHOLE = Terms()


@dataclass(frozen=True, slots=True)
class SplitRow:
    """Of ``n`` followed cases ``vanished`` fell silent. ``part``: a channel, an event ("" for the first of a journey),
    a name of SINCE, or ``2026-04``."""

    part: str
    n: int
    vanished: int
    share: float
    low: float
    high: float
    few: bool


@dataclass(frozen=True, slots=True)
class Split:
    point: str
    by: str
    horizon_days: int
    parts: tuple[SplitRow, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def splits(log: EventLog, kind: str) -> tuple[str, ...]:
    """By what points of a kind can be told apart in this log."""
    can = {
        "segment": log.engine.has("segment"), "channel": log.engine.has("channel") and kind != "channel",
        "since": has_direction(log),
    }  # fmt: skip
    return tuple(by for by in BY if can.get(by, True))


def compute(
    log: EventLog, journey_map: Map | None, kind: str, point: str, by: str, sent: bool = False, terms: Terms = _WHOLE
) -> Split:  # fmt: skip
    """``kind``: of ``drop_off.KINDS``. Raises as ``drop_off`` does."""
    days, _ = settled(log, journey_map, terms)
    table = placed(silences_of(log, terms, journey_map), log, journey_map)
    found = [
        _row(row, by) for row in log.engine.rows(question(table, log.end, days, kind, point, by, sent, journey_map))
    ]
    return Split(point, by, days, tuple(_ordered(found, by)))


def figure(
    answer: Split, t: Words, tokens: Theme, known: Mapping[str, str] | None = None, width_px: float = 0
) -> dict[str, Any]:
    """A row for each part; ``known``: what events are called."""
    return interval_rows(_rows(answer, t, known or {}), t, tokens, width_px)


def finding(answer: Split, t: Words, known: Mapping[str, str] | None = None) -> str:
    """Whether two parts stand apart."""
    return verdict(_rows(answer, t, known or {}), t)


def _rows(answer: Split, t: Words, known: Mapping[str, str]) -> list[Row]:
    return [_drawn(each, answer.by, t, known) for each in answer.parts]


def _drawn(each: SplitRow, by: str, t: Words, known: Mapping[str, str]) -> Row:
    told = t(f"analyses.split.{'few' if each.few else 'share'}", share=percent(each.share, t), n=each.n)
    return Row(_called(each.part, by, t, known), each.share, each.low, each.high, told, each.few)


def _called(part: str, by: str, t: Words, known: Mapping[str, str]) -> str:
    if by == "since":
        return t(f"analyses.split.since.{part}")
    if by == "month":
        return t.month(day_of(part), short=True)
    if not part:
        return t(f"analyses.split.no_{by}")
    if by == "segment":
        return known.get(folded(part.strip()), part)
    return known.get(part) or (readable(part) if by == "before" else part)


def question(
    table: Any, end: int, days: int, kind: str, point: str, by: str, sent: bool, journey_map: Map | None = None
) -> Any:
    """The followed cases of one point by a part, with what the design effect needs of the customers."""
    here = _parted(table, by, journey_map).filter(lambda each: each[kind].cast("string") == point)
    cases = sent_cases(here, kind, end, days) if sent else own_cases(here, end, days)
    cases = cases.filter(cases.seen == 1)
    by_customer = cases.group_by(["customer", "part"]).agg(n=cases.count(), gone=cases.gone.sum())
    each = by_customer.mutate(n=by_customer.n.cast("int64"), gone=by_customer.gone.cast("int64"))
    return each.group_by("part").agg(**summed(each))


def _parted(table: Any, by: str, journey_map: Map | None) -> Any:
    """Every event with its part, as words or as a number."""
    import ibis

    order = {"group_by": table.customer, "order_by": table.position}
    if by == "segment":
        own = table.segment.cast("string")  # where a row says none, what the customer's others say
        return table.mutate(part=own.coalesce(own.max().over(ibis.window(group_by=table.customer))).fill_null(""))
    if by == "channel":
        return table.mutate(part=table.channel.cast("string").fill_null(""))
    if by == "before":
        return table.mutate(part=table.event.cast("string").lag().over(ibis.window(**order)).fill_null(""))
    if by == "month":
        return table.mutate(part=month_of(table.time))
    mail = table.mutate(mail=(sent_by_the_firm(table, journey_map) == 1).ifelse(table.time, ibis.null("int64")))
    before = ibis.window(group_by=mail.customer, order_by=mail.position, preceding=(None, 1))
    since = mail.time - mail.mail.max().over(before)
    steps = ((since <= most * DAY, place) for place, most in enumerate(_SINCE_DAYS))
    never = SINCE.index("never")
    return mail.mutate(part=ibis.cases((since.isnull(), never), *steps, else_=len(_SINCE_DAYS)).cast("int64"))


def _row(row: Mapping[str, Any], by: str) -> SplitRow:
    share, low, high, _ = shares(row)
    part = month_name(row["part"]) if by == "month" else SINCE[row["part"]] if by == "since" else str(row["part"])
    return SplitRow(part, row["n"], row["gone"], share, low, high, row["n"] < LEAST_N)


def _ordered(rows: Iterable[SplitRow], by: str) -> list[SplitRow]:
    """In the order of time; what has none, the largest first, up to ``_MOST``."""
    if by == "month":
        return sorted(rows, key=lambda row: row.part)
    if by == "since":
        return sorted(rows, key=lambda row: SINCE.index(row.part))
    return sorted(rows, key=lambda row: (-row.n, row.part))[:_MOST]

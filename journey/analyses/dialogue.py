"""Dialogue: does anybody answer what the firm sends, how soon, and who is cooling?

An exchange is the run of messages from one own event to the next; it is two-way where the own event comes within the
window after the last of them, and, where the log has channels, through the channel of a message of the run. Three
messages in a row or more with no own event between are a monologue. A customer is cooling whose silence when the log
ends is far longer than their own gaps between visits were (robust z over at least four, each of half a day or more),
also than the longest of these, but not yet as long as the horizon. Say against do: a sentiment beside what followed.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from journey.analyses.cases import own_cases, summed
from journey.analyses.dialogue_figure import figure as figure
from journey.analyses.dialogue_figure import said_figure as said_figure
from journey.analyses.expected import shares
from journey.analyses.horizon import settled
from journey.analyses.percents import percent
from journey.analyses.senders import of_the_firm
from journey.analyses.silence import (
    DAY,
    ORDINARY,
    Terms,
    at_risk,
    has_direction,
    month,
    month_name,
    silences,
    silences_of,
)  # fmt: skip
from journey.errors import JourneyError
from journey.events.log import MICROSECONDS, EventLog
from journey.i18n import Words
from journey.model import Map

MONOLOGUE, LEAST_GAPS, COOLING, MOST_COOLING = 3, 4, 3.5, 200
FLOOR, BEYOND = 0.25, 10  # the least spread, of the usual gap; over the gaps: how far beyond the longest of them
_HOUR, MOODS = 3_600 * MICROSECONDS, ("low", "middle", "high")


@dataclass(frozen=True, slots=True)
class Cooling:
    """A customer, how long they are silent, the middle of their gaps, and how far beyond their habit that is."""

    customer: str
    silent_days: float
    usual_days: float
    gaps: int
    z: float
    last_event: str


@dataclass(frozen=True, slots=True)
class Month:
    month: str
    exchanges: int
    two_way: int
    share: float


@dataclass(frozen=True, slots=True)
class Said:
    """What customers stated (``mood`` by the scale of the log) beside what they did next: of ``n`` statements
    ``vanished`` were followed by silence."""

    mood: str
    n: int
    vanished: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Dialogue:
    """``two_way_share``: of the exchanges that were followed for a window; ``monologues``: of the ``customers`` who
    ever got a message those with one."""

    window_days: int
    messages: int
    exchanges: int
    two_way: int
    two_way_share: float
    median_reply_hours: float | None
    customers: int
    answering: int
    monologues: int
    monthly: tuple[Month, ...]
    cooling: tuple[Cooling, ...]
    said: tuple[Said, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def lines(self, t: Words) -> list[str]:
        told = [t("analyses.dialogue.title"), "  " + finding(self, t)]
        if self.median_reply_hours is not None:
            told.append("  " + t("analyses.dialogue.reply", hours=t.number(self.median_reply_hours, 1)))
        told.append("  " + t("analyses.dialogue.monologues", n=self.monologues, of=t.number(self.customers)))
        return [*told, *("  " + reason(each, t) for each in self.cooling[:5])]


def compute(log: EventLog, journey_map: Map | None = None, terms: Terms = ORDINARY) -> Dialogue:
    """Raises JourneyError ``no_direction``, ``no_messages``, and as ``drop_off`` does."""
    if not has_direction(log):
        raise JourneyError("no_direction", log.understood.name)
    days, _ = settled(log, journey_map, terms)
    table, rows = of_the_firm(silences_of(log, terms, journey_map), journey_map), log.engine.rows
    told = log.engine.kept("exchanges", (terms, journey_map), lambda: exchanges(table, log.end, terms.window))
    whole, heads = rows(_whole(told))[0], rows(_monologues(table))[0]
    if not whole["exchanges"]:
        raise JourneyError("no_messages", log.understood.name)
    monthly = sorted(rows(_monthly(told)), key=lambda row: row["month"])
    two_way = whole["two_way"] or 0
    return Dialogue(
        window_days=terms.window, messages=whole["messages"], exchanges=whole["exchanges"], two_way=two_way,
        two_way_share=two_way / whole["exchanges"], median_reply_hours=whole["hours"],
        customers=heads["customers"], answering=whole["answering"], monologues=heads["monologues"],
        monthly=tuple(
            Month(month_name(row["month"]), row["exchanges"], row["two_way"], row["two_way"] / row["exchanges"])
            for row in monthly
        ),
        cooling=tuple(sorted(
            map(_cooling, rows(cooling(table, log.end, days))), key=lambda each: (-each.z, each.customer)
        )),
        said=_said(log, table, days),
    )  # fmt: skip


def asked(log: EventLog, journey_map: Map | None = None, terms: Terms = ORDINARY) -> dict[str, Any]:
    """The question as it is put to the engine."""
    days, _ = settled(log, journey_map, terms)
    return _questions(of_the_firm(silences_of(log, terms, journey_map), journey_map), log.end, days, terms.window)


def questions(steps: Any, end: int, days: int, window: int = 7) -> dict[str, Any]:
    """What is asked of the events, as expressions over ``steps``."""
    return _questions(silences(steps), end, days, window)


def _questions(table: Any, end: int, days: int, window: int) -> dict[str, Any]:
    told = exchanges(table, end, window)
    return {
        "whole": _whole(told), "monthly": _monthly(told), "monologues": _monologues(table),
        "cooling": cooling(table, end, days),
    }  # fmt: skip


def exchanges(table: Any, end: int, window: int) -> Any:
    """A row for each run of messages between two own events: how many, when the last, how soon the answer (or null)."""
    import ibis

    by = ["customer", "run", *(["channel"] if "channel" in table.columns else [])]
    told = table.filter((table.sent == 1) | (table.own == 1))
    told = told.mutate(run=told.step - told.own)  # an answer belongs to the run before it: joined, they would be loops
    told = told.semi_join(told.filter(told.sent == 1).select("customer", "run"), ["customer", "run"])  # most are none
    is_sent = told.sent == 1
    each = told.group_by(by).agg(
        messages=told.count(where=is_sent), last_sent=told.time.max(where=is_sent),
        next_own=told.next_own.min(where=is_sent), answers=told.count(where=told.own == 1),
    )  # fmt: skip
    if "channel" in by:
        same = (each.messages > 0) & (each.answers > 0) & each.channel.notnull()
        each = each.mutate(same=same.ifelse(1, 0)).group_by(["customer", "run"]).agg(
            messages=each.messages.sum(), last_sent=each.last_sent.max(), next_own=each.next_own.min(),
            same=lambda part: part.same.max(),
        )  # fmt: skip
    runs = each.filter(each.messages > 0, each.last_sent <= end - window * DAY)
    took = runs.next_own - runs.last_sent
    is_answer = (took <= window * DAY) & (runs.same == 1 if "channel" in by else ibis.literal(True))
    return runs.select(
        "customer", "last_sent", messages=runs.messages.cast("int64"), took=is_answer.ifelse(took, ibis.null("int64"))
    )


def _whole(told: Any) -> Any:
    is_two_way = told.took.notnull()
    return told.agg(
        messages=told.messages.sum().cast("int64"), exchanges=told.count(),
        two_way=is_two_way.ifelse(1, 0).sum().cast("int64"),
        hours=told.took.cast("float64").median() / _HOUR, answering=told.customer.nunique(where=is_two_way),
    )  # fmt: skip


def _monthly(told: Any) -> Any:
    told = told.mutate(month=month(told.last_sent), two_way=told.took.notnull().ifelse(1, 0))
    return told.group_by("month").agg(exchanges=told.count(), two_way=told.two_way.sum().cast("int64"))


def _monologues(table: Any) -> Any:
    sent = table.filter(table.sent == 1)
    runs = sent.group_by(["customer", "step"]).agg(messages=sent.count())
    heads = {"customers": None, "monologues": runs.messages >= MONOLOGUE}
    return runs.agg(**{name: runs.customer.nunique(where=some) for name, some in heads.items()})


def cooling(table: Any, end: int, days: int) -> Any:
    """Customers silent for longer than is their habit, the most unlike themselves first."""
    import ibis

    own = table.filter(table.own == 1)
    gap = (own.next_own - own.time).cast("float64")
    gaps = own.mutate(gap=gap).filter(own.next_own - own.time >= DAY // 2)  # less is the same visit
    habit = gaps.group_by("customer").agg(gaps=gaps.count(), usual=gaps.gap.median(), longest=gaps.gap.max())
    habit = habit.filter(habit.gaps >= LEAST_GAPS)
    last = at_risk(table).filter(lambda each: each.next_own.isnull() & each.over.isnull())
    last = last.mutate(last_event=last.event.cast("string"), silent=(end - last.time).cast("float64"))
    last = last.filter(last.time >= end - days * DAY).select("customer", "last_event", "silent")
    known = last.join(habit, "customer")
    # with few gaps a spread is chance: of customers without a rhythm one in seven would be beyond it
    known = known.filter(known.silent > known.longest + (known.longest - known.usual) * BEYOND / known.gaps)
    off = known.join(gaps.select("customer", "gap"), "customer")
    off = off.mutate(off=(off.gap - off.usual).abs()).group_by(["customer", "last_event", "silent", "gaps", "usual"])
    spread = off.agg(spread=lambda each: each.off.median())
    floor = ibis.greatest(0.25 * DAY, FLOOR * spread.usual)
    told = spread.mutate(z=(spread.silent - spread.usual) / ibis.greatest(1.4826 * spread.spread, floor))
    return told.filter(told.z >= COOLING).order_by([told.z.desc(), told.customer]).limit(MOST_COOLING)


def _cooling(row: Mapping[str, Any]) -> Cooling:
    silent, usual = row["silent"] / DAY, row["usual"] / DAY
    return Cooling(str(row["customer"]), silent, usual, row["gaps"], row["z"], row["last_event"])


def finding(answer: Dialogue, t: Words) -> str:
    """How much of what the firm sends is answered, as a sentence."""
    return t("analyses.dialogue.finding", share=percent(answer.two_way_share, t), n=answer.window_days)


def reason(each: Cooling, t: Words) -> str:
    """Why a customer is listed."""
    silent, usual = (t.number(value, 1) for value in (each.silent_days, each.usual_days))
    return t("analyses.dialogue.cooling", customer=each.customer, silent=silent, usual=usual, n=each.gaps)


def _said(log: EventLog, table: Any, days: int) -> tuple[Said, ...]:
    """What was stated, in thirds of the scale that the log uses, beside what the same customers did next."""
    if "sentiment" not in table.columns:
        return ()
    ends = log.engine.rows(table.agg(low=table.sentiment.min(), high=table.sentiment.max()))[0]
    if ends["low"] is None or ends["low"] == ends["high"]:
        return ()
    counted = {row["mood"]: row for row in log.engine.rows(stated(table, log.end, days, ends["low"], ends["high"]))}
    return tuple(
        Said(MOODS[mood], counted[mood]["n"], counted[mood]["gone"], *shares(counted[mood])[:3])
        for mood in range(len(MOODS)) if counted.get(mood, {}).get("n")
    )  # fmt: skip


def stated(table: Any, end: int, days: int, low: float, high: float) -> Any:
    """Own events with a sentiment, by the third of the scale it lies in, and how many were followed by silence."""
    import ibis

    told = own_cases(table, end, days)
    told = told.filter(told.sentiment.notnull(), told.seen == 1)
    step = (high - low) / len(MOODS)
    told = told.mutate(mood=ibis.cases((told.sentiment < low + step, 0), (told.sentiment < high - step, 1), else_=2))
    each = told.group_by(["customer", "mood"]).agg(n=told.count(), gone=told.gone.sum())
    return each.group_by("mood").agg(**summed(each))

"""What was found of where customers vanish: a row for each event, touchpoint, stage and channel."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

from journey.analyses.percents import percent, percents
from journey.analyses.senders import FIRM
from journey.i18n import Words

FEW_RETURN = 0.1  # of those silent: of more it must be said that they are not lost yet
LEAST_CUSTOMERS = 50  # with fewer the design effect is chance itself, and the intervals are too narrow
_JSON = (
    "event", "n", "vanished", "share", "low", "high", "expected", "excess", "excess_low", "excess_high", "q", "flag",
    "expected_share", "naive", "sent", "by_survival", "compared", "deff", "every", "customers", "sender",
)  # fmt: skip

LEAST_N, LEAST_EXCESS, TIMES_COMPARED = 50, 1.1, 5  # of a point of no return: cases, beyond what is expected, others


@dataclass(frozen=True, slots=True)
class Point:
    """One event (or touchpoint, stage, channel): of ``every`` case ``n`` can be followed for a horizon, and after
    ``vanished`` of these nothing of the customer's came.

    share, low, high         of the followed cases, with its 95% interval; None where nobody can be followed
    by_survival              the share is Kaplan and Meier's, for too few cases can be followed; never flagged
    expected                 how many would have vanished were it like what it is compared with; expected_share: of n
    excess, _low, _high      vanished by expected, with Byar's interval
    q, flag                  false-discovery rate; a point of no return
    naive                    of the customers who came here, those whose last event in the log it is
    compared                 with how many cases
    sent, sender             it was sent to the customer; by whom (``senders``), of their own events nobody
    customers                whose followed cases these are
    deff                     how much less n cases of few customers tell than n customers would
    holds                    of a flagged group of own events, those that are flagged or perhaps a natural end
    """

    event: str
    kind: str
    sent: bool
    n: int
    vanished: int
    every: int
    naive: float | None = None
    share: float | None = None
    low: float | None = None
    high: float | None = None
    expected: float | None = None
    expected_share: float | None = None
    excess: float | None = None
    excess_low: float | None = None
    excess_high: float | None = None
    q: float | None = None
    flag: bool = False
    by_survival: bool = False
    compared: int = 0
    deff: float = 1.0
    customers: int = 0
    holds: tuple[str, ...] = ()
    sender: str = ""

    @property
    def is_alone(self) -> bool:
        """Whether it stands out, and nothing can be made of it: there is too little beside it to hold it against."""
        stands_out = self.n >= LEAST_N and (self.excess_low or 0.0) >= LEAST_EXCESS
        return stands_out and not self.flag and self.compared < TIMES_COMPARED * self.n

    @property
    def is_whole(self) -> bool:
        """Whether a group of events stands out of which no single one does."""
        return self.flag and self.kind != "event" and not self.sent and not self.holds

    @property
    def few(self) -> bool:
        """Whether too few customers are behind it to say that it is a point of no return."""
        return 0 < self.customers < LEAST_CUSTOMERS

    def whose(self, t: Words) -> str:
        """Who sent it, in words: from us, from a partner; nothing of what customers do."""
        return t(f"analyses.drop_off.from.{self.sender or FIRM}") if self.sent else ""

    def told(self, **more: Any) -> "Point":
        return replace(self, **more)

    def as_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in _JSON}


@dataclass(frozen=True, slots=True)
class DropOff:
    """``perhaps_ends``: events after which most are silent, and whose names say that something was brought to its end:
    to be asked about. ``return_rate``: of those silent for a horizon, who may still come back."""

    horizon_days: int
    return_rate: float | None
    events: tuple[Point, ...]
    touchpoints: tuple[Point, ...]
    stages: tuple[Point, ...]
    channels: tuple[Point, ...]
    has_direction: bool
    ends: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()
    perhaps_ends: tuple[str, ...] = ()

    @property
    def flagged(self) -> tuple[Point, ...]:
        """The points of no return among the events; what may be a natural end is asked about first."""
        return tuple(each for each in self.events if each.flag and each.event not in self.perhaps_ends)

    def drawn(self, points: Iterable[Point]) -> list[Point]:
        """Points as a picture shows them: what may be a natural end, or holds one, is asked about first."""
        return [each.told(flag=False) if self.asks_of(each) else each for each in points]

    def asks_of(self, point: Point) -> bool:
        """Whether it may be a natural end, or would be flagged with one that it holds."""
        events = (point.event,) if point.kind == "event" else point.holds
        return not set(events).isdisjoint(self.perhaps_ends)

    def as_json(self) -> list[dict[str, Any]]:
        return [each.as_json() for each in self.events]

    def beside(self) -> dict[str, Any]:
        """What belongs to the answer beside its list of events."""
        groups = {"touchpoints": self.touchpoints, "stages": self.stages, "channels": self.channels}
        return {
            "drop_off_terms": {
                "horizon_days": self.horizon_days, "return_rate": self.return_rate, "ends": self.ends,
                "signals": self.signals, "has_direction": self.has_direction, "perhaps_ends": self.perhaps_ends,
            },
            "drop_off_by": {name: [each.as_json() for each in points] for name, points in groups.items()},
        }  # fmt: skip

    def lines(self, t: Words) -> list[str]:
        told = [t("analyses.drop_off.title", n=self.horizon_days)]
        for each in self.events:
            flag = f"  ← {t('analyses.drop_off.flag')}" if each in self.flagged else ""
            told.append(f"  {each.event}: {said(each, t)}{flag}")
        if self.return_rate is not None:
            told.append(
                "  " + t("analyses.drop_off.may_return", n=self.horizon_days, share=percent(self.return_rate, t))
            )
        if not self.has_direction:
            told.append("  " + t("analyses.drop_off.no_direction"))
        return told

    def asked_first(self, t: Words) -> list[str]:
        """What has to be answered before anything is concluded from who is lost."""
        return [t("analyses.drop_off.perhaps_end", event=event) for event in self.perhaps_ends]


def said(point: Point, t: Words) -> str:
    """A row in words: the share, its interval, n, and what would be expected."""
    if point.share is None:
        return t("analyses.drop_off.unfollowed", n=point.every)
    share, low, high = percents(t, point.share, point.low, point.high)
    key = "by_survival" if point.by_survival else "share"
    told = t(
        f"analyses.drop_off.{key}", share=share, low=low, high=high, n=point.every if point.by_survival else point.n
    )
    if point.few:
        told = f"{told}; {t('analyses.drop_off.few', n=point.customers)}"
    if point.excess is None or point.expected_share is None:
        return told
    expected = t("analyses.drop_off.expected", share=percent(point.expected_share, t), times=t.number(point.excess, 1))
    return f"{told}; {expected}"


def asdicts(points: tuple[Point, ...]) -> list[dict[str, Any]]:
    return [asdict(each) for each in points]


def ranked(points: Iterable[Point]) -> list[Point]:
    """Flagged ones by how far they are beyond what is expected, then the others by their share."""
    return sorted(points, key=lambda each: (
        not each.flag, -(each.excess or 0) if each.flag else 0, -(each.share if each.share is not None else -1),
        each.event,
    ))  # fmt: skip


def worst_of(answer: DropOff) -> Point | None:
    """The point of no return that stands out most."""
    return next(iter(ranked(answer.flagged)), None)


def finding(answer: DropOff, t: Words) -> str:
    """The point of no return that stands out most, as a sentence; or that none does."""
    worst = worst_of(answer)
    if worst is None:
        alone = next((each for each in ranked(answer.events) if each.is_alone), None)
        if alone is None or alone.event in answer.perhaps_ends:
            return t("analyses.drop_off.finding.none")
        return t("analyses.drop_off.finding.alone", event=alone.event, lost=heads_lost(alone, t))
    told = t("analyses.drop_off.finding.flag", event=worst.event, lost=heads_lost(worst, t))
    if answer.return_rate is None or answer.return_rate <= FEW_RETURN:
        return told
    return f"{told} {t('analyses.drop_off.finding.back', n=answer.horizon_days, of=round(100 * answer.return_rate))}"


def heads_lost(point: Point, t: Words) -> str:
    """``34 in 100 customers``, as a finding says it."""
    return t("analyses.drop_off.finding.lost", n=round(100 * (point.share or 0)))

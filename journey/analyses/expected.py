"""What would be expected of an event if it were like the others, and whether it is beyond that.

Own events are held against other own events of the same stratum: place in the journey, month and stage. The rate of a
stratum is taken without the event itself and drawn a little towards that of its place in the journey. What the firm
sends is held against daily landmarks of all gaps between own events (``landmarks``).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from math import fsum
from typing import Any

import numpy as np

from journey.analyses.drop_off_answer import LEAST_EXCESS, TIMES_COMPARED, Point
from journey.analyses.intervals import above, benjamini_hochberg, byar, design_effect, kaplan_meier, wilson
from journey.analyses.landmarks import PRIOR, Silent

Q, LEAST_GONE = 0.05, 10
APART, MOST_APART = 0.2, 8  # own events this far beyond the others, and how many, begin gaps of their own kind
_FOLLOWED = 0.3  # of the cases; with fewer, the share is that of Kaplan and Meier

Stratum = tuple[Any, ...]


@dataclass(slots=True)
class Strata:
    """Followed cases and losses by stratum, of all and of each name."""

    n: dict[Stratum, int] = field(default_factory=lambda: defaultdict(int))
    gone: dict[Stratum, int] = field(default_factory=lambda: defaultdict(int))
    of: dict[str, list[tuple[Stratum, int, int]]] = field(default_factory=lambda: defaultdict(list))

    def expected(self, name: str, without: Iterable[str] = ()) -> tuple[float, int]:
        """How many of the cases at ``name`` would be gone if they were like all others but those ``without``, and with
        how many they are compared."""
        out = {name, *without}
        n, gone = dict(self.n), dict(self.gone)
        for each in out:
            for stratum, count, lost in self.of.get(each, ()):
                n[stratum] -= count
                gone[stratum] -= lost
        compared = sum(n.values())
        if not compared:
            return float("nan"), 0
        return _total(self.of.get(name, ()), n, gone), compared


def _total(cases: Iterable[tuple[Stratum, int, int]], n: Mapping[Stratum, int], gone: Mapping[Stratum, int]) -> float:
    """How many of the cases would be gone at the rates of the strata: each drawn towards that of its place in the
    journey, for who has just come leaves oftener, and this towards the rate of all."""
    rate = sum(gone.values()) / sum(n.values())
    places: dict[Any, list[int]] = defaultdict(lambda: [0, 0])  # whole numbers: in any order they add up the same
    for stratum, count in n.items():
        places[stratum[0]][0] += gone[stratum]
        places[stratum[0]][1] += count
    drawn = {place: PRIOR * (lost + PRIOR * rate) / (there + PRIOR) for place, (lost, there) in places.items()}
    usual = PRIOR * rate
    return fsum(
        count * (gone.get(stratum, 0) + drawn.get(stratum[0], usual)) / (n.get(stratum, 0) + PRIOR)
        for stratum, count, _ in cases
    )


Expectation = Strata | Silent


@dataclass(frozen=True, slots=True)
class Raw:
    """What was counted at one name: ``counts`` of cases and customers; ``durations`` where too few cases are
    followed."""

    kind: str
    sent: bool
    days: int
    counts: Mapping[str, Any]
    expectation: Expectation
    durations: Sequence[Mapping[str, Any]] = ()

    @property
    def name(self) -> str:
        return str(self.counts["name"])


def strata(rows: Iterable[Mapping[str, Any]], kind: str) -> Strata:
    """Of own events, counted by name, band, month and stage."""
    found = Strata()
    for row in rows:
        stratum = (row["band"], row["month"], row.get("stage") if kind != "stage" else None)
        found.n[stratum] += row["n"]
        found.gone[stratum] += row["gone"]
        found.of[str(row[kind])].append((stratum, row["n"], row["gone"]))
    return found


def shares(counts: Mapping[str, Any]) -> tuple[float, float, float, float]:
    """The share gone of what was counted, the bounds of its interval, and the design effect."""
    n, gone = counts["n"], counts["gone"]
    share = gone / n
    squared = counts["squares"] - 2 * share * counts["both"] + share * share * counts["sizes"]
    deff = float(design_effect(squared, share, n))
    low, high = wilson(gone, n, deff)
    return share, float(low), float(high), deff


def against(
    rows: Iterable[Mapping[str, Any]], kind: str, least: int
) -> dict[int, Callable[[int, float], dict[str, float]]]:
    """For each value of ``kind``, how to hold its losses against those of the value ``least`` in the same strata."""
    held = strata(rows, kind)
    n: dict[Stratum, int] = defaultdict(int)
    gone: dict[Stratum, int] = defaultdict(int)
    for stratum, count, lost in held.of.get(str(least), ()):
        n[stratum] += count
        gone[stratum] += lost
    compared = sum(n.values())
    if not compared:
        return {}
    rate = sum(gone.values()) / compared

    def judge(expected: float, lost: int, deff: float) -> dict[str, float]:
        if not expected > 0:
            return {}
        excess, low, high = byar(lost, expected, deff)
        return {"expected": expected, "excess": float(excess), "excess_low": float(low), "excess_high": float(high)}

    totals = {
        int(name): fsum(count * (gone[stratum] + PRIOR * rate) / (n[stratum] + PRIOR) for stratum, count, _ in each)
        for name, each in held.of.items()
    }
    return {name: partial(judge, total) for name, total in totals.items()}


def told_apart(raws: Iterable[Raw]) -> tuple[str, ...]:
    """Own events after which more vanish than is expected, those first that are surest; far more of them than will be
    flagged, for what is only suspected has to be told apart too."""
    chances = ((_point(raw, ())[1], raw.name) for raw in raws)
    beyond = sorted((chance, name) for chance, name in chances if chance is not None and chance < APART)
    return tuple(name for _, name in beyond[:MOST_APART])


def judged(raws: Sequence[Raw]) -> list[Point]:
    """Shares with their intervals, beside what is expected; the second time without those flagged the first time, for
    one bad event makes the others look better than they are."""
    first = _points(raws, ())
    flagged = [each.event for each in first if each.flag and not each.sent]
    return _points(raws, flagged) if flagged else first


def _points(raws: Sequence[Raw], without: Sequence[str]) -> list[Point]:
    points, chances = [], []
    for raw in raws:
        point, chance = _point(raw, without)
        points.append(point)
        chances.append(chance)
    asked = [place for place, chance in enumerate(chances) if chance is not None]
    rates = dict(
        zip(asked, benjamini_hochberg(np.array([chances[place] for place in asked], dtype=float)), strict=True)
    )
    return [_flagged(point, float(rates[place]) if place in rates else None) for place, point in enumerate(points)]


def _flagged(point: Point, q: float | None) -> Point:
    flag = (
        q is not None and q < Q and point.vanished >= LEAST_GONE and not point.few and not point.by_survival
        and (point.excess_low or 0) >= LEAST_EXCESS and point.compared >= TIMES_COMPARED * point.n
    )  # fmt: skip
    return point.told(q=q, flag=flag)


def _point(raw: Raw, without: Sequence[str]) -> tuple[Point, float | None]:
    """One row without its place among the others, and the chance of at least so many losses if it were like them."""
    counts = raw.counts
    n, gone, every = counts["n"], counts["gone"], counts["every"]
    naive = counts["last"] / counts["customers"] if counts["customers"] else None
    bare = Point(
        event=raw.name, kind=raw.kind, sent=raw.sent, n=n, vanished=gone, every=every, naive=naive,
        customers=counts["followed"],
    )  # fmt: skip
    if n < _FOLLOWED * every:
        return (_by_survival(bare, raw), None)
    share, low, high, deff = shares(counts)
    point = bare.told(share=share, low=low, high=high, deff=deff)
    expected, compared = raw.expectation.expected(raw.name, without)
    if not compared or not expected > 0:
        return point, None
    excess, least, most = byar(gone, expected, deff)
    judged = point.told(
        expected=expected, expected_share=expected / n, compared=compared,
        excess=float(excess), excess_low=float(least), excess_high=float(most),
    )  # fmt: skip
    return judged, float(above(gone, expected, deff))


def _by_survival(point: Point, raw: Raw) -> Point:
    """Too few can be followed for a horizon: the share as far as all of them can be followed (Kaplan and Meier)."""
    days = np.array([row["days"] for row in raw.durations], dtype=float)
    back = np.array([row["back"] for row in raw.durations], dtype=bool)
    times = np.array([row["n"] for row in raw.durations], dtype=np.int64)
    if not len(days) or days.max() < raw.days:
        return point  # nobody was followed as long
    found = kaplan_meier(np.repeat(days, times), np.repeat(back, times), float(raw.days))
    if found is None or any(np.isnan(each) for each in found):
        return point
    share, low, high = map(float, found)
    return point.told(share=share, low=low, high=high, by_survival=True)

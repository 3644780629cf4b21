"""Logs with a truth that is known, drawn customer by customer with NumPy and none of the program's code.

A customer comes, does something, and either leaves for good or comes again after a gap. The chance to leave is that of
what was done last, times what the customer is like, times how early it is in the journey; a log may plant more. The
firm's mail comes whether a customer is there or not, most of it after somebody has left.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

DAY = 86_400_000_000
START = 1_704_067_200_000_000  # 2024-01-01
KINDS = ("search", "look", "compare", "ask", "order", "pay", "review", "return")
WEIGHTS = np.array([6, 6, 3, 2, 3, 2, 1, 1]) / 24
EARLY = 1.6  # times as likely to leave as later, at the first and the second event
MEAN_GAP = 7.0  # days
MOST = 200
BEFORE = 180  # days


@dataclass(frozen=True, slots=True)
class World:
    """``leaving``: the chance to leave after an own event. ``unlike``: how much customers differ in it (the variance of
    a factor around 1). ``bad``: times as likely after an event of a kind. ``mail``: messages a week to each, of which
    each customer has phases of few and many. ``harm``: times as likely to leave with three messages or more in the
    seven days before. ``since``: from this day on ``worse`` times as likely. ``follows``: the kind of event that a mail
    answers within the hour, each time. ``shape``: of the gamma distribution of gaps, 1 without any rhythm."""

    customers: int = 1800
    days: int = 640
    leaving: float = 0.06
    unlike: float = 0.25
    bad: dict[str, float] = field(default_factory=dict)
    mail: float = 0.5
    bursts: bool = False
    harm: float = 1.0
    since: float = float("inf")
    worse: float = 1.0
    follows: str = ""
    shape: float = 2.0

    def but(self, **more: Any) -> "World":
        return replace(self, **more)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Own events (``who``, ``when`` in days, ``kind``) with the gap that follows, also beyond the end of the log
    (infinite where the customer has left), and the firm's mail."""

    days: float
    who: Any
    when: Any
    kind: Any
    gap: Any
    mailed: Any
    mail_at: Any
    answers: Any

    def truth(self, name: str, horizon: float) -> float:
        """The share of events followed for a horizon after which nothing comes for longer than that."""
        here = (self.kind == KINDS.index(name)) & (self.when <= self.days - horizon)
        return float(np.mean(self.gap[here] > horizon))

    def steady(self, least: int) -> Any:
        """Customers who did something so many times, and will again after the log ends."""
        customers, times = np.unique(self.who, return_counts=True)
        beyond = self.who[np.isfinite(self.gap) & (self.when + self.gap > self.days)]
        return np.intersect1d(customers[times >= least], beyond)


def drawn(world: World, seed: int) -> Drawn:
    """What is known of a log that begins in the midst of things: customers came for half a year before, unseen."""
    chance = np.random.default_rng(seed)
    mailed, mail_at = _mail(world, chance)
    reached = np.sort(mailed * 10_000.0 + mail_at)  # one row of numbers in which a customer's days are looked up
    like = chance.gamma(1 / world.unlike, world.unlike, world.customers) if world.unlike else np.ones(world.customers)
    who, now = np.arange(world.customers), chance.uniform(-BEFORE, world.days - 20, world.customers)
    factor = np.array([world.bad.get(name, 1.0) for name in KINDS])
    told: list[tuple[Any, ...]] = []
    for step in range(MOST):
        kind = chance.choice(len(KINDS), who.size, p=WEIGHTS if step > 1 else WEIGHTS[::-1])
        at = who * 10_000.0 + now
        messages = np.searchsorted(reached, at) - np.searchsorted(reached, at - 7)
        leave = world.leaving * factor[kind] * like[who] * np.where(step < 2, EARLY, 1.0)
        leave = leave * np.where(messages >= 3, world.harm, 1.0) * np.where(now >= world.since, world.worse, 1.0)
        gap = chance.gamma(world.shape, MEAN_GAP / world.shape, who.size)
        gap[chance.random(who.size) < np.minimum(leave, 0.95)] = np.inf
        told.append((who, now, kind, gap))
        stays = np.isfinite(gap) & (now + gap <= world.days)
        who, now = who[stays], (now + gap)[stays]
        if not who.size:
            break
    who, when, kind, gap = (np.concatenate(each) for each in zip(*told, strict=True))
    who, when, kind, gap = (each[when >= 0] for each in (who, when, kind, gap))
    answers = np.flatnonzero(kind == KINDS.index(world.follows)) if world.follows else np.array([], dtype=int)
    return Drawn(world.days, who, when, kind, gap, mailed, mail_at, answers)


def _mail(world: World, chance: np.random.Generator) -> tuple[Any, Any]:
    """Mail to everybody all the time: at a steady rate, or in phases of a fortnight none, some, or five times that."""
    if not world.mail:
        return np.array([], dtype=int), np.array([])
    phases = -(-world.days // 14)
    rate = np.full((world.customers, phases), world.mail)
    if world.bursts:
        rate = world.mail * chance.choice([0.0, 1.0, 5.0], (world.customers, phases), p=[0.5, 0.3, 0.2])
    counts = chance.poisson(2 * rate)
    mailed, phase = (np.repeat(each.ravel(), counts.ravel()) for each in np.indices(counts.shape))
    mail_at = 14 * (phase + chance.random(mailed.size))
    return mailed[mail_at < world.days], mail_at[mail_at < world.days]


def write(seen: Drawn, path: Path) -> Path:
    """As a file that the program reads."""
    shown = seen.when <= seen.days
    answered = seen.answers[seen.when[seen.answers] <= seen.days]
    answer_at = seen.when[answered] + 1 / 24
    names = np.array([*KINDS, "newsletter", "answer"])
    kind = np.concatenate([seen.kind[shown], np.full(seen.mailed.size, 8), np.full(answered.size, 9)])
    when = np.concatenate([seen.when[shown], seen.mail_at, answer_at])
    table = pa.table({
        "customer": np.concatenate([seen.who[shown], seen.mailed, seen.who[answered]]).astype(str),
        "time": pa.array(START + (when * DAY).astype(np.int64), pa.timestamp("us")),
        "event": names[kind], "direction": np.where(kind < 8, "in", "out"),
    })  # fmt: skip
    pq.write_table(table, path)
    return path

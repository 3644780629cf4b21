"""Who vanishes and where, counted event by event in plain Python, as the method says it and in no other way.

A log is a list of events of one customer after another; nothing here is asked of an engine, grouped or kept.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import groupby
from math import ceil, nan, sqrt
from statistics import median
from typing import Any

from scipy.special import gammainc

DAY = 86_400_000_000
PRIOR = 20
Z = 1.959963984540054


@dataclass(slots=True, eq=False, repr=False)
class Event:
    customer: str
    time: int
    name: str
    sent: bool
    channel: str | None = None
    stage: str | None = None
    value: float | None = None
    end: bool = False
    signal: bool = False
    before: list["Event"] = field(default_factory=list)  # of the same customer, in order
    after: list["Event"] = field(default_factory=list)

    @property
    def own(self) -> bool:
        return not self.sent and not self.signal

    @property
    def next_own(self) -> int | None:
        return next((each.time for each in self.after if each.own), None)

    @property
    def over(self) -> int | None:
        """When a natural end comes before anything of the customer's own."""
        first = next((each for each in self.after if each.own or each.end), None)
        return first.time if first is not None and first.end and not first.own else None

    @property
    def since(self) -> int | None:
        """The own event since which the customer is silent; none where a natural end came since."""
        for each in (self, *reversed(self.before)):
            if each.end:
                return None
            if each.own:
                return each.time
        return None

    @property
    def step(self) -> int:
        return sum(each.own for each in (*self.before, self))

    def is_silent(self, since: int, days: int) -> bool:
        """Whether nothing of the customer's comes for longer than that, and no natural end."""
        if self.over is not None:
            return False
        return self.next_own is None or self.next_own - since > days * DAY


def joined(events: Sequence[Event]) -> list[Event]:
    """Events in the order of their rows, each with what came before it and after it."""
    told: list[Event] = []
    ordered = sorted(events, key=lambda each: (each.customer, each.time))
    for _, group in groupby(ordered, lambda each: each.customer):
        journey = list(group)
        for place, each in enumerate(journey):
            each.before, each.after = journey[:place], journey[place + 1 :]
        told += journey
    return told


def band(step: int) -> int:
    return next(place for place, most in enumerate((1, 2, 5, 10, 30, 10**9)) if step <= most)


def month(time: int) -> str:
    return f"{datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=time):%Y-%m}"


def month_start(name: str) -> int:
    year, number = map(int, name.split("-"))
    return int(datetime(year, number, 1, tzinfo=UTC).timestamp()) * 1_000_000


def following(name: str) -> str:
    return month(month_start(name) + 32 * DAY)


def at_risk(events: Iterable[Event]) -> list[Event]:
    return [each for each in events if each.own and not each.end]


# -- how long a silence means goodbye


def returning(events: Sequence[Event]) -> tuple[int, dict[int, tuple[int, int]]]:
    """W, and for every h of days: how many were silent for longer, and how many of these came back within W."""
    tau, start = max(each.time for each in events), min(each.time for each in events)
    own = [each for each in at_risk(events) if each.over is None]
    completed = sorted(ceil((each.next_own - each.time) / DAY) for each in own if each.next_own is not None)
    if not completed:
        return 0, {}
    ninth = completed[ceil(0.9 * len(completed) - 1e-9) - 1]
    window = max(1, min(3 * ninth, (tau - start) // DAY // 3))
    curve = {}
    for days in range((tau - start) // DAY + 1):
        told = [each for each in own if each.time <= tau - (days + window) * DAY and each.is_silent(each.time, days)]
        back = [each for each in told if not each.is_silent(each.time, days + window)]
        if told:
            curve[days] = (len(told), len(back))
    return window, curve


# -- where they vanish


@dataclass(slots=True)
class Case:
    name: str
    customer: str
    stratum: tuple[Any, ...]
    followed: bool
    gone: bool
    silent: int = 0
    opener: str = ""


def own_cases(events: Sequence[Event], days: int) -> list[Case]:
    tau = max(each.time for each in events)
    return [
        Case(each.name, each.customer, (band(each.step), month(each.time), each.stage),
             each.time <= tau - days * DAY, each.is_silent(each.time, days))
        for each in at_risk(events)
    ]  # fmt: skip


def sent_cases(events: Sequence[Event], days: int) -> list[Case]:
    """The first of each name in each gap, where the gap is no older than the horizon."""
    tau = max(each.time for each in events)
    told, seen = [], set()
    for each in events:
        since = each.since
        if not each.sent or each.end or since is None or (each.customer, each.step, each.name) in seen:
            continue
        seen.add((each.customer, each.step, each.name))
        if each.time - since <= days * DAY:
            told.append(Case(each.name, each.customer, (band(each.step), month(each.time)),
                             each.time <= tau - days * DAY, each.is_silent(each.time, days),
                             (each.time - since) // DAY, _opener(each)))  # fmt: skip
    return told


def _opener(event: Event) -> str:
    return next(each.name for each in reversed(event.before) if each.own)


def expected_own(cases: Sequence[Case], name: str, without: Iterable[str]) -> tuple[float, int]:
    followed = [case for case in cases if case.followed]
    others = [case for case in followed if case.name not in {name, *without}]
    if not others:
        return 0.0, 0
    rate = sum(case.gone for case in others) / len(others)
    total = 0.0
    for case in followed:
        if case.name == name:
            total += drawn_rate(others, case.stratum, rate)
    return total, len(others)


def drawn_rate(others: Sequence[Case], stratum: tuple[Any, ...], rate: float) -> float:
    """Of a stratum, drawn towards that of its place in the journey, and this towards the rate of all."""
    placed = [each.gone for each in others if each.stratum[0] == stratum[0]]
    alike = [each.gone for each in others if each.stratum == stratum]
    usual = (sum(placed) + PRIOR * rate) / (len(placed) + PRIOR)
    return (sum(alike) + PRIOR * usual) / (len(alike) + PRIOR)


Landmark = tuple[int, str, int, str]


def landmark_days(events: Sequence[Event], days: int, apart: Sequence[str]) -> dict[Landmark, list[float]]:
    """By days of silence so far, which of those to be told ``apart`` began it, place and month: for how much of that
    day gaps were still silent, and for how much of it they would stay so for a horizon. Only of gaps that are followed
    for that."""
    tau = max(each.time for each in events)
    held: dict[Landmark, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for each in at_risk(events):
        leaves = each.over if each.over is not None else each.next_own
        for silent in range(days + 1):
            if each.time + (silent + 1 + days) * DAY > tau:
                break
            begins = each.time + silent * DAY
            there = 1.0 if leaves is None else min(max((leaves - begins) / DAY, 0), 1)
            stays = 1.0 if leaves is None else min(max((leaves - begins - days * DAY) / DAY, 0), 1)
            opener = each.name if each.name in apart else ""
            at = held[silent, opener, band(each.step), month((each.time // DAY + silent) * DAY)]
            at[0] += there
            at[1] += 0.0 if each.over is not None else stays
    return held


def expected_sent(
    cases: Sequence[Case], held: Mapping[Landmark, list[float]], name: str, apart: Sequence[str]
) -> float:
    total = 0.0
    for case in cases:
        if case.name == name and case.followed:
            opener = case.opener if case.opener in apart else ""
            alike = [(key, each) for key, each in held.items() if key[0] == case.silent]
            there = sum(each[0] for _, each in alike)
            rate = sum(each[1] for _, each in alike) / there if there else nan
            begun = [each for key, each in alike if key[1] == opener]
            rate = (sum(each[1] for each in begun) + PRIOR * rate) / (sum(each[0] for each in begun) + PRIOR)
            own = held.get((case.silent, opener, *case.stratum), [0.0, 0.0])
            total += (own[1] + PRIOR * rate) / (own[0] + PRIOR)
    return total


def deff(cases: Sequence[Case]) -> float:
    """Of followed cases."""
    n, gone = len(cases), sum(case.gone for case in cases)
    share = gone / n
    if not 0 < share < 1:
        return 1.0
    of: dict[str, list[bool]] = defaultdict(list)
    for case in cases:
        of[case.customer].append(case.gone)
    return max(1.0, sum((sum(each) - share * len(each)) ** 2 for each in of.values()) / (n * share * (1 - share)))


def wilson(gone: float, n: float, effect: float) -> tuple[float, float]:
    share, n = gone / n, n / effect
    middle, half = share + Z * Z / (2 * n), Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return max(0.0, (middle - half) / (1 + Z * Z / n)), min(1.0, (middle + half) / (1 + Z * Z / n))


def byar(gone: float, expected: float, effect: float) -> tuple[float, float]:
    count, mean = gone / effect, expected / effect
    low = count * max(1 - 1 / (9 * count) - Z / (3 * sqrt(count)), 0) ** 3 / mean if count else 0.0
    return low, (count + 1) * (1 - 1 / (9 * (count + 1)) + Z / (3 * sqrt(count + 1))) ** 3 / mean


def drop_off(events: Sequence[Event], days: int) -> dict[tuple[str, bool], dict[str, Any]]:
    """By name and whether the firm sent it, as flagged with those flagged before left out of what is expected."""
    own, sent = own_cases(events, days), sent_cases(events, days)
    alone = _judged(own, [], {}, (), ())
    beyond = sorted((row["p"], name) for (name, _), row in alone.items() if row.get("p", 1) < 0.2)
    apart = [name for _, name in beyond[:8]]
    held = landmark_days(events, days, apart)
    first = _judged(own, sent, held, (), apart)
    flagged = [name for (name, is_sent), row in first.items() if row["flag"] and not is_sent]
    return _judged(own, sent, held, flagged, apart) if flagged else first


def _judged(
    own: Sequence[Case],
    sent: Sequence[Case],
    held: Mapping[Landmark, list[float]],
    without: Sequence[str],
    apart: Sequence[str],
) -> dict[tuple[str, bool], dict[str, Any]]:
    told: dict[tuple[str, bool], dict[str, Any]] = {}
    for cases, is_sent in ((own, False), (sent, True)):
        for name in {case.name for case in cases}:
            here = [case for case in cases if case.name == name]
            seen = [case for case in here if case.followed]
            row = {"n": len(seen), "vanished": sum(case.gone for case in seen), "every": len(here)}
            row["customers"] = len({case.customer for case in seen})
            told[name, is_sent] = row
            if len(seen) < 0.3 * len(here):
                continue
            effect = deff(seen)
            row |= {"share": row["vanished"] / row["n"], "deff": effect}
            row["low"], row["high"] = wilson(row["vanished"], row["n"], effect)
            expected, compared = expected_own(cases, name, without)
            if is_sent:
                expected, compared = expected_sent(cases, held, name, apart), sum(each[0] for each in held.values())
            if not compared or not expected > 0:
                continue
            row |= {"expected": expected, "excess": row["vanished"] / expected, "compared": compared}
            row["excess_low"], row["excess_high"] = byar(row["vanished"], expected, effect)
            row["p"] = float(gammainc(row["vanished"] / effect, expected / effect)) if row["vanished"] else 1.0
    asked = sorted((row for row in told.values() if "p" in row), key=lambda row: -row["p"])
    least = 1.0
    for place, row in enumerate(asked):
        least = min(least, row["p"] * len(asked) / (len(asked) - place))
        row["q"] = least
    for row in told.values():
        row["flag"] = (
            row.get("q", 1) < 0.05 and row["vanished"] >= 10 and row["customers"] >= 50
            and row["excess_low"] >= 1.1 and row["compared"] >= 5 * row["n"]
        )  # fmt: skip
    return told


# -- messages


def messages_before(event: Event, window: int) -> int:
    return sum(each.sent and each.time >= event.time - window * DAY for each in event.before)


def binned(count: int) -> int:
    return sum(count >= least for least in (1, 2, 3, 5))


def by_messages(events: Sequence[Event], days: int, window: int) -> dict[int, dict[str, Any]]:
    """Own events by the messages in the window before: crude, and against those with none in the same stratum."""
    tau = max(each.time for each in events)
    cases = [
        Case(str(binned(messages_before(each, window))), each.customer, (band(each.step), month(each.time), each.stage),
             True, each.is_silent(each.time, days))
        for each in at_risk(events) if each.time <= tau - days * DAY
    ]  # fmt: skip
    return _by_bin(cases)


def pursued(events: Sequence[Event], days: int, window: int) -> dict[int, dict[str, Any]]:
    """Those still silent a window after an own event, by the messages since."""
    tau, cases = max(each.time for each in events), []
    for each in at_risk(events):
        landmark = each.time + window * DAY
        leaves = each.over if each.over is not None else each.next_own
        if (leaves is not None and leaves <= landmark) or landmark > tau - days * DAY:
            continue
        gap = each.after[: next((place for place, one in enumerate(each.after) if one.own), len(each.after))]
        mails = sum(one.sent and not _is_over(each, one) and one.time <= landmark for one in gap)
        stratum = (band(each.step), month(landmark), each.stage)
        cases.append(Case(str(binned(mails)), each.customer, stratum, True, each.is_silent(landmark, days)))
    return _by_bin(cases)


def _is_over(own: Event, later: Event) -> bool:
    """Whether a natural end came between the two, or is the later."""
    return any(each.end for each in (*later.before[len(own.before) + 1 :], later))


def _by_bin(cases: Sequence[Case]) -> dict[int, dict[str, Any]]:
    none = [case for case in cases if case.name == "0"]
    rate = sum(case.gone for case in none) / len(none) if none else 0.0
    told = {}
    for name in {case.name for case in cases}:
        here = [case for case in cases if case.name == name]
        effect, gone = deff(here), sum(case.gone for case in here)
        row: dict[str, Any] = {"n": len(here), "vanished": gone, "share": gone / len(here)}
        row["low"], row["high"] = wilson(gone, len(here), effect)
        expected = 0.0
        for case in here:
            alike = [each.gone for each in none if each.stratum == case.stratum]
            expected += (sum(alike) + PRIOR * rate) / (len(alike) + PRIOR)
        if none and expected > 0:
            row |= {"expected": expected, "excess": gone / expected}
            row["excess_low"], row["excess_high"] = byar(gone, expected, effect)
        told[int(name)] = row
    return told


# -- a dialogue


def dialogue(events: Sequence[Event], window: int, has_channel: bool) -> dict[str, Any]:
    tau = max(each.time for each in events)
    runs: dict[tuple[str, int], list[Event]] = defaultdict(list)
    for each in events:
        if each.sent:
            runs[each.customer, each.step].append(each)
    told, took = 0, []
    for run in runs.values():
        if run[-1].time > tau - window * DAY:
            continue
        told += 1
        answer = next((each for each in run[-1].after if each.own), None)
        if answer is None or answer.time - run[-1].time > window * DAY:
            continue
        if not has_channel or (answer.channel is not None and answer.channel in {each.channel for each in run}):
            took.append(answer.time - run[-1].time)
    monologues = {customer for (customer, _), run in runs.items() if len(run) >= 3}
    return {
        "exchanges": told, "two_way": len(took), "hours": median(took) / DAY * 24 if took else None,
        "monologues": len(monologues),
    }  # fmt: skip


def cooling(events: Sequence[Event], days: int) -> dict[str, float]:
    """Customers far beyond their own habit, and how far."""
    tau, told = max(each.time for each in events), {}
    for customer, group in groupby(events, lambda each: each.customer):
        own = [each for each in group if each.own]
        gaps = [each.next_own - each.time for each in own if each.next_own is not None]
        gaps = [gap for gap in gaps if gap >= DAY // 2]
        if len(gaps) < 4 or own[-1].end or own[-1].over is not None or own[-1].time < tau - days * DAY:
            continue
        usual, silent = median(gaps), tau - own[-1].time
        if silent <= max(gaps) + (max(gaps) - usual) * 10 / len(gaps):
            continue
        spread = 1.4826 * median(abs(gap - usual) for gap in gaps)
        z = (silent - usual) / max(spread, 0.25 * DAY, 0.25 * usual)
        if z >= 3.5:
            told[customer] = z
    return told


# -- month by month, and what it was worth


def monthly(events: Sequence[Event], days: int) -> dict[str, tuple[int, int, int, int]]:
    """Active, lost of these, newcomers and lost of these, of months that end a horizon before the log does."""
    tau, told = max(each.time for each in events), {}
    name = month(min(each.time for each in events))
    while month_start(following(name)) <= tau - days * DAY:
        start, stop = month_start(name), month_start(following(name))
        counted = Counter[str]()
        for _, group in groupby(events, lambda each: each.customer):
            own = [each for each in group if each.own]
            gone = any(
                start <= each.time < stop and not each.end and each.is_silent(each.time, days) for each in own
            )  # fmt: skip
            last = [each for each in own if each.time < start]
            if last and _is_there(last[-1], start, days):
                counted["active"] += 1
                counted["lost"] += gone
            if own and start <= own[0].time < stop:
                counted["new"] += 1
                counted["new lost"] += gone
        told[name] = (counted["active"], counted["lost"], counted["new"], counted["new lost"])
        name = following(name)
    while told and not next(iter(told.values()))[0]:
        del told[next(iter(told))]
    return told


def _is_there(own: Event, start: int, days: int) -> bool:
    is_over = own.end or (own.over is not None and own.over < start)
    return not is_over and start - own.time <= days * DAY


def value(events: Sequence[Event], days: int) -> dict[str, float]:
    tau, told = max(each.time for each in events), Counter[str]()
    for _, group in groupby(events, lambda each: each.customer):
        journey = list(group)
        if not any(each.own for each in journey):
            continue
        since = journey[-1].since
        lost = since is not None and since < tau - days * DAY
        worth = sum(each.value or 0.0 for each in journey)
        told.update({"customers": 1, "lost": lost, "value": worth, "value_lost": worth * lost})
    return dict(told)

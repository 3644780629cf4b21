"""What is true of the sample log: the chances that were planted, and what came of them, told with no statistics.

Who is gone is known here, not concluded from a silence: no return takes longer than ``longest_return_days``, so a
silence longer than that is always a loss. ``expected`` is the mean of the chances planted, not what came of them.
"""

import json
from bisect import bisect_left
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

from journey.events.sample.journeys import (
    CHANGE_DAY,
    DAY,
    END_DAY,
    HOUR,
    LOSS_AFTER,
    LOSS_AT_POINT,
    LOSS_BEFORE,
    NEWSLETTER_DAYS,
    PRESSED_FROM,
    PRESSING,
    REPLIES,
    WEEK_DAYS,
    Event,
    Journey,
)
from journey.events.sample.log import MARGINS, PATH, SEED, SEGMENTS, SPOILED, SampleLog, written
from journey.events.sample.steps import CONTENT, LATER, LONGEST_DAYS, SOON, UNPLANNED, VANISHING_POINT

TRUTH_PATH = PATH.with_name("online-bike-shop.log.truth.json")
HORIZON_DAYS = LONGEST_DAYS[LATER]
MONOLOGUE = 3  # messages in a row that nobody answers
_BINS = ((5, "5+"), (3, "3-4"), (2, "2"), (1, "1"), (0, "0"))
_FIRST = date(2026, 1, 1)


def told(log: SampleLog) -> str:
    """The content of the file."""
    return json.dumps(truth(log), indent=1) + "\n"


def truth(log: SampleLog) -> dict[str, Any]:
    """As the file has it: see ``data/samples/SOURCES.md``."""
    journeys = log.journeys
    heavy = [journey for journey in journeys if journey.is_heavy]
    events = len(log.rows) - sum(SPOILED.values())
    at = Counter((row[0], row[1]) for row in log.rows if row[0])
    return {
        "seed": SEED,
        "log": {
            "events": events, "customers": len(journeys), "end": written(END_DAY * DAY), "refused": SPOILED,
            "tied_share": _share(sum(count for count in at.values() if count > 1), events),
        },
        "longest_return_days": {"shopping": LONGEST_DAYS[SOON], "riding": HORIZON_DAYS},
        "vanishing": {
            "point": VANISHING_POINT, "at_point": LOSS_AT_POINT, "elsewhere_before": LOSS_BEFORE,
            "elsewhere_after": LOSS_AFTER, "by_event": _by_event(journeys),
        },
        "pressure": {
            "window_days": WEEK_DAYS, "pressing": PRESSING,
            "times": {f"{messages}+": times for messages, times in PRESSED_FROM},
            "by_count_of_all_messages": _by_count(journeys),
        },
        "newsletter": {
            "event": "newsletter_sent", "every_days": NEWSLETTER_DAYS, "effect": 1.0,
            "customers": sum(journey.has_newsletter for journey in journeys),
        },
        "change": _change(_monthly(journeys)),
        "segments": {"effect": 1.0, "shares": SEGMENTS},
        "margin": {"per_cent_of_value": MARGINS},
        "ends": _counted(journeys, (CONTENT,)),
        "loops": _loops(journeys),
        "dialogue": _dialogue(journeys),
        "channels": {"customers_of_web_and_app": sum(map(_has_both, journeys))},
        "adherence": _adherence(journeys),
        "heavy": {
            "customers": len(heavy),
            "share_of_events": _share(sum(len(_within(journey)) for journey in heavy), events),
        },
    }  # fmt: skip


def _within(journey: Journey) -> list[Event]:
    return [event for event in journey.events if event.time < END_DAY * DAY]


def _own(journey: Journey) -> list[Event]:
    return [event for event in _within(journey) if event.is_own]


def _followed(journey: Journey) -> list[Event]:
    """The own events after which a silence as long as the horizon can be seen in the log; natural ends left out."""
    return [event for event in _own(journey) if event.time <= (END_DAY - HORIZON_DAYS) * DAY and event.name != CONTENT]


def _by_event(journeys: list[Journey]) -> dict[str, dict[str, float]]:
    chances: dict[str, list[float]] = {}
    for journey in journeys:
        for event in _followed(journey):
            chances.setdefault(event.name, []).append(event.loss)
    return {name: _mean(chances[name]) for name in sorted(chances)}


def _by_count(journeys: list[Journey]) -> dict[str, dict[str, float]]:
    """By everything the firm and its courier sent in the week before an own event, harmless or not."""
    chances: dict[str, list[float]] = {name: [] for _, name in reversed(_BINS)}
    for journey in journeys:
        sent = [event.time for event in journey.events if not event.is_own]
        for event in _followed(journey):
            count = bisect_left(sent, event.time) - bisect_left(sent, event.time - WEEK_DAYS * DAY)
            chances[next(name for least, name in _BINS if count >= least)].append(event.loss)
    return {name: _mean(each) for name, each in chances.items()}


def _monthly(journeys: list[Journey]) -> list[dict[str, Any]]:
    """``active``: with an own event at most a horizon before the month begins; ``lost``: those vanished in it."""
    starts = [(date(2026, month, 1) - _FIRST).days * DAY for month in range(2, 8)]
    active, lost = Counter[int](), Counter[int]()
    for journey in journeys:
        own = _own(journey)
        for start, end in pairwise(starts):
            before = [event for event in own if event.time < start]
            if not before or before[-1].name == CONTENT or start - before[-1].time > HORIZON_DAYS * DAY:
                continue
            active[start] += 1
            lost[start] += journey.vanished and start <= own[-1].time < end
    return [
        {"month": written(start)[:7], "active": active[start], "lost": lost[start],
         "rate": _share(lost[start], active[start])}
        for start in starts[:-1]
    ]  # fmt: skip


def _change(monthly: list[dict[str, Any]]) -> dict[str, Any]:
    """The month from which on more are lost, and the share of the active lost in a month before it and since."""
    month = f"{_FIRST + timedelta(CHANGE_DAY):%Y-%m}"
    before, after = ([each for each in monthly if (each["month"] >= month) == late] for late in (False, True))
    rates = (_share(sum(each["lost"] for each in one), sum(each["active"] for each in one)) for one in (before, after))
    return {"month": month, "still_going_on": True, "monthly": monthly} | dict(
        zip(("rate_before", "rate_after"), rates, strict=True)
    )


def _loops(journeys: list[Journey]) -> dict[str, int]:
    """How many customers come to an event more than once."""
    again = Counter[str]()
    for journey in journeys:
        times = Counter(event.name for event in _own(journey))
        again.update(name for name, count in times.items() if count > 1)
    return dict(sorted(again.items()))


def _dialogue(journeys: list[Journey]) -> dict[str, Any]:
    hours: list[float] = []
    monologues = 0
    for journey in journeys:
        last: dict[str, int] = {}
        in_a_row = longest = 0
        for event in _within(journey):
            in_a_row = 0 if event.is_own else in_a_row + 1
            longest = max(longest, in_a_row)
            if event.name in REPLIES:
                hours.append((event.time - last[REPLIES[event.name]]) / HOUR)
            last[event.name] = event.time
        monologues += longest >= MONOLOGUE
    answered = {"replies": len(hours), "median_reply_hours": round(median(hours), 2)}
    return {**answered, "customers_with_monologue": monologues}


def _adherence(journeys: list[Journey]) -> dict[str, Any]:
    """``skipped``: by those who paid. ``reordered``: back to the reviews with the bike in the basket."""
    ways = [[event.name for event in _own(journey)] for journey in journeys]
    buyers = [way for way in ways if "payment_done" in way]
    skippable = ("view_guide", "size_finder_done", "test_ride_booked", "tracking_view")
    waiting = [way for way in ways if "tracking_view" in way]
    filled = [way[way.index("add_to_basket") :] for way in ways if "add_to_basket" in way]
    return {
        "buyers": len(buyers),
        "skipped": {name: _share(sum(name not in way for way in buyers), len(buyers)) for name in skippable},
        "repeated": {"tracking_view": _share(sum(way.count("tracking_view") > 1 for way in waiting), len(waiting))},
        "reordered": {"view_reviews": _share(sum("view_reviews" in way for way in filled), len(filled))},
        "unplanned": _counted(journeys, UNPLANNED),
    }


def _counted(journeys: list[Journey], names: tuple[str, ...]) -> dict[str, int]:
    return {name: sum(event.name == name for journey in journeys for event in _within(journey)) for name in names}


def _has_both(journey: Journey) -> bool:
    return {"web", "app"} <= {event.channel for event in _own(journey)}


def _mean(chances: list[float]) -> dict[str, float]:
    return {"n": len(chances), "expected": _share(sum(chances), len(chances))}


def _share(part: float, whole: float) -> float:
    return round(part / whole, 4)

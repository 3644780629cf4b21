"""The same questions as ``adherence`` asks, answered customer by customer, with no engine and as plainly as can be."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from journey.analyses.plan import Plan

Journeys = Mapping[str, Sequence[str]]
"""The events of each customer in their order."""
Sent = Mapping[str, Sequence[tuple[str, bool]]]
"""The same, each with whether it came from the firm."""


def step(journeys: Journeys, plan: Plan, place: int) -> dict[str, int]:
    """Of one place of the plan: n, customers, skipped, left, again, reordered."""
    counted = Counter[str]()
    for events in journeys.values():
        walked = [plan.events[event] for event in events if event in plan.events]
        if plan.stage_of[place] not in {plan.stage_of[each] for each in walked}:
            continue
        counted["n"] += 1
        if place not in walked:
            counted["skipped" if max(walked) > place else "left"] += 1
            continue
        counted["customers"] += 1
        own = Counter(event for event in events if plan.events.get(event) == place)
        counted["again"] += max(own.values()) > 1
        counted["reordered"] += any(each > place for each in walked[: walked.index(place)])
    return {name: counted[name] for name in ("n", "customers", "skipped", "left", "again", "reordered")}


def whole(journeys: Journeys, plan: Plan) -> dict[str, int]:
    counted = Counter[str](customers=len(journeys))
    steps = {customer: [step({customer: events}, plan, place) for place in range(len(plan.places))]
             for customer, events in journeys.items()}  # fmt: skip
    for customer, events in journeys.items():
        places = [plan.events.get(event) for event in events]
        walked = [place for place in places if place is not None]
        first = list(dict.fromkeys(walked))
        between = places[places.index(walked[0]) : len(places) - places[::-1].index(walked[-1])] if walked else []
        counted["walk"] += bool(walked) and first == list(range(max(walked) + 1)) and None not in between
        counted["unplanned"] += None in places
        for name, what in (("skip", "skipped"), ("repeat", "again"), ("reorder", "reordered")):
            counted[name] += any(each[what] for each in steps[customer])
    return {name: counted[name] for name in ("customers", "walk", "skip", "repeat", "reorder", "unplanned")}


def ways(journeys: Journeys, plan: Plan) -> dict[tuple[int, int], int]:
    """How many customers go from one place to another at least once."""
    counted = Counter[tuple[int, int]]()
    for events in journeys.values():
        walked = [plan.events[event] for event in events if event in plan.events]
        counted.update({(one, other) for one, other in pairwise(walked) if one != other})
    return dict(counted)


def unplanned(journeys: Journeys, plan: Plan) -> dict[str, tuple[int, int]]:
    """Of each event that no touchpoint names: its customers, and how often it happened."""
    times = {customer: Counter(each for each in events if each not in plan.events)
             for customer, events in journeys.items()}  # fmt: skip
    names = {event for counted in times.values() for event in counted}
    return {
        event: (sum(event in counted for counted in times.values()), sum(counted[event] for counted in times.values()))
        for event in names
    }


def flows(
    journeys: Sent, plan: Plan
) -> tuple[dict[tuple[int | None, int], int], dict[tuple[int, int], int], list[int]]:
    """Onward from stage to stage, None where a walk begins; back; and the place of everybody's last event, sorted."""
    onward, back, last = Counter[tuple[int | None, int]](), Counter[tuple[int, int]](), []
    told = {
        customer: [(plan.events[event], out) for event, out in events if event in plan.events]
        for customer, events in journeys.items()
    }
    early, times = Counter[int](), Counter[int]()  # of what is sent: before the customer did anything there, and at all
    for events in told.values():
        for at, (place, out) in enumerate(events):
            did = [plan.stage_of[each] for each, sent in events[:at] if not sent]
            times[place] += out
            early[place] += out and max(did, default=-1) < plan.stage_of[place]
    owned = {plan.stage_of[place] for events in told.values() for place, out in events if not out}
    for events in told.values():
        furthest, by_own, before, end = None, -1, None, None
        returned = set()
        for place, out in events:
            stage = plan.stage_of[place]
            carried = 2 * early[place] >= times[place] and not any(by_own < other < stage for other in owned)
            if (not out or carried) and (furthest is None or stage > furthest):
                onward[furthest, stage] += 1
                furthest, end = stage, place
            if out:
                continue
            if before is not None and stage < before:
                returned.add((before, stage))
            by_own, before, end = max(by_own, stage), stage, place
        back.update(returned)
        last += [] if end is None else [end]
    return dict(onward), dict(back), sorted(last)

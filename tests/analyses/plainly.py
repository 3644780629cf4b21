"""The same questions as ``adherence`` asks, answered customer by customer, with no engine and as plainly as can be."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from journey.analyses.plan import Plan

Journeys = Mapping[str, Sequence[str]]
"""The events of each customer in their order."""
Sent = Mapping[str, Sequence[tuple[str, bool]]]
"""The same, each with whether it came from the firm."""


def planned(journeys: Journeys, plan: Plan) -> Plan:
    """The plan with its alternatives, found pair by pair."""
    walks = [[plan.events[event] for event in events if event in plan.events] for events in journeys.values()]
    stages = sorted(set(plan.stage_of))
    groups: list[list[int]] = []
    for place, stage in enumerate(plan.stage_of):
        if stage != stages[-1]:
            counted = [set(walk) for walk in walks if walk and plan.stage_of[max(walk)] > stage]
        else:
            counted = [set(walk) for walk in walks if walk and plan.stage_of[max(walk)] in stages[-2:]]
        for group in groups:
            expected = [_came(counted, place) * _came(counted, each) / (len(counted) or 1) for each in group]
            both = [_came(counted, place, each) for each in group]
            apart = all(chance >= 10 and n <= chance / 5 for chance, n in zip(expected, both, strict=True))
            if plan.stage_of[group[0]] == stage and apart:
                group.append(place)
                break
        else:
            groups.append([place])
    return replace(plan, alternatives=tuple(tuple(group) for group in groups if len(group) > 1))


def _came(walks: Sequence[set[int]], *places: int) -> int:
    return sum(walk.issuperset(places) for walk in walks)


def step(journeys: Journeys, plan: Plan, place: int) -> dict[str, int]:
    """Of one place of the plan: n, customers, skipped, left, again, reordered, other_way."""
    ways = next((group for group in plan.alternatives if place in group), (place,))
    counted = Counter[str]()
    for events in journeys.values():
        walked = [plan.events[event] for event in events if event in plan.events]
        if plan.stage_of[place] not in {plan.stage_of[each] for each in walked}:
            continue
        counted["n"] += 1
        if place not in walked:
            went = "skipped" if max(walked) > max(ways) else "left"
            counted["other_way" if set(ways) & set(walked) else went] += 1
            continue
        counted["customers"] += 1
        own = Counter(event for event in events if plan.events.get(event) == place)
        counted["again"] += max(own.values()) > 1
        counted["reordered"] += any(each > place and each not in ways for each in walked[: walked.index(place)])
    names = ("n", "customers", "skipped", "left", "again", "reordered", "other_way")
    return {name: counted[name] for name in names}


def whole(journeys: Journeys, plan: Plan) -> dict[str, int]:
    counted = Counter[str](customers=len(journeys))
    steps = {customer: [step({customer: events}, plan, place) for place in range(len(plan.places))]
             for customer, events in journeys.items()}  # fmt: skip
    for customer, events in journeys.items():
        places = [plan.events.get(event) for event in events]
        walked = [place for place in places if place is not None]
        between = places[places.index(walked[0]) : len(places) - places[::-1].index(walked[-1])] if walked else []
        counted["walk"] += bool(walked) and not _missed(walked, plan) and None not in between and not any(
            each["reordered"] for each in steps[customer]
        )  # fmt: skip
        counted["unplanned"] += None in places
        for name, what in (("skip", "skipped"), ("repeat", "again"), ("reorder", "reordered")):
            counted[name] += any(each[what] for each in steps[customer])
    return {name: counted[name] for name in ("customers", "walk", "skip", "repeat", "reorder", "unplanned")}


def _missed(walked: Sequence[int], plan: Plan) -> bool:
    """Whether somebody has passed a place, or all of its alternatives, without coming there."""
    alone = {place: (place,) for place in range(len(plan.places))}
    ways = alone | {place: group for group in plan.alternatives for place in group}
    return any(max(group) < max(walked) and not set(group) & set(walked) for group in ways.values())


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


def funnel(journeys: Journeys, order: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Of each stage but the last: who reached it, and of these who came on, left, and is elsewhere. An event is called
    as its stage."""
    counted = [Counter[str]() for _ in order]
    for events in journeys.values():
        at = -1
        for number, stage in enumerate(order):
            if stage not in events[at + 1 :]:
                break
            at = events.index(stage, at + 1)
            rest = events[at + 1 :]
            counted[number]["n"] += 1
            if number + 1 < len(order) and order[number + 1] in rest:
                counted[number]["on"] += 1
            else:
                counted[number]["elsewhere" if any(e in order and e != stage for e in rest) else "left"] += 1
    return [(each["n"], each["on"], each["left"], each["elsewhere"]) for each in counted[:-1]]

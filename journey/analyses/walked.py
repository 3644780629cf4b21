"""What is asked of a log to hold it against a plan, as expressions over its table ``steps`` (see ``events.engine``).

``place`` is the number of the touchpoint that an event belongs to, null where none names it.
"""

from typing import Any

import ibis

from journey.analyses.flows import moved
from journey.analyses.plan import Plan
from journey.events.log import MICROSECONDS

DESCRIBED = ("stage", "channel", "direction")


def questions(steps: Any, plan: Plan, named: Any = None) -> dict[str, Any]:
    """``named``: the event and the place of all that touchpoints name, as a table that is joined; without one the
    questions hold them themselves, which takes long where there are thousands."""
    if named is None:
        placed = steps.mutate(place=steps.event.cast("string").cases(*plan.events.items()).cast("int64"))
    else:
        placed = steps.left_join(named, steps.event.cast("string") == named.named).drop("named")
    on_plan = placed.filter(placed.place.notnull())
    off_plan = placed.filter(placed.place.isnull())
    visits = _visits(on_plan, plan)
    asked = {
        "plan": _together(
            places=_places(visits),
            stages=_stages(visits),
            whole=_whole(placed, visits, plan),
            both=_both(visits, plan),
            ways=_one_of(visits, plan),
        ),
        "ways": _ways(on_plan),
        "flows": _together(**moved(on_plan, plan)),
        "unplanned": _unplanned(off_plan),
        "before": _before(on_plan, plan, named),
    }
    described = [role for role in DESCRIBED if role in steps.columns]
    if described:
        asked["described"] = off_plan.group_by(["event", *described]).agg(count=off_plan.count())
    return asked


def _together(**parts: Any) -> Any:
    """Tables that ask the same of the same customers, as one, so that an engine looks at those once; ``part`` tells
    the rows apart, and what a part does not have is null in it."""
    kinds = {name: table[name].type() for table in parts.values() for name in table.columns}
    whole = None
    for part, table in parts.items():
        columns = {name: table[name] if name in table.columns else ibis.null(kind) for name, kind in kinds.items()}
        rows = table.select(part=ibis.literal(part), **columns)
        whole = rows if whole is None else whole.union(rows)
    return whole


def _visits(on_plan: Any, plan: Plan) -> Any:
    """A row a customer and place: how often its commonest event happened, when first (as a position), the stage, the
    furthest place of the customer, its unit (the place, or the last of its alternatives), and whether a place that the
    plan puts later, and that is no alternative to it, was visited before (1 or 0)."""
    felt = (
        {"felt": on_plan.sentiment.sum(), "felt_events": on_plan.sentiment.count()}
        if "sentiment" in on_plan.columns
        else {}
    )
    by_event = on_plan.group_by(["customer", "place", "event"]).agg(
        times=on_plan.count(), first=on_plan.position.min(), **felt
    )
    visits = by_event.group_by(["customer", "place"]).agg(
        times=by_event.times.max(), first=by_event["first"].min(), **{name: by_event[name].sum() for name in felt}
    )
    later = ibis.window(group_by=visits.customer, order_by=ibis.desc(visits.place), preceding=(None, 1))
    unit = visits.place.cases(*plan.units.items(), else_=visits.place) if plan.alternatives else visits.place
    visits = visits.mutate(unit=unit.cast("int64"))
    earliest = visits["first"].min().over(later)
    if plan.alternatives:
        others = ((last, visits["first"].min(where=visits.unit != last).over(later)) for *_, last in plan.alternatives)
        earliest = visits.unit.cases(*others, else_=earliest)
    return visits.mutate(
        stage=visits.place.cases(*enumerate(plan.stage_of)).cast("int64"),
        furthest=visits.place.max().over(ibis.window(group_by=visits.customer)),
        late=(visits["first"] > earliest).ifelse(1, 0),
    )


def _places(visits: Any) -> Any:
    felt = (
        {"felt": visits.felt.sum(), "felt_events": visits.felt_events.sum().cast("int64")}
        if "felt" in visits.columns
        else {}
    )
    return visits.group_by("place").agg(
        customers=visits.count(),
        again=(visits.times > 1).ifelse(1, 0).sum().cast("int64"),
        times=visits.times.sum().cast("int64"),
        reordered=visits.late.sum().cast("int64"),
        **felt,
    )


def _stages(visits: Any) -> Any:
    """How many customers reached each stage, by the furthest place they came to at all."""
    reached = visits.group_by(["customer", "stage", "furthest"]).agg(visited=visits.count())
    return reached.group_by(["stage", "furthest"]).agg(customers=reached.count())


def _both(visits: Any, plan: Plan) -> Any:
    """How many of those who are looked at for alternatives came to two places of a stage, or to one (beside itself)."""
    beyond = visits.stage.cases(*plan.beyond.items())
    one = visits.filter(visits.furthest >= beyond).select("customer", "stage", "place")
    other = one.view()
    pairs = one.join(other, ["customer", "stage", one.place <= other.place]).select(
        one.place, other=other.place, customer=one.customer
    )
    return pairs.group_by(["place", "other"]).agg(customers=pairs.count())


def _one_of(visits: Any, plan: Plan) -> Any:
    """How many customers came to at least one of several alternatives, by the furthest place they came to at all."""
    ways = visits.filter(visits.unit.isin(sorted(set(plan.units.values())) or [-1]))
    return ways.group_by(["unit", "furthest"]).agg(customers=ways.customer.nunique())


def _whole(placed: Any, visits: Any, plan: Plan) -> Any:
    """One row: of all the customers, how many walk the plan, and how many leave it in each way at least once."""
    bounds = plan.bounds()
    in_stage = visits.group_by(["customer", "stage", "furthest"]).agg(
        visited=_units(visits),
        again=(visits.times > 1).ifelse(1, 0).max(),
        late=visits.late.max(),
    )
    begins = in_stage.stage.cases(*((stage, first) for stage, (first, _) in bounds.items())).cast("int64")
    ends = in_stage.stage.cases(*((stage, last) for stage, (_, last) in bounds.items())).cast("int64")
    passed = ibis.least(ends, in_stage.furthest)
    due = passed - begins + 1 - _spare(plan, begins, passed)  # of the stage, that the customer has passed
    in_stage = in_stage.mutate(missed=(due > in_stage.visited).ifelse(1, 0))
    deviating = in_stage.group_by("customer").agg(
        visited=in_stage.visited.sum().cast("int64"),
        again=in_stage.again.max(),
        late=in_stage.late.max(),
        missed=in_stage.missed.max(),
    )
    planned = placed.place.notnull()
    customers = placed.group_by("customer").agg(
        events=placed.count(),
        planned=placed.place.count(),
        begin=placed.position.min(where=planned),
        end=placed.position.max(where=planned),
        furthest=placed.place.max(),
    )
    both = customers.left_join(deviating, "customer")
    nothing_between = both.end - both.begin + 1 == both.planned  # positions have no gaps
    due = both.furthest + 1 - _spare(plan, ibis.literal(0), both.furthest)
    walks = (both.visited == due) & (both.late == 0) & nothing_between

    def counted(happens: Any) -> Any:
        return happens.ifelse(1, 0).sum().cast("int64")

    return both.agg(
        customers=both.count(),
        walk=counted(walks),
        skip=counted(both.missed == 1),
        repeat=counted(both.again == 1),
        reorder=counted(both.late == 1),
        unplanned=counted(both.events > both.planned),
    )


def _units(visits: Any) -> Any:
    """How many places, or groups of alternatives, a customer has passed and has been to."""
    return visits.unit.nunique(where=visits.unit <= visits.furthest)


def _spare(plan: Plan, begin: Any, end: Any) -> Any:
    """How many of the places from one to another need no visit, for one of their alternatives stands for all."""
    spare = ibis.literal(0)
    for place in (place for *others, _ in plan.alternatives for place in others):
        spare = spare + ((begin <= place) & (end >= place)).ifelse(1, 0)
    return spare


def _ways(on_plan: Any) -> Any:
    """From place to place, what no touchpoint names left out; who stays at a place walks no way."""
    order = ibis.window(group_by=on_plan.customer, order_by=on_plan.position)
    going_on = on_plan.mutate(target=on_plan.place.lead().over(order), then=on_plan.time.lead().over(order))
    going_on = going_on.filter(going_on.target.notnull(), going_on.target != going_on.place)
    return going_on.group_by(source=going_on.place, target=going_on.target).agg(
        customers=going_on.customer.nunique(),
        median_seconds=(going_on.then - going_on.time).cast("float64").median() / MICROSECONDS,
    )


def _unplanned(off_plan: Any) -> Any:
    visits = off_plan.group_by(["customer", "event"]).agg(times=off_plan.count())
    return visits.group_by("event").agg(customers=visits.count(), times=visits.times.sum().cast("int64"))


def _before(on_plan: Any, plan: Plan, named: Any) -> Any:
    """Which place comes right before each event that no touchpoint names, and how often."""
    leaving, event = on_plan.filter(on_plan.next_event.notnull()), on_plan.next_event.cast("string")
    leaving = leaving.filter(event.notin([*plan.events])) if named is None else leaving.anti_join(
        named, leaving.next_event.cast("string") == named.named
    )  # fmt: skip
    return leaving.group_by(event=leaving.next_event, place=leaving.place).agg(count=leaving.count())

"""Planned and actual on the same stages: who walks the plan of a map, and who leaves it where and how.

An event belongs to the touchpoint that names it (``Plan``); several events of one touchpoint are one touchpoint, and a
touchpoint happened as often as the commonest of its events: asked once and answered once is once. Order is always that
of the log. Of each planned touchpoint:

- reached: of the customers who reached its stage (an event of any touchpoint of it), those who came here
- skipped: of the same, those who never came here and have an event of a touchpoint later in the plan
- left: of the same, those who never came here nor anywhere later; reached, skipped and left add up to all of them
- repeated: of those who came, those who came more than once
- reordered: of those who came, those who first came here after their first visit of a touchpoint later in the plan

Touchpoints of one stage that are alternatives to each other (``alternatives`` says by which rule) count as walked if
one of them is: who came to another of the ways neither skips this one nor leaves before: ``other_way``, a fourth part
of those who reached the stage. Who came to none of them skips or leaves them all, the last of them being
where the plan goes on; alternatives are in no order among each other.

Events that no touchpoint names are unplanned. A log knows no personas, so a touchpoint that is meant for some customers
is counted for all of them.
"""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from journey.analyses.adherence_answer import Adherence, Flow, Step, Unplanned, Unrecorded, Walked, Whole, percent
from journey.analyses.adherence_figure import figure as figure
from journey.analyses.alternatives import alternatives
from journey.analyses.plan import Plan, plan_of
from journey.errors import JourneyError
from journey.events.log import EventLog
from journey.events.sentiment import sentiments
from journey.events.spelling import readable
from journey.i18n import Words
from journey.model import Link, Map
from journey.model.path import LinkKind

MANY = 300  # events that touchpoints name, from which on it is faster to join them


def compute(log: EventLog, journey_map: Map | None = None) -> Adherence:
    """Raises JourneyError ``needs_map``, ``no_events_named`` or ``engine_failed``."""
    plan = plan_of(journey_map)
    assert journey_map is not None  # plan_of says so
    rows = {name: log.engine.rows(question) for name, question in _asked(log, plan).items()}
    parts = _parts(rows["plan"])
    if found := alternatives(parts["both"], parts["stages"], plan):
        plan = replace(plan, alternatives=found)
        parts = _parts(log.engine.rows(_asked(log, plan)["plan"]))
    if not parts["places"]:
        raise JourneyError("no_events_named", journey_map.title)
    whole = Whole(**{each.name: parts["whole"][0][each.name] for each in fields(Whole)})
    ways, unwalked = _ways(rows["ways"], plan, journey_map, whole.customers)
    stage_of = {stage.id: stage.name for stage in plan.stages}
    return Adherence(
        whole=whole,
        stages=tuple((stage.id, stage.name, stage.macro_stage) for stage in plan.stages),
        steps=tuple(_steps(parts, plan)),
        unplanned=_unplanned(rows, plan, whole.customers),
        ways=ways,
        unwalked=unwalked,
        unrecorded=tuple(Unrecorded(each.id, each.title, stage_of[each.stage_id]) for each in plan.unrecorded),
        stage_flows=tuple(_flows(rows["flows"], plan, whole.customers)),
        ends=tuple(_ends(rows["flows"], plan, whole.customers)),
        sentiments=sentiments(log),
    )


def asked(log: EventLog, journey_map: Map | None = None) -> dict[str, Any]:
    """The questions as they are put to the engine."""
    plan = plan_of(journey_map)
    parts = _parts(log.engine.rows(_asked(log, plan)["plan"]))
    return _asked(log, replace(plan, alternatives=alternatives(parts["both"], parts["stages"], plan)))


def questions(steps: Any, plan: Plan, named: Any = None) -> dict[str, Any]:
    """What is asked, as expressions over the table ``steps``."""
    from journey.analyses import walked

    return walked.questions(steps, plan, named)


def _asked(log: EventLog, plan: Plan) -> dict[str, Any]:
    rows: dict[str, list[Any]] = {"named": [*plan.events], "place": [*plan.events.values()]}
    named = log.engine.beside(rows) if len(plan.events) >= MANY else None
    return questions(log.engine.steps, plan, named)


def finding(answer: Adherence, t: Words) -> str:
    """What tells most: the touchpoint that most go on without, of those compared, or the commonest unplanned event."""
    skipped = answer.most("skipped")
    unplanned = answer.unplanned[0] if answer.unplanned else None
    if skipped and (unplanned is None or skipped.skipped_share >= unplanned.share):
        hundred = round(100 * skipped.skipped_share)
        among = "skipped_begun" if skipped.anyone_begins else "skipped"
        return t(f"analyses.adherence.finding.{among}", touchpoint=skipped.touchpoint, n=hundred)
    if unplanned:
        hundred = round(100 * unplanned.share)
        return t("analyses.adherence.finding.unplanned", event=readable(unplanned.event), n=hundred)
    return t("analyses.adherence.finding.walk", share=percent(answer.whole.share("walk"), t))


def _parts(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    parts: dict[str, list[dict[str, Any]]] = {part: [] for part in ("places", "stages", "whole", "both", "ways")}
    for row in rows:
        parts[row["part"]].append(row)
    return parts


def _steps(parts: dict[str, list[dict[str, Any]]], plan: Plan) -> Iterable[Step]:
    found = {row["place"]: row for row in parts["places"]}
    nobody = {"customers": 0, "again": 0, "times": 0, "reordered": 0}
    bounds, units = plan.bounds(), plan.units
    for at, (place, stage) in enumerate(zip(plan.places, plan.stage_of, strict=True)):
        row, unit = found.get(at, nobody), units.get(at, at)
        here = [each for each in parts["stages"] if each["stage"] == stage]
        ways = [each for each in parts["ways"] if each["unit"] == unit]
        n, came = sum(each["customers"] for each in here), row["customers"]
        one_of = sum(each["customers"] for each in ways) if ways else came  # took this way, or another
        first = bounds[stage][0]
        left = sum(each["customers"] for each in here if first <= each["furthest"] < unit)
        left -= sum(each["customers"] for each in ways if each["furthest"] < unit)
        skipped = n - one_of - left
        yield Step(
            place.id, place.title, place.stage_id, plan.stages[stage].name,
            n, came, _part(came, n), skipped, _part(skipped, n), left, _part(left, n),
            row["again"], _part(row["again"], came), _part(row["times"], came),
            row["reordered"], _part(row["reordered"], came),
            row["felt"] / row["felt_events"] if row.get("felt_events") else None, row.get("felt_events") or 0,
            plan.personas[at], place.initiator, plan.icons[at], one_of - came, _part(one_of - came, n),
            tuple(plan.places[each].title for each, last in units.items() if last == unit and each != at),
        )  # fmt: skip


def _part(count: float, whole: int) -> float:
    return count / whole if whole else 0.0


def _unplanned(rows: dict[str, list[dict[str, Any]]], plan: Plan, customers: int) -> tuple[Unplanned, ...]:
    stage_at = {stage.name.strip().casefold(): number for number, stage in enumerate(plan.stages)}
    found = []
    for row in rows["unplanned"]:
        event = row["event"]
        before = _commonest(rows["before"], event, "place")
        said = str(_commonest(rows.get("described", []), event, "stage") or "").strip().casefold()
        stage = stage_at.get(said, plan.stage_of[before] if before is not None else 0)
        found.append(
            Unplanned(
                event, row["customers"], _part(row["customers"], customers), _part(row["times"], row["customers"]),
                plan.places[before].id if before is not None else "",
                plan.places[before].title if before is not None else "",
                plan.stages[stage].id, plan.stages[stage].name,
                _commonest(rows.get("described", []), event, "channel") or "",
                _commonest(rows.get("described", []), event, "direction") or "",
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda each: (-each.customers, each.event)))


def _commonest(rows: list[dict[str, Any]], event: str, what: str) -> Any:
    """The value that most rows of an event have; of equals the first in order. None where none has any."""
    counted: dict[Any, int] = {}
    for row in rows:
        if row["event"] == event and row.get(what) is not None:
            counted[row[what]] = counted.get(row[what], 0) + row["count"]
    return min(counted, key=lambda value: (-counted[value], value), default=None)


def _ways(
    rows: list[dict[str, Any]], plan: Plan, journey_map: Map, customers: int
) -> tuple[tuple[Walked, ...], tuple[Walked, ...]]:
    """The ways that are walked, and those that the map draws between recorded touchpoints and nobody walks."""
    at = {place.id: number for number, place in enumerate(plan.places)}

    def ends(link: Link) -> tuple[int, int] | None:
        if link.unplanned or link.kind == "exit" or link.source_id not in at or link.target_id not in at:
            return None
        return at[link.source_id], at[link.target_id]

    linked = {pair for link in journey_map.links if (pair := ends(link)) and pair[0] != pair[1]}
    planned = linked | {(place, place + 1) for place in range(len(plan.places) - 1)}

    def way(source: int, target: int, count: int, seconds: float | None) -> Walked:
        one, other = plan.places[source], plan.places[target]
        share = _part(count, customers)
        return Walked(one.id, one.title, other.id, other.title, count, share, seconds, (source, target) in planned)

    walked = {(row["source"], row["target"]): row for row in rows}
    found = [way(*pair, row["customers"], row["median_seconds"]) for pair, row in walked.items()]
    unwalked = [way(*pair, 0, None) for pair in sorted(linked - walked.keys())]
    return tuple(sorted(found, key=lambda each: (-each.customers, each.source_id, each.target_id))), tuple(unwalked)


def _flows(rows: list[dict[str, Any]], plan: Plan, customers: int) -> Iterable[Flow]:
    """Where they enter, between the stages, and out: who comes into a stage and not on from it leaves there."""
    staying = dict.fromkeys(range(len(plan.stages)), 0)

    def flow(source: int | None, target: int | None, kind: LinkKind, count: int) -> Flow:
        ends = [("", "") if end is None else (plan.stages[end].id, plan.stages[end].name) for end in (source, target)]
        return Flow(*ends[0], *ends[1], kind, count, _part(count, customers))

    going = [row for row in rows if row["part"] != "last"]
    for row in sorted(going, key=lambda row: (row["source"] is not None, row["source"] or 0, row["target"])):
        source, target, onward = row["source"], row["target"], row["part"] == "onward"
        if onward:
            staying[target] += row["customers"]
            staying[source] = staying.get(source, 0) - row["customers"]
        past = source is not None and target - source > 1
        yield flow(source, target, "loop" if not onward else "alternative" if past else "main", row["customers"])
    yield from (flow(stage, None, "exit", staying[stage]) for stage in range(len(plan.stages)) if staying[stage])


def _ends(rows: list[dict[str, Any]], plan: Plan, customers: int) -> Iterable[Flow]:
    for row in sorted((row for row in rows if row["part"] == "last"), key=lambda row: int(row["source"])):
        place, count = plan.places[row["source"]], row["customers"]
        yield Flow(place.id, place.title, "", "", "exit", count, _part(count, customers))

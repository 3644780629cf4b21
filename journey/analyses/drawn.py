"""A map that was drawn from a log gets what that log says of it: how many come where, the ways they go, a headline.

To accept the same log as evidence on it changes nothing: these are the same claims. Ways, each with the share of all
customers who go it (see ``analyses.flows`` for those between stages):

main         to one further on, of the same stage or the next
alternative  to one further on, past a stage
loop         back
exit         out of a stage, or after the last event of a customer

Left out are those under ``LEAST_FLOW``: of a way that is drawn and that next to nobody walks, the map would say that it
is deserted. So are those under ``LEAST_END`` after a last event, and between touchpoints under ``LEAST_SHARE``, but for
the first that leads to or from one. What the firm sends leads on and is led to, but nobody comes back because a mail
came.
"""

from collections.abc import Iterator
from typing import Any

from journey.analyses import adherence
from journey.analyses.accepting import accepting, claims
from journey.analyses.adherence_answer import Adherence, Flow, Walked, percent
from journey.analyses.claimed_ways import LEAST_SHARE, told_by
from journey.events.log import EventLog, moment
from journey.i18n import words
from journey.model import Link, Map, Metric, apply
from journey.model.path import LinkKind
from journey.model.text import short_line

LEAST_FLOW = 0.005  # of all customers: below it a way is shown as 0%
LEAST_END = 0.03
_LONGEST = 80  # letters of a name in the headline


def drawn(log: EventLog, journey_map: Map) -> Map:
    """The map with all that the log says of it. Raises as ``adherence.compute``."""
    said = adherence.compute(log, journey_map)
    links = tuple(link.model_copy(update={"id": f"link-{n}"}) for n, link in enumerate(_links(journey_map, said), 1))
    with_ways = journey_map.with_collections({"headline": _headline(said, log, journey_map)}, {"links": links})
    found = claims("adherence", said, log, with_ways, words(journey_map.language))
    edit = accepting(with_ways, found)
    assert edit is not None  # some touchpoint has an event
    counted = (record for claim in found for record in claim.records if isinstance(record, Metric))
    metrics = tuple(metric.model_copy(update={"id": f"metric-{n}"}) for n, metric in enumerate(counted, 1))
    return apply(with_ways, edit)[0].with_collections({}, {"metrics": metrics})


def _links(journey_map: Map, said: Adherence) -> Iterator[Link]:
    """Their shares come with the claims."""
    yield from (_link(way.source_id, way.target_id, kind) for way, kind in _between(journey_map, said))
    ends = [flow for flow in said.ends if flow.share >= LEAST_END]
    flows = [flow for flow in said.stage_flows if flow.source_id and flow.share >= LEAST_FLOW and len(said.stages) > 1]
    yield from (_link(flow.source_id, flow.target_id, flow.kind) for flow in (*ends, *flows))


def _between(journey_map: Map, said: Adherence) -> Iterator[tuple[Walked, LinkKind]]:
    order = {place: number for number, place in enumerate(journey_map.numbers)}
    stage_at = {stage: number for number, (stage, _, _) in enumerate(said.stages)}
    stage = {step.touchpoint_id: stage_at[step.stage_id] for step in said.steps}
    touched = set[str]()
    for way in told_by(said):  # by falling number of customers
        ends = {way.source_id, way.target_id}
        past = stage[way.target_id] - stage[way.source_id] > 1
        if way.share < LEAST_FLOW or (way.share < LEAST_SHARE and ends <= touched):
            continue
        touched |= ends
        back = order[way.target_id] < order[way.source_id]
        yield way, "loop" if back else "alternative" if past else "main"


def _link(source: str, target: str, kind: LinkKind) -> Link:
    return Link(id="new", source_id=source, target_id=target or None, kind=kind, evidence="measured")


def _headline(said: Adherence, log: EventLog, journey_map: Map) -> str:
    """Where most customers stop before the last stage; of a log with one stage alone, where most of them come."""
    t = words(journey_map.language)
    told: dict[str, Any] = {"n": said.whole.customers, "day": t.day(moment(log.end).date())}
    last = said.stages[-1][0]
    left: list[Flow] = [flow for flow in said.stage_flows if flow.kind == "exit" and flow.source_id != last]
    if left:
        most = max(left, key=lambda flow: flow.customers)
        return t("draft.furthest", share=percent(most.share, t), stage=short_line(most.source, _LONGEST), **told)
    step = max(said.steps, key=lambda step: step.customers)
    share = step.customers / said.whole.customers
    return t("draft.most", share=percent(share, t), touchpoint=short_line(step.touchpoint, _LONGEST), **told)

"""What a log says of the ways of a map: between touchpoints, between stages, and out.

All the links that it measures are claimed at once, those that nobody walks with a share of 0: a believed share beside
measured ones would be added to them. A link of which one end is not recorded says nothing to a log, and stays.
"""

from collections.abc import Container, Iterator, Mapping

from journey.analyses.adherence_answer import Adherence, Walked, percent
from journey.analyses.claim import Claim, Maker
from journey.model import Link, Map
from journey.model.path import LinkKind
from journey.model.ways import OUT, stage_ways

LEAST_SHARE = 0.05  # of all customers, before a way that nobody planned is offered


def ways(maker: Maker, said: Adherence) -> Iterator[Claim]:
    """Shares of the links that are there, and the ways that many walk and nobody had drawn."""
    yield from _between_stages(maker, said)
    yield from _between_touchpoints(maker, said)
    yield from _last(maker, said)


def told_by(said: Adherence) -> tuple[Walked, ...]:
    """The ways that tell what customers did: what the firm sends leads on and is led to, but it brings nobody back, nor
    past a stage."""
    order = {step.touchpoint_id: number for number, step in enumerate(said.steps)}
    stages = [stage for stage, _, _ in said.stages]
    stage = {step.touchpoint_id: stages.index(step.stage_id) for step in said.steps}
    sent = {step.touchpoint_id for step in said.steps if step.initiator == "company"}

    def tells(source: str, target: str) -> bool:
        return not sent & {source, target} or (order[target] > order[source] and stage[target] - stage[source] <= 1)

    return tuple(way for way in said.ways if tells(way.source_id, way.target_id))


def _between_touchpoints(maker: Maker, said: Adherence) -> Iterator[Claim]:
    order = {place: number for number, place in enumerate(maker.map.numbers)}
    recorded = {step.touchpoint_id: step.touchpoint for step in said.steps}
    drawn, telling = _drawn(maker.map), {(way.source_id, way.target_id) for way in told_by(said)}
    walked = {(way.source_id, way.target_id): way for way in said.ways}
    for pair in dict.fromkeys((*walked, *(pair for pair in drawn if _both(pair, recorded)))):
        way, (source, target) = walked.get(pair), pair
        if pair not in drawn and (way is None or way.planned or way.share < LEAST_SHARE or pair not in telling):
            continue
        asked = maker.asked("way", source=recorded[source], target=recorded[target])
        kind: LinkKind = "loop" if order[target] < order[source] else "alternative"
        share = way.share if way else 0.0
        link = maker.link(source, target, kind, share, said.whole.customers, asked, not (way and way.planned))
        yield _claim(maker, recorded[source], recorded[target], pair in drawn, link)


def _last(maker: Maker, said: Adherence) -> Iterator[Claim]:
    """The exits that touchpoints have: how many customers have their last event there."""
    ending = {flow.source_id: flow.share for flow in said.ends}
    leaving = _leaving(maker.map)
    for step in said.steps:
        if step.touchpoint_id in leaving:
            share, asked = ending.get(step.touchpoint_id, 0.0), maker.asked("last", touchpoint=step.touchpoint)
            link = maker.link(step.touchpoint_id, "", "exit", share, said.whole.customers, asked)
            yield _claim(maker, step.touchpoint, "", True, link)


def _between_stages(maker: Maker, said: Adherence) -> Iterator[Claim]:
    """The flows between the stages that the log records, and out of them."""
    recorded = {step.stage_id: step.stage for step in said.steps}
    place = {stage: number for number, (stage, _, _) in enumerate(said.stages)}
    flows = {(flow.source_id, flow.target_id): flow for flow in said.stage_flows if flow.source_id}
    drawn = (*_drawn(maker.map), *((stage, OUT) for stage in _leaving(maker.map)))
    planned = {(way.source, way.target) for way in stage_ways(maker.map) if not way.unplanned}
    for pair in dict.fromkeys((*flows, *(pair for pair in drawn if _both(pair, recorded | {OUT: ""})))):
        source, target = pair
        share = flows[pair].share if pair in flows else 0.0
        past = [] if target == OUT else said.stages[place[source] + 1 : place[target]]
        unseen = any(stage not in recorded for stage, _, _ in past)  # who goes past it may have been there
        if pair not in drawn and (share < LEAST_SHARE or unseen):
            continue
        kind: LinkKind = "exit" if target == OUT else _kind(place[source], place[target])
        names = {"source": recorded[source], "target": recorded.get(target, "")}
        asked = maker.asked("leaves" if kind == "exit" else "back" if kind == "loop" else "onward", **names)
        follows = target != OUT and place[target] - place[source] == 1
        new = pair not in planned and not follows and target != OUT
        link = maker.link(source, target, kind, share, said.whole.customers, asked, new)
        yield _claim(maker, names["source"], names["target"], pair in drawn, link)


def _kind(source: int, target: int) -> LinkKind:
    return "loop" if target < source else "main" if target - source == 1 else "alternative"


def _drawn(journey_map: Map) -> Mapping[tuple[str, str], None]:
    """From where to where the map has links, but for exits, in their order."""
    return dict.fromkeys(
        (link.source_id, link.target_id) for link in journey_map.links if link.kind != "exit" and link.target_id
    )


def _leaving(journey_map: Map) -> set[str]:
    return {link.source_id for link in journey_map.links if link.kind == "exit"}


def _both(pair: tuple[str, str], recorded: Container[str]) -> bool:
    return pair[0] != pair[1] and pair[0] in recorded and pair[1] in recorded


def _claim(maker: Maker, source: str, target: str, linked: bool, link: Link) -> Claim:
    t, is_stage = maker.t, maker.map.stage(link.source_id) is not None
    subject = f"{source} → {target or t('analyses.accepting.out')}"
    kind = "way" if linked or not link.unplanned else "new_way"
    if link.kind == "exit":  # of a touchpoint that it is the last event, of a stage that it is the furthest
        kind = "leaves" if is_stage else "last"
    said = t(f"analyses.accepting.{kind}", share=percent(link.share or 0.0, t))
    return Claim(f"{link.source_id}>{link.target_id or OUT}", subject, said, (link,))

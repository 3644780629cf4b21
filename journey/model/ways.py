"""Ways between the stages of a map, as its links tell them: one answer for the poster, the graph and the shares.

A ``share`` is the fraction 0..1 of *all* the customers on the journey who walk a way, not of those who stand at its
source. Links of stages and links of touchpoints show the same people, once as a whole and once in detail, so they are
never added to each other: where a stage has a link of its own to another, or out, it speaks for that way; else the
links of their touchpoints are added up.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from journey.model.base import Evidence
from journey.model.findings import Loss
from journey.model.map import Map
from journey.model.no_returns import no_returns
from journey.model.path import Link, LinkKind

OUT = ""  # where exits lead
_MOST_LABELS = 3
_NOBODY = 0.005  # a share that is shown as 0%


@dataclass(frozen=True, slots=True)
class Proof:
    """Where a measured share comes from: how many customers there were, when, and in which source."""

    n: int | None = None
    date: datetime.date | None = None
    source: str = ""


NO_PROOF = Proof()


@dataclass(frozen=True, slots=True)
class Way:
    """A way from one stop to another, or out.

    ``links`` counts the links it stands for: none where it follows the order of the map or a point of no return.
    ``id`` is the link's, of several that of the widest. An end may also be a stage of a graph of touchpoints: the whole
    stage is meant. ``flagged`` marks the exit of a point of no return; ``at`` is the place that most leave from.
    ``unplanned`` where each of its links is.
    """

    source: str
    target: str
    kind: LinkKind = "main"
    share: float | None = None
    label: str = ""
    id: str = ""
    evidence: Evidence = "assumed"
    flagged: bool = False
    at: str = ""
    links: int = 0
    unplanned: bool = False
    proof: Proof = NO_PROOF

    @property
    def deserted(self) -> bool:
        """Whether the way was planned and, as was counted, next to nobody walks it."""
        if self.share is None or self.evidence != "measured" or self.unplanned or self.target == OUT:
            return False
        return self.share < _NOBODY


def stages_of(journey_map: Map) -> dict[str, str]:
    """The stage of every touchpoint and, of itself, of every stage."""
    stage_of = {touchpoint.id: touchpoint.stage_id for touchpoint in journey_map.touchpoints}
    return stage_of | {stage.id: stage.id for stage in journey_map.stages}


def stage_ways(journey_map: Map) -> tuple[Way, ...]:
    """Every way from a stage to another, back or out; parallel links of a kind are one way with their sum, or with that
    of those that a log counted: what is only believed is not added to it.

    A main way back is a loop. Exits of points of no return stand apart from other exits; one that no link states is
    there too, with the share of those who arrive times that of those who vanish. Where it is a touchpoint's, nobody
    says how many of the stage come there: no share.
    """
    order = {stage.id: place for place, stage in enumerate(journey_map.stages)}
    stage_of, lost = stages_of(journey_map), no_returns(journey_map)
    losing = {stage_of[place] for place in lost}
    taken: dict[tuple[str, str, LinkKind, bool], list[Link]] = {}
    for link in _speaking(journey_map, stage_of):
        source, target = stage_of[link.source_id], _target(link, stage_of)
        back = link.kind == "main" and order.get(target, len(order)) < order[source]
        kind: LinkKind = "loop" if back else link.kind
        whole = link.source_id in order
        flagged = kind == "exit" and (source in losing if whole else link.source_id in lost or source in lost)
        taken.setdefault((source, target, kind, flagged), []).append(link)
    ways = [_together(key, links, lost, stage_of) for key, links in taken.items()]
    return (*ways, *_unsaid_exits(ways, lost, stage_of, order))


def arrivals(ways: Iterable[Way], stages: Sequence[str]) -> dict[str, float]:
    """The sum of the shares that lead on to each stage, over 1 where they contradict each other; 1 for the first stage.

    Who comes back was counted before: ways back do not arrive. Empty where no way onwards has a share.
    """
    order = {stage: place for place, stage in enumerate(stages)}
    arrives: dict[str, float] = {}
    for way in ways:
        if way.share is not None and leads_on(way, order):
            arrives[way.target] = arrives.get(way.target, 0.0) + way.share
    if arrives:
        arrives[stages[0]] = 1.0
    return arrives


def leads_on(way: Way, order: Mapping[str, int]) -> bool:
    """Whether a way leads to a later stage; ``order`` is the place of each."""
    return way.kind in ("main", "alternative") and order.get(way.target, -1) > order[way.source]


def _speaking(journey_map: Map, stage_of: Mapping[str, str]) -> Iterator[Link]:
    """The links that count between stages, those of the stages themselves first; where a log counted these, what it
    counted between the touchpoints is the same in detail, and would be counted twice."""
    leading = [link for link in journey_map.links if _leads_somewhere(link, stage_of)]
    own = [link for link in leading if stage_of[link.source_id] == link.source_id]
    fine = [link for link in leading if stage_of[link.source_id] != link.source_id]
    said = {(link.source_id, _target(link, stage_of)) for link in own}
    counted = {link.source_id for link in own if _counted(link)}
    yield from own
    for link in fine:
        source = stage_of[link.source_id]
        if (source, _target(link, stage_of)) not in said and not (source in counted and _counted(link)):
            yield link


def _counted(link: Link) -> bool:
    return link.share is not None and link.evidence == "measured" and link.n is not None


def _leads_somewhere(link: Link, stage_of: Mapping[str, str]) -> bool:
    """Out, to another stage, or from a stage round to itself again."""
    if link.kind == "exit":
        return True
    if not link.target_id:
        return False
    again = link.source_id == link.target_id == stage_of[link.source_id] and link.kind != "main"
    return again or stage_of[link.source_id] != stage_of[link.target_id]


def _target(link: Link, stage_of: Mapping[str, str]) -> str:
    return OUT if link.kind == "exit" else stage_of[link.target_id or ""]


def _together(
    key: tuple[str, str, LinkKind, bool], links: Sequence[Link], lost: Mapping[str, Loss], stage_of: Mapping[str, str]
) -> Way:
    source, target, kind, flagged = key
    counted = [link for link in links if _counted(link)]
    shares = [link.share for link in counted or links if link.share is not None]
    by_width = sorted(links, key=lambda link: -(link.share or 0.0))
    widest = next((link for link in by_width if link in counted), by_width[0])
    at = widest.source_id
    if flagged and at not in lost:
        at = max((place for place in lost if stage_of[place] == source), key=lambda place: lost[place].share or 0.0)
    return Way(
        source,
        target,
        kind,
        share=min(sum(shares), 1.0) if shares else None,
        label=_label([link.label for link in by_width]),
        id=widest.id,
        evidence=widest.evidence,
        flagged=flagged,
        at=at,
        links=len(links),
        unplanned=all(link.unplanned for link in links),
        proof=proof_of(counted or links),
    )


def proof_of(links: Sequence[Link]) -> Proof:
    """Where the shares of links come from; nothing where they come from different places."""
    found = {Proof(link.n, link.date, link.source) for link in links}
    return found.pop() if len(found) == 1 else NO_PROOF


def _label(labels: Sequence[str]) -> str:
    """The words that speak for all: none where some have no words, or so many that a list says nothing."""
    told = list(dict.fromkeys(labels))
    if len(told) == 1:
        return told[0]
    spoken = "" not in told and len(told) <= _MOST_LABELS and not any("%" in label for label in told)
    return ", ".join(told) if spoken else ""


def _unsaid_exits(
    ways: Sequence[Way], lost: Mapping[str, Loss], stage_of: Mapping[str, str], order: Mapping[str, int]
) -> Iterator[Way]:
    said = {way.source for way in ways if way.flagged}
    arrives = arrivals(ways, tuple(order))
    greatest = {stage_of[place]: (place, loss) for place, loss in lost.items()}  # in growing order
    for stage in order:
        if stage in said or stage not in greatest:
            continue
        place, loss = greatest[stage]
        known = place == stage and stage in arrives and loss.share is not None
        share = min(arrives[stage], 1.0) * (loss.share or 0.0) if known else None
        yield Way(stage, OUT, "exit", share, evidence=loss.evidence, flagged=True, at=place)

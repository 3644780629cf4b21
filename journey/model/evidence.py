"""How much of a map is known, and how much is only assumed."""

from collections import Counter
from dataclasses import dataclass

from journey.model.base import EVIDENCE, Evidence
from journey.model.findings import COUNTED_KINDS
from journey.model.map import Map


@dataclass(frozen=True, slots=True)
class EvidenceShare:
    """``counts`` of the claims on a map by evidence, ``total`` of them all; ``share()`` is 0..1, 0 on an empty map."""

    counts: dict[Evidence, int]
    total: int

    def share(self, evidence: Evidence) -> float:
        """The fraction 0..1 of all claims that have this evidence."""
        return self.counts[evidence] / self.total if self.total else 0.0


def evidence_share(journey_map: Map) -> EvidenceShare:
    """Over everything that somebody claims: touchpoints, feelings, links, notes, insights and losses.

    What a log counted at a touchpoint is one claim more, and measured, however many numbers say it.
    """
    claims = Counter[Evidence]()
    for name in ("touchpoints", "feelings", "links", "notes", "insights", "losses"):
        claims.update(record.evidence for record in getattr(journey_map, name))
    counted = {metric.touchpoint_id for metric in journey_map.metrics if metric.kind in COUNTED_KINDS}
    claims["measured"] += sum(touchpoint.id in counted for touchpoint in journey_map.touchpoints)
    return EvidenceShare({evidence: claims[evidence] for evidence in EVIDENCE}, sum(claims.values()))

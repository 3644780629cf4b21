"""Metrics, insights and losses for generated maps."""

from collections.abc import Sequence
from random import Random
from typing import Any

from journey.model import EVIDENCE, Insight, Loss, Metric, Stage, Touchpoint
from tests.any_words import Writer


def metrics_of(random: Random, write: Writer, path: Sequence[Stage], cards: Sequence[Touchpoint]) -> tuple[Metric, ...]:
    made: list[Metric] = []

    def add(**values: Any) -> None:
        made.append(Metric.model_validate({"id": f"me-{len(made)}", **values}))

    for stage in path:
        for _ in range(random.choice((0, 0, 1, 1, 3))):
            kind, scale = random.choice(
                (("nps", "-100..100"), ("csat", "1..5"), ("ces", "1-7"), ("own", write.words(1, 3)))
            )
            add(stage_id=stage.id, kind=kind, name=write.maybe(1, 3), value=random.uniform(-100, 10**6), scale=scale,
                n=random.choice((None, 3, 12_345)), date=random.choice((None, "2026-03-01")),
                source=write.maybe(1, 6))  # fmt: skip
    if random.random() < 0.5:
        for card in cards:
            if random.random() < 0.6:
                add(touchpoint_id=card.id, kind="pressure", value=round(random.expovariate(0.6), 1))
        add(kind="pressure", value=2.0)
    return tuple(made)


def insights_of(
    random: Random, write: Writer, path: Sequence[Stage], cards: Sequence[Touchpoint]
) -> tuple[Insight, ...]:
    made: list[Insight] = []
    for stage in path:
        for kind in ("pain", "opportunity", "solution"):
            for _ in range(random.choice((0, 1, 1, 2, 5))):
                here = [card.id for card in cards if card.stage_id == stage.id]
                scored = random.random() < 0.7
                made.append(Insight.model_validate({
                    "id": f"in-{len(made)}", "kind": kind, "title": write.words(2, 10),
                    "evidence": random.choice(EVIDENCE),
                    "stage_id": stage.id if not here or random.random() < 0.7 else None,
                    "touchpoint_id": random.choice(here) if here else None,
                    "importance": random.uniform(0, 10) if scored else None,
                    "satisfaction": random.uniform(0, 10) if scored else None,
                }))  # fmt: skip
    return tuple(made)


def losses_of(random: Random, write: Writer, path: Sequence[Stage], cards: Sequence[Touchpoint]) -> tuple[Loss, ...]:
    made: list[Loss] = []
    for i in range(random.choice((0, 1, 1, 2, 3)) if path else 0):
        share = random.choice((None, 0.05, 0.31, 0.9))
        made.append(Loss.model_validate({
            "id": f"lo-{i}", "title": write.words(2, 8), "evidence": random.choice(EVIDENCE),
            "stage_id": None if cards else random.choice(path).id,
            "touchpoint_id": random.choice(cards).id if cards else None,
            "control": random.choice(("unknown", "unwanted", "wanted")), "share": share,
            "share_low": share * 0.9 if share else None, "share_high": min(1.0, share * 1.1) if share else None,
            "n": 1204 if share else None, "horizon_days": 38 if share else None,
        }))  # fmt: skip
    return tuple(made)

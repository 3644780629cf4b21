"""Advice: what is missing or doubtful in a map, why it matters, what to do. One rule a module; ``RULES`` holds them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from journey.advice.advice import SEVERITIES, Advice, Severity
from journey.advice.reading import Reading
from journey.advice.registry import found
from journey.advice.rule import Finding
from journey.i18n import Phrase
from journey.model import Map

RULES = found()

__all__ = ["RULES", "SEVERITIES", "Advice", "AdviceCounts", "Severity", "advise", "counts"]


@dataclass(frozen=True, slots=True)
class AdviceCounts:
    """How many pieces of advice there are of each severity."""

    missing: int = 0
    doubtful: int = 0
    hint: int = 0

    @property
    def total(self) -> int:
        return self.missing + self.doubtful + self.hint


def advise(journey_map: Map, today: date | None = None) -> tuple[Advice, ...]:
    """The advice of every rule, the most important first. ``today`` decides what is long ago; None is this day."""
    reading = Reading(journey_map, today or date.today())
    return tuple(_advice(name, finding) for name, rule in RULES.items() for finding in rule.find(reading))


def counts(journey_map: Map, today: date | None = None) -> AdviceCounts:
    """How much there is to say about a map, without saying it: for a card among many."""
    reading = Reading(journey_map, today or date.today())
    counted = Counter[Severity]()
    for rule in RULES.values():
        counted[rule.severity] += sum(1 for _ in rule.find(reading))
    return AdviceCounts(counted["missing"], counted["doubtful"], counted["hint"])


def _advice(name: str, finding: Finding) -> Advice:
    rule = RULES[name]
    key = f"advice.{name}.{finding.part}" if finding.part else f"advice.{name}"
    return Advice(
        rule=name,
        severity=rule.severity,
        collection=finding.collection,
        records=finding.records,
        step=rule.step or finding.part,
        message=Phrase(f"{key}.message", finding.params),
        why=Phrase(f"{key}.why", finding.params),
        hint=Phrase(f"{key}.hint", finding.params),
    )

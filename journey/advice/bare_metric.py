"""A metric without the number of answers, the date or the source: a value that nobody can weigh.

A cap that the team sets itself (pressure that belongs to no place) needs no answers.

Source: for instance Reichheld 2003, “The one number you need to grow”, Harvard Business Review 81(12), and the
discussion since: a score says little without who was asked, how many and when.
Example: “NPS 41”, and nothing else.
"""

from collections.abc import Iterable

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule, grouped
from journey.model import Metric


def find(reading: Reading) -> Iterable[Finding]:
    """Metrics that lack n, date or source."""
    bare = [metric for metric in reading.map.metrics if _is_bare(metric)]
    return grouped(bare, (metric.name or metric.kind.upper() for metric in bare))


def _is_bare(metric: Metric) -> bool:
    is_cap = metric.kind == "pressure" and not (metric.stage_id or metric.touchpoint_id)
    return (metric.n is None and not is_cap) or metric.date is None or not metric.source


RULE = Rule("doubtful", 55, "", find)

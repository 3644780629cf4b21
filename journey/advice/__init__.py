"""Advice: what is missing or doubtful in a map, why it matters, what to do. One rule a module; ``RULES`` lists them."""

from collections.abc import Callable, Iterable

from journey.advice import six_elements
from journey.advice.advice import Advice
from journey.model import Map

RULES: tuple[Callable[[Map], Iterable[Advice]], ...] = (six_elements.advise,)

__all__ = ["RULES", "Advice", "advise"]


def advise(journey_map: Map) -> tuple[Advice, ...]:
    """The advice of every rule, rule by rule."""
    return tuple(piece for rule in RULES for piece in rule(journey_map))

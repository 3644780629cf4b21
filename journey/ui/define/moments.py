"""The moments of a map: every touchpoint, and a stage where it has none. Each one can be felt."""

from journey.model import Map, Stage, Touchpoint


def moments(journey_map: Map) -> tuple[Touchpoint | Stage, ...]:
    """In the order of the path."""
    return tuple(place for stage, cell in journey_map.path for place in (cell or (stage,)))


def moments_of(journey_map: Map, stage: Stage) -> tuple[Touchpoint | Stage, ...]:
    cells = {other.id: cell for other, cell in journey_map.path}
    return cells[stage.id] or (stage,)

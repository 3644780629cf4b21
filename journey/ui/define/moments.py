"""The moments of a map: every touchpoint, and a stage where it has none. Each one can be felt."""

from journey.model import Map, Stage, Touchpoint


def moments(journey_map: Map) -> tuple[Touchpoint | Stage, ...]:
    """In the order of the path."""
    return tuple(place for stage, cell in journey_map.path for place in (cell or (stage,)))


def moments_of(journey_map: Map, stage: Stage) -> tuple[Touchpoint | Stage, ...]:
    """Those of one stage."""
    return cell_of(journey_map, stage) or (stage,)


def cell_of(journey_map: Map, stage: Stage) -> tuple[Touchpoint, ...]:
    """The touchpoints of a stage, in order."""
    return next(cell for other, cell in journey_map.path if other.id == stage.id)

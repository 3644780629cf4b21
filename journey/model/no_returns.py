"""Points of no return: the places of the path from which many customers are not heard from again."""

from journey.model.findings import Loss
from journey.model.map import Map


def no_returns(journey_map: Map) -> dict[str, Loss]:
    """Losses whose share is known, by the id of their touchpoint or stage; the greatest of each place."""
    told = sorted((loss for loss in journey_map.losses if loss.share is not None), key=lambda loss: loss.share or 0.0)
    return {place: loss for loss in told if (place := loss.touchpoint_id or loss.stage_id)}

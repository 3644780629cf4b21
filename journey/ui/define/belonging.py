"""Where a finding belongs: the whole journey, a stage or a touchpoint, as one field instead of two."""

from pydantic import JsonValue

from journey.errors import JourneyError
from journey.model import Insight, Loss, Map, Metric, Stage, Touchpoint

FIELD = "place"  # of no record: it stands for two of its fields


def place_of(finding: Insight | Metric | Loss) -> str | None:
    """The id of where it belongs; None for the whole journey."""
    return finding.touchpoint_id or finding.stage_id


def at(journey_map: Map, place_id: JsonValue) -> dict[str, JsonValue]:
    """The fields that put a finding at a stage or a touchpoint. Raises JourneyError ``gone``."""
    if not place_id:
        return {"stage_id": None, "touchpoint_id": None}
    found = journey_map.get(str(place_id))
    if isinstance(found, Touchpoint):
        return {"stage_id": None, "touchpoint_id": found.id}
    if isinstance(found, Stage):
        return {"stage_id": found.id, "touchpoint_id": None}
    raise JourneyError("gone", where=str(place_id), id=str(place_id))

"""Forms beside the picture: one kind of record a file. ``PANELS`` lists them; a new one is a module and a line here."""

from collections.abc import Callable, Mapping
from typing import Any

from journey.model import Feeling, Insight, Lane, Link, Loss, Map, Metric, Note, Persona, Record, Stage, Touchpoint
from journey.ui.panels import alone, insight, note, persona, stage, touchpoint

PANELS: Mapping[type[Record], Callable[[Map, Any], None]] = {
    Touchpoint: touchpoint.draw,
    Stage: stage.draw,
    Persona: persona.draw,
    Note: note.draw,
    Insight: insight.draw,
    Metric: alone.draw_metric,
    Loss: alone.draw_loss,
}


def edited(journey_map: Map, record_id: str) -> Record | None:
    """The record whose form opens when ``record_id`` is clicked: itself, or where it stands; None for no form."""
    record = journey_map.get(record_id)
    if isinstance(record, Feeling | Loss | Metric):
        record = journey_map.get(record.touchpoint_id or record.stage_id) or record
    elif isinstance(record, Link):
        record = journey_map.get(record.source_id)
    elif isinstance(record, Lane):
        record = next(iter(journey_map.stages), None)  # a row is filled stage by stage, from the first on
    return record if type(record) in PANELS else None

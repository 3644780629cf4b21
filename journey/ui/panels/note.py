"""A note in one of the poster's rows."""

from journey.model import Lane, Map, Note
from journey.ui.fields import evidence_field, text_field
from journey.ui.session import session


def draw(journey_map: Map, note: Note) -> None:
    t = session.words
    lane = journey_map.get(note.lane_id)
    assert isinstance(lane, Lane)
    text_field(note, "text", lane.title or t(f"lanes.titles.{lane.kind}"), lines=5)
    evidence_field(note)

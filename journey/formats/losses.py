"""What is lost of a map on the way into a file that has no place for it, one line a kind."""

from collections.abc import Iterator

from journey.i18n import Words
from journey.model import Map

_WHOLE = ("links", "metrics", "losses", "care_actions", "ballots", "comments", "photos", "brands")


def not_written(counts: dict[str, int], say: Words) -> Iterator[str]:
    """``3 channels, 2 notes not written``; nothing where nothing was lost. Keys are those under ``mermaid.lost``."""
    lost = [say(f"mermaid.lost.{what}", n=count) for what, count in counts.items() if count]
    if lost:
        yield say("mermaid.not_written", things=", ".join(lost))


def lost_in_a_table(journey_map: Map, say: Words) -> Iterator[str]:
    """What a touchpoint table cannot hold."""
    personas = journey_map.personas
    details = sum(bool(p.biography or p.needs or p.goals or p.pains or p.role or p.share is not None) for p in personas)
    built_in = {lane.id for lane in journey_map.lanes if lane.kind in ("actions", "thoughts", "backstage")}
    own = {lane.id for lane in journey_map.lanes if lane.kind == "text" and lane.title}
    notes = sum(note.lane_id not in built_in | own for note in journey_map.notes)
    counts = {
        "persona_details": details,
        "notes": notes,
        **{name: len(getattr(journey_map, name)) for name in _WHOLE},
        "header": sum(1 for text in (journey_map.headline, journey_map.objective) if text),
    }
    yield from not_written(counts, say)

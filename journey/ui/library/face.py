"""What the card of a map shows of its inside, drawn once for every state of the map."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from journey.advice import counts
from journey.formats.svg import scene_svg
from journey.layout.thumbnail import thumbnail
from journey.model import Map
from journey.model.evidence import evidence_share
from journey.scene.fonts import default_measure
from journey.scene.themes import theme
from journey.store import MapSummary
from journey.ui.define.progress import steps
from journey.ui.session import session, store


@dataclass(frozen=True, slots=True)
class Face:
    """``picture`` is an SVG; ``missing`` names the elements of which there is nothing.

    ``assumed`` is a share 0..1, None where nothing is claimed yet; ``advice`` counts the pieces of advice.
    """

    picture: str
    missing: tuple[str, ...]
    assumed: float | None
    advice: int


def face_of(summary: MapSummary) -> Face:
    """The face of a map; the map itself is read only where it has changed since. Raises JourneyError."""
    # A map that was erased and brought in again may come to the same head with other words: so the birth, too.
    # Advice speaks of what is long ago: so the day.
    return _drawn(summary.id, summary.head, summary.created_at.isoformat(), session.theme, date.today())


@st.cache_data(max_entries=2000, show_spinner=False)
def _drawn(map_id: str, head: int, made: str, theme_name: str, today: date) -> Face:
    journey_map, _ = store().load(map_id)
    empty = tuple(step.name for step in steps(journey_map, session.words) if step.empty)
    evidence = evidence_share(journey_map)
    assumed = evidence.share("assumed") if evidence.total else None
    return Face(_picture(journey_map, theme_name), empty, assumed, counts(journey_map, today).total)


def template_picture(journey_map: Map, name: str) -> str:
    """The thumbnail of a template as SVG; ``name`` tells it from all others."""
    return _template_drawn(name, session.theme, journey_map)


@st.cache_data(max_entries=100, show_spinner=False)
def _template_drawn(name: str, theme_name: str, _journey_map: Map) -> str:
    return _picture(_journey_map, theme_name, dots=False)


def _picture(journey_map: Map, theme_name: str, dots: bool = True) -> str:
    return scene_svg(thumbnail(journey_map, theme(theme_name), default_measure(), dots=dots))

"""The map told as a story for a meeting room: frames in the order in which they are told. One file a kind of frame."""

from collections.abc import Callable, Iterable

from journey.i18n import words
from journey.layout.story import curve, next_steps, no_return, opportunities, personas, stage, truths
from journey.layout.story.frame import StoryFrame, Teller, teller_of
from journey.model import Map
from journey.scene.brands import theme_of
from journey.scene.fonts import measure_in
from journey.scene.measure import Measure

KINDS: tuple[Callable[[Teller], Iterable[StoryFrame]], ...] = (
    personas.frames,
    stage.frames,
    curve.frames,
    truths.frames,
    no_return.frames,
    opportunities.frames,
    next_steps.frames,
)


def tell(
    journey_map: Map, *, theme_name: str = "dark", language: str | None = None, measure: Measure | None = None
) -> tuple[StoryFrame, ...]:
    """Every frame that has something to show; none for an empty map. Raises JourneyError ``unknown_theme``."""
    said = words(language or journey_map.language)
    look = theme_of(journey_map, theme_name)
    teller = teller_of(journey_map, look, said, measure or measure_in(look.family))
    return tuple(frame for kind in KINDS for frame in kind(teller))

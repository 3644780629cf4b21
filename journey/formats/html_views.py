"""Which pictures an HTML file holds: the one asked for, and every other one that the map has something for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from journey.formats.format import ExportOptions
from journey.formats.picture import choices_of, scene_of
from journey.i18n import words
from journey.layout.choices import Choices
from journey.model import Map
from journey.scene.primitives import Scene

MOST_TOUCHPOINTS = 300  # of a larger map each picture alone is as much as a letter carries
MOST_SHEETS = 8
_NEEDED = {"poster": "stages", "curve": "feelings", "graph": "touchpoints", "priorities": "insights"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and what it is called: a view, or the persona whose sheet it is."""

    name: str
    scene: Scene


def pictures(journey_map: Map, options: ExportOptions) -> tuple[tuple[Picture, ...], int]:
    """All pictures in their usual order, and the place of the one asked for.

    Raises JourneyError ``unknown_view``, ``unknown_theme`` or ``unknown_persona``.
    """
    asked = scene_of(journey_map, options)
    choices = options.choices or choices_of(journey_map, options)
    t = words(options.lang or journey_map.language)
    found: list[Picture] = []
    place = -1
    for view, focus, name in _all(journey_map, choices):
        shown = focus or choices.focus
        is_asked = view == options.view and (view != "persona" or focus == _sheet(journey_map, choices))
        if is_asked:
            place = len(found)
        other = replace(options, view=view, choices=replace(choices, focus=shown))
        scene = asked if is_asked else scene_of(journey_map, other)
        found.append(Picture(name or t(f"map_page.views.{view}"), scene))
    if place < 0:
        return (Picture(t(f"map_page.views.{options.view}"), asked), *found), 0
    return tuple(found), place


def _all(journey_map: Map, choices: Choices) -> Iterator[tuple[str, str, str]]:
    """View, and of the sheets whose it is and the name."""
    if len(journey_map.touchpoints) > MOST_TOUCHPOINTS:
        return
    for view, needed in _NEEDED.items():
        if view == "priorities":
            shown = [one for one in journey_map.personas if not choices.personas or one.id in choices.personas]
            for persona in shown[:MOST_SHEETS]:
                yield "persona", persona.id, persona.name
        if journey_map.stages and getattr(journey_map, needed):
            yield view, "", ""


def _sheet(journey_map: Map, choices: Choices) -> str:
    """Whose sheet is drawn where the view is a persona's."""
    return choices.focus or next(iter((*choices.personas, *(persona.id for persona in journey_map.personas))), "")

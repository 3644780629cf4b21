"""Layouts: a map becomes a Scene. One file a view."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from journey.errors import JourneyError
from journey.i18n import Words, words
from journey.layout.choices import Choices
from journey.layout.comment_marks import with_comments
from journey.layout.masthead import with_masthead
from journey.model import Map
from journey.scene.brands import theme_of
from journey.scene.fonts import measure_in
from journey.scene.measure import Measure
from journey.scene.primitives import Scene
from journey.scene.themes import Theme

VIEWS = ("poster", "curve", "graph", "persona", "priorities", "compare")
_WHOLE = ("poster", "persona")  # views with a head of their own
LayOut = Callable[[Map, Theme, Words, Measure, Choices], Scene]


def lay_out(
    journey_map: Map,
    view: str = "poster",
    *,
    theme_name: str = "light",
    language: str | None = None,
    choices: Choices | None = None,
    measure: Measure | None = None,
    ground: str = "",
) -> Scene:
    """The scene of a map in one view. The language is the map's own unless another is asked for; ``ground``, where
    given, is the colour of the paper instead of the theme's.

    Raises JourneyError ``unknown_view``, ``unknown_theme`` or ``unknown_persona``.
    """
    if view not in VIEWS:
        raise JourneyError("unknown_view", value=view, allowed=", ".join(VIEWS))
    chosen = choices or Choices()
    for persona_id in (*chosen.personas, *filter(None, [chosen.focus])):
        if journey_map.persona(persona_id) is None:
            names = ", ".join(persona.name for persona in journey_map.personas)
            raise JourneyError("unknown_persona", value=persona_id, allowed=names)
    draw: LayOut = import_module(f"journey.layout.{view}").lay_out
    said = words(language or journey_map.language)
    look = theme_of(journey_map, theme_name)
    look = replace(look, paper=ground) if ground else look
    measured = measure or measure_in(look.family)
    scene = replace(draw(journey_map, look, said, measured, chosen), family=look.family)
    if chosen.comments:
        scene = with_comments(scene, journey_map, look, said, measured)
    return with_masthead(scene, journey_map.brand, look) if chosen.heading or view in _WHOLE else scene

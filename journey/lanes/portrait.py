"""A persona's head wherever one is shown: their photo, else the drawn face, in the colours of their place."""

from journey.lanes.frame import Walker
from journey.model import Map
from journey.scene.portraits import age_of, draw_portrait
from journey.scene.primitives import Group
from journey.scene.themes import Theme


def portrait(
    journey_map: Map, walker: Walker, x: float, y: float, r: float, theme: Theme, tint: str = "", tip: str = "",
    id: str = "",
) -> Group:  # fmt: skip
    """In a circle of radius ``r`` px around ``x, y``; ``tint``, where given, is its ground."""
    persona, index = walker.persona, walker.index
    photo = journey_map.photo_of.get(persona.id)
    ground = tint or theme.persona_tints[index % len(theme.persona_tints)]
    return draw_portrait(
        persona.face, x, y, r, theme.persona(index), ground, theme, tip=tip, id=id, photo=photo.jpeg if photo else "",
        age=age_of(persona),
    )  # fmt: skip

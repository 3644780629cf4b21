"""How a brand looks: the head of the map with its band and logo, small."""

from journey.i18n import Words
from journey.layout.heading import draw_heading
from journey.layout.masthead import with_masthead
from journey.model import Map
from journey.scene.brands import theme_of
from journey.scene.fonts import measure_in
from journey.scene.primitives import Scene

WIDTH, _MARGIN, _PAGE = 480.0, 24.0, 1300.0  # px; the page of which the sizes are


def brand_sample(journey_map: Map, theme_name: str, words: Words) -> Scene:
    """The scene, 480 px wide. Raises JourneyError ``unknown_theme``."""
    look = theme_of(journey_map, theme_name)
    items, foot = draw_heading(
        journey_map, words("poster.kicker"), look, words, measure_in(look.family), _MARGIN, _PAGE, WIDTH - 2 * _MARGIN
    )
    scene = Scene(
        WIDTH, foot + _MARGIN, tuple(items), "brand", journey_map.title or words("poster.untitled"),
        language=words.language, theme=look.name, background=look.paper, family=look.family,
    )  # fmt: skip
    return with_masthead(scene, journey_map.brand, look, _PAGE)

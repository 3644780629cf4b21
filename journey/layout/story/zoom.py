"""Where each stage's column stands on the poster, for whoever looks into it from the stage's frame."""

from journey.i18n import words
from journey.layout.choices import Choices
from journey.layout.poster_frame import make_frame
from journey.model import Map
from journey.scene.fonts import default_measure
from journey.scene.themes import theme


def poster_columns(journey_map: Map) -> dict[str, tuple[float, float]]:
    """Left and right edge by stage id, px of the poster that shows everything."""
    frame = make_frame(journey_map, theme("light"), words("en"), default_measure(), Choices())
    return {column.stage.id: (column.left, column.right) for column in frame.columns}

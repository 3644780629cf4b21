"""The heading of a view: what it is a picture of, and the finding in large letters."""

from journey.i18n import Words
from journey.layout.period import period
from journey.model import Map
from journey.scene.measure import Measure
from journey.scene.primitives import Item
from journey.scene.themes import Theme
from journey.scene.wrap import paragraph

_ABOVE, _FINDING = 22.0, 44.0


def draw_heading(
    journey_map: Map, theme: Theme, words: Words, measure: Measure, left: float, top: float, width: float
) -> tuple[list[Item], float]:
    """The items of the heading and the y of its foot, px."""
    finding = journey_map.headline or journey_map.title or words("poster.untitled")
    parts = [journey_map.title] if journey_map.headline else []
    parts += [words(f"curve.state.{journey_map.state}"), period(journey_map.timeframe, words)]
    items: list[Item] = []
    lines, height, _ = paragraph(
        " · ".join(part for part in parts if part), x=left, y=top, width=width, size=_ABOVE, measure=measure,
        fill=theme.muted, max_lines=2, role="overline",
    )  # fmt: skip
    items += lines
    top += height + 4.0
    lines, height, _ = paragraph(
        finding, x=left, y=top, width=width, size=_FINDING, measure=measure, fill=theme.ink, weight=900,
        line_height=1.1, max_lines=3, role="headline",
    )  # fmt: skip
    return [*items, *lines], top + height

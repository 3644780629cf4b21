"""The heading of a view, set as the head of the poster is: what it is a picture of, the finding, the period.

```
 KICKER: view, state, title
 The finding in large letters
 the period
```
"""

from journey.i18n import Words
from journey.layout.period import period
from journey.model import Map
from journey.scene.measure import Measure
from journey.scene.one_line import one_line
from journey.scene.primitives import Group, Item
from journey.scene.themes import Theme
from journey.scene.wrap import paragraph

_PAGE, _MOST_SCALE = 2160.0, 1.3  # px of a page whose sizes these are; a wider one is read from further away
_TOP, _KICKER, _FINDING, _PERIOD = 64.0, 19.0, 54.0, 21.0  # the baseline of the kicker, and sizes


def kicker_of(journey_map: Map, view: str, words: Words) -> str:
    """``JOURNEY MAP · AS IT IS · ONLINE BIKE SHOP``; a title that stands in large already is not told twice."""
    title = journey_map.title if journey_map.headline else ""
    state = state_untold(journey_map, words(f"poster.state.{journey_map.state}"))
    return " · ".join(filter(None, (view, state, title))).upper()


def state_untold(journey_map: Map, state: str) -> str:
    """``state``, but where the title says so itself, as that of a copy of what should be does."""
    return "" if state.casefold() in journey_map.title.casefold() else state


def finding_of(journey_map: Map, words: Words) -> str:
    """The finding; the title of a map that has none."""
    return journey_map.headline or journey_map.title or words("poster.untitled")


def draw_heading(
    journey_map: Map, view: str, theme: Theme, words: Words, measure: Measure, margin: float, page: float, room: float
) -> tuple[list[Item], float]:
    """The items of the heading of a ``page`` so wide, and the y of its foot, px; ``room`` is its own width.

    ``view`` is what the kicker calls the picture.
    """
    scale = min(page / _PAGE, _MOST_SCALE)
    text = finding_of(journey_map, words)
    kicker = one_line(
        kicker_of(journey_map, view, words), x=margin, y=_TOP * scale, width=room, size=_KICKER * scale, weight=600,
        measure=measure, fill=theme.brand, tracking=1.6 * scale, role="kicker",
    )  # fmt: skip
    top = (_TOP + 12.0) * scale
    lines, height, shortened = paragraph(
        text, x=margin, y=top, width=room, size=_FINDING * scale, measure=measure, fill=theme.ink, weight=900,
        line_height=1.04, max_lines=3, role="headline",
    )  # fmt: skip
    top += height + 4.0 * scale
    items: list[Item] = [Group(items=(kicker, *lines), role="title", tip=text if shortened else "")]
    told = period(journey_map.timeframe, words)
    if told:
        line = one_line(
            told, x=margin, y=top + _PERIOD * scale, width=room, size=_PERIOD * scale, measure=measure,
            fill=theme.ink2, role="period",
        )  # fmt: skip
        items.append(line)
        top += 1.3 * _PERIOD * scale
    return items, top

"""The view of priorities: what counts most, and where to begin.

```
 kicker, headline, period
┌ What counts most ──────┐ ┌ Where to begin ──────────────────┐
│ 1  title          17.4 │ │ Do first          │ Plan         │
│    ████████░░░░        │ │───────────────────┼──────────────│
│ 2  ...                 │ │ When there is time│ Leave it     │
└────────────────────────┘ └──────────────────────────────────┘
```
"""

from dataclasses import dataclass

from journey.i18n import Words
from journey.layout.choices import Choices
from journey.layout.heading import draw_heading
from journey.layout.impact_effort import impact_effort
from journey.layout.opportunity_ranking import MOST, opportunity_ranking, ranked
from journey.model import Map
from journey.scene.measure import Measure
from journey.scene.one_line import one_line
from journey.scene.placed import placed
from journey.scene.primitives import Item, Rect, Scene
from journey.scene.themes import Theme
from journey.scene.wrap import paragraph

WIDTH, MARGIN, GAP = 1680.0, 44.0, 24.0
RANKING = 640.0  # px of the card at the left
LARGER = 1.4  # the two pictures are made for a column of a page
PADDING, TITLE, SMALL = 26.0, 28.0, 20.0
SPARE = 90.0  # px of the matrix's own above and below its field
SQUAT = 0.6  # the field is at least so tall by its width
_BESIDE = MARGIN + RANKING + GAP


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two cards: its picture's name in the words, and where it stands, px."""

    name: str
    about: str
    left: float
    width: float

    @property
    def room(self) -> float:
        """How wide the picture may be, px of its own."""
        return (self.width - 2 * PADDING) / LARGER

    def draw(
        self, picture: Scene, top: float, theme: Theme, words: Words, measure: Measure
    ) -> tuple[list[Item], float]:
        """Name, how it is read, and the picture; the y of the card's foot."""
        left, room = self.left + PADDING, self.width - 2 * PADDING
        title = one_line(
            words(f"findings.{self.name}.title"), x=left, y=top + PADDING + TITLE * 0.76, width=room, size=TITLE,
            weight=700, measure=measure, fill=theme.ink, role="title",
        )  # fmt: skip
        below = top + PADDING + TITLE + 8.0
        said, tall, _ = paragraph(
            words(f"findings.{self.name}.{self.about}"), x=left, y=below, width=room, size=SMALL, measure=measure,
            fill=theme.muted,
        )  # fmt: skip
        below += tall + 18.0
        items = [title, *said, *placed(picture.items, left, below, LARGER)]
        return items, below + picture.height * LARGER + PADDING


def lay_out(journey_map: Map, theme: Theme, words: Words, measure: Measure, choices: Choices) -> Scene:
    """The scene, 1680 px wide: the two pictures side by side, each on a card with its name and how it is read."""
    heading: list[Item] = []
    top = MARGIN - 34.0
    if choices.heading:
        view, room = words("findings.kicker"), WIDTH - 2 * MARGIN
        heading, top = draw_heading(journey_map, view, theme, words, measure, MARGIN, WIDTH, room)
    top += GAP
    left, right = (
        _Side("ranking", "formula", MARGIN, RANKING),
        _Side("matrix", "about", _BESIDE, WIDTH - MARGIN - _BESIDE),
    )
    first = opportunity_ranking(journey_map, theme, words, measure, left.room, with_bare=choices.invite)
    numbers = {each.id: place for place, each in enumerate(ranked(journey_map)[:MOST], 1)}
    tall = max(first.height - SPARE, SQUAT * right.room)
    second = impact_effort(journey_map, theme, words, measure, right.room, tall=tall, numbers=numbers)
    items: list[Item] = []
    bottom = top
    for side, picture in ((left, first), (right, second)):
        drawn, foot = side.draw(picture, top, theme, words, measure)
        items += drawn
        bottom = max(bottom, foot)
    cards = [
        Rect(
            x=side.left, y=top, width=side.width, height=bottom - top, radius=14, fill=theme.card, stroke=theme.hair,
            stroke_width=1.5, role="panel",
        )
        for side in (left, right)
    ]  # fmt: skip
    return Scene(
        WIDTH, bottom + MARGIN, (*heading, *cards, *items), "priorities",
        journey_map.title or journey_map.headline or words("poster.untitled"),
        description=f"{words('findings.ranking.formula')} {words('findings.matrix.about')}",
        language=words.language, theme=theme.name, background=theme.paper, notes=(*first.notes, *second.notes),
    )  # fmt: skip

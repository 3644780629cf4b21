"""The ground of the matrix of impact and effort: its quadrants with their names, and its axes."""

from journey.i18n import Words
from journey.layout.impact_effort_places import Field, name_place
from journey.scene.measure import Measure
from journey.scene.one_line import one_line
from journey.scene.placed import placed
from journey.scene.primitives import Item, Path, Rect, Shape
from journey.scene.room import Room
from journey.scene.themes import Theme

LEFT, NAME, SMALL = 34.0, 17.0, 14.5
_QUADRANTS = (("first", 0, 0), ("plan", 1, 0), ("time", 0, 1), ("leave", 1, 1))


def draw_ground(field: Field, theme: Theme) -> list[Item]:
    """The quadrant to begin with is tinted; hairlines part the others."""
    middle_x, middle_y = field.middle
    across = Shape((("M", field.left, middle_y), ("L", field.right, middle_y)))
    down = Shape((("M", middle_x, field.top), ("L", middle_x, field.bottom)))
    return [
        Rect(
            x=field.left, y=field.top, width=middle_x - field.left, height=middle_y - field.top, fill=theme.brand_tint
        ),
        Path(shape=across, stroke=theme.hair2, stroke_width=1.2),
        Path(shape=down, stroke=theme.hair2, stroke_width=1.2),
        Rect(
            x=field.left, y=field.top, width=field.right - field.left, height=field.bottom - field.top, radius=2,
            fill="none", stroke=theme.hair2, stroke_width=1.2,
        ),
    ]  # fmt: skip


def draw_names(field: Field, theme: Theme, words: Words, measure: Measure, room: Room) -> list[Item]:
    """A quadrant's name stands in its outer corner, or as near to it as points leave room; labels keep off it."""
    items: list[Item] = []
    for name, column, row in _QUADRANTS:
        corner = (field.right - 12 if column else field.left + 12, field.bottom - 8 if row else field.top + 8)
        quadrant = field.quadrant(*corner)
        text = one_line(
            words(f"findings.matrix.{name}"), x=0.0, y=0.0, width=quadrant[2] - quadrant[0] - 24, size=NAME, weight=700,
            measure=measure, fill=theme.brand if name == "first" else theme.muted, role="quadrant",
        )  # fmt: skip
        left, top, right, bottom = text.extent
        place = name_place((right - left, bottom - top), quadrant, corner, room)
        if place:
            items += placed((text,), place[0] - left, place[1] - top)
            room.add_box(place, 4)
    return items


def draw_axes(field: Field, theme: Theme, words: Words, measure: Measure) -> list[Item]:
    """Ends in numbers, so that nobody asks which way is more; the words in the middle."""
    below, beside = field.bottom + 20, field.left - 8
    low, high = (words.number(value) for value in (0, 10))
    items: list[Item] = []
    for text, x, y, anchor, wide in (
        (low, field.left, below, "start", 40.0),
        (high, field.right, below, "end", 40.0),
        (
            words("findings.matrix.effort"),
            (field.left + field.right) / 2,
            below,
            "middle",
            field.right - field.left - 100,
        ),
        (low, beside, field.bottom, "end", LEFT - 10),
        (high, beside, field.top + 12, "end", LEFT - 10),
    ):
        items.append(one_line(text, x=x, y=y, width=wide, size=SMALL, measure=measure, fill=theme.muted, anchor=anchor))
    impact = one_line(
        words("findings.matrix.impact"), x=field.left, y=field.top - 9, width=field.right - field.left, size=SMALL,
        measure=measure, fill=theme.muted,
    )  # fmt: skip
    return [*items, impact]

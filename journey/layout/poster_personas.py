"""A persona in the head of the poster: portrait, name, who they are, their words, their line and their share.

```
 ╭──╮  Name
 │☺ │  role · segment
 ╰──╯  “quote”
 ─●──  62% of customers
       sample persona
```
"""

from dataclasses import dataclass

from journey.lanes.cells import quotation
from journey.lanes.frame import Frame, Walker
from journey.lanes.portrait import portrait
from journey.scene.balance import balanced_width
from journey.scene.markers import SHAPES, draw_marker
from journey.scene.one_line import one_line
from journey.scene.primitives import Circle, Group, Item, Path, Shape
from journey.scene.wrap import paragraph, wrap

PORTRAIT, TEXT_LEFT = 112.0, 132.0


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a persona's and how they are set; ``gap`` is the room under them, px."""

    text: str
    size: float
    fill: str
    weight: int = 400
    italic: bool = False
    line_height: float = 1.22
    most_lines: int = 3
    gap: float = 0.0


def words_height(frame: Frame, walker: Walker, width: float) -> float:
    """How far portrait and words of a block ``width`` px wide reach down, px."""
    tall = 0.0
    for one in _words(frame, walker):
        wrapped = wrap(one.text, frame.measure, one.size, width - TEXT_LEFT, one.weight, one.italic, one.most_lines)
        tall += len(wrapped.lines) * one.line_height * one.size + one.gap
    return max(PORTRAIT + 24, tall + 12)


def share_height(frame: Frame) -> float:
    """Room for line, share and what else stands under the words, px."""
    told = any(walker.persona.share is not None for walker in frame.walkers)
    return 21.0 * max(told + frame.map.is_sample, 1)


def draw_persona(frame: Frame, walker: Walker, left: float, top: float, width: float, line_top: float) -> Group:
    """The block with its top left corner at ``left, top``; its line and share stand at ``line_top``."""
    persona, theme, words = walker.persona, frame.theme, frame.words
    colour = theme.persona(walker.index)
    x, room = left + TEXT_LEFT, width - TEXT_LEFT
    half = PORTRAIT / 2
    items: list[Item] = [portrait(frame.map, walker, left + half, top + half + 2, half, theme)]
    y = top
    for one in _words(frame, walker):
        even = balanced_width(one.text, frame.measure, one.size, room, one.weight, one.italic, one.most_lines)
        texts, tall, _ = paragraph(
            one.text, x=x, y=y, width=even, size=one.size, measure=frame.measure, fill=one.fill, weight=one.weight,
            italic=one.italic, line_height=one.line_height, max_lines=one.most_lines, role="text",
        )  # fmt: skip
        items += texts
        y += tall + one.gap
    y = line_top
    items += _line(frame, walker, left + half, y + 10)
    rows = (
        [(words("poster.share", share=words.percent(persona.share)), 17.0, colour, 700)]
        if persona.share is not None
        else []
    )
    if frame.map.is_sample:
        rows.append((words("poster.sample_persona"), 15.5, theme.muted, 400))
    for text, size, fill, weight in rows:
        items.append(
            one_line(text, x=x, y=y + 16, width=room, size=size, measure=frame.measure, fill=fill, weight=weight)
        )
        y += 21
    tip = "\n".join(part for part in (persona.name, _about(walker), persona.biography) if part)
    return Group(items=tuple(items), id=persona.id, role="persona", tip=tip)


def _words(frame: Frame, walker: Walker) -> list[Words]:
    theme, persona = frame.theme, walker.persona
    rows = [
        Words(persona.name, 24.0, theme.ink, weight=700, line_height=1.2, most_lines=2),
        Words(_about(walker), 16.0, theme.ink2, gap=5.0),
        Words(quotation(frame, persona.quote), 17.5, theme.ink, italic=True, most_lines=5),
    ]
    return [row for row in rows if row.text]


def _about(walker: Walker) -> str:
    return " · ".join(part for part in (walker.persona.role, walker.persona.segment) if part)


def draw_nobody(frame: Frame, left: float, top: float, width: float) -> tuple[list[Item], float]:
    """A faint head and an invitation, where a map has no persona yet."""
    theme = frame.theme
    r = PORTRAIT / 2
    x, y = left + r, top + r
    shoulders = Shape((("M", x - 36, y + 38), ("C", x - 30, y + 12, x + 30, y + 12, x + 36, y + 38)))
    hint, tall, _ = paragraph(
        frame.words("persona.empty"), x=left + TEXT_LEFT, y=top + 30, width=width - TEXT_LEFT, size=18.0,
        measure=frame.measure, fill=theme.muted, max_lines=5, role="empty",
    )  # fmt: skip
    head: list[Item] = [
        Circle(x=x, y=y, r=r - 2, stroke=theme.hair2, stroke_width=2, dash=(6, 5)),
        Circle(x=x, y=y - 12, r=19, stroke=theme.hair2, stroke_width=2),
        Path(shape=shoulders, stroke=theme.hair2, stroke_width=2),
    ]
    return [Group(items=(*head, *hint), role="empty")], max(top + PORTRAIT, top + 30 + tall)


def _line(frame: Frame, walker: Walker, x: float, y: float) -> list[Item]:
    """The line and marker by which the persona is known on the curve."""
    theme = frame.theme
    colour, shape = theme.persona(walker.index), SHAPES[walker.index % len(SHAPES)]
    width = theme.line_widths[walker.index % len(theme.line_widths)]
    stretch = Shape((("M", x - 36, y), ("L", x + 36, y)))
    return [
        Path(shape=stretch, stroke=colour, stroke_width=width, role="line"),
        draw_marker(shape, x, y, 15.0, colour, theme.paper, 1.5),
    ]

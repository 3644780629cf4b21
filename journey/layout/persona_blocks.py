"""The persona sheet's texts as blocks in columns of about the same height, in reading order.

```
 Biography        Goals            Expectations
 Channels         Needs            Opinions
                                   Pains
```
A block that has nothing to say is not there, and the others take its room.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from journey.lanes.frame import Frame, Walker
from journey.scene.icons import draw_icon
from journey.scene.markers import SHAPES, draw_marker
from journey.scene.primitives import Group, Item, Path, Rect, Shape
from journey.scene.wrap import paragraph, wrap

HEADING, BODY = 18.5, 20.5
COLUMN_GAP, BLOCK_GAP = 44.0, 28.0
_RULE_GAP, _HEADING_LINE, _LINE, _ITEM_GAP, _LEAD = 14.0, 1.3, 1.3, 9.0, 24.0
_WIDEST_TEXT = 760.0
_CHANNEL = 44.0

Draw = Callable[[float, float, float], list[Item]]  # left, top, width


@dataclass(frozen=True, slots=True)
class Block:
    """One heading with what stands under it. ``height`` gives px for a width, ``draw`` the items."""

    height: Callable[[float], float]
    draw: Draw


def draw_blocks(frame: Frame, walker: Walker, left: float, top: float, width: float) -> tuple[list[Item], float]:
    """All blocks from ``left, top`` in ``width`` px, and the y of their foot."""
    blocks = _blocks(frame, walker)
    if not blocks:
        return [], top
    count = min(3, len(blocks))
    column = min((width - (count - 1) * COLUMN_GAP) / count, _WIDEST_TEXT)
    heights = [block.height(column) for block in blocks]
    items: list[Item] = []
    bottom = top
    for number, members in enumerate(balanced(heights, count, BLOCK_GAP)):
        y = top
        for index in members:
            items += blocks[index].draw(left + number * (column + COLUMN_GAP), y, column)
            y += heights[index] + BLOCK_GAP
        bottom = max(bottom, y - BLOCK_GAP)
    return items, bottom


def balanced(heights: Sequence[float], count: int, gap: float) -> list[range]:
    """Blocks in order, cut into ``count`` columns of which the tallest is as low as can be."""
    none: tuple[float, list[range]] = (float("inf"), [])
    best: list[tuple[float, list[range]]] = [(0.0, []), *[none] * len(heights)]
    for _ in range(count):
        grown = [none] * (len(heights) + 1)
        for start, (tallest, columns) in enumerate(best):
            total = -gap
            for stop in range(start + 1, len(heights) + 1):
                total += heights[stop - 1] + gap
                if max(tallest, total) < grown[stop][0]:
                    grown[stop] = (max(tallest, total), [*columns, range(start, stop)])
        best = grown
    return best[-1][1]


def _blocks(frame: Frame, walker: Walker) -> list[Block]:
    persona, words = walker.persona, frame.words
    blocks = []
    if persona.biography:
        blocks.append(_prose(frame, walker, words("persona.biography"), persona.biography))
    channels = [channel for channel in frame.map.channels if channel.id in persona.channel_ids]
    if channels:
        rows = [(channel.icon, channel.name) for channel in channels]
        blocks.append(_channels(frame, walker, words("persona.channels"), rows))
    for name in ("goals", "needs", "expectations", "opinions"):
        texts = [text for text in getattr(persona, name) if text]
        if texts:
            blocks.append(_list(frame, walker, words(f"persona.{name}"), texts, _bullet))
    pains = [text for text in persona.pains if text]
    if pains:
        blocks.append(_list(frame, walker, words("persona.pains"), pains, _bar))
    return blocks


def _heading(
    frame: Frame, walker: Walker, text: str, left: float, top: float, width: float
) -> tuple[list[Item], float]:
    """A hairline, the heading under it, and the y where the content begins."""
    colour = frame.theme.persona(walker.index)
    rule = Path(shape=Shape((("M", left, top), ("L", left + width, top))), stroke=frame.theme.hair2, stroke_width=1.4)
    start = Path(shape=Shape((("M", left, top), ("L", left + 34.0, top))), stroke=colour, stroke_width=4.0, cap="butt")
    lines, height, _ = paragraph(
        text, x=left, y=top + _RULE_GAP, width=width, size=HEADING, measure=frame.measure, fill=frame.theme.ink,
        weight=700, line_height=_HEADING_LINE, max_lines=1, role="heading",
    )  # fmt: skip
    return [rule, start, *lines], top + _RULE_GAP + height + 6.0


_HEADING_HEIGHT = _RULE_GAP + _HEADING_LINE * HEADING + 6.0


def _tall(frame: Frame, text: str, width: float) -> float:
    return len(wrap(text, frame.measure, BODY, width).lines) * _LINE * BODY


def _text(frame: Frame, text: str, left: float, top: float, width: float, fill: str) -> list[Item]:
    lines, _, _ = paragraph(
        text, x=left, y=top, width=width, size=BODY, measure=frame.measure, fill=fill, line_height=_LINE, role="text"
    )
    return list(lines)


def _prose(frame: Frame, walker: Walker, title: str, text: str) -> Block:
    def draw(left: float, top: float, width: float) -> list[Item]:
        head, y = _heading(frame, walker, title, left, top, width)
        return [*head, *_text(frame, text, left, y, width, frame.theme.ink2)]

    return Block(lambda width: _HEADING_HEIGHT + _tall(frame, text, width), draw)


Mark = Callable[[Frame, Walker, float, float, float], Item]  # frame, walker, left, top, height


def _list(frame: Frame, walker: Walker, title: str, texts: Sequence[str], mark: Mark) -> Block:
    def height(width: float) -> float:
        rows = sum(_tall(frame, text, width - _LEAD) for text in texts)
        return _HEADING_HEIGHT + rows + (len(texts) - 1) * _ITEM_GAP

    def draw(left: float, top: float, width: float) -> list[Item]:
        items, y = _heading(frame, walker, title, left, top, width)
        for text in texts:
            tall = _tall(frame, text, width - _LEAD)
            lines = _text(frame, text, left + _LEAD, y, width - _LEAD, frame.theme.ink)
            items.append(Group(items=(mark(frame, walker, left, y, tall), *lines), role="item"))
            y += tall + _ITEM_GAP
        return items

    return Block(height, draw)


def _bullet(frame: Frame, walker: Walker, left: float, top: float, height: float) -> Item:
    """The persona's own marker."""
    colour = frame.theme.persona(walker.index)
    return draw_marker(SHAPES[walker.index % len(SHAPES)], left + 6.0, top + 0.62 * BODY, 9.0, colour)


def _bar(frame: Frame, walker: Walker, left: float, top: float, height: float) -> Item:
    """What hurts has the dusk's bar, as on the map."""
    return Rect(x=left + 2.0, y=top + 3.0, width=4.5, height=max(height - 5.0, 6.0), fill=frame.theme.dusk, role="bar")


def _channels(frame: Frame, walker: Walker, title: str, rows: Sequence[tuple[str, str]]) -> Block:
    lead = _CHANNEL + 8.0

    def row_height(name: str, width: float) -> float:
        return max(_tall(frame, name, width - lead), _CHANNEL)

    def height(width: float) -> float:
        return _HEADING_HEIGHT + sum(row_height(name, width) for _, name in rows)

    def draw(left: float, top: float, width: float) -> list[Item]:
        items, y = _heading(frame, walker, title, left, top, width)
        for icon, name in rows:
            tall = row_height(name, width)
            text_top = y + (tall - _tall(frame, name, width - lead)) / 2
            sign = draw_icon(icon, left + 15.0, y + tall / 2, 30.0, frame.theme.ink)
            words = _text(frame, name, left + lead, text_top, width - lead, frame.theme.ink)
            items.append(Group(items=(sign, *words), role="item"))
            y += tall
        return items

    return Block(height, draw)

"""A slide a persona: face, who they are and in what words, what they need, expect, aim at and suffer from.

Those of whom little is known share one; of whom nothing is, has none.
"""

from collections.abc import Sequence

from journey.formats.slides.deck import Deck, Slide
from journey.formats.slides.figures import portrait
from journey.formats.slides.layouts import Box
from journey.formats.slides.persona_blocks import (
    BLOCK_GAP,
    Block,
    about,
    block_height,
    blocks_of,
    draw_block,
    told_of,
)  # fmt: skip
from journey.formats.slides.persona_felt import LEAST_CURVE, best_and_worst, draw_felt
from journey.formats.slides.personas_together import draw_together, groups
from journey.formats.slides.text import Para, fitted
from journey.lanes.cells import quotation
from journey.lanes.frame import Walker
from journey.layout.persona_blocks import balanced

_SIDE, _GAP = 232.0, 36.0
_RADIUS = 56.0  # of the portrait, pt
_SIDES = (1.9, 1.7, 1.5, 1.35, 1.2, 1.0)  # how many times as large portrait and words at the side are: few are larger
_LARGE, _SIZES = (20.0, 18.0, 16.0), (14.0, 13.0, 12.0, 11.0, 10.5, 10.0)


def draw(deck: Deck) -> None:
    known = [walker for walker in deck.walkers if told_of(deck, walker)]
    for together in groups(deck, known):
        if len(together) > 1:
            draw_together(deck, together)
            continue
        blocks, first = blocks_of(deck, together[0]), True
        while blocks or first:
            blocks = _slide(deck, together[0], blocks, first)
            first = False


def _slide(deck: Deck, walker: Walker, blocks: list[Block], first: bool) -> list[Block]:
    """One slide; the blocks, or ends of blocks, that it had no room for."""
    persona, words = walker.persona, deck.words
    name = persona.name or words("advice.names.unnamed")
    title = name if first else words("slides.continued", title=name)
    with deck.slide(title, about(deck, walker)) as slide:
        left, top, width, tall = slide.area
        _side(deck, slide, walker, (left, top, _SIDE, tall), first)
        column_left = left + _SIDE + _GAP
        box = (column_left, top, width - _SIDE - _GAP, tall)
        rest, foot = _columns(deck, slide, walker, blocks, box)
        if first:
            draw_felt(deck, slide, walker, (column_left, foot, box[2], top + tall - foot))
        for block in blocks:
            if block not in rest:
                slide.say(f"{words(f'persona.{block.name}')}: {'; '.join(block.texts)}.")
        return rest


def _side(deck: Deck, slide: Slide, walker: Walker, box: Box, first: bool) -> None:
    """Portrait, quote and biography, as large as there is room for."""
    persona, palette, words = walker.persona, deck.palette, deck.words
    left, top, width, tall = box
    quote = quotation(deck.frame, persona.quote)

    def paras(k: float) -> list[Para]:
        if not (quote or persona.biography):
            return [Para(best_and_worst(deck, walker), 13 * k, palette.ink)]
        return [
            Para(quote, 16 * k, palette.ink, italic=True),
            Para(persona.biography, 12 * k, palette.muted, before=10),
        ]

    def has_room(k: float) -> bool:
        rest = tall - 2 * k * _RADIUS - 18
        shown, cut = fitted([para for para in paras(k) if para.text], width, rest, deck.measure)
        return not cut and all(para.size > k * 11 for para in shown)

    k = next((k for k in _SIDES if has_room(k)), 1.0) if first else 1.0
    r = _RADIUS * k
    portrait(deck, slide, walker, left + r, top + r + 4, r)
    if first:
        slide.say(quote, persona.biography)
        y = top + 2 * r + 18
        deck.text(slide, words("persona.biography"), (left, y, width, top + tall - y), paras(k))


def _columns(deck: Deck, slide: Slide, walker: Walker, blocks: list[Block], box: Box) -> tuple[list[Block], float]:
    """The blocks in two columns at the largest size that holds them all; what the smallest does not hold is given
    back, with the y of the foot."""
    left, top, width, tall = box
    if not blocks:
        return [], top
    column = (width - _GAP) / 2
    rest: list[Block] = []
    tries = [(size, tall - LEAST_CURVE) for size in (*_LARGE, *_SIZES[:3])] + [(size, tall) for size in _SIZES]
    for size, room in tries:
        heights = [block_height(deck, block, size, column) for block in blocks]
        cut = balanced(heights, min(2, len(blocks)), BLOCK_GAP)
        parts = [[blocks[index] for index in part] for part in cut]
        if all(sum(heights[i] for i in part) + BLOCK_GAP * (len(part) - 1) <= room for part in cut):
            break
    else:
        parts, rest = _flow(deck, walker, blocks, column, tall)
    foot = top
    for number, members in enumerate(parts):
        y = top
        for block in members:
            high = min(block_height(deck, block, size, column), top + tall - y)
            draw_block(deck, slide, walker, block, size, (left + number * (column + _GAP), y, column, high))
            y += high + BLOCK_GAP
        foot = max(foot, y - BLOCK_GAP)
    return rest, foot


def _flow(
    deck: Deck, walker: Walker, blocks: Sequence[Block], column: float, tall: float
) -> tuple[list[list[Block]], list[Block]]:
    """Two columns filled one after the other at the smallest size, lists cut between their lines; and the rest."""
    waiting = list(blocks)
    parts: list[list[Block]] = []
    for _ in range(2):
        part: list[Block] = []
        room = tall
        while waiting:
            block = waiting[0]
            many = len(block.texts)
            while many and block_height(deck, block.part(0, many), _SIZES[-1], column) > room:
                many -= 1
            many = many or (not part)  # a line of a list taller than a column is shortened there
            if not many:
                break
            part.append(block.part(0, many))
            room -= block_height(deck, part[-1], _SIZES[-1], column) + BLOCK_GAP
            waiting[:1] = [block.part(many)] if many < len(block.texts) else []
        parts.append(part)
    return parts, waiting

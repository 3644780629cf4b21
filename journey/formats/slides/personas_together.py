"""Personas of whom little is known, two or three beside each other on one slide.

```
 (face) Anna           (face) Marco
        31, Parma             52, Pavia
 “...”                 “...”
 Needs                 Needs
 ~~curve~~             ~~curve~~
```
"""

from collections.abc import Iterator, Sequence

from journey.formats.slides.deck import AIR, Deck, Slide
from journey.formats.slides.figures import portrait
from journey.formats.slides.layouts import Box
from journey.formats.slides.persona_blocks import BLOCK_GAP, about, block_height, blocks_of, draw_block
from journey.formats.slides.persona_felt import LEAST_CURVE, draw_felt
from journey.formats.slides.text import Para, height
from journey.lanes.cells import quotation
from journey.lanes.frame import Walker
from journey.model.curves import curve

_GAP, _RADIUS, _BLOCK = 48.0, 44.0, 14.0
_SCALES = (1.5, 1.35, 1.2, 1.1, 1.0)


def groups(deck: Deck, walkers: Sequence[Walker]) -> Iterator[list[Walker]]:
    """The personas of each slide: neighbours who all have room beside each other, else one alone."""
    waiting = list(walkers)
    while waiting:
        many = next((many for many in _tries(len(waiting)) if _scale(deck, waiting[:many])), 1)
        yield waiting[:many]
        del waiting[:many]


def _tries(count: int) -> tuple[int, ...]:
    """Three or two beside each other, and of four not one alone."""
    return (3, 2) if count not in (2, 4) else (2,)


def draw_together(deck: Deck, walkers: Sequence[Walker]) -> None:
    words = deck.words
    names = [walker.persona.name or words("advice.names.unnamed") for walker in walkers]
    with deck.slide(words("story.walk", names=deck.teller.listed(names))) as slide:
        left, top, _, tall = slide.area
        k, column = _scale(deck, walkers), _column(deck, len(walkers))
        for place, walker in enumerate(walkers):
            _draw(deck, slide, walker, (left + place * (column + _GAP), top, column, tall), k)


def _column(deck: Deck, many: int) -> float:
    return (deck.area[2] + _GAP) / many - _GAP


def _scale(deck: Deck, walkers: Sequence[Walker]) -> float:
    """How many times as large as usual all of them can be written; 0 where there is no room for all of it."""
    if len(walkers) < 2:
        return 0.0
    column, tall = _column(deck, len(walkers)), deck.area[3] - AIR

    def has_room(walker: Walker, k: float) -> bool:
        below = LEAST_CURVE if len(curve(deck.map, walker.persona.id)) > 1 else 0.0
        return _height(deck, walker, column, k) + below <= tall

    return next((k for k in _SCALES if all(has_room(walker, k) for walker in walkers)), 0.0)


def _head(deck: Deck, walker: Walker, k: float) -> list[Para]:
    palette, persona = deck.palette, walker.persona
    name = persona.name or deck.words("advice.names.unnamed")
    paras = [
        Para(name, 18 * k, palette.persona_ink(walker.index), True),
        Para(about(deck, walker), 12 * k, palette.muted, before=2),
    ]
    return [para for para in paras if para.text]


def _said(deck: Deck, walker: Walker, k: float) -> list[Para]:
    palette, persona = deck.palette, walker.persona
    paras = [
        Para(quotation(deck.frame, persona.quote), 17 * k, palette.ink, italic=True),
        Para(persona.biography, 13 * k, palette.muted, before=8),
    ]
    return [para for para in paras if para.text]


def _head_height(deck: Deck, walker: Walker, column: float, k: float) -> float:
    return max(2 * k * _RADIUS + 4, height(_head(deck, walker, k), column - 2 * k * _RADIUS - 14, deck.measure))


def _height(deck: Deck, walker: Walker, column: float, k: float) -> float:
    """How tall everything but the curve is."""
    said = height(_said(deck, walker, k), column, deck.measure)
    blocks = (block_height(deck, block, _BLOCK * k, column) + BLOCK_GAP for block in blocks_of(deck, walker))
    return _head_height(deck, walker, column, k) + 12 + said + (BLOCK_GAP if said else 0.0) + sum(blocks)


def _draw(deck: Deck, slide: Slide, walker: Walker, box: Box, k: float) -> None:
    left, top, width, tall = box
    persona, words, r = walker.persona, deck.words, k * _RADIUS
    with slide.canvas.group(f"{words('slides.names.persona')}: {persona.name}", persona.role or persona.name):
        portrait(deck, slide, walker, left + r, top + r + 4, r)
        beside = (left + 2 * r + 14, top + 4, width - 2 * r - 14, _head_height(deck, walker, width, k))
        deck.text(slide, persona.name, beside, _head(deck, walker, k), "ctr")
        y = top + _head_height(deck, walker, width, k) + 12
        said = _said(deck, walker, k)
        high = height(said, width, deck.measure)
        deck.text(slide, words("persona.biography"), (left, y, width, high + 1), said)
        y += high + (BLOCK_GAP if said else 0.0)
        for block in blocks_of(deck, walker):
            high = block_height(deck, block, _BLOCK * k, width)
            draw_block(deck, slide, walker, block, _BLOCK * k, (left, y, width, high))
            y += high + BLOCK_GAP
    slide.say(
        " – ".join(part for part in (persona.name, about(deck, walker), persona.quote, persona.biography) if part)
    )
    slide.say(*(f"{words(f'persona.{one.name}')}: {'; '.join(one.texts)}." for one in blocks_of(deck, walker)))
    draw_felt(deck, slide, walker, (left, y - 8, width, top + tall - y + 8))

"""A slide a persona: face, who they are and in what words, what they need, expect, aim at and suffer from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from journey.formats.slides.deck import Deck, Slide
from journey.formats.slides.figures import channel_icon, portrait
from journey.formats.slides.layouts import Box
from journey.formats.slides.strip import strip
from journey.formats.slides.text import Para, height
from journey.lanes.cells import quotation
from journey.lanes.emotion_words import label_of, place_name
from journey.lanes.frame import Walker
from journey.layout.persona_blocks import balanced
from journey.model import Channel
from journey.model.curves import curve, remembered

_SIDE, _GAP, _BLOCK_GAP, _HEADING_GAP, _LEAD = 232.0, 36.0, 18.0, 5.0, 14.0
_LEAST_CURVE = 128.0  # pt; where there is less, the curve is not drawn again
_RADIUS, _CURVE = 56.0, 140.0  # of the portrait, and how tall the curve is at most beside what is told of them, pt
_SIZES = (14.0, 13.0, 12.0, 11.0, 10.5, 10.0)
_LISTS = ("goals", "needs", "expectations", "opinions", "pains")


@dataclass(frozen=True, slots=True)
class _Block:
    """One heading and what stands under it; channels have their icons."""

    name: str
    texts: tuple[str, ...]
    channels: tuple[Channel, ...] = ()

    def part(self, start: int, stop: int | None = None) -> "_Block":
        """Some lines of its list."""
        return _Block(self.name, self.texts[start:stop], self.channels[start:stop])


def draw(deck: Deck) -> None:
    for walker in deck.walkers:
        blocks, persona = _blocks(deck, walker), walker.persona
        known = blocks or persona.quote or persona.biography or persona.segment or persona.share is not None
        if not known and len(curve(deck.map, persona.id)) < 2:
            continue  # name, role and face are on the cover
        first = True
        while blocks or first:
            blocks = _slide(deck, walker, blocks, first)
            first = False


def _blocks(deck: Deck, walker: Walker) -> list[_Block]:
    persona = walker.persona
    found = [_Block(name, tuple(filter(None, getattr(persona, name)))) for name in _LISTS]
    channels = tuple(channel for channel in deck.map.channels if channel.id in persona.channel_ids)
    found.append(_Block("channels", tuple(channel.name for channel in channels), channels))
    return [block for block in found if block.texts]


def _slide(deck: Deck, walker: Walker, blocks: list[_Block], first: bool) -> list[_Block]:
    """One slide; the blocks, or ends of blocks, that it had no room for."""
    persona, words = walker.persona, deck.words
    share = words("poster.share", share=words.percent(persona.share)) if persona.share is not None else ""
    told = " · ".join(part for part in (persona.role, persona.segment, share) if part)
    name = persona.name or words("advice.names.unnamed")
    with deck.slide(name if first else words("slides.continued", title=name), told) as slide:
        left, top, width, tall = slide.area
        _side(deck, slide, walker, (left, top, _SIDE, tall), first)
        column_left = left + _SIDE + _GAP
        box = (column_left, top, width - _SIDE - _GAP, tall)
        rest, foot = _columns(deck, slide, walker, blocks, box)
        if first:
            _felt(deck, slide, walker, (column_left, foot, box[2], top + tall - foot), bool(blocks))
        for block in blocks:
            if block not in rest:
                slide.say(f"{words(f'persona.{block.name}')}: {'; '.join(block.texts)}.")
        return rest


def _side(deck: Deck, slide: Slide, walker: Walker, box: Box, first: bool) -> None:
    """Portrait, quote, biography, and what they will remember."""
    persona, palette, words = walker.persona, deck.palette, deck.words
    left, top, width, tall = box
    r = _RADIUS if persona.quote or persona.biography else 1.8 * _RADIUS
    portrait(deck, slide, walker, left + r, top + r + 4, r)
    if not first:
        return
    paras = [
        Para(quotation(deck.frame, persona.quote), 16, palette.ink, italic=True),
        Para(persona.biography, 12, palette.muted, before=10),
    ]
    if not (persona.quote or persona.biography):
        paras = [Para(_best_and_worst(deck, walker), 15, palette.ink)]
    slide.say(quotation(deck.frame, persona.quote), persona.biography)
    y = top + 2 * r + 18
    deck.text(slide, words("persona.biography"), (left, y, width, top + tall - y), paras)


def _felt(deck: Deck, slide: Slide, walker: Walker, box: Box, told_of: bool) -> None:
    """Their own curve with its best and worst moment, and what they will remember; as large as there is room for."""
    left, top, width, tall = box
    words, found = deck.words, remembered(curve(deck.map, walker.persona.id))
    if not found:
        return
    score = words("curve.remembered_how", score=words.number(found.score, 1, signed=True))
    told = _best_and_worst(deck, walker)
    slide.say(told, f"{score[:1].upper()}{score[1:]}.")
    if tall < _LEAST_CURVE - 1 or len(curve(deck.map, walker.persona.id)) < 2:
        return
    size, y = 11.0, top + 20.0
    heading = Para(f"{words('curve.name')} · {score}", size, deck.palette.persona_ink(walker.index), True)
    deck.text(slide, words("persona.remembered"), (left, y, width, 15.0), [heading])
    high = min(tall - 20.0 - 40.0, _CURVE if told_of else tall)
    strip(deck, slide, [walker], (left + 10, y + 28, width - 20, high), told, faces=20.0 if told_of else 32.0)


def _best_and_worst(deck: Deck, walker: Walker) -> str:
    """Their best and their worst moment in a sentence; nothing where they feel nothing."""
    words, found = deck.words, remembered(curve(deck.map, walker.persona.id))
    if not found:
        return ""
    best, worst = (f"{place_name(one)} ({label_of(one, words)})" for one in (found.best, found.worst))
    return words("curve.describes", name=walker.persona.name, best=best, worst=worst)


def _columns(deck: Deck, slide: Slide, walker: Walker, blocks: list[_Block], box: Box) -> tuple[list[_Block], float]:
    """The blocks in two columns at the largest size that holds them all; what the smallest does not hold is given
    back, with the y of the foot."""
    left, top, width, tall = box
    if not blocks:
        return [], top
    column = (width - _GAP) / 2
    rest: list[_Block] = []
    tries = [(size, tall - _LEAST_CURVE) for size in _SIZES[:3]] + [(size, tall) for size in _SIZES]
    for size, room in tries:
        heights = [_tall(deck, walker, block, size, column) for block in blocks]
        cut = balanced(heights, min(2, len(blocks)), _BLOCK_GAP)
        parts = [[blocks[index] for index in part] for part in cut]
        if all(sum(heights[i] for i in part) + _BLOCK_GAP * (len(part) - 1) <= room for part in cut):
            break
    else:
        parts, rest = _flow(deck, walker, blocks, column, tall)
    foot = top
    for number, members in enumerate(parts):
        y = top
        for block in members:
            high = min(_tall(deck, walker, block, size, column), top + tall - y)
            _block(deck, slide, walker, block, size, (left + number * (column + _GAP), y, column, high))
            y += high + _BLOCK_GAP
        foot = max(foot, y - _BLOCK_GAP)
    return rest, foot


def _flow(
    deck: Deck, walker: Walker, blocks: Sequence[_Block], column: float, tall: float
) -> tuple[list[list[_Block]], list[_Block]]:
    """Two columns filled one after the other at the smallest size, lists cut between their lines; and the rest."""
    waiting = list(blocks)
    parts: list[list[_Block]] = []
    for _ in range(2):
        part: list[_Block] = []
        room = tall
        while waiting:
            block = waiting[0]
            many = len(block.texts)
            while many and _tall(deck, walker, block.part(0, many), _SIZES[-1], column) > room:
                many -= 1
            many = many or (not part)  # a line of a list taller than a column is shortened there
            if not many:
                break
            part.append(block.part(0, many))
            room -= _tall(deck, walker, part[-1], _SIZES[-1], column) + _BLOCK_GAP
            waiting[:1] = [block.part(many)] if many < len(block.texts) else []
        parts.append(part)
    return parts, waiting


def _paras(deck: Deck, walker: Walker, block: _Block, size: float) -> list[Para]:
    ink = deck.palette.ink
    bullet = "" if block.channels else "•"
    indent = 24.0 if block.channels else _LEAD
    return [Para(text, size, ink, before=0.3 * size, indent=indent, bullet=bullet) for text in block.texts]


def _tall(deck: Deck, walker: Walker, block: _Block, size: float, column: float) -> float:
    heading = Para(deck.words(f"persona.{block.name}"), size, deck.palette.ink, True)
    return (
        height([heading], column, deck.measure)
        + _HEADING_GAP
        + height(_paras(deck, walker, block, size), column, deck.measure)
        + 2.0
    )


def _block(deck: Deck, slide: Slide, walker: Walker, block: _Block, size: float, box: Box) -> None:
    left, top, width, tall = box
    colour = deck.palette.persona_ink(walker.index)
    title = deck.words(f"persona.{block.name}")
    heading = Para(title, size, colour, True)
    with slide.canvas.group(title, f"{title}: {'; '.join(block.texts)}"):
        high = height([heading], width, deck.measure)
        slide.canvas.box(title, left, top, width, high, [heading])
        y = top + high + _HEADING_GAP
        paras = _paras(deck, walker, block, size)
        if not block.channels:
            deck.text(slide, title, (left, y, width, top + tall - y), paras)
            return
        for channel, para in zip(block.channels, paras, strict=True):
            high = height([para], width, deck.measure)
            middle = y + 0.3 * size + para.pitch / 2
            channel_icon(deck, slide, channel, left + 8, middle, 1.25 * size, deck.palette.ink)
            moved = replace(para, indent=0.0)
            slide.canvas.box(channel.name, left + 24, y + 0.3 * size, width - 24, high, [moved])
            y += high + 0.3 * size

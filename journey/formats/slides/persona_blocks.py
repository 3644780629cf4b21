"""What is told of a persona in lists, a heading each: goals, needs, pains and so on, and their channels with icons."""

from dataclasses import dataclass, replace

from journey.formats.slides.deck import Deck, Slide
from journey.formats.slides.figures import channel_icon
from journey.formats.slides.layouts import Box
from journey.formats.slides.text import Para, height
from journey.lanes.frame import Walker
from journey.model import Channel

BLOCK_GAP = 18.0
_HEADING_GAP, _LEAD = 5.0, 14.0
_LISTS = ("goals", "needs", "expectations", "opinions", "pains")


@dataclass(frozen=True, slots=True)
class Block:
    """One heading and what stands under it; channels have their icons."""

    name: str
    texts: tuple[str, ...]
    channels: tuple[Channel, ...] = ()

    def part(self, start: int, stop: int | None = None) -> "Block":
        """Some lines of its list."""
        return Block(self.name, self.texts[start:stop], self.channels[start:stop])


def blocks_of(deck: Deck, walker: Walker) -> list[Block]:
    persona = walker.persona
    found = [Block(name, tuple(filter(None, getattr(persona, name)))) for name in _LISTS]
    channels = tuple(channel for channel in deck.map.channels if channel.id in persona.channel_ids)
    found.append(Block("channels", tuple(channel.name for channel in channels), channels))
    return [block for block in found if block.texts]


def told_of(deck: Deck, walker: Walker) -> bool:
    """Whether anything is known beyond name, role and feelings: the cover and the curve have those."""
    persona = walker.persona
    known = persona.quote or persona.biography or persona.segment or persona.share is not None
    return bool(known or blocks_of(deck, walker))


def about(deck: Deck, walker: Walker) -> str:
    """``29, Leeds · City commuters · 58% of customers``."""
    persona, words = walker.persona, deck.words
    share = words("poster.share", share=words.percent(persona.share)) if persona.share is not None else ""
    return " · ".join(part for part in (persona.role, persona.segment, share) if part)


def _paras(deck: Deck, block: Block, size: float) -> list[Para]:
    ink = deck.palette.ink
    bullet = "" if block.channels else "•"
    indent = _lead(block, size)
    return [Para(text, size, ink, before=0.3 * size, indent=indent, bullet=bullet) for text in block.texts]


def _lead(block: Block, size: float) -> float:
    """Room for the bullet or the icon of a line."""
    return max(24.0, 1.7 * size) if block.channels else max(_LEAD, 0.95 * size)


def block_height(deck: Deck, block: Block, size: float, column: float) -> float:
    heading = Para(deck.words(f"persona.{block.name}"), size, deck.palette.ink, True)
    return (
        height([heading], column, deck.measure)
        + _HEADING_GAP
        + height(_paras(deck, block, size), column, deck.measure)
        + 2.0
    )


def draw_block(deck: Deck, slide: Slide, walker: Walker, block: Block, size: float, box: Box) -> None:
    left, top, width, tall = box
    colour = deck.palette.persona_ink(walker.index)
    title = deck.words(f"persona.{block.name}")
    heading = Para(title, size, colour, True)
    with slide.canvas.group(title, f"{title}: {'; '.join(block.texts)}"):
        high = height([heading], width, deck.measure)
        slide.canvas.box(title, left, top, width, high, [heading])
        y = top + high + _HEADING_GAP
        paras = _paras(deck, block, size)
        if not block.channels:
            deck.text(slide, title, (left, y, width, top + tall - y), paras)
            return
        for channel, para in zip(block.channels, paras, strict=True):
            high = height([para], width, deck.measure)
            middle = y + 0.3 * size + para.pitch / 2
            channel_icon(deck, slide, channel, left + para.indent / 3, middle, 1.25 * size, deck.palette.ink)
            moved = replace(para, indent=0.0)
            slide.canvas.box(channel.name, left + para.indent, y + 0.3 * size, width - para.indent, high, [moved])
            y += high + 0.3 * size

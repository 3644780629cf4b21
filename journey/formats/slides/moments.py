"""Moments of truth: a card each with what the personas feel there; where customers are lost, the card is red."""

from collections.abc import Sequence
from dataclasses import dataclass

from journey.formats.slides.canvas import Line
from journey.formats.slides.deck import SUBTITLE_ROOM, Deck, Slide
from journey.formats.slides.figures import channel_icon, face, star
from journey.formats.slides.layouts import Box
from journey.formats.slides.text import Para, fitted, height
from journey.lanes.cells import quotation
from journey.lanes.emotion_words import label_of
from journey.lanes.no_return import proof_of
from journey.layout.story.truths import headline_of
from journey.model import Loss, Stage, Touchpoint
from journey.model.curves import Moment, curve

_GAP, _PAD, _FACE = 14.0, 10.0, 24.0
_TALLEST, _NARROWEST = 210.0, 200.0
_TITLE, _FACTS, _FELT = 36.0, 84.0, 60.0  # room for a card's title, what is known, and what one persona feels, pt
_SCALES = (2.4, 2.1, 1.8, 1.6, 1.4, 1.2, 1.0)  # of everything on the cards: few of them are written larger
_STRETCH = 1.4  # how much taller than its words a card may be


@dataclass(frozen=True, slots=True)
class _Card:
    """A touchpoint (or a stage where customers are lost), what is told about it, and who feels what, in whole texts."""

    place: Touchpoint | Stage
    title: tuple[Para, ...]
    facts: tuple[Para, ...]
    felt: tuple[tuple[int, str, Moment, tuple[Para, ...]], ...]
    unsaid: tuple[str, ...]  # who has no room on the card
    height: float
    lost: bool


_Page = tuple[int, float, list[list[_Card]]]  # how many across, how many times as large, and the rows of a slide


def draw(deck: Deck) -> None:
    left, _, width, tall = deck.area
    room = tall - SUBTITLE_ROOM - 4
    pages = _pages(deck, room)
    for number, (across, k, rows) in enumerate(pages, 1):
        each = (width + _GAP) / across - _GAP
        title = deck.title(deck.words("slides.moments.title"), number, len(pages), headline_of(deck.teller))
        with deck.slide(title, deck.words("slides.moments.about")) as slide:
            highs = [max(card.height for card in row) for row in rows]
            stretch = min((room - _GAP * (len(rows) - 1)) / sum(highs), _STRETCH)
            highs = [high * max(stretch, 1.0) for high in highs]
            spare = room - sum(highs) - _GAP * (len(rows) - 1)
            y = slide.area[1] + 4 + (0.35 * spare if len(pages) == 1 else 0.0)
            for row, high in zip(rows, highs, strict=True):
                for place, card in enumerate(row):
                    _draw(deck, slide, card, (left + place * (each + _GAP), y, each, high), k)
                y += high + _GAP


def _pages(deck: Deck, room: float) -> list[_Page]:
    """As few slides as it takes, all about equally full, each with its cards as large as they can be."""
    possible = [across for across in (3, 4, 2, 1) if (deck.area[2] + _GAP) / across - _GAP >= _NARROWEST]
    usual = min((_filled(deck, across, room) for across in possible), key=len)
    count = sum(len(row) for _, _, rows in usual for row in rows)
    ends = [round(count * (number + 1) / len(usual)) for number in range(len(usual))] if usual else []
    found = [_largest(deck, slice(*ends_), possible, room) for ends_ in zip([0, *ends], ends, strict=False)]
    return [page for page in found if page] if all(found) else usual


def _largest(deck: Deck, part: slice, possible: Sequence[int], room: float) -> _Page | None:
    """Some cards on one slide: in the largest letters with which all of them are whole, with the fewest places left
    empty; None where they do not fit."""
    count = part.stop - part.start
    few = [across for across in possible if 1 < across <= count] or [min(possible)]
    for k in _SCALES:
        for across in sorted(few if k > 1.0 else possible, key=lambda across: -count % across):
            tallest = room if count <= across else _TALLEST * k * k  # larger letters break into more lines
            rows = _rows(_cards(deck, _inner(deck, across), k, tallest)[part], across)
            highs = [max(card.height for card in row) for row in rows]
            fits = sum(highs) + _GAP * (len(rows) - 1) <= room
            if fits and (k == 1.0 or all(_is_whole(deck, card, across, k, room) for row in rows for card in row)):
                return across, k, rows
    return None


def _is_whole(deck: Deck, card: _Card, across: int, k: float, tall: float) -> bool:
    """Whether a card fits ``tall`` pt with everybody who feels something, and its title in the size that is meant."""
    room = _inner(deck, across) - 40 * k
    title, cut = fitted(card.title, room, _TITLE * k, deck.measure)
    if card.unsaid or cut or card.height > tall:
        return False
    return title[0].size > card.title[0].size - 0.5  # it comes in half points


def _filled(deck: Deck, across: int, tall: float) -> list[_Page]:
    """The cards of each slide, one full slide after the other, so many across, in the usual size."""
    pages: list[_Page] = []
    used = tall
    for row in _rows(_cards(deck, _inner(deck, across), 1.0, _TALLEST), across):
        high = max(card.height for card in row)
        if used + high > tall:
            pages.append((across, 1.0, []))
            used = 0.0
        pages[-1][2].append(row)
        used += high + _GAP
    return pages


def _rows(cards: Sequence[_Card], across: int) -> list[list[_Card]]:
    return [list(cards[start : start + across]) for start in range(0, len(cards), across)]


def _inner(deck: Deck, across: int) -> float:
    """The room inside a card of so many beside each other."""
    return (deck.area[2] + _GAP) / across - _GAP - 2 * _PAD


def _cards(deck: Deck, room: float, k: float, tallest: float) -> list[_Card]:
    lost = deck.frame.contents.no_returns
    felt: dict[str, list[tuple[int, str, Moment]]] = {}
    people: list[tuple[int, str, str | None]] = [(w.index, w.persona.name, w.persona.id) for w in deck.walkers] or [
        (0, deck.words("curve.everyone"), None)
    ]
    for index, name, key in people:
        for moment in curve(deck.map, key):
            felt.setdefault(moment.at.id, []).append((index, name, moment))
    found = []
    for stage, cell in deck.map.path:
        places: Sequence[Touchpoint | Stage] = (*cell, stage)
        for place in places:
            decisive = isinstance(place, Touchpoint) and bool(place.moment_of_truth)
            if decisive or place.id in lost:
                found.append(_card(deck, place, stage, lost.get(place.id), felt.get(place.id, []), room, k, tallest))
    return found


def _card(
    deck: Deck,
    place: Touchpoint | Stage,
    stage: Stage,
    loss: Loss | None,
    felt: Sequence[tuple[int, str, Moment]],
    room: float,
    k: float,
    tallest: float,
) -> _Card:
    words, palette = deck.words, deck.palette
    ink = palette.loss if loss else palette.ink
    name = place.title if isinstance(place, Touchpoint) else place.name
    facts = [stage.name]
    if isinstance(place, Touchpoint):
        name = f"{deck.map.numbers[place.id]} {place.title}"
        channel = deck.map.channel(place.channel_id)
        facts += [channel.name] if channel else []
        if isinstance(place.moment_of_truth, str):
            facts.append(words(f"slides.moments.kinds.{place.moment_of_truth}"))
        facts.append(words(f"evidence.{place.evidence}"))
    title = (Para(name, 14 * k, ink, True),)
    told = [Para(" · ".join(facts), 10 * k, palette.muted)]
    if loss:
        share = words("curve.no_return_short", share=words.percent(loss.share or 0.0))
        told += [
            Para(share, 13 * k, palette.loss, True, before=3),
            Para(proof_of(loss, words), 10 * k, palette.muted),
        ]
    known = tuple(para for para in told if para.text)
    rows, unsaid = [], []
    tall = _PAD + _tall(deck, title, room - 40 * k, _TITLE * k) + 3 + _tall(deck, known, room, _FACTS * k) + 8
    face_room = k * (_FACE + 8)
    for index, who, moment in felt:
        said = f"{who}: {label_of(moment, words)}"
        quote = quotation(deck.frame, moment.feeling.quote)
        paras = [Para(said, 11 * k, palette.persona_ink(index), True)]
        paras += [Para(quote, 10.5 * k, palette.ink, italic=True)] if quote else []
        high = max(_tall(deck, paras, room - face_room, _FELT * k), _FACE * k)
        if tall + high + _PAD > tallest:
            unsaid.append(" – ".join(filter(None, (said, quote))))
            continue
        rows.append((index, who, moment, tuple(paras)))
        tall += high + 6
    return _Card(place, title, known, tuple(rows), tuple(unsaid), tall + _PAD - 4, loss is not None)


def _tall(deck: Deck, paras: Sequence[Para], width: float, room: float) -> float:
    """How tall paragraphs are once they fit ``room``."""
    return height(fitted(paras, width, room, deck.measure)[0], width, deck.measure)


def _draw(deck: Deck, slide: Slide, card: _Card, box: Box, k: float) -> None:
    left, top, width, tall = box
    canvas, palette = slide.canvas, deck.palette
    place = card.place
    descr = deck.touchpoint_told(place) if isinstance(place, Touchpoint) else place.name
    name = (
        deck.touchpoint_name(place)
        if isinstance(place, Touchpoint)
        else f"{deck.words('define.fields.stage')}: {place.name}"
    )
    slide.say(descr.replace("\n", ". ") + ".")
    assumed = isinstance(place, Touchpoint) and place.evidence == "assumed"
    colour = palette.loss if card.lost else palette.hair.thin(45)
    room = width - 2 * _PAD
    with canvas.group(name, descr):
        canvas.box(name, left, top, width, tall, radius=8, fill=palette.loss.thin(7) if card.lost else palette.ground,
                   line=Line(colour, 1.5 if card.lost else 1.0, "dash" if assumed else ""))  # fmt: skip
        ink = palette.loss if card.lost else palette.ink
        x, y = left + _PAD, top + _PAD
        title = deck.paras(slide, card.title, room - 40 * k, _TITLE * k)
        high = height(title, room - 40 * k, deck.measure)
        canvas.box(name, x, y, room - 40 * k, high, title)
        channel = deck.map.channel(place.channel_id) if isinstance(place, Touchpoint) else None
        if channel:
            channel_icon(deck, slide, channel, left + width - _PAD - 28 * k, y + 9 * k, 16 * k, ink)
        if isinstance(place, Touchpoint) and place.moment_of_truth:
            star(canvas, left + width - _PAD - 7 * k, y + 9 * k, 14 * k, ink, deck.words("lanes.moment_of_truth"))
        y += high + 3
        facts = deck.paras(slide, card.facts, room, _FACTS * k)
        high = height(facts, room, deck.measure)
        canvas.box(deck.words("define.fields.evidence"), x, y, room, high, facts)
        y += high + 8
        size, lead = _FACE * k, (_FACE + 8) * k
        for index, who, moment, paras in card.felt:
            felt = deck.shown(paras, room - lead, _FELT * k)
            high = max(height(felt, room - lead, deck.measure), size)
            face(canvas, palette, moment, x + size / 2, y + size / 2, size, palette.persona(index),
                 f"{deck.words('define.fields.moment')}: {who}", label_of(moment, deck.words))  # fmt: skip
            canvas.box(who, x + lead, y, room - lead, high, felt, anchor="ctr" if len(felt) == 1 else "t")
            slide.say(" – ".join(para.text for para in paras))
            y += high + 6
    slide.say(*card.unsaid)
    deck.off_card += len(card.unsaid)

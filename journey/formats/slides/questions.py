"""The last slide: what is only assumed, as open questions for those who may know, and how much of the map is known."""

from bisect import bisect_left
from collections.abc import Sequence

from journey.formats.slides.canvas import Line
from journey.formats.slides.deck import Deck, Slide
from journey.formats.slides.layouts import Box
from journey.formats.slides.text import LEAST, Para, height
from journey.model import EVIDENCE
from journey.model.evidence import evidence_share

_BAR, _LEAD = 18.0, 16.0
_MOST = 60  # lines that a slide could hold, if each were one
_SIZES = (18.0, 16.0, 14.5, 13.0, 12.0, 11.0, 10.5)


def draw(deck: Deck) -> None:
    words = deck.words
    guessed = _guessed(deck)
    if not guessed:
        return
    assumed = words.percent(evidence_share(deck.map).share("assumed"))
    with deck.slide(words("story.assumed_share", share=assumed), words("slides.questions.about")) as slide:
        left, top, width, tall = slide.area
        _evidence(deck, slide, (left, top + 8, width, 60))
        _list(deck, slide, words("slides.questions.assumed"), guessed, (left, top + 82, width, tall - 82))


def _guessed(deck: Deck) -> list[str]:
    """What nobody has heard, seen or counted yet, the weightiest first: moments of truth, losses, ideas, the rest."""
    journey_map, words = deck.map, deck.words
    found = []
    for one in sorted(journey_map.touchpoints, key=lambda one: (not one.moment_of_truth, journey_map.numbers[one.id])):
        if one.evidence == "assumed":
            found.append(f"{deck.touchpoint_name(one)}")
    for loss in journey_map.losses:
        if loss.evidence == "assumed" and loss.title:
            found.insert(0, f"{words('curve.no_return')}: {loss.title}")
    for idea in journey_map.insights:
        if idea.evidence == "assumed":
            kind = words(f"lanes.insight.{idea.kind}")
            found.append(f"{kind[:1].upper()}{kind[1:]}: {idea.title}")
    return found


def _evidence(deck: Deck, slide: Slide, box: Box) -> None:
    """One bar: how much is measured, observed, heard and only assumed, with the words on it or under it."""
    words, palette, canvas = deck.words, deck.palette, slide.canvas
    left, top, width, _ = box
    share = evidence_share(deck.map)
    title = words("slides.questions.evidence")
    canvas.box(title, left, top, width, 18, [Para(title, 13, palette.ink, True)])
    slide.say(f"{title}: {words('poster.claims', n=share.total)}.")
    x, y = left, top + 22
    depth = {"measured": 100, "observed": 62, "heard": 30}
    for evidence in reversed(EVIDENCE):
        part = share.share(evidence)
        if not part:
            continue
        wide = part * width
        told = f"{words(f'evidence.{evidence}')} {words.percent(part)}"
        slide.say(f"{told}.")
        with canvas.group(told, told):
            fill = palette.brand.thin(depth[evidence]) if evidence in depth else None
            canvas.box(told, x, y, max(wide - 2, 2), _BAR, fill=fill,
                       line=None if fill else Line(palette.muted, 1, "dash"))  # fmt: skip
            if deck.measure.width(told, 10, 400) + 2 <= wide:
                canvas.box(told, x, y + _BAR + 3, wide - 2, 13, [Para(told, 10, palette.ink)], wrap=False)
        x += wide


def _list(deck: Deck, slide: Slide, title: str, texts: Sequence[str], box: Box) -> None:
    left, top, width, tall = box
    palette, words = deck.palette, deck.words
    heading = Para(title, 14, palette.brand, True)
    room = tall - heading.pitch - 6

    def paras(size: float, many: int) -> list[Para]:
        told = [Para(text, size, palette.ink, before=0.45 * size, indent=_LEAD, bullet="•") for text in texts[:many]]
        if many < len(texts):
            told.append(
                Para(
                    words("lanes.more", n=len(texts) - many),
                    max(size - 1, LEAST),
                    palette.muted,
                    before=5,
                    indent=_LEAD,
                )
            )
        return told

    def is_over(size: float, many: int) -> bool:
        return height(paras(size, many), width, deck.measure) > room

    size, many = _SIZES[-1], len(texts)
    if many <= _MOST:
        size = next((size for size in _SIZES if not is_over(size, many)), size)
    if many > _MOST or is_over(size, many):
        some = range(1, min(many, _MOST))
        many = max(1, bisect_left(some, True, key=lambda many: is_over(size, many)))
    slide.say(title + ":", *(f"– {text}" for text in texts))
    with slide.canvas.group(title):
        slide.canvas.box(title, left, top, width, heading.pitch, [heading])
        deck.text(slide, title, (left, top + heading.pitch + 6, width, room), paras(size, many))

"""The last slide: what is only assumed, as open questions for those who may know, and how much of the map is known."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from journey.formats.slides.canvas import Line
from journey.formats.slides.deck import Deck, Slide
from journey.formats.slides.layouts import Box
from journey.formats.slides.text import LEAST, Para, height
from journey.lanes.emotion_words import place_name
from journey.model import EVIDENCE, Touchpoint
from journey.model.curves import curve
from journey.model.evidence import evidence_share

_BAR, _LEAD, _AIR = 24.0, 20.0, 1.6  # the most room between questions, of their size
_MOST = 60  # lines that a slide could hold, if each were one
_SIZES = (24.0, 20.0, 18.0, 16.0, 14.5, 13.0)


def draw(deck: Deck) -> None:
    words = deck.words
    guessed = _guessed(deck)
    if not guessed:
        return
    assumed = words.percent(evidence_share(deck.map).share("assumed"))
    with deck.slide(words("story.assumed_share", share=assumed), words("slides.questions.about")) as slide:
        left, top, width, tall = slide.area
        _evidence(deck, slide, (left, top + 8, width, 66))
        _list(deck, slide, words("slides.questions.assumed"), guessed, (left, top + 90, width, tall - 90))


def _guessed(deck: Deck) -> list[str]:
    """What nobody has heard, seen or counted yet, as questions, the weightiest first: losses, moments of truth, ideas,
    and what is felt where the touchpoint itself is known."""
    journey_map = deck.map

    def asked(kind: str, title: str) -> str:
        return deck.words(f"slides.questions.{kind}", title=deck.teller.quoted(title))

    found = [asked("loss", one.title) for one in journey_map.losses if one.evidence == "assumed" and one.title]
    weighty = sorted(journey_map.touchpoints, key=lambda one: (not one.moment_of_truth, journey_map.numbers[one.id]))
    found += [asked("touchpoint", one.title) for one in weighty if one.evidence == "assumed" and one.title]
    for idea in journey_map.insights:
        if idea.evidence == "assumed" and idea.title:
            found.append(asked("pain" if idea.kind == "pain" else "idea", idea.title))
    return [*found, *_feelings(deck)]


def _feelings(deck: Deck) -> Iterator[str]:
    for walker in deck.walkers:
        name = walker.persona.name or deck.words("advice.names.unnamed")
        for moment in curve(deck.map, walker.persona.id):
            asked = isinstance(moment.at, Touchpoint) and moment.at.evidence == "assumed"
            if moment.evidence == "assumed" and not asked:
                place = deck.teller.quoted(place_name(moment))
                yield deck.words("slides.questions.feeling", name=name, place=place)


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
            if deck.measure.width(told, 11, 400) + 2 <= wide:
                canvas.box(told, x, y + _BAR + 3, wide - 2, 14, [Para(told, 11, palette.ink)], wrap=False)
        x += wide


def _list(deck: Deck, slide: Slide, title: str, texts: Sequence[str], box: Box) -> None:
    left, top, width, tall = box
    palette, words = deck.palette, deck.words
    heading = Para(title, 14, palette.brand, True)
    room = tall - heading.pitch - 10

    def paras(size: float, many: int) -> list[Para]:
        told = [Para(text, size, palette.ink, before=0.45 * size, indent=_LEAD, bullet="•") for text in texts[:many]]
        if many < len(texts):
            told.append(
                Para(
                    words("slides.questions.more", n=len(texts) - many),
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
    shown = paras(size, many)
    spare = max(room - height(shown, width, deck.measure), 0.0) / max(len(shown), 2)
    shown = [replace(para, before=min(para.before + spare, _AIR * size)) for para in shown]
    slide.say(title + ":", *(f"– {text}" for text in texts))
    with slide.canvas.group(title):
        slide.canvas.box(title, left, top, width, heading.pitch, [heading])
        deck.text(slide, title, (left, top + heading.pitch + 10, width, room), shown)

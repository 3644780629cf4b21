"""The last slide: what is only assumed, as open questions for those who may know, and how much of the map is known."""

from collections.abc import Sequence
from dataclasses import replace

from journey.formats.slides.canvas import Line
from journey.formats.slides.deck import Deck, Slide
from journey.formats.slides.layouts import Box
from journey.formats.slides.text import Para, height
from journey.layout.story.questions import NAMED, Question, in_full, open_questions, sentence
from journey.model import EVIDENCE, Evidence
from journey.model.evidence import evidence_share

_BAR, _LEAD, _AIR = 24.0, 0.9, 1.6  # a bullet's indent and the most room between questions are of their size
_SIZES = (40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 18.0, 16.0, 14.5, 13.0)
_LEAST = 11.0  # pt of the words of the bar
_LARGER = {1: 2.2, 2: 1.9, 3: 1.6, 4: 1.3}  # how much larger the bar is over so few questions
_MORE_NAMED = {1: 9, 2: 5}  # places of each of so few questions


def draw(deck: Deck) -> None:
    words, questions = deck.words, open_questions(deck.teller)
    if not questions:
        return
    assumed = words.percent(evidence_share(deck.map).share("assumed"))
    with deck.slide(words("story.assumed_share", share=assumed), words("slides.questions.about")) as slide:
        left, top, width, tall = slide.area
        k = _LARGER.get(len(questions), 1.0)
        _evidence(deck, slide, (left, top + 8, width, 66 * k), k)
        above = 66 * k + 24
        _list(deck, slide, questions, (left, top + above, width, tall - above))


def _evidence(deck: Deck, slide: Slide, box: Box, k: float) -> None:
    """One bar: how much is measured, observed, heard and only assumed, with the words on it or under it; all of it
    ``k`` times as large."""
    words, palette, canvas = deck.words, deck.palette, slide.canvas
    left, top, width, _ = box
    share = evidence_share(deck.map)
    title = words("slides.questions.evidence")
    heading = Para(title, 13 * min(k, 1.5), palette.ink, True)
    canvas.box(title, left, top, width, 1.4 * heading.size, [heading])
    slide.say(f"{title}: {words('poster.claims', n=share.total)}.")
    x, y = left, top + 22 * min(k, 1.5)
    depth = {"measured": 100, "observed": 62, "heard": 30}
    parts = {one: share.share(one) for one in reversed(EVIDENCE) if share.share(one)}
    said = {one: f"{words(f'evidence.{one}')} {words.percent(part)}" for one, part in parts.items()}

    def has_room(evidence: Evidence, size: float) -> bool:
        return deck.measure.width(said[evidence], size) + 2 <= parts[evidence] * width

    seen = [one for one in parts if has_room(one, _LEAST)]
    size = next(size for size in (11 * k, 14.0, 12.5, _LEAST) if all(has_room(one, size) for one in seen))
    for evidence, part in parts.items():
        wide, told = part * width, said[evidence]
        slide.say(f"{told}.")
        with canvas.group(told, told):
            fill = palette.brand.thin(depth[evidence]) if evidence in depth else None
            canvas.box(told, x, y, max(wide - 2, 2), _BAR * k, fill=fill,
                       line=None if fill else Line(palette.muted, 1, "dash"))  # fmt: skip
            if evidence in seen:
                para = Para(told, min(size, 11 * k), palette.ink)
                canvas.box(told, x, y + _BAR * k + 3, wide - 2, 1.3 * para.size, [para], wrap=False)
        x += wide


def _list(deck: Deck, slide: Slide, questions: Sequence[Question], box: Box) -> None:
    """As large as there is room for, with the first places of each named; all of them are in the notes."""
    left, top, width, tall = box
    title = deck.words("slides.questions.assumed")
    heading = Para(title, 14, deck.palette.brand, True)
    room = tall - heading.pitch - 10
    most = _MORE_NAMED.get(len(questions), NAMED)
    tries = [(size, most) for size in _SIZES] + [(_SIZES[-1], named) for named in range(most - 1, 0, -1)]
    for size, named in tries:
        texts = [sentence(deck.teller, question, named) for question in questions]
        shown = [
            Para(one, size, deck.palette.ink, before=0.45 * size, indent=_LEAD * size, bullet="•") for one in texts
        ]
        if height(shown, width, deck.measure) <= room:
            break
    spare = max(room - height(shown, width, deck.measure), 0.0) / max(len(shown), 2)
    shown = [replace(para, before=min(para.before + spare, _AIR * para.size)) for para in shown]
    slide.say(title + ":", *(f"– {in_full(deck.teller, question)}" for question in questions))
    with slide.canvas.group(title):
        slide.canvas.box(title, left, top, width, heading.pitch, [heading])
        deck.text(slide, title, (left, top + heading.pitch + 10, width, room), shown)

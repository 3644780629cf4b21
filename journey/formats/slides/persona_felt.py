"""What a persona feels, on a slide about them: their own curve with faces at its best and its worst moment."""

from journey.formats.slides.deck import Deck, Slide
from journey.formats.slides.layouts import Box
from journey.formats.slides.strip import strip
from journey.formats.slides.text import Para, height
from journey.lanes.emotion_words import label_of, place_name
from journey.lanes.frame import Walker
from journey.model.curves import curve, remembered

LEAST_CURVE = 128.0  # pt; where there is less, the curve is not drawn again


def best_and_worst(deck: Deck, walker: Walker) -> str:
    """Their best and their worst moment in a sentence; nothing where they feel nothing."""
    words, found = deck.words, remembered(curve(deck.map, walker.persona.id))
    if not found:
        return ""
    best, worst = (f"{place_name(one)} ({label_of(one, words)})" for one in (found.best, found.worst))
    return words("curve.describes", name=walker.persona.name, best=best, worst=worst)


def draw_felt(deck: Deck, slide: Slide, walker: Walker, box: Box) -> None:
    """Their own curve with its best and worst moment, and what they will remember; as large as there is room for."""
    left, top, width, tall = box
    words, found = deck.words, remembered(curve(deck.map, walker.persona.id))
    if not found:
        return
    score = words("curve.remembered_how", score=words.number(found.score, 1, signed=True))
    told = best_and_worst(deck, walker)
    slide.say(told, f"{score[:1].upper()}{score[1:]}.")
    if tall < LEAST_CURVE - 1 or len(curve(deck.map, walker.persona.id)) < 2:
        return
    is_large = tall > 1.6 * LEAST_CURVE
    size = 13.0 if is_large else 11.0
    heading = Para(f"{words('curve.name')} · {score}", size, deck.palette.persona_ink(walker.index), True)
    paras = [heading]
    if is_large and (walker.persona.quote or walker.persona.biography):
        paras.append(Para(told, size, deck.palette.ink, before=3))
    y = top + 16.0
    high = height(paras, width, deck.measure) + 1
    deck.text(slide, words("persona.remembered"), (left, y, width, high), paras)
    face = 32.0 if is_large else 20.0
    y += high + 0.7 * face
    strip(deck, slide, [walker], (left + 10, y, width - 20, top + tall - y - 0.5 * face), told, faces=face)

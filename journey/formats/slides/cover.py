"""The cover: the finding, what it is about and when, and the people who walk the journey.

```
 Finding in large letters
 map · as it is · period
 (o) Name        (o) Name
 ~~~~~~~~~ their curves ~~~~~~~~~     on the house's own cover only; without any, the stages on a line
```
"""

from base64 import b64decode
from io import BytesIO

from journey.formats.slides import layouts
from journey.formats.slides.canvas import EMU, Line
from journey.formats.slides.deck import Deck, Slide
from journey.formats.slides.figures import portrait
from journey.formats.slides.house import BAND, RIGHT
from journey.formats.slides.strip import strip
from journey.formats.slides.text import Para, fitted, one_line
from journey.lanes.frame import Walker
from journey.layout.masthead import logo_size
from journey.layout.period import period
from journey.layout.poster_head import at_a_pause, counted

_PERSON, _ROW, _GAP = 220.0, 56.0, 20.0
_ABOVE, _LOGO = 56.0, 0.5  # room above the finding, pt; the logo's size, by that on a page
_CURVE = (384.0, 500.0)  # top and foot of the curves on the house's own cover, pt


def draw(deck: Deck) -> None:
    journey_map, words = deck.map, deck.words
    layout = layouts.cover_layout(deck.presentation)
    title = journey_map.headline or journey_map.title or words("poster.untitled")
    parts = [journey_map.title] if journey_map.headline else []
    parts += [words(f"curve.state.{journey_map.state}"), period(journey_map.timeframe, words)]
    title = at_a_pause(title) or title
    with deck.slide(title, " · ".join(part for part in parts if part), layout) as slide:
        slide.say(counted(deck.frame), journey_map.objective, journey_map.scenario)
        _logo(deck, slide)
        foot = max((b[1] + b[3] for b in _texts(layout)), default=deck.area[1]) + 18.0
        if deck.own:
            edge = deck.presentation.slide_width / EMU
            box = (0.0, _CURVE[0], edge, _CURVE[1] - _CURVE[0])
            if not strip(deck, slide, deck.walkers, box, words("slides.cover.curves")):
                _route(deck, slide, edge)
        _people(deck, slide, foot, _CURVE[0] if deck.own else deck.presentation.slide_height / EMU - 30.0)


def _texts(layout: object) -> list[layouts.Box]:
    return [layouts.box_of(one) for one in layout.placeholders  # type: ignore[attr-defined]
            if layouts.kind_of(one) in (*layouts.TITLES, "subTitle")]  # fmt: skip


def _logo(deck: Deck, slide: Slide) -> None:
    """Above the finding, on the house's own cover: a client's template has its own."""
    brand = deck.map.brand
    if brand is None or not brand.logo or not deck.own:
        return
    _, key = slide.slide.part.get_or_add_image_part(BytesIO(b64decode(brand.logo)))
    wide, tall = logo_size(brand.logo, _LOGO)
    slide.canvas.picture("Logo", key, RIGHT - wide, 0.5 * (_ABOVE + BAND - tall), wide, tall, brand.name or "Logo")


def _route(deck: Deck, slide: Slide, edge: float) -> None:
    """The stages on a line from edge to edge, as long as nobody has said what is felt there."""
    stages, canvas, palette = deck.map.stages, slide.canvas, deck.palette
    if not stages:
        return
    left, _, width, _ = deck.area
    step, y = width / len(stages), _CURVE[0] + 30.0
    name = deck.words("slides.journey.title")
    with canvas.group(name, ", ".join(stage.name for stage in stages)):
        canvas.rule(name, 0.0, y, edge, y, Line(palette.hair, 8.0))
        for place, stage in enumerate(stages):
            x = left + place * step
            ink = palette.stage_ink(stage.macro_stage)
            canvas.box(stage.name, x, y - 8, 16, 16, shape="ellipse", fill=palette.ground, line=Line(ink, 3.0))
            shown, _ = fitted([Para(stage.name, 14, ink, True)], step - 12, 48, deck.measure)
            if shown:
                canvas.box(stage.name, x, y + 16, step - 12, 48, shown)


def _people(deck: Deck, slide: Slide, top: float, foot: float) -> None:
    left, _, width, _ = deck.area
    rows = max(int((foot - top + _GAP) // (_ROW + _GAP)), 0)
    wide = _widest(deck, (width + _GAP) / max(len(deck.walkers), 1) - _GAP)
    across = max(int((width + _GAP) // (wide + _GAP)), 1)
    for place, walker in enumerate(deck.walkers):
        persona = walker.persona
        slide.say(" – ".join(part for part in (persona.name, persona.role, persona.quote) if part))
        deck.faceless += place >= rows * across
        if place < rows * across:
            x, y = left + place % across * (wide + _GAP), top + place // across * (_ROW + _GAP)
            _person(deck, slide, walker, x, y, wide)


def _widest(deck: Deck, room: float) -> float:
    """How wide a person is: as their name is, where all of them then stand in one row."""
    names = [deck.measure.width(walker.persona.name, 15, 700) + 66 for walker in deck.walkers]
    return max(min(max(names, default=0.0), room), _PERSON)


def _person(deck: Deck, slide: Slide, walker: Walker, x: float, y: float, wide: float) -> None:
    persona, palette = walker.persona, deck.palette
    with slide.canvas.group(f"{deck.words('slides.names.persona')}: {persona.name}", persona.role or persona.name):
        portrait(deck, slide, walker, x + 26, y + 26, 26)
        room = wide - 64
        paras = [
            Para(one_line(persona.name, 15, room, deck.measure, True), 15, palette.persona_ink(walker.index), True),
            Para(persona.role, 11, palette.muted, before=1),
        ]
        shown = deck.paras(slide, [para for para in paras if para.text], room, _ROW - 6)
        slide.canvas.box(persona.name, x + 62, y + 3, room, _ROW - 6, shown, anchor="ctr")

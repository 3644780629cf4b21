"""The emotion curve as a native smooth chart, with the house's faces, words and points of no return on it.

```
 1 Notice │ 2 Look around │ 3 Choose ...
  ☺       Trust, +3.9 “...”       34% fall silent here
 ───────────────────────────────────
  ☹                    Fear, −4.1
  1   2   3   4   5   6 ...
 (o) Maya  Peak +4.6 ... Valley −4.5 ... End +2.6
```
"""

from collections.abc import Sequence
from dataclasses import replace

from journey.formats.slides.canvas import Line
from journey.formats.slides.curve_chart import draw_chart
from journey.formats.slides.curve_words import draw_words, told
from journey.formats.slides.deck import Deck, Slide
from journey.formats.slides.figures import portrait
from journey.formats.slides.layouts import Box
from journey.formats.slides.text import Para, fitted, one_line
from journey.lanes.cells import quotation
from journey.lanes.emotion_lines import Line as Curve
from journey.lanes.emotion_lines import lines_of
from journey.lanes.frame import Column
from journey.lanes.no_return import points_of_no_return, tip
from journey.layout.story.curve import headline_of
from journey.model import Stage, Touchpoint
from journey.model.curves import Moment, best_of, curve, remembered, turns, worst_of

_SCALE, _NAMES, _HEAD, _NUMBERS, _CARDS = 30.0, 64.0, 34.0, 16.0, 50.0
_BEST, _WORST = 6.5, -6.0  # the ends of the axis: room for smooth lines to swing, and for words above them
_NUMBER = 22.0  # pt for one of three digits in any font


def draw(deck: Deck) -> None:
    if not any(curve(deck.map, who) for who in _whose(deck)):
        return
    assumed = any(moment.evidence == "assumed" for who in _whose(deck) for moment in curve(deck.map, who))
    name, headline = deck.words("curve.name"), headline_of(deck.teller)
    about = [name] * bool(headline) + [deck.words("slides.curve.dotted")] * assumed
    with deck.slide(headline or name, " · ".join(about)) as slide:
        left, top, width, tall = slide.area
        cards = _CARDS if deck.walkers and len(deck.walkers) <= 4 else 0.0
        plot = (left + _SCALE, top + _HEAD + 4, width - _SCALE - _NAMES, tall - _HEAD - 4 - _NUMBERS - cards)
        places = _places(deck)
        _heads(deck, slide, places, top, plot)
        lines = _lines(deck, places, plot)
        _ground(deck, slide, lines, plot)
        draw_chart(deck, slide, [place for _, place in places], lines, plot, (_WORST, _BEST), _described(deck))
        _numbers(deck, slide, places, plot)
        draw_words(deck, slide, lines, plot, left + width)
        if cards:
            _cards(deck, slide, (left, top + tall - cards + 8, width, cards - 8))
        _say(deck, slide)


def _whose(deck: Deck) -> tuple[str | None, ...]:
    return tuple(walker.persona.id for walker in deck.walkers) if deck.map.personas else (None,)


def _places(deck: Deck) -> list[tuple[Stage, Touchpoint | Stage]]:
    """What the chart has a category for: every touchpoint, and a stage without any; a stage felt as a whole after its
    own."""
    felt = {moment.at.id for who in _whose(deck) for moment in curve(deck.map, who)}
    found: list[tuple[Stage, Touchpoint | Stage]] = []
    for stage, cell in deck.map.path:
        found += [(stage, one) for one in cell]
        if not cell or stage.id in felt:
            found.append((stage, stage))
    return found


def _slots(places: Sequence[tuple[Stage, Touchpoint | Stage]], plot: Box) -> dict[str, float]:
    step = plot[2] / len(places)
    return {place.id: plot[0] + (number + 0.5) * step for number, (_, place) in enumerate(places)}


def _lines(deck: Deck, places: Sequence[tuple[Stage, Touchpoint | Stage]], plot: Box) -> tuple[Curve, ...]:
    left, top, width, tall = plot
    columns, step = [], width / len(places)
    for stage, cell in deck.map.path:
        at = [number for number, (one, _) in enumerate(places) if one.id == stage.id]
        columns.append(Column(stage, cell, left + at[0] * step, left + (at[-1] + 1) * step))
    deck.frame = replace(deck.frame, slots=_slots(places, plot), columns=tuple(columns), left=left, right=left + width)
    return lines_of(deck.frame, lambda valence: top + (_BEST - valence) / (_BEST - _WORST) * tall)


def _heads(deck: Deck, slide: Slide, places: Sequence[tuple[Stage, Touchpoint | Stage]], top: float, plot: Box) -> None:
    """A head for each stage over its touchpoints; where the name has no room, its number."""
    step, palette = plot[2] / len(places), deck.palette
    for number, stage in enumerate(deck.map.stages, 1):
        at = [place for place, (one, _) in enumerate(places) if one.id == stage.id]
        x, width = plot[0] + at[0] * step + 1, len(at) * step - 2
        ink = palette.stage_ink(stage.macro_stage)
        name, cut = fitted(
            [Para(f"{number} {stage.name}", 11, ink, True, head=True)], width - 8, _HEAD - 6, deck.measure
        )
        if cut and width < 60:
            name = (Para(str(number), 11 if width > 18 else 9, ink, True),)
        slide.canvas.box(
            f"{deck.words('define.fields.stage')}: {stage.name}", x, top, width, _HEAD - 2, name if width > 12 else (),
            radius=4, fill=palette.stage(stage.macro_stage), inset=(4, 1, 4, 1), anchor="ctr", descr=stage.name,
        )  # fmt: skip


def _ground(deck: Deck, slide: Slide, lines: Sequence[Curve], plot: Box) -> None:
    """Under the chart: the pale bands where customers are lost, the rules between stages, zero, and the scale."""
    left, top, width, tall = plot
    palette, words = deck.palette, deck.words
    for point in points_of_no_return(deck.frame):
        band = min(point.width, 30.0)
        slide.canvas.box(f"{words('curve.no_return')}: {point.loss.title}", point.x - band / 2, top, band, tall,
                         fill=palette.loss.thin(10), descr=tip(point.loss, words))  # fmt: skip
    with slide.canvas.group(words("slides.curve.scale"), words("slides.curve.scale")):
        for column in deck.frame.columns[1:]:
            slide.canvas.rule(column.stage.name, column.left, top, column.left, top + tall, Line(palette.hair, 0.75))
        for value in (5, 0, -5):
            y = top + (_BEST - value) / (_BEST - _WORST) * tall
            line = Line(palette.hair, 0.75, "sysDot") if value else Line(palette.muted, 1.0)
            slide.canvas.rule(str(value), left, y, left + width, y, line)
            para = Para(words.number(value, signed=True), 10, palette.muted, align="end")
            slide.canvas.box(str(value), left - _SCALE, y - 7, _SCALE - 6, 14, [para], wrap=False)


def _described(deck: Deck) -> str:
    return " ".join(
        deck.words(
            "curve.describes",
            name=name,
            best=told(deck, best_of(moments)),
            worst=told(deck, worst_of(moments)),
        )
        for name, moments in _felt(deck)
    )


def _felt(deck: Deck) -> list[tuple[str, tuple[Moment, ...]]]:
    names = {walker.persona.id: walker.persona.name for walker in deck.walkers}
    pairs = [(names.get(who or "", deck.words("curve.everyone")), curve(deck.map, who)) for who in _whose(deck)]
    return [(name, moments) for name, moments in pairs if moments]


def _numbers(deck: Deck, slide: Slide, places: Sequence[tuple[Stage, Touchpoint | Stage]], plot: Box) -> None:
    """The touchpoints' numbers under the chart, as many as there is room for."""
    step = plot[2] / len(places)
    every = next((n for n in (1, 2, 5, 10, 20, 50) if n * step >= _NUMBER), 100)
    lost = deck.frame.contents.no_returns
    y = plot[1] + plot[3] + 3
    with slide.canvas.group(deck.words("lanes.titles.touchpoints")):
        for number, (_, place) in enumerate(places):
            shown = deck.map.numbers.get(place.id)
            if shown and (every == 1 or not shown % every):
                colour = deck.palette.loss if place.id in lost else deck.palette.muted
                para = Para(str(shown), 9, colour, place.id in lost, align="middle")
                wide = max(step, _NUMBER - 0.1)
                x = plot[0] + (number + 0.5) * step - wide / 2
                slide.canvas.box(str(shown), x, y, wide, 12, [para], wrap=False)


def _cards(deck: Deck, slide: Slide, box: Box) -> None:
    """What each persona will remember: peak, valley, end, in one line each."""
    left, top, width, tall = box
    words, palette = deck.words, deck.palette
    each = (width + 16) / len(deck.walkers) - 16
    for place, walker in enumerate(deck.walkers):
        x, name = left + place * (each + 16), walker.persona.name
        with slide.canvas.group(f"{words('persona.remembered')}: {name}"):
            portrait(deck, slide, walker, x + 19, top + 21, 18)
            shown = one_line(name, 12, each - 48, deck.measure, True)
            paras = [
                Para(shown, 12, palette.persona_ink(walker.index), True),
                Para(_kept(deck, walker.persona.id), 10, palette.ink, before=1),
            ]
            deck.text(slide, name, (x + 46, top + 2, each - 46, tall - 2), paras, "ctr")


def _kept(deck: Deck, persona_id: str) -> str:
    words, found = deck.words, remembered(curve(deck.map, persona_id))
    if not found:
        return words("curve.nothing_felt")
    moments = (("peak", found.best), ("valley", found.worst), ("end", found.last))
    parts = [f"{words(f'curve.{name}')} {words.number(one.valence, 1, signed=True)}" for name, one in moments]
    return " · ".join([*parts, words("curve.remembered", score=words.number(found.score, 1, signed=True))])


def _say(deck: Deck, slide: Slide) -> None:
    for name, moments in _felt(deck):
        found = remembered(moments)
        if not found:
            continue
        words = deck.words
        slide.say(words("curve.describes", name=name, best=told(deck, found.best), worst=told(deck, found.worst)))
        score = words.number(found.score, 1, signed=True)
        slide.say(f"{name}: {words('curve.remembered_how', score=score)}.")
        first = turns(moments)
        said = {one.at.id for one in first}
        rest = [one for one in moments if one.feeling.quote and one.at.id not in said]
        slide.say(*(f"{told(deck, one)} {quotation(deck.frame, one.feeling.quote)}".strip() for one in (*first, *rest)))

"""Emotion curves as a drawing: light above zero, dusk below, a line a persona, without axis or words; dotted where
it is only assumed."""

from collections.abc import Sequence

from journey.formats.slides.canvas import Line
from journey.formats.slides.deck import Deck, Slide
from journey.formats.slides.figures import face
from journey.formats.slides.layouts import Box
from journey.lanes.emotion_lines import Stop, stretches
from journey.lanes.emotion_words import label_of, place_name
from journey.lanes.frame import Walker
from journey.model.curves import Moment, curve, remembered
from journey.scene.monotone import area_to, line_through, monotone, split_at
from journey.scene.primitives import Shape

_HIGHEST = 5.0


def strip(deck: Deck, slide: Slide, walkers: Sequence[Walker], box: Box, descr: str, faces: float = 0.0) -> bool:
    """The curves of some personas from edge to edge of ``box``; with ``faces`` pt wide at their best and worst moment.

    The first one's has the area. Gives whether there was any curve to draw.
    """
    left, top, width, tall = box
    places = [place.id for stage, cell in deck.map.path for place in (cell or (stage,))]
    step, zero = width / max(len(places) - 1, 1), top + tall / 2
    at = {place: left + number * step for number, place in enumerate(places)}

    def spot(moment: Moment) -> tuple[float, float]:
        return at[moment.at.id], zero - moment.valence / (2 * _HIGHEST) * tall

    felt = [(walker, [m for m in curve(deck.map, walker.persona.id) if m.at.id in at]) for walker in walkers]
    lines = [(walker, [Stop(moment, *spot(moment)) for moment in moments]) for walker, moments in felt]
    drawn = [(walker, stops, monotone([(stop.x, stop.y) for stop in stops])) for walker, stops in lines if stops[1:]]
    if not drawn:
        return False
    name = deck.words("curve.name")
    with slide.canvas.group(name, descr):
        runs = split_at(drawn[0][2], zero)
        for above, colour, alpha in ((True, deck.palette.sun, 38), (False, deck.palette.dusk, 26)):
            parts = [segment for side, run in runs if side == above for segment in area_to(run, zero)]
            if parts:
                slide.canvas.drawing(name, Shape(tuple(parts)), 0, 0, 1, fill=colour.thin(alpha))
        for walker, stops, cubics in reversed(drawn):
            for assumed, run in stretches(stops, cubics):
                line = Line(deck.palette.persona(walker.index), 2.5, "sysDot" if assumed else "")
                slide.canvas.drawing(walker.persona.name, Shape(tuple(line_through(run))), 0, 0, 1, line=line)
        for walker, moments in felt if faces else ():
            found = remembered(moments)
            for moment in {id(one): one for one in (found.best, found.worst)}.values() if found else ():
                ring = deck.palette.persona(walker.index)
                face(
                    slide.canvas,
                    deck.palette,
                    moment,
                    *spot(moment),
                    faces,
                    ring,
                    place_name(moment),
                    label_of(moment, deck.words),
                )
    return True

"""The emotion curve around a stage, from edge to edge of the frame, with the faces of the persona it is about."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from journey.lanes.emotion_faces import Spoken, draw_faces
from journey.lanes.emotion_lines import Line, Stop, draw_areas, draw_stops, lines_of, stretches
from journey.lanes.emotion_words import draw_labels, tip_of
from journey.lanes.frame import Density, Frame, Walker
from journey.layout.story.finding import KeyMoment, loss_of
from journey.layout.story.frame import BODY, MARGIN, WIDTH, Teller
from journey.layout.story.stage_places import Places, places_around
from journey.layout.story.stage_steps import draw_step_row
from journey.model import Stage
from journey.scene.label_places import Wanted
from journey.scene.labels import place_all
from journey.scene.monotone import line_through, sample
from journey.scene.primitives import Box, Item, Path, Rect, Shape, Text
from journey.scene.room import Room
from journey.scene.wrap import wrap

BEST, WORST = 412.0, 730.0  # y of +5 and -5
GREAT, SMALL_FACE = 44.0, 24.0
_FOCUS_WIDTH, _OTHER_WIDTH = 9.0, 5.0
_DENSITY = Density(emotion=28.0, quote=30.0, small=24.0)
_NAME = 28.0
_SLICE = 24.0
_MOST_QUOTES = 2  # beside the key moment's


def draw_stage_curve(teller: Teller, stage: Stage, key: KeyMoment, room: Room) -> list[Item]:
    """Curve, faces and words, and the row of touchpoints under them. Words stand in ``room``, on nothing else there."""
    places = places_around(teller, stage, key.moment.at.id)
    frame = _frame(teller, places, key)
    lines = [cut for line in lines_of(frame, _y) if (cut := within(line, 0.0, WIDTH))]
    focus = next((line for line in lines if line.walker.persona.id == frame.focus), lines[0])
    lines = [replace(line, width=_FOCUS_WIDTH if line is focus else _OTHER_WIDTH) for line in lines]
    focus = next(line for line in lines if line.walker.persona.id == focus.walker.persona.id)
    for line in lines:
        room.add_curve(sample(line.cubics) or [(stop.x, stop.y) for stop in line.stops], 0.5 * line.width + 6.0)
    spoken, silent = _spoken(lines, focus, key, places, room)
    for box in _dusk(focus):
        room.add_box(box)
    items: list[Item] = draw_areas(focus, frame, _y(0), BEST, WORST)
    items.append(Rect(x=0.0, y=_y(0) - 1.0, width=WIDTH, height=2.0, fill=teller.theme.hair2, role="guide"))
    items += _to_the_loss(teller, stage, focus, places)
    for line in sorted(lines, key=lambda line: line is focus):
        items += _drawn(line)
    items += [item for line in lines if line is not focus for item in _stops(line, frame)]
    items += draw_faces([*spoken, *silent], frame)
    room.add_curve([(0.0, _y(0)), (WIDTH, _y(0))], 2.0)
    for some in (spoken[:1], spoken[1:]):  # the key moment chooses its room first
        items += draw_labels(some, frame, room, BODY - 32.0).values()
    items += _names(teller, lines, room) if teller.map.personas else []
    lost = teller.contents.lost_in(stage.id)
    return [*items, *draw_step_row(teller, places, key.moment.at.id, lost)]


def _y(valence: float) -> float:
    return WORST + (valence + 5.0) / 10.0 * (BEST - WORST)


def _frame(teller: Teller, places: Places, key: KeyMoment) -> Frame:
    walkers = tuple(Walker(persona, index) for index, persona in enumerate(teller.map.personas))
    return Frame(
        map=teller.map, theme=teller.theme, words=teller.words, measure=teller.measure, density=_DENSITY, left=0.0,
        right=WIDTH, columns=(), slots=places.slots, walkers=walkers,
        focus=key.walker.id if key.walker else "everyone", contents=teller.contents,
    )  # fmt: skip


def within(line: Line, left: float, right: float) -> Line | None:
    """The part of a line between two edges, px, with a stop where it is cut; None where nothing of it is there."""
    stops: list[Stop] = []
    cubics = []
    for (before, after), whole in zip(zip(line.stops, line.stops[1:], strict=False), line.cubics, strict=True):
        piece = whole
        if piece.x3 <= left or piece.x0 >= right:
            continue
        if piece.x0 < left:
            piece = piece.split((left - piece.x0) / (piece.x3 - piece.x0))[1]
        if piece.x3 > right:
            piece = piece.split((right - piece.x0) / (piece.x3 - piece.x0))[0]
        if not stops:
            stops.append(replace(before, x=piece.x0, y=piece.y0))
        stops.append(replace(after, x=piece.x3, y=piece.y3))
        cubics.append(piece)
    if not cubics:
        stops = [stop for stop in line.stops if left <= stop.x <= right]
    return replace(line, stops=tuple(stops), cubics=tuple(cubics)) if stops else None


def _drawn(line: Line) -> list[Path]:
    """The line, its round ends inside the frame: solid where known, dots where only assumed."""
    inside = within(line, line.width / 2, WIDTH - line.width / 2)
    if inside is None:
        return []
    return [
        Path(
            shape=Shape(line_through(run)), stroke=line.colour, stroke_width=line.width, role="curve",
            dash=(0.01, 2 * line.width) if assumed else (), series=line.name, id=line.walker.persona.id,
        )
        for assumed, run in stretches(inside.stops, inside.cubics)
    ]  # fmt: skip


def _stops(line: Line, frame: Frame) -> list[Item]:
    """Markers where the frame names the touchpoint, none where the line is cut at an edge."""
    named = tuple(stop for stop in line.stops if 20.0 < stop.x < WIDTH - 20.0)
    marked = replace(line, stops=named, marker_size=18.0)
    return draw_stops(marked, frame, lambda of, stop: tip_of(frame, of, stop))


def _spoken(
    lines: Sequence[Line], focus: Line, key: KeyMoment, places: Places, room: Room
) -> tuple[list[Spoken], list[Spoken]]:
    """Moments with a face and words, the key moment first, and those with a face alone; they take their room."""
    own = [(line, stop) for line in lines for stop in line.stops if _is_shown(stop) and stop.moment.at.id in places.own]
    own.sort(key=lambda pair: -abs(pair[1].moment.valence))
    is_key = [pair for pair in own if pair[0] is focus and pair[1].moment.at.id == key.moment.at.id]
    talking = [pair for pair in own if pair not in is_key and pair[1].moment.feeling.quote]
    spoken: list[Spoken] = []
    for line, stop in [*is_key, *talking[:_MOST_QUOTES]]:
        one = Spoken(line, stop, SMALL_FACE + 8.0 if spoken else GREAT, not spoken)
        if not spoken or room.is_clear_of_boxes(one.box):
            room.add_box(one.box, 3.0)
            spoken.append(one)
    silent: list[Spoken] = []
    said = {one.key for one in spoken}
    for stop in focus.stops:
        one = Spoken(focus, stop, SMALL_FACE, False)
        if _is_shown(stop) and one.key not in said and room.is_clear_of_boxes(one.box):
            room.add_box(one.box, 3.0)
            silent.append(one)
    return spoken, silent


def _dusk(line: Line) -> Iterator[Box]:
    """The dark area below zero in slices: no words are read on it."""
    for (left, high), (right, low) in pairwise(sample(line.cubics, _SLICE)):
        bottom = min(high, low)
        if bottom > _y(0):
            yield left, _y(0), right, bottom


def _is_shown(stop: Stop) -> bool:
    return SMALL_FACE < stop.x < WIDTH - SMALL_FACE


def _to_the_loss(teller: Teller, stage: Stage, focus: Line, places: Places) -> list[Item]:
    """A dotted red line down to the moment from which people are not heard from again."""
    loss = loss_of(teller, stage)
    stop = next((one for one in focus.stops if loss and one.moment.at.id == loss.touchpoint_id), None)
    if stop is None or stop.y - GREAT - 12.0 < BODY + 24.0:
        return []
    shape = Shape((("M", stop.x, BODY + 12.0), ("L", stop.x, stop.y - GREAT - 12.0)))
    return [Path(shape=shape, stroke=teller.theme.loss, stroke_width=3.0, dash=(0.01, 8.0), role="noreturn-line")]


def _names(teller: Teller, lines: Sequence[Line], room: Room) -> list[Item]:
    """Each persona's name at the beginning of its line, or where the next room is."""
    items: list[Item] = []
    for line in lines:
        name = wrap(teller.names[line.walker.persona.id], teller.measure, _NAME, 260.0, 700, False, 1)
        if not name.lines or not name.lines[0]:
            continue
        points = [(max(stop.x, MARGIN / 2), stop.y) for stop in line.stops]
        tries = (
            place_all([Wanted("name", x, y, 8.0, ((name.widths[0], _NAME, 0.0),), "end")], room, 4.0) for x, y in points
        )
        found = next(filter(None, tries), None)
        if found:
            box = found["name"].box
            items.append(
                Text(
                    x=box[0], y=box[1] + 0.77 * _NAME, text=name.lines[0], size=_NAME, width=name.widths[0], weight=700,
                    fill=line.colour, box=box, role="name", id=line.walker.persona.id,
                )
            )  # fmt: skip
    return items

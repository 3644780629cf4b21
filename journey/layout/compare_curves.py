"""Both emotion curves on one set of axes: the difference shaded, its largest steps named where they are.

```
  +5 ┼       ╭──●  after, strong
   0 ┼──────╱▒▒▒╲────────────   ▒ sun where it got better, dusk where it got worse
  −5 ┼  ○──○─────○  before, pale
```
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby, pairwise

from journey.lanes.emotion_axis import HEAD_ROW, Axis, draw_numbers, draw_zero, scale_of
from journey.lanes.emotion_faces import draw_faces, spoken_of, take_room
from journey.lanes.emotion_gap import draw_pill
from journey.lanes.emotion_lines import Line, Stop, draw_line, draw_stops
from journey.lanes.emotion_names import draw_names, draw_names_elsewhere
from journey.lanes.emotion_words import draw_labels, tip_of
from journey.lanes.frame import Walker
from journey.layout.compare_cards import sign_words
from journey.layout.compare_frame import Compared
from journey.layout.compare_words import farthest, farthest_first
from journey.model import Persona
from journey.model.curves import Moment
from journey.model.side_by_side import LEAST_POINTS, Row
from journey.scene.markers import SHAPES
from journey.scene.monotone import height_at, monotone, sample
from journey.scene.primitives import Item, Path, Segment, Shape
from journey.scene.room import Room
from journey.scene.wrap import wrap

NAMED = 4  # differences with a pill
LEAST = 1.5  # points that are worth one
_CLEARANCE = 8.0
_STEP = 6.0  # px between the points of a shaded area
_PLACE = 210.0  # px of a place's name in a pill


def draw_both(compared: Compared, axis: Axis) -> list[Item]:
    """Everything on the plot: shading, lines, markers, faces, names and pills; nothing where nothing is felt."""
    frame = compared.frame
    lines = [line for line in (_line(compared, axis, side) for side in (0, 1)) if line]
    numbers = draw_numbers(frame, axis, frozenset())
    if not lines:
        return [draw_zero(frame, axis), *numbers]
    room = Room((frame.body_left + 6, axis.top + 10, frame.right - 4, axis.bottom - 2.0 * frame.density.small))
    for line in lines:
        room.add_curve(sample(line.cubics) or [(stop.x, stop.y) for stop in line.stops], _CLEARANCE)
    pills = _pills(compared, axis, room)
    room.add_curve([(frame.body_left, axis.y(0)), (frame.right, axis.y(0))], 2.0)
    spoken = take_room([one for one in spoken_of(lines, scale_of(frame)) if one.essential], room)
    names, nameless = draw_names(lines, {one.key for one in spoken}, frame, room)
    labels = draw_labels(spoken, frame, room, axis.top + HEAD_ROW)
    names += draw_names_elsewhere(nameless, lines, frame, room)
    drawn: list[Item] = [*_shading(lines, compared, axis), draw_zero(frame, axis)]
    for line in lines:
        drawn += [*draw_line(line, frame), *draw_stops(line, frame, partial(tip_of, frame))]
    return [*drawn, *numbers, *pills, *draw_faces(spoken, frame), *labels.values(), *names]


def _line(compared: Compared, axis: Axis, side: int) -> Line | None:
    look, frame = compared.looks[side], compared.frame
    stops: list[Stop] = []
    for x, moment in sorted(_moments(compared, side), key=lambda pair: pair[0]):
        if not stops or x > stops[-1].x:
            stops.append(Stop(moment, x, axis.y(moment.valence)))
    if not stops:
        return None
    shape = look.index % len(SHAPES)
    return Line(
        walker=Walker(Persona(id=look.key, name=look.name), look.index),
        stops=tuple(stops),
        cubics=monotone([(stop.x, stop.y) for stop in stops]),
        colour=look.colour,
        width=look.width,
        marker=SHAPES[shape],
        marker_size=(11.0, 14.0)[side] * scale_of(frame),
    )


def _moments(compared: Compared, side: int) -> Iterator[tuple[float, Moment]]:
    """The moments of a side, each at its slot; a stage's own stands in the middle of a column."""
    slots = compared.frame.slots
    for pillar, column in compared.columns():
        whole = (pillar.felt_before, pillar.felt_after)[side]
        if whole:
            yield (column.left + column.right) / 2, whole
        for row in pillar.rows:
            here, felt = ((row.before, row.felt_before), (row.after, row.felt_after))[side]
            if here and felt:
                yield slots[row.key], felt


def _shading(lines: Sequence[Line], compared: Compared, axis: Axis) -> Iterator[Path]:
    """The area between the two curves over the x that both have; between personas it takes no side."""
    if len(lines) < 2 or not (lines[0].cubics and lines[1].cubics):
        return
    before, after = lines[0].cubics, lines[1].cubics
    left, right = max(before[0].x0, after[0].x0), min(before[-1].x3, after[-1].x3)
    if right - left < _STEP:
        return
    theme, sliver = compared.frame.theme, axis.y(0.0) - axis.y(LEAST_POINTS)
    count = int((right - left) // _STEP) + 1
    xs = [left + (right - left) * place / count for place in range(count + 1)]
    heights = [(x, height_at(before, x) or 0.0, height_at(after, x) or 0.0) for x in xs]
    for better, run in groupby(pairwise(heights), key=lambda pair: _mean(pair, 2) < _mean(pair, 1)):
        pieces = list(run)
        corners = [pieces[0][0], *(piece[1] for piece in pieces)]
        if max(abs(new - old) for _, old, new in corners) < sliver:
            continue  # between two moments the curves only lean differently
        edge = [(x, new) for x, _, new in corners] + [(x, old) for x, old, _ in reversed(corners)]
        segments: tuple[Segment, ...] = tuple(("L" if place else "M", *point) for place, point in enumerate(edge))
        fill = theme.hair2 if compared.are_personas else theme.sun if better else theme.dusk
        yield Path(
            shape=Shape((*segments, ("Z",))), fill=fill, opacity=0.3 if compared.are_personas else 0.42,
            role="apart" if compared.are_personas else "better" if better else "worse",
        )  # fmt: skip


def _mean(pair: tuple[tuple[float, float, float], ...], index: int) -> float:
    return sum(corner[index] for corner in pair) / len(pair)


def _pills(compared: Compared, axis: Axis, room: Room) -> list[Item]:
    """The largest differences, each with its points and its place, else its points alone, where there is room.

    Those that are the finding stand beside the curves where there is none between them.
    """
    found = farthest(compared.sides) if compared.are_personas else []
    rows = [row for row in farthest_first(compared.sides) if row.before and abs(row.gain or 0.0) >= LEAST]
    frame = compared.frame
    pills: list[Item] = []
    for row in rows[:NAMED]:
        assert row.felt_before and row.felt_after
        ends = sorted((axis.y(row.felt_before.valence), axis.y(row.felt_after.valence)))
        where = (False, True) if row in found else (False,)
        tries = (
            draw_pill(said, frame.slots[row.key], ends[0], ends[1], frame, room, beyond=beyond)
            for beyond in where
            for said in _said(row, compared)
        )
        pills += next(filter(None, tries), [])
    return pills


def _said(row: Row, compared: Compared) -> tuple[str, str]:
    """The points with the name of the place, and without."""
    frame, gain = compared.frame, row.gain or 0.0
    wrapped = wrap(row.shown.title, frame.measure, 0.86 * frame.density.emotion, _PLACE, 700, False, 1)
    said = sign_words(row, "apart" if compared.are_personas else "better" if gain > 0 else "worse", compared)
    return " · ".join((said, *wrapped.lines[:1])), said

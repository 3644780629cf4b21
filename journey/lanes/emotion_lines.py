"""The lines of the emotion curve: area, spread band, casing, solid and dashed stretches, markers.

```
      ●━━━●       solid: somebody was asked, seen or counted
  ○┄┄┘     ┗━●    dashed, hollow: only guessed at one end or both
```
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise

from journey.lanes.emotion_axis import line_scale_of
from journey.lanes.frame import Frame, Walker
from journey.model import Persona
from journey.model.curves import Moment, curve
from journey.scene.markers import SHAPES, draw_marker
from journey.scene.monotone import Cubic, area_between, area_to, line_through, monotone, split_at
from journey.scene.primitives import Gradient, Item, Path, Rect, Segment, Shape

MOST_BANDS = 2  # with more personas, bands cover each other and nothing can be read
BAND_OPACITY = 0.15
_MARKER_SIZES = (13.0, 12.5, 12.0, 12.5, 11.5)


@dataclass(frozen=True, slots=True)
class Stop:
    """A moment at its place, px."""

    moment: Moment
    x: float
    y: float

    @property
    def assumed(self) -> bool:
        return self.moment.evidence == "assumed"


@dataclass(frozen=True, slots=True)
class Line:
    """One persona's curve: its stops from left to right and the cubics between them."""

    walker: Walker
    stops: tuple[Stop, ...]
    cubics: tuple[Cubic, ...]
    colour: str
    width: float
    marker: str
    marker_size: float

    @property
    def name(self) -> str:
        return self.walker.persona.name


def lines_of(frame: Frame, y_of: Callable[[float], float]) -> tuple[Line, ...]:
    """A line for each walker who feels anything; ``y_of`` turns a valence into y."""
    scale = line_scale_of(frame)
    middles = {column.stage.id: (column.left + column.right) / 2 for column in frame.columns}
    lines = []
    for walker in frame.walkers or _everyone(frame):
        stops: list[Stop] = []
        for moment in curve(frame.map, walker.persona.id):
            x = frame.slots.get(moment.at.id, middles.get(moment.at.id))
            if x is not None and (not stops or x > stops[-1].x):
                stops.append(Stop(moment, x, y_of(moment.valence)))
        if stops:
            shape = walker.index % len(SHAPES)
            lines.append(
                Line(
                    walker=walker,
                    stops=tuple(stops),
                    cubics=monotone([(stop.x, stop.y) for stop in stops]),
                    colour=frame.theme.persona(walker.index),
                    width=scale * frame.theme.line_widths[walker.index % len(frame.theme.line_widths)],
                    marker=SHAPES[shape],
                    marker_size=scale * _MARKER_SIZES[shape],
                )
            )
    return tuple(lines)


def _everyone(frame: Frame) -> tuple[Walker, ...]:
    """Who walks a map that names no persona yet."""
    return (Walker(Persona(id="everyone", name=frame.words("curve.everyone")), 0),) if not frame.map.personas else ()


def stretches(stops: Sequence[Stop], cubics: Sequence[Cubic]) -> Iterator[tuple[bool, tuple[Cubic, ...]]]:
    """Runs of pieces, True where assumed: where at least one of the two moments is only a guess."""
    guessed = [a.assumed or b.assumed for a, b in pairwise(stops)]
    for assumed, run in groupby(zip(guessed, cubics, strict=True), key=lambda pair: pair[0]):
        yield assumed, tuple(cubic for _, cubic in run)


def draw_areas(line: Line, frame: Frame, zero: float, top: float, bottom: float) -> list[Item]:
    """Sun above zero and dusk below, each one path under one gradient from ``zero`` to ``top`` or ``bottom`` px."""
    theme = frame.theme
    deep = {"light": (0.8, 0.74), "dark": (0.5, 0.56), "print": (0.4, 0.6)}[theme.name]
    items: list[Item] = []
    runs = split_at(line.cubics, zero)
    for above, colour, edge, depth in ((True, theme.sun, top, deep[0]), (False, theme.dusk, bottom, deep[1])):
        areas = [area_to(run, zero) for side, run in runs if side == above]
        segments: tuple[Segment, ...] = tuple(chain.from_iterable(areas))
        if segments:
            fill = Gradient(0.0, zero, 0.0, edge, ((0.0, colour, 0.14), (1.0, colour, depth)))
            persona = line.walker.persona.id
            items.append(Path(shape=Shape(segments), fill=fill, role="area", series=line.name, id=persona))
    return items


def draw_bands(line: Line, frame: Frame, y_of: Callable[[float], float]) -> list[Item]:
    """The middle half of the answers, where several people rated; a lone rated moment gets a short bar."""
    grey = frame.theme.name == "print"
    opacity = 0.07 if grey else BAND_OPACITY
    items: list[Item] = []
    tip = frame.words("curve.middle_half_of", name=line.name)
    for rated, run in groupby(line.stops, key=_rated):
        if not rated:
            continue
        spread = [(stop.x, y_of(stop.moment.high or 0.0), y_of(stop.moment.low or 0.0)) for stop in run]
        if len(spread) == 1:
            x, high, low = spread[0]
            items.append(
                Rect(
                    x=x - 6, y=high, width=12, height=max(low - high, 1.0), radius=6, fill=line.colour,
                    opacity=opacity, role="band", series=line.name, id=line.walker.persona.id, tip=tip,
                )
            )  # fmt: skip
            continue
        upper = monotone([(x, high) for x, high, _ in spread])
        lower = monotone([(x, low) for x, _, low in spread])
        items.append(
            Path(
                shape=Shape(area_between(upper, lower)), fill=line.colour, opacity=opacity, role="band",
                series=line.name, id=line.walker.persona.id, tip=tip,
            )
        )  # fmt: skip
        if grey:
            items.extend(
                Path(shape=Shape(line_through(edge)), stroke=frame.theme.hair2, stroke_width=1.0, role="band-edge")
                for edge in (upper, lower)
            )
    return items


def _rated(stop: Stop) -> bool:
    return stop.moment.low is not None and stop.moment.high is not None


def draw_line(line: Line, frame: Frame) -> list[Item]:
    """A casing that makes crossings readable, then the line: solid where known, dots where only assumed."""
    runs = [(assumed, Shape(line_through(run))) for assumed, run in stretches(line.stops, line.cubics)]
    casings: list[Item] = [
        Path(
            shape=shape, stroke=frame.theme.card, stroke_width=2.0 * line.width, role="casing", series=line.name,
            cap="butt",
        )
        for assumed, shape in runs
        if not assumed
    ]  # fmt: skip
    return casings + [
        Path(
            shape=shape, stroke=line.colour, stroke_width=line.width, dash=(0.01, 2 * line.width) if assumed else (),
            role="curve", series=line.name, id=line.walker.persona.id,
        )
        for assumed, shape in runs
    ]  # fmt: skip


def draw_stops(line: Line, frame: Frame, tips: Callable[[Line, Stop], str]) -> list[Item]:
    """A marker in the persona's shape at every moment, hollow where assumed."""
    size = line.marker_size
    items: list[Item] = []
    for stop in line.stops:
        hollow = stop.assumed
        items.append(
            draw_marker(
                line.marker, stop.x, stop.y, size * (0.9 if hollow else 1.0),
                frame.theme.card if hollow else line.colour,
                line.colour if hollow else "none", 0.19 * size if hollow else 1.0,
                id=stop.moment.feeling.id, role="moment", tip=tips(line, stop), series=line.name,
            )
        )  # fmt: skip
    return items

"""Ways out of the graph: they drop in the gutters, those of one column as a stream."""

from collections.abc import Mapping
from dataclasses import dataclass

from journey.layout.graph_deviation import draw_sign, look_of
from journey.layout.graph_grid import Grid
from journey.layout.graph_stops import StopPen
from journey.layout.graph_words import way_tip
from journey.scene.primitives import Item, Path, Shape
from journey.scene.ribbons import Point, arrowhead, cornered

_CORNER = 26.0
_SIGN_UP = 22.0  # px from the foot of a drop up to its plus
_ASIDE = 34.0  # px that exits of a whole stage step aside for what else stands at its foot


@dataclass(frozen=True, slots=True)
class Stream:
    """Exits that drop side by side. ``strands`` are (number of the track, x of its drop)."""

    strands: tuple[tuple[int, float], ...]
    left: float
    right: float
    flagged: bool

    @property
    def x(self) -> float:
        return (self.left + self.right) / 2


def streams(grid: Grid) -> list[Stream]:
    """The exits, those of neighbouring lanes as one."""
    drops: list[tuple[float, int]] = []
    beside: dict[int, float] = {}  # width of the exits of whole stages, which drop from the middle of a column
    wholes: dict[int, list[int]] = {}
    for number, track in enumerate(grid.tracks):
        if track.route == "exit":
            if (number, "out") in grid.lanes:
                drops.append((grid.lanes[number, "out"], number))
            else:
                wholes.setdefault(track.first, []).append(number)
                beside[track.first] = beside.get(track.first, 0.0) + track.width
    for column, numbers in wholes.items():
        at = grid.middle(column) - beside[column] / 2 + (_ASIDE if _foot_taken(grid, column) else 0.0)
        for number in numbers:
            drops.append((at + grid.tracks[number].width / 2, number))
            at += grid.tracks[number].width
    found: list[Stream] = []
    for x, number in sorted(drops):
        half, flagged = grid.tracks[number].width / 2, grid.tracks[number].way.flagged
        last = found[-1] if found else None
        if last is not None and not flagged and not last.flagged and x - half - last.right < 3.0:
            found[-1] = Stream((*last.strands, (number, x)), last.left, x + half, False)
        else:
            found.append(Stream(((number, x),), x - half, x + half, flagged))
    return found


def _foot_taken(grid: Grid, column: int) -> bool:
    """Whether an alternative leaves from, or comes back to, the foot of a column."""
    return any(
        track.route == "below" and (number, end) not in grid.lanes and place == column
        for number, track in enumerate(grid.tracks)
        for end, place in (("out", track.first), ("in", track.last))
    )


def draw_exits(grid: Grid, pen: StopPen, bottom: float, series: Mapping[str, str]) -> list[Item]:
    """Every exit down to ``bottom`` px; the flagged ones on top."""
    found = sorted(streams(grid), key=lambda stream: stream.flagged)
    return [item for stream in found for item in _drops(stream, grid, pen, bottom, series)]


def _drops(stream: Stream, grid: Grid, pen: StopPen, top: float, series: Mapping[str, str]) -> list[Item]:
    length = max(13.0, (stream.right - stream.left + 10.0) / 1.16)
    items: list[Item] = []
    colours: list[str] = []
    for number, x in stream.strands:
        track = grid.tracks[number]
        end, look = (x, top - 0.8 * length), look_of(track.way, track.width, pen, series)
        colours.append(pen.theme.loss if stream.flagged else look.colour)
        items.append(
            Path(
                shape=_drop(grid, number, x, end), stroke=colours[-1], stroke_width=track.width, cap="butt",
                id=track.way.id, role="ribbon", series=series["flagged"] if stream.flagged else look.series,
                tip=way_tip(track.way, pen),
            )
        )  # fmt: skip
        items += draw_sign(track.way, (x, end[1] - _SIGN_UP), pen, series)
    head = arrowhead((stream.x, top - 1.0), (stream.x, top - 10.0), length)
    return [*items, Path(shape=head, fill=colours[0], role="arrow")]


def _drop(grid: Grid, number: int, x: float, end: Point) -> Shape:
    track = grid.tracks[number]
    spot = grid.spots.get(track.way.source)
    if spot is None or (number, "out") not in grid.risers:
        return Shape((("M", x, grid.feet[track.first] + 6.0), ("L", *end)))
    port = grid.ports[number, "out"]
    side = 1.0 if grid.risers[number, "out"].side == "right" else -1.0
    start = (spot.x + side * (spot.edge(port) - 2.0), spot.y + port)
    corner = _CORNER + track.width / 2
    return cornered([start, (x, start[1]), end], [(corner, corner)])

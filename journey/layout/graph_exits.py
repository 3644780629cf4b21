"""Ways out: they drop in the gutters to one grey bar, with their share and the map's words for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journey.layout.flows import Way
from journey.layout.graph_grid import Grid
from journey.layout.graph_stops import StopPen
from journey.layout.graph_ways import ribbon_colour
from journey.layout.graph_words import way_tip
from journey.scene.layered import rising
from journey.scene.primitives import Item, Path, Rect, Shape, Text
from journey.scene.ribbons import Point, arrowhead, cornered
from journey.scene.wrap import Wrapped, wrap

SHARE, REASON = 20.0, 16.0
_TITLE, _PAD, _LINE, _CORNER, _APART = 18.0, 14.0, 1.2, 26.0, 20.0
_WIDTHS = (210.0, 170.0, 130.0, 100.0)
_FURTHEST = 90.0  # px that words may stand from their arrow


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


@dataclass(frozen=True, slots=True)
class Entry:
    """What the bar says of a stream: its share, the lines under it, and where they begin."""

    stream: Stream
    share: str
    reasons: Wrapped
    x: float

    @property
    def height(self) -> float:
        return (_LINE * SHARE if self.share else 0.0) + _LINE * REASON * len(self.reasons.lines)


@dataclass(frozen=True, slots=True)
class Sink:
    """The bar at the foot of the graph: its entries and its height in px, 0 where nobody leaves."""

    entries: tuple[Entry, ...]
    height: float
    title: Wrapped
    dropped: int  # reasons that found no room


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
        at = grid.middle(column) - beside[column] / 2
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


def sink(grid: Grid, pen: StopPen) -> Sink:
    """Measures the bar: as many words as find room near their arrows."""
    found = streams(grid)
    if not found:
        return Sink((), 0.0, Wrapped((), (), False), 0)
    left, right = grid.bounds
    title = wrap(pen.words("graph.left_journey"), pen.measure, _TITLE, 150.0, 600, max_lines=2)
    start = left + _PAD + max((*title.widths, 0.0)) + _APART
    for width in (*_WIDTHS, 0.0):
        blocks = [_block(stream, grid, pen, width) for stream in found]
        places = _spread(found, blocks, pen, start, right - _PAD)
        if width == 0.0 or all(abs(x - _wish(s, b, pen)) <= _FURTHEST for s, b, x in zip(found, blocks, places, strict=True)):
            break
    entries = tuple(Entry(s, share, reasons, x) for s, (share, reasons), x in zip(found, blocks, places, strict=True))
    height = max(max(entry.height for entry in entries), len(title.lines) * _LINE * _TITLE) + 1.4 * _PAD
    dropped = sum(1 for entry in entries if _said(entry.stream, grid) and not entry.reasons.lines)
    return Sink(entries, height, title, dropped)


def _said(stream: Stream, grid: Grid) -> bool:
    return any(grid.tracks[number].way.label for number, _ in stream.strands)


def _block(stream: Stream, grid: Grid, pen: StopPen, width: float) -> tuple[str, Wrapped]:
    ways = [grid.tracks[number].way for number, _ in stream.strands]
    known = [way.share for way in ways if way.share is not None]
    share = pen.words.percent(min(sum(known), 1.0)) if known else ""
    rows: list[str] = []
    spans: list[float] = []
    for way in sorted(ways, key=lambda way: -(way.share or 0.0)):
        if not way.label or not width:
            continue
        part = f"{pen.words.percent(way.share)} {way.label}" if len(ways) > 1 and way.share is not None else way.label
        wrapped = wrap(part, pen.measure, REASON, width, max_lines=3)
        rows += wrapped.lines
        spans += wrapped.widths
    return share, Wrapped(tuple(rows), tuple(spans), False)


def _width(block: tuple[str, Wrapped], pen: StopPen) -> float:
    return max(pen.measure.width(block[0], SHARE, 700), *block[1].widths, 10.0)


def _wish(stream: Stream, block: tuple[str, Wrapped], pen: StopPen) -> float:
    """The left edge that puts the share under the arrow."""
    return stream.x - pen.measure.width(block[0], SHARE, 700) / 2


def _spread(found: Sequence[Stream], blocks: Sequence[tuple[str, Wrapped]], pen: StopPen, start: float, end: float) -> list[float]:
    """Left edges as near to their arrows as blocks side by side allow, between ``start`` and ``end``."""
    shifts, at = [], 0.0
    for block in blocks:
        shifts.append(at)
        at += _width(block, pen) + _APART
    wishes = [
        min(max(_wish(stream, block, pen), start), end - _width(block, pen)) - shift
        for stream, block, shift in zip(found, blocks, shifts, strict=True)
    ]
    low, high = start, end - at + _APART
    places = [min(max(place, low), max(high, low)) for place in rising(wishes, [1.0] * len(wishes))]
    return [place + shift for place, shift in zip(places, shifts, strict=True)]


def crossed(grid: Grid) -> list[tuple[float, float]]:
    """(left, right) of everything that drops through the lanes below the stops."""
    return [(stream.left, stream.right) for stream in streams(grid)]


def draw(sink_: Sink, grid: Grid, pen: StopPen, top: float, series: Mapping[str, str]) -> list[Item]:
    """The drops, their arrowheads and the bar, whose upper edge is at ``top``."""
    if not sink_.entries:
        return []
    left, right = grid.bounds
    theme = pen.theme
    items: list[Item] = [
        Rect(x=left, y=top, width=right - left, height=sink_.height, radius=8.0, fill=theme.panel, stroke=theme.hair, role="sink")
    ]
    for entry in sorted(sink_.entries, key=lambda entry: entry.stream.flagged):
        items += _drops(entry.stream, grid, pen, top, series)
    middle = top + 0.7 * _PAD
    for row, (line, width) in enumerate(zip(sink_.title.lines, sink_.title.widths, strict=True)):
        items.append(_text(line, width, left + _PAD, middle + (row + 0.84) * _LINE * _TITLE, _TITLE, 600, theme.ink2))
    for entry in sink_.entries:
        items += _entry(entry, pen, middle)
    return items


def _drops(stream: Stream, grid: Grid, pen: StopPen, top: float, series: Mapping[str, str]) -> list[Item]:
    colour = pen.theme.loss if stream.flagged else ribbon_colour(pen)
    length = 12.0 + 0.4 * (stream.right - stream.left)
    items: list[Item] = []
    for number, x in stream.strands:
        track = grid.tracks[number]
        end = (x, top - 0.8 * length)
        items.append(
            Path(
                shape=_drop(grid, number, x, end), stroke=colour, stroke_width=track.width, cap="butt", id=track.way.id,
                role="ribbon", series=series["flagged" if stream.flagged else "exit"], tip=way_tip(track.way, pen),
            )
        )  # fmt: skip
    head = arrowhead((stream.x, top - 1.0), (stream.x, top - 10.0), length + (stream.right - stream.left) * 0.45)
    return [*items, Path(shape=head, fill=colour, role="arrow")]


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


def _entry(entry: Entry, pen: StopPen, top: float) -> list[Text]:
    theme = pen.theme
    colour = theme.loss if entry.stream.flagged else theme.ink2
    texts: list[Text] = []
    if entry.share:
        width = pen.measure.width(entry.share, SHARE, 700)
        texts.append(_text(entry.share, width, entry.x, top + 0.84 * _LINE * SHARE, SHARE, 700, colour))
        top += _LINE * SHARE
    for row, (line, width) in enumerate(zip(entry.reasons.lines, entry.reasons.widths, strict=True)):
        texts.append(_text(line, width, entry.x, top + (row + 0.84) * _LINE * REASON, REASON, 400, theme.ink2))
    return texts


def _text(text: str, width: float, x: float, y: float, size: float, weight: int, fill: str) -> Text:
    box = (x, y - 0.84 * size, x + width, y + 0.3 * size)
    return Text(x=x, y=y, text=text, size=size, width=width, weight=weight, fill=fill, box=box, role="sink")



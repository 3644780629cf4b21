"""The bar that all exits of the graph lead to: their shares and, where there is room, the map's words for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from journey.layout.graph_exits import Stream, streams
from journey.layout.graph_grid import Grid
from journey.layout.graph_stops import StopPen
from journey.scene.layered import rising
from journey.scene.primitives import Item, Rect, Text
from journey.scene.wrap import Wrapped, wrap

SHARE, REASON = 20.0, 16.0
_TITLE, _TITLE_ROW, _PAD, _LINE, _APART = 18.0, 26.0, 14.0, 1.2, 20.0
_WIDTHS = (190.0, 150.0, 115.0, 0.0)  # of reasons; none in the end


@dataclass(frozen=True, slots=True)
class Entry:
    """What the bar says of a stream: its share, the reasons under it, and the room they have."""

    stream: Stream
    share: str
    share_width: float
    reasons: Wrapped
    left: float
    right: float

    @property
    def height(self) -> float:
        return (_LINE * SHARE if self.share else 0.0) + _LINE * REASON * len(self.reasons.lines)


@dataclass(frozen=True, slots=True)
class Sink:
    """The bar at the foot of the graph: its entries and its height in px, 0 where nobody leaves.

    ``title_apart``: its name takes a row of its own. ``dropped`` counts the streams whose reasons found no room.
    """

    entries: tuple[Entry, ...]
    height: float
    title_apart: bool
    dropped: int


def measure_sink(grid: Grid, pen: StopPen) -> Sink:
    """The bar of a grid: as many reasons as find room under their arrows."""
    entries = _fitted(streams(grid), grid, pen)
    if not entries:
        return Sink((), 0.0, False, 0)
    title = pen.measure.width(pen.words("graph.left_journey"), _TITLE, 600) + 2 * _APART
    apart = min(entry.left for entry in entries) - grid.bounds[0] - _PAD < title
    height = max(*(entry.height for entry in entries), _LINE * _TITLE) + 1.4 * _PAD + (_TITLE_ROW if apart else 0.0)
    return Sink(tuple(entries), height, apart, sum(_silent(entry, grid) for entry in entries))


def _fitted(found: Sequence[Stream], grid: Grid, pen: StopPen) -> list[Entry]:
    """Entries with all the words that can stand under their arrows: those that crowd others are set narrower."""
    steps = [0] * len(found)
    while True:
        blocks = [_block(stream, grid, pen, _WIDTHS[step]) for stream, step in zip(found, steps, strict=True)]
        entries = _entries(found, blocks, pen, grid)
        pressed = {near for n, entry in enumerate(entries) if not _under(entry) for near in (n - 1, n, n + 1)}
        able = [n for n in pressed if 0 <= n < len(found) and steps[n] < len(_WIDTHS) - 1]
        if not able:
            return entries
        widest = max(able, key=lambda n: (entries[n].right - entries[n].left, -steps[n]))
        steps[widest] += 1


def _under(entry: Entry) -> bool:
    """Whether the words stand under their arrow."""
    return entry.left - 8.0 <= entry.stream.x <= entry.right + 8.0


def _silent(entry: Entry, grid: Grid) -> bool:
    """Whether the map has words for these exits that found no room."""
    return not entry.reasons.lines and any(grid.tracks[number].way.label for number, _ in entry.stream.strands)


def _block(stream: Stream, grid: Grid, pen: StopPen, width: float) -> tuple[str, Wrapped]:
    """The share of a stream and, where ``width`` px are given, the reasons of its exits."""
    ways = [grid.tracks[number].way for number, _ in stream.strands]
    known = [way.share for way in ways if way.share is not None]
    share = pen.words.percent(min(sum(known), 1.0)) if known else ""
    rows: list[str] = []
    spans: list[float] = []
    for way in sorted(ways, key=lambda way: -(way.share or 0.0)):
        if way.label and width:
            part = (
                f"{pen.words.percent(way.share)} {way.label}" if len(ways) > 1 and way.share is not None else way.label
            )
            wrapped = wrap(part, pen.measure, REASON, width, max_lines=3)
            rows += wrapped.lines
            spans += wrapped.widths
    return share, Wrapped(tuple(rows), tuple(spans), False)


def _entries(found: Sequence[Stream], blocks: Sequence[tuple[str, Wrapped]], pen: StopPen, grid: Grid) -> list[Entry]:
    """Blocks side by side, each as near to its arrow as the others allow."""
    start, end = grid.bounds[0] + _PAD, grid.bounds[1] - _PAD
    shares = [pen.measure.width(share, SHARE, 700) for share, _ in blocks]
    widths = [max(share, *reasons.widths, 10.0) for share, (_, reasons) in zip(shares, blocks, strict=True)]
    shifts, at = [], 0.0
    for width in widths:
        shifts.append(at)
        at += width + _APART
    wishes = []
    for n, (stream, share, width, shift) in enumerate(zip(found, shares, widths, shifts, strict=True)):
        left = stream.x - share / 2
        crowded = n + 1 < len(found) and left + width + _APART > found[n + 1].x - shares[n + 1] / 2
        left = stream.x + share / 2 - width if crowded else left  # to the left of its arrow, away from the next
        wishes.append(min(max(left, start), end - width) - shift)
    last = max(start, end - at + _APART)
    places = [
        min(max(place, start), last) + shift
        for place, shift in zip(rising(wishes, [1.0] * len(wishes)), shifts, strict=True)
    ]
    return [
        Entry(stream, block[0], share, block[1], place, place + width)
        for stream, block, share, place, width in zip(found, blocks, shares, places, widths, strict=True)
    ]


def draw_sink(sink: Sink, grid: Grid, pen: StopPen, top: float) -> list[Item]:
    """The bar with its upper edge at ``top``, and what it says."""
    if not sink.entries:
        return []
    theme, (left, right) = pen.theme, grid.bounds
    row, name = top + 0.7 * _PAD, pen.words("graph.left_journey")
    width = pen.measure.width(name, _TITLE, 600)
    items: list[Item] = [
        Rect(
            x=left, y=top, width=right - left, height=sink.height, radius=8.0, fill=theme.panel, stroke=theme.hair,
            role="sink",
        ),
        _text(name, width, left + _PAD, row + 0.84 * _LINE * SHARE, _TITLE, 600, theme.ink2),
    ]  # fmt: skip
    row += _TITLE_ROW if sink.title_apart else 0.0
    for entry in sink.entries:
        items += _words(entry, pen, row)
    return items


def _words(entry: Entry, pen: StopPen, top: float) -> list[Text]:
    """The share right under its arrow, the reasons flush with the side that the arrow is on."""
    theme = pen.theme
    colour = theme.loss if entry.stream.flagged else theme.ink2
    texts: list[Text] = []
    if entry.share:
        x = min(max(entry.stream.x - entry.share_width / 2, entry.left), entry.right - entry.share_width)
        texts.append(_text(entry.share, entry.share_width, x, top + 0.84 * _LINE * SHARE, SHARE, 700, colour))
        top += _LINE * SHARE
    to_right = entry.stream.x > (entry.left + entry.right) / 2 + 20.0
    for row, (line, width) in enumerate(zip(entry.reasons.lines, entry.reasons.widths, strict=True)):
        x = entry.right - width if to_right else entry.left
        texts.append(_text(line, width, x, top + (row + 0.84) * _LINE * REASON, REASON, 400, theme.ink2))
    return texts


def _text(text: str, width: float, x: float, y: float, size: float, weight: int, fill: str) -> Text:
    box = (x, y - 0.84 * size, x + width, y + 0.3 * size)
    return Text(x=x, y=y, text=text, size=size, width=width, weight=weight, fill=fill, box=box, role="sink")

"""The ways of the graph that do not lead to the next stage: arches above, and those who leave below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from journey.formats.slides.canvas import Line
from journey.formats.slides.deck import Deck, Slide
from journey.formats.slides.layouts import Box
from journey.formats.slides.palette import Colour
from journey.formats.slides.text import Para, height
from journey.lanes.no_return import interval_of
from journey.model.ways import Way, leads_on

NODE, ARC, SINK = 58.0, 32.0, 74.0  # heights: of a stage, of a level of arches, of those who leave
TOP, LEFT, BOTTOM, RIGHT = 0, 1, 2, 3  # connection sites of a rectangle
_LABEL = 10.0
_TALLEST_LABEL = 24.0
_WIDE_WAY = 1.8  # times as long as usual, the longest way from one stage to the next


@dataclass(slots=True)
class Row:
    """The stages of a slide side by side: the left edge, the top of their boxes, the way from one to the next, pt;
    the place of each stage by its id, how many times as large as usual all is drawn, and the ids of their shapes."""

    left: float
    top: float
    pitch: float
    places: Mapping[str, int]
    k: float = 1.0
    nodes: list[int] = field(default_factory=list)

    @property
    def node_width(self) -> float:
        return min(self.pitch - 34.0 * min(self.k, _WIDE_WAY), 170.0 * self.k)

    def middle(self, stage: str) -> float:
        return self.left + (self.places[stage] + 0.5) * self.pitch


def levels(ways: Sequence[Way], places: Mapping[str, int]) -> tuple[list[tuple[Way, int]], int]:
    """Ways that arch over others, each on the lowest level where it covers none; and how many cannot be drawn."""
    arching = [
        way
        for way in ways
        if way.kind != "exit" and way.source in places and not (way.kind == "main" and _is_next(way, places))
    ]
    drawn = [way for way in arching if way.target in places and way.source != way.target]
    taken: list[list[tuple[int, int]]] = []
    found = []
    for way in sorted(drawn, key=lambda way: (abs(places[way.target] - places[way.source]), -(way.share or 0))):
        low, high = sorted((places[way.source], places[way.target]))
        beside = next((n for n, row in enumerate(taken) if all(high <= a or low >= b for a, b in row)), len(taken))
        over = max((n + 1 for n, row in enumerate(taken) if any(low <= a and b <= high for a, b in row)), default=0)
        level = max(beside, over)
        if level == len(taken):
            taken.append([])
        taken[level].append((low, high))
        found.append((way, level))
    crossing = sum(way.target not in places and way.kind != "main" for way in arching)
    return found, crossing + sum(way.source == way.target for way in arching)


def _is_next(way: Way, places: Mapping[str, int]) -> bool:
    there = way.target in places
    return there and leads_on(way, places) and places[way.target] == places[way.source] + 1


def draw_arch(deck: Deck, slide: Slide, way: Way, level: int, row: Row) -> None:
    """A way over other stages: its words in the middle, and from them a curve to either end, glued to both."""
    start, end = row.middle(way.source), row.middle(way.target)
    loop = way.kind == "loop" or end < start
    colour = _colour(deck, way, loop)
    line = Line(colour, 1.25 + 4.0 * (way.share or 0.0), "sysDot" if way.kind == "alternative" else "")
    label_size = _LABEL * row.k
    text, name = _words(deck, way, "loop" if loop else "alternative"), way_name(deck, way)
    span = abs(end - start)
    room = max(span - 30 if span < 1.5 * row.pitch else 0.6 * span, 60.0)
    wide = min(deck.measure.width(text, label_size, 700) + 8, room)
    said = deck.paras(slide, [Para(text, label_size, colour, True, align="middle")], wide, _TALLEST_LABEL * row.k)
    high = height(said, wide, deck.measure) + 2
    middle, y = (start + end) / 2, row.top - (level + 1) * ARC * row.k + 4
    ground = deck.palette.ground
    label = slide.canvas.box(name, middle - wide / 2, y - high / 2, wide, high, said, fill=ground, anchor="ctr")
    for stage, x in ((way.source, start), (way.target, end)):
        side = 1 if x > middle else -1
        stroke = Line(line.colour, line.width, line.dash, arrow=stage == way.target)
        glue = ((label, RIGHT if side > 0 else LEFT), (row.nodes[row.places[stage]], TOP))
        slide.canvas.connect(name, (middle + side * wide / 2, y), (x, row.top), stroke, glue, curved=True, descr=text)


def draw_exits(deck: Deck, slide: Slide, exits: Sequence[Way], row: Row, box: Box) -> None:
    """Those who leave, in one sink at the foot; red at a point of no return."""
    if not exits:
        return
    words, palette, k = deck.words, deck.palette, row.k
    left, top, width, tall = box
    panel = Para(words("graph.left_journey"), _LABEL * k, palette.muted)
    slide.canvas.box(panel.text, left, top + 8, width, tall - 8, [panel], radius=6, fill=palette.panel,
                     inset=(10, 2, 10, 5), anchor="b")  # fmt: skip
    for stage in sorted({way.source for way in exits}, key=lambda stage: row.places[stage]):
        here = [way for way in exits if way.source == stage]
        flagged = any(way.flagged for way in here)
        paras = [replace(para, size=para.size * k) for para in _leaving(deck, here)]
        chip, x = min(row.pitch - 8, 150.0 * k), row.middle(stage)
        colour = palette.loss if flagged else palette.hair.thin(45)
        number = slide.canvas.box(
            f"{words('graph.exit')}: {paras[0].text}", x - chip / 2, top, chip, 48 * k,
            deck.paras(slide, paras, chip - 8, 42.0 * k), radius=5, fill=palette.ground, line=Line(colour, 1.25),
            inset=(4, 3, 4, 3), anchor="ctr", descr="; ".join(para.text for para in paras),
        )  # fmt: skip
        width_pt = 1.25 + 4 * min(sum(way.share or 0.0 for way in here), 1.0)
        line = Line(palette.loss if flagged else palette.muted, width_pt, arrow=True)
        glue = ((row.nodes[row.places[stage]], BOTTOM), (number, TOP))
        slide.canvas.connect(
            way_name(deck, here[0]), (x, row.top + NODE * k), (x, top), line, glue, descr=paras[0].text
        )


def way_name(deck: Deck, way: Way) -> str:
    """``Order → left the journey``."""
    source, target = deck.map.stage(way.source), deck.map.stage(way.target)
    return f"{source.name if source else ''} → {target.name if target else deck.words('graph.left_journey')}"


def _leaving(deck: Deck, here: Sequence[Way]) -> list[Para]:
    """How many leave from a stage, and why as far as somebody said."""
    words, palette = deck.words, deck.palette
    shares = [way.share for way in here if way.share is not None]
    flagged = [way for way in here if way.flagged]
    colour = palette.loss if flagged else palette.ink
    told = words("poster.way.exit")
    if shares:
        told = words("poster.way_share.exit", share=words.percent(min(sum(shares), 1.0)))
    paras = [Para(told, 11, colour, True, align="middle")]
    for way in flagged:
        loss = deck.frame.contents.no_returns.get(way.at)
        if loss and loss.share is not None:
            interval = interval_of(loss, words)
            share = words.percent(loss.share) + (f" ({interval})" if interval else "")
            paras.append(Para(words("graph.vanish", share=share), 9.5, colour, align="middle"))
    labels = ", ".join(dict.fromkeys(way.label for way in here if way.label))
    if labels and not flagged:
        paras.append(Para(labels, 9.5, palette.ink, align="middle"))
    return paras


def _colour(deck: Deck, way: Way, loop: bool) -> Colour:
    if loop:
        return deck.palette.readable("accent1")
    return deck.palette.readable("accent2") if way.kind == "alternative" else deck.palette.muted


def _words(deck: Deck, way: Way, kind: str) -> str:
    """``42% look again``, or what the way is where nobody has said how many."""
    words = deck.words
    if way.share is None:
        return way.label or words(f"poster.way.{kind}")
    share = words.percent(way.share)
    return f"{share} {way.label}" if way.label else words(f"poster.way_share.{kind}", share=share)

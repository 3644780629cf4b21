"""What stands around the stops of the graph: the heads of the stages, the legend, and the empty picture."""

from itertools import groupby

from journey.i18n import Words
from journey.layout.flows import Flows
from journey.layout.graph_deviation import THIN
from journey.layout.graph_grid import Grid
from journey.layout.graph_stops import StopPen
from journey.layout.heading import draw_heading
from journey.model import Map, Stage
from journey.scene.measure import Measure
from journey.scene.primitives import Circle, Group, Item, Path, Rect, Scene, Shape, Text
from journey.scene.ribbons import arrowhead, cornered, flowing
from journey.scene.themes import Theme
from journey.scene.unplanned import draw_plus
from journey.scene.wrap import paragraph, wrap

HEAD, LEGEND = 21.0, 18.0
_LINE, _PAD = 1.16, 10.0


def _titles(grid: Grid, found: Flows, by_stages: bool, words: Words) -> list[tuple[Stage, str, float, float]]:
    """(stage, words, left, right) of each head: the stages, or the macro stages over a graph of stages."""
    borders = grid.borders()
    heads: list[tuple[Stage, str, float, float]] = []
    stages = [found.columns[stage][0] for stage, _ in grid.columns]
    key = (lambda n: stages[n].macro_stage) if by_stages else (lambda n: stages[n].id)
    for _, group in groupby(range(len(stages)), key=key):
        members = list(group)
        stage = stages[members[0]]
        title = (
            words(f"macro_stages.{stage.macro_stage}")
            if by_stages
            else f"{grid.columns[members[0]][0] + 1} {stage.name}"
        )
        heads.append((stage, title, borders[members[0]], borders[members[-1] + 1]))
    return heads


def heads_height(grid: Grid, found: Flows, pen: StopPen, by_stages: bool) -> float:
    """Px that the heads take, by the one with the most lines."""
    lines = [
        len(wrap(title, pen.measure, HEAD, right - left - 6.0 - 2 * _PAD, 700, max_lines=3).lines)
        for _, title, left, right in _titles(grid, found, by_stages, pen.words)
    ]
    return max(lines, default=1) * HEAD * _LINE + 1.6 * _PAD


def draw_heads(grid: Grid, found: Flows, pen: StopPen, by_stages: bool, top: float, bottom: float) -> list[Item]:
    """A tinted head for each stage, and a dotted line between the stages down to ``bottom``."""
    theme, items = pen.theme, list[Item]()
    height = heads_height(grid, found, pen, by_stages)
    heads = _titles(grid, found, by_stages, pen.words)
    for stage, title, left, right in heads:
        tip = stage.goal if not by_stages else ""
        items.append(
            Rect(
                x=left + 3.0, y=top, width=right - left - 6.0, height=height, radius=6.0,
                fill=theme.macro_tints[stage.macro_stage], id="" if by_stages else stage.id, role="stage",
                tip=tip or title,
            )
        )  # fmt: skip
        room = right - left - 6.0 - 2 * _PAD
        lines = len(wrap(title, pen.measure, HEAD, room, 700, max_lines=3).lines)
        words, _, _ = paragraph(
            title, x=(left + right) / 2, y=top + (height - lines * HEAD * _LINE) / 2, width=room, size=HEAD, weight=700,
            measure=pen.measure, fill=theme.macro_inks[stage.macro_stage], anchor="middle", line_height=_LINE,
            max_lines=3, role="stage",
        )  # fmt: skip
        items += words
    for _, _, left, _ in heads[1:]:
        line = Shape((("M", left, top + height + 12.0), ("L", left, bottom)))
        items.append(
            Path(shape=line, stroke=theme.hair2, stroke_width=1.4, dash=(0.01, 7.0), opacity=0.8, role="border")
        )
    return items


def draw_legend(found: Flows, pen: StopPen, edges: tuple[float, float], top: float) -> tuple[list[Item], float]:
    """What the kinds of ways look like, only those that are there, set from the right; and the y of its foot."""
    theme, words = pen.theme, pen.words
    ways = (*found.ways(), *found.exits)
    kinds = {way.kind for way in ways if not (way.flagged or way.unplanned or way.deserted)}
    with_shares = any(way.share is not None for way in ways)
    entries = [("main", words("graph.main_width" if with_shares else "graph.main"))] if "main" in kinds else []
    entries += [(kind, words(f"graph.{kind}")) for kind in ("loop", "alternative", "exit") if kind in kinds]
    if any(way.flagged for way in found.exits):
        entries.append(("flagged", words("graph.flagged")))
    if any(way.unplanned and not way.flagged for way in ways):
        entries.append(("unplanned", words("graph.unplanned")))
    if any(way.deserted for way in ways):
        entries.append(("deserted", words("graph.deserted")))
    widths = [pen.measure.width(text, LEGEND) for _, text in entries]
    x = edges[1] - sum(widths) - 96.0 * len(entries) + 34.0
    items: list[Item] = []
    if x < edges[0]:
        return items, top
    y = top + 14.0
    for (kind, text), width in zip(entries, widths, strict=True):
        items += _sample(kind, x, y, theme)
        box = (x + 60.0, y - 12.0, x + 62.0 + width, y + 13.0)
        items.append(
            Text(x=x + 60.0, y=y + 6.0, text=text, size=LEGEND, width=width, fill=theme.ink2, box=box, role="legend")
        )
        x += width + 96.0
    return [Group(items=tuple(items), role="legend")], top + 28.0


def _sample(kind: str, x: float, y: float, theme: Theme) -> list[Item]:
    """48 px of a way of one kind, its middle at height ``y``."""
    if kind == "main":
        return [Rect(x=x, y=y - 5.0, width=48.0, height=10.0, fill=theme.ribbon, opacity=0.72)]
    if kind == "alternative":
        line = Shape((("M", x + 2.0, y), ("L", x + 46.0, y)))
        return [Path(shape=line, stroke=theme.alternative, stroke_width=3.2, dash=(0.01, 7.4))]
    if kind in ("unplanned", "deserted"):
        line = Shape((("M", x, y), ("L", x + 48.0, y)))
        if kind == "deserted":
            return [Path(shape=line, stroke=theme.muted, stroke_width=THIN, dash=(7.0, 5.0), cap="butt")]
        return [Path(shape=line, stroke=theme.unplanned, stroke_width=4.0), *draw_plus(x + 24.0, y, theme)]
    if kind == "loop":
        arch = cornered(
            [(x + 46.0, y + 10.0), (x + 46.0, y - 10.0), (x + 8.0, y - 10.0), (x + 8.0, y + 4.0)],
            [(14.0, 19.0), (19.0, 14.0)],
        )
        return [
            Path(shape=arch, stroke=theme.loop, stroke_width=3.2),
            Path(shape=arrowhead((x + 8.0, y + 11.0), (x + 8.0, y), 13.0), fill=theme.loop),
        ]
    colour = theme.loss if kind == "flagged" else theme.ribbon
    stem = Shape((("M", x + 32.0, y - 11.0), ("L", x + 32.0, y + 2.0)))
    return [
        Path(shape=stem, stroke=colour, stroke_width=5.0, cap="butt"),
        Path(shape=arrowhead((x + 32.0, y + 12.0), (x + 32.0, y), 13.0), fill=colour),
    ]


def empty_scene(journey_map: Map, theme: Theme, words: Words, measure: Measure, width: float, margin: float) -> Scene:
    """One sentence over a faint drawing of the graph that will be here."""
    view, room = words("graph.name"), width - 2 * margin
    items, top = draw_heading(journey_map, view, theme, words, measure, margin, width, room)
    top += 26.0
    height = 620.0
    items.append(
        Rect(x=margin, y=top, width=width - 2 * margin, height=height, radius=12.0, fill=theme.card, stroke=theme.hair)
    )
    points = [(0.14, 0.34), (0.14, 0.66), (0.38, 0.26), (0.38, 0.56), (0.62, 0.42), (0.86, 0.34), (0.86, 0.64)]
    places = [(margin + part * (width - 2 * margin), top + 30.0 + down * (height - 190.0)) for part, down in points]
    for a, b, thick in ((0, 2, 12.0), (0, 3, 6.0), (1, 3, 16.0), (2, 4, 10.0), (3, 4, 18.0), (4, 5, 16.0), (4, 6, 8.0)):
        (x0, y0), (x1, y1) = places[a], places[b]
        line = flowing([(x0, y0), (x0 + 70.0, y0), (x1 - 70.0, y1), (x1, y1)])
        items.append(Path(shape=line, stroke=theme.hair, stroke_width=thick, opacity=0.6, cap="butt"))
    items += [Circle(x=x, y=y, r=32.0, fill=theme.card, stroke=theme.hair2, stroke_width=2.5) for x, y in places]
    sentence, _, _ = paragraph(
        words("lanes.nothing_happens"), x=width / 2, y=top + height - 96.0, width=width - 4 * margin, size=30.0,
        weight=600, measure=measure, fill=theme.ink2, anchor="middle", max_lines=2, role="empty",
    )  # fmt: skip
    return Scene(
        width=width, height=top + height + margin, items=(*items, *sentence), view="graph",
        title=journey_map.headline or journey_map.title or words("poster.untitled"),
        description=words("lanes.nothing_happens"), language=words.language, theme=theme.name, background=theme.paper,
    )  # fmt: skip

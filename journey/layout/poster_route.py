"""The route: macro stages, arcs, stage names, the ribbon with its stations, days, shares and exits.

```
 Before buying          | Buying     | After buying        macro band
      ╭── 10% go back ──╮                                  arcs
      ▼ Look around     │ Choose                           names
 ═══①═════════════②═════════③══════                        ribbon
     9 days         12 days  82% get here    ↘ 8% leave    days, shares, exits
```
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from journey.lanes import counted
from journey.lanes.frame import Column, Frame
from journey.layout.poster_arcs import STATION, Arc, arcs_of, draw_arcs, levels_height
from journey.layout.poster_exits import MOST_EXITS, ROW, Out, draw_exit, place_exits
from journey.layout.poster_frame import macro_runs
from journey.layout.poster_links import Way, ways
from journey.layout.poster_ribbon import FULL, Knot, Leak, knots, ribbon
from journey.model.shares import StageShare, reached_stages, stage_shares
from journey.scene.balance import balanced_width
from journey.scene.one_line import one_line
from journey.scene.primitives import Circle, Group, Item, Path, Rect, Text
from journey.scene.wrap import paragraph, wrap

MACRO_HEIGHT, MACRO_GAP = 30.0, 4.0
TEXT_LEFT, NAME_LEADING, MOST_NAME_LINES = 46.0, 1.16, 3
TOLD_SIZE = 16.0
_TO_ROWS = 9.0  # from the ribbon at its widest to the row of days


@dataclass(frozen=True, slots=True)
class Told:
    """What stands under a stage: its pieces as (text, x, row, strong), where each row ends and where it must end."""

    pieces: tuple[tuple[str, float, int, bool], ...]
    edges: tuple[float, ...]
    limit: float


@dataclass(frozen=True, slots=True)
class Route:
    """Everything measured before anything is drawn; y positions in px."""

    shares: tuple[StageShare, ...]
    stations: tuple[float, ...]
    arcs: tuple[Arc, ...]
    told: tuple[Told, ...]
    outs: tuple[tuple[Out, ...], ...]
    names_top: float
    ribbon_top: float
    rows_top: float
    bottom: float
    name_lines: int
    hidden: int = 0
    proofs: Mapping[str, str] = field(default_factory=dict)
    along: tuple[Knot, ...] = field(default=())


def draw_macro_band(frame: Frame, top: float) -> list[Item]:
    """One tinted stretch for each run of stages with the same macro stage."""
    theme = frame.theme
    items: list[Item] = []
    for first, last, macro in macro_runs([column.stage for column in frame.columns]):
        left = frame.columns[first].left + (1 if first else 0)
        width = frame.columns[last].right - left - (MACRO_GAP - 1 if last + 1 < len(frame.columns) else 0)
        name = frame.words(f"macro_stages.{macro}")
        ground = Rect(x=left, y=top, width=width, height=MACRO_HEIGHT, radius=3, fill=theme.macro_tints[macro])
        label = one_line(
            name, x=left + 15, y=top + 21, width=width - 30, size=17.0, measure=frame.measure,
            fill=theme.macro_inks[macro], weight=700,
        )  # fmt: skip
        items.append(Group(items=(ground, label), role="macro_stage", tip=name))
    return items


def plan_route(frame: Frame, top: float) -> Route:
    """Measures the route whose macro band ends at ``top``."""
    shares = stage_shares(frame.map)
    stations = tuple(column.left + STATION + 1 for column in frame.columns)
    found = ways(frame)
    arcs, dropped = arcs_of(frame, found, stations)
    names = [_name_lines(frame, column) for column in frame.columns]
    lines = max(names, default=1)
    apexes = levels_height(arcs)
    arcs_room = apexes[-1] + 16 if apexes else 14.0
    names_top = top + arcs_room
    ribbon_top = names_top + lines * NAME_LEADING * frame.density.stage + 4
    rows_top = ribbon_top + FULL + _TO_ROWS
    told: list[Told] = []
    outs: list[tuple[Out, ...]] = []
    for place, column in enumerate(frame.columns):
        leaving = [way for way in found if way.end is None and way.start == place]
        dropped += max(0, len(leaving) - MOST_EXITS)
        text, out = _told_and_outs(frame, column, shares[place], place, leaving)
        told.append(text)
        outs.append(out)
    rows = max([len(one.edges) for one in told] + [out.rows for stage in outs for out in stage] + [1])
    leaks = [Leak(place, out.x, out.way.share) for place, stage in enumerate(outs) for out in stage if out.way.share]
    return Route(
        shares=shares,
        stations=stations,
        arcs=arcs,
        told=tuple(told),
        outs=tuple(outs),
        names_top=names_top,
        ribbon_top=ribbon_top,
        rows_top=rows_top,
        bottom=rows_top + rows * ROW + 14,
        name_lines=lines,
        hidden=dropped,
        proofs={stage: counted.told(metric, frame.words) for stage, metric in reached_stages(frame.map).items()},
        along=tuple(knots(stations, frame.right, shares, leaks)),
    )


def _told_and_outs(
    frame: Frame, column: Column, share: StageShare, place: int, leaving: Sequence[Way]
) -> tuple[Told, tuple[Out, ...]]:
    """What stands under a stage and its ways out: in one row if need be with fewer words, else under each other."""
    edge = column.right - (8 if not leaving else 32 + 20 * (min(len(leaving), MOST_EXITS) - 1))
    tried = []
    for short in (False, True):
        told = _told(frame, column, share, place, edge, short)
        outs = tuple(place_exits(frame, column, column.left + TEXT_LEFT, leaving, told.edges))
        tried.append((told, outs))
        if len(told.edges) < 2 and all(out.row == 0 for out in outs):
            return told, outs
    return tried[0] if len(tried[0][0].edges) <= len(tried[1][0].edges) else tried[1]


def draw_route(frame: Frame, route: Route) -> list[Item]:
    """Ribbon, stations, names, days, arcs, exits, from the back; stage heads can be clicked where the frame invites."""
    theme = frame.theme
    if not frame.columns:
        return []
    items: list[Item] = [
        Path(
            shape=ribbon(route.ribbon_top, route.along),
            fill=theme.route,
            role="route",
            tip=frame.words("poster.route_tip"),
        )
    ]
    station_y = route.ribbon_top + min(FULL / 2 + 0.5, 15.0)
    stem = (route.name_lines - 1) * NAME_LEADING * frame.density.stage
    items += draw_arcs(frame, route.arcs, route.names_top, station_y, stem)
    for stage in route.outs:
        items += [
            draw_exit(frame, out, route.ribbon_top, _width_at(route.along, out.x - 14), route.rows_top) for out in stage
        ]
    for place, column in enumerate(frame.columns):
        items.append(_stage(frame, route, column, place, station_y))
    return items


def _width_at(along: Sequence[Knot], x: float) -> float:
    """Width of the ribbon left of ``x``."""
    return next((width for knot, width in reversed(along) if knot <= x), along[0][1])


def _stage(frame: Frame, route: Route, column: Column, place: int, station_y: float) -> Group:
    theme, density, stage = frame.theme, frame.density, column.stage
    x = route.stations[place]
    even = balanced_width(stage.name, frame.measure, density.stage, _name_width(column), 700, False, MOST_NAME_LINES)
    texts, _, _ = paragraph(
        stage.name, x=column.left + TEXT_LEFT, width=even, size=density.stage, measure=frame.measure,
        y=route.names_top + (route.name_lines - _name_lines(frame, column)) * NAME_LEADING * density.stage,
        fill=theme.ink, weight=700, line_height=NAME_LEADING, max_lines=MOST_NAME_LINES, role="name",
    )  # fmt: skip
    circle = Circle(x=x, y=station_y, r=STATION, fill=theme.paper, stroke=theme.ink, stroke_width=3.0)
    number = one_line(
        str(place + 1), x=x, y=station_y + 7, width=2 * STATION - 6, size=20.0 if place < 99 else 15.0,
        measure=frame.measure, fill=theme.ink, weight=700, anchor="middle", role="number",
    )  # fmt: skip
    rows: list[Text] = []
    for text, left, row, strong in route.told[place].pieces:
        rows.append(
            one_line(
                text, x=left, y=route.rows_top + row * ROW + 16, width=route.told[place].limit - left, size=TOLD_SIZE,
                measure=frame.measure, fill=theme.ink2 if strong else theme.muted, weight=600 if strong else 400,
                role="told",
            )
        )  # fmt: skip
    told = " · ".join(piece[0] for piece in route.told[place].pieces)
    has_share = any(strong for *_, strong in route.told[place].pieces)
    base = frame.words("poster.reaching_of_all") if has_share else ""
    of_whom = route.proofs.get(stage.id, "") or base
    tip = "\n".join(part for part in (f"{place + 1} · {stage.name}", told, of_whom, stage.goal) if part)
    ground = (_ground(frame, route, column, texts),) if frame.invite else ()
    return Group(items=(*ground, circle, number, *texts, *rows), id=stage.id, role="stage", tip=tip)


def _ground(frame: Frame, route: Route, column: Column, name: Sequence[Text]) -> Rect:
    """An unseen ground from the name down to the days: between its words a stage is not the route behind it."""
    right = max([column.left + TEXT_LEFT, *(line.extent[2] for line in name)])
    return Rect(
        x=column.left, y=route.names_top, width=right - column.left, height=route.rows_top - route.names_top,
        fill=frame.theme.paper, opacity=0,
    )  # fmt: skip


def _name_width(column: Column) -> float:
    return column.width - TEXT_LEFT - 10


def _name_lines(frame: Frame, column: Column) -> int:
    name = wrap(column.stage.name, frame.measure, frame.density.stage, _name_width(column), 700, False, MOST_NAME_LINES)
    return len(name.lines)


def _told(frame: Frame, column: Column, share: StageShare, place: int, edge: float, short: bool) -> Told:
    """Days, and the share of people who get here (of the first stage everybody knows it, unless a log says else)."""
    words = frame.words
    parts: list[tuple[str, bool]] = []
    if column.stage.days:
        parts.append((shown_days(frame, column.stage.days), False))
    if share.arrives is not None and (place > 0 or share.measured):
        brief = words("poster.here", share=words.percent(share.arrives))
        parts.append((brief if short else counted.arriving(share, words), True))
    left = column.left + TEXT_LEFT
    pieces: list[tuple[str, float, int, bool]] = []
    edges: list[float] = []
    x, row = left, 0
    for text, strong in parts:
        width = frame.measure.width(text, TOLD_SIZE, 600 if strong else 400)
        if x > left and x + width > edge:
            x, row = left, row + 1
        pieces.append((text, x, row, strong))
        edges[row:] = [min(x + width, edge)]
        x += width + 14
    return Told(tuple(pieces), tuple(edges), edge)


def shown_days(frame: Frame, days: float) -> str:
    """``9 days``, ``2 weeks``, ``3 months``, ``6 hours``: in the unit in which it is a whole number."""
    words = frame.words
    if 0 < days < 1:
        return words("poster.hours", n=max(round(days * 24), 1))
    for unit, size, least in (("years", 365, 365), ("months", 30, 60), ("weeks", 7, 14)):
        if days >= least and days % size == 0:
            return words(f"poster.{unit}", n=int(days // size))
    return words("poster.days", n=days)


def unbalanced(route: Route) -> list[int]:
    """Stages, counted from 0, where shares of links do not add up to those who arrive."""
    return [place for place, share in enumerate(route.shares) if not share.balanced]

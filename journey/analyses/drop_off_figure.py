"""The picture of where customers vanish: a row for each point, those that stand out in red on top.

```
  [icon] Reminder calls      |      ==O==....o     1,204      | expected   O honest share   o naive share
         from us
```
One unit of the axis that goes down is one px.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from journey.analyses.drawing import layout
from journey.analyses.drop_off_answer import DropOff, Point, ranked, said
from journey.analyses.paper import LINE_PX, Paper
from journey.analyses.percents import percent
from journey.analyses.short_names import lines_of
from journey.i18n import Words
from journey.scene.fonts import default_measure
from journey.scene.themes import Theme, blend

LEVELS = ("events", "touchpoints", "stages", "channels")
MOST_ROWS = 14
_NARROW_PX, _USUAL_PX, _LEAST_PX = 640, 820, 280
_SIZE, _SMALL = 15, 14
_LEFT_PX, _RIGHT_PX, _EDGE_PX = 310, 84, 9
_ICON_PX, _NAME_PX = 18, 36
_ROW_PX, _NARROW_ROW_PX, _HEAD_PX = 54, 66, 26
_LEGEND_PX, _GLYPH_PX = 24, 30
_BAR_PX = 10
_STEPS = (0.02, 0.05, 0.1, 0.2)


def figure(
    answer: DropOff, t: Words, tokens: Theme, level: str = LEVELS[0], icons: Mapping[str, str] | None = None,
    most: int | None = MOST_ROWS, width_px: float = 0,
) -> dict[str, Any]:  # fmt: skip
    """``icons``: of the channel of each point, by its name; ``most``: None for every row; ``width_px``: of its place, 0
    where nobody knows."""
    points = ranked(answer.drawn(getattr(answer, level)))[:most]
    narrow = bool(width_px) and width_px < _NARROW_PX
    width = max(width_px or _USUAL_PX, _LEAST_PX)
    paper = Paper(_EDGE_PX if narrow else _LEFT_PX)
    drawing = _Drawing(t, tokens, icons or {}, answer.asks_of, narrow, width, paper)
    drawing.legend(points)
    drawing.scale(points)
    for point in points:
        drawing.row(point)
    return drawing.done()


@dataclass(slots=True)
class _Drawing:
    t: Words
    tokens: Theme
    icons: Mapping[str, str]
    asks_of: Callable[[Point], bool]
    narrow: bool
    width: float
    paper: Paper
    y: float = 0
    highest: float = 1
    rows: list[tuple[Point, float]] = field(default_factory=list)
    ticks: list[float] = field(default_factory=list)
    head: float = 0

    def legend(self, points: Sequence[Point]) -> None:
        """What each sign is, as words behind it."""
        signs = ["share"]
        signs += ["expected"] if any(each.expected_share is not None for each in points) else []
        signs += ["naive"] if any(each.naive is not None for each in points) else []
        signs += ["flagged"] if any(each.flag for each in points) else []
        x, y = 0.0, _LEGEND_PX / 2
        for sign in signs:
            word = self.t(f"analyses.drop_off.legend.{sign}")
            wide = _GLYPH_PX + default_measure().width(word, _SMALL, 400) + 22
            if x and x + wide > self.width:
                x, y = 0.0, y + _LEGEND_PX
            self._sign(sign, x, y)
            self.paper.lines([word], x + _GLYPH_PX, y, self.tokens.ink2, 400, _SMALL)
            x += wide
        self.y = y + _LEGEND_PX / 2 + 10

    def _sign(self, sign: str, x: float, y: float) -> None:
        tokens, paper = self.tokens, self.paper
        if sign == "flagged":
            paper.box(x, x + 24, y - 8, y + 8, tokens.loss_tint)
        elif sign == "expected":
            paper.box(x + 10, x + 12.5, y - 9, y + 9, tokens.ink)
        elif sign == "naive":
            paper.disc(x + 12, y, 5.5, tokens.card, tokens.muted)
        else:
            paper.box(x, x + 24, y - 5, y + 5, self._pale(False))
            paper.disc(x + 12, y, 6, tokens.ink2, tokens.card)

    def _pale(self, flag: bool) -> str:
        """Of an interval: far lighter than its dot."""
        return blend(self.tokens.loss if flag else self.tokens.ink2, self.tokens.card, 0.62)

    def scale(self, points: Sequence[Point]) -> None:
        """How far the axis goes, with its numbers over the rows."""
        values = (value for each in points for value in (each.share, each.high, each.naive, each.expected_share))
        self.highest = min(1.04, max([value for value in values if value is not None] or [0.1]) * 1.12)
        most = 4 if self.narrow else 6
        step = next((step for step in _STEPS if self.highest / step <= most), 0.25)
        self.ticks = [step * place for place in range(int(self.highest / step) + 1)]
        middle = self.y + _HEAD_PX / 2
        for tick in self.ticks:
            self._at(
                self.t.percent(tick),
                tick,
                middle,
                self.tokens.muted,
                400,
                "left" if self.narrow and not tick else "center",
            )
        if not self.narrow:
            self.paper.after(self.t("analyses.drop_off.cases"), _RIGHT_PX - 10, middle, self.tokens.muted, 400, "right")
        self.y += _HEAD_PX
        self.head = self.y

    def _at(self, word: str, value: float, y: float, colour: str, weight: int, anchor: str = "center") -> None:
        self.paper.words.append({
            "text": escape(word, quote=False), "x": value, "xref": "x", "y": y, "yref": "y", "xanchor": anchor,
            "yanchor": "middle", "showarrow": False, "borderpad": 0,
            "font": {"color": colour, "weight": weight, "size": _SMALL if weight == 400 else _SIZE},
        })  # fmt: skip

    def row(self, point: Point) -> None:
        top, tall = self.y, _NARROW_ROW_PX if self.narrow else _ROW_PX
        tokens, paper = self.tokens, self.paper
        number = self.t.number(point.every if point.by_survival or point.share is None else point.n)
        cases = self.t("analyses.drop_off.n", n=number)
        beside = _NAME_PX + default_measure().width(cases, _SMALL, 400) + 34
        note, room = self._note(point), (self.width - beside if self.narrow else _LEFT_PX - _NAME_PX - 10)
        most = 1 if note or self.narrow else 2
        lines = lines_of(point.event, room, _SIZE, 600 if point.flag else 400, most)
        told = " · ".join(filter(None, (note, cases)))
        if self.narrow:
            used = _NAME_PX + default_measure().width(lines[0] if lines else "", _SIZE, 700)
            if note and used + default_measure().width(told, _SMALL, 400) + 16 >= self.width:
                told, tall = cases, tall + LINE_PX  # the note has a line of its own
        if point.flag:
            if not self.narrow:
                paper.box(0, _LEFT_PX + 1, top + 1, top + tall - 1, tokens.loss_tint)
                paper.box(-1, _RIGHT_PX, top + 1, top + tall - 1, tokens.loss_tint, after=True)
            paper.band(top + 1, top + tall - 1, tokens.loss_tint)
        colour = tokens.loss if point.flag else tokens.ink
        middle = top + (tall - 16 if self.narrow else tall / 2 + 6)
        first = top + 15 if self.narrow else top + tall / 2 - (LINE_PX / 2 if note or len(lines) > 1 else 0)
        if point.event in self.icons:  # the ring of an unknown one would be taken for a naive share
            paper.icon(self.icons[point.event], _ICON_PX, first, colour)
        paper.lines(lines, _NAME_PX, first, colour, 700 if point.flag else 400)
        ink = tokens.ink2 if point.flag else tokens.muted
        if note and not (self.narrow and told != cases):
            paper.lines([note], _NAME_PX, first + LINE_PX - 1, ink, 400, _SMALL)
        if self.narrow:
            paper.after(told, -6, first, ink, 400, "right")
        else:
            paper.after(number, _RIGHT_PX - 10, middle, ink, 400, "right")
        if point.share is not None:
            said = percent(point.share, self.t)
            self._at(said, point.share, middle - 18, colour, 700,
                     "left" if self.narrow and point.share < 0.05 * self.highest else "center")  # fmt: skip
        self.rows.append((point, middle))
        self.y += tall

    def _note(self, point: Point) -> str:
        """What must be known of a row, in small words under its name."""
        notes = list[str]()
        if self.asks_of(point):
            notes.append("perhaps" if point.kind == "event" else "perhaps_in")
        elif point.is_whole:
            notes.append("whole")
        elif point.is_alone or point.few:
            notes.append("unjudged_few" if point.few else "unjudged")
        if point.share is None:
            notes.append("too_short")
        elif point.by_survival:
            notes.append("as_far")
        told = [point.whose(self.t), *(self.t(f"analyses.drop_off.{name}") for name in notes)]
        return " · ".join(filter(None, told))

    def _hover(self, point: Point) -> str:
        told = [f"<b>{escape(point.event, quote=False)}</b>", *escape(said(point, self.t), quote=False).split("; ")]
        if point.excess_low is not None and point.excess_high is not None:
            low, high = (self.t.number(value, 1) for value in (point.excess_low, point.excess_high))
            told.append(self.t("analyses.drop_off.hover_excess", low=low, high=high))
        if point.naive is not None:
            told.append(self.t("analyses.drop_off.hover_naive", share=percent(point.naive, self.t)))
        return "<br>".join(told)

    def done(self) -> dict[str, Any]:
        tokens = self.tokens
        shown = [(each, y) for each, y in self.rows if each.share is not None]
        colours = [tokens.loss if each.flag else tokens.ink2 for each, _ in shown]
        bounded = [
            (each, y, each.low, each.high) for each, y in shown if each.low is not None and each.high is not None
        ]
        expected = [(each.expected_share, y) for each, y in shown if each.expected_share is not None]
        naive = [(each.share, each.naive, y) for each, y in shown if each.naive is not None]
        quiet = {"type": "scatter", "hoverinfo": "skip", "cliponaxis": False}
        data: list[dict[str, Any]] = [
            {
                "type": "bar", "orientation": "h", "hoverinfo": "skip", "width": _BAR_PX,
                "base": [low for _, _, low, _ in bounded], "x": [high - low for _, _, low, high in bounded],
                "y": [y for _, y, _, _ in bounded],
                "marker": {"color": [self._pale(each.flag) for each, *_ in bounded], "line": {"width": 0}},
            },
            quiet | {
                "mode": "lines", "x": [end for share, value, _ in naive for end in (share, value, None)],
                "y": [end for *_, y in naive for end in (y, y, None)],
                "line": {"color": tokens.muted, "width": 1.5, "dash": "1.5px,4px"},
            },
            quiet | {
                "mode": "markers", "x": [value for _, value, _ in naive], "y": [y for *_, y in naive],
                "marker": {"color": tokens.card, "size": 12, "line": {"color": tokens.muted, "width": 2}},
            },
            quiet | {
                "mode": "markers", "x": [value for value, _ in expected], "y": [y for _, y in expected],
                "marker": {"symbol": "line-ns", "size": 15, "color": tokens.ink,
                           "line": {"color": tokens.ink, "width": 2.5}},
            },
            {
                "type": "scatter", "mode": "markers", "cliponaxis": False, "x": [each.share for each, _ in shown],
                "y": [y for _, y in shown], "text": [self._hover(each) for each, _ in shown], "hoverinfo": "text",
                "marker": {"color": colours, "size": 15, "line": {"color": tokens.card, "width": 2}},
            },
        ]  # fmt: skip
        for tick in self.ticks if self.rows else ():
            self.paper.shapes.append({
                "type": "line", "layer": "below", "xref": "x", "yref": "y", "x0": tick, "x1": tick, "y0": self.head,
                "y1": self.y, "line": {"color": tokens.hair, "width": 1, "dash": "dot"},
            })  # fmt: skip
        height = max(self.y, 40) + 4
        side = {"l": _EDGE_PX, "r": _EDGE_PX} if self.narrow else {"l": _LEFT_PX, "r": _RIGHT_PX}
        return {
            "data": data,
            "layout": layout(
                tokens, height, margin={**side, "t": 0, "b": 0, "pad": 0}, shapes=self.paper.shapes,
                annotations=self.paper.words, barcornerradius=5, barmode="overlay",
                xaxis={"range": [0, self.highest], "fixedrange": True, "visible": False},
                yaxis={"range": [height, 0], "fixedrange": True, "visible": False},
            ),
        }  # fmt: skip

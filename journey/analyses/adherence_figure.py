"""The picture of a plan and of what became of it: stages, their touchpoints, and how many customers came to each.

```
wide   ┌ Look around ┐  o Reads the reviews  ████████████░░░░░░  = 38   6%
       │             │  + A riders' group    █████ 29% not on the map
narrow   Look around
         o Reads the reviews
         ████████████░░░░░░
         38% again · 6% other order
```
One unit of the axis that goes down is one px.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any

from journey.analyses.adherence_answer import Adherence, Step, Unplanned, percent
from journey.analyses.drawing import layout
from journey.analyses.paper import LINE_PX, Paper
from journey.analyses.short_names import lines_of
from journey.events.spelling import readable
from journey.i18n import Words
from journey.scene.fonts import default_measure
from journey.scene.themes import Theme
from journey.scene.wrap import wrap

MOST_UNPLANNED = 8
_NARROW_PX = 820
_USUAL_PX = 940
_SIZE, _BAR_PX = 15, 16
_LEFT_PX, _RIGHT_PX = 356, 190
_STAGE_PX, _ICON_PX, _NAME_PX = 128, 150, 168
_AGAIN_PX, _AGAIN_LONG_PX, _ORDER_PX = 30, 44, 184  # the first is beyond half of the axis's 100%
_WORTH = 0.08  # a share that is said in bold
_ROOM = 0.16  # of a bar, for its own words


def figure(answer: Adherence, t: Words, tokens: Theme, width_px: float = 0) -> dict[str, Any]:
    """``width_px`` is that of its place, 0 where nobody knows: then it is drawn wide."""
    narrow = bool(width_px) and width_px < _NARROW_PX
    drawing = _Drawing(t, tokens, narrow, max(width_px or _USUAL_PX, 280), Paper(0 if narrow else _LEFT_PX))
    for stage_id, name, macro in answer.stages:
        rows = list(_rows(answer, stage_id))
        if rows:
            drawing.stage(name, macro, rows)
    return drawing.done()


def _rows(answer: Adherence, stage_id: str) -> Iterator[Step | Unplanned]:
    """The touchpoints of a stage, each followed by the unplanned events that mostly come right after it."""
    left = [each for each in answer.unplanned[:MOST_UNPLANNED] if each.stage_id == stage_id]
    for step in answer.steps:
        if step.stage_id == stage_id:
            yield step
            yield from (each for each in left if each.before_id == step.touchpoint_id)
            left = [each for each in left if each.before_id != step.touchpoint_id]
    yield from left


@dataclass(slots=True)
class _Drawing:
    t: Words
    tokens: Theme
    narrow: bool
    width: float
    paper: Paper
    y: float = 0
    bars: list[tuple[float, float, str, str]] = field(default_factory=list)  # share, y, colour, hover

    def stage(self, name: str, macro: str, rows: list[Step | Unplanned]) -> None:
        tint, ink, top = self.tokens.macro_tints[macro], self.tokens.macro_inks[macro], self.y
        room = self.width - 24 if self.narrow else _STAGE_PX - 20
        lines = lines_of(name, room, _SIZE, 700, 3)
        title = LINE_PX * len(lines) + 12
        if self.narrow:
            self.y += title + 10
        for row in rows:
            self._row(row)
        if self.narrow:
            self.paper.band(top, top + title, tint)
        else:
            self.y = max(self.y, top + title)
            self.paper.box(0, _STAGE_PX, top, self.y, tint)
            self.paper.line(self.y + 4, self.tokens.hair)
        self.paper.lines(lines, 12 if self.narrow else 10, top + 6 + LINE_PX / 2, ink, 700)
        self.y += 8

    def _row(self, row: Step | Unplanned) -> None:
        unplanned = isinstance(row, Unplanned)
        name = readable(row.event) if isinstance(row, Unplanned) else row.touchpoint
        colour = self.tokens.personas[3] if unplanned else self.tokens.ink
        room = self.width - 30 if self.narrow else _LEFT_PX - _NAME_PX - 8
        weight = 600 if unplanned else 400
        lines = lines_of(name, room, _SIZE, weight, 2)
        whose = self._whose(row)
        note = wrap(whose, default_measure(), 14, room, 400, max_lines=1).lines if whose else ()
        tall = LINE_PX * max(len(lines) + len(note), 1)
        middle = self.y + (tall + 12) / 2 if not self.narrow else self.y + tall + 4 + _BAR_PX / 2
        first = middle - (tall - LINE_PX) / 2 if not self.narrow else self.y + LINE_PX / 2
        icon = "plus" if isinstance(row, Unplanned) else row.icon
        self.paper.icon(icon, 9 if self.narrow else _ICON_PX, first if self.narrow else middle, colour)
        self.paper.lines(lines, 26 if self.narrow else _NAME_PX, first, colour, weight)
        below = first + LINE_PX * len(lines)
        self.paper.lines(note, 26 if self.narrow else _NAME_PX, below, self.tokens.muted, 400, 14)
        if isinstance(row, Unplanned):
            self._unplanned(row, middle)
        else:
            self._planned(row, middle)
        self.y = middle + _BAR_PX / 2 + 10 if self.narrow else self.y + tall + 12
        if self.narrow:
            self._detail(row)

    def _whose(self, row: Step | Unplanned) -> str:
        """Why not everybody can begin a touchpoint: who goes on without it is no measure of the customer then."""
        if isinstance(row, Unplanned) or row.anyone_begins:
            return ""
        if row.personas:
            return self.t("analyses.adherence.meant_for", names=", ".join(row.personas))
        return self.t(f"analyses.adherence.begun.{row.initiator}")

    def _unplanned(self, row: Unplanned, y: float) -> None:
        t, colour = self.t, self.tokens.personas[3]
        self.bars.append((row.share, y, colour, self._hover(row)))
        said = t("analyses.adherence.not_on_map", share=percent(row.share, t))
        inside = self._wide(said) > (1 - row.share) * self._across()
        self.paper.beside(
            said, row.share, y, self.tokens.card if inside else colour, 600, "right" if inside else "left"
        )
        if not self.narrow and row.mean_times >= 1.05:
            self.paper.after(t("analyses.adherence.times", n=t.number(row.mean_times, 1)), _AGAIN_PX, y, colour, 600)

    def _planned(self, row: Step, y: float) -> None:
        t, tokens = self.t, self.tokens
        if not row.alternatives:
            top, bottom, gone = y - _BAR_PX / 2, y + _BAR_PX / 2, row.share + row.skipped_share
            if row.skipped or not row.n:
                self.paper.frame(row.share, gone if row.n else 1, top, bottom, tokens.muted)
            if row.left:
                self.paper.frame(gone, 1, top, bottom, tokens.loss, "solid")  # not by colour alone
        self.bars.append((row.share, y, tokens.ink2, self._hover(row)))
        inside = row.share >= _ROOM
        self.paper.beside(percent(row.share, t), row.share, y, tokens.card if inside else tokens.ink, 700,
                 "right" if inside else "left")  # fmt: skip
        said, colour, end = self._rest(row)
        begin = row.share if end < 1 or not row.left or row.alternatives else row.share + row.skipped_share
        if said and self._wide(said) < (end - begin) * self._across() - (0 if inside else 40):
            self.paper.beside(said, end, y, colour, 600, "right")
        if self.narrow:
            return
        if row.again_share >= 0.005:
            for place in (-4, 1):  # a double stroke: come again
                end = _AGAIN_PX + 3 + _AGAIN_LONG_PX * row.again_share
                self.paper.box(_AGAIN_PX, end, y + place, y + place + 3, tokens.loop, after=True)
            left = _AGAIN_PX + 9 + _AGAIN_LONG_PX * row.again_share
            self.paper.after(t.percent(row.again_share), left, y, tokens.loop, 600)
        if row.reordered_share >= 0.005:
            much = row.reordered_share >= _WORTH
            ink = tokens.alternative if much else tokens.muted
            self.paper.after(t.percent(row.reordered_share), _ORDER_PX, y, ink, 700 if much else 400, "right")

    def _across(self) -> float:
        """How long a bar of everybody is, in px."""
        return self.width if self.narrow else self.width - _LEFT_PX - _RIGHT_PX

    def _wide(self, said: str) -> float:
        """The room that words at a bar take, with the air around them."""
        return default_measure().width(said, 14, 600) + 20

    def _rest(self, row: Step) -> tuple[str, str, float]:
        """What became of those who did not come here, in words: the larger part of them; and where that part ends."""
        if not row.n:
            return "", "", 1
        if row.alternatives:
            return self.t("analyses.adherence.one_of"), self.tokens.muted, 1
        if not row.customers:
            return self.t("analyses.adherence.never"), self.tokens.ink, 1
        gone = row.left_share >= row.skipped_share
        share = row.left_share if gone else row.skipped_share
        if share < 0.15:
            return "", "", 1
        said = self.t(f"analyses.adherence.{'left' if gone else 'skip'}", share=percent(share, self.t))
        if gone:
            return said, self.tokens.loss, 1
        return said, self.tokens.ink, row.share + row.skipped_share if row.left else 1

    def _detail(self, row: Step | Unplanned) -> None:
        """Under a bar: what stands beside it where there is room."""
        t = self.t
        if isinstance(row, Unplanned):
            said = [t("analyses.adherence.times", n=t.number(row.mean_times, 1))] if row.mean_times >= 1.05 else []
        else:
            pairs = (("again", row.again_share), ("other_order", row.reordered_share))
            said = [f"{t.percent(share)} {t(f'analyses.adherence.{name}')}" for name, share in pairs if share >= 0.005]
        if said:
            self.paper.lines([" · ".join(said)], 0, self.y + 2, self.tokens.ink2, 400, 14)
            self.y += 18
        self.y += 6

    def _hover(self, row: Step | Unplanned) -> str:
        t = self.t
        if isinstance(row, Unplanned):
            name, key, said = readable(row.event), "hover_unplanned", {"n": t.number(row.customers)}
            if row.before:
                said["before"] = row.before
                key = "hover_unplanned_after"
            told = [t(f"analyses.adherence.{key}", **said)]
        else:
            name = row.touchpoint
            told = [
                t("analyses.adherence.hover", n=t.number(row.n), customers=t.number(row.customers)),
                t("analyses.adherence.hover_rest", skipped=t.number(row.skipped), left=t.number(row.left)),
                t("analyses.adherence.hover_came", again=t.number(row.again), reordered=t.number(row.reordered)),
            ]
            if row.alternatives:
                names = ", ".join(row.alternatives)
                told.append(t("analyses.adherence.hover_one_of", n=t.number(row.other_way), names=names))
            if row.sentiment is not None:
                value = t.number(row.sentiment, 1, signed=True)
                told.append(t("analyses.adherence.hover_felt", value=value, n=t.number(row.sentiment_n)))
            if row.personas:
                told.append(t("analyses.adherence.hover_personas", names=", ".join(row.personas)))
        return "<br>".join([f"<b>{escape(name, quote=False)}</b>", *(escape(line, quote=False) for line in told)])

    def done(self) -> dict[str, Any]:
        tokens, t = self.tokens, self.t
        if not self.narrow:
            self.paper.after(t("analyses.adherence.again"), _AGAIN_PX, -11, tokens.loop, 600)
            self.paper.after(t("analyses.adherence.other_order"), _ORDER_PX, -11, tokens.alternative, 600, "right")
            self.paper.lines([t("analyses.adherence.stage")], 10, -11, tokens.muted, 400, 14)
            self.paper.lines([t("analyses.adherence.touchpoint")], _ICON_PX - 10, -11, tokens.muted, 400, 14)
        trace = {
            "type": "bar", "orientation": "h", "x": [share for share, *_ in self.bars],
            "y": [y for _, y, *_ in self.bars], "width": _BAR_PX,
            "marker": {"color": [colour for _, _, colour, _ in self.bars], "line": {"width": 0}},
            "hovertext": [hover for *_, hover in self.bars], "hovertemplate": "%{hovertext}<extra></extra>",
        }  # fmt: skip
        side = {"l": 0, "r": 0, "t": 0} if self.narrow else {"l": _LEFT_PX, "r": _RIGHT_PX, "t": 34}
        height = self.y + side["t"] + 4
        ticks = [0, 0.25, 0.5, 0.75, 1]
        across = {
            "range": [0, 1], "fixedrange": True, "side": "top", "zeroline": False, "showgrid": not self.narrow,
            "gridcolor": tokens.hair, "griddash": "dot", "tickvals": ticks, "showticklabels": not self.narrow,
            "ticktext": [t.percent(tick) for tick in ticks], "tickfont": {"color": tokens.muted, "size": 14},
        }  # fmt: skip
        down = {"range": [self.y + 4, 0], "fixedrange": True, "visible": False}
        return {
            "data": [trace],
            "layout": layout(
                tokens, height, margin={**side, "b": 0, "pad": 0}, xaxis=across, yaxis=down,
                shapes=self.paper.shapes, annotations=self.paper.words, barcornerradius=3,
            ),
        }  # fmt: skip

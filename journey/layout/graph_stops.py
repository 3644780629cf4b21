"""The stops of the graph: a circle with the channel's icon, the name under it, the share beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from journey.i18n import Words
from journey.layout.flows import Flows, Stop
from journey.model import Loss, Map, Stage, Touchpoint
from journey.scene.icons import draw_icon, draw_star
from journey.scene.measure import Measure
from journey.scene.primitives import Circle, Group, Item, Rect, Text
from journey.scene.themes import Theme
from journey.scene.wrap import paragraph, wrap

LINE = 1.16
_NAME_GAP, _CALLOUT_GAP, _PADDING = 8.0, 8.0, 10.0


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes in px by how crowded the graph is. ``lines`` a name may take; ``numbers`` stand in for icons."""

    name: float = 20.5
    share: float = 19.0
    small: float = 17.0
    radius: float = 30.0
    lines: int = 3
    name_width: float = 190.0
    gap: float = 24.0  # between the stops of a column
    least_gap: float = 84.0  # between columns
    numbers: bool = False


def sizes_for(flows: Flows, by_stages: bool, width: float) -> Sizes:
    """A step of a short table, by the longest column and by all stops; ``width`` px are there for all columns."""
    counts = [len(stops) for _, stops in flows.columns]
    room = width / max(len(counts), 1)
    longest, total = max(counts, default=0), sum(counts)
    if by_stages:
        return Sizes(
            name=23.0, share=21.0, radius=44.0, name_width=min(max(room - 100, 140), 240), gap=30.0, numbers=True
        )
    if longest <= 6 and total <= 48:
        return Sizes(name_width=min(max(room - 112, 140), 210))
    if longest <= 10 and total <= 90:
        return Sizes(
            name=18.5, share=17.0, small=16.0, radius=24.0, name_width=min(max(room - 96, 130), 190), gap=18.0,
            least_gap=72.0,
        )  # fmt: skip
    return Sizes(
        name=16.0, share=15.0, small=14.5, radius=16.0, lines=2, name_width=min(max(room - 88, 122), 170), gap=12.0,
        least_gap=68.0, numbers=True,
    )  # fmt: skip


@dataclass(frozen=True)
class StopPen:
    """Measures and draws stops. ``losses`` are the points of no return of whole stages, by stage id."""

    map: Map
    theme: Theme
    words: Words
    measure: Measure
    sizes: Sizes
    losses: Mapping[str, Loss]

    def name(self, record_id: str) -> str:
        """The name of a touchpoint or stage; nothing for no record."""
        record = self.map.get(record_id)
        return record.title if isinstance(record, Touchpoint) else record.name if isinstance(record, Stage) else ""

    def loss_of(self, stage_id: str) -> Loss | None:
        return self.losses.get(stage_id)

    def radius(self, stop: Stop) -> float:
        """Larger where more people come by, so that the main way shows from afar."""
        if stop.share is None:
            return self.sizes.radius
        return self.sizes.radius * (0.84 + 0.2 * sqrt(stop.share))

    def depth(self, stop: Stop) -> float:
        """Px from the middle of the circle to the foot of the words under it."""
        words = wrap(stop.name, self.measure, self.sizes.name, self.sizes.name_width, 600, max_lines=self.sizes.lines)
        depth = self.radius(stop) + _NAME_GAP + len(words.lines) * LINE * self.sizes.name
        if isinstance(stop.record, Stage) and self.fact(stop.record):
            depth += 4.0 + 1.22 * self.sizes.small
        if stop.loss is not None:
            depth += _CALLOUT_GAP + self._callout_height(stop.loss)
        return depth

    def half_width(self, stop: Stop) -> float:
        """Px from the middle to the furthest ink on either side, share included."""
        words = wrap(stop.name, self.measure, self.sizes.name, self.sizes.name_width, 600, max_lines=self.sizes.lines)
        half = max((*words.widths, 0.0)) / 2
        if isinstance(stop.record, Stage):
            half = max(half, self.measure.width(self.fact(stop.record), self.sizes.small) / 2)
        if stop.loss is not None:
            half = max(half, self._callout_width(stop.loss) / 2)
        share = self.share_text(stop)
        beside = self.radius(stop) + 8.0 + self.measure.width(share, self.sizes.share, 600) if share else 0.0
        return max(half, beside, self.radius(stop) + 6.0)

    def share_text(self, stop: Stop) -> str:
        return "" if stop.share is None else self.words.percent(stop.share)

    def fact(self, stage: Stage) -> str:
        """How long a stage lasts and how many touchpoints it has."""
        count = sum(1 for touchpoint in self.map.touchpoints if touchpoint.stage_id == stage.id)
        text = self.words("graph.touchpoints", n=count)
        return text if self.measure.width(text, self.sizes.small) <= self.sizes.name_width else ""

    def callout_height(self, stage_id: str) -> float:
        loss = self.losses.get(stage_id)
        return self._callout_height(loss) if loss else 0.0

    def callout_half(self, stage_id: str) -> float:
        loss = self.losses.get(stage_id)
        return self._callout_width(loss) / 2 if loss else 0.0

    def _callout_lines(self, loss: Loss) -> list[tuple[str, int, float]]:
        """(text, weight, size) of each line of a point of no return."""
        words, size = self.words, self.sizes.small
        vanish = words("graph.vanish", share=words.percent(loss.share or 0.0))
        lines = [(words("graph.no_return"), 700, size), (vanish, 400, size)]
        if loss.share_low is not None and loss.share_high is not None:
            interval = f"({words.number(loss.share_low * 100)}–{words.percent(loss.share_high)})"
            both = f"{vanish} {interval}"
            if self.measure.width(both, size) <= self.sizes.name_width - 2 * _PADDING:
                lines[1] = (both, 400, size)
            else:
                lines.append((interval, 400, size))
        return [
            (line, weight, size)
            for text, weight, _ in lines
            for line in wrap(text, self.measure, size, self.sizes.name_width - 2 * _PADDING, weight, max_lines=2).lines
        ]

    def _callout_height(self, loss: Loss) -> float:
        return len(self._callout_lines(loss)) * 1.22 * self.sizes.small + 1.2 * _PADDING

    def _callout_width(self, loss: Loss) -> float:
        return max(self.measure.width(text, size, weight) for text, weight, size in self._callout_lines(loss)) + 2 * _PADDING

    def draw(self, stop: Stop, x: float, y: float, ports: float) -> Group:
        """One stop with its middle at ``x, y``. ``ports`` is how far above the middle ribbons leave on the right, px."""
        theme, sizes, r = self.theme, self.sizes, self.radius(stop)
        record = stop.record
        truth = isinstance(record, Touchpoint) and bool(record.moment_of_truth)
        guessed = isinstance(record, Touchpoint) and record.evidence == "assumed"
        flagged = stop.loss is not None
        colour = theme.loss if flagged else theme.ink2 if guessed else theme.ink
        width = max(r * (0.13 if truth or flagged else 0.075), 1.6)
        fill = theme.loss_tint if flagged else theme.card
        if isinstance(record, Stage) and not flagged:
            fill = theme.macro_tints[record.macro_stage]
        items: list[Item] = [
            Circle(
                x=x, y=y, r=r - width / 2, fill=fill, stroke=colour, stroke_width=width,
                dash=(0.18 * r, 0.15 * r) if guessed else (),
            )
        ]  # fmt: skip
        items.append(self._sign(stop, x, y, r, colour))
        if truth:
            items.append(draw_star(x - 0.86 * r, y - 0.86 * r, max(0.62 * r, 13.0), colour))
        items += self._share(stop, x, y, r, ports)
        items += self._words(stop, x, y + r + _NAME_GAP)
        return Group(items=tuple(items), role="node", id=stop.id, tip=self.tip(stop))

    def _sign(self, stop: Stop, x: float, y: float, r: float, colour: str) -> Item:
        """The icon of the channel, or the number along the path."""
        if not self.sizes.numbers:
            channel = self.map.channel(stop.record.channel_id) if isinstance(stop.record, Touchpoint) else None
            return draw_icon(channel.icon if channel else "", x, y, 1.06 * r, colour)
        if isinstance(stop.record, Stage):
            number, size = stop.column + 1, 0.72 * r
            colour = colour if stop.loss else self.theme.macro_inks[stop.record.macro_stage]
        else:
            number = self.map.numbers[stop.id]
            size = (0.92 if number < 100 else 0.78) * r
        text = str(number)
        width = self.measure.width(text, size, 700)
        return Text(
            x=x, y=y + 0.34 * size, text=text, size=size, width=width, weight=700, fill=colour, anchor="middle",
            box=(x - r, y - r, x + r, y + r), role="number",
        )  # fmt: skip

    def _share(self, stop: Stop, x: float, y: float, r: float, ports: float) -> list[Item]:
        text = self.share_text(stop)
        if not text:
            return []
        size = self.sizes.share
        baseline = y - max(ports + 7.0, 0.52 * r)
        beside = sqrt(max(r * r - (y - baseline - 0.2 * size) ** 2, 0.0)) if y - baseline - 0.2 * size < r else 0.0
        left = x + max(beside, 0.3 * r) + 5.0
        width = self.measure.width(text, size, 600)
        box = (left, baseline - 0.8 * size, left + width, baseline + 0.24 * size)
        return [Text(x=left, y=baseline, text=text, size=size, width=width, weight=600, fill=self.theme.muted, box=box, role="share")]

    def _words(self, stop: Stop, x: float, top: float) -> list[Item]:
        sizes, theme = self.sizes, self.theme
        lines, height, _ = paragraph(
            stop.name, x=x, y=top, width=sizes.name_width, size=sizes.name, weight=700 if stop.loss else 600,
            measure=self.measure, fill=theme.ink, anchor="middle", line_height=LINE, max_lines=sizes.lines, role="label",
        )  # fmt: skip
        items: list[Item] = list(lines)
        top += height
        if isinstance(stop.record, Stage) and self.fact(stop.record):
            fact, more, _ = paragraph(
                self.fact(stop.record), x=x, y=top + 4.0, width=sizes.name_width, size=sizes.small, measure=self.measure,
                fill=theme.muted, anchor="middle", max_lines=1, role="label",
            )  # fmt: skip
            items += fact
            top += 4.0 + more
        if stop.loss is not None:
            items.append(self.callout(stop.loss, x, top + _CALLOUT_GAP))
        return items

    def callout(self, loss: Loss, x: float, top: float) -> Group:
        """The point of no return in a frame of its own, its middle at ``x``; inverted on paper without colour."""
        theme, inverted = self.theme, self.theme.name == "print"
        lines = self._callout_lines(loss)
        width, height = self._callout_width(loss), self._callout_height(loss)
        box = (x - width / 2, top, x + width / 2, top + height)
        items: list[Item] = [
            Rect(
                x=box[0], y=top, width=width, height=height, radius=6.0, fill=theme.loss if inverted else theme.card,
                stroke=theme.loss, stroke_width=1.8,
            )
        ]  # fmt: skip
        baseline = top + 0.6 * _PADDING + 0.98 * self.sizes.small
        for text, weight, size in lines:
            fill = theme.card if inverted else theme.loss if weight == 700 else theme.ink
            items.append(
                Text(
                    x=x, y=baseline, text=text, size=size, width=self.measure.width(text, size, weight), weight=weight,
                    fill=fill, anchor="middle", box=box, role="noreturn",
                )
            )  # fmt: skip
            baseline += 1.22 * size
        return Group(items=tuple(items), role="noreturn", id=loss.id, tip=loss.title)

    def tip(self, stop: Stop) -> str:
        """What is known of a stop, a line each."""
        words, record = self.words, stop.record
        parts = [stop.name]
        if isinstance(record, Touchpoint):
            channel = self.map.channel(record.channel_id)
            parts.append(" · ".join(filter(None, (channel.name if channel else "", words(f"evidence.{record.evidence}")))))
            parts.append(record.description)
        else:
            parts.append(record.goal)
        if stop.share is not None:
            parts.append(words("graph.come_by", share=words.percent(stop.share)))
        return "\n".join(part for part in parts if part)

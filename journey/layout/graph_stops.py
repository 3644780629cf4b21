"""The stops of the graph: a circle with the channel's icon, the name under it, the share beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import sqrt

from journey.i18n import Words
from journey.lanes.counted import Counted, told
from journey.layout.flows import Stop
from journey.layout.graph_callout import Callout, callout_of, draw_callout
from journey.layout.graph_sizes import Sizes
from journey.model import Channel, Loss, Map, Stage, Touchpoint
from journey.scene.icons import draw_icon, draw_star
from journey.scene.measure import Measure
from journey.scene.primitives import Circle, Group, Item, Text
from journey.scene.themes import Theme
from journey.scene.wrap import Wrapped, paragraph, wrap

LINE = 1.16
_NAME_GAP, _FACT_GAP, _CALLOUT_GAP = 8.0, 4.0, 8.0
_ICON, _ICON_STEP, _ICON_GAP, _MOST_ICONS = 24.0, 33.0, 12.0, 6


@dataclass(frozen=True)
class StopPen:
    """Measures and draws stops. ``losses`` are the points of no return of whole stages, by stage id.

    ``counted`` is what a log says of touchpoints, for their tooltips.
    """

    map: Map
    theme: Theme
    words: Words
    measure: Measure
    sizes: Sizes
    losses: Mapping[str, Loss]
    counted: Counted = field(default_factory=dict)

    def name(self, record_id: str) -> str:
        """The name of a touchpoint or stage; nothing for no record."""
        record = self.map.get(record_id)
        return record.title if isinstance(record, Touchpoint) else record.name if isinstance(record, Stage) else ""

    def radius(self, stop: Stop) -> float:
        """Larger where more people come by, so that the main way shows from afar."""
        if stop.share is None:
            return self.sizes.radius
        return self.sizes.radius * (0.84 + 0.2 * sqrt(stop.share))

    def depth(self, stop: Stop) -> float:
        """Px from the middle of the circle to the foot of the words under it."""
        depth = self.radius(stop) + _NAME_GAP + len(self._name_lines(stop).lines) * LINE * self.sizes.name
        if isinstance(stop.record, Stage):
            depth += _FACT_GAP + 1.22 * self.sizes.small
            depth += _ICON_GAP + _ICON if self.channels(stop.record) else 0.0
        if stop.loss is not None:
            depth += _CALLOUT_GAP + self.callout(stop.loss).height
        return depth

    def half_width(self, stop: Stop) -> float:
        """Px from the middle to the furthest ink on either side, share included."""
        halves = [max((*self._name_lines(stop).widths, 0.0)) / 2, self.radius(stop) + 6.0]
        if isinstance(stop.record, Stage):
            fact = self.measure.width(self.fact(stop.record), self.sizes.small)
            halves.append(max(fact, len(self.channels(stop.record)) * _ICON_STEP) / 2)
        if stop.loss is not None:
            halves.append(self.callout(stop.loss).width / 2)
        if stop.share is not None:
            share = self.measure.width(self._shown(stop), self.sizes.share, 600)
            halves.append(self.radius(stop) + 8.0 + share)
        return max(halves)

    def callout(self, loss: Loss) -> Callout:
        return callout_of(loss, self.words, self.measure, self.sizes)

    def fact(self, stage: Stage) -> str:
        """How many touchpoints a stage has."""
        return self.words("graph.touchpoints", n=sum(1 for t in self.map.touchpoints if t.stage_id == stage.id))

    def channels(self, stage: Stage) -> tuple[Channel, ...]:
        """The channels of a stage, in their order, as many as stand side by side."""
        used = {t.channel_id for t in self.map.touchpoints if t.stage_id == stage.id}
        return tuple(channel for channel in self.map.channels if channel.id in used)[:_MOST_ICONS]

    def draw(self, stop: Stop, x: float, y: float, ports: float) -> Group:
        """One stop with its middle at ``x, y``. ``ports`` is how far above the middle ways leave on the right, px."""
        theme, r, record = self.theme, self.radius(stop), stop.record
        truth = isinstance(record, Touchpoint) and bool(record.moment_of_truth)
        guessed = isinstance(record, Touchpoint) and record.evidence == "assumed"
        flagged = stop.loss is not None
        colour = theme.loss if flagged else theme.ink2 if guessed else theme.ink
        fill = theme.macro_tints[record.macro_stage] if isinstance(record, Stage) else theme.card
        width = max(r * (0.13 if truth or flagged else 0.075), 1.6)
        items: list[Item] = [
            Circle(
                x=x, y=y, r=r - width / 2, fill=theme.loss_tint if flagged else fill, stroke=colour, stroke_width=width,
                dash=(0.18 * r, 0.15 * r) if guessed else (),
            ),
            self._sign(stop, x, y, r, colour),
        ]  # fmt: skip
        if truth:
            items.append(draw_star(x - 0.92 * r, y - 0.92 * r, max(0.6 * r, 13.0), colour))
        items += self._share(stop, x, y, r, ports)
        items += self._words(stop, x, y + r + _NAME_GAP)
        return Group(items=tuple(items), role="node", id=stop.id, tip=self.tip(stop))

    def _name_lines(self, stop: Stop) -> Wrapped:
        sizes = self.sizes
        return wrap(stop.name, self.measure, sizes.name, sizes.name_width, _weight(stop), max_lines=sizes.lines)

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
            size = (0.92 if number < 100 else 0.78 if number < 1000 else 0.6) * r
        text = str(number)
        return Text(
            x=x, y=y + 0.34 * size, text=text, size=size, width=self.measure.width(text, size, 700), weight=700,
            fill=colour, anchor="middle", box=(x - r, y - r, x + r, y + r), role="number",
        )  # fmt: skip

    def _share(self, stop: Stop, x: float, y: float, r: float, ports: float) -> list[Item]:
        """The share at the upper right, clear of the circle and of the ways that leave there."""
        if stop.share is None:
            return []
        text, size = self._shown(stop), self.sizes.share
        rise = max(ports + 7.0, 0.52 * r)
        low = rise - 0.2 * size
        left = x + max(sqrt(r * r - low * low) if low < r else 0.0, 0.3 * r) + 5.0
        width, baseline = self.measure.width(text, size, 600), y - rise
        return [
            Text(
                x=left, y=baseline, text=text, size=size, width=width, weight=600, fill=self.theme.muted, role="share",
                box=(left, baseline - 0.8 * size, left + width, baseline + 0.24 * size),
            )
        ]  # fmt: skip

    def _shown(self, stop: Stop) -> str:
        """The share, marked where it is worked out."""
        share = self.words.percent(stop.share or 0.0)
        return f"≈ {share}" if stop.by_log else share

    def _words(self, stop: Stop, x: float, top: float) -> list[Item]:
        sizes, theme = self.sizes, self.theme
        lines, height, _ = paragraph(
            stop.name, x=x, y=top, width=sizes.name_width, size=sizes.name, weight=_weight(stop), measure=self.measure,
            fill=theme.ink, anchor="middle", line_height=LINE, max_lines=sizes.lines, role="label",
        )  # fmt: skip
        items: list[Item] = list(lines)
        top += height
        if isinstance(stop.record, Stage):
            fact, height, _ = paragraph(
                self.fact(stop.record), x=x, y=top + _FACT_GAP, width=sizes.name_width, size=sizes.small,
                measure=self.measure, fill=theme.muted, anchor="middle", max_lines=1, role="label",
            )  # fmt: skip
            items += fact
            top += _FACT_GAP + height
            used = self.channels(stop.record)
            left, y = x - (len(used) - 1) * _ICON_STEP / 2, top + _ICON_GAP + _ICON / 2
            for place, channel in enumerate(used):
                items.append(draw_icon(channel.icon, left + place * _ICON_STEP, y, _ICON, theme.ink2, tip=channel.name))
            top += _ICON_GAP + _ICON if used else 0.0
        if stop.loss is not None:
            items.append(draw_callout(self.callout(stop.loss), theme, x, top + _CALLOUT_GAP))
        return items

    def tip(self, stop: Stop) -> str:
        """What is known of a stop, a line each."""
        words, record = self.words, stop.record
        parts = [stop.name]
        if isinstance(record, Touchpoint):
            channel = self.map.channel(record.channel_id)
            known = words(f"evidence.{record.evidence}")
            parts += [f"{channel.name} · {known}" if channel else known, record.description]
        else:
            parts.append(record.goal)
        if stop.share is not None:
            parts.append(words(f"graph.come_by{'_by_log' if stop.by_log else ''}", share=words.percent(stop.share)))
        parts += [told(metric, words) for metric in self.counted.get(stop.id, {}).values()]
        return "\n".join(part for part in parts if part)


def _weight(stop: Stop) -> int:
    return 600 if stop.loss is None else 700

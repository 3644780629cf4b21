"""Pressure: our messages to a customer in a week, a bar for each touchpoint, with the cap not to go beyond.

```
          5.2
 cap - - -██- - - - - - -     above the cap: ink, red where customers are lost
     ▁▁▁▁▁▓▓▁▁▁▁
```
"""

from dataclasses import dataclass

from journey.lanes.frame import Frame
from journey.lanes.no_return import draw_band, points_of_no_return
from journey.model import Metric
from journey.scene.one_line import one_line
from journey.scene.primitives import Box, Group, Item, Path, Rect, Shape, Text

HEIGHT, TOP, BOTTOM = 92.0, 27.0, 10.0
MOST_VALUES_WITHOUT_CAP = 3
LEAST_HIGHEST = 1e-6  # messages a week; less than that is no bar, however tall the row


@dataclass(frozen=True, slots=True)
class Bar:
    metric: Metric
    x: float
    width: float
    place_id: str


def height(frame: Frame) -> float:
    return HEIGHT if _bars(frame) else 0.0


def draw(frame: Frame, top: float, height: float) -> tuple[Item, ...]:
    bars, cap = _bars(frame), frame.contents.pressure_cap
    highest = max([bar.metric.value for bar in bars] + ([cap.value] if cap else []), default=0.0)
    floor = top + height - BOTTOM
    scale = (height - TOP - BOTTOM) / (highest if highest >= LEAST_HIGHEST else 1.0)
    lost = points_of_no_return(frame)
    items: list[Item] = [item for point in lost for item in draw_band(point, frame, top, floor, None)]
    limit = cap.value if cap else None
    items += [_bar(frame, bar, floor, scale, limit) for bar in bars]
    items.append(_rule(frame, floor, frame.theme.hair2, ()))
    values = _values(frame, bars, floor, scale, limit)
    items += values
    if cap and limit is not None:
        items += _cap(frame, cap, floor - limit * scale, [value.extent for value in values], bars, floor, scale)
    return tuple(items)


def _bars(frame: Frame) -> list[Bar]:
    """One for each touchpoint; for a stage without touchpoints of its own in the data, one across the column."""
    bars: list[Bar] = []
    for column in frame.columns:
        behind = frame.contents.behind.get(column.stage.id, ())
        standing = [one for one in (*column.touchpoints, *behind) if one.id in frame.slots]
        pitch = column.width / max(len(standing), 1)
        told = False
        for touchpoint in standing:
            metric = frame.contents.pressure.get(touchpoint.id)
            if metric:
                told = True
                x = frame.slots[touchpoint.id]
                bars.append(
                    Bar(metric, x - pitch / 2 + min(2.0, pitch / 8), pitch - min(4.0, pitch / 4), touchpoint.id)
                )
        whole = frame.contents.pressure.get(column.stage.id)
        if whole and not told:
            bars.append(Bar(whole, column.left + 2, column.width - 4, column.stage.id))
    return [bar for bar in bars if bar.metric.value >= 0]


def _bar(frame: Frame, bar: Bar, floor: float, scale: float, cap: float | None) -> Group:
    theme, value = frame.theme, bar.metric.value
    calm = min(value, cap) if cap is not None else value
    items: list[Item] = [
        Rect(
            x=bar.x,
            y=floor - calm * scale,
            width=bar.width,
            height=max(calm * scale, 1.0),
            fill=theme.route,
            role="bar",
        )
    ]
    if cap is not None and value > cap:
        over = theme.loss if bar.place_id in frame.contents.no_returns else theme.ink
        items.append(
            Rect(x=bar.x, y=floor - value * scale, width=bar.width, height=(value - cap) * scale, fill=over, role="bar")
        )
    return Group(items=tuple(items), id=bar.metric.id, role="pressure", tip=_tip(frame, bar.metric))


def _tip(frame: Frame, metric: Metric) -> str:
    parts = [frame.words("lanes.messages", n=metric.value)]
    if metric.n is not None:
        parts.append(frame.words("lanes.n", n=metric.n))
    if metric.source:
        parts.append(metric.source)
    return " · ".join(parts)


def _values(frame: Frame, bars: list[Bar], floor: float, scale: float, cap: float | None) -> list[Text]:
    """Values over the bars above the cap (without one, over the highest few), where neighbours leave room."""
    ranked = sorted(bars, key=lambda bar: -bar.metric.value)
    spoken = [bar for bar in ranked if cap is None or bar.metric.value > cap]
    if cap is None:
        spoken = [bar for bar in spoken if bar.metric.value > 0][:MOST_VALUES_WITHOUT_CAP]
    size = frame.density.small + 1
    taken: list[tuple[float, float]] = []
    texts: list[Text] = []
    for bar in spoken:
        text = frame.words.number(bar.metric.value, 1)
        width = frame.measure.width(text, size, 700)
        x, y = bar.x + bar.width / 2, floor - bar.metric.value * scale - 5
        left, right = max(x - width / 2 - 3, frame.body_left), min(x + width / 2 + 3, frame.right)
        if right - left < width or any(left < end and right > start for start, end in taken):
            continue
        taken.append((left, right))
        lost = bar.place_id in frame.contents.no_returns
        texts.append(
            one_line(
                text, x=(left + right) / 2, y=y, width=right - left, size=size, measure=frame.measure,
                fill=frame.theme.loss if lost else frame.theme.ink, weight=700, anchor="middle", role="value",
            )
        )  # fmt: skip
    return texts


def _rule(frame: Frame, y: float, colour: str, dash: tuple[float, ...], tip: str = "") -> Path:
    shape = Shape((("M", frame.body_left, y), ("L", frame.right, y)))
    return Path(shape=shape, stroke=colour, stroke_width=1.4, dash=dash, cap="butt", role="guide", tip=tip)


def _cap(
    frame: Frame, cap: Metric, y: float, values: list[Box], bars: list[Bar], floor: float, scale: float
) -> list[Item]:
    """The dashed line and, on the first free stretch, what it means."""
    words = frame.words("lanes.cap", n=cap.value)
    size = frame.density.small
    width = frame.measure.width(words, size, 600)
    line = _rule(frame, y, frame.theme.ink, (5.0, 4.0), words)
    tall = [(bar.x - 6, bar.x + bar.width + 6) for bar in bars if bar.metric.value > cap.value]
    blocked = tall + [(box[0] - 6, box[2] + 6) for box in values]
    x = frame.body_left + 8
    while x + width < frame.right - 8:
        over = [end for start, end in blocked if start < x + width and end > x]
        if not over:
            text = one_line(
                words,
                x=x,
                y=y - 6,
                width=width + 2,
                size=size,
                measure=frame.measure,
                fill=frame.theme.ink2,
                weight=600,
            )
            return [line, text]
        x = max(over) + 2
    return [line]

"""What a log says of feelings, as a line of its own beside what was believed: dotted, with open squares.

```
      ●━━━●          what the personas are believed to feel
  □┄┄┄□     ┗━●
       ┄┄□   by the log −1.4
```
"""

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass

from journey.lanes.counted import told
from journey.lanes.emotion_axis import line_scale_of
from journey.lanes.emotion_gap import draw_pill
from journey.lanes.emotion_lines import Line
from journey.lanes.emotion_names import short_names
from journey.lanes.frame import Frame
from journey.model import Metric, Touchpoint
from journey.scene.label_places import Wanted
from journey.scene.labels import Placed, place_all
from journey.scene.markers import draw_marker
from journey.scene.monotone import Cubic, line_through, monotone
from journey.scene.primitives import Group, Item, Path, Shape, Text
from journey.scene.room import Room

LEAST_POINTS = 1.0
_WIDTH, _MARKER = 2.6, 10.0
_MOST_TRIES = 4
_KEY = "log"


@dataclass(frozen=True, slots=True)
class Counted:
    """What a log says of a touchpoint, at its place, px."""

    touchpoint: Touchpoint
    metric: Metric
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class LogLine:
    """The line of the log: its stops from left to right and the cubics between them."""

    stops: tuple[Counted, ...]
    cubics: tuple[Cubic, ...]


def log_line(frame: Frame, y_of: Callable[[float], float]) -> LogLine | None:
    """The line through the touchpoints whose feeling a log says; None where there is none."""
    stops = tuple(
        Counted(touchpoint, metric, frame.slots[touchpoint.id], y_of(valence_of(metric)))
        for _, cell in frame.map.path
        for touchpoint in cell
        if touchpoint.id in frame.slots and (metric := frame.contents.counted.get(touchpoint.id, {}).get("sentiment"))
    )
    return LogLine(stops, monotone([(stop.x, stop.y) for stop in stops])) if stops else None


def valence_of(metric: Metric) -> float:
    """The feeling -5..5."""
    return min(max(metric.value, -5.0), 5.0)


def draw_log(line: LogLine, frame: Frame) -> list[Item]:
    """The line and its open squares."""
    theme, scale, series = frame.theme, line_scale_of(frame), frame.words("curve.log")
    width, size = _WIDTH * scale, _MARKER * scale
    items: list[Item] = []
    if line.cubics:
        items.append(
            Path(
                shape=Shape(line_through(line.cubics)), stroke=theme.ink, stroke_width=width, dash=(0.01, 2.2 * width),
                role="curve", series=series,
            )
        )  # fmt: skip
    items += [
        draw_marker(
            "square", stop.x, stop.y, size, theme.card, theme.ink, 0.19 * size, id=stop.metric.id, role="moment",
            series=series, tip=f"{stop.touchpoint.title}\n{told(stop.metric, frame.words)}",
        )
        for stop in line.stops
    ]  # fmt: skip
    return items


def draw_log_name(line: LogLine, frame: Frame, room: Room) -> list[Item]:
    """What the line is called and its last value; the name alone, at an earlier square, where the end has no room."""
    series, size = frame.words("curve.log"), 0.9 * frame.density.emotion
    value = frame.words.number(valence_of(line.stops[-1].metric), 1, signed=True)
    for place, stop in enumerate(reversed(line.stops)):
        text = series if place else f"{series} {value}"
        width = frame.measure.width(text, size, 600)
        wanted = Wanted(_KEY, stop.x, stop.y, _MARKER * line_scale_of(frame) / 2 + 3, ((width, size, 0.0),), "end")
        placed = place_all([wanted], room, 4.0).get(_KEY)
        if placed:
            return [_named(text, width, size, placed, series, frame)]
    return []


def _named(text: str, width: float, size: float, placed: Placed, series: str, frame: Frame) -> Group:
    left, top, _, _ = placed.box
    words = Text(
        x=left, y=top + 0.77 * size, text=text, size=size, weight=600, fill=frame.theme.ink, width=width,
        box=placed.box,
    )  # fmt: skip
    return Group(items=(words,), role="name", series=series)


def draw_log_gap(line: LogLine, lines: Sequence[Line], frame: Frame, room: Room, taken: Set[float]) -> list[Item]:
    """Where what was believed and what the log says are farthest apart, in words; never at a ``taken`` x."""
    names = short_names([one.walker.persona for one in lines])
    gaps = sorted(_gaps(line, lines, taken), key=lambda gap: (-abs(gap[0] - gap[1]), gap[2]))
    for believed, counted, x, top, bottom, whose in gaps[:_MOST_TRIES]:
        said = {"believed": _signed(believed, frame), "counted": _signed(counted, frame)}
        if len(lines) > 1:
            text = frame.words("curve.log_gap_of", name=names[whose], **said)
        else:
            text = frame.words("curve.log_gap", **said)
        for beyond in (False, True):
            pill = draw_pill(text, x, top, bottom, frame, room, beyond=beyond)
            if pill:
                return pill
    return []


def _gaps(
    line: LogLine, lines: Sequence[Line], taken: Set[float]
) -> Iterator[tuple[float, float, float, float, float, str]]:
    """Believed, counted, x, upper and lower y, and whose it is, where a persona and the log speak of one touchpoint."""
    there = {stop.touchpoint.id: stop for stop in line.stops if stop.x not in taken}
    for one in lines:
        for stop in one.stops:
            match = there.get(stop.moment.at.id)
            if match is None:
                continue
            counted = valence_of(match.metric)
            if abs(stop.moment.valence - counted) >= LEAST_POINTS:
                top, bottom = min(stop.y, match.y), max(stop.y, match.y)
                yield stop.moment.valence, counted, stop.x, top, bottom, one.walker.persona.id


def _signed(valence: float, frame: Frame) -> str:
    return frame.words.number(valence, 0 if float(valence).is_integer() else 1, signed=True)

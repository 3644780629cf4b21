"""The few things a picture is made of. All positions and sizes are px at 96 dpi, y grows downwards.

```
Scene ── items ─┬─ Group(id, role, tip) ── items ...
                ├─ Rect      x, y = top left corner
                ├─ Circle    x, y = centre
                ├─ Path      a Shape placed at x, y and scaled
                └─ Text      one line; x, y = anchor on the baseline; box = the room it must stay in
```
Layouts make scenes; formats only draw them. Nothing here measures or decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from math import isfinite
from typing import TypeAlias

from journey.scene.typefaces import FAMILY

Segment: TypeAlias = tuple[str | float, ...]  # ("M", x, y) ("L", x, y) ("C", x1, y1, x2, y2, x, y) ("Q", ...) ("Z",)
Box: TypeAlias = tuple[float, float, float, float]  # left, top, right, bottom
Item: TypeAlias = "Rect | Circle | Path | Text | Group"

_PATH_DATA = {
    letter: letter + " ".join(["%.2f"] * numbers)
    for letter, numbers in (("M", 2), ("L", 2), ("C", 6), ("Q", 4), ("Z", 0))
}
_ZEROS = re.compile(r"\.00|(?<=\.\d)0")  # at the end of two decimals


@dataclass(frozen=True, slots=True)
class Gradient:
    """A linear gradient between two points in scene px; stops are (offset 0..1, colour, opacity 0..1)."""

    x1: float
    y1: float
    x2: float
    y2: float
    stops: tuple[tuple[float, str, float], ...]


@dataclass(frozen=True, slots=True)
class Photo:
    """A square JPEG, in base64, that fills a circle; what cannot show it leaves the circle empty."""

    jpeg: str


@dataclass(frozen=True, slots=True)
class Logo:
    """A PNG, in base64, that fills a rectangle of its proportions; what cannot show it leaves the rectangle empty."""

    png: str


Paint: TypeAlias = str | Gradient | Photo | Logo


@dataclass(frozen=True)
class Shape:
    """Absolute M L C Q Z segments, shared between paths. Every number is finite."""

    segments: tuple[Segment, ...]

    def __post_init__(self) -> None:
        if not all(isfinite(sum(map(float, segment[1:]))) for segment in self.segments):
            raise ValueError("a path has a coordinate that is not a finite number")

    @cached_property
    def d(self) -> str:
        """SVG path data, two decimals at most."""
        return _ZEROS.sub("", "".join([_PATH_DATA[str(segment[0])] % segment[1:] for segment in self.segments]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What every primitive may carry.

    ``id`` is the record's id where the primitive stands for a record; ``role`` says what it is ("card", "curve",
    "peak", "stage", "exit", ...); ``tip`` is the tooltip and accessible name; ``series`` names the legend entry it
    belongs to (a persona's name), which Plotly turns into a trace.
    """

    id: str = ""
    role: str = ""
    tip: str = ""
    series: str = ""
    opacity: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect(Mark):
    """``x, y`` is the top left corner, ``radius`` of the rounded corners."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0
    fill: Paint = "none"
    stroke: str = "none"
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle(Mark):
    """``x, y`` is the centre."""

    x: float
    y: float
    r: float
    fill: Paint = "none"
    stroke: str = "none"
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Path(Mark):
    """``shape`` scaled by ``scale`` and moved to ``x, y``; ``stroke_width`` is in scene px, whatever the scale."""

    shape: Shape
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    fill: Paint = "none"
    stroke: str = "none"
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()
    cap: str = "round"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Mark):
    """One line of text. ``width`` is its measured width; ``box`` the room it was given (tests hold it to that)."""

    x: float
    y: float
    text: str
    size: float
    width: float
    box: Box
    weight: int = 400
    italic: bool = False
    fill: str = "#000000"
    anchor: str = "start"  # start, middle, end
    tracking: float = 0.0  # extra px between letters

    @property
    def extent(self) -> Box:
        """Left, top, right, bottom of the ink: cap height above, descender below the baseline."""
        left = self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self.width
        return (left, self.y - 0.76 * self.size, left + self.width, self.y + 0.22 * self.size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Mark):
    """Items that belong together; what the group carries holds for all of them."""

    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """One finished picture.

    ``notes`` says, in the scene's language, what was shortened or left out; ``theme`` is the theme's name, ``family``
    the text font; ``background`` fills the page.
    """

    width: float
    height: float
    items: tuple[Item, ...]
    view: str
    title: str
    description: str = ""
    language: str = "en"
    theme: str = "light"
    background: str = "#FFFFFF"
    notes: tuple[str, ...] = field(default=())
    family: str = FAMILY

    def walk(self) -> Iterator[Item]:
        """Every primitive, groups before what is in them, in drawing order."""
        stack = list(reversed(self.items))
        while stack:
            item = stack.pop()
            yield item
            if isinstance(item, Group):
                stack.extend(reversed(item.items))

    def texts(self) -> list[Text]:
        """Every line of text, in drawing order."""
        return [item for item in self.walk() if isinstance(item, Text)]

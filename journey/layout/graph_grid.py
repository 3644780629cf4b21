"""The grid of the graph: which stop stands where, where ribbons touch it, and the lanes between the columns.

```
 gap 0 │  column 0  │   gap 1   │  column 1  │ gap 2       a column is as wide as its names;
       │    (○)─────┼──╲  │││   │            │             ribbons bend in the gaps only, so
       │   a name   │   ╲─┼┼┼───┼────(○)     │             they never run through a name;
       │            │     lanes │   a name   │             lanes are for ways that rise or drop
```
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import sqrt
from typing import Literal

from journey.layout.flows import Stop
from journey.model.ways import Way
from journey.scene.layered import Placement

Route = Literal["ribbon", "down", "bracket", "self", "above", "below", "exit"]
Side = Literal["left", "right"]
End = tuple[int, str]  # number of a track, "out" or "in"


@dataclass(frozen=True, slots=True)
class Track:
    """A way with its route and its width in px. ``first`` and ``last`` are the columns it begins and ends in."""

    way: Way
    route: Route
    width: float
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Riser:
    """The end of a way that rises or drops beside a column: on which side, and how near (the lower, the nearer)."""

    side: Side
    rank: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a stop stands, px. ``bottom`` is the foot of its words."""

    stop: Stop
    column: int
    x: float
    y: float
    r: float
    bottom: float

    def edge(self, dy: float) -> float:
        """How far the circle reaches to either side at ``dy`` px from its middle."""
        return sqrt(max(self.r * self.r - dy * dy, 0.0))


@dataclass(slots=True)
class Grid:
    """Everything the pens need. ``lefts`` and ``rights`` are the edges of the columns, ``lanes`` the x beside them."""

    columns: tuple[tuple[int, tuple[Stop, ...]], ...]  # index of the stage, stops from the top
    tracks: tuple[Track, ...]
    placement: Placement
    edges: Mapping[int, int]  # of each ribbon: its place among the placement's edges
    risers: Mapping[End, "Riser"]
    ports: Mapping[End, float]  # px below the middle of the stop
    lefts: list[float] = field(default_factory=list)
    rights: list[float] = field(default_factory=list)
    lanes: dict[End, float] = field(default_factory=dict)
    spots: dict[str, Spot] = field(default_factory=dict)
    heads: list[float] = field(default_factory=list)  # y of the uppermost and lowest ink of each column's stops
    feet: list[float] = field(default_factory=list)
    bounds: tuple[float, float] = (0.0, 0.0)

    def bends(self, track: int) -> tuple[tuple[int, float], ...]:
        """(column, y) of each column that a ribbon runs through."""
        return self.placement.bends[self.edges[track]]

    def middle(self, column: int) -> float:
        return (self.lefts[column] + self.rights[column]) / 2

    def borders(self) -> list[float]:
        """The lines between the columns, those at both ends of the picture included."""
        inner = [(right + left) / 2 for right, left in zip(self.rights, self.lefts[1:], strict=False)]
        return [self.bounds[0], *inner, self.bounds[1]]

"""Where things stand in the matrix of impact and effort: points by their numbers, and what has to make way for them.

```
 Do first             a point's number stands on it, or where another is in the way
      ③─·④            beside it, at the end of a short line, in the same quadrant
                      a quadrant's name stands in its outer corner, or where no point is
```
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from journey.model import Insight
from journey.scene.primitives import Box
from journey.scene.room import Room, is_clear_of

_TURNS = 18  # ways around a point that are tried
_APART, _STEP, _FARTHEST = 2.0, 6.0, 240.0  # px between numbers; how far out they are tried
_GRID = 8.0


@dataclass(frozen=True, slots=True)
class Field:
    """The field of the matrix in px."""

    left: float
    top: float
    right: float
    bottom: float
    dot: float  # radius of a point

    def at(self, insight: Insight) -> tuple[float, float]:
        effort, impact = insight.effort or 0.0, insight.impact or 0.0
        x = self.left + self.dot + 3 + effort / 10 * (self.right - self.left - 2 * self.dot - 6)
        return x, self.bottom - self.dot - 3 - impact / 10 * (self.bottom - self.top - 2 * self.dot - 6)

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def quadrant(self, x: float, y: float) -> Box:
        """The quadrant in which a point stands."""
        middle_x, middle_y = self.middle
        left, right = (self.left, middle_x) if x < middle_x else (middle_x, self.right)
        top, bottom = (self.top, middle_y) if y < middle_y else (middle_y, self.bottom)
        return left, top, right, bottom

    def is_beside(self, point: tuple[float, float], box: Box) -> bool:
        """Whether words stand in the same quadrant as their point."""
        return self.quadrant(*point) == self.quadrant((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)


def around(x: float, y: float, r: float) -> Box:
    """The box of a circle."""
    return x - r, y - r, x + r, y + r


def number_places(
    points: Sequence[tuple[float, float]], others: Sequence[Box], field: Field
) -> list[tuple[float, float]]:
    """The middle of each point's number, ``field.dot`` px in radius: no two of them touch, none lies on ``others``.

    Who comes first has the first choice; in a field too full for that a number stays on its point.
    """
    taken = list(others)
    found = []
    for point in points:
        places = _spiral(point, field)
        x, y = next((place for place in places if is_clear_of(around(*place, field.dot + _APART), taken)), point)
        taken.append(around(x, y, field.dot))
        found.append((x, y))
    return found


def _spiral(point: tuple[float, float], field: Field) -> Iterator[tuple[float, float]]:
    """The point itself, then places around it, the nearest first, that lie in its quadrant."""
    yield point
    left, top, right, bottom = field.quadrant(*point)
    reach = field.dot + 2
    away = 2 * field.dot + _APART
    while away <= _FARTHEST:
        for turn in range(_TURNS):
            angle = 2 * pi * turn / _TURNS
            x, y = point[0] + away * cos(angle), point[1] - away * sin(angle)
            if left + reach <= x <= right - reach and top + reach <= y <= bottom - reach:
                yield x, y
        away += _STEP


def name_place(size: tuple[float, float], quadrant: Box, corner: tuple[float, float], room: Room) -> Box | None:
    """The free place for a name of that ``size``, the nearest to its ``corner`` of a quadrant; None in a full one."""
    flush = _flush(size, corner, quadrant)
    if room.is_free(flush):
        return flush
    width, height = size
    left, top, right, bottom = quadrant
    across = (right - left - width) / _GRID
    down = (bottom - top - height) / _GRID
    places = (
        (left + column * _GRID, top + row * _GRID) for column in range(int(across) + 1) for row in range(int(down) + 1)
    )
    boxes = ((x, y, x + width, y + height) for x, y in places)
    return min(filter(room.is_free, boxes), key=lambda box: _away(box, corner), default=None)


def _flush(size: tuple[float, float], corner: tuple[float, float], quadrant: Box) -> Box:
    """In the very corner."""
    left = corner[0] if corner[0] <= (quadrant[0] + quadrant[2]) / 2 else corner[0] - size[0]
    top = corner[1] if corner[1] <= (quadrant[1] + quadrant[3]) / 2 else corner[1] - size[1]
    return left, top, left + size[0], top + size[1]


def _away(box: Box, corner: tuple[float, float]) -> float:
    across = min(abs(box[0] - corner[0]), abs(box[2] - corner[0]))
    return hypot(across, min(abs(box[1] - corner[1]), abs(box[3] - corner[1])))

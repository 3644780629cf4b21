"""How wide a line of text is. Layouts get a ``Measure``; tests may give them a simple one."""

from dataclasses import dataclass
from typing import Protocol


class Measure(Protocol):
    """Width in px of one line at ``size`` px. ``weight`` is 400, 600, 700 or 900; ``tracking`` px between letters.

    A measure is hashable, because wrapped texts are remembered.
    """

    def width(
        self, text: str, size: float, weight: int = 400, italic: bool = False, tracking: float = 0.0
    ) -> float: ...

    def __hash__(self) -> int: ...


@dataclass(frozen=True)
class EvenMeasure:
    """Every letter as wide as ``em`` of the size: small, deterministic, for tests of geometry."""

    em: float = 0.52

    def width(self, text: str, size: float, weight: int = 400, italic: bool = False, tracking: float = 0.0) -> float:
        return len(text) * (size * self.em + tracking)

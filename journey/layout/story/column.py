"""Texts under each other in a column of a frame, as far as there is room."""

from dataclasses import dataclass, field

from journey.scene.balance import balanced_width
from journey.scene.measure import Measure
from journey.scene.primitives import Item
from journey.scene.wrap import paragraph


@dataclass(slots=True)
class Column:
    """Grows downwards from ``y`` to ``bottom`` px at most; what finds no room is left out, as is all that follows."""

    left: float
    y: float
    width: float
    bottom: float
    measure: Measure
    items: list[Item] = field(default_factory=list)
    full: bool = False

    def add(
        self, text: str, size: float, fill: str, *, weight: int = 400, italic: bool = False, most: int = 3,
        gap: float = 0.0, line_height: float = 1.22, anchor: str = "start", indent: float = 0.0, role: str = "text",
    ) -> bool:  # fmt: skip
        """Sets a text ``gap`` px below the last one; False where it found no room or says nothing."""
        if not text or self.full:
            return False
        top = self.y + gap
        wide = self.width - indent
        even = balanced_width(text, self.measure, size, wide, weight, italic, most) if anchor == "middle" else wide
        x = self.left + indent + {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * wide
        lines, tall, _ = paragraph(
            text, x=x, y=top, width=even, size=size, measure=self.measure, fill=fill, weight=weight, italic=italic,
            line_height=line_height, anchor=anchor, max_lines=most, role=role,
        )  # fmt: skip
        if not lines or top + tall > self.bottom:
            self.full = bool(lines)
            return False
        self.items += lines
        self.y = top + tall
        return True

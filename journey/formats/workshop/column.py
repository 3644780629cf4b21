"""A column of a page: sections under each other, as many rows of each as there is room for, and how many more."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from journey.formats.workshop.sections import Row, Section
from journey.i18n import Words
from journey.scene.measure import Measure
from journey.scene.moons import draw_moon
from journey.scene.one_line import one_line
from journey.scene.primitives import Circle, Group, Item, Path, Rect, Shape
from journey.scene.themes import Theme
from journey.scene.wrap import paragraph, wrap
from journey.workshop.spread import Spread

LEADING = 1.26
STRIP = 30.0  # of a moment: all its answers over the scale
_INDENT = 18.0
_MOST_LINES, _MOST_UNDER = 3, 2
_LOW, _HIGH = -5.0, 5.0


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is set: its colours, how words are measured, and their language; ``size`` of the text in px."""

    theme: Theme
    measure: Measure
    say: Words
    size: float

    @property
    def small(self) -> float:
        return 0.84 * self.size

    @property
    def head(self) -> float:
        """Of a section, with its line and the room over it."""
        return 2.9 * self.size

    @property
    def gap(self) -> float:
        return 0.45 * self.size


@dataclass(slots=True)
class Column:
    """From ``top`` to ``bottom`` px, ``width`` wide; ``items`` is what is drawn."""

    look: Look
    left: float
    top: float
    width: float
    bottom: float
    items: list[Item] = field(default_factory=list)

    def fill(self, sections: Sequence[Section]) -> bool:
        """Every section has a row, and another in turn until no more find room; whether all did."""
        y, counts = self.top, self._counts(sections)
        for section, count in zip(sections, counts, strict=True):
            y = self._section(section, count, y)
        return counts == [len(section.rows) for section in sections] and y <= self.bottom

    def _counts(self, sections: Sequence[Section]) -> list[int]:
        more = self.look.small * LEADING + self.look.gap  # the line that says how many are left
        counts = [1 for _ in sections]
        room = self.bottom - self.top
        room -= sum(self.look.head + self.tall(each.rows[0]) + (more if each.rows[1:] else 0.0) for each in sections)
        growing = True
        while growing:
            growing = False
            for place, section in enumerate(sections):
                count = counts[place]
                if count == len(section.rows):
                    continue
                need = self.tall(section.rows[count]) - (more if count + 1 == len(section.rows) else 0.0)
                if need <= room:
                    counts[place], room, growing = count + 1, room - need, True
        return counts

    def tall(self, row: Row) -> float:
        """How tall a row is, with the gap under it."""
        look = self.look
        return (
            len(self._lines(row)) * look.size * LEADING
            + (STRIP if row.spread else 0.0)
            + len(self._under(row)) * look.small * LEADING
            + look.gap
        )

    def _lines(self, row: Row) -> tuple[str, ...]:
        width = self.width - _INDENT - self._beside(row)
        return wrap(row.text, self.look.measure, self.look.size, width, 400, False, _MOST_LINES).lines

    def _under(self, row: Row) -> tuple[str, ...]:
        if not row.under:
            return ()
        width = self.width - _INDENT
        return wrap(row.under, self.look.measure, self.look.small, width, 400, False, _MOST_UNDER).lines

    def _beside(self, row: Row) -> float:
        """Room for what stands at the end of the line."""
        if not row.beside:
            return 0.0
        return min(self.look.measure.width(row.beside, self.look.small, 600, False) + 12, self.width / 2)

    def _section(self, section: Section, count: int, y: float) -> float:
        look, size = self.look, self.look.size
        self._line(section.title, self.left, y + 1.75 * size, self.width, 1.08 * size, look.theme.brand, 700)
        rule = y + 2.2 * size
        self._rule(self.left, rule, self.left + self.width, look.theme.hair2)
        y += look.head
        for row in section.rows[:count]:
            y = self._row(row, y)
        if left := len(section.rows) - count:
            text = look.say("workshop.out.more", n=left)
            self._line(text, self.left + _INDENT, y + look.small, self.width - _INDENT, look.small, look.theme.muted)
            y += look.small * LEADING + look.gap
        return y

    def _row(self, row: Row, y: float) -> float:
        look, left, first = self.look, self.left + _INDENT, y + 0.62 * self.look.size
        if row.evidence:
            self.items.append(draw_moon(row.evidence, self.left + 6, first, 11.0, look.theme))
        elif not row.spread:
            self.items.append(Circle(x=self.left + 5, y=first, r=2.2, fill=look.theme.brand))
        if row.beside:
            right, room = self.left + self.width, self._beside(row)
            self._line(row.beside, right, y + 0.96 * look.size, room, look.small, look.theme.ink2, 600, "end")
        start = self.left if row.spread else left
        width = self.left + self.width - left - self._beside(row)
        y = self._words(row.text, start, y, width, look.size, look.theme.ink, len(self._lines(row)))
        if row.spread:
            self._strip(row.spread, y)
            y += STRIP
        start = self.left if row.spread else left
        y = self._words(row.under, start, y, self.width - _INDENT, look.small, look.theme.muted, len(self._under(row)))
        return y + look.gap

    def _strip(self, spread: Spread, y: float) -> None:
        """All answers as dots over each other where they are equal, the middle half as a bar, the median as a line."""
        theme, middle = self.look.theme, y + STRIP / 2
        self._rule(self.left, middle, self.left + self.width, theme.hair)
        zero = self._at(0.0)
        self._stroke(zero, middle - 4, middle + 4, theme.hair2, 1.0)
        low, high = self._at(spread.low), self._at(spread.high)
        self.items.append(
            Rect(x=low, y=middle - 8, width=max(high - low, 1.0), height=16, radius=4, fill=theme.persona_tints[0])
        )
        dots: list[Item] = []
        for value in dict.fromkeys(spread.answers):
            count = spread.answers.count(value)
            apart = min(5.2, (STRIP - 8) / max(count - 1, 1))
            for place in range(count):
                up = middle + (place - (count - 1) / 2) * apart
                dots.append(Circle(x=self._at(value), y=up, r=2.3, fill=theme.personas[0], opacity=0.75))
        self.items.append(Group(items=tuple(dots), role="answers"))
        self._stroke(self._at(spread.median), middle - 11, middle + 11, theme.ink, 2.2)

    def _at(self, value: float) -> float:
        edge = 6.0
        return self.left + edge + (value - _LOW) / (_HIGH - _LOW) * (self.width - 2 * edge)

    def _words(self, text: str, x: float, y: float, width: float, size: float, fill: str, lines: int) -> float:
        if not lines:
            return y
        drawn, tall, _ = paragraph(
            text, x=x, y=y, width=width, size=size, measure=self.look.measure, fill=fill, line_height=LEADING,
            max_lines=lines,
        )  # fmt: skip
        self.items.extend(drawn)
        return y + tall

    def _line(
        self, text: str, x: float, y: float, width: float, size: float, fill: str, weight: int = 400,
        anchor: str = "start",
    ) -> None:  # fmt: skip
        self.items.append(
            one_line(
                text, x=x, y=y, width=width, size=size, measure=self.look.measure, fill=fill, weight=weight,
                anchor=anchor,
            )
        )  # fmt: skip

    def _rule(self, left: float, y: float, right: float, stroke: str) -> None:
        self.items.append(Path(shape=Shape((("M", left, y), ("L", right, y))), stroke=stroke, cap="butt"))

    def _stroke(self, x: float, top: float, bottom: float, stroke: str, width: float) -> None:
        shape = Shape((("M", x, top), ("L", x, bottom)))
        self.items.append(Path(shape=shape, stroke=stroke, stroke_width=width, cap="butt"))

"""A page of a report while it is drawn: words from top to bottom, and room for a chart; px of a page of 1280 x 720."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from journey.scene.measure import Measure
from journey.scene.one_line import one_line
from journey.scene.page_roles import AT_FOOT, BULLET, PARAGRAPH, ROW
from journey.scene.primitives import Circle, Group, Item, Path, Rect, Scene, Shape, Text
from journey.scene.themes import Theme
from journey.scene.wrap import wrap

WIDTH, HEIGHT, MARGIN = 1280.0, 720.0, 53.0
HEAD = 30.0  # where the heading begins
FOOT = 666.0  # words end above it
_PITCH = 1.36  # of the size


@dataclass(slots=True)
class Sheet:
    """``y``: where the next words begin; ``items``: what is drawn so far."""

    tokens: Theme
    measure: Measure
    language: str
    title: str
    y: float = HEAD
    items: list[Item] = field(default_factory=list)
    kicker: str = ""  # what kind of page it is, told at its foot

    def words(
        self, text: str, size: float, *, left: float = MARGIN, right: float = WIDTH - MARGIN, weight: int = 400,
        fill: str = "", lines: int = 4, after: float = 0.0,
        role: str = "", kind: str = PARAGRAPH,
    ) -> str:  # fmt: skip
        """A paragraph, of which no line goes beyond the foot of the page; what of it is there to be read."""
        most = min(lines, int((FOOT - self.y) / (size * _PITCH)))
        if not text or most < 1:
            return ""
        wrapped = wrap(text, self.measure, size, right - left, weight, False, most)
        before = len(self.items)
        for line in wrapped.lines:
            self.line(line, left, self.y + size, right - left, size, weight=weight, fill=fill, role=role)
            self.y += size * _PITCH
        self.items[before:] = [Group(items=tuple(self.items[before:]), role=kind)]
        self.y += after
        return " ".join(wrapped.lines)

    def bullets(
        self, texts: Sequence[str], size: float = 21.0, *, right: float = WIDTH - MARGIN, gap: float = 12.0
    ) -> int:
        """Paragraphs with a dot before each; how many found room."""
        for number, text in enumerate(texts):
            tall = len(wrap(text, self.measure, size, right - MARGIN - 24, 400, False, 4).lines) * size * _PITCH
            if self.y + tall > FOOT:
                return number
            self.items.append(Circle(x=MARGIN + 6, y=self.y + 0.64 * size, r=3.5, fill=self.tokens.brand))
            self.words(text, size, left=MARGIN + 24, right=right, after=gap, kind=BULLET)
        return len(texts)

    def line(
        self, text: str, x: float, y: float, width: float, size: float, *, weight: int = 400, fill: str = "",
        anchor: str = "start", role: str = "",
    ) -> float:  # fmt: skip
        """One line with its baseline at ``y``, shortened where it is too long; its width in px."""
        drawn = one_line(
            text, x=x, y=y, width=width, size=size, measure=self.measure, fill=fill or self.tokens.ink, weight=weight,
            anchor=anchor, role=role,
        )  # fmt: skip
        self.items.append(drawn)
        return drawn.width

    def row(self, before: int, name: str = "") -> None:
        """What was drawn since ``before`` says one thing, whose ``name``, where it is given, is read first."""
        items = self.items[before:]
        if name:
            items.sort(key=lambda item: not (isinstance(item, Text) and item.text == name))
        self.items[before:] = [Group(items=tuple(items), role=ROW)]

    def box(self, left: float, top: float, width: float, height: float, fill: str, radius: float = 0.0) -> None:
        self.items.append(Rect(x=left, y=top, width=max(width, 0.0), height=max(height, 0.0), fill=fill, radius=radius))

    def dot(self, x: float, y: float, r: float, fill: str, stroke: str = "none", width: float = 1.0) -> None:
        self.items.append(Circle(x=x, y=y, r=r, fill=fill, stroke=stroke, stroke_width=width))

    def path(
        self, points: Sequence[tuple[float, float]], stroke: str, width: float = 1.0, dash: tuple[float, ...] = ()
    ) -> None:
        moves = tuple(("L" if place else "M", x, y) for place, (x, y) in enumerate(points))
        self.items.append(Path(shape=Shape(moves), stroke=stroke, stroke_width=width, dash=dash, cap="butt"))

    def scene(self, number: int, of: int, foot: str) -> Scene:
        """The finished page, with its number."""
        self.path([(MARGIN, FOOT + 14), (WIDTH - MARGIN, FOOT + 14)], self.tokens.hair)
        foot = f"{self.kicker} · {foot}" if self.kicker else foot
        self.line(foot, MARGIN, FOOT + 36, WIDTH - 2 * MARGIN - 80, 14, fill=self.tokens.muted, role=AT_FOOT)
        page = f"{number} / {of}"
        self.line(page, WIDTH - MARGIN, FOOT + 36, 70, 14, fill=self.tokens.muted, anchor="end", role=AT_FOOT)
        drawn = Scene(
            WIDTH, HEIGHT, tuple(self.items), view="report", title=self.title, language=self.language,
            theme=self.tokens.name, background=self.tokens.card,
        )  # fmt: skip
        return replace(drawn, description=" ".join(text.text for text in drawn.texts())[:1000])

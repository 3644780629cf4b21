"""Pages that are scenes as slides of PowerPoint's own shapes and words; the heading of each is its slide's title."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from journey.formats.slides.canvas import EMU, Canvas, Line
from journey.formats.slides.deck import LOCALES
from journey.formats.slides.house import WIDTH, house_deck
from journey.formats.slides.palette import Colour
from journey.formats.slides.text import Para
from journey.layout.poster_legend import NAME
from journey.scene.page_roles import HEADING
from journey.scene.primitives import Circle, Group, Item, Path, Rect, Scene, Shape, Text

_BASE = 0.92  # of the size: from the top of a line to where its letters stand
_SLACK = 1.08  # of the width of a line, in another font


def deck_of(scenes: Sequence[Scene], title: str) -> bytes:
    """A deck of the house with a slide for each scene."""
    from pptx import Presentation
    from pptx.oxml import parse_xml

    deck: Any = Presentation(BytesIO(house_deck()))
    layout = next(each for each in deck.slide_layouts if each.name == "Title Only")
    for scene in scenes:
        slide = deck.slides.add_slide(layout)
        for placeholder in list(slide.placeholders):
            if placeholder.placeholder_format.type is None or placeholder.placeholder_format.idx:
                placeholder.element.getparent().remove(placeholder.element)
        scale = WIDTH / scene.width
        _title(slide, scene, scale)
        pen = _Pen(Canvas(LOCALES[scene.language], next_id=1 + max(shape.shape_id for shape in slide.shapes)), scale)
        pen.draw(scene.items)
        slide.shapes._spTree.extend(list(parse_xml(pen.canvas.take())))
        slide.notes_slide.notes_text_frame.text = scene.description
    properties = deck.core_properties
    properties.title, properties.language = title[:250], LOCALES[scenes[0].language]
    properties.author = properties.last_modified_by = NAME
    file = BytesIO()
    deck.save(file)
    return file.getvalue()


def _title(slide: Any, scene: Scene, scale: float) -> None:
    from pptx.enum.text import MSO_ANCHOR
    from pptx.util import Emu, Pt

    lines = [item for item in scene.texts() if item.role == HEADING]
    title = slide.shapes.title
    title.text_frame.text = scene.title
    title.text_frame.word_wrap = True
    title.text_frame.vertical_anchor = MSO_ANCHOR.TOP  # of the house's titles it is the foot, for one line
    left, top = min(line.box[0] for line in lines), min(line.y - _BASE * line.size for line in lines)
    box = (left, top, scene.width - 2 * left, max(line.box[3] for line in lines) - top)
    title.left, title.top, title.width, title.height = (Emu(round(side * scale * EMU)) for side in box)
    for run in (run for paragraph in title.text_frame.paragraphs for run in paragraph.runs):
        run.font.size = Pt(round(lines[0].size * scale))


class _Pen:
    def __init__(self, canvas: Canvas, scale: float) -> None:
        self.canvas, self.scale = canvas, scale

    def draw(self, items: Sequence[Item]) -> None:
        for item in items:
            if isinstance(item, Group):
                self.draw(item.items)
            elif isinstance(item, Text):
                if item.role != HEADING:
                    self._text(item)
            elif isinstance(item, Rect):
                self._box(item.x, item.y, item.width, item.height, item, radius=item.radius)
            elif isinstance(item, Circle):
                self._box(item.x - item.r, item.y - item.r, 2 * item.r, 2 * item.r, item, shape="ellipse")
            else:
                self._path(item)

    def _box(
        self, left: float, top: float, width: float, height: float, item: Rect | Circle, shape: str = "rect",
        radius: float = 0.0,
    ) -> None:  # fmt: skip
        if width <= 0 or height <= 0:
            return
        k = self.scale
        self.canvas.box(
            item.role or shape, left * k, top * k, width * k, height * k, shape=shape, radius=radius * k,
            fill=_colour(item.fill), line=self._line(item), descr=item.tip,
        )  # fmt: skip

    def _text(self, item: Text) -> None:
        k, size = self.scale, item.size * self.scale
        width = item.width * _SLACK + 4
        left = item.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[item.anchor] * width
        para = Para(item.text, round(size * 2) / 2, Colour(item.fill), bold=item.weight >= 600, align=item.anchor)
        self.canvas.box(item.text, left * k, item.y * k - _BASE * size, width * k, 1.3 * size, [para], wrap=False)

    def _path(self, item: Path) -> None:
        shape = Shape(item.shape.segments)
        self.canvas.drawing(
            item.role or "line", shape, item.x * self.scale, item.y * self.scale, item.scale * self.scale,
            fill=_colour(item.fill), line=self._line(item), descr=item.tip,
        )  # fmt: skip

    def _line(self, item: Rect | Circle | Path) -> Line | None:
        colour = _colour(item.stroke)
        return Line(colour, item.stroke_width * self.scale, "sysDash" if item.dash else "") if colour else None


def _colour(paint: object) -> Colour | None:
    return Colour(paint) if isinstance(paint, str) and paint.startswith("#") else None

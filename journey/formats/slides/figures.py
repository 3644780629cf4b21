"""Faces, portraits, icons and stars of the house as native shapes: the same drawings that every picture has."""

from base64 import b64decode
from io import BytesIO

from journey.formats.slides.canvas import Canvas, Line
from journey.formats.slides.deck import Deck, Slide
from journey.formats.slides.palette import Colour, Palette
from journey.lanes.frame import Walker
from journey.model import Channel, face_of
from journey.model.curves import Moment
from journey.scene.faces import draw_face
from journey.scene.icons import GRID, STROKE, icon
from journey.scene.portraits import age_of, draw_portrait
from journey.scene.primitives import Circle, Group, Path, Shape


def face(canvas: Canvas, palette: Palette, moment: Moment, x: float, y: float, size: float, ring: Colour, name: str,
         descr: str) -> None:  # fmt: skip
    """The face of a moment with its centre at ``x, y``; an assumed one is hollow and has a dashed ring."""
    feeling = moment.feeling
    hollow = moment.evidence == "assumed"
    drawn = draw_face(
        face_of(feeling.emotion, moment.valence), moment.valence, x, y, size, palette.tokens, ring_width=0.08 * size,
        hollow=hollow,
    )  # fmt: skip
    with canvas.group(name, descr):
        _items(canvas, drawn, name, Line(ring, max(0.08 * size, 1.2), "sysDash" if hollow else ""))


def portrait(deck: Deck, slide: Slide, walker: Walker, x: float, y: float, r: float) -> None:
    """A persona's photo or drawn head in a circle of radius ``r``; ring and clothing in their colour of the theme."""
    canvas, palette, persona, index = slide.canvas, deck.palette, walker.persona, walker.index
    name = f"{deck.words('slides.names.portrait')}: {persona.name}"
    photo = deck.map.photo_of.get(persona.id)
    if photo:
        _, key = slide.slide.part.get_or_add_image_part(BytesIO(b64decode(photo.jpeg)))
        line = Line(palette.persona(index), max(2.0, 0.075 * r))
        canvas.picture(name, key, x - r, y - r, 2 * r, 2 * r, persona.name or "–", line)
        return
    slot = palette.slots[f"accent{index % 5 + 1}"]
    drawn = draw_portrait(persona.face, x, y, r, slot, slot, palette.tokens, age=age_of(persona))
    ring = palette.persona(index)
    with canvas.group(name, persona.name):
        ground, *rest, edge = drawn.items
        if isinstance(ground, Circle):
            _circle(canvas, ground, name, ring.thin(16), None)
        for item in rest:
            if isinstance(item, Path):
                fill = ring if item.fill == slot else _own(item.fill)
                _path(canvas, item, name, fill)
        if isinstance(edge, Circle):
            _circle(canvas, edge, name, None, Line(ring, edge.stroke_width))


def channel_icon(deck: Deck, slide: Slide, channel: Channel, x: float, y: float, size: float, colour: Colour) -> None:
    """A channel's icon with its centre at ``x, y``."""
    scale = size / GRID
    stroke = Line(colour, STROKE * scale)
    name, shape = f"{deck.words('define.fields.channel')}: {channel.name}", icon(channel.icon)
    slide.canvas.drawing(name, shape, x - size / 2, y - size / 2, scale, line=stroke, descr=channel.name)


def star(canvas: Canvas, x: float, y: float, size: float, colour: Colour, name: str) -> None:
    """The star of a moment of truth."""
    scale = size / GRID
    canvas.drawing(name, icon("star"), x - size / 2, y - size / 2, scale, fill=colour, descr=name)


def _items(canvas: Canvas, group: Group, name: str, ring: Line) -> None:
    for item in group.items:
        if isinstance(item, Circle):
            _circle(canvas, item, name, _own(item.fill), ring)
        elif isinstance(item, Path):
            _path(canvas, item, name, _own(item.fill))


def _circle(canvas: Canvas, item: Circle, name: str, fill: Colour | None, line: Line | None) -> None:
    canvas.box(name, item.x - item.r, item.y - item.r, 2 * item.r, 2 * item.r, shape="ellipse", fill=fill, line=line)


def _path(canvas: Canvas, item: Path, name: str, fill: Colour | None) -> None:
    stroke = _own(item.stroke)
    line = Line(stroke, item.stroke_width) if stroke else None
    canvas.drawing(name, Shape(item.shape.segments), item.x, item.y, item.scale, fill=fill, line=line)


def _own(paint: object) -> Colour | None:
    return Colour(paint) if isinstance(paint, str) and paint.startswith("#") else None

"""Slides of a finished file as scenes, to be looked at before it is taken away: what we draw on them, in its own theme.

What a client's template has around it is left out but for plain shapes. Positions are points, as on the slide.
"""

from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from journey.formats.slides import layouts
from journey.formats.slides.canvas import EMU
from journey.formats.slides.layouts import Box
from journey.formats.slides.palette import Colour, Palette
from journey.formats.slides.seen_chart import chart_items
from journey.formats.slides.seen_text import placed_lines, said_in
from journey.scene.fonts import default_measure
from journey.scene.primitives import Circle, Group, Item, Logo, Path, Photo, Rect, Scene, Segment, Shape
from journey.scene.themes import blend

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LETTERS = {"moveTo": "M", "lnTo": "L", "cubicBezTo": "C", "quadBezTo": "Q"}
_DASHES = {"dash": (4.0, 3.0), "sysDash": (3.0, 1.0), "sysDot": (0.01, 2.0)}  # of the line's width
_HEAD = 3.2  # of the line's width: half of an arrow's head


def seen(data: bytes, language: str = "en") -> tuple[Scene, ...]:
    """Each slide of a deck of ours, with its title as its name."""
    from pptx import Presentation

    deck = Presentation(BytesIO(data))
    width, height = (float(side or 0) / EMU for side in (deck.slide_width, deck.slide_height))
    found = []
    for slide in deck.slides:
        eye = _Eye(layouts.palette_of(slide.slide_layout), slide)
        title = " ".join(slide.shapes.title.text.split()) if slide.shapes.title else ""
        found.append(
            Scene(
                width, height, (*eye.behind(), *eye.drawn(slide.shapes._spTree)), "slide", title, language=language,
                background=eye.palette.slots["bg1"],
            )
        )  # fmt: skip
    return tuple(found)


class _Eye:
    """Sees one slide."""

    def __init__(self, palette: Palette, slide: Any) -> None:
        self.palette = palette
        self.slide = slide
        self.measure = default_measure()

    def behind(self) -> Iterator[Item]:
        """The plain shapes of master and layout, those that hold no place for anything."""
        for owner in (self.slide.slide_layout.slide_master, self.slide.slide_layout):
            for shape in owner.shapes:
                if not shape.is_placeholder and shape._element.tag.endswith("}sp"):
                    yield from self._shape(shape._element)

    def drawn(self, tree: Any) -> Iterator[Item]:
        for element in tree:
            match element.tag.rpartition("}")[2]:
                case "grpSp":
                    yield Group(items=tuple(self.drawn(element)))
                case "sp":
                    yield from (
                        self._placeholder(element) if element.find(".//{*}ph") is not None else self._shape(element)
                    )
                case "cxnSp":
                    yield from self._connector(element)
                case "pic":
                    yield from self._picture(element)
                case "graphicFrame":
                    yield from self._chart(element)

    def colour(self, holder: Any) -> str:
        """``#RRGGBB`` of a ``solidFill`` on the slide's ground, "none" where there is none."""
        fill = None if holder is None else holder.find("{*}solidFill")
        if fill is None or not len(fill):
            return "none"
        told = fill[0]
        value = str(told.get("val"))
        parts = {part.tag.rpartition("}")[2]: int(part.get("val")) // 1000 for part in told}
        base = f"#{value}" if told.tag.endswith("srgbClr") else value
        if not base.startswith("#") and base not in self.palette.slots:
            return "none"
        lum = (parts.get("lumMod", 100), parts.get("lumOff", 0))
        return blend(self.palette.slots["bg1"], self.palette.shown(Colour(base, lum)), parts.get("alpha", 100) / 100)

    def stroke(self, props: Any) -> dict[str, Any]:
        line = props.find("{*}ln")
        colour = self.colour(line)
        if line is None or colour == "none":
            return {}
        width = int(line.get("w", "12700")) / EMU
        dash = line.find("{*}prstDash")
        pattern = _DASHES.get(dash.get("val"), ()) if dash is not None else ()
        return {"stroke": colour, "stroke_width": width, "dash": tuple(part * width for part in pattern)}

    def _placeholder(self, element: Any) -> Iterator[Item]:
        """A title or the foot, where its layout has it, or where the slide put it itself."""
        shape = next(one for one in self.slide.placeholders if one._element is element)
        kind = layouts.kind_of(shape)
        if kind not in map(layouts.kind_of, self.slide.slide_layout.placeholders):
            return
        title = layouts.title_of(self.slide.slide_layout, kind)
        ink = self.palette.ink if kind in layouts.TITLES else self.palette.muted
        number = str(self.slide.part.package.presentation_part.presentation.slides.index(self.slide) + 1)
        paras = said_in(element, self.colour, title, self.palette.shown(ink), kind, number)
        own, how = _box(element.find("{*}spPr")), element.find("{*}txBody/{*}bodyPr")
        anchor = how.get("anchor") or layouts.anchor_of(self.slide.slide_layout, kind)
        yield from placed_lines(paras, _inner(own, how) if own else title.box, anchor, True, self.measure)

    def _shape(self, element: Any) -> Iterator[Item]:
        props = element.find("{*}spPr")
        box = _box(props)
        if box is None:
            return
        left, top, width, height = box
        look = {"fill": self.colour(props), **self.stroke(props)}
        custom, preset = props.find("{*}custGeom"), props.find("{*}prstGeom")
        if look["fill"] != "none" or "stroke" in look:
            if custom is not None:
                yield Path(shape=_path(custom, width, height), x=left, y=top, **look)
            elif preset is not None and preset.get("prst") == "ellipse":
                yield Circle(x=left + width / 2, y=top + height / 2, r=min(width, height) / 2, **look)
            else:
                guide = preset.find(".//{*}gd") if preset is not None else None
                part = int(guide.get("fmla").split()[-1]) / 100_000 if guide is not None else 0.0
                yield Rect(x=left, y=top, width=width, height=height, radius=part * min(width, height), **look)
        body = element.find("{*}txBody")
        if body is not None:
            how = body.find("{*}bodyPr")
            wraps, anchor = how.get("wrap") != "none", how.get("anchor", "t")
            yield from placed_lines(said_in(element, self.colour), _inner(box, how), anchor, wraps, self.measure)

    def _connector(self, element: Any) -> Iterator[Item]:
        props = element.find("{*}spPr")
        box, look = _box(props), self.stroke(props)
        if box is None or not look:
            return
        left, top, width, height = box
        turned = props.find("{*}xfrm")
        x1, x2 = (left + width, left) if turned.get("flipH") else (left, left + width)
        y1, y2 = (top + height, top) if turned.get("flipV") else (top, top + height)
        is_curved = props.find("{*}prstGeom").get("prst").startswith("curved")
        way: Segment = ("C", (x1 + x2) / 2, y1, x2, (y1 + y2) / 2, x2, y2) if is_curved else ("L", x2, y2)
        yield Path(shape=Shape((("M", x1, y1), way)), **look)
        if props.find("{*}ln/{*}tailEnd") is not None:
            along = (0.0, y2 - y1) if is_curved else (x2 - x1, y2 - y1)
            yield _arrow((x2, y2), along, _HEAD * max(look["stroke_width"], 1.0), look["stroke"])

    def _picture(self, element: Any) -> Iterator[Item]:
        props = element.find("{*}spPr")
        box = _box(props)
        if box is None:
            return
        left, top, width, height = box
        part = self.slide.part.related_part(element.find(".//{*}blip").get(f"{{{_RELATION}}}embed"))
        told = b64encode(part.blob).decode()
        if part.content_type == "image/jpeg":
            yield Circle(x=left + width / 2, y=top + height / 2, r=width / 2, fill=Photo(told))
            yield Circle(x=left + width / 2, y=top + height / 2, r=width / 2, **self.stroke(props))
        else:
            yield Rect(x=left, y=top, width=width, height=height, fill=Logo(told))

    def _chart(self, element: Any) -> Iterator[Item]:
        found = element.find(".//{*}chart")
        box = _box(element)
        if found is not None and box is not None:
            chart = self.slide.part.related_part(found.get(f"{{{_RELATION}}}id"))
            yield from chart_items(chart._element, box, self.colour, self.stroke)


def _box(props: Any) -> Box | None:
    place = props.find("{*}xfrm")
    if place is None:
        return None
    off, ext = place.find("{*}off"), place.find("{*}ext")
    left, top, width, height = (int(part) / EMU for part in (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy")))
    return left, top, width, height


def _inner(box: Box, body: Any) -> Box:
    left, top, right, bottom = (int(body.get(f"{side}Ins", "0")) / EMU for side in "ltrb")
    return box[0] + left, box[1] + top, box[2] - left - right, box[3] - top - bottom


def _path(custom: Any, width: float, height: float) -> Shape:
    path = custom.find(".//{*}path")
    across, down = width / max(int(path.get("w")), 1), height / max(int(path.get("h")), 1)
    segments: list[Segment] = []
    for step in path:
        kind = step.tag.rpartition("}")[2]
        points = [(int(point.get("x")) * across, int(point.get("y")) * down) for point in step.iter("{*}pt")]
        segments.append((_LETTERS[kind], *(side for point in points for side in point)) if points else ("Z",))
    return Shape(tuple(segments))


def _arrow(tip: tuple[float, float], along: tuple[float, float], size: float, colour: str) -> Path:
    length = max((along[0] ** 2 + along[1] ** 2) ** 0.5, 0.01)
    dx, dy = along[0] / length * size, along[1] / length * size
    x, y = tip[0] - 1.6 * dx, tip[1] - 1.6 * dy
    head = Shape((("M", *tip), ("L", x - 0.7 * dy, y + 0.7 * dx), ("L", x + 0.7 * dy, y - 0.7 * dx), ("Z",)))
    return Path(shape=head, fill=colour)

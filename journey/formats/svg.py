"""A scene as SVG: the one drawing that the browser shows, a file holds, and the typesetter turns into PDF and PNG."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from journey.formats.paper import Page, frame_on
from journey.formats.svg_apart import runs_left, set_apart
from journey.scene.fonts import segments
from journey.scene.primitives import Circle, Gradient, Group, Item, Logo, Mark, Paint, Path, Photo, Rect, Scene, Text
from journey.scene.typefaces import FAMILY, css_family

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def scene_svg(
    scene: Scene,
    embed_fonts: bool = False,
    *,
    page: Page | None = None,
    plain: bool = False,
    gradient_prefix: str = "",
) -> str:
    """One ``<svg>`` element, in px at 96 dpi; on a ``page`` it is fitted and centred, the background all around.

    Records keep their id and role as ``data-id`` and ``data-role``; tooltips become ``<title>``. A scene without a
    title is decoration, which screen readers pass over. With ``embed_fonts`` the used glyphs travel inside as WOFF2,
    so the file looks the same anywhere; without, the page must provide the shipped families. ``plain`` leaves out
    everything that is not ink, for the typesetter. ``gradient_prefix`` keeps the gradients of two pictures on one page
    apart.
    """
    pen = _Pen(plain, gradient_prefix or f"{scene.view}-", scene.family)
    body: list[str] = []
    pen.draw(scene.items, body)
    left, top, width, height = frame_on(scene, page)
    frame = [_number(value) for value in (left, top, width, height)]
    size = (frame[2], frame[3]) if page is None else (f"{page.width:g}in", f"{page.height:g}in")
    family = scene.family if plain else css_family(scene.family)
    head = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}" viewBox="{" ".join(frame)}" '
        f'font-family="{family}"'
    ]
    if plain:
        head.append(">")
    else:
        name = xml(scene.title)
        spoken = f'role="img" aria-label="{name}"' if name else 'aria-hidden="true"'
        head.append(f' xml:lang="{xml(scene.language)}" lang="{xml(scene.language)}" {spoken}')
        head.append(' style="font-synthesis:none;text-rendering:geometricPrecision">')
        head.append(f"<title>{name}</title>" if name else "")
        if scene.description:
            head.append(f"<desc>{xml(scene.description)}</desc>")
    if embed_fonts:
        from journey.formats.webfonts import font_face_css  # the subsetter loads only for a file that travels alone

        head.append(f"<style>{font_face_css(scene)}</style>")
    if pen.gradients:
        head.append(f"<defs>{''.join(pen.definitions())}</defs>")
    if scene.background != "none":
        place = "" if page is None else f' x="{frame[0]}" y="{frame[1]}"'
        head.append(f'<rect{place} width="{frame[2]}" height="{frame[3]}" fill="{xml(scene.background)}"/>')
    return "".join([*head, *body, "</svg>"])


@lru_cache(maxsize=8192)  # three in four are colours, roles and ids that were written before
def xml(text: str) -> str:
    """``text`` for an XML attribute or element: escaped, and without the characters XML cannot hold."""
    if text.isascii() and text.isalnum():
        return text
    escaped = legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace('"', "&quot;")


def legal(text: str) -> str:
    """``text`` without the characters that XML, and so every picture format, cannot hold."""
    return text if text.isprintable() else _NOT_XML.sub("", text)


class _Pen:
    """Draws primitives into a list of strings and collects the gradients they use."""

    def __init__(self, plain: bool, prefix: str, family: str = FAMILY) -> None:
        self.plain = plain
        self.family = family
        self.prefix = prefix
        self.gradients: dict[tuple[Gradient, float, float, float], str] = {}
        self._ways: dict[type, Callable[[Any, list[str]], None]] = {
            Text: self._text, Path: self._path, Rect: self._rect, Circle: self._circle, Group: self._group,
        }  # fmt: skip

    def draw(self, items: Iterable[Item], out: list[str]) -> None:
        ways = self._ways
        for item in items:
            ways[type(item)](item, out)

    def definitions(self) -> list[str]:
        return [
            f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" '
            f'x1="{_number((g.x1 - x) / scale)}" y1="{_number((g.y1 - y) / scale)}" '
            f'x2="{_number((g.x2 - x) / scale)}" y2="{_number((g.y2 - y) / scale)}">'
            + "".join(
                f'<stop offset="{_number(offset)}" stop-color="{xml(colour)}"'
                + (f' stop-opacity="{_number(opacity)}"/>' if opacity != 1 else "/>")
                for offset, colour, opacity in g.stops
            )
            + "</linearGradient>"
            for (g, x, y, scale), name in self.gradients.items()
        ]

    def _rect(self, item: Rect, out: list[str]) -> None:
        box = f'x="{_number(item.x)}" y="{_number(item.y)}" width="{_number(item.width)}"'
        box += f' height="{_number(item.height)}"'
        if isinstance(item.fill, Logo):
            out.append(f'<image {box} href="data:image/png;base64,{xml(item.fill.png)}"{self._close(item, "image")}')
            return
        radius = f' rx="{_number(item.radius)}"' if item.radius else ""
        stroke = _stroke(item.stroke, item.stroke_width, item.dash)
        out.append(f"<rect {box}{radius}{self._paint(item.fill)}{stroke}{self._close(item, 'rect')}")

    def _circle(self, item: Circle, out: list[str]) -> None:
        if isinstance(item.fill, Photo):
            self._photo(item, item.fill, out)
            return
        out.append(
            f'<circle cx="{_number(item.x)}" cy="{_number(item.y)}" r="{_number(item.r)}"{self._paint(item.fill)}'
            f"{_stroke(item.stroke, item.stroke_width, item.dash)}{self._close(item, 'circle')}"
        )

    def _photo(self, item: Circle, photo: Photo, out: list[str]) -> None:
        name, side = f"{self.prefix}round", _number(2 * item.r)
        out.append(
            f'<clipPath id="{name}" clipPathUnits="objectBoundingBox"><circle cx=".5" cy=".5" r=".5"/></clipPath>'
            f'<image x="{_number(item.x - item.r)}" y="{_number(item.y - item.r)}" width="{side}" height="{side}" '
            f'clip-path="url(#{name})" href="data:image/jpeg;base64,{xml(photo.jpeg)}"{self._marks(item)}/>'
        )

    def _path(self, item: Path, out: list[str]) -> None:
        place = ""
        if item.x or item.y or item.scale != 1:
            place = f' transform="translate({_number(item.x)} {_number(item.y)})'
            place += f' scale({item.scale:.6g})"' if item.scale != 1 else '"'
        stroke = _stroke(item.stroke, item.stroke_width, item.dash, item.scale)
        if stroke:
            stroke += f' stroke-linecap="{item.cap}" stroke-linejoin="round"'
        fill = self._paint(item.fill, item.x, item.y, item.scale)
        out.append(f'<path d="{item.shape.d}"{place}{fill}{stroke}{self._close(item, "path")}')

    def _text(self, item: Text, out: list[str]) -> None:
        words = _words(item.text, item.weight, item.italic, self.family)
        if not words:
            return
        if self.plain and words[-8:] != item.text[-8:] and not item.text.isascii():
            words = set_apart(item, runs_left(item.text), self.family) or words
        place = f' x="{_number(item.x)}" y="{_number(item.y)}"'
        look = _look(item.size, item.weight, item.italic, item.anchor, item.tracking, item.fill)
        out.append(f"<text{place}{look}{self._marks(item)}>{self._title(item)}{words}</text>")

    def _group(self, item: Group, out: list[str]) -> None:
        if self.plain and item.opacity == 1:
            self.draw(item.items, out)
            return
        out.append(f"<g{self._marks(item)}>{self._title(item)}")
        self.draw(item.items, out)
        out.append("</g>")

    def _paint(self, paint: Paint, x: float = 0.0, y: float = 0.0, scale: float = 1.0) -> str:
        if isinstance(paint, str):
            return f' fill="{paint}"' if paint.isalnum() or paint.startswith("#") else f' fill="{xml(paint)}"'
        if isinstance(paint, Photo | Logo):  # only circles show a photo, and rectangles a logo
            return ' fill="none"'
        key = (paint, x, y, scale)
        name = self.gradients.setdefault(key, f"{self.prefix}g{len(self.gradients) + 1}")
        return f' fill="url(#{name})"'

    def _marks(self, item: Mark) -> str:
        opacity = f' opacity="{_number(item.opacity)}"' if item.opacity != 1 else ""
        if self.plain:
            return opacity
        marks = f' data-id="{xml(item.id)}"' if item.id else ""
        if item.role:
            marks += f' data-role="{xml(item.role)}"'
        if item.id and item.tip:
            marks += f' aria-label="{xml(item.tip)}"'
        return marks + opacity

    def _title(self, item: Mark) -> str:
        return f"<title>{xml(item.tip)}</title>" if item.tip and not self.plain else ""

    def _close(self, item: Mark, tag: str) -> str:
        if item.tip and not self.plain:
            return f"{self._marks(item)}>{self._title(item)}</{tag}>"
        return f"{self._marks(item)}/>"


@lru_cache(maxsize=8192)
def _words(text: str, weight: int, italic: bool, own: str) -> str:
    """A line of text with each run in the family that can draw it; nothing where there is no ink."""
    runs = segments(text, weight, italic, own)
    if len(runs) == 1 and runs[0][0] == own:
        return xml(runs[0][1])
    words = "".join(
        f"<tspan>{xml(run)}</tspan>" if family == own else f'<tspan font-family="{family}">{xml(run)}</tspan>'
        for family, run in runs
    )
    return f"\u2067{words}\u2069" if runs and runs_left(text) else words


@lru_cache(maxsize=1024)
def _look(size: float, weight: int, italic: bool, anchor: str, tracking: float, fill: str) -> str:
    """How a text is set, as attributes."""
    attributes = f' font-size="{_number(size)}"'
    if weight != 400:
        attributes += f' font-weight="{weight}"'
    if italic:
        attributes += ' font-style="italic"'
    if anchor != "start":
        attributes += f' text-anchor="{anchor}"'
    if tracking:
        attributes += f' letter-spacing="{_number(tracking)}"'
    return f'{attributes} fill="{xml(fill)}"'


@lru_cache(maxsize=4096)
def _stroke(colour: str, width: float, dash: tuple[float, ...], scale: float = 1.0) -> str:
    if colour == "none" or width <= 0:
        return ""
    shown = f' stroke="{xml(colour)}" stroke-width="{_number(width / scale)}"'
    if dash:
        shown += f' stroke-dasharray="{" ".join(_number(part / scale) for part in dash)}"'
    return shown


@lru_cache(maxsize=16384)  # three in four stand in the same picture again
def _number(value: float) -> str:
    """Two decimals at most. Raises ValueError for what is not a finite number, which would silently drop a shape."""
    if value - value != 0:
        raise ValueError(f"a position or size in the picture is {value}")
    text = f"{value:.2f}"
    if text[-1] != "0":
        return text
    text = text[:-1] if text[-2] != "0" else text[:-3]
    return "0" if text == "-0" else text

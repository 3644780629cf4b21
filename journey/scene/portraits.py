"""A persona's portrait: a head put together from hair, skin, glasses and beard, in the persona's colour.

Drawn on a 100 grid whose circle is the portrait's edge. Layers from back to front: ground, hair behind, clothing, neck,
ears, head, beard, features, glasses, hair in front, ring.
"""

import json
import re
from functools import cache
from pathlib import Path as FilePath
from typing import Any, Protocol, get_args

from journey.model.personas import Beard, Face, HairStyle, Persona
from journey.scene.faces import brightness
from journey.scene.pathdata import shape
from journey.scene.primitives import Circle, Group, Path, Photo
from journey.scene.themes import Theme, blend

HAIR: tuple[str, ...] = get_args(HairStyle)
BEARDS: tuple[str, ...] = get_args(Beard)
_LINED = 50  # years from which a face has lines
_GREYING = ((62, "#C9C6C0"), (50, "#8E8882"))  # the hair of an age, as long as nobody chose another colour
_UNTOUCHED = Face().hair_color
_AGE = re.compile(r"(?:^|[,·(])\s*([1-9]\d)(?=\s*(?:$|[,·)]|anni\b|years?\b))", re.IGNORECASE)  # "Rosa, 52", "52 anni"
_TOLD_AGE = re.compile(  # in sentences: no years of something, or since something
    r"(?<!da )(?<!for )(?<!per )\b([1-9]\d)(?:[\s-]years?[\s-]old|enne\b| anni\b(?! di| fa| in| prima))", re.IGNORECASE
)


class FaceLike(Protocol):
    """What a portrait is drawn from; colours are ``#RRGGBB``."""

    @property
    def hair(self) -> str: ...
    @property
    def hair_color(self) -> str: ...
    @property
    def skin(self) -> str: ...
    @property
    def glasses(self) -> bool: ...
    @property
    def beard(self) -> str: ...


@cache
def _data() -> dict[str, Any]:
    kit: dict[str, Any] = json.loads((FilePath(__file__).parent / "portraits.json").read_text(encoding="utf-8"))
    return kit


def draw_portrait(
    face: FaceLike,
    x: float,
    y: float,
    r: float,
    ring_colour: str,
    tint: str,
    theme: Theme,
    ring_width: float | None = None,
    tip: str = "",
    id: str = "",
    photo: str = "",
    age: int = 0,
) -> Group:
    """A head inside a circle of radius ``r`` (to the outer edge of the ring) with its centre at ``x, y``.

    ``ring_colour`` also colours the clothing, ``tint`` the ground. The print theme draws in greys. An unknown kind of
    hair is drawn short, an unknown beard not at all. Instead of the head stands the ``photo``, a square JPEG in base64,
    where there is one. From an ``age`` of fifty a face has lines, and hair of which nobody chose the colour is grey.
    """
    width = ring_width if ring_width is not None else max(2.0, r * 0.075)
    ring = Circle(x=x, y=y, r=r - width / 2, stroke=ring_colour, stroke_width=width)
    if photo:
        return Group(items=(Circle(x=x, y=y, r=r - width, fill=Photo(photo)), ring), role="portrait", tip=tip, id=id)
    scale = r / 50
    grey = theme.name == "print"
    skin = _grey(face.skin, 0.35) if grey else face.skin
    colour = face.hair_color
    if colour == _UNTOUCHED:
        colour = next((shade for years, shade in _GREYING if age >= years), colour)
    hair = _grey(colour, 0.1) if grey else colour
    shade = blend(skin, "#1A1A1A" if grey else "#6B2A12", 0.17)
    dark = "#1A1A1A" if grey else "#2A1F1C"
    lips = blend(skin, "#1A1A1A" if grey else "#8E1B22", 0.72)
    style = face.hair if face.hair in HAIR else "short"
    kit = _data()

    ground = {"print": theme.card, "dark": blend(tint, ring_colour, 0.3)}.get(theme.name, tint)

    def filled(d: str, fill: str) -> Path:
        return Path(shape=shape(d), x=x - r, y=y - r, scale=scale, fill=fill)

    def stroked(d: str, stroke: str, line: float) -> Path:
        return Path(shape=shape(d), x=x - r, y=y - r, scale=scale, stroke=stroke, stroke_width=line * scale)

    items: list[Circle | Path] = [Circle(x=x, y=y, r=r - width / 2, fill=ground)]
    if style in kit["hair_behind"]:
        behind = blend(hair, "#000000", 0.12) if style in ("bun", "curly") else hair
        items.append(filled(kit["hair_behind"][style], behind))
    items += [filled(kit["clothes"], ring_colour), filled(kit["neck"], shade)]
    if style in ("short", "bald", "bun", "curly"):
        items.append(filled(kit["ears"], shade))
    items.append(filled(kit["bald_head" if style == "bald" else "head"], skin))
    if face.beard in ("full", "moustache"):
        items.append(filled(kit["beard"][face.beard], hair))
    elif face.beard == "short":
        items.append(filled(kit["beard"]["full"], blend(skin, hair, 0.45)))
    brow = blend(hair, dark, 0.35) if brightness(hair) < 0.4 else blend(hair, dark, 0.12)
    items += [
        stroked(kit["brows"], brow, 1.7),
        filled(kit["eyes"], dark),
        stroked(kit["nose"], blend(skin, "#1A1A1A" if grey else "#6B2A12", 0.42), 1.25),
        stroked(kit["mouth"], lips, 1.9),
    ]
    if age >= _LINED:
        items.append(stroked(kit["lines"], blend(skin, "#1A1A1A" if grey else "#6B2A12", 0.34), 1.1))
    if face.glasses:
        items.append(stroked(kit["glasses"], "#14100E", 1.7))
    items.append(filled(kit["hair"][style], hair))
    if style in kit["shine"]:
        items.append(stroked(kit["shine"][style], blend(hair, "#FFFFFF", 0.16), 1.3))
    return Group(items=(*items, ring), role="portrait", tip=tip, id=id)


def age_of(persona: Persona) -> int:
    """The age that a persona's name, role or biography tells; 0 where none does."""
    short = (found for text in (persona.role, persona.name) if (found := _AGE.search(text)))
    told = next(short, None) or _TOLD_AGE.search(persona.biography)
    return int(told[1]) if told else 0


def _grey(colour: str, lift: float) -> str:
    """The grey of a colour, lifted towards white so that features stay readable on paper."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    level = round(0.299 * red + 0.587 * green + 0.114 * blue)
    return blend(f"#{level:02X}{level:02X}{level:02X}", "#FFFFFF", lift)

"""Where a deck's texts and shapes go: the layouts it uses, the room in them, its colours and its font.

```
┌ title placeholder ──────────────┐
│ area: what we draw              │   the layout's body; without one what is left between title and foot
└ footer ················ number ─┘
```
"""

import re
from dataclasses import dataclass
from typing import Any

from journey.errors import JourneyError
from journey.formats.slides.canvas import EMU
from journey.formats.slides.palette import SLOTS, Palette
from journey.formats.slides.text import LEAST

LEAST_AREA = (480.0, 220.0)  # pt; less holds no stage and no curve
TITLES = ("title", "ctrTitle")
_BODIES = ("obj", "body", "")
_SYSTEM = {"windowText": "#000000", "window": "#FFFFFF"}
_MARGIN = 36.0
# How much wider than ours the letters of common fonts are, at most; an unknown font may be rather wide.
_WIDER = {"noto sans": 1.32, "calibri": 1.06, "carlito": 1.06,
          "aptos": 1.16, "arial": 1.16, "helvetica": 1.16, "segoe ui": 1.16, "times new roman": 1.06, "georgia": 1.18,
          "verdana": 1.34, "tahoma": 1.16, "garamond": 1.04, "gill sans mt": 1.08, "century gothic": 1.26}  # fmt: skip
_UNKNOWN_FONT = 1.24
# Ours is on few clients' machines: room for the widest that usually stands in, DejaVu Sans, regular and bold.
_STAND_IN = {"source sans pro": (1.28, 1.36), "source sans 3": (1.28, 1.36)}

Box = tuple[float, float, float, float]  # left, top, width, height, pt


@dataclass(frozen=True, slots=True)
class Title:
    """A title placeholder: its box without its insets, and the size of its text, pt."""

    box: Box
    size: float


def cover_layout(deck: Any) -> Any:
    """The layout of a title page, else the one of the other slides."""
    found = [layout for layout in _layouts(deck) if "ctrTitle" in _kinds(layout)]
    named = [layout for layout in _layouts(deck) if layout.element.get("type") == "title"]
    return (named or found or [content_layout(deck)])[0]


def content_layout(deck: Any, where: str = "") -> Any:
    """A layout with a title and nothing or one body below it. Raises JourneyError ``template_layouts``."""
    titled = [layout for layout in _layouts(deck) if "title" in _kinds(layout)]
    for kind in ("titleOnly", "obj"):
        for layout in titled:
            if layout.element.get("type") == kind:
                return layout
    plain = [layout for layout in titled if sum(kind in _BODIES for kind in _kinds(layout)) <= 1]
    if not plain and not titled:
        raise JourneyError("template_layouts", where)
    return (plain or titled)[0]


def area_of(deck: Any, layout: Any, where: str = "") -> Box:
    """The room for what we draw. Raises JourneyError ``template_layouts`` where there is too little of it."""
    width, height = deck.slide_width / EMU, deck.slide_height / EMU
    master = layout.slide_master
    bodies = [box_of(one) for owner in (layout, master) for one in owner.placeholders if kind_of(one) in _BODIES]
    titles = [box_of(one) for one in layout.placeholders if kind_of(one) in TITLES]
    feet = [box_of(one) for one in layout.placeholders if kind_of(one) in ("ftr", "sldNum", "dt")]
    top = max((box[1] + box[3] for box in titles if box[1] + box[3] < 0.5 * height), default=_MARGIN)
    bottom = min((box[1] for box in feet if 0.7 * height < box[1] < height), default=height - _MARGIN)
    rest = (_MARGIN, top + 6, width - 2 * _MARGIN, bottom - top - 12)
    for left, up, wide, tall in (*bodies, rest):
        up, low = max(up, top), min(up + tall, bottom)
        if wide >= LEAST_AREA[0] and low - up >= LEAST_AREA[1]:
            return (left, up, wide, low - up)
    raise JourneyError("template_layouts", where)


def title_of(layout: Any, kind: str) -> Title:
    """The title placeholder of a layout, or another by its kind, as a title will stand in it."""
    placeholder = next(one for one in layout.placeholders if kind_of(one) == kind)
    left, top, width, height = box_of(placeholder)
    above = "title" if kind in TITLES else "body"
    master = next((one for one in layout.slide_master.placeholders if kind_of(one) == above), None)
    owners = [one.element for one in (placeholder, master) if one is not None]
    insets = [7.2, 3.6, 7.2, 3.6]
    for side, name in enumerate(("lIns", "tIns", "rIns", "bIns")):
        told = [body.get(name) for owner in owners for body in owner.iter("{*}bodyPr") if body.get(name)]
        insets[side] = int(told[0]) / EMU if told else insets[side]
    sizes = [e.get("sz") for owner in owners for e in owner.iterfind(".//{*}lstStyle/{*}lvl1pPr/{*}defRPr")]
    style = "titleStyle" if kind in TITLES else "bodyStyle"
    sizes += [e.get("sz") for e in layout.slide_master.element.iterfind(f".//{{*}}{style}/{{*}}lvl1pPr/{{*}}defRPr")]
    size = next((int(told) / 100 for told in sizes if told), 36.0)
    box = (left + insets[0], top + insets[1], width - insets[0] - insets[2], height - insets[1] - insets[3])
    return Title(box, max(size, LEAST))


def anchor_of(layout: Any, kind: str) -> str:
    """Where in its box a placeholder's text stands: ``t``, ``ctr`` or ``b``."""
    owners = [one for owner in (layout, layout.slide_master) for one in owner.placeholders if kind_of(one) == kind]
    told = [body.get("anchor") for one in owners for body in one.element.iter("{*}bodyPr") if body.get("anchor")]
    return str(told[0]) if told else "t"


def palette_of(layout: Any) -> Palette:
    """The colours of a layout's theme, by the names that its master gives them."""
    xml = _theme(layout)
    rgb = {}
    for slot in SLOTS:
        found = re.search(rf"<a:{slot}>(.*?)</a:{slot}>", xml, re.S)
        value = re.search(r'(?:val|lastClr)="([0-9A-Fa-f]{6})"', found[1]) if found else None
        system = re.search(r'val="(\w+)"', found[1]) if found else None
        rgb[slot] = f"#{value[1].upper()}" if value else _SYSTEM.get(system[1] if system else "", "#808080")
    names = layout.slide_master.element.find("{*}clrMap").attrib
    return Palette({name: rgb.get(str(slot), "#808080") for name, slot in names.items()})


def slack_of(layout: Any) -> tuple[float, float]:
    """How much wider a line may be in the deck's font than in ours, regular and bold."""
    fonts = re.findall(r"<a:(?:major|minor)Font>\s*<a:latin typeface=\"([^\"]*)\"", _theme(layout))
    found = [_STAND_IN.get(font, 2 * (_WIDER.get(font, _UNKNOWN_FONT),)) for font in map(str.lower, fonts)]
    return max((one for one, _ in found), default=_UNKNOWN_FONT), max((one for _, one in found), default=_UNKNOWN_FONT)


def kind_of(placeholder: Any) -> str:
    """``title``, ``body``, ...; nothing for an untyped one, which holds any content."""
    return str(placeholder.element.xpath(".//p:ph")[0].get("type", ""))


def _theme(layout: Any) -> str:
    from pptx.opc.constants import RELATIONSHIP_TYPE as RT

    return str(layout.slide_master.part.part_related_by(RT.THEME).blob.decode("utf-8", "replace"))


def _layouts(deck: Any) -> list[Any]:
    return [layout for master in deck.slide_masters for layout in master.slide_layouts]


def _kinds(layout: Any) -> list[str]:
    return [kind_of(placeholder) for placeholder in layout.placeholders]


def box_of(placeholder: Any) -> Box:
    """Where a placeholder stands, by its layout or its master."""
    sides = (placeholder.left, placeholder.top, placeholder.width, placeholder.height)
    return tuple(float(side or 0) / EMU for side in sides)  # type: ignore[return-value]

"""The house's own deck to start from: 16:9, colours and font of the house or of a brand in its theme, four layouts.

It is python-pptx's default template with its theme, master and layouts written anew, made once for each look.
"""

import io
import re
from functools import lru_cache
from typing import Any

from journey.formats.slides.canvas import EMU, Canvas
from journey.formats.slides.palette import Colour
from journey.model import Brand
from journey.scene.brands import themed
from journey.scene.themes import Theme

WIDTH, HEIGHT = 960.0, 540.0  # pt
LEFT, RIGHT = 40.0, 920.0
BAND = 6.0  # of a brand's colour, at the head of every slide
_PANOSE = {"Source Sans Pro": "020B0503030403020204", "Noto Sans": "020B0502040504020204"}  # for what stands in for it
_KEPT = ("Title Slide", "Title and Content", "Title Only", "Blank")
_BOXES = {  # of the master's placeholders, by type: left, top, width, height
    "title": (LEFT, 20.0, RIGHT - LEFT, 48.0),
    "body": (LEFT, 72.0, RIGHT - LEFT, 426.0),
    "ftr": (LEFT, 508.0, 780.0, 16.0),
    "sldNum": (RIGHT - 80.0, 508.0, 80.0, 16.0),
}
_COVER = {"ctrTitle": (LEFT, 56.0, 820.0, 140.0), "subTitle": (LEFT, 210.0, 820.0, 50.0)}
_FLAT = (
    '<a:fmtScheme name="Itinerario"><a:fillStyleLst>{fill}{fill}{fill}</a:fillStyleLst><a:lnStyleLst>{lines}'
    "</a:lnStyleLst><a:effectStyleLst>{effect}{effect}{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}{fill}{fill}"
    "</a:bgFillStyleLst></a:fmtScheme>"
)


@lru_cache(maxsize=8)
def house_deck(brand: Brand | None = None) -> bytes:
    """The file, ready to be opened."""
    from pptx import Presentation
    from pptx.opc.constants import RELATIONSHIP_TYPE as RT
    from pptx.util import Emu

    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = Emu(round(WIDTH * EMU)), Emu(round(HEIGHT * EMU))
    del deck.element.sldSz.attrib["type"]
    master = deck.slide_masters[0]
    part = master.part.part_related_by(RT.THEME)
    part.blob = _themed(part.blob.decode(), themed("light", brand)).encode()
    for layout in list(master.slide_layouts):
        if layout.name not in _KEPT:
            master.slide_layouts.remove(layout)
    _dress(master)
    if brand and brand.colour:
        _add_band(master)
    for layout in master.slide_layouts:
        for placeholder in list(layout.placeholders):
            kind = _kind(placeholder)
            if kind == "dt":
                placeholder.element.getparent().remove(placeholder.element)
            elif kind in _COVER:
                _place(placeholder, _COVER[kind])
                _cover_style(placeholder, kind)
            elif kind == "obj" or (kind == "" and layout.name == "Title and Content"):
                _place(placeholder, _BOXES["body"])
    for owner, kind in ((deck.part, RT.PRINTER_SETTINGS), (deck.part.package, RT.THUMBNAIL)):
        for key in [key for key, rel in owner._rels.items() if rel.reltype == kind]:
            owner._rels.pop(key)
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def _themed(xml: str, tokens: Theme) -> str:
    """The default theme's XML with the house's colours, font and flat shapes; a brand's own colour is the sixth."""
    colours = {
        "dk1": tokens.ink, "lt1": "#FFFFFF", "dk2": tokens.ink2, "lt2": tokens.panel,
        **{f"accent{n}": colour for n, colour in enumerate((*tokens.personas, tokens.band or tokens.brand), 1)},
        "hlink": tokens.brand, "folHlink": tokens.muted,
    }  # fmt: skip
    scheme = "".join(f'<a:{slot}><a:srgbClr val="{rgb[1:]}"/></a:{slot}>' for slot, rgb in colours.items())
    xml = re.sub(
        r"<a:clrScheme .*?</a:clrScheme>", f'<a:clrScheme name="Itinerario">{scheme}</a:clrScheme>', xml, flags=re.S
    )
    latin = f'<a:latin typeface="{tokens.family}" panose="{_PANOSE[tokens.family]}"/>'
    xml = re.sub(r'<a:latin typeface="[^"]*"/>', latin, xml)
    xml = xml.replace('<a:fontScheme name="Office">', '<a:fontScheme name="Itinerario">')
    xml = xml.replace('name="Office Theme"', 'name="Itinerario"')
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{fill}<a:prstDash val="solid"/></a:ln>' for width in (9525, 19050, 28575))
    flat = _FLAT.format(fill=fill, lines=lines, effect="<a:effectStyle><a:effectLst/></a:effectStyle>")
    return re.sub(r"<a:fmtScheme .*?</a:fmtScheme>", flat, xml, flags=re.S)


def _dress(master: Any) -> None:
    """Places and text styles of the master: titles bold and to the left, small print at the foot."""
    for placeholder in list(master.placeholders):
        kind = _kind(placeholder)
        if kind == "dt":
            placeholder.element.getparent().remove(placeholder.element)
            continue
        _place(placeholder, _BOXES[kind])
        body = placeholder.element.txBody.bodyPr
        for side in ("lIns", "tIns", "rIns", "bIns"):
            body.set(side, "0")
        body.set("anchor", {"title": "b", "body": "t"}.get(kind, "ctr"))
        for style in placeholder.element.txBody.iter("{*}lvl1pPr"):
            style.set("algn", "r" if kind == "sldNum" else "l")
            style.find("{*}defRPr").set("sz", "1000")
    styles = master.element.find("{*}txStyles")
    title = styles.find("{*}titleStyle/{*}lvl1pPr")
    title.set("algn", "l")
    title.find("{*}defRPr").set("sz", "2800")
    title.find("{*}defRPr").set("b", "1")
    sizes = ("2000", "1800", "1600", "1400", "1400")
    for level, size in enumerate(sizes, 1):
        styles.find(f"{{*}}bodyStyle/{{*}}lvl{level}pPr/{{*}}defRPr").set("sz", size)


def _add_band(master: Any) -> None:
    """On the master, behind everything, so that slides made later have it too."""
    from pptx.oxml import parse_xml

    canvas = Canvas("en-GB", 900)
    canvas.box("Band", 0.0, 0.0, WIDTH, BAND, fill=Colour("accent6"))
    (band,) = parse_xml(canvas.take())
    master.shapes._spTree.insert(2, band)


def _kind(placeholder: Any) -> str:
    return str(placeholder.element.xpath(".//p:ph")[0].get("type", ""))


def _place(placeholder: Any, box: tuple[float, float, float, float]) -> None:
    placeholder.left, placeholder.top, placeholder.width, placeholder.height = (round(side * EMU) for side in box)


def _cover_style(placeholder: Any, kind: str) -> None:
    """The cover's finding is large and stands on its subtitle, whatever the master says of other titles."""
    from pptx.oxml import parse_xml

    size, colour = ("4000", "tx1") if kind == "ctrTitle" else ("1800", "tx2")
    namespace = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    body = placeholder.element.txBody
    body.bodyPr.set("anchor", "b" if kind == "ctrTitle" else "t")
    for side in ("lIns", "tIns", "rIns", "bIns"):
        body.bodyPr.set(side, "0")
    style = parse_xml(
        f'<a:lstStyle {namespace}><a:lvl1pPr marL="0" indent="0" algn="l"><a:buNone/><a:defRPr sz="{size}">'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>'
    )
    body.replace(body.find("{*}lstStyle"), style)

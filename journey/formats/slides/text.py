"""Paragraphs of a slide: how tall they are, the size at which they fit, and how DrawingML writes them.

Sizes are points. Widths come from the house's own measure, with the slack that the deck's font may need.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape

from journey.formats.slides.palette import Colour
from journey.scene.measure import Measure
from journey.scene.wrap import wrap

LEAST = 9.0  # pt; nobody reads less on a slide
PITCH, TALL_PITCH = 1.16, 1.36  # of the size: lines in Latin letters, and in letters that stand taller
_SPACING = 90  # per cent of the font's own line
_TALL = re.compile(
    "[\u0590-\u08ff\u0900-\u11ff\u2e80-\ud7ff\uf900-\ufdff\ufe30-\ufeff\uff00-\uffef\U00010000-\U0010ffff]"
)
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ALIGN = {"start": "l", "middle": "ctr", "end": "r"}
_MIRRORED = {"start": "r", "middle": "ctr", "end": "l"}


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph of one style. ``before`` is room above it, ``indent`` room left of it, pt; ``head``: in the font
    of headings; ``bullet`` stands in the indent."""

    text: str
    size: float
    colour: Colour
    bold: bool = False
    italic: bool = False
    align: str = "start"
    before: float = 0.0
    indent: float = 0.0
    bullet: str = ""
    head: bool = False

    @property
    def weight(self) -> int:
        return 700 if self.bold else 400

    @property
    def pitch(self) -> float:
        return self.size * (TALL_PITCH if _TALL.search(self.text) else PITCH)


def height(paras: Sequence[Para], width: float, measure: Measure) -> float:
    """How tall paragraphs are under each other in a box ``width`` pt wide."""
    return sum(_tall(para, width, measure) + (para.before if place else 0.0) for place, para in enumerate(paras))


@lru_cache(maxsize=8192)
def _tall(para: Para, width: float, measure: Measure) -> float:
    return len(lines(para, width, measure)) * para.pitch


def lines(para: Para, width: float, measure: Measure) -> tuple[str, ...]:
    """The lines that a paragraph breaks into."""
    return wrap(para.text, measure, para.size, width - para.indent, para.weight, para.italic).lines


def fitted(
    paras: Sequence[Para], width: float, room: float, measure: Measure, least: float = LEAST
) -> tuple[tuple[Para, ...], bool]:
    """The paragraphs at the largest sizes that fit ``room`` pt, and whether words had to go: the last ones do.

    All shrink together, none below ``least``; they rather shrink than have a word broken.
    """
    largest = max((para.size for para in paras), default=least)
    broken: tuple[Para, ...] = ()
    for scale in (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52, 0.46, 0.4, 0.34, 0.28):
        smaller = tuple(_scaled(para, scale, least) for para in paras)
        if height(smaller, width, measure) <= room:
            if all(_whole(para, width, measure) for para in smaller):
                return smaller, False
            broken = broken or smaller
        if scale * largest <= least:
            break
    return (broken, False) if broken else (_cut(smaller, width, room, measure), True)


def _whole(para: Para, width: float, measure: Measure) -> bool:
    """Whether no word is broken, in writings that part their words."""
    return bool(_TALL.search(para.text)) or " ".join(lines(para, width, measure)).split() == para.text.split()


def unbroken(para: Para, width: float, measure: Measure) -> Para:
    """In letters so small that its longest word fits ``width`` pt; as it is where that cannot be read."""
    widest = max((measure.width(word, para.size, para.weight, para.italic) for word in para.text.split()), default=0.0)
    if widest <= width or _TALL.search(para.text):
        return para
    size = int(2 * para.size * width / widest) / 2
    return replace(para, size=size) if size >= LEAST else para


def _scaled(para: Para, scale: float, least: float) -> Para:
    return replace(para, size=max(round(para.size * scale * 2) / 2, min(para.size, least)))


def _cut(paras: Sequence[Para], width: float, room: float, measure: Measure) -> tuple[Para, ...]:
    kept: list[Para] = []
    left = room
    for para in paras:
        left -= para.before if kept else 0.0
        most = int(left / para.pitch + 1e-6)
        if most < 1:
            break
        wrapped = wrap(para.text, measure, para.size, width - para.indent, para.weight, para.italic, most)
        kept.append(replace(para, text=" ".join(wrapped.lines)) if wrapped.shortened else para)
        left -= len(wrapped.lines) * para.pitch
        if wrapped.shortened:
            break
    return tuple(kept)


def one_line(text: str, size: float, width: float, measure: Measure, bold: bool = False) -> str:
    """``text`` as one line of ``width`` pt, ended by … where it is longer."""
    wrapped = wrap(" ".join(text.split()), measure, size, width, 700 if bold else 400, False, 1)
    return wrapped.lines[0] if wrapped.lines else ""


def safe(text: str) -> str:
    """Text as it may stand in XML, in an element or an attribute; none of the characters that break a file."""
    return escape(_UNWRITABLE.sub("", text), quote=True).replace("\n", "&#10;").replace("\t", " ")


def is_rtl(text: str) -> bool:
    """Whether a text runs from right to left: by its first letter that has a direction."""
    strong = (unicodedata.bidirectional(char) for char in text)
    return next((side != "L" for side in strong if side in ("L", "R", "AL")), False)


def body_xml(paras: Sequence[Para], language: str) -> str:
    """The paragraphs as ``a:p`` elements; an empty one where there are none."""
    return "".join(_para_xml(para, language, not place) for place, para in enumerate(paras)) or "<a:p/>"


def _para_xml(para: Para, language: str, first: bool) -> str:
    rtl = is_rtl(para.text)
    align = (_MIRRORED if rtl else _ALIGN)[para.align]
    indent = round(para.indent * 12700)
    props = f'algn="{align}"' + (' rtl="1"' if rtl else "")
    props += f' marL="{indent}" indent="{-indent}"' if indent else ' marL="0" indent="0"'
    before = 0 if first else round(para.before * 100)
    bullet = f'<a:buFont typeface="Arial"/><a:buChar char="{para.bullet}"/>' if para.bullet else "<a:buNone/>"
    style = f'lang="{language}" sz="{round(para.size * 100)}" b="{para.bold:d}" i="{para.italic:d}"'
    font = '<a:latin typeface="+mj-lt"/>' if para.head else ""
    run = f'<a:rPr {style} dirty="0"><a:solidFill>{para.colour.xml}</a:solidFill>{font}</a:rPr>'
    pieces = "<a:br/>".join(f"<a:r>{run}<a:t>{safe(line)}</a:t></a:r>" for line in para.text.split("\n") if line)
    return (
        f'<a:p><a:pPr {props}><a:lnSpc><a:spcPct val="{_SPACING}000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{before}"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>{bullet}</a:pPr>'
        f"{pieces}</a:p>"
    )

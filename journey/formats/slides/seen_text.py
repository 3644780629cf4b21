"""Texts of a slide as lines: what a shape says, and where each line stands."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from journey.formats.slides.canvas import EMU
from journey.formats.slides.layouts import TITLES, Box, Title
from journey.formats.slides.palette import Colour
from journey.formats.slides.text import Para, height, lines
from journey.scene.measure import Measure
from journey.scene.primitives import Text

_BASE = 0.92  # of the size: from the top of a line to where its letters stand
_ALIGN = {"l": "start", "ctr": "middle", "r": "end"}


def said_in(
    element: Any, colour: Callable[[Any], str], usual: Title | None = None, ink: str = "#000000", kind: str = "",
    number: str = "",
) -> list[Para]:  # fmt: skip
    """The paragraphs of a shape; ``usual`` is the style of a placeholder, ``number`` stands in a field for it."""
    size = 10.0 if usual is None or kind not in (*TITLES, "subTitle") else usual.size
    side = "end" if kind == "sldNum" else "start"
    return [para for found in element.iter("{*}p") if (para := _para(found, colour, size, ink, kind, side, number))]


def _para(
    found: Any, colour: Callable[[Any], str], size: float, ink: str, kind: str, side: str, number: str
) -> Para | None:
    runs = [*found.iterchildren("{*}r"), *found.iterchildren("{*}fld")]
    text = number if kind == "sldNum" else "\n".join(run.find("{*}t").text or "" for run in runs)
    if not text or not runs:
        return None
    style, props = runs[0].find("{*}rPr"), found.find("{*}pPr")
    fill = colour(style)
    props = {} if props is None else props
    before = found.find("{*}pPr/{*}spcBef/{*}spcPts")
    bullet = found.find("{*}pPr/{*}buChar")
    return Para(
        text, int(style.get("sz", size * 100)) / 100, Colour(ink if fill == "none" else fill),
        style.get("b") == "1" or kind in TITLES, style.get("i") == "1", _ALIGN.get(props.get("algn", ""), side),
        int(before.get("val")) / 100 if before is not None else 0.0, int(props.get("marL", "0")) / EMU,
        bullet.get("char") if bullet is not None else "",
    )  # fmt: skip


def placed_lines(paras: Sequence[Para], box: Box, anchor: str, wraps: bool, measure: Measure) -> Iterator[Text]:
    """Their lines in a box; ``anchor`` is where in it they stand: ``t``, ``ctr`` or ``b``."""
    left, top, width, tall = box
    room = width if wraps else 10_000.0
    y = top + {"ctr": 0.5, "b": 1.0}.get(anchor, 0.0) * (tall - height(paras, room, measure))
    for place, para in enumerate(paras):
        y += para.before if place else 0.0
        for number, line in enumerate(lines(para, room, measure)):
            wide = measure.width(line, para.size, para.weight, para.italic)
            x = left + {"start": para.indent, "middle": width / 2, "end": width}[para.align]
            if para.bullet and not number:
                yield _line(para.bullet, left, y, para, measure.width(para.bullet, para.size), box)
            yield _line(line, x, y, para, wide, box)
            y += para.pitch


def _line(text: str, x: float, y: float, para: Para, wide: float, box: Box) -> Text:
    return Text(
        x=x, y=y + _BASE * para.size, text=text, size=para.size, width=wide, box=box, weight=para.weight,
        italic=para.italic, fill=para.colour.base, anchor=para.align if text != para.bullet else "start",
    )  # fmt: skip

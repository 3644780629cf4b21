"""The shapes of one slide as DrawingML, written in reading order: boxes, drawings, connectors and groups of them.

python-pptx adds a shape in milliseconds and a slide has hundreds, so the shapes are written as text and parsed at once.
Positions and sizes are points from the slide's top left corner.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from journey.formats.slides.palette import Colour
from journey.formats.slides.text import Para, body_xml, safe
from journey.scene.primitives import Shape

EMU = 12700  # in a point
_LONGEST_NAME = 250
_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


@dataclass(frozen=True, slots=True)
class Line:
    """An outline or a connector's stroke. ``dash`` is a preset name: ``dash``, ``sysDot``; ``arrow`` at its end."""

    colour: Colour
    width: float = 1.0
    dash: str = ""
    arrow: bool = False
    arrow_size: str = "med"

    @property
    def xml(self) -> str:
        dash = f'<a:prstDash val="{self.dash}"/>' if self.dash else ""
        size = self.arrow_size
        tail = f'<a:tailEnd type="triangle" w="{size}" len="{size}"/>' if self.arrow else ""
        cap = ' cap="rnd"' if self.dash == "sysDot" else ""
        fill = f"<a:solidFill>{self.colour.xml}</a:solidFill>"
        return f'<a:ln w="{round(self.width * EMU)}"{cap}>{fill}{dash}<a:round/>{tail}</a:ln>'


@dataclass(slots=True)
class _Open:
    """A group that is being filled."""

    id: int
    parts: list[str]
    boxes: list[tuple[float, float, float, float]]


class Canvas:
    """``language`` is that of the texts, for spelling. ``next_id`` is the first id that no shape has."""

    def __init__(self, language: str, next_id: int = 2) -> None:
        self.language = language
        self.next_id = next_id
        self._open = [_Open(0, [], [])]

    def take(self) -> str:
        """Everything drawn since the last time, as one ``p:spTree``."""
        parts, self._open[0].parts = self._open[0].parts, []
        return f"<p:spTree {_SPACES}>{''.join(parts)}</p:spTree>"

    @contextmanager
    def group(self, name: str, descr: str = "") -> Iterator[None]:
        """What is drawn inside belongs together; nothing inside draws nothing."""
        opened = _Open(self._id(), [], [])
        self._open.append(opened)
        yield
        self._open.pop()
        if not opened.parts:
            return
        left, top = min(box[0] for box in opened.boxes), min(box[1] for box in opened.boxes)
        right = max(box[0] + box[2] for box in opened.boxes)
        bottom = max(box[1] + box[3] for box in opened.boxes)
        box = (left, top, right - left, bottom - top)
        off, ext = _off_ext(*box)
        inner = f"<a:off {off}/><a:ext {ext}/><a:chOff {off}/><a:chExt {ext}/>"
        self._add(
            f"<p:grpSp><p:nvGrpSpPr>{self._named(opened.id, name, descr or name)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr><a:xfrm>{inner}</a:xfrm></p:grpSpPr>{''.join(opened.parts)}</p:grpSp>",
            box,
        )

    def box(
        self, name: str, left: float, top: float, width: float, height: float, paras: Sequence[Para] = (), *,
        shape: str = "rect", radius: float = 0.0, fill: Colour | None = None, line: Line | None = None,
        inset: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0), anchor: str = "t", descr: str = "",
        wrap: bool = True,
    ) -> int:  # fmt: skip
        """A preset shape, with text where ``paras`` are given; its id. ``radius`` rounds the corners, pt; ``inset`` is
        the text's distance from the left, top, right and bottom edge; without ``wrap`` no font breaks its lines."""
        number = self._id()
        if radius:
            shape = "roundRect"
        adjust = (
            f'<a:gd name="adj" fmla="val {round(min(radius / min(width, height), 0.5) * 100_000)}"/>' if radius else ""
        )
        filled = f"<a:solidFill>{fill.xml}</a:solidFill>" if fill else "<a:noFill/>"
        lined = line.xml if line else "<a:ln><a:noFill/></a:ln>"
        is_text = ' txBox="1"' if paras and not (fill or line) else ""
        ins = " ".join(f'{side}Ins="{round(value * EMU)}"' for side, value in zip("ltrb", inset, strict=True))
        wrapped = "square" if wrap else "none"
        text = (
            f'<p:txBody><a:bodyPr wrap="{wrapped}" {ins} anchor="{anchor}" rtlCol="0">'
            f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{body_xml(paras, self.language)}</p:txBody>"
        )
        self._add(
            f"<p:sp><p:nvSpPr>{self._named(number, name, descr)}<p:cNvSpPr{is_text}/><p:nvPr/></p:nvSpPr>"
            f'<p:spPr>{_xfrm(left, top, width, height)}<a:prstGeom prst="{shape}"><a:avLst>{adjust}</a:avLst>'
            f"</a:prstGeom>{filled}{lined}</p:spPr>{text}</p:sp>",
            (left, top, width, height),
        )
        return number

    def rule(self, name: str, x1: float, y1: float, x2: float, y2: float, line: Line) -> int:
        """A straight line that is glued to nothing."""
        return self.connect(name, (x1, y1), (x2, y2), line)

    def connect(
        self, name: str, start: tuple[float, float], end: tuple[float, float], line: Line,
        glue: tuple[tuple[int, int], tuple[int, int]] | None = None, curved: bool = False, descr: str = "",
    ) -> int:  # fmt: skip
        """A connector. ``glue`` is (shape id, connection site) of both ends; a ``curved`` one leaves its start sideways
        and comes to its end from above or below."""
        number = self._id()
        glued = ""
        if glue:
            (first, at), (second, to) = glue
            glued = f'<a:stCxn id="{first}" idx="{at}"/><a:endCxn id="{second}" idx="{to}"/>'
        (x1, y1), (x2, y2) = start, end
        box = (min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
        turned = (' flipH="1"' if x2 < x1 else "") + (' flipV="1"' if y2 < y1 else "")
        preset = "curvedConnector2" if curved else "straightConnector1"
        geometry = f'{_xfrm(*box, turned)}<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>'
        self._add(
            f"<p:cxnSp><p:nvCxnSpPr>{self._named(number, name, descr)}<p:cNvCxnSpPr>{glued}</p:cNvCxnSpPr><p:nvPr/>"
            f"</p:nvCxnSpPr><p:spPr>{geometry}{line.xml}</p:spPr></p:cxnSp>",
            box,
        )
        return number

    def drawing(
        self, name: str, shape: Shape, left: float, top: float, scale: float, *, fill: Colour | None = None,
        line: Line | None = None, descr: str = "",
    ) -> None:  # fmt: skip
        """A shape of Bezier segments placed at ``left, top`` and scaled, as one freeform."""
        x1, y1, x2, y2 = _bounds(shape)
        width, height = max((x2 - x1) * scale, 0.1), max((y2 - y1) * scale, 0.1)
        moves = "".join(_segment(segment, x1, y1, scale) for segment in shape.segments)
        filled = f"<a:solidFill>{fill.xml}</a:solidFill>" if fill else "<a:noFill/>"
        lined = line.xml if line else "<a:ln><a:noFill/></a:ln>"
        none = "" if fill else ' fill="none"'
        box = (left + x1 * scale, top + y1 * scale, width, height)
        self._add(
            f"<p:sp><p:nvSpPr>{self._named(self._id(), name, descr)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>"
            f'{_xfrm(*box)}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
            f'<a:pathLst><a:path w="{round(width * EMU)}" h="{round(height * EMU)}"{none}>{moves}</a:path></a:pathLst>'
            f"</a:custGeom>{filled}{lined}</p:spPr></p:sp>",
            box,
        )

    def picture(
        self, name: str, key: str, left: float, top: float, width: float, height: float, descr: str,
        ring: Line | None = None,
    ) -> None:  # fmt: skip
        """A picture, a round one where it has a ring; ``key`` is the slide's relation to it."""
        shape, lined = ("ellipse", ring.xml) if ring else ("rect", "")
        self._add(
            f"<p:pic><p:nvPicPr>{self._named(self._id(), name, descr)}"
            '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
            f'<p:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f'<p:spPr>{_xfrm(left, top, width, height)}<a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom>{lined}'
            "</p:spPr></p:pic>",
            (left, top, width, height),
        )

    def placeholder(self, name: str, kind: str, index: str, run: str) -> None:
        """A placeholder that takes place and style from its layout; ``run`` is what it says, as XML."""
        self._add(
            f'<p:sp><p:nvSpPr>{self._named(self._id(), name, "")}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
            f'<p:ph type="{kind}" sz="quarter" idx="{index}"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>'
            f"<a:lstStyle/><a:p>{run}</a:p></p:txBody></p:sp>",
            (0.0, 0.0, 0.0, 0.0),
        )

    def _id(self) -> int:
        self.next_id += 1
        return self.next_id - 1

    def _add(self, xml: str, box: tuple[float, float, float, float]) -> None:
        self._open[-1].parts.append(xml)
        self._open[-1].boxes.append(box)

    @staticmethod
    def _named(number: int, name: str, descr: str) -> str:
        told = f' descr="{safe(descr)}"' if descr else ""
        return f'<p:cNvPr id="{number}" name="{safe(" ".join(name.split())[:_LONGEST_NAME])}"{told}/>'


def _off_ext(left: float, top: float, width: float, height: float) -> tuple[str, str]:
    return (
        f'x="{round(left * EMU)}" y="{round(top * EMU)}"',
        f'cx="{round(max(width, 0) * EMU)}" cy="{round(max(height, 0) * EMU)}"',
    )


def _xfrm(left: float, top: float, width: float, height: float, turned: str = "") -> str:
    off, ext = _off_ext(left, top, width, height)
    return f"<a:xfrm{turned}><a:off {off}/><a:ext {ext}/></a:xfrm>"


def _bounds(shape: Shape) -> tuple[float, float, float, float]:
    points = [(float(s[i]), float(s[i + 1])) for s in shape.segments for i in range(1, len(s), 2)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


_MOVES = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Q": "quadBezTo"}


def _segment(segment: tuple[str | float, ...], x0: float, y0: float, scale: float) -> str:
    letter, *numbers = segment
    if letter == "Z":
        return "<a:close/>"
    places = [float(number) for number in numbers]
    points = "".join(
        f'<a:pt x="{round((x - x0) * scale * EMU)}" y="{round((y - y0) * scale * EMU)}"/>'
        for x, y in zip(places[::2], places[1::2], strict=True)
    )
    return f"<a:{_MOVES[str(letter)]}>{points}</a:{_MOVES[str(letter)]}>"

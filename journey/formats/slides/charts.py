"""Native charts: data that can be edited in the deck, drawn where our own shapes expect it.

python-pptx writes the chart and its workbook. Here its axes are fixed and hidden, its plot is pinned to the frame, and
the workbook is told that a text is a text, whatever sign it begins with.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from xlsxwriter import Workbook

from journey.formats.slides.canvas import EMU, Line
from journey.formats.slides.deck import Slide
from journey.formats.slides.layouts import Box
from journey.formats.slides.palette import Colour

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SPACES = f'xmlns:c="{_CHART}" xmlns:a="{_DRAWING}"'
_LITERAL = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_MADE = datetime(2026, 1, 1)  # the same data give the same workbook
_MARKERS = ("circle", "diamond", "square", "triangle", "star")
_NOTHING = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


class _Literal:
    """A workbook in which nothing typed becomes a formula, a number or a link."""

    @contextmanager
    def _open_worksheet(self, file: BytesIO) -> Iterator[tuple[Any, Any]]:
        workbook = Workbook(file, _LITERAL)
        workbook.set_properties({"created": _MADE})
        yield workbook, workbook.add_worksheet()
        workbook.close()


class _CategoryWriter(_Literal, CategoryWorkbookWriter):
    pass


class _XyWriter(_Literal, XyWorkbookWriter):
    pass


class _Categories(CategoryChartData):
    @property
    def _workbook_writer(self) -> Any:
        writer: Any = _CategoryWriter
        return writer(self)


class _Points(XyChartData):
    @property
    def _workbook_writer(self) -> Any:
        writer: Any = _XyWriter
        return writer(self)


@dataclass(frozen=True, slots=True)
class Series:
    """A line: its name, a value for each category or None, which of them are only assumed, its colour and marker,
    if its points have any."""

    name: str
    values: tuple[float | None, ...]
    assumed: tuple[bool, ...]
    colour: Colour
    width: float
    marker: int | None


def smooth_lines(slide: Slide, name: str, descr: str, frame: Box, ends: tuple[float, float],
                 categories: Sequence[str], series: Sequence[Series]) -> None:  # fmt: skip
    """Smooth lines over ``categories``, the middle of each half a step into its slot; ``ends`` of the value axis.

    A line spans a value that is missing; not so where there are categories without a name, which carry the course of
    lines whose parts are series of their own.
    """
    kind: Any = _Categories
    data = kind(number_format="0.0")
    data.categories = list(categories)
    for one in series:
        data.add_series(one.name, one.values)
    chart = _added(slide, XL_CHART_TYPE.LINE_MARKERS, data, frame, name, descr)
    named = sum(map(bool, categories))
    step = frame[2] / named
    size = 6 if step >= 14 else 4 if step >= 8 else 0
    for line, one in zip(chart.plots[0].series, series, strict=True):
        line.smooth = True
        _style(line._element, one, size)
    _axis(chart, "catAx", None)
    _axis(chart, "valAx", ends)
    _pin(chart)
    blanks = chart._chartSpace.find(f"{{{_CHART}}}chart/{{{_CHART}}}dispBlanksAs")
    if blanks is not None:
        blanks.set("val", "span" if named == len(categories) else "gap")


def matrix(slide: Slide, name: str, descr: str, frame: Box, points: Sequence[tuple[str, float, float]], colour: Colour
           ) -> None:  # fmt: skip
    """Points on a field from 0 to 10 both ways: name, x and y, each a series of its own so that it has its name."""
    kind: Any = _Points
    data = kind(number_format="0.0")
    for title, x, y in points:
        data.add_series(title).add_data_point(x, y)
    chart = _added(slide, XL_CHART_TYPE.XY_SCATTER, data, frame, name, descr)
    for series in chart.plots[0].series:
        element = series._element
        _replace(element, "spPr", _NOTHING, ("idx", "order", "tx"))
        _replace(element, "marker", _marker("circle", 17, colour, None), ("idx", "order", "tx", "spPr"))
    for axis in chart._chartSpace.iter(f"{{{_CHART}}}valAx"):
        _bare(axis, (0, 10))
    _pin(chart)


def _added(slide: Slide, kind: Any, data: Any, frame: Box, name: str, descr: str) -> Any:
    slide.flush()
    left, top, width, height = (round(side * EMU) for side in frame)
    shape = slide.slide.shapes.add_chart(kind, left, top, width, height, data)
    properties = shape._element.nvGraphicFramePr.cNvPr
    properties.set("id", str(slide.canvas.next_id))
    properties.set("name", name[:250])
    properties.set("descr", descr)
    slide.canvas.next_id += 1
    chart = shape.chart
    for axis in chart._chartSpace.iter(f"{{{_CHART}}}axId", f"{{{_CHART}}}crossAx"):
        axis.set("val", axis.get("val").removeprefix("-"))  # the standard's own type knows no negative number
    chart.has_legend = False
    chart.has_title = False
    return chart


def _style(element: Any, one: Series, size: int) -> None:
    """The line in the persona's colour; stretches next to a guess are dotted, the guess itself is hollow.

    The series has the look of most of its points, and those that differ their own: LibreOffice draws one line
    throughout. ``size`` of the markers; 0 where they would cover the line.
    """
    symbol = "none" if one.marker is None or not size else _MARKERS[one.marker % len(_MARKERS)]

    def look(dotted: bool, hollow: bool) -> tuple[str, str]:
        line = Line(one.colour, one.width, "sysDot" if dotted else "")
        fill = Colour("bg1") if hollow else one.colour
        return _marker(symbol, size, fill, one.colour), f"<c:spPr>{line.xml}</c:spPr>"

    felt = [index for index, value in enumerate(one.values) if value is not None]
    looks = {
        index: (one.assumed[index] or (place > 0 and one.assumed[felt[place - 1]]), one.assumed[index])
        for place, index in enumerate(felt)
    }
    most = Counter(looks.values()).most_common(1)[0][0] if looks else (False, False)
    marker, line = look(*most)
    _replace(element, "spPr", line, ("idx", "order", "tx"))
    _replace(element, "marker", marker, ("idx", "order", "tx", "spPr"))
    for index, own in looks.items():
        if own != most:
            marker, line = look(*own)
            point = f'<c:dPt {_SPACES}><c:idx val="{index}"/>{marker}<c:bubble3D val="0"/>{line}</c:dPt>'
            element.find(f"{{{_CHART}}}cat").addprevious(parse_xml(point))


def _marker(symbol: str, size: int, fill: Colour, edge: Colour | None) -> str:
    line = Line(edge, 1.25).xml if edge else "<a:ln><a:noFill/></a:ln>"
    if symbol == "none":
        return '<c:marker><c:symbol val="none"/></c:marker>'
    return (
        f'<c:marker><c:symbol val="{symbol}"/><c:size val="{size}"/><c:spPr><a:solidFill>{fill.xml}</a:solidFill>{line}'
        "</c:spPr></c:marker>"
    )


def _replace(element: Any, tag: str, xml: str, after: Sequence[str]) -> None:
    """Puts a child in the place of the one of its kind, else behind the last of ``after``."""
    made = parse_xml(xml.replace(">", f" {_SPACES}>", 1))
    old = element.find(f"{{{_CHART}}}{tag}")
    if old is not None:
        element.replace(old, made)
        return
    last = [child for child in element if child.tag in {f"{{{_CHART}}}{name}" for name in after}][-1]
    last.addnext(made)


def _axis(chart: Any, tag: str, ends: tuple[float, float] | None) -> None:
    for axis in chart._chartSpace.iter(f"{{{_CHART}}}{tag}"):
        _bare(axis, ends)


def _bare(axis: Any, ends: tuple[float, float] | None) -> None:
    """An axis that is there, with its ends, but shows nothing: the slide has its own signs."""
    for tag in ("majorGridlines", "minorGridlines"):
        for old in axis.findall(f"{{{_CHART}}}{tag}"):
            axis.remove(old)
    axis.find(f"{{{_CHART}}}delete").set("val", "1")
    if ends is None:
        return
    scaling = axis.find(f"{{{_CHART}}}scaling")
    for old in list(scaling):
        scaling.remove(old)
    low, high = ends
    for xml in ('<c:orientation val="minMax"/>', f'<c:max val="{high}"/>', f'<c:min val="{low}"/>'):
        scaling.append(parse_xml(xml.replace("/>", f" {_SPACES}/>")))


def _pin(chart: Any) -> None:
    """The plot as large as its frame, whatever else a program would leave room for."""
    layout = (
        f'<c:layout {_SPACES}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        '<c:x val="0"/><c:y val="0"/><c:w val="1"/><c:h val="1"/></c:manualLayout></c:layout>'
    )
    area = chart._chartSpace.find(f"{{{_CHART}}}chart/{{{_CHART}}}plotArea")
    old = area.find(f"{{{_CHART}}}layout")
    if old is not None:
        area.remove(old)
    area.insert(0, parse_xml(layout))

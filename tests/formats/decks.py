"""What a test asks of a deck: its shapes, their texts with the room they take, and whether the package is sound."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.util import Pt

from journey.formats import ExportOptions, Template, writer
from journey.formats.slides.deck import Wide
from journey.formats.slides.layouts import area_of, slack_of
from journey.formats.slides.text import LEAST, Para, height, lines
from journey.model import Map
from journey.scene.fonts import default_measure

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
_STEP, _NEAR = 8, 20.0  # pt between the spots that are looked at, and how near to something they are not bare
INK: Any = None  # a paragraph is measured without its colour


def write(journey_map: Map, lang: str | None = None, template: bytes = b"", **options: str) -> bytes:
    kept = Template(template, "client.pptx") if template else None
    form = writer("deck.pptx")
    assert form.write is not None
    return form.write(journey_map, ExportOptions(lang=lang, template=kept, **options)).data


def opened(data: bytes) -> Any:
    return Presentation(io.BytesIO(data))


def titles(deck: Any) -> list[str]:
    return [" ".join(slide.shapes.title.text.split()) for slide in deck.slides]


def slide_titled(deck: Any, start: str) -> Any:
    return next(slide for slide, title in zip(deck.slides, titles(deck), strict=True) if title.startswith(start))


def notes_on(slide: Any) -> str:
    return str(slide.notes_slide.notes_text_frame.text)


def shapes(slide: Any) -> Iterator[Any]:
    """Every shape of a slide as XML, those in groups too."""
    for kind in ("sp", "grpSp", "cxnSp", "graphicFrame", "pic"):
        yield from slide.shapes._spTree.iter(f"{P}{kind}")


def named(slide: Any, start: str) -> list[Any]:
    return [shape for shape in shapes(slide) if name_of(shape).startswith(start)]


def name_of(shape: Any) -> str:
    return str(shape.find(f".//{P}cNvPr").get("name"))


def descr_of(shape: Any) -> str:
    return str(shape.find(f".//{P}cNvPr").get("descr") or "")


@dataclass(frozen=True)
class Written:
    """A text on a slide: the room of its shape and what of it the letters take; left, top, right, bottom, pt."""

    name: str
    text: str
    room: tuple[float, float, float, float]
    ink: tuple[float, float, float, float]
    sizes: tuple[float, ...]
    broken: bool  # inside a word


def texts(slide: Any, slack: tuple[float, float] | None = None) -> list[Written]:
    """Every text that we placed ourselves; placeholders are where their layout has them. In the deck's font, or in one
    with letters wider than ours by ``slack``, regular and bold."""
    measure = Wide(default_measure(), *(slack or slack_of(slide.slide_layout)))
    return [written for shape in slide.shapes._spTree.iter(f"{P}sp") if (written := _written(shape, measure))]


def _written(shape: Any, measure: Wide) -> Written | None:
    offset = shape.find(f"{P}spPr/{A}xfrm")
    paras = [para for found in shape.iter(f"{A}p") if (para := _para(found))] if offset is not None else []
    if not paras:
        return None
    x, y = (int(offset.find(f"{A}off").get(side)) / Pt(1) for side in "xy")
    wide, tall = (int(offset.find(f"{A}ext").get(side)) / Pt(1) for side in ("cx", "cy"))
    body = shape.find(f".//{A}bodyPr")
    left, top, right, bottom = (int(body.get(side, "0")) / Pt(1) for side in ("lIns", "tIns", "rIns", "bIns"))
    room = (x + left, y + top, x + wide - right, y + tall - bottom)
    inner = room[2] - room[0] if body.get("wrap") == "square" else 10_000.0
    high = height(paras, inner, measure)
    broad = max(
        para.indent
        + max(measure.width(line, para.size, para.weight, para.italic) for line in lines(para, inner, measure))
        for para in paras
    )
    start = {"t": room[1], "ctr": (room[1] + room[3] - high) / 2, "b": room[3] - high}[body.get("anchor", "t")]
    align = paras[0].align
    first = {"start": room[0], "middle": (room[0] + room[2] - broad) / 2, "end": room[2] - broad}[align]
    ink = (first, start, first + broad, start + high)
    broken = any(" ".join(lines(para, inner, measure)).split() != para.text.split() for para in paras)
    said = "\n".join(para.text for para in paras)
    return Written(name_of(shape), said, room, ink, tuple(para.size for para in paras), broken)


def _para(found: Any) -> Para | None:
    text = "\n".join(run.find(f"{A}t").text or "" for run in found.iter(f"{A}r"))
    if not text:
        return None
    style, props = found.find(f"{A}r/{A}rPr"), found.find(f"{A}pPr")
    rtl = props.get("rtl") == "1"
    align = {"l": "end" if rtl else "start", "r": "start" if rtl else "end", "ctr": "middle"}[props.get("algn")]
    if rtl and align != "middle":
        align = "end" if align == "start" else "start"
    before = found.find(f"{A}pPr/{A}spcBef/{A}spcPts")
    return Para(
        text, int(style.get("sz")) / 100, INK, style.get("b") == "1", style.get("i") == "1", align,
        int(before.get("val")) / 100, int(props.get("marL", "0")) / Pt(1),
    )  # fmt: skip


def overlapping(slide: Any, slack: tuple[float, float] | None = None) -> list[tuple[str, str]]:
    """Texts whose letters lie on each other's, by more than a rounding."""
    found = sorted(texts(slide, slack), key=lambda one: one.ink)
    return [
        (one.text, other.text)
        for place, one in enumerate(found)
        for other in found[place + 1 :]
        if min(one.ink[2], other.ink[2]) - max(one.ink[0], other.ink[0]) > 0.6
        and min(one.ink[3], other.ink[3]) - max(one.ink[1], other.ink[1]) > 0.6
    ]


def clipped(slide: Any) -> list[str]:
    """Texts that are taller than the room of their shape."""
    return [one.text for one in texts(slide) if one.ink[3] - one.ink[1] > one.room[3] - one.room[1] + 0.6]


def emptiness(slide: Any, deck: Any) -> float:
    """How much of the room below a slide's title and above its foot has nothing on it or near it: 0 to 1."""
    left, top, width, tall = area_of(deck, slide.slide_layout)
    boxes = [(one.room[0], one.ink[1], one.room[2], one.ink[3]) for one in texts(slide)]
    for kind in ("sp", "cxnSp", "graphicFrame", "pic"):
        boxes += [box for shape in slide.shapes._spTree.iter(f"{P}{kind}") if (box := _seen(shape))]
    spots = [(left + x, top + y) for x in range(_STEP, int(width), _STEP) for y in range(_STEP, int(tall), _STEP)]
    bare = [
        (x, y) for x, y in spots
        if not any(a - _NEAR < x < c + _NEAR and b - _NEAR < y < d + _NEAR for a, b, c, d in boxes)
    ]  # fmt: skip
    return len(bare) / len(spots)


def _seen(shape: Any) -> tuple[float, float, float, float] | None:
    """Where a shape is that is seen: a chart, a picture, or one with a ground or an outline."""
    props = shape.find(f"{P}spPr")
    if props is not None:
        line, fill = props.find(f"{A}ln"), props.find(f"{A}solidFill")
        if fill is None and (line is None or line.find(f"{A}noFill") is not None):
            return None
    found = shape.find(f".//{A}off"), shape.find(f".//{A}ext[@cx]")
    if found[0] is None or found[1] is None:
        return None
    x, y = (int(found[0].get(side)) / Pt(1) for side in "xy")
    return x, y, x + int(found[1].get("cx")) / Pt(1), y + int(found[1].get("cy")) / Pt(1)


def too_small(slide: Any) -> list[str]:
    return [one.text for one in texts(slide) if min(one.sizes) < LEAST]


def outside(slide: Any, deck: Any) -> list[str]:
    width, tall = deck.slide_width / Pt(1), deck.slide_height / Pt(1)
    return [
        one.text for one in texts(slide)
        if one.ink[0] < -0.6 or one.ink[1] < -0.6 or one.ink[2] > width + 0.6 or one.ink[3] > tall + 0.6
    ]  # fmt: skip


def faults(data: bytes) -> list[str]:
    """What a program could stumble over: broken XML, parts without a type, relations to nowhere or to the outside,
    ids that are used twice, connectors glued to nothing."""
    found: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        found += [f"{name} is there twice" for name in set(names) if names.count(name) > 1]
        types = etree.fromstring(package.read("[Content_Types].xml"))
        defaults = {one.get("Extension").lower() for one in types if one.get("Extension")}
        overrides = {one.get("PartName") for one in types if one.get("PartName")}
        found += [f"{name}: type of a part that is not there" for name in overrides if name[1:] not in names]
        for name in names:
            if f"/{name}" not in overrides and name.rsplit(".", 1)[-1].lower() not in defaults:
                found.append(f"{name} has no type")
            if name.endswith((".xml", ".rels")):
                try:
                    root = etree.fromstring(package.read(name))
                except etree.XMLSyntaxError as problem:
                    found.append(f"{name}: {problem}")
                    continue
                found += _relation_faults(name, root, names) if name.endswith(".rels") else []
                found += _slide_faults(name, root) if re.fullmatch(r"ppt/slides/slide\d+\.xml", name) else []
    return found


def _relation_faults(name: str, root: Any, names: list[str]) -> Iterator[str]:
    folder = PurePosixPath(name).parent.parent
    for relation in root:
        target = relation.get("Target")
        if relation.get("TargetMode") == "External":
            yield f"{name} leads outside: {target}"
            continue
        place = PurePosixPath(target[1:]) if target.startswith("/") else folder / target
        parts: list[str] = []
        for part in place.parts:
            parts = parts[:-1] if part == ".." else [*parts, part]
        if "/".join(parts) not in names:
            yield f"{name} leads to nothing: {target}"


def _slide_faults(name: str, root: Any) -> Iterator[str]:
    ids = [shape.get("id") for shape in root.iter(f"{P}cNvPr")]
    yield from (f"{name}: id {one} twice" for one in set(ids) if ids.count(one) > 1)
    for tag in ("stCxn", "endCxn"):
        yield from (f"{name}: glued to {e.get('id')}" for e in root.iter(f"{A}{tag}") if e.get("id") not in ids)
    yield from (f"{name}: a size below nothing" for e in root.iter(f"{A}ext") if int(e.get("cx", "0")) < 0)

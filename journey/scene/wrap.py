"""Text into lines that fit, and lines into primitives."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category

from journey.scene.measure import Measure
from journey.scene.primitives import Text

ELLIPSIS = "…"
_SPACES = re.compile(r"[ \t\u2000-\u2006\u2008-\u200a\u3000]+")
_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
# Chinese, Japanese and Korean break between characters; a closing mark stays with what it closes.
_IDEOGRAPH = (
    "\u1100-\u11ff\u2e80-\u2fff\u3040-\u30ff\u3100-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_NO_START = (
    "\u3001-\u3003\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301b"
    "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30fb\u30fc"
    "\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d"
    r"!),.:;?\]}»”’…%"
)
_BREAKS = re.compile(
    r"(?<=[^\W\d_][-\u2010/\u2013\u2014])(?=\w)"  # after a hyphen or slash that follows a letter: dates stay whole
    rf"|(?<=[{_IDEOGRAPH}{_NO_START}])(?=[{_IDEOGRAPH}])(?![{_NO_START}])"
    rf"|(?<=[{_IDEOGRAPH}])(?=[^\W{_IDEOGRAPH}])"
    r"|(?<=\u200b)"
)
_MAY_BREAK = re.compile(rf"[-\u2010/\u2013\u2014\u200b{_IDEOGRAPH}]")
Span = Callable[[str], float]
_FOREIGN = re.compile("[^\u0000-\u024f\u2000-\u206f\u20a0-\u20bf]")
_EXACT = 1e-6  # px; sums of widths differ by rounding only
_ASCENT, _CONTENT = 0.984, 1.257  # of Source Sans, in em: what browsers centre in a line


@dataclass(frozen=True, slots=True)
class Wrapped:
    """Lines with their widths in px; ``shortened`` when words were cut away and ``…`` put in their place."""

    lines: tuple[str, ...]
    widths: tuple[float, ...]
    shortened: bool


@lru_cache(maxsize=8192)
def wrap(
    text: str,
    measure: Measure,
    size: float,
    width: float,
    weight: int = 400,
    italic: bool = False,
    max_lines: int | None = None,
) -> Wrapped:
    """Greedy lines no wider than ``width`` px.

    Breaks at spaces, after hyphens and slashes, between Chinese, Japanese and Korean characters, and inside a word
    only where the word alone is wider than the line. Explicit line ends are kept, runs of spaces become one. With
    ``max_lines`` the last line ends with ``…`` when something had to go. A width that not even one character fits
    into gives empty, shortened lines. ``measure`` must be hashable; results are remembered.
    """

    def span(line: str) -> float:
        return measure.width(line, size, weight, italic)

    blocks = [" ".join(_SPACES.split(block)).strip(" ") for block in _LINE_ENDS.split(text)]
    while len(blocks) > 1 and not blocks[-1]:
        blocks.pop()
    limit = width + _EXACT
    lines: list[str] = []
    cut = False
    for number, block in enumerate(blocks):
        if max_lines is not None and len(lines) >= max_lines:
            cut = cut or any(blocks[number:])
            break
        if span(block) <= limit:
            lines.append(block)
            continue
        broken, lost = _break(block, span, limit)
        cut = cut or lost
        lines.extend(broken)
    if max_lines is not None and (len(lines) > max_lines or (cut and len(lines) == max_lines)):
        lines, cut = lines[:max_lines], True
        if lines:
            lines[-1] = _with_ellipsis(lines[-1], span, limit)
    return Wrapped(tuple(lines), tuple(span(line) for line in lines), cut)


def paragraph(
    text: str,
    *,
    x: float,
    y: float,
    width: float,
    size: float,
    measure: Measure,
    fill: str,
    line_height: float = 1.22,
    weight: int = 400,
    italic: bool = False,
    anchor: str = "start",
    max_lines: int | None = None,
    box_height: float | None = None,
    id: str = "",
    role: str = "",
    tip: str = "",
) -> tuple[tuple[Text, ...], float, bool]:
    """Lines of text as primitives, the height they take in px, and whether words were cut away.

    ``x`` is the left edge, the middle or the right edge of the room, by ``anchor``; ``y`` its top. Baselines stand as
    in CSS: the first at 0.966 of the size below ``y`` at the usual line height, so accents stay inside. The ``box`` of
    every line is the whole room: ``width`` wide and ``box_height`` (else the height taken) tall. ``box_height`` also
    limits the lines to those that fit. Where words were cut, ``tip`` ends with the whole text.

    ```
    y ─ ┌───────────────┐
        │ Àccents       │ first baseline = y + size * (0.984 + (line_height - 1.257) / 2)
        │ and so on     │ + line_height * size, ...
        └───────────────┘ y + height
    ```
    """
    return _paragraph(  # after an edit most texts stand where they stood
        text,
        x,
        y,
        width,
        size,
        measure,
        fill,
        line_height,
        weight,
        italic,
        anchor,
        max_lines,
        box_height,
        id,
        role,
        tip,
    )


@lru_cache(maxsize=4096)
def _paragraph(
    text: str, x: float, y: float, width: float, size: float, measure: Measure, fill: str, line_height: float,
    weight: int, italic: bool, anchor: str, max_lines: int | None, box_height: float | None, id: str, role: str,
    tip: str,
) -> tuple[tuple[Text, ...], float, bool]:  # fmt: skip
    first = max(_ASCENT + (line_height - _CONTENT) / 2, 0.8) * size
    below = max(line_height * size - first, 0.24 * size)
    if box_height is not None:
        room = max(0, int((box_height - first - below + _EXACT) // (line_height * size) + 1))
        max_lines = room if max_lines is None else min(room, max_lines)
    wrapped = wrap(text, measure, size, width, weight, italic, max_lines)
    if wrapped.shortened and text not in tip:
        tip = f"{tip}\n{text}" if tip else text
    count = len(wrapped.lines) if any(wrapped.lines) else 0
    height = first + (count - 1) * line_height * size + below if count else 0.0
    left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * width
    box = (left, y, left + width, y + (height if box_height is None else box_height))
    texts = tuple(
        Text(
            x=x,
            y=y + first + row * line_height * size,
            text=line,
            size=size,
            width=span,
            box=box,
            weight=weight,
            italic=italic,
            fill=fill,
            anchor=anchor,
            id=id,
            role=role,
            tip=tip,
        )
        for row, (line, span) in enumerate(zip(wrapped.lines, wrapped.widths, strict=True))
        if line
    )
    return texts, height, wrapped.shortened


def _break(block: str, span: Span, limit: float) -> tuple[list[str], bool]:
    """Lines of one block that is too wide, and whether a character was too wide to be placed at all."""
    space = span(" ")
    breaks = _MAY_BREAK.search(block)
    foreign = _FOREIGN.search(block)  # a space beside a foreign word is as wide as that word's font makes it
    lines: list[str] = []
    line, used, lost = "", 0.0, False
    for word in block.split(" "):
        glue = " " if line else ""
        for piece in _BREAKS.split(word) if breaks else (word,):
            piece_width = span(piece)
            gap = space if glue else 0.0
            together = used + gap + piece_width
            if foreign and together <= limit + space:
                together = span(line + glue + piece)
            if together <= limit:
                line, used = line + glue + piece, together
            else:
                if line:
                    lines.append(line)
                *full, line = _chop(piece, span, limit) if piece_width > limit else (piece,)
                lost = lost or (bool(piece) and not line)
                lines.extend(full)
                used = span(line)
            glue = ""
    return [*lines, line], lost


def _chop(word: str, span: Span, limit: float) -> list[str]:
    """A word wider than the line, cut between characters; marks and joined sequences stay with their letter."""
    lines: list[str] = []
    line = ""
    for cluster in _clusters(word):
        if not line or span(line + cluster) <= limit:
            line += cluster
        else:
            lines.append(line)
            line = cluster
    lines.append(line)
    return lines if all(span(line) <= limit for line in lines) else [""]


def _clusters(word: str) -> list[str]:
    clusters: list[str] = []
    for char in word:
        tone = "\U0001f3fb" <= char <= "\U0001f3ff"
        if clusters and (tone or category(char)[0] == "M" or "\u200d" in (char, clusters[-1][-1])):
            clusters[-1] += char
        else:
            clusters.append(char)
    return clusters


def _with_ellipsis(line: str, span: Span, limit: float) -> str:
    """``line`` cut so that ``…`` fits after it: after a whole word where that costs little."""
    if span(ELLIPSIS) > limit:
        return ""
    clusters = _clusters(line)
    count = len(clusters)
    while count and span("".join(clusters[:count]) + ELLIPSIS) > limit:
        count -= 1
    kept = "".join(clusters[:count])
    if count < len(clusters) and not line[len(kept) :].startswith(" "):
        head, _, tail = kept.rpartition(" ")
        if head and len(tail) <= 0.4 * len(kept):
            kept = head
    return kept.rstrip(" ,;:.-–—") + ELLIPSIS

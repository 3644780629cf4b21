"""The shipped faces: which font draws which character, and how wide a line is.

Pictures use these files alone, never a font of the machine. A text is cut into runs by the faces' own character maps,
so that one emoji or one Chinese word never costs the rest of the line its font.
"""

import unicodedata
from functools import cache, lru_cache
from math import ceil

from journey.scene.joining import joined_width
from journey.scene.typefaces import ARABIC, CJK, FAMILY, SYMBOLS, TEXT_FACES, Face, candidates, face_of

PLACEHOLDER = "\N{WHITE SQUARE}"
_JOINERS = "\u200c\u200d"
_KEYCAP = "\u20e3"
_MOST_MARKS = 4  # on one letter; languages stack three, and towers of more would cover the lines above
_LONG_MARKS = "—…"  # join across characters in Chinese, Japanese and Korean, so they stay in that font


@cache
def advances(face: Face) -> dict[str, int]:
    """Advance width of every character a face has, in thousandths of an em, rounded up."""
    from fontTools.ttLib import TTFont  # 40 ms; only where text is measured

    with TTFont(face.path, lazy=True) as font:
        em = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        cmap = font.getBestCmap()
        return {
            chr(code): ceil(metrics[glyph][0] * 1000 / em)
            for code, glyph in cmap.items()
            if not _invisible(chr(code)) or chr(code) in _JOINERS
        }


@lru_cache(maxsize=16384)
def segments(text: str, weight: int = 400, italic: bool = False, family: str = FAMILY) -> tuple[tuple[str, str], ...]:
    """``text`` cut into ``(family, text)`` runs that the named family can draw, in its own ``family`` where that can.

    Controls, variation selectors, skin tones and the joiners inside emoji sequences are dropped; a character that no
    shipped face has becomes ``PLACEHOLDER``.
    """
    face = face_of(weight, italic, family)
    table = advances(face)
    if _all_in(text, table):
        return ((face.family, text),) if text else ()
    runs: list[tuple[str, list[str]]] = []
    for char, marks in _marked_letters(text):
        drawing, drawn = _draw(char, face, runs[-1][0] if runs else "")
        if marks:
            drawing, drawn = _with_marks(drawn, marks, drawing, face)
        if runs and runs[-1][0] == drawing:
            runs[-1][1].append(drawn)
        else:
            runs.append((drawing, [drawn]))
    return tuple((drawing, "".join(chars)) for drawing, chars in runs)


def missing(text: str) -> frozenset[str]:
    """The characters of ``text`` that no shipped face has and that are drawn as ``PLACEHOLDER``."""
    if _all_in(text, advances(TEXT_FACES[0])):
        return frozenset()
    return frozenset(char for char in _drawable(text) if _owner(char, TEXT_FACES[0]) is None)


def script(char: str) -> str:
    """The script of a character, by the first word of its Unicode name: ``Cuneiform``; ``U+E000`` if unnamed."""
    name = unicodedata.name(char, "")
    return name.split()[0].capitalize() if name else f"U+{ord(char):04X}"


class FontMeasure:
    """Widths from the advance tables of the shipped faces, in the text font ``family``.

    Kerning is left out: it narrows far more often than it widens, so a measured line has a little air. Arabic letters
    are measured in the form in which they join.
    """

    def __init__(self, family: str = FAMILY) -> None:
        self.family = family

    def width(self, text: str, size: float, weight: int = 400, italic: bool = False, tracking: float = 0.0) -> float:
        """Width in px of one line at ``size`` px; ``tracking`` px are added after every character."""
        width = _thousandths(text, weight, italic, self.family) * size / 1000
        return width + tracking * len(text) if tracking else width


@cache
def measure_in(family: str) -> FontMeasure:
    """The one measure of a text font; its tables load when the first text is measured."""
    return FontMeasure(family)


def default_measure() -> FontMeasure:
    """The measure of what is set in the house's own font."""
    return measure_in(FAMILY)


@lru_cache(maxsize=65536)
def _thousandths(text: str, weight: int, italic: bool, family: str) -> int:
    try:
        return sum(map(advances(face_of(weight, italic, family)).__getitem__, text))
    except KeyError:
        return sum(_run_width(name, run, weight, italic) for name, run in segments(text, weight, italic, family))


def _run_width(family: str, run: str, weight: int, italic: bool) -> int:
    face = face_of(weight, italic, family)
    table = advances(face)
    if family == ARABIC:
        return joined_width(run, face, table)
    return sum(table.get(char, 0) for char in run)


def _draw(char: str, face: Face, current: str) -> tuple[str, str]:
    """Family and character to draw. Spaces, marks and joiners stay in the run before them, where its font has them."""
    stays = current not in ("", face.family) and (_follows(char) or (current == CJK and char in _LONG_MARKS))
    if stays and char in advances(face_of(face.weight, face.italic, current)):
        return current, char
    owner = _owner(char, face)
    return (owner.family, char) if owner else (SYMBOLS, PLACEHOLDER)


def _with_marks(letter: str, marks: str, family: str, face: Face) -> tuple[str, str]:
    """Family and letter with its marks: one that has them all, for no renderer sets a mark of one font on a letter of
    another. Without such a family, the marks that the letter's own lacks are left out."""
    families = dict.fromkeys([family, *(name for mark in marks for name in (face.family, *candidates(mark)))])
    for name in families:
        if all(char in _table(name, face) for char in letter + marks):
            return name, letter + marks
    return family, letter + "".join(mark for mark in marks if mark in _table(family, face))


def _table(family: str, face: Face) -> dict[str, int]:
    return advances(face_of(face.weight, face.italic, family))


def _owner(char: str, face: Face) -> Face | None:
    if char in advances(face):
        return face
    for family in candidates(char):
        candidate = face_of(face.weight, face.italic, family)
        if char in advances(candidate):
            return candidate
    return None


def _marked_letters(text: str) -> list[tuple[str, str]]:
    """The drawable characters, each with the marks that stand on it."""
    found: list[tuple[str, str]] = []
    for char in _drawable(text):
        if found and _is_mark(char):
            letter, marks = found[-1]
            found[-1] = (letter, marks + char if len(marks) < _MOST_MARKS else marks)
        else:
            found.append((char, ""))
    return found


def _drawable(text: str) -> list[str]:
    """The characters that leave ink or room: no controls, selectors or skin tones, joiners only between letters.

    A flag becomes the two letters it is made of: renderers disagree on how wide a pair is. A mathematical letter, which
    people use to write bold where they cannot, becomes the letter it stands for.
    """
    kept: list[str] = []
    for char in text:
        if char in "\t\n\r\u2028\u2029":
            kept.append(" ")
        elif char in _JOINERS:
            if kept and kept[-1].isalpha():
                kept.append(char)
        elif "\U0001f1e6" <= char <= "\U0001f1ff":
            kept.append(chr(ord("A") + ord(char) - 0x1F1E6))
        elif "\U0001d400" <= char <= "\U0001d7ff":
            kept.append(unicodedata.normalize("NFKC", char))
        elif not _invisible(char):
            kept.append(char)
    return kept


def _all_in(text: str, table: dict[str, int]) -> bool:
    return table.keys() >= set(text)


def _follows(char: str) -> bool:
    return char == " " or char in _JOINERS or _is_mark(char)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Mc", "Me")


@lru_cache(maxsize=4096)
def _invisible(char: str) -> bool:
    code = ord(char)
    return (
        unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        or code & 0xFFFE == 0xFFFE
        or 0xFDD0 <= code <= 0xFDEF
        or 0xFE00 <= code <= 0xFE0F
        or 0x1F3FB <= code <= 0x1F3FF
        or 0xE0000 <= code <= 0xE0FFF
        or char == _KEYCAP
    )

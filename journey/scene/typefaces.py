"""The shipped font files and which of them answers for what."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "static" / "fonts"
FAMILY = "Source Sans Pro"
ARABIC = "Noto Sans Arabic"
CJK = "Noto Sans CJK SC"
EMOJI = "Noto Emoji"
SYMBOLS = "Noto Sans Symbols2"


@dataclass(frozen=True, slots=True)
class Face:
    """One font file. ``weight`` is the CSS weight it answers to."""

    family: str
    file: str
    weight: int = 400
    italic: bool = False

    @property
    def path(self) -> Path:
        return FOLDER / self.file


TEXT_FACES = (
    Face(FAMILY, "SourceSansPro-Regular.ttf", 400),
    Face(FAMILY, "SourceSansPro-Semibold.ttf", 600),
    Face(FAMILY, "SourceSansPro-Bold.ttf", 700),
    Face(FAMILY, "SourceSansPro-Black.ttf", 900),
    Face(FAMILY, "SourceSansPro-It.ttf", 400, italic=True),
    Face(FAMILY, "SourceSansPro-SemiboldIt.ttf", 600, italic=True),
    Face(FAMILY, "SourceSansPro-BoldIt.ttf", 700, italic=True),
)
FALLBACK_FACES = (
    Face("Noto Sans", "NotoSans-Regular.ttf"),
    Face("Noto Sans", "NotoSans-Bold.ttf", 700),
    Face("Noto Sans", "NotoSans-Italic.ttf", italic=True),
    Face("Noto Sans", "NotoSans-BoldItalic.ttf", 700, italic=True),
    Face("Noto Sans Hebrew", "NotoSansHebrew-Regular.ttf"),
    Face("Noto Sans Hebrew", "NotoSansHebrew-Bold.ttf", 700),
    Face(ARABIC, "NotoSansArabic-Regular.ttf"),
    Face(ARABIC, "NotoSansArabic-Bold.ttf", 700),
    Face(CJK, "NotoSansCJKsc-Regular.otf"),
    Face(CJK, "NotoSansCJKsc-Bold.otf", 700),
    Face("Noto Sans Math", "NotoSansMath-Regular.ttf"),
    Face(EMOJI, "NotoEmoji-Regular.ttf"),
    Face(SYMBOLS, "NotoSansSymbols2-Regular.ttf"),
    Face("Noto Sans Symbols", "NotoSansSymbols-Regular.ttf"),
)
# Which families may have what Source Sans lacks, in the order they are asked: a file is opened only when a text has a
# character of its ranges. Arrows come from the text-like face before the emoji, other pictographs the other way round.
_RANGES: dict[str, tuple[tuple[int, int], ...]] = {
    "Noto Sans": (
        (0x80, 0x52F), (0x1AB0, 0x218F), (0x2C60, 0x2C7F), (0x2DE0, 0x2E5F), (0xA640, 0xA7FF), (0xAB30, 0xAB6F),
        (0xFB00, 0xFB06), (0xFE20, 0xFE2F), (0xFFFD, 0xFFFD),
    ),
    "Noto Sans Hebrew": ((0x590, 0x5FF), (0x200C, 0x200F), (0xFB1D, 0xFB4F)),
    ARABIC: ((0x600, 0x8FF), (0x200C, 0x200F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE)),
    CJK: (
        (0x1100, 0x11FF), (0x2160, 0x217F), (0x2500, 0x259F), (0x2E80, 0xD7FF), (0xF900, 0xFAFF), (0xFE30, 0xFE6F),
        (0xFF00, 0xFFEF),
    ),
    "Noto Sans Math": ((0x2190, 0x22FF), (0x27C0, 0x27FF), (0x2900, 0x297F), (0x2A00, 0x2AFF)),
    EMOJI: ((0x203C, 0x3299), (0x1F000, 0x1FBFF)),
    SYMBOLS: ((0x2190, 0x2BFF),),
    "Noto Sans Symbols": ((0x2190, 0x2BFF),),
}  # fmt: skip


def css_family(family: str = FAMILY) -> str:
    """A text font for a style sheet, with what else may stand in for it."""
    return f"'{family}','Source Sans 3','Source Sans',sans-serif"


def faces() -> tuple[Face, ...]:
    """Every shipped face."""
    return TEXT_FACES + FALLBACK_FACES


@lru_cache(maxsize=128)
def face_of(weight: int, italic: bool, family: str = FAMILY) -> Face:
    """The face of a family nearest to a CSS weight, upright where it has no italic; for a black italic the bold one."""
    same = [face for face in faces() if face.family == family]
    return min(same, key=lambda face: (face.italic != italic, abs(face.weight - weight), -face.weight))


def candidates(char: str) -> list[str]:
    """The families that may have a character which the text's own lacks, best first."""
    code = ord(char)
    found = [family for family, ranges in _RANGES.items() if any(first <= code <= last for first, last in ranges)]
    return [*found, FAMILY]

"""Lines of about the same length, so that no word stands alone on the last one."""

from functools import lru_cache

from journey.scene.measure import Measure
from journey.scene.wrap import wrap

LONGEST = 4  # lines; in a longer text the last line is hardly noticed
SHORT = 0.5  # of the width: a last line below that is worth evening out


@lru_cache(maxsize=8192)
def balanced_width(
    text: str,
    measure: Measure,
    size: float,
    width: float,
    weight: int = 400,
    italic: bool = False,
    max_lines: int | None = None,
) -> float:
    """The width to wrap ``text`` at: ``width``, or less where the same number of lines then comes out more even."""
    wrapped = wrap(text, measure, size, width, weight, italic, max_lines)
    count = len(wrapped.lines)
    if not 2 <= count <= LONGEST or wrapped.shortened or wrapped.widths[-1] >= SHORT * width or "\n" in text:
        return width
    words = text.split()
    if _words(wrapped.lines) != words:  # a word had to be broken; narrower would break it elsewhere
        return width
    low, high = width * (1 - 1 / count) * 0.7, width
    while high - low > 0.5 * size:
        middle = (low + high) / 2
        narrower = wrap(text, measure, size, middle, weight, italic, max_lines)
        if len(narrower.lines) > count or narrower.shortened or _words(narrower.lines) != words:
            low = middle
        else:
            high = middle
    return high


def _words(lines: tuple[str, ...]) -> list[str]:
    return " ".join(lines).split()

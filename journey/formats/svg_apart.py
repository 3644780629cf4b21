"""Lines of several fonts in which letters melt into one glyph, for the typesetter: each run is placed by itself.

The typesetter shapes a whole line in the font of its first run and then takes over, glyph for glyph, what later runs
have in theirs. A letter with marks is one glyph there and several here, so its marks would come out as boxes; Arabic
lam and alef are one as well, and it would take letters beside them away, or break off where there are none.
"""

from html import escape
from unicodedata import bidirectional, category

from journey.scene.fonts import measure_in, segments
from journey.scene.primitives import Text
from journey.scene.typefaces import FAMILY

_LAM = "\N{ARABIC LETTER LAM}"  # every ligature of the Arabic face has one
_PART_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}


def set_apart(item: Text, right_to_left: bool, own: str = FAMILY) -> str:
    """The runs of a line as ``<tspan>``s that each say where they start; empty where the line needs no such care.

    ``own`` is the text font. A line that runs to the left has its first run at the right; every run keeps that
    direction inside.
    """
    runs = segments(item.text, item.weight, item.italic, own)
    later = runs if right_to_left else runs[1:]  # what runs to the left begins with the mark that says so
    if not any(char == _LAM or category(char) in ("Mn", "Me") for _, run in later for char in run):
        return ""
    measure = measure_in(own)
    widths = [measure.width(run, item.size, item.weight, item.italic, item.tracking) for _, run in runs]
    x = item.x - _PART_BEFORE[item.anchor] * sum(widths)
    placed = []
    for (family, run), width in list(zip(runs, widths, strict=True))[:: -1 if right_to_left else 1]:
        words = escape(run.strip(), quote=False)
        blank = run[len(run.rstrip()) :] if right_to_left else run[: len(run) - len(run.lstrip())]
        at = x + measure.width(blank, item.size, item.weight, item.italic, item.tracking)
        if words:
            words = f"\u2067{words}\u2069" if right_to_left else words
            placed.append(f'<tspan x="{at:.2f}" text-anchor="start" font-family="{family}">{words}</tspan>')
        x += width
    return "".join(placed)


def runs_left(text: str) -> bool:
    """Whether the first letter with a direction runs to the left (Unicode Bidirectional Algorithm, rule P2)."""
    for char in text:
        direction = bidirectional(char)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False

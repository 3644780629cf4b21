"""Arabic letters change their shape where they join, and their width with it: م is wider between two others."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from math import ceil
from typing import Any

from journey.scene.typefaces import Face

Form = dict[str, int]
_JOINERS = "\u200d\u0640"
_LAM, _ALEFS, _LAM_ALEF = "\u0644", "\u0622\u0623\u0625\u0627", 40  # the two as one are a little wider


def joined_width(run: str, face: Face, alone: Form) -> int:
    """Width of a run of Arabic in thousandths of an em; ``alone`` are the advances of the letters by themselves.

    Each letter counts with the form that its neighbours ask for (Unicode Standard, section 9.2).
    """
    first, middle, last = (_form(face, feature) for feature in ("init", "medi", "fina"))
    letters = [char for char in run if unicodedata.category(char) not in ("Mn", "Me")]
    total = 0
    for before, char, after in zip(["", *letters], letters, [*letters[1:], ""], strict=False):
        from_before = bool(before) and char in last and (before in first or before in _JOINERS)
        to_after = bool(after) and char in first and (after in last or after in _JOINERS)
        form = middle if from_before and to_after else last if from_before else first if to_after else alone
        total += form.get(char, alone.get(char, 0))
        total += _LAM_ALEF if char == _LAM and after and after in _ALEFS else 0
    return total


@cache
def _form(face: Face, feature: str) -> Form:
    """Advance widths of the letters in one of their forms, as the font's own substitutions give it."""
    from fontTools.ttLib import TTFont  # as with the advances: only where such a text is measured

    with TTFont(face.path, lazy=True) as font:
        em, metrics, cmap = font["head"].unitsPerEm, font["hmtx"].metrics, font.getBestCmap()
        swapped = dict(_substitutions(font["GSUB"].table, feature)) if "GSUB" in font else {}
        return {
            chr(code): ceil(metrics[swapped[glyph]][0] * 1000 / em) for code, glyph in cmap.items() if glyph in swapped
        }


def _substitutions(table: Any, feature: str) -> Iterator[tuple[str, str]]:
    lookups = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == feature
        for index in record.Feature.LookupListIndex
    }
    for index in sorted(lookups):
        for part in table.LookupList.Lookup[index].SubTable:
            yield from getattr(getattr(part, "ExtSubTable", part), "mapping", {}).items()

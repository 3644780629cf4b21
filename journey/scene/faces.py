"""Thirteen emotion faces. The shape tells the emotion, the lightness its valence."""

import json
from functools import cache, lru_cache
from pathlib import Path as FilePath
from typing import Any

from journey.scene.pathdata import disc, shape
from journey.scene.primitives import Circle, Group, Item, Path, Segment, Shape
from journey.scene.themes import Theme, blend

GRID = 24.0
HEAD = 11.0
OUTLINE = 1.0
FEATURE = 1.7
_DARK, _BLACK, _LIGHT = "#18212B", "#111111", "#FFFFFF"


@cache
def _data() -> dict[str, Any]:
    kit: dict[str, Any] = json.loads((FilePath(__file__).parent / "faces.json").read_text(encoding="utf-8"))["faces"]
    return kit


@cache
def features(name: str) -> tuple[Shape | None, Shape | None]:
    """Stroked and filled features of a face on the 24 grid; an unknown name gives the neutral face."""
    face = _data().get(name) or _data()["neutral"]
    eyes, mouth = face["eyes"], face["mouth"]
    strokes = [face["brows"], eyes.get("stroke", ""), mouth.get("stroke", "")]
    stroked: list[Segment] = [segment for d in strokes if d for segment in shape(d).segments]
    filled: list[Segment] = list(shape(mouth["fill"]).segments) if "fill" in mouth else []
    for x, y, r in eyes.get("rings", ()):
        filled.extend((*disc(x, y, r + 0.6), *disc(x, y, r - 0.5, backwards=True)))
    for dot in (*eyes.get("dots", ()), *([mouth["dot"]] if "dot" in mouth else ())):
        filled.extend(disc(*dot))
    return Shape(tuple(stroked)) if stroked else None, Shape(tuple(filled)) if filled else None


def draw_face(
    emotion_face: str,
    valence: float,
    x: float,
    y: float,
    size: float,
    theme: Theme,
    ring: str | None = None,
    ring_width: float | None = None,
    hollow: bool = False,
    tip: str = "",
    id: str = "",
) -> Group:
    """A face whose 24 grid is ``size`` px wide, so the head is 22/24 of it, with its centre at ``x, y``.

    The fill is the theme's colour of ``valence`` (-5..5). ``ring`` is the outline's colour (a persona's), else a darker
    shade of the fill. ``hollow`` marks an assumed feeling: paper fill and a dashed ring.
    """
    unit = size / GRID
    fill = theme.paper if hollow else theme.emotion(valence)
    dark = _BLACK if theme.name == "print" else _DARK
    ink = dark if brightness(fill) > 0.27 else _LIGHT
    outline = ring or (theme.ink2 if hollow else blend(fill, dark, 0.42))
    stroke_width = ring_width if ring_width is not None else OUTLINE * unit
    dash = (1.9 * stroke_width, 1.9 * stroke_width) if hollow else ()
    items: list[Item] = [
        Circle(x=x, y=y, r=HEAD * unit, fill=fill, stroke=outline, stroke_width=stroke_width, dash=dash)
    ]
    stroked, filled = features(emotion_face)
    left, top = x - size / 2, y - size / 2
    if filled:
        items.append(Path(shape=filled, x=left, y=top, scale=unit, fill=ink))
    if stroked:
        items.append(Path(shape=stroked, x=left, y=top, scale=unit, stroke=ink, stroke_width=FEATURE * unit))
    return Group(items=tuple(items), role="face", tip=tip, id=id)


@lru_cache(maxsize=1024)
def brightness(colour: str) -> float:
    """Relative luminance 0..1 of ``#RRGGBB`` (WCAG 2)."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

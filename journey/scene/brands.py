"""A client's brand laid over a theme: its colour where words can be read in it, the nearest shade where they cannot.

The colour itself is the band at the head of a picture, where no words stand. Light and dark have a shade of their own;
print stays without colours. Nobody can bring a brand, by hand or by file, in which words could not be read.
"""

from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass, replace
from functools import lru_cache

from journey.model import Brand, Map
from journey.scene.faces import brightness
from journey.scene.themes import Theme, blend, theme

READABLE = 4.5  # WCAG 2.2, 1.4.3, level AA: words of any size
COLOURED = ("light", "dark")
_TINTS = (0.14, 0.12, 0.1, 0.08, 0.06, 0.04, 0.02)  # of the colour, in the ground of what is to stand out
_STEPS = 200


@dataclass(frozen=True, slots=True)
class Clash:
    """Words in ``colour`` on one of a theme's grounds, "paper" or "card", have too little contrast."""

    theme: str
    colour: str
    place: str
    ground: str
    ratio: float


def contrast(first: str, second: str) -> float:
    """WCAG contrast 1..21 of two ``#RRGGBB``."""
    dark, light = sorted((brightness(first), brightness(second)))
    return (light + 0.05) / (dark + 0.05)


def clashes(colour: str, theme_name: str) -> tuple[Clash, ...]:
    """Each ground of a theme on which words in ``colour`` could not be read."""
    found = []
    for place in ("paper", "card"):
        ground = getattr(theme(theme_name), place)
        ratio = contrast(colour, ground)
        if ratio < READABLE:
            found.append(Clash(theme_name, colour, place, ground, ratio))
    return tuple(found)


@lru_cache(maxsize=256)
def readable(colour: str, theme_name: str) -> str:
    """``colour``, else its nearest shade of the same hue in which words can be read everywhere in a theme."""
    hue, light, full = rgb_to_hls(*(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)))
    end = 1.0 if theme_name == "dark" else 0.0
    shades = (hls_to_rgb(hue, light + (end - light) * step / _STEPS, full) for step in range(_STEPS + 1))
    codes = ("#" + "".join(f"{round(part * 255):02X}" for part in shade) for shade in shades)
    return next(code for code in codes if not clashes(code, theme_name))


def theme_of(journey_map: Map, theme_name: str) -> Theme:
    """A theme as a map's brand has it. Raises JourneyError ``unknown_theme``."""
    return themed(theme_name, journey_map.brand)


def themed(theme_name: str, brand: Brand | None) -> Theme:
    """A theme in a brand's colour and font. Raises JourneyError ``unknown_theme``."""
    return _themed(theme_name, brand.colour, brand.font) if brand else theme(theme_name)


@lru_cache(maxsize=256)
def _themed(theme_name: str, colour: str, family: str) -> Theme:
    plain = replace(theme(theme_name), family=family)
    if not colour or theme_name not in COLOURED:
        return plain
    shade = readable(colour.upper(), theme_name)
    return replace(plain, brand=shade, brand_tint=_tint(shade, colour, plain), band=colour.upper())


def _tint(shade: str, colour: str, look: Theme) -> str:
    """A hint of the colour on the ground with most room for it, as strong as words in the shade allow."""
    ground = max((look.paper, look.card), key=lambda ground: contrast(shade, ground))
    tints = (blend(ground, colour, part) for part in _TINTS)
    return next((tint for tint in tints if contrast(shade, tint) >= READABLE), ground)

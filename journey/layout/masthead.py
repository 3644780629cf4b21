"""The masthead of a picture that has a brand: a band in its colour, and its logo at the right above all words.

```
▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀
                     ▐LOGO▌
 KICKER
 The finding in large letters
```
What was drawn moves down as far as the logo asks for, so that it never lies over words, in whatever view.
"""

from base64 import b64decode
from dataclasses import replace

from journey.model import Brand
from journey.model.brands import png_size
from journey.scene.placed import placed
from journey.scene.primitives import Item, Logo, Rect, Scene
from journey.scene.themes import Theme

_PAGE, _MOST_SCALE = 2160.0, 1.3  # px of a page whose sizes these are; a wider one is read from further away
_BAND, _ABOVE, _BELOW, _MARGIN = 10.0, 16.0, 20.0, 56.0
_AREA, _TALLEST, _WIDEST = 14_000.0, 76.0, 360.0  # px of a logo: wide and tall ones weigh about the same
_PLATE, _CORNER = 0.12, 6.0  # of the logo's height, and px: the white card that it stands on in the dark


def with_masthead(scene: Scene, brand: Brand | None, theme: Theme, page: float = 0.0) -> Scene:
    """The scene with the brand's band and its logo; the same one where there is no brand.

    Sizes are those of a ``page`` so wide, px, else of the scene itself.
    """
    if brand is None:
        return scene
    scale = min((page or scene.width) / _PAGE, _MOST_SCALE)
    items = draw_band(theme, scene.width, _BAND * scale)
    lower = 0.0
    if brand.logo:
        wide, tall = logo_size(brand.logo, scale)
        right, top = scene.width - min(_MARGIN, 0.05 * scene.width), (_BAND + _ABOVE) * scale
        items += draw_logo(brand, theme, right - wide, top, wide, tall)
        words = min((text.extent[1] for text in scene.texts()), default=0.0)
        lower = max(0.0, top + tall + _BELOW * scale - words)
    drawn = placed(scene.items, 0.0, lower) if lower else scene.items
    return replace(scene, height=scene.height + lower, items=(*drawn, *items))


def logo_size(png: str, scale: float) -> tuple[float, float]:
    """How wide and how tall a logo stands in a picture, px."""
    width, height = png_size(b64decode(png))
    tall = min(_TALLEST, (_AREA * height / width) ** 0.5, _WIDEST * height / width) * scale
    return tall * width / height, tall


def draw_logo(brand: Brand, theme: Theme, x: float, y: float, wide: float, tall: float) -> list[Item]:
    """The logo with its top left corner at ``x, y``; in the dark on a white card, for which most logos are made."""
    shown = Rect(x=x, y=y, width=wide, height=tall, fill=Logo(brand.logo), role="logo", tip=brand.name)
    if theme.name != "dark":
        return [shown]
    pad = _PLATE * tall
    plate = Rect(
        x=x - pad, y=y - pad, width=wide + 2 * pad, height=tall + 2 * pad, radius=_CORNER, fill="#FFFFFF", role="plate"
    )  # fmt: skip
    return [plate, shown]


def draw_band(theme: Theme, width: float, height: float) -> list[Item]:
    """The band along the head of a picture; none in print."""
    if not theme.band:
        return []
    return [Rect(x=0.0, y=0.0, width=width, height=height, fill=theme.band, role="masthead")]

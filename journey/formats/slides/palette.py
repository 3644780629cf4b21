"""The colours of a deck by the slots of its theme, so that another theme recolours every slide.

What a colour means is kept: personas are the accents, stages a tint of the first three. Loss and emotions have colours
of their own in every deck, because they mean the same in every deck. Text is darkened until it can be read.
"""

from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass, replace

from journey.model import MACRO_STAGES
from journey.scene.faces import brightness
from journey.scene.themes import Theme, blend, theme

SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
READABLE = 4.5  # WCAG AA
_STEPS: tuple[tuple[int, int], ...] = ((100, 0), (75, 0), (50, 0), (60, 40), (40, 60))  # lumMod, lumOff in per cent


@dataclass(frozen=True, slots=True)
class Colour:
    """A slot of the theme (``tx1``, ``accent2``) or a colour of its own (``#C3142D``), lightened, darkened, thinned."""

    base: str
    lum: tuple[int, int] = (100, 0)
    alpha: int = 100

    @property
    def xml(self) -> str:
        mod, off = self.lum
        changes = f'<a:lumMod val="{mod}000"/>' if mod != 100 else ""
        changes += f'<a:lumOff val="{off}000"/>' if off else ""
        changes += f'<a:alpha val="{self.alpha}000"/>' if self.alpha != 100 else ""
        if self.base.startswith("#"):
            return f'<a:srgbClr val="{self.base[1:]}">{changes}</a:srgbClr>'
        return f'<a:schemeClr val="{self.base}">{changes}</a:schemeClr>'

    def thin(self, alpha: int) -> "Colour":
        return replace(self, alpha=alpha)


@dataclass(frozen=True)
class Palette:
    """``slots`` holds ``#RRGGBB`` by the names that shapes use: bg1, tx1, bg2, tx2, accent1 to accent6."""

    slots: Mapping[str, str]

    @property
    def tokens(self) -> Theme:
        """The house's own tokens for this ground: what loss, faces and portraits are drawn with."""
        return theme("dark" if brightness(self.slots["bg1"]) < 0.3 else "light")

    @property
    def ink(self) -> Colour:
        return Colour("tx1")

    @property
    def ground(self) -> Colour:
        return Colour("bg1")

    @property
    def muted(self) -> Colour:
        soft = Colour("tx2")
        return soft if self.contrast(soft, self.slots["bg1"]) >= READABLE else self.ink

    @property
    def hair(self) -> Colour:
        return Colour("tx1", alpha=22)

    @property
    def panel(self) -> Colour:
        return Colour("tx1", alpha=6)

    @property
    def brand(self) -> Colour:
        return self.readable("accent6")

    @property
    def loss(self) -> Colour:
        return Colour(self.tokens.loss)

    @property
    def sun(self) -> Colour:
        return Colour(self.tokens.sun)

    @property
    def dusk(self) -> Colour:
        return Colour(self.tokens.dusk)

    def persona(self, index: int) -> Colour:
        """A persona's line; the sixth has the colour of the first again."""
        return Colour(f"accent{index % 5 + 1}")

    def persona_ink(self, index: int) -> Colour:
        """A persona's name, readable on the slide."""
        return self.readable(f"accent{index % 5 + 1}")

    def stage(self, macro_stage: str) -> Colour:
        return Colour(f"accent{MACRO_STAGES.index(macro_stage) + 1}", alpha=14)

    def stage_ink(self, macro_stage: str) -> Colour:
        tint = self.stage(macro_stage)
        ground = blend(self.slots["bg1"], self.slots[tint.base], tint.alpha / 100)
        return self.readable(tint.base, ground)

    def readable(self, slot: str, ground: str = "") -> Colour:
        """The colour of a slot, as dark or as light as text needs it on a ground; the ink where nothing else helps."""
        tries = (Colour(slot, step) for step in _STEPS)
        ground = ground or self.slots["bg1"]
        return next((colour for colour in tries if self.contrast(colour, ground) >= READABLE), self.ink)

    def contrast(self, colour: Colour, ground: str) -> float:
        """WCAG contrast of a colour on ``#RRGGBB``."""
        first, second = sorted((brightness(self.shown(colour)), brightness(ground)))
        return (second + 0.05) / (first + 0.05)

    def shown(self, colour: Colour) -> str:
        """``#RRGGBB`` of a colour on this theme, as programs compute lumMod and lumOff; alpha is left aside."""
        rgb = colour.base if colour.base.startswith("#") else self.slots[colour.base]
        mod, off = colour.lum
        if (mod, off) == (100, 0):
            return rgb
        hue, light, full = rgb_to_hls(*(int(rgb[i : i + 2], 16) / 255 for i in (1, 3, 5)))
        parts = hls_to_rgb(hue, min(light * mod / 100 + off / 100, 1.0), full)
        return "#" + "".join(f"{round(part * 255):02X}" for part in parts)

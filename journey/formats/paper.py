"""Paper: how large the page is that a picture is put on."""

from dataclasses import dataclass

from journey.errors import JourneyError
from journey.scene.primitives import Scene

PAPERS = ("fit", "a4", "a3", "a2", "a1", "a0")
MM_PER_INCH = 25.4
PX_PER_INCH = 96.0
_LONG_AND_SHORT_MM = {
    "a4": (297, 210),
    "a3": (420, 297),
    "a2": (594, 420),
    "a1": (841, 594),
    "a0": (1189, 841),
}  # ISO 216


@dataclass(frozen=True, slots=True)
class Page:
    """Width and height in inches."""

    width: float
    height: float

    def pixels(self, dpi: float) -> tuple[int, int]:
        """Width and height of its image at ``dpi``."""
        return max(1, round(self.width * dpi)), max(1, round(self.height * dpi))


def page_for(scene: Scene, paper: str = "fit") -> Page:
    """The named page, landscape where the picture is wider than tall; ``fit`` is the picture's own size at 96 dpi.

    Raises JourneyError ``unknown_paper``.
    """
    if paper == "fit":
        return Page(scene.width / PX_PER_INCH, scene.height / PX_PER_INCH)
    if paper not in _LONG_AND_SHORT_MM:
        raise JourneyError("unknown_paper", value=paper, allowed=", ".join(PAPERS))
    long, short = (side / MM_PER_INCH for side in _LONG_AND_SHORT_MM[paper])
    return Page(long, short) if scene.width > scene.height else Page(short, long)

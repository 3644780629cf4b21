"""Paper: how large the page is that a picture is put on, and where on it the picture stands."""

from dataclasses import dataclass

from journey.errors import JourneyError
from journey.scene.primitives import Box, Circle, Item, Path, Rect, Scene, Text

PAPERS = ("fit", "a4", "a3", "a2", "a1", "a0")
MM_PER_INCH = 25.4
PX_PER_INCH = 96.0
EDGE_MM = 8.0  # of a named page that stays empty: most printers reach so far
_BLEED = 2.0  # px of a picture's edge within which something runs off the page
_LONG_AND_SHORT_MM = {
    "a4": (297, 210),
    "a3": (420, 297),
    "a2": (594, 420),
    "a1": (841, 594),
    "a0": (1189, 841),
}  # ISO 216


@dataclass(frozen=True, slots=True)
class Page:
    """Width and height in inches, and the ``edge`` on each side that stays empty."""

    width: float
    height: float
    edge: float = 0.0

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
    edge = EDGE_MM / MM_PER_INCH
    return Page(long, short, edge) if scene.width > scene.height else Page(short, long, edge)


def frame_on(scene: Scene, page: Page | None) -> tuple[float, float, float, float]:
    """Left, top, width and height of what a page shows, in scene px: all that is drawn as large as it can be between
    the page's edges, in the middle; the whole scene where something runs off it, or without a page."""
    if page is None:
        return 0.0, 0.0, scene.width, scene.height
    left, top, right, bottom = (drawn := _ink(scene)) or (0.0, 0.0, scene.width, scene.height)
    edge = page.edge if drawn else 0.0
    scale = max((right - left) / (page.width - 2 * edge), (bottom - top) / (page.height - 2 * edge))
    width, height = page.width * scale, page.height * scale
    return (left + right - width) / 2, (top + bottom - height) / 2, width, height


def _ink(scene: Scene) -> Box | None:
    """Everything that is drawn; None where it reaches the edge of the scene, or nothing is."""
    boxes = [box for item in scene.walk() if (box := _extent(item))]
    if not boxes:
        return None
    left, top = (min(box[side] for box in boxes) for side in (0, 1))
    right, bottom = (max(box[side] for box in boxes) for side in (2, 3))
    is_inside = left > _BLEED and top > _BLEED and right < scene.width - _BLEED and bottom < scene.height - _BLEED
    return (left, top, right, bottom) if is_inside else None


def _extent(item: Item) -> Box | None:
    match item:
        case Text():
            return item.extent
        case Rect():
            half = item.stroke_width / 2 if item.stroke != "none" else 0.0
            return item.x - half, item.y - half, item.x + item.width + half, item.y + item.height + half
        case Circle():
            r = item.r + (item.stroke_width / 2 if item.stroke != "none" else 0.0)
            return item.x - r, item.y - r, item.x + r, item.y + r
        case Path():
            half = item.stroke_width / 2 if item.stroke != "none" else 0.0
            numbers = [[float(part) for part in segment[1:]] for segment in item.shape.segments]
            xs = [item.x + item.scale * x for points in numbers for x in points[::2]]
            ys = [item.y + item.scale * y for points in numbers for y in points[1::2]]
            return (min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half) if xs else None
    return None

"""What must hold for every picture, whatever the map. Each check gives a list of complaints, empty when all is well."""

from math import isfinite

from journey.scene.primitives import Box, Circle, Gradient, Group, Item, Path, Rect, Scene, Text

SLACK_PX = 0.5


def complaints(scene: Scene) -> list[str]:
    """Everything wrong with a scene: texts out of their box or over each other, ink off the page, odd numbers."""
    return [*not_finite(scene), *outside_box(scene), *outside_page(scene), *overlapping_texts(scene)]


def not_finite(scene: Scene) -> list[str]:
    """Positions, sizes, dashes and gradients that are not finite numbers (a path checks its own)."""
    found = [] if isfinite(scene.width) and isfinite(scene.height) else ["the page has no finite size"]
    for item in scene.walk():
        if not all(map(isfinite, _numbers(item))):
            found.append(f"{type(item).__name__} {item.role or item.id!r} has a number that is not finite")
    return found


def _numbers(item: Item) -> list[float]:
    if isinstance(item, Text):
        return [item.x, item.y, item.size, item.width, item.tracking, item.opacity, *item.box]
    if isinstance(item, Group):
        return [item.opacity]
    numbers = [item.x, item.y, item.stroke_width, item.opacity, *item.dash]
    if isinstance(item.fill, Gradient):
        numbers += [item.fill.x1, item.fill.y1, item.fill.x2, item.fill.y2]
    if isinstance(item, Rect):
        return [*numbers, item.width, item.height, item.radius]
    return [*numbers, item.r if isinstance(item, Circle) else item.scale]


def outside_box(scene: Scene) -> list[str]:
    """Texts whose ink leaves the room they were given."""
    return [f"{_name(text)} leaves its box by {_excess(text.extent, text.box):.1f} px" for text in scene.texts()
            if _excess(text.extent, text.box) > SLACK_PX]  # fmt: skip


def outside_page(scene: Scene) -> list[str]:
    """Any ink, stroke included, beyond the edges of the page."""
    page = (0.0, 0.0, scene.width, scene.height)
    found = []
    for item in scene.walk():
        box = extent(item)
        if box is not None and _excess(box, page) > SLACK_PX:
            found.append(f"{type(item).__name__} {item.role or item.id!r} {_name(item)} leaves the page: {box}")
    return found


def overlapping_texts(scene: Scene) -> list[str]:
    """Pairs of texts whose ink overlaps, found with a sweep from left to right."""
    found = []
    active: list[tuple[Box, Text]] = []
    for box, text in sorted(
        ((text.extent, text) for text in scene.texts() if text.text.strip()), key=lambda pair: pair[0]
    ):
        active = [other for other in active if other[0][2] - SLACK_PX > box[0]]
        for other, neighbour in active:
            if box[1] < other[3] - SLACK_PX and other[1] < box[3] - SLACK_PX and box[2] - box[0] > SLACK_PX:
                found.append(f"{_name(text)} lies over {_name(neighbour)}: {_round(box)} and {_round(other)}")
        active.append((box, text))
    return found


def extent(item: Item) -> Box | None:
    """Left, top, right, bottom of what an item draws; None for a group, whose items speak for themselves.

    Curves count with their control points, which lie no closer than the ink.
    """
    if isinstance(item, Group):
        return None
    if isinstance(item, Text):
        return item.extent
    half = item.stroke_width / 2 if item.stroke != "none" else 0.0
    if isinstance(item, Rect):
        return (item.x - half, item.y - half, item.x + item.width + half, item.y + item.height + half)
    if isinstance(item, Circle):
        reach = item.r + half
        return (item.x - reach, item.y - reach, item.x + reach, item.y + reach)
    return _path_extent(item, half)


def _path_extent(path: Path, half: float) -> Box | None:
    numbers = [segment[1:] for segment in path.shape.segments if len(segment) > 1]
    xs = [path.x + float(n) * path.scale for segment in numbers for n in segment[0::2]]
    ys = [path.y + float(n) * path.scale for segment in numbers for n in segment[1::2]]
    if not xs:
        return None
    return (min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half)


def _excess(inner: Box, outer: Box) -> float:
    return max(outer[0] - inner[0], outer[1] - inner[1], inner[2] - outer[2], inner[3] - outer[3])


def _name(item: Item) -> str:
    return f"{item.text[:40]!r} ({item.role})" if isinstance(item, Text) else ""


def _round(box: Box) -> str:
    return "(" + ", ".join(f"{value:.0f}" for value in box) + ")"

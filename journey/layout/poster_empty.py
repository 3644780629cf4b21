"""What stands where a map has no stage yet: a faint drawing of what will be here, and one sentence."""

from journey.lanes.frame import Frame
from journey.scene.monotone import line_through, monotone
from journey.scene.primitives import Circle, Group, Item, Path, Rect, Shape
from journey.scene.wrap import paragraph

HEIGHT = 700.0
STAGES = 5
_CARDS = (3, 4, 2, 3, 2)
_CURVE = ((0.04, 0.0), (0.16, 0.55), (0.3, 0.3), (0.45, -0.7), (0.6, -0.1), (0.78, 0.75), (0.96, 0.4))


def draw_empty(frame: Frame, top: float) -> tuple[list[Item], float]:
    """The ghost of a route, cards and a curve from ``top``, and the y where it ends."""
    theme = frame.theme
    left, right = frame.left, frame.right
    pitch = (right - left) / STAGES
    route_y, cards_y, curve_y = top + 118, top + 176, top + 530
    items: list[Item] = [
        Rect(x=left, y=route_y - 9, width=right - left, height=18, radius=9, fill=theme.hair, opacity=0.6)
    ]
    for place in range(STAGES):
        x = left + place * pitch
        items.append(
            Circle(x=x + 22, y=route_y, r=18, fill=theme.paper, stroke=theme.hair2, stroke_width=2.4, dash=(5, 5))
        )
        items += [_ghost_card(frame, x + 4, cards_y + row * 52, pitch - 40) for row in range(_CARDS[place])]
    points = [(left + part * (right - left), curve_y - 140 * height) for part, height in _CURVE]
    items.append(Path(shape=Shape((("M", left, curve_y), ("L", right, curve_y))), stroke=theme.hair, stroke_width=1.4))
    items.append(
        Path(
            shape=Shape(line_through(monotone(points))),
            stroke=theme.hair2,
            stroke_width=5,
            dash=(0.01, 11.0),
            role="ghost",
        )
    )
    hint, _, _ = paragraph(
        frame.words("lanes.nothing_happens"), x=left, y=top + 34, width=right - left, size=28.0, measure=frame.measure,
        fill=theme.muted, weight=600, max_lines=2, role="empty",
    )  # fmt: skip
    return [Group(items=(*items, *hint), role="empty")], top + HEIGHT


def _ghost_card(frame: Frame, x: float, y: float, width: float) -> Rect:
    return Rect(x=x, y=y, width=width, height=44, radius=6, stroke=frame.theme.hair2, stroke_width=1.4, dash=(6, 5))

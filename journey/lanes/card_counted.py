"""What customers really did, at the foot of a touchpoint's card: one line, and under it a bar as wide as the card.

```
│ 34%  66% skip it      ↻ 38%  ⇄ 11% │    came here, skip it; came back; came in another order
│ ▬▬▬▬▬▬▬▬▬▬▬▬╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ │
```
"""

from collections.abc import Callable
from itertools import product

from journey.lanes.card_state import CardState
from journey.lanes.counted import share_of, told
from journey.lanes.frame import Frame
from journey.model import Metric, Touchpoint
from journey.scene.primitives import Item, Path, Rect, Shape, Text
from journey.scene.themes import Theme

LEAST_AGAIN, LEAST_REORDERED = 0.2, 0.1  # shares worth a sign
_SIGN = 17.0  # px that a sign takes before its words
_HALF = 0.5  # where fewer came, those who skip are named
_BAR, _FOOT, _AIR = 5.0, 7.0, 10.0
_LINE = 1.2
_AGAIN = Shape(
    (
        ("M", 0.0, -4.4), ("C", -2.4, -4.4, -4.4, -2.4, -4.4, 0.0), ("C", -4.4, 2.4, -2.4, 4.4, 0.0, 4.4),
        ("C", 2.4, 4.4, 4.4, 2.4, 4.4, 0.0), ("L", 4.4, -1.6), ("M", 1.9, 0.8), ("L", 4.4, -1.9), ("L", 6.9, 0.8),
    )
)  # fmt: skip
_REORDERED = Shape(
    (
        ("M", -5.0, -2.5), ("L", 5.0, -2.5), ("M", 2.6, -4.9), ("L", 5.0, -2.5), ("L", 2.6, -0.1),
        ("M", 5.0, 2.7), ("L", -5.0, 2.7), ("M", -2.6, 0.3), ("L", -5.0, 2.7), ("L", -2.6, 5.1),
    )
)  # fmt: skip


def counted_height(frame: Frame, touchpoint: Touchpoint) -> float:
    """Px that the line takes; 0 where nobody counted who came."""
    return _LINE * frame.density.small + _BAR + _FOOT if _reached(frame, touchpoint) else 0.0


def counted_tips(frame: Frame, touchpoint: Touchpoint) -> list[str]:
    """Every number with its n, source and date."""
    return [told(metric, frame.words) for metric in frame.contents.counted.get(touchpoint.id, {}).values()]


def draw_counted(
    frame: Frame, touchpoint: Touchpoint, state: CardState, x: float, bottom: float, width: float
) -> list[Item]:
    """The line on a card that ends at ``bottom``; nothing where nobody counted who came."""
    reached = _reached(frame, touchpoint)
    if reached is None:
        return []
    left, room = x + _AIR, width - 2 * _AIR
    baseline = bottom - _FOOT - _BAR - 0.36 * frame.density.small
    words, signs = _fitting(frame, touchpoint, share_of(reached), room)
    items: list[Item] = []
    at = left
    for text, weight in words:
        items.append(_text(frame, text, at, baseline, weight, state.theme.ink2))
        at += frame.measure.width(text, frame.density.small, weight) + _AIR
    at = left + room
    for kind, text in reversed(signs):
        at -= frame.measure.width(text, frame.density.small)
        items.append(_text(frame, text, at, baseline, 400, state.theme.ink2))
        items.append(_MARKS[kind][1](at - _SIGN + 6.0, baseline - 0.34 * frame.density.small, state.theme.ink2))
        at -= _SIGN + _AIR
    return [*items, *draw_bar(share_of(reached), left, bottom - _FOOT - _BAR, room, state.theme)]


def draw_bar(share: float, x: float, top: float, width: float, theme: Theme) -> list[Item]:
    """A bar ``share`` of the width long, dashed where it stops short."""
    end = x + share * width
    items: list[Item] = []
    if share > 0:
        filled = max(end - x, _BAR)
        items.append(Rect(x=x, y=top, width=filled, height=_BAR, radius=2.0, fill=theme.ink2, role="reached"))
    if x + width - end > _BAR:
        rest = max(end, x + _BAR) + 1.5 if share > 0 else x
        items.append(
            Rect(
                x=rest, y=top + 0.5, width=x + width - rest - 0.5, height=_BAR - 1.0, radius=1.5,
                stroke=theme.muted, stroke_width=1.0, dash=(3.0, 2.5), role="skipped",
            )
        )  # fmt: skip
    return items


def again_mark(x: float, y: float, colour: str) -> Item:
    """Came back: a loop with its middle at ``x, y``."""
    return Path(shape=_AGAIN, x=x, y=y, stroke=colour, stroke_width=1.5, role="again")


def reordered_mark(x: float, y: float, colour: str) -> Item:
    """Came in another order: two arrows that pass each other."""
    return Path(shape=_REORDERED, x=x, y=y, stroke=colour, stroke_width=1.5, role="reordered")


_MARKS: dict[str, tuple[float, Callable[[float, float, str], Item]]] = {
    "again": (LEAST_AGAIN, again_mark),
    "reordered": (LEAST_REORDERED, reordered_mark),
}
_Words = tuple[tuple[str, int], ...]  # with their weight
_Signs = tuple[tuple[str, str], ...]  # kinds with their words


def signs_of(frame: Frame, touchpoint: Touchpoint) -> tuple[str, ...]:
    """The kinds that are worth a sign on a card."""
    here = frame.contents.counted.get(touchpoint.id, {})
    return tuple(kind for kind, (least, _) in _MARKS.items() if kind in here and share_of(here[kind]) >= least)


def _reached(frame: Frame, touchpoint: Touchpoint) -> Metric | None:
    return frame.contents.counted.get(touchpoint.id, {}).get("reached")


def _fitting(frame: Frame, touchpoint: Touchpoint, share: float, room: float) -> tuple[_Words, _Signs]:
    """As much as one line holds: first the share goes where those who skip are named, then the signs, from the last."""
    came, here = (frame.words.percent(share), 700), frame.contents.counted[touchpoint.id]
    signs = tuple((kind, frame.words.percent(share_of(here[kind]))) for kind in signs_of(frame, touchpoint))
    forms: tuple[_Words, ...] = ((came,),)
    if share < _HALF:
        skip = (frame.words("lanes.counted.skip", share=frame.words.percent(1 - share)), 400)
        forms = ((came, skip), (skip,), (came,))
    tried = ((form, signs[:most]) for most, form in product(range(len(signs), -1, -1), forms))
    return next((one for one in tried if _width(frame, *one) <= room), ((came,), ()))


def _width(frame: Frame, words: _Words, signs: _Signs) -> float:
    size = frame.density.small
    spans = [frame.measure.width(text, size, weight) for text, weight in words]
    spans += [_SIGN + frame.measure.width(text, size) for _, text in signs]
    return sum(spans) + _AIR * (len(spans) - 1)


def _text(frame: Frame, text: str, x: float, y: float, weight: int, fill: str) -> Text:
    size = frame.density.small
    width = frame.measure.width(text, size, weight)
    box = (x - 1, y - size, x + width + 1, y + 0.35 * size)
    return Text(x=x, y=y, text=text, size=size, width=width, weight=weight, fill=fill, box=box, role="counted")

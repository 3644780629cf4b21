"""The small marks on a touchpoint's card: who starts it, how it is known, whose it is, whether it decides.

```
▷ the customer starts     ◀ the company starts     ○ a partner or other people start
```
"""

from typing import Literal

from journey.lanes.card_state import CardState
from journey.lanes.frame import Frame, Walker
from journey.model import Touchpoint
from journey.scene.icons import draw_star
from journey.scene.markers import SHAPES, draw_marker
from journey.scene.moons import draw_moon
from journey.scene.pathdata import polygon
from journey.scene.primitives import Circle, Item, Path

Marks = Literal["row", "short", "stack"]
PITCH = 20.0
MOON = 13.5
_TO_COMPANY = polygon(((-4.6, -5.2), (5.2, 0.0), (-4.6, 5.2)))
_TO_CUSTOMER = polygon(((4.8, -5.4), (-5.4, 0.0), (4.8, 5.4)))


def initiator_mark(initiator: str, x: float, y: float, colour: str, scale: float = 1.0) -> Item:
    """Who starts, as a small shape with its centre at ``x, y``."""
    if initiator == "customer":
        return Path(shape=_TO_COMPANY, x=x, y=y, scale=scale, stroke=colour, stroke_width=1.3 * scale, role="initiator")
    if initiator == "company":
        return Path(shape=_TO_CUSTOMER, x=x, y=y, scale=scale, fill=colour, role="initiator")
    return Circle(x=x, y=y, r=4.6 * scale, stroke=colour, stroke_width=1.3 * scale, role="initiator")


def marks_width(touchpoint: Touchpoint, marks: Marks) -> float:
    """Room that the marks at the right of a card take, px."""
    if marks == "stack":
        return 17.0
    if marks == "short":
        return 18.0 + (18.0 if touchpoint.moment_of_truth else 0.0)
    return 2 * PITCH + (22.0 if touchpoint.moment_of_truth else 0.0) + 2.0


def draw_marks(touchpoint: Touchpoint, state: CardState, right: float, y: float, marks: Marks) -> list[Item]:
    """Evidence outermost, then who starts, then the star of a moment of truth.

    "short" leaves out who starts; "stack" puts the star over the evidence.
    """
    if marks == "row":
        x = right - 16.0
        items = [
            _moon(touchpoint, state, x, y, MOON),
            initiator_mark(touchpoint.initiator, x - PITCH, y, state.theme.ink2),
        ]
        star = (x - PITCH - 22.0, y, 19.0)
    elif marks == "short":
        x = right - 13.0
        items, star = [_moon(touchpoint, state, x, y, 11.5)], (x - 18.0, y, 16.0)
    else:
        x, apart = right - 11.0, 8.5 if touchpoint.moment_of_truth else 0.0
        items, star = [_moon(touchpoint, state, x, y + apart, 10.5)], (x, y - apart, 14.0)
    if touchpoint.moment_of_truth:
        items.append(draw_star(*star, _star(state)))
    return items


def _moon(touchpoint: Touchpoint, state: CardState, x: float, y: float, size: float) -> Item:
    return draw_moon(touchpoint.evidence, x, y, size, state.theme, colour=state.theme.ink2)


def _star(state: CardState) -> str:
    return state.mark if state.mark == state.theme.loss else state.theme.ink


def own_walkers(frame: Frame, touchpoint: Touchpoint) -> tuple[Walker, ...]:
    """The shown personas who come here, where not all of them do; empty where everyone does."""
    if not touchpoint.persona_ids:
        return ()
    here = tuple(walker for walker in frame.walkers if walker.persona.id in touchpoint.persona_ids)
    return here if len(here) < len(frame.walkers) else ()


def is_elsewhere(frame: Frame, touchpoint: Touchpoint) -> bool:
    """Whether none of the shown personas comes here."""
    return bool(touchpoint.persona_ids and frame.walkers) and not any(
        walker.persona.id in touchpoint.persona_ids for walker in frame.walkers
    )


def draw_walkers(frame: Frame, touchpoint: Touchpoint, x: float, y: float) -> list[Item]:
    """Markers of the personas who come here, in a row that ends at ``x``."""
    walkers = own_walkers(frame, touchpoint)[:3]
    start = x - 10.0 * (len(walkers) - 1)
    return [
        draw_marker(SHAPES[walker.index % len(SHAPES)], start + 10.0 * place, y, 7.5, frame.theme.persona(walker.index),
                    role="walker", tip=walker.persona.name)
        for place, walker in enumerate(walkers)
    ]  # fmt: skip

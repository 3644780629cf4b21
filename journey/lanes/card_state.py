"""How a touchpoint's card is painted: calm, a moment of truth, a point of no return, only guessed."""

from dataclasses import dataclass, replace
from typing import cast

from journey.lanes.frame import Frame
from journey.model import Touchpoint
from journey.scene.themes import Theme


@dataclass(frozen=True, slots=True)
class CardState:
    """``theme`` is what small marks on the card are drawn with: the page's, or its negative on a dark card."""

    fill: str
    stroke: str
    stroke_width: float
    dash: tuple[float, ...]
    ink: str
    quiet: str
    mark: str
    weight: int
    theme: Theme


def card_state(frame: Frame, touchpoint: Touchpoint) -> CardState:
    """Red and bold where customers are lost; ink border where the moment decides; dashed and unfilled where guessed."""
    lost = touchpoint.id in frame.contents.no_returns
    key = (card_state, lost, bool(touchpoint.moment_of_truth), touchpoint.evidence == "assumed")
    if key not in frame.memory:
        frame.memory[key] = _state(frame.theme, *key[1:])
    return cast(CardState, frame.memory[key])


def _state(theme: Theme, lost: bool, decisive: bool, assumed: bool) -> CardState:
    weight = 700 if lost or decisive else 400
    if lost and theme.name == "print":
        return CardState(theme.ink, theme.ink, 2.0, (), theme.paper, theme.paper, theme.paper, 700, _negative(theme))
    if lost:
        fill = "none" if assumed else theme.loss_tint
        dash = (6.0, 4.0) if assumed else ()
        return CardState(fill, theme.loss, 2.2, dash, theme.ink, theme.loss, theme.loss, weight, theme)
    stroke = theme.ink if decisive else theme.hair2
    return CardState(
        fill="none" if assumed else theme.card,
        stroke=stroke,
        stroke_width=2.2 if decisive else 1.4,
        dash=(6.0, 4.0) if assumed else (),
        ink=theme.ink,
        quiet=theme.muted,
        mark=theme.ink2,
        weight=weight,
        theme=theme,
    )


def _negative(theme: Theme) -> Theme:
    return replace(theme, card=theme.ink, paper=theme.ink, ink=theme.paper, ink2=theme.paper, muted=theme.paper)

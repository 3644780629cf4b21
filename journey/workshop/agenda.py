"""The eight steps, in which order and how long, and what people may say in each.

```
objective    one sentence that all agree on                       answers
research     what is known already, and how it is known           sources
touchpoints  where customer and firm meet, in which channel       cards
empathy      what they think, feel, say and do, moment by moment  ratings, minds, cards
brainstorm   how it could be better, through one lens at a time   ideas
affinity     what belongs together, and what matters most         dots
sketch       the journey as it should be                          cards, minds
share        who does what until when                             answers
```

What people say in a ``private`` step only they see until the facilitator reveals it: who has heard the others says
what they say. For the parking lot something may be said in any step.

Source: the eight steps of a journey mapping workshop, as the practice has them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

Kind = Literal["answer", "source", "card", "mind", "rating", "idea", "dot", "parking"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Lens = Literal["less", "sooner", "together", "opposite", "rival", "free"]
LENSES: tuple[Lens, ...] = get_args(Lens)
"""Ways to look at a moment: with less of it, sooner, with others, turned round, as a rival would, as if it cost
nothing."""

ALWAYS: frozenset[Kind] = frozenset(["parking"])
SHORTEST, LONGEST = 1, 240  # minutes of a step


@dataclass(frozen=True, slots=True)
class Step:
    """One step: ``minutes`` it is given, what it ``takes``, and whether that stays ``private`` until it is revealed."""

    minutes: int
    takes: frozenset[Kind]
    private: bool = False

    def __contains__(self, kind: object) -> bool:
        return kind in self.takes or kind in ALWAYS


def _step(minutes: int, *takes: Kind, private: bool = False) -> Step:
    return Step(minutes, frozenset(takes), private)


STEPS: Mapping[str, Step] = MappingProxyType(
    {
        "objective": _step(10, "answer"),
        "research": _step(10, "source"),
        "touchpoints": _step(20, "card"),
        "empathy": _step(30, "rating", "mind", "card", private=True),
        "brainstorm": _step(20, "idea", private=True),
        "affinity": _step(20, "dot", private=True),
        "sketch": _step(20, "card", "mind"),
        "share": _step(15, "answer"),
    }
)
NAMES = tuple(STEPS)
"""The steps are named in every language under ``workshop.steps.<name>``."""

"""The frame that all lanes of a poster share: columns, slots, density, and who and what is shown.

```
left│ gutter │ stage 1          │ stage 2     │ ...           │right
    │        │ slot  slot  slot │ slot  slot  │               │
```
A touchpoint's slot is its x on the emotion curve and in the pressure lane.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from journey.i18n import Words
from journey.lanes.contents import Contents
from journey.model import Lane, Map, Persona, Stage, Touchpoint
from journey.scene.measure import Measure
from journey.scene.themes import Theme

LONGEST_LINE = 620.0


@dataclass(frozen=True, slots=True)
class Density:
    """Sizes in px for a number of stages and cards.

    ``columns`` is how many cards stand side by side in a stage; ``form`` how a touchpoint is shown: "described" (with
    its description), "card", or "number" (numbers alone, and an index at the foot of the page).
    """

    cell: float = 16.5
    card: float = 16.0
    small: float = 14.0
    stage: float = 24.0
    emotion: float = 20.0
    quote: float = 18.0
    gutter: float = 150.0
    columns: int = 1
    form: str = "card"


@dataclass(frozen=True, slots=True)
class Column:
    """One stage's column: its touchpoints, its edges and how far its texts stay from them, in px."""

    stage: Stage
    touchpoints: tuple[Touchpoint, ...]
    left: float
    right: float
    padding: float = 16.0

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def text_left(self) -> float:
        return self.left + self.padding

    @property
    def text_width(self) -> float:
        """Room for a text, px; on a very wide column a line ends where the eye still finds the next one."""
        return min(self.width - self.padding - 12.0, LONGEST_LINE)


@dataclass(frozen=True, slots=True)
class Walker:
    """A persona shown on the picture with the index that gives colour, marker and line width."""

    persona: Persona
    index: int


@dataclass(frozen=True, slots=True)
class Frame:
    """``lane`` is the row being drawn: its record, or a stand-in where the map lists no rows.

    ``memory`` keeps what a lane found out while it was measured until it is drawn; it lives as long as the layout.
    """

    map: Map
    theme: Theme
    words: Words
    measure: Measure
    density: Density
    left: float  # of the gutter, where lane titles stand
    right: float
    columns: tuple[Column, ...]
    slots: Mapping[str, float]  # x of each touchpoint (by id); of a stage with no touchpoint, its middle
    walkers: tuple[Walker, ...]
    focus: str  # id of the persona whose curve has its area filled; "" for none
    quotes: bool = True  # False where only the extremes may speak
    invite: bool = False  # the picture is worked on: what is missing is asked for, and empty places can be clicked
    contents: Contents = field(default_factory=Contents)
    lane: Lane | None = None
    memory: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def body_left(self) -> float:
        return self.columns[0].left if self.columns else self.left + self.density.gutter

"""The columns that two states share, as a frame that the lanes of the emotion curve can draw in."""

from dataclasses import dataclass

from journey.i18n import Words
from journey.lanes.frame import Column, Density, Frame
from journey.model import Map
from journey.model.side_by_side import Pillar, Row, SideBySide
from journey.scene.measure import Measure
from journey.scene.themes import Theme

WIDTH, MARGIN = 2160.0, 56.0
GUTTER = 100.0
_EVEN = 0.75  # how much of the width all stages share alike, the rest goes by their rows


@dataclass(frozen=True, slots=True)
class Look:
    """How a side is drawn: its name, the id of the persona or side, its colour, and which marker."""

    key: str
    name: str
    colour: str
    width: float
    index: int


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sides in one frame. ``frame.map`` holds each touchpoint of both once, numbered along the columns.

    ``own``: which side is the map that is drawn; its records can be picked.
    """

    frame: Frame
    sides: SideBySide
    looks: tuple[Look, Look]
    are_personas: bool
    own: int = 0

    def id_of(self, part: Pillar | Row) -> str:
        """The id that a stage or a touchpoint has on the map that is drawn; "" where it is not there."""
        record = (part.before, part.after)[self.own]
        return record.id if record else ""

    def columns(self) -> tuple[tuple[Pillar, Column], ...]:
        return tuple(zip(self.sides.pillars, self.frame.columns, strict=True))


def compare_frame(journey_map: Map, sides: SideBySide, theme: Theme, words: Words, measure: Measure) -> Frame:
    """The frame, as wide as the page within its margins."""
    stages = tuple(
        pillar.shown.model_copy(update={"id": pillar.key, "order": f"{place:05}"})
        for place, pillar in enumerate(sides.pillars)
    )
    cells = [
        tuple(
            row.shown.model_copy(update={"id": row.key, "stage_id": pillar.key, "order": f"{place:05}"})
            for place, row in enumerate(pillar.rows)
        )
        for pillar in sides.pillars
    ]
    both = journey_map.with_collections(
        {}, {"stages": stages, "touchpoints": tuple(each for cell in cells for each in cell)}
    )
    left, right = MARGIN + 24.0, WIDTH - MARGIN - 24.0
    body = left + GUTTER
    most = max(sum(map(len, cells)), 1)
    columns, x, slots = [], body, {}
    padding = 14.0 if len(stages) <= 8 else 9.0
    for stage, cell in zip(stages, cells, strict=True):
        width = (right - body) * (_EVEN / len(stages) + (1 - _EVEN) * len(cell) / most)
        columns.append(Column(stage, cell, x, x + width, padding))
        places = [touchpoint.id for touchpoint in cell] or [stage.id]
        slots.update({place: x + width * (i + 0.5) / len(places) for i, place in enumerate(places)})
        x += width
    return Frame(
        map=both, theme=theme, words=words, measure=measure,
        density=Density(cell=19.0, card=19.0, small=17.0, stage=21.0, emotion=22.0, quote=20.0, gutter=GUTTER),
        left=left, right=right, columns=tuple(columns), slots=slots, walkers=(), focus="",
        quotes=most <= 60,
    )  # fmt: skip

"""The poster's frame: how dense it must be, where its columns stand, which rows it has, who walks on it.

| stages | cells | cards                          | gutter | words of customers                |
|--------|-------|--------------------------------|--------|-----------------------------------|
| to 5   | 19    | with their description         | 150    | all that find room                |
| 6 to 8 | 16.5  | title and marks                | 150    | all that find room                |
| from 9 | 15    | title and marks, wider page    | 120    | the three best, the three worst   |

Over 6 cards in a narrow stage stand in two columns; over 60 in all become numbers with an index.
"""

from collections.abc import Sequence
from itertools import pairwise

from journey.i18n import Words
from journey.lanes.contents import BEHIND, Contents, contents_of
from journey.lanes.frame import Column, Density, Frame, Walker
from journey.layout.choices import Choices
from journey.model import LANE_KINDS, Lane, Map, Stage, Touchpoint
from journey.scene.measure import Measure
from journey.scene.themes import Theme

WIDTH, MARGIN = 2400.0, 56.0
MOST_WALKERS = 5
MOST_CARDS = 60
_NARROWEST_COLUMN = 252.0


def density_of(stage_count: int, card_count: int) -> Density:
    """The sizes for so many stages and cards."""
    if stage_count <= 5:
        density = Density(cell=19.0, card=18.0, small=15.0, form="described")
    elif stage_count <= 8:
        density = Density()
    else:
        density = Density(cell=15.0, card=15.0, small=13.5, stage=21.0, emotion=18.0, quote=16.5, gutter=120.0)
    if card_count <= MOST_CARDS:
        return density
    return Density(
        density.cell,
        density.card,
        density.small,
        density.stage,
        density.emotion,
        density.quote,
        density.gutter,
        form="number",
    )


def page_width(stage_count: int, density: Density) -> float:
    """2400 px, more where columns would be too narrow to read."""
    return max(WIDTH, 2 * MARGIN + density.gutter + stage_count * _NARROWEST_COLUMN)


def make_frame(journey_map: Map, theme: Theme, words: Words, measure: Measure, choices: Choices) -> Frame:
    """Columns and slots of a map as chosen; at most five personas, the chosen ones or the first."""
    rows = rows_of(journey_map, choices)
    contents = contents_of(journey_map, with_backstage=any(row.kind == "backstage" for row in rows))
    density = density_of(len(journey_map.stages), sum(len(cell) for cell in contents.visible.values()))
    right = page_width(len(journey_map.stages), density) - MARGIN
    columns = _columns(journey_map.stages, contents, MARGIN + density.gutter, right)
    walkers = _walkers(journey_map, choices)
    focus = choices.focus or (walkers[0].persona.id if walkers else "")
    return Frame(
        map=journey_map,
        theme=theme,
        words=words,
        measure=measure,
        density=density,
        left=MARGIN,
        right=right,
        columns=columns,
        slots=_slots(journey_map, columns),
        walkers=walkers,
        focus=focus,
        quotes=len(journey_map.stages) <= 8,
        invite=choices.invite,
        contents=contents,
    )


def rows_of(journey_map: Map, choices: Choices) -> tuple[Lane, ...]:
    """The rows to draw, in order: the map's own, or one of each built-in kind; then only the chosen ones."""
    rows = journey_map.lanes or tuple(Lane(id=f"default.{kind}", kind=kind) for kind in LANE_KINDS if kind != "text")
    if choices.lanes is None:
        return tuple(row for row in rows if not row.hidden)
    return tuple(row for row in rows if row.id in choices.lanes or row.kind in choices.lanes)


def _walkers(journey_map: Map, choices: Choices) -> tuple[Walker, ...]:
    """A persona keeps its colour and shape whoever else is shown."""
    everyone = [Walker(persona, index) for index, persona in enumerate(journey_map.personas)]
    chosen = [one for one in everyone if not choices.personas or one.persona.id in choices.personas]
    if choices.focus and all(one.persona.id != choices.focus for one in chosen[:MOST_WALKERS]):
        chosen = [one for one in everyone if one.persona.id == choices.focus] + chosen
    return tuple(chosen[:MOST_WALKERS])


def _columns(stages: Sequence[Stage], contents: Contents, left: float, right: float) -> tuple[Column, ...]:
    width = (right - left) / max(len(stages), 1)
    padding = 16.0 if width > 260 else 12.0
    return tuple(
        Column(stage, tuple(contents.visible.get(stage.id, ())), left + i * width, left + (i + 1) * width, padding)
        for i, stage in enumerate(stages)
    )


def _slots(journey_map: Map, columns: Sequence[Column]) -> dict[str, float]:
    """x by touchpoint id; by stage id for a stage without any.

    What happens behind the line of visibility has a slot only where somebody felt something about it.
    """
    felt = {feeling.touchpoint_id for feeling in journey_map.feelings}
    cells: dict[str, tuple[Touchpoint, ...]] = {stage.id: cell for stage, cell in journey_map.path}
    slots: dict[str, float] = {}
    for column in columns:
        seen = {touchpoint.id for touchpoint in column.touchpoints}
        standing = [one for one in cells[column.stage.id] if one.id in seen or (one.layer in BEHIND and one.id in felt)]
        pitch = column.width / max(len(standing), 1)
        slots.update({one.id: column.left + (place + 0.5) * pitch for place, one in enumerate(standing)})
        if not standing:
            slots[column.stage.id] = (column.left + column.right) / 2
    return slots


def macro_runs(stages: Sequence[Stage]) -> list[tuple[int, int, str]]:
    """Stretches of neighbouring stages with the same macro stage: first index, last index, macro stage."""
    starts = [i for i, stage in enumerate(stages) if i == 0 or stage.macro_stage != stages[i - 1].macro_stage]
    return [(a, b - 1, stages[a].macro_stage) for a, b in pairwise([*starts, len(stages)])]

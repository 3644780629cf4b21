"""Which stage and which persona a sheet is about now."""

from collections.abc import Callable, Sequence

from journey.model import Map, Persona, Stage, Touchpoint
from journey.ui.define.sheet import Tab, Tabs
from journey.ui.icons import portrait
from journey.ui.session import session

PORTRAIT = 36


def chosen_stage(journey_map: Map) -> Stage | None:
    """The stage chosen last, or the first one; None where there are none."""
    return journey_map.stage(session.get("stage", "")) or next(iter(journey_map.stages), None)


def chosen_persona(journey_map: Map) -> Persona | None:
    """The persona chosen last, or the first one; None where there are none."""
    return journey_map.persona(session.get("who", "")) or next(iter(journey_map.personas), None)


def cell_of(journey_map: Map, stage: Stage) -> tuple[Touchpoint, ...]:
    """The touchpoints of a stage, in order."""
    return next(cell for other, cell in journey_map.path if other.id == stage.id)


def stage_tabs(
    journey_map: Map, remark: Callable[[Stage, Sequence[Touchpoint]], str], takes_rows: bool = False
) -> Tabs:
    """The stages in a row, each with a remark on its touchpoints."""
    stage = chosen_stage(journey_map)
    tabs = (
        Tab(other.id, other.name, remark(other, cell), other.macro_stage, adds={"stage_id": other.id})
        for other, cell in journey_map.path
    )
    label = session.words("define.fields.stage")
    return Tabs("stage", label, stage.id if stage else "", tuple(tabs), takes_rows)


def persona_tabs(journey_map: Map) -> Tabs:
    """The personas in a row, each with its portrait."""
    persona = chosen_persona(journey_map)
    tabs = (
        Tab(other.id, other.name, other.segment or other.role, look_of(place), portrait(other, place, PORTRAIT))
        for place, other in enumerate(journey_map.personas)
    )
    return Tabs("who", session.words("define.fields.persona"), persona.id if persona else "", tuple(tabs))


def look_of(place: int) -> str:
    return f"persona-{place % 5 + 1}"

"""The fast table of an element: all its records in one grid, and the line that adds one more."""

from pydantic import JsonValue

from journey.model import Feeling, Insight, Map, Metric, Record, Touchpoint
from journey.model.changes import subject_of
from journey.ui.define import belonging, channels, insights, metrics, personas, stages, touchpoints
from journey.ui.define.chosen import chosen_stage, stage_tabs
from journey.ui.define.empty_lines import begins, empty_lines
from journey.ui.define.operations import NUMBERS
from journey.ui.define.sheet import Adder, Row, Sheet, Tabs, way_to
from journey.ui.define.stages import plainly
from journey.ui.define.table_columns import column
from journey.ui.session import session

_NUMBERS = tuple(name for name in NUMBERS if name != "share")
_MOVABLE = {"stages": stages.adder, "channels": channels.adder, "personas": personas.adder}
_ADDERS = {**_MOVABLE, "insights": insights.adder, "metrics": metrics.adder}


def table(journey_map: Map, collection: str, fields: tuple[str, ...]) -> Sheet:
    """A row a record, a column a field; an empty line for a moment not felt, and for a stage without touchpoints."""
    t = session.words
    empty = {line.id: line for line in empty_lines(journey_map, collection)}
    records = _in_walking_order(journey_map, collection, tuple(empty.values()))
    numbers = journey_map.numbers if collection == "touchpoints" else {}
    lacks_stage = collection == "touchpoints" and not journey_map.stages
    tabs, adder = _adding(journey_map, collection)
    return Sheet(
        f"table:{collection}",
        tuple(column(journey_map, field, collection) for field in fields),
        tuple(
            Row(
                record.id,
                subject_of(record),
                {**values(journey_map, record, fields), **({"valence": ""} if record.id in empty else {})},
                number=numbers.get(record.id) if collection == "touchpoints" else place,
                drop="" if record.id in empty else record.id,
                begins=begins(record) if record.id in empty else None,
            )
            for place, record in enumerate(records, 1)
        ),
        tabs=tabs,
        adder=adder,
        layout="table",
        movable=collection in _MOVABLE,
        empty=_empty(journey_map, collection),
        way=way_to("stages") if lacks_stage else None,
        label=t(f"define.steps.{'emotions' if collection == 'feelings' else collection}"),
        hint=t("define.table_hint") if records else "",
    )


def values(journey_map: Map, record: Record, fields: tuple[str, ...]) -> dict[str, JsonValue]:
    """What a row holds: numbers as a person types them, a share in percent, what is fixed by its name."""
    held: dict[str, JsonValue] = record.model_dump(mode="json", include=set(fields))
    if isinstance(record, Insight | Metric):
        held[belonging.FIELD] = belonging.place_of(record)
    for field in held:
        value = held[field]
        if field in _NUMBERS:
            held[field] = plainly(value if isinstance(value, int | float) else None)
        elif field == "share":
            held[field] = plainly(round(value * 100, 4) if isinstance(value, int | float) else None)
        elif field == "moment_of_truth":
            held[field] = bool(value)
    if isinstance(record, Feeling):
        persona = journey_map.get(record.persona_id)
        place = journey_map.get(record.touchpoint_id or record.stage_id)
        held["persona_id"] = subject_of(persona) if persona else session.words("define.fields.everybody")
        held["touchpoint_id"] = subject_of(place) if place else ""
    return held


def _in_walking_order(journey_map: Map, collection: str, empty: tuple[Record, ...]) -> tuple[Record, ...]:
    """Touchpoints and metrics along the path; feelings so for each persona; the others as they are."""
    if collection == "metrics":
        return metrics.along_the_path(journey_map)
    records: tuple[Record, ...] = (*getattr(journey_map, collection), *empty)
    path = (place.id for stage, cell in journey_map.path for place in (stage, *cell))
    places = {place_id: number for number, place_id in enumerate(path)}
    who = {persona.id: number for number, persona in enumerate(journey_map.personas)}

    def place(record: Record) -> tuple[int, int]:
        if isinstance(record, Feeling):
            at = record.touchpoint_id or record.stage_id or ""
            return who.get(record.persona_id or "", -1), places.get(at, -1)
        if isinstance(record, Touchpoint):
            return 0, places.get(record.id, places.get(record.stage_id, 0))
        return 0, 0

    return tuple(sorted(records, key=place))


def _adding(journey_map: Map, collection: str) -> tuple[tuple[Tabs, ...], Adder | None]:
    """The line that adds, as below the form; to touchpoints with the stage they go to, to findings with their kind."""
    if collection == "insights":
        return (insights.kind_tabs(journey_map),), insights.adder(journey_map)
    if collection == "metrics":
        return (metrics.group_tabs(journey_map),), metrics.adder(journey_map)
    if collection in _ADDERS:
        return (), _ADDERS[collection](journey_map)
    stage = chosen_stage(journey_map)
    if collection == "feelings" or stage is None:
        return (), None
    return (stage_tabs(journey_map, lambda *_: ""),), touchpoints.adder(journey_map, stage)


def _empty(journey_map: Map, collection: str) -> str:
    t = session.words
    if collection == "feelings":
        ready = journey_map.personas and journey_map.stages
        return t("define.empty.feelings" if ready else "define.empty.emotions")
    if collection == "touchpoints" and not journey_map.stages:
        return t("define.empty.needs_stage")
    return t(f"define.empty.{insights.chosen_kind() if collection == 'insights' else collection}")

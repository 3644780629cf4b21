"""Small maps for the rules: so many touchpoints in so many stages, and what is felt at them."""

from datetime import date
from typing import Any

from journey.advice import Advice, advise
from journey.i18n import words
from journey.model import Feeling, Map, Persona, Stage, Touchpoint, keys

TODAY = date(2026, 9, 1)
MAYA = Persona(id="maya", order="a", name="Maya", needs=("The full price",))
TOM = Persona(id="tom", order="b", name="Tom", needs=("Somebody to ask",))


def path(*cells: int, **fields: Any) -> dict[str, Any]:
    """Stages s1, s2, ... with so many touchpoints each: t1, t2, ... along the path. ``fields`` go to all of these."""
    order = keys(sum(cells) or 1)
    stages = tuple(Stage(id=f"s{i}", order=f"{i:02}", name=f"Stage {i}") for i in range(1, len(cells) + 1))
    homes = [stage.id for stage, count in zip(stages, cells, strict=True) for _ in range(count)]
    touchpoints = tuple(
        Touchpoint(id=f"t{i}", order=order[i - 1], stage_id=home, title=f"Step {i}", **fields)
        for i, home in enumerate(homes, 1)
    )
    return {"stages": stages, "touchpoints": touchpoints}


def felt(*valences: float, by: Persona | None = None, **fields: Any) -> tuple[Feeling, ...]:
    """Feelings at t1, t2, ..., of one persona or of everybody."""
    who = by.id if by else None
    return tuple(
        Feeling(id=f"f-{who or 'all'}-{i}", persona_id=who, touchpoint_id=f"t{i}", valence=valence, **fields)
        for i, valence in enumerate(valences, 1)
    )


def sketch(**parts: Any) -> Map:
    return Map(id="m", **parts)


def changed(journey_map: Map, record_id: str, **fields: Any) -> Map:
    """The map with some fields of one record replaced."""
    document = journey_map.model_dump()
    for records in document.values():
        for record in records if isinstance(records, tuple) else ():
            if record["id"] == record_id:
                record.update(fields)
    return Map.model_validate(document)


def told(rule: str, journey_map: Map, today: date = TODAY) -> list[Advice]:
    """What one rule says about a map."""
    return [piece for piece in advise(journey_map, today) if piece.rule == rule]


def places(rule: str, journey_map: Map, today: date = TODAY) -> list[tuple[str, ...]]:
    """The records that one rule names, one entry for each piece of advice."""
    return [piece.records for piece in told(rule, journey_map, today)]


def message(rule: str, journey_map: Map, language: str = "en") -> str:
    """The first message of one rule."""
    return words(language).say(told(rule, journey_map)[0].message)

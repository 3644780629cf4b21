"""From a Mermaid diagram to a map: sections are stages, tasks touchpoints, actors personas, scores feelings.

A score s (centre 3) is the valence (s - 3) * 2.5, held within -5..5.
"""

import math
from collections.abc import Iterator
from hashlib import sha256

from journey.errors import JourneyError
from journey.formats.format import Reading
from journey.formats.mermaid_parser import Diagram, Task, parse
from journey.i18n import Phrase
from journey.model import LONGEST_TEXT, Feeling, Map, Persona, Stage, Touchpoint, keys, plain
from journey.model.base import MOST_IN_LIST
from journey.model.text import TooLong
from journey.model.wholeness import MOST_RECORDS, MOST_TOUCHPOINTS

CENTRE = 3.0
VALENCE_PER_POINT = 2.5
LONGEST_DIAGRAM = 5_000_000  # characters: a hundred times what Mermaid itself draws


def reading(text: str, where: str = "", first_line: int = 1) -> Reading:
    """The map in a Mermaid text that begins at ``first_line`` of a file. The same text always gives the same ids.

    Raises JourneyError ``file_too_large``, ``text_too_long``, ``too_many_touchpoints``, ``too_many_records``,
    ``too_many_in_list`` and those of ``parse``.
    """
    if len(text) > LONGEST_DIAGRAM:
        raise JourneyError("file_too_large", where, limit=LONGEST_DIAGRAM // 1_000_000)
    diagram = parse(text, where, first_line)
    _check_sizes(diagram, where)
    ids = _persona_ids(diagram)
    stages, touchpoints, feelings = _path(diagram, ids)
    journey_map = Map(
        id=f"mermaid-{sha256(text.encode(errors='replace')).hexdigest()[:12]}",
        title=diagram.title or diagram.acc_title,
        scenario=diagram.description,
        personas=tuple(
            Persona(id=persona_id, order=order, name=name)
            for (name, persona_id), order in zip(ids.items(), keys(len(ids)), strict=True)
        ),
        stages=tuple(stages),
        touchpoints=tuple(touchpoints),
        feelings=tuple(feelings),
    )
    return Reading(journey_map, tuple(_notes(diagram)))


def valence_of(score: float) -> float | None:
    """The valence of a score, held within -5..5; None where the score is not a number."""
    if math.isnan(score):
        return None
    return min(max(round((score - CENTRE) * VALENCE_PER_POINT, 6), -5.0), 5.0)


def score_of(valence: float) -> float:
    """The score 1..5 of a valence."""
    return round(CENTRE + valence / VALENCE_PER_POINT, 4)


def _persona_ids(diagram: Diagram) -> dict[str, str]:
    """The actors by name, in order of first appearance."""
    names = dict.fromkeys(actor for task in _tasks(diagram) for actor in task.actors)
    return {name: f"persona-{number}" for number, name in enumerate(names, 1)}


def _path(diagram: Diagram, ids: dict[str, str]) -> tuple[list[Stage], list[Touchpoint], list[Feeling]]:
    stages: list[Stage] = []
    touchpoints: list[Touchpoint] = []
    feelings: list[Feeling] = []
    for section, order in zip(diagram.sections, keys(len(diagram.sections)), strict=True):
        stage = Stage(id=f"stage-{len(stages) + 1}", order=order, name=section.name)
        stages.append(stage)
        for task, place in zip(section.tasks, keys(len(section.tasks)), strict=True):
            number = len(touchpoints) + 1
            walking = tuple(ids[actor] for actor in task.actors)
            touchpoint = Touchpoint(
                id=f"touchpoint-{number}",
                order=place,
                stage_id=stage.id,
                title=task.name,
                persona_ids=walking if len(walking) < len(ids) else (),  # empty: everyone
            )
            touchpoints.append(touchpoint)
            feelings.extend(_feelings(touchpoint.id, number, walking, valence_of(task.score)))
    return stages, touchpoints, feelings


def _feelings(touchpoint_id: str, number: int, walking: tuple[str, ...], valence: float | None) -> Iterator[Feeling]:
    if valence is None:
        return
    for place, persona_id in enumerate(walking or (None,), 1):
        yield Feeling(
            id=f"feeling-{number}-{place}", persona_id=persona_id, touchpoint_id=touchpoint_id, valence=valence
        )


def _check_sizes(diagram: Diagram, where: str) -> None:
    """Refuses what no map can hold while the line it stands on is still known."""
    count = sum(1 for _ in _tasks(diagram))
    if count > MOST_TOUCHPOINTS:
        raise JourneyError("too_many_touchpoints", where, count=count, limit=MOST_TOUCHPOINTS)
    count += len(diagram.sections) + sum(2 * len(task.actors) + 1 for task in _tasks(diagram))
    if count > MOST_RECORDS:
        raise JourneyError("too_many_records", where, count=count, limit=MOST_RECORDS)
    everyone = len(_persona_ids(diagram))
    for task in _tasks(diagram):
        if MOST_IN_LIST < len(task.actors) < everyone:
            raise JourneyError("too_many_in_list", f"{where}:{task.line}", limit=MOST_IN_LIST)
    for line, text in _texts(diagram):
        try:
            plain(text)
        except TooLong as problem:
            place = f"{where}:{line}" if line else where
            raise JourneyError("text_too_long", place, length=problem.length, limit=LONGEST_TEXT) from None


def _texts(diagram: Diagram) -> Iterator[tuple[int, str]]:
    yield 0, diagram.title or diagram.acc_title
    yield 0, diagram.description
    for section in diagram.sections:
        yield section.line, section.name
        for task in section.tasks:
            yield from ((task.line, text) for text in (task.name, *task.actors))


def _tasks(diagram: Diagram) -> Iterator[Task]:
    return (task for section in diagram.sections for task in section.tasks)


def _notes(diagram: Diagram) -> Iterator[Phrase]:
    """What was changed to fit a map, one phrase a kind."""
    beyond = sum(1 for task in _tasks(diagram) if abs(task.score - CENTRE) * VALENCE_PER_POINT > 5)
    unknown = sum(1 for task in _tasks(diagram) if math.isnan(task.score))
    dropped = sum(1 for task in _tasks(diagram) if task.more)
    for key, count in (("clamped", beyond), ("no_number", unknown), ("third_colon", dropped)):
        if count:
            yield Phrase(f"mermaid.{key}", {"n": count})
    if diagram.title and diagram.acc_title not in ("", diagram.title):
        yield Phrase("mermaid.acc_title")

"""Mermaid ``journey`` diagrams: sections are stages, tasks touchpoints, actors personas, scores feelings.

A score s (centre 3) and a valence v: v = (s - 3) * 2.5, held within -5..5.
"""

import math
from hashlib import sha256

from journey.errors import JourneyError
from journey.formats.files import LARGEST_FILE
from journey.formats.format import Format, Reading
from journey.formats.json_text import decoded
from journey.formats.mermaid_parser import Diagram, Section, parse
from journey.formats.mermaid_writing import write
from journey.i18n import Phrase
from journey.model import Feeling, Map, Persona, Stage, Touchpoint, from_document, keys, to_document
from journey.model.text import plain
from journey.model.wholeness import MOST_TOUCHPOINTS

CENTRE = 3.0
POINTS = 2.5  # of valence for one point of score


def read(data: bytes, where: str = "") -> Reading:
    """The map that a ``.mmd`` file tells.

    Raises JourneyError ``file_too_large``, ``not_utf8``, ``text_too_long``, ``too_many_touchpoints`` and those of
    ``parse``, each with the line.
    """
    if len(data) > LARGEST_FILE:
        raise JourneyError("file_too_large", where, limit=LARGEST_FILE // 1_000_000)
    return reading(decoded(data, where), where)


def reading(text: str, where: str = "", first_line: int = 1) -> Reading:
    """The map in a Mermaid text that begins at ``first_line`` of a file. The same text gives the same ids."""
    diagram = parse(text, where, first_line)
    _hold(diagram, where)
    names = list(dict.fromkeys(actor for section in diagram.sections for task in section.tasks for actor in task.actors))
    personas = [
        Persona(id=f"persona-{number}", order=order, name=name)
        for number, (name, order) in enumerate(zip(names, keys(len(names)), strict=True), 1)
    ]
    stages: list[Stage] = []
    touchpoints: list[Touchpoint] = []
    feelings: list[Feeling] = []
    by_name = {name: persona.id for name, persona in zip(names, personas, strict=True)}
    for section, order in zip(diagram.sections, keys(len(diagram.sections)), strict=True):
        stage = Stage(id=f"stage-{len(stages) + 1}", order=order, name=section.name)
        stages.append(stage)
        for task, place in zip(section.tasks, keys(len(section.tasks)), strict=True):
            walking = tuple(by_name[actor] for actor in task.actors)
            everyone = len(walking) == len(personas)
            touchpoint = Touchpoint(
                id=f"touchpoint-{len(touchpoints) + 1}",
                order=place,
                stage_id=stage.id,
                title=task.name,
                persona_ids=() if everyone else walking,
            )
            touchpoints.append(touchpoint)
            valence = valence_of(task.score)
            if valence is None:
                continue
            feelings.extend(
                Feeling(
                    id=f"feeling-{len(feelings) + number}",
                    persona_id=persona_id,
                    touchpoint_id=touchpoint.id,
                    valence=valence,
                )
                for number, persona_id in enumerate(walking or (None,), 1)
            )
    journey_map = Map(
        id=f"mermaid-{sha256(text.encode(errors='replace')).hexdigest()[:12]}",
        title=diagram.title or diagram.acc_title,
        scenario=diagram.description,
        personas=tuple(personas),
        stages=tuple(stages),
        touchpoints=tuple(touchpoints),
        feelings=tuple(feelings),
    )
    return Reading(journey_map, _notes(diagram))


def valence_of(score: float) -> float | None:
    """The valence of a score, held within -5..5; None where the score is not a number."""
    if math.isnan(score):
        return None
    return min(max(round((score - CENTRE) * POINTS, 6), -5.0), 5.0)

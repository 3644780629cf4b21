"""What the board shows of a map, as plain values for the browser: nothing on it is looked up there."""

from typing import Any

from journey.lanes.contents import BEHIND
from journey.model import Channel, Feeling, Insight, Lane, Link, Map, Persona, Stage, Touchpoint
from journey.model.cell_notes import NOTE_KINDS, lines_of, note_lanes, notes_in
from journey.model.no_returns import no_returns
from journey.model.remarks import open_remarks
from journey.model.rows import LaneKind
from journey.ui.session import session

FACES = tuple(step / 2 for step in range(-10, 11))
"""The valences for which the browser gets a face: those that a point of the curve can be dragged to."""

_NEEDED: tuple[LaneKind, ...] = ("touchpoints", "emotions")
_USUAL: tuple[LaneKind, ...] = ("goals", "actions", *_NEEDED, "thoughts", "pains", "opportunities")
_FOUND = {"pains": "pain", "opportunities": "opportunity"}


def contents(journey_map: Map) -> dict[str, Any]:
    """Stages, rows with their cells, cards, feelings, links; everything in the order in which it is walked."""
    lost = no_returns(journey_map)
    numbers, said = journey_map.numbers, open_remarks(journey_map)
    return {
        "map": journey_map.id,
        "stages": [_stage(stage, number) for number, stage in enumerate(journey_map.stages, 1)],
        "lanes": [_lane(journey_map, lane) for lane in _lanes(journey_map)],
        "cards": [
            _card(card, numbers[card.id], card.id in lost, said.get(card.id, 0))
            for _, cell in journey_map.path
            for card in cell
        ],
        "channels": [_channel(channel) for channel in journey_map.channels],
        "personas": [_persona(persona, place) for place, persona in enumerate(journey_map.personas)],
        "feelings": [_feeling(feeling) for feeling in journey_map.feelings if feeling.persona_id],
        "links": [_link(link) for link in journey_map.links],
    }


def _lanes(journey_map: Map) -> tuple[Lane, ...]:
    """The rows one can work in: what customers want and do, the cards, the curve, notes, what was found."""
    listed = {lane.id: lane for lane in note_lanes(journey_map)}
    if journey_map.lanes:
        rows = [lane for lane in journey_map.lanes if not lane.hidden]
    else:
        rows = [_usual(kind) for kind in _USUAL]
    shown = [lane for lane in rows if lane.kind in ("goals", *_NEEDED, *_FOUND) or lane.id in listed]
    once = {lane.kind: lane for lane in reversed(shown) if lane.kind in _NEEDED}  # cards and curve stand in one place
    shown = [lane for lane in shown if once.get(lane.kind, lane) is lane]
    there = {lane.kind for lane in shown}
    return (*shown, *(_usual(kind) for kind in _NEEDED if kind not in there))


def _usual(kind: LaneKind) -> Lane:
    return Lane(id=f"default.{kind}", kind=kind)


def _lane(journey_map: Map, lane: Lane) -> dict[str, Any]:
    t = session.words
    return {
        "id": lane.id,
        "kind": lane.kind,
        "title": lane.title or t(f"lanes.titles.{lane.kind}"),
        "movable": not lane.id.startswith("default."),
        "place": [other.id for other in journey_map.lanes].index(lane.id) if lane in journey_map.lanes else -1,
        "cells": {stage.id: _cell(journey_map, lane, stage) for stage in journey_map.stages},
    }


def _cell(journey_map: Map, lane: Lane, stage: Stage) -> Any:
    """The words of a cell, or the pains or opportunities in it."""
    if lane.kind == "goals":
        return stage.goal
    if lane.kind in NOTE_KINDS:
        return lines_of(notes_in(journey_map, lane.id, stage.id))
    if lane.kind in _FOUND:
        kind = _FOUND[lane.kind]
        inside = {card.id for card in journey_map.touchpoints if card.stage_id == stage.id}
        here = (
            insight
            for insight in journey_map.insights
            if insight.kind == kind
            and (insight.touchpoint_id in inside if insight.touchpoint_id else insight.stage_id == stage.id)
        )
        return [_insight(insight) for insight in here]
    return None


def _stage(stage: Stage, number: int) -> dict[str, Any]:
    return {"id": stage.id, "name": stage.name, "macro": stage.macro_stage, "number": number}


def _card(card: Touchpoint, number: int, lost: bool, said: int) -> dict[str, Any]:
    return {
        "id": card.id,
        "stage": card.stage_id,
        "title": card.title,
        "channel_id": card.channel_id,
        "initiator": card.initiator,
        "moment_of_truth": bool(card.moment_of_truth),
        "evidence": card.evidence,
        "personas": list(card.persona_ids),
        "number": number,
        "behind": card.layer in BEHIND,
        "lost": lost,
        "said": said,
        "said_words": session.words("comments.count", n=said) if said else "",
    }


def _channel(channel: Channel) -> dict[str, Any]:
    return {"id": channel.id, "name": channel.name, "icon": channel.icon}


def _persona(persona: Persona, place: int) -> dict[str, Any]:
    return {"id": persona.id, "name": persona.name, "colour": place % 5 + 1}


def _feeling(feeling: Feeling) -> dict[str, Any]:
    return {
        "id": feeling.id,
        "persona": feeling.persona_id,
        "place": feeling.touchpoint_id or feeling.stage_id,
        "valence": feeling.valence,
        "emotion": feeling.emotion,
        "evidence": feeling.evidence,
    }


def _link(link: Link) -> dict[str, Any]:
    return {"id": link.id, "source": link.source_id, "target": link.target_id, "kind": link.kind, "label": link.label}


def _insight(insight: Insight) -> dict[str, Any]:
    return {"id": insight.id, "title": insight.title, "evidence": insight.evidence}

"""A map of what a log holds: the groups that ``events.outline`` found, as records with readable names.

How many come where and go which way ``analyses.drawn`` says of it.
"""

import re
from dataclasses import dataclass

from journey.errors import JourneyError
from journey.events.facts import EventFacts
from journey.events.log import EventLog, moment
from journey.events.mapping import initiator_of
from journey.events.outline import Group, Outline, outline
from journey.events.sentiment import valence
from journey.events.spelling import proper, readable
from journey.formats.guesses import guessed_look, macro_stages
from journey.i18n import Phrase, Words, words
from journey.model import Channel, Feeling, Map, Stage, Timeframe, Touchpoint, empty_map
from journey.model.folding import folded
from journey.model.ordering import keys
from journey.model.text import short_line

_SUFFIXES = re.compile(r"(\.(csv|tsv|txt|log|xlsx|parquet|xes|gz))+\Z", re.IGNORECASE)
_LONGEST_NAME = 80  # of a log, in the title
_LONGEST_STEP = 60


@dataclass(frozen=True, slots=True)
class Draft:
    """``notes``: what was made of the log, and what was left out."""

    journey_map: Map
    notes: tuple[Phrase, ...]


def draft(log: EventLog, language: str = "en") -> Draft:
    """Raises JourneyError ``nothing_to_draft`` where a map can hold the name of no event, or ``engine_failed``."""
    t, found = words(language), outline(log)
    if not found.groups:
        raise JourneyError("nothing_to_draft", log.understood.name)
    stages = _stages(found.groups, t)
    channels = _channels(found)
    touchpoints = _touchpoints(found.groups, stages, channels)
    start, end = (moment(time).date() for time in (log.start, log.end))
    scenario = t("draft.scenario", customers=t.number(log.customers), events=t.number(log.events))
    name = short_line(_SUFFIXES.sub("", log.understood.name), _LONGEST_NAME)
    made = empty_map(t("draft.title", name=name), language)
    header = {"scenario": scenario, "timeframe": Timeframe(start=start, end=end)}
    collections = {
        "stages": stages,
        "channels": tuple(channels.values()),
        "touchpoints": tuple(touchpoints.values()),
        "feelings": _feelings(found, touchpoints),
    }
    journey_map = Map.model_validate({**made.model_dump(), **header, **collections})
    return Draft(journey_map, _notes(found, journey_map))


def _stages(groups: tuple[Group, ...], t: Words) -> tuple[Stage, ...]:
    """A group that nobody named is called by what most customers do in it, which does not tell when it is."""
    names = []
    for group in groups:
        event = short_line(readable(group.commonest.name), _LONGEST_STEP)
        alone = len(group.events) == 1
        names.append(readable(group.stage) or (event if alone else t("draft.step", event=event)))
    when = macro_stages([readable(group.stage) for group in groups])
    return tuple(
        Stage(id=f"stage-{number}", order=order, name=name, macro_stage=macro)
        for number, (name, macro, order) in enumerate(zip(names, when, keys(len(names)), strict=True), 1)
    )


def _channels(found: Outline) -> dict[str, Channel]:
    """By the folded name, in the order customers meet them."""
    said = {folded(event.channel): proper(event.channel) for group in found.groups for event in group.events}
    said = {key: name for key, name in said.items() if key and name}
    made = {}
    for number, ((key, name), order) in enumerate(zip(said.items(), keys(len(said)), strict=True), 1):
        icon, kind = guessed_look(name)
        made[key] = Channel(id=f"channel-{number}", order=order, name=name, icon=icon, kind=kind)
    return made


def _touchpoints(
    groups: tuple[Group, ...], stages: tuple[Stage, ...], channels: dict[str, Channel]
) -> dict[str, Touchpoint]:
    """By the name of the event."""
    made: dict[str, Touchpoint] = {}
    for stage, group in zip(stages, groups, strict=True):
        for event, order in zip(group.events, keys(len(group.events)), strict=True):
            channel = channels.get(folded(event.channel))
            made[event.name] = Touchpoint(
                id=f"touchpoint-{len(made) + 1}", order=order, stage_id=stage.id, title=readable(event.name),
                channel_id=channel.id if channel else None, event_names=(event.name,), evidence="measured",
                initiator=initiator_of(event), layer="frontstage" if event.direction == "out" else "customer",
            )  # fmt: skip
    return made


def _feelings(found: Outline, touchpoints: dict[str, Touchpoint]) -> tuple[Feeling, ...]:
    felt: list[tuple[EventFacts, float]] = [
        (event, event.sentiment) for group in found.groups for event in group.events if event.sentiment is not None
    ]
    return tuple(
        Feeling(
            id=f"feeling-{number}", touchpoint_id=touchpoints[event.name].id, evidence="measured",
            valence=valence(sentiment, *found.range),
        )
        for number, (event, sentiment) in enumerate(felt, 1)
    )  # fmt: skip


def _notes(found: Outline, made: Map) -> tuple[Phrase, ...]:
    notes = [Phrase("draft.made", {"stages": len(made.stages), "touchpoints": len(made.touchpoints)})]
    if found.left_out:
        notes.append(Phrase("draft.left_out", {"n": found.left_out}))
    if found.nameless:
        notes.append(Phrase("draft.nameless", {"n": found.nameless}))
    return tuple(notes)

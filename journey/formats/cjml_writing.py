"""From a map to CJML: a journey a persona, actual for a map of today and planned for one of tomorrow."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from journey.formats.format import Written
from journey.formats.losses import Held, lost, not_written
from journey.formats.mermaid_reading import score_of
from journey.i18n import Words, words
from journey.model import EMOTIONS, Map, Persona, Stage, Touchpoint
from journey.model.curves import Moment, curve
from journey.model.felt import comes_to

VERSION = "2.0"
COMPANY, PARTNER, OTHERS = "company", "partner", "others"  # actors, besides the end user
_HELD: Held = {
    "map": frozenset({"title", "headline", "scenario", "state"}),
    "personas": frozenset({"name"}),
    "stages": frozenset({"name", "goal"}),
    "channels": frozenset({"name"}),
    "touchpoints": frozenset({"stage_id", "channel_id", "persona_ids", "title", "description", "initiator"}),
    "feelings": frozenset({"persona_id", "touchpoint_id", "stage_id", "valence", "emotion", "quote"}),
    "lanes": frozenset({"kind"}),  # a built-in row is on every map
}
_ACTOR_OF = {"company": COMPANY, "partner": PARTNER, "social": OTHERS}


def written(journey_map: Map, language: str) -> Written:
    """The file, and what it could not hold; both speak ``language``."""
    say, root = words(language), Element("CJML", version=VERSION)
    for persona in journey_map.personas or (None,):
        _journey(root, journey_map, persona, say)
    indent(root)
    data = b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"
    return Written(data, tuple(_lost(journey_map, say)))


def _journey(root: Element, journey_map: Map, persona: Persona | None, say: Words) -> None:
    kind = "actual" if journey_map.state == "as_is" else "planned"
    journey = SubElement(root, f"{kind}Journey")
    _text(journey, "journeyID", f"{journey_map.id}.{persona.id}" if persona else journey_map.id)
    _text(journey, "journeyTitle", journey_map.title)
    if journey_map.stages:
        phases = SubElement(journey, "journeyPhases")
        for stage in journey_map.stages:
            phase = SubElement(phases, "journeyPhase", phaseID=stage.id)
            _text(phase, "phaseName", stage.name)
            _text(phase, "phaseDescription", stage.goal)
    _text(journey, "journeyShortSummary", journey_map.headline)
    _text(journey, "journeyLongSummary", journey_map.scenario)
    user = persona.id if persona else "customer"
    actors = SubElement(journey, "actors")
    end_user = SubElement(actors, "endUser", actorID=user)
    _text(end_user, "actorName", persona.name if persona else say("cjml.customer"))
    used = {card.initiator for card in journey_map.touchpoints}
    for initiator, actor in _ACTOR_OF.items():
        if initiator == "company" or initiator in used:
            provider = SubElement(actors, "serviceProvider", actorID=actor)
            _text(provider, "companyName", say(f"cjml.{actor}"))
    felt = {moment.at.id: moment for moment in curve(journey_map, persona.id if persona else None)}
    touchpoints = SubElement(journey, "touchpoints")
    for stage, cell in journey_map.path:
        for card in cell:
            if comes_to(persona.id if persona else None, card):
                _touchpoint(touchpoints, journey_map, kind, user, stage, card, felt.get(card.id))


def _touchpoint(
    into: Element, journey_map: Map, kind: str, user: str, stage: Stage, card: Touchpoint, moment: Moment | None
) -> None:
    channel = journey_map.channel(card.channel_id)
    alone = channel is None and card.initiator == "customer"
    point = SubElement(into, f"{kind}{'Action' if alone else 'CommunicationPoint'}")
    _text(point, "touchpointID", card.id)
    SubElement(point, "belongsTo", phaseIDref=stage.id)
    if kind == "actual":
        _text(point, "compliance", "completed")
    begins = _ACTOR_OF.get(card.initiator, user)
    _side(point, "initiator", begins, card.title if begins == user or alone else card.description or card.title)
    if not alone:
        answers = COMPANY if begins == user else user
        _side(point, "receiver", answers, card.title if answers == user else card.description or card.title)
        if channel:
            _text(SubElement(point, "channel"), "channelName", channel.name)
    elif card.description:
        _text(point, "comment", card.description)
    if moment and kind == "actual":
        felt = SubElement(point, "touchpointExperience")
        _text(felt, "experienceDescription", moment.feeling.quote or moment.feeling.emotion)
        _text(felt, "experienceRating", f"{score_of(moment.valence):g}")


def _side(point: Element, side: str, actor: str, label: str) -> None:
    held = SubElement(point, side)
    SubElement(held, "refersTo", actorIDref=actor)
    _text(held, f"{side}Label", label)


def _text(into: Element, name: str, text: str) -> None:
    if text:
        SubElement(into, name).text = text


def _lost(journey_map: Map, say: Words) -> Iterator[str]:
    used = {card.channel_id for card in journey_map.touchpoints}
    unwritten = {channel.id for channel in journey_map.channels if channel.id not in used}
    unwritten |= {feeling.id for feeling in journey_map.feelings if not feeling.touchpoint_id}
    counts = lost(journey_map, _HELD, unwritten)
    counts["feelings_words"] = sum(
        bool(one.emotion and (one.quote or one.emotion not in EMOTIONS)) for one in journey_map.feelings
    )
    yield from not_written(counts, say)
    if journey_map.state == "to_be" and journey_map.feelings:
        yield say("cjml.planned")

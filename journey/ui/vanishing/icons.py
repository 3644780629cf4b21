"""The icon of each point: of the channel through which it mostly happens."""

from journey.analyses.naming import titles
from journey.errors import JourneyError
from journey.events.facts import EventFacts, facts_of
from journey.events.mapping import names_on
from journey.events.spelling import readable
from journey.formats.guesses import guessed_look
from journey.model import Map
from journey.ui.evidence.held import Held
from journey.ui.evidence.questions import log_for


def icons_of(found: Held, journey_map: Map | None, level: str) -> dict[str, str]:
    """By the names that the picture shows; a stage has none."""
    facts, known = _facts(found), titles(journey_map)
    if level == "channels":
        return {each.channel: guessed_look(each.channel)[0] for each in facts if each.channel}
    if level == "stages":
        return {}
    owners = names_on(journey_map) if journey_map else {}
    icons: dict[str, str] = {}
    for each in facts:
        owner = journey_map.touchpoint(owners[each.name]) if journey_map and each.name in owners else None
        icon = _of_map(journey_map, owner.channel_id) if journey_map and owner else ""
        icon = icon or (guessed_look(each.channel)[0] if each.channel else "")
        name = owner.title if owner and level == "touchpoints" else known.get(each.name) or readable(each.name)
        if icon:
            icons.setdefault(name, icon)
    return icons


def _of_map(journey_map: Map, channel_id: str | None) -> str:
    return next((channel.icon for channel in journey_map.channels if channel.id == channel_id), "")


def _facts(found: Held) -> tuple[EventFacts, ...]:
    """Asked once a log; none where the engine went away, which the answer itself says."""
    known = ("facts of silence", str(found.part), 0)
    if known not in found.answers:
        try:
            found.answers[known] = facts_of(log_for(found, "drop_off"))
        except JourneyError:
            return ()
    told: tuple[EventFacts, ...] = found.answers[known]
    return told

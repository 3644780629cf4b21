"""How far each of the six elements is: a short count for the step bar, and whether it is there."""

from dataclasses import dataclass

from journey.i18n import Words
from journey.layout.period import period
from journey.model import Map, Timeframe
from journey.ui.define.moments import moments

LONGEST_LABEL = 26  # characters that fit under the name of a step


@dataclass(frozen=True, slots=True)
class Step:
    """One element of the step bar; ``there`` where nothing is missing any more, ``empty`` where nothing is there."""

    name: str
    count: str
    there: bool
    empty: bool = False


def steps(journey_map: Map, t: Words) -> tuple[Step, ...]:
    """The six elements in the order of the steps."""
    return (
        _counted("personas", len(journey_map.personas), t),
        _timeframe(journey_map.timeframe, t),
        _counted("stages", len(journey_map.stages), t, least=2),
        _channels(journey_map, t),
        _touchpoints(journey_map, t),
        _emotions(journey_map, t),
    )


def _counted(name: str, n: int, t: Words, least: int = 1) -> Step:
    return Step(name, t(f"define.count.{name}", n=n) if n else t("define.count.none"), n >= least, n == 0)


def _timeframe(timeframe: Timeframe, t: Words) -> Step:
    said = period(timeframe, t, LONGEST_LABEL)
    return Step("timeframe", said or t("define.count.none"), bool(said), not said)


def _emotions(journey_map: Map, t: Words) -> Step:
    """A moment is felt by each persona who comes to it, on its own or as everybody does."""
    felt = {(feeling.persona_id, feeling.touchpoint_id or feeling.stage_id) for feeling in journey_map.feelings}
    everybody = tuple(persona.id for persona in journey_map.personas) or (None,)
    met = [
        (whose, place.id)
        for place in moments(journey_map)
        for whose in (getattr(place, "persona_ids", ()) or everybody)
    ]
    done = sum(pair in felt or (None, pair[1]) in felt for pair in met)
    if not done:
        return Step("emotions", t("define.count.none"), there=False, empty=True)
    return Step("emotions", t("define.count.felt", felt=done, total=len(met)), done == len(met))


def _touchpoints(journey_map: Map, t: Words) -> Step:
    every = _counted("touchpoints", len(journey_map.touchpoints), t)
    bare = sum(not cell for _, cell in journey_map.path)
    if every.empty or not bare:
        return every
    return Step("touchpoints", t("define.count.thin", n=bare, all=every.count), there=False)


def _channels(journey_map: Map, t: Words) -> Step:
    every = _counted("channels", len(journey_map.channels), t)
    used = {touchpoint.channel_id for touchpoint in journey_map.touchpoints}
    unused = sum(channel.id not in used for channel in journey_map.channels)
    if every.empty or not unused or not journey_map.touchpoints:
        return every
    return Step("channels", t("define.count.unused", n=unused, all=every.count), there=True)

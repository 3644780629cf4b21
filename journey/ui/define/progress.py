"""How far each of the six elements is: a short count for the step bar, and whether it is there."""

from dataclasses import dataclass

from journey.i18n import Words
from journey.model import Map, Timeframe
from journey.ui.define.moments import moments


@dataclass(frozen=True, slots=True)
class Step:
    """One element of the step bar; ``there`` where nothing is missing any more."""

    name: str
    count: str
    there: bool


def steps(journey_map: Map, t: Words) -> tuple[Step, ...]:
    """The six elements in the order of the practice."""
    return (
        Step("personas", _count(t, "personas", len(journey_map.personas)), bool(journey_map.personas)),
        _timeframe(journey_map, t),
        Step("stages", _count(t, "stages", len(journey_map.stages)), len(journey_map.stages) > 1),
        _emotions(journey_map, t),
        _touchpoints(journey_map, t),
        _channels(journey_map, t),
    )


def period(timeframe: Timeframe, t: Words) -> str:
    """The timeframe in words: its label, or its two ends."""
    if timeframe.label:
        return timeframe.label
    ends = [t.month(day, short=True) for day in (timeframe.start, timeframe.end) if day]
    return " – ".join(ends)


def _count(t: Words, what: str, n: int) -> str:
    return t(f"define.count.{what}", n=n) if n else t("define.count.none")


def _timeframe(journey_map: Map, t: Words) -> Step:
    said = period(journey_map.timeframe, t)
    return Step("timeframe", said or t("define.count.none"), bool(said))


def _emotions(journey_map: Map, t: Words) -> Step:
    places = moments(journey_map)
    felt = {feeling.touchpoint_id or feeling.stage_id for feeling in journey_map.feelings}
    done = sum(place.id in felt for place in places)
    if not done:
        return Step("emotions", t("define.count.none"), False)
    return Step("emotions", t("define.count.felt", felt=done, total=len(places)), done == len(places))


def _touchpoints(journey_map: Map, t: Words) -> Step:
    every = _count(t, "touchpoints", len(journey_map.touchpoints))
    empty = sum(not cell for _, cell in journey_map.path)
    if journey_map.touchpoints and empty:
        return Step("touchpoints", t("define.count.thin", n=empty, all=every), False)
    return Step("touchpoints", every, bool(journey_map.touchpoints))


def _channels(journey_map: Map, t: Words) -> Step:
    every = _count(t, "channels", len(journey_map.channels))
    used = {touchpoint.channel_id for touchpoint in journey_map.touchpoints}
    unused = sum(channel.id not in used for channel in journey_map.channels)
    if unused and journey_map.touchpoints:
        return Step("channels", t("define.count.unused", n=unused, all=every), True)
    return Step("channels", every, bool(journey_map.channels))

"""How far each of the six elements is: a short count for the step bar, and whether it is there."""

from dataclasses import dataclass, replace

from journey.formats.library import open_template
from journey.i18n import LANGUAGES, Words
from journey.layout.period import period
from journey.model import Map, Timeframe
from journey.model.felt import count_all_felt

LONGEST_LABEL = 26  # characters that fit under the name of a step
PLENTY = 3  # touchpoints a stage, on average


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
        _personas(journey_map, t),
        _timeframe(journey_map.timeframe, t),
        _stages(journey_map, t),
        _channels(journey_map, t),
        _touchpoints(journey_map, t),
        _emotions(journey_map, t),
    )


def _step(name: str, n: int, t: Words, lack: str = "", lacking: int = 0) -> Step:
    """``7 stages``; with what is lacking, ``28, one stage is thin``, and not done then."""
    if not n:
        return Step(name, t("define.count.none"), there=False, empty=True)
    if lacking:
        return Step(name, t(f"define.count.{lack}", n=lacking, all=t.number(n)), there=False)
    return Step(name, t(f"define.count.{name}", n=n), there=True)


def _personas(journey_map: Map, t: Words) -> Step:
    """Who wants nothing yet is only a name."""
    bare = sum(not (persona.needs or persona.goals) for persona in journey_map.personas)
    n = len(journey_map.personas)
    return _step("personas", n, t, "all_needless" if bare == n else "needless", bare)


def _proposed(journey_map: Map, collection: str) -> bool:
    """Whether these are still the ones that a blank map begins with, and nothing stands in them yet."""
    if any(getattr(journey_map, kind) for kind in ("touchpoints", "feelings", "insights", "metrics", "losses")):
        return False
    names = [record.name for record in getattr(journey_map, collection)]
    blank = (getattr(open_template("blank", language), collection) for language in LANGUAGES)
    return any(names == [record.name for record in records] for records in blank)


def _timeframe(timeframe: Timeframe, t: Words) -> Step:
    """A period in words is one, and so are two days; one day alone is none."""
    said = period(timeframe, t, LONGEST_LABEL)
    if not said:
        return Step("timeframe", t("define.count.none"), there=False, empty=True)
    if (timeframe.start is None) != (timeframe.end is None):
        return Step("timeframe", t("define.count.no_start" if timeframe.end else "define.count.no_end"), there=False)
    return Step("timeframe", said, there=True)


def _stages(journey_map: Map, t: Words) -> Step:
    """A cycle has a before or an after: one stage alone is none."""
    n = len(journey_map.stages)
    if _proposed(journey_map, "stages"):
        return Step("stages", t("define.count.stages_proposed", n=n), there=False)
    return _step("stages", n, t, "only_stage", int(n == 1))


def _emotions(journey_map: Map, t: Words) -> Step:
    """A moment is felt by each persona who comes to it, on its own or as everybody does."""
    felt = count_all_felt(journey_map)
    if not felt.done:
        return Step("emotions", t("define.count.none"), there=False, empty=True)
    return Step("emotions", t("define.count.felt", felt=felt.done, total=felt.total), not felt.bare)


def _touchpoints(journey_map: Map, t: Words) -> Step:
    """A stage without any is empty; one with a single touchpoint is thin where the others have plenty."""
    counts = [len(cell) for _, cell in journey_map.path]
    n = sum(counts)
    empty, plenty = counts.count(0), n >= len(counts) * PLENTY
    if empty or not plenty:
        return _step("touchpoints", n, t, "stages_empty", empty)
    return _step("touchpoints", n, t, "thin", counts.count(1))


def _channels(journey_map: Map, t: Words) -> Step:
    """Where nothing happens yet, no channel is missed."""
    if _proposed(journey_map, "channels"):
        return Step("channels", t("define.count.channels_proposed", n=len(journey_map.channels)), there=False)
    used = {touchpoint.channel_id for touchpoint in journey_map.touchpoints}
    unused = sum(channel.id not in used for channel in journey_map.channels) if journey_map.touchpoints else 0
    step = _step("channels", len(journey_map.channels), t, "unused", unused)
    return replace(step, there=step.there or 0 < unused < len(journey_map.channels))  # some are enough

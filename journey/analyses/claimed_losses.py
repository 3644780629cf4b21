"""What a log says of vanishing and of pressure, as claims: points of no return become losses, messages become metrics.

A loss is drawn as a point of no return where its share is known. It belongs to the touchpoint, or to the stage where
none of its touchpoints stands out; of several touchpoints of one title nobody knows which is meant, so none is.
"""

from collections.abc import Iterable, Iterator

from journey.analyses.claim import Claim, Maker
from journey.analyses.drop_off_answer import DropOff, Point, ranked
from journey.analyses.percents import percents
from journey.analyses.pressure_answer import Pressure
from journey.model import Loss, Map, Operation, Put, Set, Touchpoint

_WEEK_DAYS = 7
_SHARE = ("share", "share_low", "share_high", "n", "horizon_days")
"""What a log says anew; reason, control, words and value are people's, and heads that are not the log's."""


def lost(maker: Maker, said: DropOff) -> Iterator[Claim]:
    """A claim for each flagged touchpoint, and for each flagged stage without one."""
    named, told = _by_title(maker.map), set[str]()
    for point in ranked(said.touchpoints):
        place = named.get(point.event)
        if place and any(event in said.perhaps_ends for event in place.event_names):
            continue  # somebody is asked about it first
        if point.flag and place and place.id not in told:
            told |= {place.id, place.stage_id}
            yield _claim(maker, said, point, place.id, touchpoint_id=place.id)
    for point in ranked(() if said.perhaps_ends else said.stages):
        stage_id = maker.stage_id(point.event)
        if point.flag and stage_id and stage_id not in told:
            told.add(stage_id)
            yield _claim(maker, said, point, stage_id, stage_id=stage_id)


def _by_title(journey_map: Map) -> dict[str, Touchpoint]:
    """The touchpoints that name an event, by title, where no other that names one has the same."""
    found: dict[str, list[Touchpoint]] = {}
    for place in journey_map.touchpoints:
        if place.event_names:
            found.setdefault(place.title, []).append(place)
    return {title: places[0] for title, places in found.items() if len(places) == 1}


def _claim(maker: Maker, said: DropOff, point: Point, key: str, **place: str) -> Claim:
    t = maker.t
    loss = maker.loss(
        share=round(point.share or 0.0, 4), share_low=round(point.low or 0.0, 4),
        share_high=round(point.high or 0.0, 4), n=point.n, horizon_days=said.horizon_days,
        customers=min(point.vanished, point.customers or point.vanished),
        title=maker.own("analyses.accepting.lost_title", name=point.event), **place,
    )  # fmt: skip
    share, low, high = percents(t, point.share or 0, point.low or 0, point.high or 0)
    told = t(
        "analyses.accepting.lost", share=share, low=low, high=high, times=t.number(point.excess or 0, 1), n=point.n,
    )  # fmt: skip
    return Claim(f"lost:{key}", point.event, told, (loss,))


def pressed(maker: Maker, said: Pressure) -> Iterator[Claim]:
    """Messages per customer and week in each stage, and the cap that suggests itself where the team set none."""
    for name, (messages, customers) in said.weekly.items():
        stage_id = maker.stage_id(name)
        if stage_id:
            asked = maker.asked("pressure", stage=name)
            metric = maker.metric("pressure", messages, customers, asked, _scale(maker), stage_id=stage_id)
            told = maker.t("analyses.accepting.weekly", messages=maker.t.number(messages, 1), n=customers)
            yield Claim(f"pressure:{stage_id}", name, told, (metric,))
    if said.cap is not None and not _has_own_cap(maker.map):
        asked = maker.own("analyses.accepting.asked.cap", n=said.window_days)
        cases = sum(each.n for each in said.by_count)
        metric = maker.metric("pressure", _WEEK_DAYS * said.cap / said.window_days, cases, asked, _scale(maker))
        told = maker.t("analyses.accepting.cap", n=said.cap, days=said.window_days)
        yield Claim("cap", maker.t("analyses.accepting.whole"), told, (metric,))


def _scale(maker: Maker) -> str:
    return maker.own("analyses.accepting.weekly_scale")


def _has_own_cap(journey_map: Map) -> bool:
    """Whether the team set a cap itself: one that answers no question of a log."""
    caps = (
        each for each in journey_map.metrics if each.kind == "pressure" and not (each.stage_id or each.touchpoint_id)
    )
    return any(not each.question for each in caps)


def refreshed_loss(journey_map: Map, loss: Loss) -> Iterator[Operation]:
    """What keeps a loss on the map: what a log counted before at the place is set anew, else it is put there.

    The share that somebody only assumed at the place gives way: two of them would be two points of no return.
    """
    place = loss.touchpoint_id or loss.stage_id
    if not place or not journey_map.get(place):
        return
    here = [
        each for each in journey_map.losses if (each.touchpoint_id or each.stage_id) == place and each.share is not None
    ]
    counted = next((each for each in here if each.evidence == "measured"), None)
    if counted is None:
        yield Put.of(loss)
    else:
        is_of_people = counted.value is not None or not _is_of_log(counted)  # and so is the period
        yield from _set(counted, loss, _SHARE if is_of_people else (*_SHARE, "customers", "start", "end"))
    for guess in here:
        if guess.evidence != "measured":
            yield from (Set(id=guess.id, field=name, value=None) for name in _SHARE if getattr(guess, name) is not None)


def _is_of_log(held: Loss) -> bool:
    """Whether its heads are those that its share and n say, but for the rounding of the share."""
    if held.customers is None:
        return True
    return abs(held.customers - (held.share or 0.0) * (held.n or 0)) <= 1 + (held.n or 0) / 10_000


def _set(held: Loss, loss: Loss, names: Iterable[str]) -> Iterator[Operation]:
    before, after = held.model_dump(mode="json"), loss.model_dump(mode="json")
    yield from (Set(id=held.id, field=name, value=after[name]) for name in names if before[name] != after[name])

"""What an answer says about a map, as claims that a person may accept: metrics, shares of links, points of no return.

What was accepted before is refreshed where it stands, never put beside itself; what a newer log no longer says is left
alone. The words that are kept are in the language of the map.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from journey.analyses.adherence_answer import Adherence, Step, percent
from journey.analyses.claim import Claim, Maker
from journey.analyses.claimed_losses import lost, pressed, refreshed_loss
from journey.analyses.claimed_ways import ways as claimed_ways
from journey.analyses.time_in_stage import DAY
from journey.events.log import EventLog, duration
from journey.events.sentiment import valence
from journey.i18n import LANGUAGES, Words, words
from journey.model import Edit, Link, Loss, Map, Metric, Operation, Put, Record, Set, apply
from journey.model.evidence import evidence_share

OF_WAYS = ("itinerary", "first_steps")  # whose claims are the ways between touchpoints, as ``adherence`` counts them
_METRIC_VALUES = ("value", "scale", "n", "date", "source", "question")
_LINK_VALUES = ("share", "n", "date", "source", "question", "evidence")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an edit does to the evidence: touchpoints that become measured, metrics and links that get a value, losses
    that are drawn as points of no return; the share of what is only assumed before and after."""

    touchpoints: int
    metrics: int
    links: int
    before: float
    after: float
    losses: int = 0


@dataclass(frozen=True, slots=True)
class Overwritten:
    """Numbers of at most ``n`` customers, whose ``source`` is newer or larger than that of those put ``instead``."""

    source: str
    instead: str
    n: int


def claims(
    question: str, said: Any, log: EventLog, journey_map: Map, t: Words, ways: Adherence | None = None, only: str = ""
) -> tuple[Claim, ...]:
    """What the answer ``said`` to a question says about the map. ``t``: the words in which the claims are told;
    ``ways``: for the questions ``OF_WAYS``, how the log adheres to the map; ``only``: the event that the customers of
    this part of a log all have."""
    maker = Maker(log, journey_map, t, only)
    if question in OF_WAYS:
        return tuple(claimed_ways(maker, ways)) if ways else ()
    return tuple(_MAKERS[question](maker, said)) if question in _MAKERS else ()  # one customer is no claim about all


def accepting(journey_map: Map, accepted: Iterable[Claim], subject: str = "") -> Edit | None:
    """One edit that keeps the claims on the map; None where it holds all of them already."""
    planned_first = sorted(journey_map.links, key=lambda link: link.unplanned)
    held = {_about(record): record for record in reversed((*journey_map.metrics, *planned_first))}
    operations: list[Operation] = []
    measured: dict[str, None] = {}
    for record in (record for claim in accepted for record in claim.records):
        if isinstance(record, Loss):
            operations += refreshed_loss(journey_map, record)
            continue
        own = isinstance(record, Metric) and record.kind == "own"
        names = _LINK_VALUES if isinstance(record, Link) else (*_METRIC_VALUES, "name") if own else _METRIC_VALUES
        if before := held.get(_about(record)):
            operations += _refreshed(before, record, names)
        elif _has_place(journey_map, record):
            operations.append(Put.of(record))
        place = journey_map.touchpoint(record.touchpoint_id) if isinstance(record, Metric) else None
        if place and place.evidence != "measured":
            measured[place.id] = None
    operations += [Set(id=place, field="evidence", value="measured") for place in measured]
    return Edit(label="accept", subject=subject, operations=tuple(operations)) if operations else None


def outcome(journey_map: Map, edit: Edit) -> Outcome:
    """What the edit would do, found by doing it to a copy."""
    after = apply(journey_map, edit)[0]

    def changed(names: str) -> int:
        before = {record.id: record for record in getattr(journey_map, names)}
        return sum(record != before.get(record.id) for record in getattr(after, names))

    return Outcome(
        changed("touchpoints"), changed("metrics"), changed("links"),
        evidence_share(journey_map).share("assumed"), evidence_share(after).share("assumed"), changed("losses"),
    )  # fmt: skip


def overwritten(journey_map: Map, edit: Edit) -> tuple[Overwritten, ...]:
    """The sources whose newer numbers, or numbers of more customers, the edit would replace, the largest first.

    Of more customers: of a whole log where this is a part of it.
    """
    after = apply(journey_map, edit)[0]
    worse: dict[str, Overwritten] = {}
    held_now: tuple[Metric | Link, ...] = (*journey_map.metrics, *journey_map.links)
    for before in held_now:
        now = after.get(before.id)
        if not isinstance(now, Metric | Link) or now == before or not before.source:
            continue
        older = bool(before.date and now.date and now.date < before.date)
        fewer = now.source != before.source and (now.n or 0) < (before.n or 0) and not _newer(before, now)
        if older or fewer:
            held = worse.get(before.source)
            worse[before.source] = Overwritten(before.source, now.source, max(before.n or 0, held.n if held else 0))
    return tuple(sorted(worse.values(), key=lambda each: -each.n))


def _newer(before: Metric | Link, now: Metric | Link) -> bool:
    return bool(before.date and now.date and now.date > before.date)


def _about(record: Record) -> tuple[Any, ...]:
    """What is the same of two records that say the same of the same place, in whatever language."""
    if isinstance(record, Metric):
        name = _question_of().get(record.name, record.name) if record.kind == "own" else ""
        return record.stage_id, record.touchpoint_id, record.persona_id, record.kind, name
    assert isinstance(record, Link)
    leaving = record.kind == "exit"
    return record.source_id, None if leaving else record.target_id, leaving


@cache
def _question_of() -> dict[str, str]:
    """The question that a metric of ours answers, by its name in each language."""
    return {words(code)(f"analyses.accepting.metric.{each}"): each for code in LANGUAGES for each in _OWN}


def _refreshed(held: Record, record: Record, names: Sequence[str]) -> list[Operation]:
    before, after = held.model_dump(mode="json"), record.model_dump(mode="json")
    return [Set(id=held.id, field=name, value=after[name]) for name in names if before[name] != after[name]]


def _has_place(journey_map: Map, record: Record) -> bool:
    """Whether what a record is about is still on the map."""
    names = ("stage_id", "touchpoint_id") if isinstance(record, Metric) else ("source_id", "target_id")
    return all(journey_map.get(place) for name in names if (place := getattr(record, name)))


def _adherence(maker: Maker, said: Adherence) -> Iterator[Claim]:
    one_a_stage = {step.stage_id: step for step in said.steps}
    yield from (_counted(maker, step, said.sentiments) for step in said.steps if step.n)
    yield from (_reached(maker, step, said) for step in one_a_stage.values())
    yield from claimed_ways(maker, said)


def _reached(maker: Maker, step: Step, said: Adherence) -> Claim:
    """How many of all are seen in the stage of a step: they of whom its touchpoints have their shares."""
    customers = said.whole.customers
    share = step.n / customers if customers else 0.0
    asked = maker.asked("stage_reached", stage=step.stage)
    metric = maker.metric("reached", 100 * share, customers, asked, stage_id=step.stage_id)
    told = maker.t("analyses.accepting.stage_reached", share=percent(share, maker.t), n=customers)
    return Claim(step.stage_id, step.stage, told, (metric,))


def _counted(maker: Maker, step: Step, sentiments: tuple[float, float]) -> Claim:
    t, at = maker.t, {"touchpoint_id": step.touchpoint_id}
    names = {"touchpoint": step.touchpoint, "stage": step.stage}
    metrics = [maker.metric("reached", 100 * step.share, step.n, maker.asked("reached", **names), **at)]
    if step.customers:
        metrics += _of_those_who_came(maker, step, names, at)
    if step.sentiment is not None:
        felt, asked = valence(step.sentiment, *sentiments), maker.asked("sentiment", **names)
        metrics.append(maker.metric("sentiment", felt, step.sentiment_n, asked, "-5..5", **at))
    said = t("analyses.accepting.reached", share=percent(step.share, t), again=percent(step.again_share, t), n=step.n)
    return Claim(step.touchpoint_id, step.touchpoint, said, tuple(metrics))


def _of_those_who_came(maker: Maker, step: Step, names: dict[str, str], at: dict[str, str]) -> Iterator[Metric]:
    yield from (
        maker.metric("again", 100 * step.again_share, step.customers, maker.asked("again", **names), **at),
        maker.metric("reordered", 100 * step.reordered_share, step.customers, maker.asked("reordered", **names), **at),
    )


def _funnel(maker: Maker, said: Any) -> Iterator[Claim]:
    for before, each in zip(said.stages, said.stages[1:], strict=False):
        told = maker.t("analyses.accepting.funnel", share=percent(each.share, maker.t), before=before.stage)
        yield from maker.of_stage(
            "funnel", each.stage, 100 * each.share, before.customers, told, before=before.stage
        )  # fmt: skip


def _time_in_stage(maker: Maker, said: Any) -> Iterator[Claim]:
    for each in said.stages:
        told = maker.t("analyses.accepting.time", after=duration(each.median_seconds, maker.t))
        scale = maker.own("analyses.accepting.days_scale")
        yield from maker.of_stage("time_in_stage", each.stage, each.median_seconds / DAY, each.customers, told, scale)


def _channel_mix(maker: Maker, said: Any) -> Iterator[Claim]:
    events: dict[str, int] = {}
    for use in said.uses:
        events[use.stage] = events.get(use.stage, 0) + use.events
    for stage, n in events.items():
        most = next(use for use in said.uses if use.stage == stage)  # by falling number of events
        told = maker.t("analyses.accepting.channel", channel=most.channel, share=percent(most.share, maker.t))
        yield from maker.of_stage("channel_mix", stage, 100 * most.share, n, told, channel=most.channel)


def _cohorts(maker: Maker, said: Any) -> Iterator[Claim]:
    followed = said.followed
    n = sum(each.customers for each in followed)
    if n:
        share = sum(each.active[1] for each in followed) / n
        name = maker.own("analyses.accepting.metric.cohorts")
        metric = maker.metric("own", 100 * share, n, maker.asked("cohorts"), name=name)
        told = maker.t("analyses.accepting.back", share=percent(share, maker.t))
        yield Claim("whole", maker.t("analyses.accepting.whole"), told, (metric,))


_MAKERS = {
    "adherence": _adherence, "funnel": _funnel, "time_in_stage": _time_in_stage, "channel_mix": _channel_mix,
    "cohorts": _cohorts, "drop_off": lost, "pressure": pressed,
}  # fmt: skip
_OWN = ("funnel", "time_in_stage", "channel_mix", "cohorts")  # whose metrics have a name of ours

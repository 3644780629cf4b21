"""Which touchpoint of a map an event of a log may be: by its name, stage and channel, and by when customers meet it.

Each sign is between 0 and 1, and the score is their mean with the weights of ``WEIGHTS``, without those that nobody can
see: a log may have no channels.

name     the part of the event's words that the touchpoint has: in its title whole, in its description or its channel
         less; alike by Jaro and Winkler. A word counts less the more events and touchpoints have it.
stage    whether the log's stage is the touchpoint's. Where the map has none of the log's stages, as in another
         language, how near they are in their order.
channel  how much the log's channel is like the name of the touchpoint's, or its icon's.
order    how near the mean place of the event in its customers' journeys is to the touchpoint's on the path.

An event is **sure** of a touchpoint only with a clear lead over the second, with no stage against it, and with a name
that speaks for it: loudly (``STRONG``), less so in the same channel (``DESCRIBED``), or with the same stage by name.
Stages that are alike by their order alone, a channel and a place prove nothing of a log that speaks of another journey.
It fits nothing below ``LIKELY``, and where without a name two touchpoints are as likely; and what the firm sends is
nothing that a customer begins in another channel.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from journey.events.facts import EventFacts, facts_of
from journey.events.log import EventLog
from journey.events.order import in_order
from journey.events.spelling import keepable, words_of
from journey.model import Map, Stage, Touchpoint
from journey.model.folding import folded

WEIGHTS = {"name": 0.5, "stage": 0.2, "channel": 0.15, "order": 0.15}
SURE, LIKELY = 0.62, 0.45
STRONG = 0.72  # of a name that needs no other sign: more than a description alone can say
DESCRIBED = 0.65  # of one in the same channel
CLEAR, TOSS_UP = 0.05, 0.02  # how far the best is before the second
SAID = {"name": 0.25, "stage": 0.75, "channel": 0.75, "order": 0.9}
"""From where on a sign is told as a reason."""

_ALIKE = 0.87  # of two words
_SHORTEST = 0.5  # of the longer word: ``news`` is no ``newsletter``, however they begin
_SAME = 85.0  # of 100: of two names of a stage
_IN_DESCRIPTION, _IN_CHANNEL = 0.7, 0.4

Column = TypeVar("Column", Stage, Touchpoint)
Table = np.ndarray[tuple[int, ...], np.dtype[np.float32]]


@dataclass(frozen=True, slots=True)
class Match:
    """``touchpoint_id`` and ``score`` of the best touchpoint, "" where none fits. ``why``: the signs that speak for it.
    ``stage_id``: where a new touchpoint for the event would belong, "" on a map without stages."""

    event: EventFacts
    touchpoint_id: str = ""
    stage_id: str = ""
    score: float = 0.0
    is_sure: bool = False
    why: tuple[str, ...] = ()


def suggest(log: EventLog, journey_map: Map, facts: Sequence[EventFacts] = ()) -> tuple[Match, ...]:
    """A match for each event that no touchpoint names yet and that a map can name, the most frequent first.

    ``facts``: of the log, where they are known already. Raises JourneyError ``engine_failed``.
    """
    named = {name for touchpoint in journey_map.touchpoints for name in touchpoint.event_names}
    facts = facts or facts_of(log)
    events = [event for event in facts if event.name not in named and keepable(event.name)]
    if not events or not journey_map.stages:
        return tuple(Match(event) for event in events)
    path = [(stage, touchpoint) for stage, cell in journey_map.path for touchpoint in cell]
    stages, by_name = _stages(log, journey_map, facts)
    homes = _homes(events, path, journey_map, stages)
    if not path:
        return tuple(Match(event, stage_id=home) for event, home in zip(events, homes, strict=True))
    signs = {
        "name": _names(events, [touchpoint for _, touchpoint in path], journey_map, facts),
        "stage": _in_stage(events, [stage for stage, _ in path], stages),
        "channel": _channels(events, [touchpoint for _, touchpoint in path], journey_map),
        "order": 1 - np.abs(_column([event.place for event in events]) - _places(len(path))),
    }
    seen = {name: ~np.isnan(sign) for name, sign in signs.items()}
    weight = sum(WEIGHTS[name] * seen[name] for name in signs)
    score = sum(WEIGHTS[name] * np.nan_to_num(sign) for name, sign in signs.items()) / weight
    score[_sent_elsewhere(events, [touchpoint for _, touchpoint in path], signs)] = 0
    made = []
    for row, event in enumerate(events):
        best, *others = np.argsort(-score[row], kind="stable")[:2]
        sign = {name: float(values[row, best]) for name, values in signs.items()}
        why = tuple(name for name, value in sign.items() if value >= SAID[name])
        lead = float(score[row, best] - score[row, others[0]]) if others else 1.0
        if score[row, best] < LIKELY or ("name" not in why and lead < TOSS_UP):
            made.append(Match(event, stage_id=homes[row]))
            continue
        against = sign["stage"] < SAID["stage"]
        proven = sign["name"] >= (DESCRIBED if "channel" in why else STRONG)
        proven = proven or ("name" in why and "stage" in why and by_name)
        sure = score[row, best] >= SURE and lead >= CLEAR and proven and not against
        made.append(Match(event, path[best][1].id, homes[row], float(score[row, best]), bool(sure), why))
    return tuple(made)


def _sent_elsewhere(
    events: Sequence[EventFacts], touchpoints: Sequence[Touchpoint], signs: dict[str, Table]
) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Where the firm sends the event and the customer begins the touchpoint, in another channel and by another name."""
    sent = np.array([event.direction == "out" for event in events])[:, None]
    begun = np.array([touchpoint.initiator == "customer" for touchpoint in touchpoints])[None, :]
    elsewhere = np.nan_to_num(signs["channel"], nan=1.0) < SAID["channel"]
    away: np.ndarray[tuple[int, ...], np.dtype[np.bool_]] = sent & begun & elsewhere & (signs["name"] < STRONG)
    return away


def _column(values: Sequence[float]) -> Table:
    return np.array(values, np.float32)[:, None]


def _places(count: int) -> Table:
    """The relative places of ``count`` things in a row, from 0 to 1."""
    return np.array([0.5], np.float32) if count == 1 else np.linspace(0, 1, count, dtype=np.float32)


def _names(
    events: Sequence[EventFacts], touchpoints: Sequence[Touchpoint], journey_map: Map, facts: Sequence[EventFacts]
) -> Table:
    words = [words_of(event.name) for event in events]
    every = list(dict.fromkeys(word for name in words for word in name))
    parts = [_written(touchpoint, journey_map) for touchpoint in touchpoints]
    known = list(dict.fromkeys(word for part in parts for word in part))
    found = np.zeros((len(every) + 1, len(touchpoints)), np.float32)
    if every and known:
        alike = process.cdist(every, known, scorer=JaroWinkler.normalized_similarity, score_cutoff=_ALIKE)
        lengths = np.array([len(word) for word in every])[:, None], np.array([len(word) for word in known])[None, :]
        alike = np.where(np.minimum(*lengths) < _SHORTEST * np.maximum(*lengths), 0, alike)
        column = {word: place for place, word in enumerate(known)}
        for place, part in enumerate(parts):
            if part:
                spoken = alike[:, [column[word] for word in part]] * np.array(list(part.values()), np.float32)
                found[:-1, place] = spoken.max(axis=1)
    rarity = Counter(word for event in facts for word in set(words_of(event.name)))
    spread = np.maximum((found >= _ALIKE).sum(axis=1), 1)
    row = {word: place for place, word in enumerate(every)}
    table = np.zeros((len(events), len(touchpoints)), np.float32)
    for place, name in enumerate(words):
        if name:
            rows = [row[word] for word in name]
            weights = np.array([1 / rarity[word] for word in name], np.float32) / spread[rows]
            table[place] = weights @ found[rows] / weights.sum()
    return table


def _written(touchpoint: Touchpoint, journey_map: Map) -> dict[str, float]:
    """The words about a touchpoint, each with how much it counts there."""
    channel = journey_map.channel(touchpoint.channel_id)
    counted = dict.fromkeys(words_of(f"{channel.name} {channel.icon}") if channel else (), _IN_CHANNEL)
    counted |= dict.fromkeys(words_of(touchpoint.description), _IN_DESCRIPTION)
    return counted | dict.fromkeys(words_of(touchpoint.title), 1.0)


def _channels(events: Sequence[EventFacts], touchpoints: Sequence[Touchpoint], journey_map: Map) -> Table:
    said = list(dict.fromkeys(event.channel for event in events if event.channel))
    likeness = {}
    for channel in journey_map.channels:
        name = folded(channel.name)
        known = (name, name.replace(" ", ""), folded(channel.icon))
        for word in said:
            spoken = " ".join(words_of(word))
            likeness[word, channel.id] = max(fuzz.token_set_ratio(spoken, each) for each in known) / 100
    spoken_in = [event.channel for event in events]
    return _table(spoken_in, touchpoints, lambda word, place: likeness.get((word, place.channel_id or "")))


def _stages(log: EventLog, journey_map: Map, facts: Sequence[EventFacts]) -> tuple[dict[str, dict[str, float]], bool]:
    """How much each of the log's stages is each of the map's, by their ids; and whether their names say it."""
    counted: Counter[str] = Counter()
    for event in facts:
        if event.stage:
            counted[event.stage] += event.customers
    said = [stage for stage, _ in counted.most_common()]
    same = {
        name: {s.id: float(fuzz.ratio(folded(name), folded(s.name)) >= _SAME) for s in journey_map.stages}
        for name in said
    }
    if any(any(row.values()) for row in same.values()):
        return same, True
    order = in_order(log, "stage", said) if len(said) > 1 else tuple(said)
    places = dict(zip((s.id for s in journey_map.stages), _places(len(journey_map.stages)), strict=True))
    alike = {
        name: {stage_id: max(0.0, 1 - 2 * abs(float(there - place))) for stage_id, there in places.items()}
        for name, place in zip(order, _places(len(order)), strict=True)
    }
    return alike, False


def _table(said: Sequence[str], columns: Sequence[Column], sign: Callable[[str, Column], float | None]) -> Table:
    """A sign for what each event says, in each column; not a number where nobody can tell."""
    rows = {word: [np.nan if (value := sign(word, each)) is None else value for each in columns] for word in set(said)}
    return np.array([rows[word] for word in said], np.float32)


def _in_stage(events: Sequence[EventFacts], stages: Sequence[Stage], known: dict[str, dict[str, float]]) -> Table:
    return _table([event.stage for event in events], stages, lambda word, stage: known.get(word, {}).get(stage.id))


def _homes(
    events: Sequence[EventFacts],
    path: Sequence[tuple[Stage, Touchpoint]],
    journey_map: Map,
    known: dict[str, dict[str, float]],
) -> list[str]:
    """The stage in which each event would be new: the one of that name, else the one whose touchpoints are near."""
    ids = [stage.id for stage, _ in path] or [stage.id for stage in journey_map.stages]
    homes = []
    for event in events:
        near = ids[min(int(event.place * len(ids)), len(ids) - 1)]
        likely = known.get(event.stage, {})
        best = max(likely, key=lambda stage_id: likely[stage_id], default="")
        homes.append(best if likely.get(best) else near)
    return homes

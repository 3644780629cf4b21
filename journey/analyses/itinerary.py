"""Which way customers really went: what followed what, whole journeys, loops, changes of channel, first and last event.

An edge is a directly-follows relation: of one customer, ``target`` is the next event after ``source`` in the order
(time, row); see van der Aalst, Process Mining, 2016, section 6.2.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

import ibis

from journey.analyses.drawing import bars, noted
from journey.errors import shown
from journey.events.log import MICROSECONDS, EventLog, duration
from journey.i18n import Words
from journey.scene.themes import Theme

LONGEST_PATH = 25  # events of a journey that are told apart; beyond them only how many there are
MOST_VARIANTS = 1_000
_BYTES = 7  # in one number
MOST_SHOWN = 10
MOST_DRAWN = 20
_events = tuple(f"e{place}" for place in range(LONGEST_PATH))
_numbers = tuple(f"n{block}" for block in range(-(-LONGEST_PATH // _BYTES)))


@dataclass(frozen=True, slots=True)
class Edge:
    """``count``: how often ``target`` came next after ``source``; the median time between them."""

    source: str
    target: str
    count: int
    median_seconds: float


@dataclass(frozen=True, slots=True)
class Variant:
    """A whole journey and how many customers made it. ``length``: its events, of which ``path`` has the first."""

    path: tuple[str, ...]
    count: int
    length: int


@dataclass(frozen=True, slots=True)
class Loop:
    """``customers`` who come back to ``event``; ``again``: how often, beyond the first time."""

    event: str
    customers: int
    again: int


@dataclass(frozen=True, slots=True)
class Switch:
    """Steps that lead from one channel to another."""

    source: str
    target: str
    count: int


@dataclass(frozen=True, slots=True)
class Bound:
    """An event and how many customers' journeys begin, or end so far, with it."""

    event: str
    count: int


Counted = TypeVar("Counted", Edge, Variant, Switch, Bound)


@dataclass(frozen=True, slots=True)
class Itinerary:
    """Everything by falling count, then by name. ``different``: how many different journeys there are in all."""

    edges: tuple[Edge, ...]
    variants: tuple[Variant, ...]
    different: int
    loops: tuple[Loop, ...]
    channel_switches: tuple[Switch, ...]
    entries: tuple[Bound, ...]
    exits: tuple[Bound, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def lines(self, t: Words) -> list[str]:
        """The first of everything, to read."""
        told = [t("analyses.itinerary.edges", n=len(self.edges))]
        for edge in self.edges[:MOST_SHOWN]:
            between = duration(edge.median_seconds, t)
            told.append(f"  {shown(edge.source)} → {shown(edge.target)}: {t.number(edge.count)} ({between})")
        told.append(t("analyses.itinerary.variants", n=self.different))
        told += [f"  {t.number(way.count)} × {_told(way)}" for way in self.variants[:MOST_SHOWN]]
        told.append(t("analyses.itinerary.exits"))
        told += [f"  {shown(bound.event)}: {t.number(bound.count)}" for bound in self.exits[:MOST_SHOWN]]
        return told


def compute(log: EventLog) -> Itinerary:
    """Raises JourneyError ``engine_failed``."""
    words = _numbered(log)
    found = {name: log.engine.rows(question) for name, question in asked(log).items()}
    variants = _sorted((_variant(row, words) for row in found["variants"]), "length", "path")
    return Itinerary(
        edges=_sorted((Edge(**row) for row in found["edges"]), "source", "target"),
        variants=variants,
        different=found["variants"][0]["different"] if variants else 0,
        loops=tuple(sorted((Loop(**row) for row in found["loops"]), key=lambda loop: (-loop.again, loop.event))),
        channel_switches=_sorted((Switch(**row) for row in found.get("channel_switches", ())), "source", "target"),
        entries=_sorted((Bound(**row) for row in found["entries"]), "event"),
        exits=_sorted((Bound(**row) for row in found["exits"]), "event"),
    )


def asked(log: EventLog) -> dict[str, Any]:
    """The questions as they are put to the engine."""
    return questions(log.engine.steps, bool(_numbered(log)))


def finding(answer: Itinerary, t: Words) -> str:
    """The step most taken from one event to another, as a sentence; "" where nobody took one."""
    edge = next((each for each in answer.edges if each.source != each.target), None)
    if edge is None:
        return ""
    after = duration(edge.median_seconds, t)
    return t("analyses.itinerary.finding", source=edge.source, target=edge.target, n=edge.count, after=after)


def figure(answer: Itinerary, t: Words, tokens: Theme) -> dict[str, Any]:
    """The steps most taken, with how often and how long until the next."""
    edges, every = answer.edges[:MOST_DRAWN], len(answer.edges)
    drawn = bars(
        tokens,
        [f"{edge.source} → {edge.target}" for edge in edges],
        [edge.count for edge in edges],
        [f"{t.number(edge.count)} · {duration(edge.median_seconds, t)}" for edge in edges],
    )
    left_out = t("analyses.itinerary.cut", n=every, shown=len(edges)) if every > len(edges) else ""
    return noted(drawn, left_out, tokens)


@ibis.udf.scalar.builtin(name="enum_code")  # type: ignore[untyped-decorator]
def _code(event: str) -> int:  # type: ignore[empty-body]
    """The place of an event among the ``words`` of its engine, from 0."""


def questions(steps: Any, is_numbered: bool = False) -> dict[str, Any]:
    """What is asked, as expressions over the table ``steps`` (see ``events.engine``). ``is_numbered``: its events have
    numbers of one byte, of which several make one, so that whole journeys are told apart much sooner."""
    going_on = steps.filter(steps.next_event.notnull())
    asked = {
        "edges": going_on.group_by(source=going_on.event, target=going_on.next_event).agg(
            count=going_on.count(),
            median_seconds=(going_on.next_time - going_on.time).cast("float64").median() / MICROSECONDS,
        ),
        "entries": _bound(steps.filter(steps.position == 1)),
        "exits": _bound(steps.filter(steps.next_event.isnull())),
    }
    names, journeys = (_numbers, _packed(steps)) if is_numbered else (_events, _journeys(steps))
    variants = journeys.group_by([*names, "length"]).agg(count=lambda journeys: journeys.count())
    counted = variants.mutate(different=variants.count().over(ibis.window()))
    asked["variants"] = counted.order_by([ibis.desc("count"), "length", *names]).limit(MOST_VARIANTS)
    visits = steps.group_by(["customer", "event"]).agg(visits=steps.count())
    repeated = visits.filter(visits.visits > 1)
    asked["loops"] = repeated.group_by("event").agg(
        customers=repeated.count(), again=(repeated.visits - 1).sum().cast("int64")
    )
    if "channel" in steps.columns:
        switched = going_on.filter(going_on.channel != going_on.next_channel)
        asked["channel_switches"] = switched.group_by(source=switched.channel, target=switched.next_channel).agg(
            count=switched.count()
        )
    return asked


def _journeys(steps: Any) -> Any:
    """One row a customer: the first events in their order, and how many there are. Portable: no arrays."""
    first = {name: steps.event.max(where=steps.position == place) for place, name in enumerate(_events, 1)}
    return steps.group_by("customer").agg(length=steps.count(), **first)


def _packed(steps: Any) -> Any:
    """The same with the numbers of the events, from 1, a byte each, the first of ``_BYTES`` the highest."""
    number = _code(steps.event).cast("int64") + 1
    packed = {}
    for block, name in enumerate(_numbers):
        last = min((block + 1) * _BYTES, LONGEST_PATH)
        is_here = (steps.position > block * _BYTES) & (steps.position <= last)
        shifted = number << (8 * ((block + 1) * _BYTES - steps.position)).cast("int64")
        packed[name] = is_here.ifelse(shifted, 0).sum().cast("int64")
    return steps.group_by("customer").agg(length=steps.count(), **packed)


def _numbered(log: EventLog) -> tuple[str, ...]:
    """The events by their numbers, where a byte holds each."""
    words = log.engine.words
    return words if len(words) < 256 else ()


def _bound(steps: Any) -> Any:
    return steps.group_by("event").agg(count=steps.count())


def _sorted(found: Iterable[Counted], *names: str) -> tuple[Counted, ...]:
    """By falling count, then by name: an engine's own order of words depends on its language."""
    return tuple(sorted(found, key=lambda each: (-each.count, *(getattr(each, name) for name in names))))


def _told(way: Variant) -> str:
    further = way.length - len(way.path)
    return " → ".join([*map(shown, way.path), *(["…"] if further else [])])


def _variant(row: dict[str, Any], words: Sequence[str]) -> Variant:
    if words:
        numbers = b"".join(row[name].to_bytes(_BYTES, "big") for name in _numbers)
        path = tuple(words[number - 1] for number in numbers if number)
    else:
        path = tuple(row[name] for name in _events if row[name] is not None)
    return Variant(path, row["count"], row["length"])

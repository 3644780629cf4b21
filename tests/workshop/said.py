"""A room for tests: people, what they said, and where the room is."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from journey.formats.library import open_sample
from journey.workshop import state
from journey.workshop.agenda import NAMES
from journey.workshop.contribution import Said, understood
from journey.workshop.state import State
from tests.any_words import Writer

SAMPLE = open_sample("en")
NINE = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Person:
    id: str
    name: str = ""
    number: int = 1
    simulated: bool = False
    removed: bool = False
    joined_at: datetime = NINE


@dataclass(frozen=True)
class Heard:
    id: str
    person_id: str
    step: int
    said: Said
    at: datetime = NINE
    late: bool = False
    gone: bool = False


@dataclass(frozen=True)
class Room:
    code: str = "MELA 42"
    state: State = field(default_factory=State)
    opened_at: datetime = NINE
    closed_at: datetime | None = NINE + timedelta(hours=2)


def say(number: int, who: str, step: str, kind: str, **body: Any) -> Heard:
    """Contribution ``number`` of a room."""
    return Heard(f"s{number}", who, NAMES.index(step), understood({"kind": kind, **body}))


def crowded(
    people: int, notes: int, random: Random, nastiness: float, simulated: bool = False
) -> tuple[Room, list[Person], list[Heard]]:
    """A room in which so many say so many things in every step, in any words."""
    writer = Writer(random, nastiness)
    here = [
        Person(f"p{each}", writer.maybe(1, 3)[:40].strip(), each, simulated) for each in range(1, people + 1)
    ]  # fmt: skip
    heard: list[Heard] = []

    def text() -> str:
        return " ".join(f"{writer.words(1, 9)[:270]} end".split())  # some words are no words on a phone

    def add(step: str, kind: str, **body: Any) -> None:
        heard.append(say(len(heard), random.choice(here).id, step, kind, **body))

    for _ in range(notes):
        add("objective", "answer", text=text())
        add("research", "source", text=text(), evidence=random.choice(["assumed", "heard", "observed", "measured"]))
        add("brainstorm", "idea", text=text())
        add("share", "answer", text=text())
        add("share", "parking", text=text())
    for place in SAMPLE.touchpoints[: min(notes, 12)]:
        for person in here:
            value = random.randint(-10, 10) / 2
            body = {"touchpoint_id": place.id, "persona_id": SAMPLE.personas[0].id, "valence": value}
            heard.append(say(len(heard), person.id, "empathy", "rating", **body))
    now = State()
    ideas = [each.id for each in heard if each.said.kind == "idea"]
    if len(ideas) > 3:
        now = state.merge(now, text(), ideas[:3])
    for each in ideas:
        add("affinity", "dot", target=each, dots=random.randint(1, 5))
    for _ in range(notes):
        now = state.decide(now, text(), writer.maybe(1, 3)[:40].strip())
    return Room(state=now), here, heard

"""Generated maps, from tame to nasty: ``random_map(seed)`` is the same map for the same seed."""

from collections.abc import Sequence
from datetime import date
from random import Random

from journey.model import (
    EMOTIONS,
    EVIDENCE,
    LANE_KINDS,
    MACRO_STAGES,
    Channel,
    Face,
    Feeling,
    Lane,
    Link,
    Map,
    Note,
    Persona,
    Stage,
    Timeframe,
    Touchpoint,
    keys,
)  # fmt: skip
from tests.any_findings import insights_of, losses_of, metrics_of
from tests.any_words import Writer

ICONS = ("web", "search", "email", "phone", "app", "sms", "chat", "store", "headset", "parcel", "no such icon")


def random_map(
    seed: int,
    stages: int | None = None,
    touchpoints: int | None = None,
    personas: int | None = None,
    nastiness: float | None = None,
) -> Map:
    """A whole map with every kind of record that a picture shows.

    Counts not given are drawn: stages 1 to 12, touchpoints 0 to 60 (one in eight 61 to 200), personas 0 to 5.
    ``nastiness`` 0..1 is the part of words that are very long, foreign, emoji or markup.
    """
    random = Random(seed)
    write = Writer(random, random.choice((0.0, 0.0, 0.15, 0.6)) if nastiness is None else nastiness)
    stage_count = random.randint(1, 12) if stages is None else stages
    if touchpoints is None:
        touchpoints = random.randint(61, 200) if random.random() < 0.125 else random.randint(0, 60)
    touchpoint_count = touchpoints if stage_count else 0
    walkers = _personas(random, write, random.randint(0, 5) if personas is None else personas)
    path = _stages(random, write, stage_count)
    channels = _channels(random, write)
    cards = _touchpoints(random, write, touchpoint_count, path, channels, walkers)
    lanes = _lanes(random, write)
    return Map(
        id=f"map-{seed}",
        title=write.words(1, 5),
        headline=write.maybe(4, 12),
        objective=write.maybe(4, 14),
        scenario=write.maybe(4, 18),
        state=random.choice(("as_is", "to_be")),
        language=random.choice(("en", "it")),
        timeframe=Timeframe(label=write.maybe(1, 4, 0.5), start=date(2026, 1, 1), end=date(2026, 6, 30))
        if random.random() < 0.7
        else Timeframe(),
        is_sample=random.random() < 0.3,
        personas=walkers,
        stages=path,
        channels=channels,
        touchpoints=cards,
        feelings=_feelings(random, write, cards, path, walkers),
        lanes=lanes,
        notes=_notes(random, write, lanes, path, cards),
        links=_links(random, write, path, cards),
        metrics=metrics_of(random, write, path, cards),
        insights=insights_of(random, write, path, cards),
        losses=losses_of(random, write, path, cards),
    )


def _personas(random: Random, write: Writer, count: int) -> tuple[Persona, ...]:
    return tuple(
        Persona(
            id=f"pe-{i}", order=order, name=write.words(1, 3), role=write.maybe(2, 6), segment=write.maybe(1, 3),
            quote=write.maybe(4, 12), biography=write.maybe(10, 40),
            needs=tuple(write.words(2, 6) for _ in range(random.randint(0, 4))),
            opinions=tuple(write.words(2, 6) for _ in range(random.randint(0, 3))),
            expectations=tuple(write.words(2, 6) for _ in range(random.randint(0, 3))),
            goals=tuple(write.words(2, 6) for _ in range(random.randint(0, 3))),
            pains=tuple(write.words(2, 6) for _ in range(random.randint(0, 4))),
            share=random.choice((None, 0.0, 0.38, 0.62, 1.0)),
            face=Face(hair=random.choice(("long", "short", "bob", "bun", "curly", "bald", "wavy")),
                      glasses=random.random() < 0.3, beard=random.choice(("none", "short", "full", "moustache"))),
        )
        for i, order in enumerate(keys(count))
    )  # fmt: skip


def _stages(random: Random, write: Writer, count: int) -> tuple[Stage, ...]:
    cuts = sorted((random.randint(0, count), random.randint(0, count)))
    macro = [MACRO_STAGES[(i >= cuts[0]) + (i >= cuts[1])] for i in range(count)]
    if random.random() < 0.1:
        random.shuffle(macro)
    return tuple(
        Stage(
            id=f"st-{i}", order=order, name=write.words(1, 4), macro_stage=macro[i], goal=write.paragraphs(3, 9),
            days=random.choice((None, 0.0, 0.25, 1.0, 3.5, 9.0, 14.0, 90.0, 730.0)),
        )
        for i, order in enumerate(keys(count))
    )  # fmt: skip


def _channels(random: Random, write: Writer) -> tuple[Channel, ...]:
    return tuple(
        Channel(id=f"ch-{i}", order=order, name=write.words(1, 2), icon=random.choice(ICONS),
                kind=random.choice(("digital", "physical", "human")))
        for i, order in enumerate(keys(random.randint(0, 9)))
    )  # fmt: skip


def _touchpoints(
    random: Random,
    write: Writer,
    count: int,
    path: Sequence[Stage],
    channels: Sequence[Channel],
    walkers: Sequence[Persona],
) -> tuple[Touchpoint, ...]:
    crowded = random.random() < 0.2
    return tuple(
        Touchpoint(
            id=f"tp-{i}", order=order,
            stage_id=path[0].id if crowded and random.random() < 0.6 else random.choice(path).id,
            channel_id=random.choice(channels).id if channels and random.random() < 0.9 else None,
            persona_ids=tuple(p.id for p in walkers if random.random() < 0.5) if random.random() < 0.2 else (),
            title=write.words(1, 6), description=write.paragraphs(4, 14),
            initiator=random.choice(("customer", "company", "partner", "social")),
            layer=random.choice(("customer", "customer", "frontstage", "frontstage", "backstage", "support")),
            moment_of_truth=random.choice((False, False, False, False, True, "zero", "ultimate")),
            evidence=random.choice(EVIDENCE),
        )
        for i, order in enumerate(keys(count))
    )  # fmt: skip


def _feelings(
    random: Random, write: Writer, cards: Sequence[Touchpoint], path: Sequence[Stage], walkers: Sequence[Persona]
) -> tuple[Feeling, ...]:
    made: list[Feeling] = []
    for who in [*(walker.id for walker in walkers), *([None] if random.random() < 0.2 else [])]:
        felt, value = random.choice((0.0, 0.4, 0.95, 1.0)), random.uniform(-2, 2)
        for card in cards:
            if random.random() > felt:
                continue
            value = max(-5.0, min(5.0, value + random.gauss(0, 2.4)))
            spread = random.choice((0.0, 0.6, 1.4))
            asked = random.random() < 0.5
            made.append(
                Feeling(
                    id=f"fe-{len(made)}", persona_id=who, touchpoint_id=card.id, valence=round(value, 1),
                    emotion=random.choice((*EMOTIONS, "", write.words(1, 2))), quote=write.maybe(3, 12, 0.4),
                    evidence=random.choice(EVIDENCE),
                    low=max(-5.0, round(value - spread, 1)) if asked else None,
                    high=min(5.0, round(value + spread, 1)) if asked else None,
                    n=random.randint(2, 40) if asked else None,
                )
            )  # fmt: skip
        for stage in path:
            if random.random() < 0.1:
                made.append(
                    Feeling(id=f"fe-{len(made)}", persona_id=who, stage_id=stage.id, valence=random.uniform(-5, 5))
                )
    return tuple(made)


def _lanes(random: Random, write: Writer) -> tuple[Lane, ...]:
    """None (the default rows), or some of each kind in any order, some with titles of their own, some hidden."""
    if random.random() < 0.3:
        return ()
    kinds = [kind for kind in LANE_KINDS if random.random() < 0.85] + ["text"] * random.randint(0, 2)
    if random.random() < 0.3:
        random.shuffle(kinds)
    return tuple(
        Lane.model_validate(
            {
                "id": f"la-{i}",
                "order": order,
                "kind": kinds[i],
                "title": write.maybe(1, 4, 0.3),
                "hidden": random.random() < 0.1,
            }
        )
        for i, order in enumerate(keys(len(kinds)))
    )


def _notes(
    random: Random, write: Writer, lanes: Sequence[Lane], path: Sequence[Stage], cards: Sequence[Touchpoint]
) -> tuple[Note, ...]:
    made: list[Note] = []
    for lane in lanes:
        for stage in path:
            for _ in range(random.choice((0, 1, 1, 1, 2, 6))):
                made.append(Note(id=f"no-{len(made)}", lane_id=lane.id, stage_id=stage.id, text=write.paragraphs(2, 12),
                                 evidence=random.choice(EVIDENCE)))  # fmt: skip
        for card in cards[:3]:
            made.append(Note(id=f"no-{len(made)}", lane_id=lane.id, touchpoint_id=card.id, text=write.words(2, 8)))
    return tuple(made)


def _links(random: Random, write: Writer, path: Sequence[Stage], cards: Sequence[Touchpoint]) -> tuple[Link, ...]:
    told = random.random() < 0.7
    made: list[Link] = []

    def add(source: str, target: str | None, kind: str, share: float | None) -> None:
        made.append(Link.model_validate({
            "id": f"li-{len(made)}", "source_id": source, "target_id": target, "kind": kind,
            "share": share if told else None, "label": write.maybe(2, 6, 0.6), "evidence": random.choice(EVIDENCE),
        }))  # fmt: skip

    here = 1.0
    for i, stage in enumerate(path):
        lost = here * random.choice((0.0, 0.0, 0.1, 0.4))
        for _ in range(random.randint(1, 4) if lost else 0):
            add(stage.id, None, "exit", lost)
        here = max(here - lost, 0.0)
        if i + 1 < len(path):
            add(stage.id, path[i + 1].id, "main", here)
    places = [*(stage.id for stage in path), *(card.id for card in cards)]
    for _ in range(random.choice((0, 2, 4, 12)) if len(places) > 1 else 0):
        source, target = random.sample(places, 2)
        add(source, target, random.choice(("loop", "alternative", "main")), random.random() / 3)
    return tuple(made)

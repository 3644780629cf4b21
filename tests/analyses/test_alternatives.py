"""Touchpoints of one stage of which one is enough: found in the log, and then no skipped steps."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from journey.analyses import adherence
from journey.events.log import EventLog
from journey.i18n import words
from journey.model import Map, Stage, Touchpoint
from journey.scene.themes import theme
from tests.analyses.test_adherence import logged, text_of, told_as_plainly

WAYS = Map(
    id="m",
    stages=(Stage(id="find", order="1", name="Find"), Stage(id="buy", order="2", name="Buy")),
    touchpoints=tuple(
        Touchpoint(id=name, order=str(number), stage_id=stage, title=name.title(), event_names=(name,))
        for number, (name, stage) in enumerate(
            (("ad", "find"), ("site", "find"), ("google", "find"), ("friend", "find"), ("shop", "buy"), ("web", "buy"))
        )
    ),
)
WALKED = {
    **{f"a{n}": ["ad", "site", "shop"] for n in range(40)},
    **{f"g{n}": ["site", "google", "web"] for n in range(40)},  # the site is no alternative to anything
    **{f"f{n}": ["friend", "site", "web"] for n in range(40)},
    "both": ["google", "ad", "site", "shop"],
    "none": ["site", "shop"],  # by no way
    "left": ["site"],
    "late": ["site", "shop", "google"],  # one of the ways, after what is planned later
}


@pytest.fixture
def ways(tmp_path: Path) -> Iterator[EventLog]:
    found = logged(tmp_path / "ways.csv", text_of(WALKED))
    yield found
    found.close()


def test_of_several_ways_one_is_enough(ways: EventLog) -> None:
    said = adherence.compute(ways, WAYS)
    steps = {step.touchpoint_id: step for step in said.steps}
    assert {name: step.alternatives for name, step in steps.items() if step.alternatives} == {
        "ad": ("Google", "Friend"), "google": ("Ad", "Friend"), "friend": ("Ad", "Google"),
        "shop": ("Web",), "web": ("Shop",),
    }  # fmt: skip
    assert all(step.n == step.customers + step.other_way + step.skipped + step.left for step in said.steps)
    told = {name: (step.customers, step.other_way, step.skipped, step.left) for name, step in steps.items()}
    assert told == {
        "ad": (41, 81, 1, 1), "site": (124, 0, 0, 0), "google": (42, 80, 1, 1), "friend": (40, 82, 1, 1),
        "shop": (43, 80, 0, 0), "web": (80, 43, 0, 0),
    }  # fmt: skip
    assert (steps["site"].reordered, steps["ad"].reordered, steps["google"].reordered) == (41, 0, 1)
    assert (said.whole.walk, said.whole.skip, said.whole.reorder) == (81, 1, 42)
    told_as_plainly(said, WALKED, WAYS)


@pytest.mark.parametrize("language", ["en", "it"])
def test_several_ways_are_said_to_be_so(ways: EventLog, language: str) -> None:
    said, t = adherence.compute(ways, WAYS), words(language)
    lines = "\n".join(said.lines(t))
    assert t("analyses.adherence.alternatives", names="Ad, Friend, Google") in lines
    drawn = adherence.figure(said, t, theme("light"))
    told = [word["text"] for word in drawn["layout"]["annotations"]]
    assert told.count(t("analyses.adherence.one_of")) == 5


def test_few_customers_tell_of_no_alternatives(tmp_path: Path) -> None:
    few = {name: events for name, events in WALKED.items() if name.endswith(("1", "2"))}
    log = logged(tmp_path / "few.csv", text_of(few))
    assert not any(step.alternatives for step in adherence.compute(log, WAYS).steps)
    log.close()


@pytest.mark.parametrize("seed", range(12))
def test_alternatives_of_any_log_are_counted_as_plainly_as_one_can(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    names = [place.id for place in WAYS.touchpoints] + ["call"]
    kinds = [random.choices(names, k=random.randint(1, 5)) for _ in range(7)]  # each is walked by many
    journeys = {f"c{n}": random.choice(kinds) for n in range(150)}
    log = logged(tmp_path / "log.csv", text_of(journeys))
    told_as_plainly(adherence.compute(log, WAYS), journeys, WAYS)
    log.close()

"""What the questions of loss answer of logs whose truth is known: how far off, how sure, and how often a false alarm.

Everyday runs are few, and their bounds are those that a program which keeps the strict ones would break once in a
thousand; ``ITINERARIO_LONG`` makes many, which keep the strict bounds to within two binomial standard errors.
"""

import os
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.stats import binom

from journey.analyses import dialogue, drop_off, haemorrhage, pressure
from journey.analyses.changes import change_point
from journey.analyses.silence import Terms
from journey.events.ingest import read
from tests.analyses import simulated
from tests.analyses.simulated import KINDS, Drawn, World

LONG = bool(os.environ.get("ITINERARIO_LONG"))
QUIET, PLANTED = (60, 40) if LONG else (5, 3)
TERMS = Terms(signals=())
CLEAN = World()
CHANGED_ON, CHANGED_IN = 366, "2025-01"  # the first of January


@dataclass(frozen=True, slots=True)
class Run:
    drawn: Drawn
    said: dict[Any, Any]


def runs(world: World, number: int, folder: Path, *questions: Any, first: int = 0) -> list[Run]:
    told = []
    for seed in range(first, first + number):
        drawn = simulated.drawn(world, seed)
        log = read(simulated.write(drawn, folder / "log.parquet"))
        told.append(Run(drawn, {question: question.compute(log, None, TERMS) for question in questions}))
        log.close()
    return told


def at_least(share: float, successes: int, n: int) -> bool:
    """Whether so few successes still go with that share."""
    if LONG:
        return successes / n >= share - 2 * sqrt(share * (1 - share) / n)
    return float(binom.cdf(successes, n, share)) > 0.001


def at_most(share: float, alarms: int, n: int) -> bool:
    return at_least(1 - share, n - alarms, n)


def told(what: str, successes: int, n: int) -> str:
    said = f"{what}: {successes} of {n}, {successes / n:.1%}"
    print(said)
    return said


# A log in which nothing is amiss


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> list[Run]:
    questions = (drop_off, pressure, haemorrhage, dialogue)
    return runs(CLEAN, QUIET, tmp_path_factory.mktemp("clean"), *questions)


@pytest.fixture(scope="module")
def truth(clean: list[Run]) -> dict[tuple[str, int], float]:
    """Of very many customers of the same kind, by event and horizon: the share silent for longer."""
    many = simulated.drawn(CLEAN.but(customers=200_000 if LONG else 80_000, mail=0), 10_001)
    horizons = {run.said[drop_off].horizon_days for run in clean}
    return {(name, days): many.truth(name, days) for name in KINDS for days in horizons}


def test_the_share_that_vanishes_is_the_true_one(clean: list[Run], truth: dict[tuple[str, int], float]) -> None:
    off = {name: [point.share / true - 1 for point, true in points(clean, truth, name)] for name in KINDS}
    bias = {name: float(np.mean(each)) for name, each in off.items()}
    print("relative bias", {name: f"{each:+.2%}" for name, each in bias.items()})
    everywhere = float(np.mean(list(bias.values())))
    assert abs(everywhere) <= 0.03, bias
    for name, each in off.items():
        assert abs(bias[name]) <= 0.03 + (0 if LONG else 3.3 * np.std(each) / sqrt(len(each))), name


def test_its_interval_covers_the_truth(clean: list[Run], truth: dict[tuple[str, int], float]) -> None:
    held = [point.low <= true <= point.high for name in KINDS for point, true in points(clean, truth, name)]
    said = told("covered", sum(held), len(held))
    if LONG:
        assert 0.93 <= np.mean(held) <= 0.97, said
    else:
        assert at_least(0.93, sum(held), len(held)), said


def test_counting_last_events_is_far_off(clean: list[Run], truth: dict[tuple[str, int], float]) -> None:
    off = {name: np.mean([point.naive / true - 1 for point, true in points(clean, truth, name)]) for name in KINDS}
    print("naive", {name: f"{each:+.0%}" for name, each in off.items()})
    far = [name for name, each in off.items() if abs(each) > 0.4]
    assert len(far) > len(KINDS) / 2, "what comes often and what comes seldom differ, though after both as many vanish"


def points(clean: list[Run], truth: dict[tuple[str, int], float], name: str) -> list[tuple[Any, float]]:
    answers = [run.said[drop_off] for run in clean]
    return [
        (next(each for each in answer.events if each.event == name), truth[name, answer.horizon_days])
        for answer in answers
    ]


def test_nothing_is_flagged_in_a_clean_log(clean: list[Run]) -> None:
    alarms = sum(bool(run.said[drop_off].flagged) for run in clean)
    assert at_most(0.05, alarms, len(clean)), told("logs with a false flag", alarms, len(clean))
    told("logs with a false flag", alarms, len(clean))


def test_harmless_mail_is_no_pressure_and_stands_where_it_is_expected(clean: list[Run]) -> None:
    alarms = sum(run.said[pressure].cap is not None for run in clean)
    said = told("logs with a false cap", alarms, len(clean))
    mail = [each for run in clean for each in run.said[drop_off].events if each.sent]
    print("excess of harmless mail", np.mean([each.excess for each in mail]))
    assert at_most(0.05, alarms, len(clean)), said
    assert np.mean([each.excess for each in mail]) == pytest.approx(1, abs=0.05)
    assert not any(each.flag for each in mail)


def test_a_steady_loss_seldom_shows_a_beginning(clean: list[Run]) -> None:
    alarms = sum(run.said[haemorrhage].began is not None for run in clean)
    said = told("logs with a false beginning", alarms, len(clean))
    assert at_most(0.05, alarms, len(clean)), said


@pytest.mark.parametrize("shape", [1.0, 2.0, 8.0], ids=["without a rhythm", "some", "regular"])
def test_few_steady_customers_are_called_cooling(shape: float, tmp_path: Path) -> None:
    steady, called, known = 0, 0, 10 if LONG else 1
    for run in runs(CLEAN.but(mail=0.2, shape=shape), known, tmp_path, dialogue, first=70_000):
        coming = {str(who) for who in run.drawn.steady(least=5)}
        steady += len(coming)
        called += sum(each.customer in coming for each in run.said[dialogue].cooling)
    said = told(f"gaps of shape {shape}: steady customers called cooling", called, steady)
    assert steady > 150 * known
    assert called <= 0.05 * steady, said


# A log in which something is planted


def test_a_bad_touchpoint_is_flagged_and_the_answer_that_follows_it_is_not(tmp_path: Path) -> None:
    answers = runs(CLEAN.but(bad={"ask": 2.5}, follows="ask"), PLANTED, tmp_path, drop_off, first=20_000)
    flagged = [{each.event for each in run.said[drop_off].flagged} for run in answers]
    found, blamed = sum("ask" in each for each in flagged), sum("answer" in each for each in flagged)
    others = sum(bool(each - {"ask", "answer"}) for each in flagged)
    said = [
        told("bad touchpoints flagged", found, PLANTED), told("answers blamed for it", blamed, PLANTED),
        told("logs in which another is flagged", others, PLANTED),
    ]  # fmt: skip
    assert at_least(0.90, found, PLANTED), said
    assert at_most(0.05, blamed, PLANTED), said
    assert at_most(0.05, others, PLANTED), said


def test_harm_of_messages_is_found_and_no_harm_of_as_many_is_not(tmp_path: Path) -> None:
    many = CLEAN.but(customers=600, mail=1.0, bursts=True)
    harmless = [run.said[pressure].cap for run in runs(many, PLANTED, tmp_path, pressure, first=30_000)]
    harmful = [run.said[pressure].cap for run in runs(many.but(harm=2.5), PLANTED, tmp_path, pressure, first=40_000)]
    alarms, found = sum(each is not None for each in harmless), sum(each is not None for each in harmful)
    said = [told("caps where many harm nobody", alarms, PLANTED), told("caps where many harm", found, PLANTED)]
    print("caps", sorted(map(str, harmful)))
    assert at_most(0.05, alarms, PLANTED), said
    assert at_least(0.90, found, PLANTED), said


def test_the_month_of_a_change_is_found(tmp_path: Path) -> None:
    worse = CLEAN.but(since=CHANGED_ON, worse=2.0)
    answers = [run.said[haemorrhage] for run in runs(worse, PLANTED, tmp_path, haemorrhage, first=50_000)]
    found = sum(_number(answer.began) in range(_number(CHANGED_IN) - 1, _number(CHANGED_IN) + 2) for answer in answers)
    said = told("changes found within a month", found, PLANTED)
    assert at_least(0.90, found, PLANTED), said


def _number(name: str | None) -> int:
    """Months since year 0."""
    return 0 if name is None else 12 * int(name[:4]) + int(name[5:]) - 1


@pytest.mark.parametrize("unrest", [1, 2, 4])
@pytest.mark.parametrize("months", [12, 24])
def test_months_that_are_restless_seldom_show_a_beginning(unrest: int, months: int) -> None:
    number, active, share = 400 if LONG else 50, np.full(months, 500), 0.15
    chance = np.random.default_rng(60_000 + unrest)
    alike = (unrest - 1) / (500 - 1)
    rates = np.full((number, months), share)
    if alike:
        both = (1 - alike) / alike
        rates = chance.beta(share * both, (1 - share) * both, rates.shape)
    found = [change_point(each, active, seed, runs=199) for seed, each in enumerate(chance.binomial(active, rates))]
    alarms = sum(each is not None and each.found for each in found)
    said = told(f"unrest {unrest}, {months} months: false beginnings", alarms, number)
    assert at_most(0.07, alarms, number), said

"""What the engine counts of who vanishes is what plain Python counts, event by event, of any little log."""

import csv
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from math import isclose
from pathlib import Path
from typing import Any

import pytest

from journey.analyses import dialogue, drop_off, haemorrhage, horizon, pressure, value
from journey.analyses.pressure_answer import BINS, Pressed
from journey.analyses.silence import Terms
from journey.errors import JourneyError
from journey.events.ingest import read
from journey.events.log import EventLog
from tests.analyses import slowly

START = 1_767_225_600  # 2026-01-01
NAMES = ("visit", "ask", "buy", "trap", "done", "mail", "call", "parcel", "mail opened")
SENT, SIGNALS = ("mail", "call", "parcel"), ("mail opened",)
CLOSE = 1e-9


@dataclass(frozen=True, slots=True, repr=False)
class Case:
    log: EventLog
    events: list[slowly.Event]
    days: int
    window: int
    terms: Terms
    has_channel: bool
    has_direction: bool


def drawn(seed: int) -> tuple[tuple[str, ...], list[dict[str, str]]]:
    """Events of some customers over half a year: many at one moment, some visits close together, some customers who
    stop after ``trap``; some columns, and some cells of a column, are missing."""
    chance = random.Random(seed)
    columns = ["customer", "time", "event"]
    columns += [name for name in ("channel", "direction", "stage", "value") if chance.random() < 0.75 or seed % 3 == 0]
    rows = []
    for number in range(chance.choice((8, 60, 90))):
        hours, left = chance.randrange(24 * 90), chance.randrange(5, 45)
        while left and hours < 24 * 200:
            name = chance.choices(NAMES, (9, 4, 3, 4, 1, 5, 2, 1, 1))[0]
            rows.append({
                "customer": f"c{number}", "time": f"{datetime.fromtimestamp(START + 3600 * hours, UTC):%Y-%m-%d %H:%M}",
                "event": name, "channel": chance.choice(("web", "web", "shop", "")),
                "direction": "out" if name in SENT else chance.choice(("in", "in", "in", "")),
                "stage": chance.choice(("look", "use", "")), "value": chance.choice(("", "", "2.5", "10", "40")),
            })  # fmt: skip
            left -= 1
            if name == "trap" and chance.random() < 0.7:
                left = chance.choice((0, 0, 1))
            hours += chance.choice((0, 0, 1, 5, 24, 60, 90, 24 * 12))
    chance.shuffle(rows)
    return tuple(columns), rows


@pytest.fixture(params=range(24))
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Case]:
    seed: int = request.param
    columns, rows = drawn(seed)
    path = tmp_path / "log.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    ends = (("done",), ("done", "parcel"), (), ("buy",))[seed % 4]
    happened = {row["event"] for row in rows}
    ends = tuple(each for each in ends if each in happened)
    log = read(path)
    signals = tuple(each for each in SIGNALS if each in happened)
    events = [
        slowly.Event(
            row["customer"], _time(row["time"]), row["event"],
            sent="direction" in columns and row["direction"] == "out",
            channel=row["channel"] or None, stage=(row["stage"] or None) if "stage" in columns else None,
            value=float(row["value"]) if row["value"] else None, end=row["event"] in ends,
            signal=row["event"] in signals,
        )
        for row in rows
    ]  # fmt: skip
    days, window = 6 + seed % 5, (7, 3, 1)[seed % 3]
    yield Case(
        log, slowly.joined(events), days, window, Terms(days, window, ends), "channel" in columns,
        "direction" in columns,
    )  # fmt: skip
    log.close()


def _time(written: str) -> int:
    passed = datetime.fromisoformat(written) - datetime(1970, 1, 1)
    return round(passed.total_seconds()) * 1_000_000


def alike(ours: Any, theirs: Mapping[str, Any], *names: str) -> list[str]:
    """Which of the names differ; what has no answer here has none there."""
    return [
        f"{name}: {getattr(ours, name)} is {theirs.get(name)}"
        for name in names if not _close(getattr(ours, name), theirs.get(name))
    ]  # fmt: skip


def _close(one: Any, other: Any) -> bool:
    if one is None or other is None:
        return one is other
    return isclose(one, other, rel_tol=CLOSE, abs_tol=CLOSE)


def test_how_many_come_back_after_every_silence(case: Case) -> None:
    said = horizon.compute(case.log, None, Terms(ends=case.terms.ends))
    window, curve = slowly.returning(case.events)
    assert said.window_days == window
    assert {each.days: each.n for each in said.curve} == {days: n for days, (n, _) in curve.items()}
    assert all(_close(each.return_rate, curve[each.days][1] / each.n) for each in said.curve)
    first = next((days for days, (n, back) in curve.items() if days and n >= 100 and back <= 0.1 * n), None)
    assert said.days == first


def test_where_they_vanish(case: Case) -> None:
    said = {(each.event, each.sent): each for each in drop_off.compute(case.log, None, case.terms).events}
    counted = slowly.drop_off(case.events, case.days)
    assert said.keys() == counted.keys()
    names = ("n", "vanished", "every", "expected", "excess", "excess_low", "excess_high", "q", "flag")
    for key, point in said.items():
        more = () if point.by_survival or point.share is None else ("share", "low", "high", "deff")
        assert alike(point, counted[key], *names, *more) == [], key
        assert (point.share is None or point.by_survival) == ("share" not in counted[key])


def test_some_of_these_logs_have_a_point_of_no_return() -> None:
    """So that leaving it out of what is expected of the others is held against something."""
    flagged = []
    for seed in range(24):
        columns, rows = drawn(seed)
        events = slowly.joined([
            slowly.Event(
                row["customer"], _time(row["time"]), row["event"], row["event"] in SENT and "direction" in columns
            )
            for row in rows
        ])  # fmt: skip
        flagged += [key for key, row in slowly.drop_off(events, 6 + seed % 5).items() if row["flag"]]
    assert flagged.count(("trap", False)) >= 3


def test_messages_before_and_after(case: Case) -> None:
    if not case.has_direction:
        with pytest.raises(JourneyError) as caught:
            pressure.compute(case.log, None, case.terms)
        assert caught.value.code == "no_direction"
        return
    said = pressure.compute(case.log, None, case.terms)
    for rows, counted in (
        (said.by_count, slowly.by_messages(case.events, case.days, case.window)),
        (said.pursuit, slowly.pursued(case.events, case.days, case.window)),
    ):
        assert differing(rows, counted) == []


def differing(rows: tuple[Pressed, ...], counted: Mapping[int, Mapping[str, Any]]) -> list[str]:
    names = ("n", "vanished", "share", "low", "high", "expected", "excess", "excess_low", "excess_high")
    nobody = {"n": 0, "vanished": 0}
    return [
        f"{row.messages}: {each}"
        for row in rows for each in alike(row, counted.get(BINS.index(row.messages), nobody), *names)
    ]  # fmt: skip


def test_a_dialogue(case: Case) -> None:
    if not case.has_direction:
        with pytest.raises(JourneyError) as caught:
            dialogue.compute(case.log, None, case.terms)
        assert caught.value.code == "no_direction"
        return
    said = dialogue.compute(case.log, None, case.terms)
    counted = slowly.dialogue(case.events, case.window, case.has_channel)
    assert alike(said, counted, "exchanges", "two_way", "monologues") == []
    assert _close(said.median_reply_hours, counted["hours"])
    cooling = slowly.cooling(case.events, case.days)
    assert {each.customer for each in said.cooling} == cooling.keys()
    assert all(_close(each.z, cooling[each.customer]) for each in said.cooling)


def test_month_by_month(case: Case) -> None:
    counted = slowly.monthly(case.events, case.days)
    if not counted:
        with pytest.raises(JourneyError) as caught:
            haemorrhage.compute(case.log, None, case.terms)
        assert caught.value.code in ("one_month", "nobody_there")
        return
    said = haemorrhage.compute(case.log, None, case.terms)
    told = {each.month: (each.active, each.lost, each.newcomers, each.newcomers_lost) for each in said.monthly}
    assert told == counted


def test_heads_and_value(case: Case) -> None:
    counted = slowly.value(case.events, case.days)
    try:
        said = value.compute(case.log, None, case.terms)
    except JourneyError as error:
        assert error.code == "no_value"
        assert not case.log.engine.has("value")
        return
    assert alike(said, counted, "customers", "lost", "value", "value_lost") == []
    assert _close(said.value_lost_share, counted["value_lost"] / counted["value"])

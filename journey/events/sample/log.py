"""All journeys as the rows of one file, in the order of their times, with some rows that no reader may take."""

import csv
import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from journey.events.sample.journeys import DAY, END_DAY, Journey, walked
from journey.events.sample.steps import one_of

PATH = Path(__file__).parents[3] / "data" / "samples" / "online-bike-shop.log.csv.gz"
SEED = 11  # of the first dozen the one whose counts lie closest to the chances planted
COLUMNS = ("customer", "time", "event", "channel", "direction", "value", "margin", "sentiment", "stage", "segment")
SEGMENTS = {"City commuters": 0.58, "Families": 0.42}  # as the personas of the map; drawn apart, with no effect at all
MARGINS = {"payment_done": 24, "second_order": 40}  # per cent of the value
CUSTOMERS, OWNERS, HEAVY = 8_830, 1_500, 50  # owners have their bike before the log begins; the heavy ride every day
SPOILED = {"no_customer": 80, "bad_time": 70, "future": 50}
_START = datetime(2026, 1, 1)
_UNREADABLE = ("n/a", "2026-02-30 10:15:00", "yesterday", "2026-13-04 09:00:00", "00:00", "2026-05-17 25:61:00")

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SampleLog:
    """``rows``: words in the order of COLUMNS. ``journeys``: what is true of them, also beyond its end."""

    rows: list[Row]
    journeys: list[Journey]


def generate(seed: int = SEED) -> SampleLog:
    """The same seed gives the same rows on every machine."""
    chance = Random(seed)
    journeys = [walked(chance, number, number < OWNERS, number < HEAVY) for number in range(CUSTOMERS)]
    segments = _segments(seed)
    timed = [
        (event.time, _row(journey, place, segments[journey.number]))
        for journey in journeys for place, event in enumerate(journey.events) if event.time < END_DAY * DAY
    ]  # fmt: skip
    timed.sort(key=lambda each: each[0])
    return SampleLog(_spoiled(chance, [row for _, row in timed]), journeys)


def text(rows: list[Row]) -> bytes:
    """The rows as CSV."""
    out = io.StringIO(newline="")
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(COLUMNS)
    lines.writerows(rows)
    return out.getvalue().encode()


def written(time: int) -> str:
    return f"{_START + timedelta(seconds=time)}"


def name_of(journey: Journey) -> str:
    return f"B{10_000 + journey.number}"


def _segments(seed: int) -> list[str]:
    """Of each customer, by chances of their own, so that nothing else of the log depends on them."""
    chance, (first, second) = Random(seed + 1), SEGMENTS
    return [first if chance.random() < SEGMENTS[first] else second for _ in range(CUSTOMERS)]


def _row(journey: Journey, place: int, segment: str) -> Row:
    event = journey.events[place]
    value, margin = "", ""
    if event.value is not None:
        left = event.value * MARGINS[event.name]
        value, margin = f"{event.value}.00", f"{left // 100}.{left % 100:02}"
    sentiment = "" if event.sentiment is None else f"{event.sentiment}"
    direction = "in" if event.is_own else "out"
    return (
        name_of(journey), written(event.time), event.name, event.channel, direction, value, margin, sentiment,
        event.stage, segment,
    )  # fmt: skip


def _spoiled(chance: Random, rows: list[Row]) -> list[Row]:
    """Copies of some rows come in between, each wrong in one way: a reader that refuses them loses nothing."""
    wrong: dict[int, Row] = {}
    for reason, count in SPOILED.items():
        wanted = len(wrong) + count
        while len(wrong) < wanted:
            place = int(chance.random() * len(rows))
            customer, time, *rest = rows[place]
            if reason == "no_customer":
                customer = ""
            else:
                time = one_of(chance, _UNREADABLE) if reason == "bad_time" else time.replace("2026", "2062", 1)
            wrong[place] = (customer, time, *rest)
    return [each for place, row in enumerate(rows) for each in ((wrong[place], row) if place in wrong else (row,))]

"""The sample log is what its generator gives, and what is written of it is true, by nothing but counting its rows."""

import csv
import gzip
import io
import json
import os
import subprocess
import sys
from bisect import bisect_left
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from functools import cache
from itertools import pairwise

import pytest

from journey.events.ingest import read
from journey.events.sample.log import COLUMNS, PATH, SPOILED, generate, text
from journey.events.sample.truth import TRUTH_PATH, told
from journey.formats.library import open_sample
from journey.i18n import LANGUAGES

TRUTH = json.loads(TRUTH_PATH.read_text(encoding="utf-8"))
POINT, CONTENT = "delivery_cost_shown", "order_completed"
APART = (POINT, "ride_synced")
PRESSING = set(TRUTH["pressure"]["pressing"])
HORIZON, WEEK = timedelta(days=TRUTH["longest_return_days"]["riding"]), timedelta(days=7)
END, APRIL = datetime.fromisoformat(TRUTH["log"]["end"]), datetime(2026, 4, 1)


@cache
def unpacked() -> bytes:
    return gzip.decompress(PATH.read_bytes())


@cache
def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(unpacked().decode(), newline="")))


def spoiled(row: dict[str, str]) -> str | None:
    if not row["customer"]:
        return "no_customer"
    try:
        return "future" if datetime.fromisoformat(row["time"]) >= END else None
    except ValueError:
        return "bad_time"


@cache
def journeys() -> dict[str, list[tuple[datetime, str, str]]]:
    """Time, event and direction of what can be read, by customer; of the same second the first row is first."""
    found = defaultdict(list)
    for row in rows():
        if spoiled(row) is None:
            found[row["customer"]].append((datetime.fromisoformat(row["time"]), row["event"], row["direction"]))
    return {customer: sorted(events, key=lambda event: event[0]) for customer, events in found.items()}


@cache
def silences() -> list[tuple[datetime, str, bool, int, int, int]]:
    """Own events that the log follows for a whole horizon, natural ends left out: time, event, whether silence came
    after it, and how many messages, pressing ones and newsletters came in the week before it."""
    found = []
    for events in journeys().values():
        own = [event for event in events if event[2] == "in"]
        sent = [event for event in events if event[2] == "out"]
        of = [
            [time for time, name, _ in sent if wanted(name)] for wanted in (bool, PRESSING.__contains__, is_newsletter)
        ]
        for (time, name, _), coming in zip(own, [*own[1:], None], strict=True):
            if time <= END - HORIZON and name != CONTENT:
                counts = [bisect_left(each, time) - bisect_left(each, time - WEEK) for each in of]
                found.append((time, name, coming is None or coming[0] - time > HORIZON, *counts))
    return found


def is_newsletter(name: str) -> bool:
    return name == TRUTH["newsletter"]["event"]


def share(silent: list[bool]) -> float:
    return sum(silent) / len(silent)


def excess(chosen, others) -> float:
    """How much more silence there is than among the others, before and after April each; daily riders and the delivery
    cost, which have chances of their own, stand apart."""
    among, usual = [[each for each in silences() if each[1] not in APART and one(each)] for one in (chosen, others)]
    chance = {late: share([each[2] for each in usual if (each[0] >= APRIL) == late]) for late in (False, True)}
    return sum(each[2] for each in among) / sum(chance[each[0] >= APRIL] for each in among)


def test_the_file_is_what_the_generator_gives_and_the_truth_beside_it_too():
    log = generate()
    assert unpacked() == text(log.rows), "run `make sample` and commit data/samples/"
    assert TRUTH_PATH.read_text(encoding="utf-8") == told(log)
    assert PATH.stat().st_size < 4_000_000


def test_the_same_seed_gives_the_same_bytes_in_another_process_and_another_seed_gives_others():
    code = "import sys; from journey.events.sample.log import *; sys.stdout.buffer.write(text(generate().rows))"
    env = {**os.environ, "PYTHONHASHSEED": "1"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=PATH.parents[2], env=env)
    assert done.stdout == unpacked()
    assert text(generate(7).rows) != unpacked()


def test_the_words_beside_the_samples_have_the_figures_of_the_truth():
    words = PATH.with_name("SOURCES.md").read_text(encoding="utf-8")
    change, adherence = TRUTH["change"], TRUTH["adherence"]
    for figure in (
        f"{TRUTH['log']['events']:,} events of {TRUTH['log']['customers']:,} customers",
        f"{TRUTH['vanishing']['at_point']:.0%}", f"{TRUTH['vanishing']['elsewhere_before']:.1%} until March",
        f"{TRUTH['vanishing']['elsewhere_after']:.1%} from April", f"{TRUTH['ends'][CONTENT]:,} times `{CONTENT}`",
        f"{change['rate_before']:.0%} are lost", f"{change['rate_after']:.0%} since",
        f"{adherence['reordered']['view_reviews']:.0%} go back", f"{TRUTH['log']['tied_share']:.1%} of the events",
        f"{sum(SPOILED.values())} rows are to be refused",
    ):  # fmt: skip
        assert figure in " ".join(words.split())


def test_it_is_read_whole_and_only_what_was_spoiled_is_refused():
    log = read(PATH)
    try:
        known = log.understood
        assert dict(known.columns) == {name: name for name in COLUMNS}
        assert (log.events, log.customers) == (TRUTH["log"]["events"], TRUTH["log"]["customers"])
        assert known.read == len(rows()) == log.events + sum(SPOILED.values())
        assert {refused.reason: refused.count for refused in known.refused} == TRUTH["log"]["refused"] == SPOILED
        for refused in known.refused:
            planted = [number for number, row in enumerate(rows(), 1) if spoiled(row) == refused.reason]
            assert [number for number, _ in refused.examples] == planted[: len(refused.examples)]
        assert known.notes == ()
    finally:
        log.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_log_and_map_speak_of_the_same_things_but_for_three_steps_nobody_planned(language: str):
    sample = open_sample(language)
    planned = {name for touchpoint in sample.touchpoints for name in touchpoint.event_names}
    recorded = {row["event"] for row in rows()}
    assert planned <= recorded
    assert recorded - planned == set(TRUTH["adherence"]["unplanned"])
    stage_of = {name: stage.name for stage in open_sample("en").stages for touchpoint in open_sample("en").touchpoints
                if touchpoint.stage_id == stage.id for name in touchpoint.event_names}  # fmt: skip
    told_stages = {row["event"]: row["stage"] for row in rows()}
    assert told_stages.pop("ride_synced") == "", "what the app sends by itself belongs to no stage"
    assert {name: stage_of[name] for name in told_stages if name in stage_of} == {
        name: stage for name, stage in told_stages.items() if name in stage_of
    }


def test_after_the_delivery_cost_as_many_fall_silent_as_is_written():
    silent = [each[2] for each in silences() if each[1] == POINT]
    assert share(silent) == pytest.approx(TRUTH["vanishing"]["at_point"], rel=0.03)
    expected = TRUTH["vanishing"]["by_event"]
    for name, (n, chance) in {name: each.values() for name, each in expected.items()}.items():
        silent = [each[2] for each in silences() if each[1] == name]
        assert len(silent) == n
        assert abs(share(silent) - chance) < 3.2 * (chance * (1 - chance) / n) ** 0.5, name
        assert name == POINT or share(silent) < 0.4 * TRUTH["vanishing"]["at_point"]


def test_no_return_takes_longer_than_is_written_so_that_a_longer_silence_is_a_loss():
    own = [[event for event in events if event[2] == "in"] for events in journeys().values()]
    gaps = [(one[1], other[0] - one[0]) for events in own for one, other in pairwise(events)]
    assert max(gap for _, gap in gaps) < HORIZON
    assert max(gap for name, gap in gaps if name == POINT) < timedelta(days=TRUTH["longest_return_days"]["shopping"])
    assert all(name != CONTENT for name, _ in gaps), "who is content is at the end"
    assert Counter(event[1] for events in own for event in events)[CONTENT] == TRUTH["ends"][CONTENT]


@pytest.mark.parametrize(("is_after", "chance"), [(False, "elsewhere_before"), (True, "elsewhere_after")])
def test_from_april_on_more_fall_silent_after_anything_else(is_after: bool, chance: str):
    quiet = [each[2] for each in silences() if (each[0] >= APRIL) == is_after and each[4] < 3 and each[1] not in APART]
    assert share(quiet) == pytest.approx(TRUTH["vanishing"][chance], rel=0.05)


def test_the_losses_of_the_months_are_those_written_and_higher_from_april_on():
    starts = [datetime(2026, month, 1) for month in range(2, 8)]
    for (start, end), written in zip(pairwise(starts), TRUTH["change"]["monthly"], strict=True):
        active = lost = 0
        for events in journeys().values():
            own = [event for event in events if event[2] == "in"]
            known = [event for event in own if event[0] < start]
            if known and known[-1][1] != CONTENT and start - known[-1][0] <= HORIZON:
                active += 1
                lost += own[-1][1] != CONTENT and start <= own[-1][0] < end
        assert (f"{start:%Y-%m}", active, lost) == (written["month"], written["active"], written["lost"])
    rates = {month["month"]: month["rate"] for month in TRUTH["change"]["monthly"]}
    before, after = (
        [rate for month, rate in rates.items() if (month >= TRUTH["change"]["month"]) == is_after]
        for is_after in (False, True)
    )
    assert len(after) == 3
    assert min(before) <= TRUTH["change"]["rate_before"] <= max(before)
    assert min(after) <= TRUTH["change"]["rate_after"] <= max(after)
    assert min(after) > 1.15 * max(before)


def test_the_newsletter_changes_nothing_and_more_than_two_pressing_messages_a_week_do():
    times = TRUTH["pressure"]["times"]
    assert excess(lambda each: each[5] > 0 and each[4] < 3, lambda each: each[5] == 0 and each[4] < 3) == pytest.approx(
        1, abs=0.1
    )
    for least, most, expected in ((1, 2, 1.0), (3, 4, times["3+"]), (5, 99, times["5+"])):
        found = excess(lambda each, least=least, most=most: least <= each[4] <= most, lambda each: each[4] == 0)
        assert found == pytest.approx(expected, rel=0.12), least


def test_by_all_messages_of_the_week_as_many_fall_silent_as_is_written():
    written = TRUTH["pressure"]["by_count_of_all_messages"]
    found = defaultdict(list)
    for each in silences():
        found["5+" if each[3] >= 5 else "3-4" if each[3] >= 3 else str(each[3])].append(each[2])
    for name, (n, chance) in {name: each.values() for name, each in written.items()}.items():
        assert len(found[name]) == n
        assert share(found[name]) == pytest.approx(chance, rel=0.06), name


def test_newsletters_come_every_second_thursday():
    days = {time.date() for events in journeys().values() for time, name, _ in events if is_newsletter(name)}
    assert {(other - one).days for one, other in pairwise(sorted(days))} == {TRUTH["newsletter"]["every_days"]}


def test_replies_come_within_hours_and_some_are_only_talked_at():
    hours = []
    for events in journeys().values():
        last = {}
        for time, name, _ in events:
            asked = {"mail_reply": "thinking_mail_sent", "case_reply": "case_update_sent"}.get(name)
            if asked:
                hours.append((time - last[asked]).total_seconds() / 3600)
            last[name] = time
    assert len(hours) == TRUTH["dialogue"]["replies"]
    assert 0 < min(hours) < max(hours) < 6.5
    assert TRUTH["dialogue"]["customers_with_monologue"] > 1_000


def test_the_log_has_ties_loops_changes_of_channel_and_a_few_who_are_there_every_day():
    at = Counter((customer, event[0]) for customer, events in journeys().items() for event in events)
    tied = sum(count for count in at.values() if count > 1) / TRUTH["log"]["events"]
    assert tied == pytest.approx(TRUTH["log"]["tied_share"], abs=1e-4) == pytest.approx(0.08, abs=0.015)
    channels = defaultdict(set)
    for row in rows():
        channels[row["customer"]].add(row["channel"])
    both = sum({"web", "app"} <= channels[customer] for customer in journeys())
    assert both == TRUTH["channels"]["customers_of_web_and_app"]
    again = Counter()
    for events in journeys().values():
        again.update(name for name, count in Counter(event[1] for event in events).items() if count > 1)
    assert {name: again[name] for name in TRUTH["loops"]} == TRUTH["loops"]
    most = sum(sorted(map(len, journeys().values()))[-TRUTH["heavy"]["customers"] :])
    assert most / TRUTH["log"]["events"] == pytest.approx(TRUTH["heavy"]["share_of_events"], rel=0.05)


def test_people_come_in_the_evening_and_at_the_weekend():
    own = [time for events in journeys().values() for time, _, direction in events if direction == "in"]
    assert sum(time.hour in range(18, 23) for time in own) > 0.4 * len(own)
    assert sum(time.weekday() >= 5 for time in own) > 1.15 * 2 / 7 * len(own)
    assert sum(2 < time.hour < 6 for time in own) < 0.003 * len(own)


def test_what_was_planned_is_skipped_repeated_and_reordered_as_is_written():
    ways = [[name for _, name, direction in events if direction == "in"] for events in journeys().values()]
    buyers = [way for way in ways if "payment_done" in way]
    assert len(buyers) == TRUTH["adherence"]["buyers"]
    for name, written in TRUTH["adherence"]["skipped"].items():
        assert share([name not in way for way in buyers]) == pytest.approx(written, abs=1e-4)
    looked = [way.count("tracking_view") for way in ways if "tracking_view" in way]
    assert share([n > 1 for n in looked]) == pytest.approx(TRUTH["adherence"]["repeated"]["tracking_view"], abs=1e-4)
    after = [way[way.index("add_to_basket") :] for way in ways if "add_to_basket" in way]
    back = share(["view_reviews" in way for way in after])
    assert back == pytest.approx(TRUTH["adherence"]["reordered"]["view_reviews"], abs=1e-4)


def test_groups_are_drawn_apart_and_a_margin_is_part_of_the_value():
    segments = {row["customer"]: row["segment"] for row in rows() if row["customer"]}
    assert all(segments[row["customer"]] == row["segment"] for row in rows() if row["customer"])
    for name, share_of in TRUTH["segments"]["shares"].items():
        assert share([each == name for each in segments.values()]) == pytest.approx(share_of, abs=0.02)
    for row in rows():
        per_cent = TRUTH["margin"]["per_cent_of_value"].get(row["event"])
        assert bool(row["margin"]) == bool(row["value"]) == (per_cent is not None)
        if per_cent:
            assert float(row["margin"]) == pytest.approx(float(row["value"]) * per_cent / 100)

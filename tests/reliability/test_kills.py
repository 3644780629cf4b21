"""A writer that is killed in the middle of its work loses nothing that it was told is saved."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from journey.store import Store
from tests.store.bikes import bike, setting

ROOT = Path(__file__).parent.parent.parent
LONG = bool(os.environ.get("ITINERARIO_LONG"))
KILLS = 100 if LONG else 5
PROGRAMS = 8 if LONG else 3
EDITS_EACH = 100 if LONG else 20


def writer(url: str, name: str, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.reliability.writer", url, name, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def killed_after(process: "subprocess.Popen[str]", lines: int) -> list[int]:
    """The numbers that the program said before it was killed, some of them after the blow was dealt."""
    assert process.stdout is not None
    heard = [int(process.stdout.readline()) for _ in range(lines)]
    process.kill()
    heard += [int(line) for line in process.stdout if line.endswith("\n")]
    process.wait(timeout=30)
    return heard


def test_nothing_acknowledged_is_lost_when_the_writer_is_killed(database_url):
    store = Store(database_url)
    store.create(bike(), "ada")
    for kill in range(KILLS):
        heard = killed_after(writer(database_url, f"writer-{kill}", 10_000), lines=3 + kill * 7 % 20)
        journey_map, head = store.load("bike")
        kept = {comment.id for comment in journey_map.comments}
        assert {f"writer-{kill}-{number}" for number in heard} <= kept
        assert store.at("bike", head) == journey_map
        assert store.commit("bike", setting("pay", title=f"After kill {kill}"), "ada").seq == store.head("bike")
    store.close()
    if database_url.startswith("sqlite"):
        with sqlite3.connect(database_url.removeprefix("sqlite:///")) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_several_programs_on_one_database_lose_nothing(database_url):
    store = Store(database_url)
    store.create(bike(), "ada")
    programs = [writer(database_url, f"program-{number}", EDITS_EACH) for number in range(PROGRAMS)]
    for program in programs:
        said, _ = program.communicate(timeout=300)
        assert said.split() == [str(number) for number in range(EDITS_EACH)]
    journey_map, head = store.load("bike")
    assert head == PROGRAMS * EDITS_EACH
    assert len(journey_map.comments) == head
    store.close()


def test_what_was_sent_again_after_a_kill_is_there_once(database_url):
    store = Store(database_url)
    store.create(bike(), "ada")
    heard = killed_after(writer(database_url, "writer", 10_000), lines=5)
    again = writer(database_url, "writer", len(heard) + 5)
    said, _ = again.communicate(timeout=300)
    assert len(said.split()) == len(heard) + 5
    kept = [comment.id for comment in store.load("bike")[0].comments]
    assert len(kept) == len(set(kept)) == store.head("bike")
    store.close()

"""A long reading goes on beside the page, and stops when it is told to."""

from threading import Event

from journey.errors import JourneyError
from journey.events.log import EventLog
from journey.events.watch import Watch
from journey.ui.evidence import job
from journey.ui.evidence.job import Job


def test_a_reading_that_takes_long_is_not_waited_for_and_can_be_stopped(monkeypatch) -> None:
    monkeypatch.setattr(job, "AT_ONCE_SECONDS", 0)

    def reads(watch: Watch) -> EventLog:
        while not watch.is_stopped:
            Event().wait(0.01)
        raise JourneyError("log_stopped", "log.csv")

    long = Job(reads)
    assert (long.is_done, long.log, long.problem) == (False, None, None)
    assert long.watch.share() == 0
    long.give_up()
    assert long.is_done
    assert long.problem is not None
    assert long.problem.code == "log_stopped"


def test_what_nobody_foresaw_is_told_and_not_lost() -> None:
    def fails(watch: Watch) -> EventLog:
        raise ZeroDivisionError("by nought")

    broken = Job(fails)
    assert broken.is_done
    assert broken.problem is not None
    assert "ZeroDivisionError: by nought" in broken.problem.message()

"""The backup on the Settings page: a file, or the reason why there is none."""

import pytest

from journey.errors import JourneyError
from journey.formats import backup
from journey.store.store import Store
from journey.ui.settings import backup as page
from journey.ui.settings.backup import Outcomes, made, outcome


def test_the_file_is_made_and_there_is_nothing_to_say(kept: Store) -> None:
    outcomes = Outcomes()
    assert backup.read(made(kept, outcomes)).maps == ()
    assert outcome(outcomes) is None


def test_why_it_could_not_be_made_reaches_the_page(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "LARGEST_BACKUP", 10)
    outcomes = Outcomes()
    with pytest.raises(JourneyError):
        made(kept, outcomes)
    problem = outcome(outcomes)
    assert problem is not None and problem.code == "too_much_for_a_backup"


def test_nobody_waits_for_ever_for_a_file_that_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "PATIENCE_SECONDS", 0.01)
    assert outcome(Outcomes()) is None

"""What an edit did reads well with a name and without one."""

import pytest

from journey.i18n import LANGUAGES, words
from journey.ui.session import Session
from journey.ui.step_names import step_name

NUMBERED = "edits.restore"  # its subject is the number of a state
EDITS = sorted(key for key in words("en").keys() - {NUMBERED} if key.startswith("edits."))
LABELS = [key.removeprefix("edits.") for key in EDITS]


def spoken(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setattr(Session, "language", language)


def test_a_name_stands_in_quotes(monkeypatch: pytest.MonkeyPatch) -> None:
    spoken(monkeypatch, "en")
    assert step_name("change.touchpoints", "Pays") == "Change touchpoint “Pays”"


def test_a_change_of_the_header_says_which_field(monkeypatch: pytest.MonkeyPatch) -> None:
    spoken(monkeypatch, "en")
    assert step_name("change.map_headline", "Bikes") == "Change the headline of the map “Bikes”"
    assert step_name("change.map_language", "Bikes") == step_name("change.map", "Bikes") == "Change the map “Bikes”"


@pytest.mark.parametrize(
    ("language", "undone"),
    [("en", "Undone · Move touchpoint “Pays”"), ("it", "Annullato · Spostamento: punto di contatto «Pays»")],
)
def test_an_undo_names_what_was_done(monkeypatch: pytest.MonkeyPatch, language: str, undone: str) -> None:
    spoken(monkeypatch, language)
    assert step_name("undo", "Pays", "move.touchpoints") == undone


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("label", [*LABELS, "of a newer program"])
def test_without_a_name_there_are_no_empty_quotes(monkeypatch: pytest.MonkeyPatch, label: str, language: str) -> None:
    spoken(monkeypatch, language)
    name = step_name(label, "")
    assert name and name == name.strip()
    assert not set("“”«»") & set(name)

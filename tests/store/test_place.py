"""Where the maps are kept when nobody says anything, and who may read the file."""

import stat
from pathlib import Path

from journey.store import Store, engine
from tests.store.bikes import bike


def test_the_default_is_a_file_in_a_folder_that_is_made(tmp_path, monkeypatch):
    monkeypatch.delenv("ITINERARIO_DATABASE_URL", raising=False)
    file = tmp_path / "data with spaces, # and %20" / "local" / "itinerario.db"
    monkeypatch.setattr(engine, "DEFAULT_FILE", file)
    store = Store()
    store.create(bike(), "ada")
    store.close()
    assert file.is_file()


def test_the_default_is_under_the_project_wherever_it_is_started_from():
    project = Path(__file__).resolve().parents[2]
    assert engine.DEFAULT_FILE.relative_to(project) == Path("data/local/itinerario.db")


def test_the_environment_names_another_database(sqlite_url, monkeypatch):
    monkeypatch.setenv("ITINERARIO_DATABASE_URL", sqlite_url)
    first = Store()
    first.create(bike(), "ada")
    second = Store(sqlite_url)
    assert [line.id for line in second.maps()] == ["bike"]
    first.close()
    second.close()


def test_a_relative_file_stays_the_same_when_the_program_moves_on(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    store = Store("sqlite:///maps.db")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    store.create(bike(), "ada")
    store.close()
    assert [path.name for path in tmp_path.glob("**/*.db")] == ["maps.db"]


def test_the_file_is_for_its_owner_alone(sqlite_url):
    store = Store(sqlite_url)
    store.create(bike(), "ada")
    for file in Path(sqlite_url.removeprefix("sqlite:///")).parent.glob("itinerario.db*"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    store.close()

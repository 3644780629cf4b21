"""Schema versions: every older one is brought up to date, a newer one is refused kindly."""

import pytest

from journey.errors import JourneyError
from journey.model import SCHEMA_VERSION, from_document, to_document
from journey.model import migrate as migrating
from journey.model.migrate import MIGRATIONS, current
from tests.model.documents import frozen


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_the_frozen_document_of_every_version_is_read(version: int):
    document = frozen(version)
    assert document["schema_version"] == version
    read = from_document(document)
    assert from_document(to_document(read)) == read


def test_the_frozen_document_of_the_current_version_is_complete_and_comes_back_exactly():
    document = frozen(SCHEMA_VERSION)
    assert to_document(from_document(document)) == document
    assert all(document[name] for name, value in document.items() if isinstance(value, list))


def test_there_is_a_migration_from_every_past_version():
    assert set(MIGRATIONS) == set(range(1, SCHEMA_VERSION))


def test_a_newer_version_is_refused_and_says_what_to_do():
    with pytest.raises(JourneyError) as refused:
        from_document({"schema_version": SCHEMA_VERSION + 1, "id": "m"}, "future.journey.json")
    assert refused.value.code == "newer_schema"
    assert "Update Itinerario" in refused.value.message()
    assert "Aggiornate" in refused.value.message("it")


def test_an_older_document_is_brought_up_step_by_step(monkeypatch: pytest.MonkeyPatch):
    def title_came(document):
        return {"title" if field == "name" else field: value for field, value in document.items()}

    def title_grew(document):
        return {**document, "title": document["title"] + "!"}

    monkeypatch.setattr(migrating, "SCHEMA_VERSION", 3)
    monkeypatch.setattr(migrating, "MIGRATIONS", {1: title_came, 2: title_grew})
    new = {"schema_version": 3, "id": "m", "title": "Bikes!"}
    assert current({"schema_version": 1, "id": "m", "name": "Bikes"}) == new
    assert current({"schema_version": 2, "id": "m", "title": "Bikes"}) == new
    assert current(new) == new


@pytest.mark.parametrize("version", [None, 0, -1, "1", 1.0, True, [1]])
def test_a_document_without_a_sensible_version_is_no_map(version: object):
    with pytest.raises(JourneyError) as refused:
        from_document({"schema_version": version, "id": "m"})
    assert refused.value.code == "not_a_map"


def test_more_records_than_any_map_holds_are_refused_before_they_are_read():
    with pytest.raises(JourneyError) as refused:
        from_document({"schema_version": 1, "id": "m", "notes": [{}] * 50_001})
    assert refused.value.code == "too_many_records"

"""A store of its own, and a room on a copy of the sample map."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from journey.formats.library import open_sample
from journey.model import fresh_copy
from journey.store import Store
from journey.store.room_rows import Room


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    held = Store(f"sqlite:///{tmp_path / 'maps.db'}")
    yield held
    held.close()


@pytest.fixture
def room(store: Store) -> Room:
    return store.open_room(store.create(fresh_copy(open_sample("it")), "host"), "host")

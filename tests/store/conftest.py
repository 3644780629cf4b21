"""A store on each database, and a small map to work on."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from journey.store import Store
from tests.store.bikes import bike


@pytest.fixture
def open_store(database_url: str) -> Iterator[Callable[[], Store]]:
    """Opens the test's database, as often as wanted: a second tab, another server, the same one after a restart."""
    opened: list[Store] = []
    minutes = count()

    def clock() -> datetime:
        return datetime(2026, 3, 12, 9, 0, tzinfo=UTC) + timedelta(minutes=next(minutes))

    def open_it() -> Store:
        opened.append(Store(database_url, clock))
        return opened[-1]

    yield open_it
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[[], Store]) -> Store:
    """A store with the map ``bike`` in it."""
    opened = open_store()
    opened.create(bike(), "ada")
    return opened

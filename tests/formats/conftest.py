"""The sample and its deck, made once."""

import pytest

from journey.formats.library import open_sample
from journey.model import Map
from tests.formats import decks


@pytest.fixture(scope="session")
def sample() -> Map:
    return open_sample("en")


@pytest.fixture(scope="session")
def data(sample: Map) -> bytes:
    return decks.write(sample)


@pytest.fixture(scope="session")
def deck(data: bytes):
    return decks.opened(data)

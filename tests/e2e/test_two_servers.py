"""Two whole server processes on one PostgreSQL: what is done at one is seen at the other, also after a cut."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from journey.formats.library import open_sample
from journey.model import fresh_copy
from journey.store.store import Store
from tests.e2e.boarding import card
from tests.e2e.conftest import DESK, Browsers
from tests.e2e.defining import saved
from tests.e2e.test_together import rename
from tests.server import running
from tests.store.cutting import cut


@pytest.fixture
def boards(browsers: Browsers, postgres_url: str) -> Iterator[list[Page]]:
    """The same map on the boards of two servers."""
    store = Store(postgres_url)
    map_id = store.create(fresh_copy(open_sample("en")), "host")
    with running(postgres_url) as one, running(postgres_url) as other:
        pages = []
        for server in (one, other):
            pages.append(browsers.lend(viewport=DESK, locale="en-GB").new_page())
            pages[-1].goto(f"{server.url}/board?map={map_id}")
            expect(card(pages[-1], "A friend’s photo")).to_be_visible()
        yield pages
        browsers.take_back()
    store.close()


def test_an_edit_at_one_server_is_seen_at_the_other(boards: list[Page], postgres_url: str) -> None:
    one, other = boards
    rename(one, "A friend’s photo", "From the one")
    expect(card(other, "From the one")).to_be_visible()
    rename(other, "From the one", "From the other")
    expect(card(one, "From the other")).to_be_visible()
    assert cut(postgres_url) == 2
    rename(one, "From the other", "While the bell was cut")
    expect(card(other, "While the bell was cut")).to_be_visible()
    rename(other, "While the bell was cut", "And back")
    expect(card(one, "And back")).to_be_visible()
    for page in boards:
        saved(page)

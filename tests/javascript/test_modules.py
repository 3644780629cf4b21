"""The modules of the browser that need no page, tested in the browser itself: each file of tests in a worker."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

ROOT = Path(__file__).parents[2]
HERE = "https://modules.test"
TESTS = sorted(path.name for path in Path(__file__).parent.glob("*.test.mjs"))
RUN = """name => new Promise(done => {
  const worker = new Worker('/tests/javascript/run.mjs', { type: 'module', name });
  worker.onmessage = ({ data }) => done(data);
  worker.onerror = (error) => done({ names: [], failed: [error.message ?? 'the worker does not start'] });
})"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page of a site that has the files of this folder and of ``static``, and nothing else."""
    context = browser.new_context()
    context.route("**/*", _serve)
    found = context.new_page()
    found.goto(HERE)
    yield found
    context.close()


def _serve(route: Route) -> None:
    path = ROOT / urlsplit(route.request.url).path.lstrip("/")
    if path.suffix in (".js", ".mjs") and path.is_file():
        route.fulfill(body=path.read_text(encoding="utf-8"), content_type="text/javascript")
    elif path == ROOT:
        route.fulfill(body="<!doctype html><title>modules</title>", content_type="text/html")
    else:
        route.fulfill(status=404)


@pytest.mark.parametrize("name", TESTS)
def test_modules_without_a_page(page: Page, name: str) -> None:
    came = page.evaluate(RUN, name)
    assert came["failed"] == [], "\n\n".join(came["failed"])
    source = (Path(__file__).parent / name).read_text(encoding="utf-8")
    assert len(came["names"]) == source.count("\ntest(") > 0

"""Eight people edit one map at once, without waiting for each other: every board comes to show what the store holds."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from journey.model import Map
from journey.model.changes import feeling_of
from journey.store.store import Store
from tests.e2e.conftest import DESK, READY, Browsers
from tests.e2e.defining import saved

PEOPLE, BROWSERS = 8, 2
BOARD = """() => {
  const roots = [...document.querySelectorAll('*')].map((node) => node.shadowRoot);
  const root = roots.find((each) => each?.querySelector('.board'));
  const titles = (cell) => [...cell.querySelectorAll('.card:not(.coming) .title')].map((each) => each.textContent);
  const points = [...root.querySelectorAll('.point')].map((point) => [point.dataset.place, +point.ariaValueNow]);
  return {
    cards: [...root.querySelectorAll('.lane.touchpoints ul.cell')].map(titles),
    felt: points.sort(([one], [other]) => (one < other ? -1 : 1)),
    waiting: root.querySelectorAll('.unsaved, .coming').length,
  };
}"""
SHOWS = f"(wanted) => JSON.stringify(({BOARD})()) === JSON.stringify(wanted)"


@pytest.fixture
def pages(browsers: Browsers, app_url: str, sample_id: str) -> Iterator[list[Page]]:
    """The board of one map in eight pages of two browsers."""
    errors: list[str] = []
    contexts = [browsers.lend(viewport=DESK, locale="en-GB") for _ in range(BROWSERS)]
    opened = [contexts[number % BROWSERS].new_page() for number in range(PEOPLE)]
    for page in opened:
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{app_url}/board?map={sample_id}", wait_until="commit")
    for page in opened:
        page.wait_for_selector(READY)
        expect(page.locator(".lane.touchpoints .card").first).to_be_visible()
    yield opened
    browsers.take_back()
    assert not errors, errors


def test_eight_people_at_once(pages: list[Page], store: Store, sample_id: str) -> None:
    before = store.load(sample_id)[0]
    persona = before.personas[0].id
    felt = [feeling.touchpoint_id for feeling in before.feelings if feeling.persona_id == persona]
    path = [card for _, cell in before.path[:-1] for card in cell if card.id in felt]
    own = path[:: len(path) // PEOPLE][:PEOPLE]  # a card for everybody, over all the stages
    everybody = list(enumerate(pages))
    for turn in (0, 1):
        writers = [(number, page) for number, page in everybody if number % 2 == turn]
        others = [(number, page) for number, page in everybody if number % 2 != turn]
        for number, page in writers:
            _face(page, own[number].id).evaluate("node => node.focus()")
            page.keyboard.press("Enter")
            page.keyboard.press("Control+a")
        typed = [f"Written by {number}" for number in range(PEOPLE)]
        deeds: Any = (_adds, _moves, _feels)
        for at in range(len(typed[0])):  # a letter each in turn, while the others do all they do
            for number, page in writers:
                page.keyboard.type(typed[number][at])
            if at % 4 == 1 and at // 4 < len(deeds):
                for number, page in others:
                    deeds[at // 4](page, number, own[number].id)
        for number, page in writers:
            field = page.locator(f".card[data-id='{own[number].id}'] textarea")
            expect(field).to_be_focused()
            expect(field).to_have_value(typed[number])
            page.keyboard.press("Enter")
    for page in pages:
        saved(page)

    after, head = store.load(sample_id)
    wanted = _shown(after, persona)
    for page in pages:
        page.wait_for_function(SHOWS, arg=wanted)
    titles = [card.title for card in after.touchpoints]
    for number in range(PEOPLE):
        assert titles.count(f"Written by {number}") == titles.count(f"Added by {number}") == 1
        assert after.touchpoint(own[number].id).stage_id != own[number].stage_id
        was = feeling_of(before, persona, own[number].id).valence
        assert feeling_of(after, persona, own[number].id).valence > was
    history = store.history(sample_id, limit=1000)[:-1]
    assert [entry.seq for entry in reversed(history)] == list(range(1, head + 1))
    assert Counter(entry.label for entry in history) == {
        "add.touchpoints": PEOPLE, "change.touchpoints": PEOPLE, "move.touchpoints": PEOPLE, "change.feelings": PEOPLE,
    }  # fmt: skip


def _face(page: Page, card_id: str) -> Any:
    return page.locator(f".card[data-id='{card_id}'] .face")


def _adds(page: Page, number: int, card_id: str) -> None:
    _face(page, card_id).evaluate("node => node.focus()")
    page.keyboard.press("n")
    page.keyboard.type(f"Added by {number}")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")


def _moves(page: Page, number: int, card_id: str) -> None:
    _face(page, card_id).evaluate("node => node.focus()")
    page.keyboard.press("Alt+ArrowRight")


def _feels(page: Page, number: int, card_id: str) -> None:
    page.locator(f".point[data-place='{card_id}']").evaluate("node => node.focus()")
    page.keyboard.press("ArrowUp")


def _shown(journey_map: Map, persona: str) -> dict[str, Any]:
    """What a board with nothing waiting shows of a map."""
    cards = [[card.title for card in cell] for _, cell in journey_map.path]
    places = [card.id for _, cell in journey_map.path for card in cell]
    felt = {place: feeling_of(journey_map, persona, place) for place in places}
    return {
        "cards": cards,
        "felt": [[place, feeling.valence if feeling else 0] for place, feeling in sorted(felt.items())],
        "waiting": 0,
    }

"""What tests of the board have in common with the person they play: where things are, and how one takes them."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from journey.store.store import Store

OpenPage = Callable[..., Page]
CARD = ".lane.touchpoints .card:not(.coming)"


def board(open_page: OpenPage, map_id: str, **more: object) -> Page:
    page = open_page(f"/board?map={map_id}", **more)
    expect(page.locator(CARD).first).to_be_visible()
    return page


def card(page: Page, words_on_it: str) -> Locator:
    return page.locator(CARD).filter(has_text=words_on_it)


def cell(page: Page, stage: int) -> Locator:
    return page.locator(".lane.touchpoints ul.cell").nth(stage)


def focus(page: Page, words_on_it: str) -> None:
    card(page, words_on_it).locator(".face").evaluate("node => node.focus()")


def titles(page: Page, stage: int) -> list[str]:
    return cell(page, stage).locator(".card .title").all_inner_texts()


def kept(store: Store, map_id: str, stage: int) -> list[str]:
    journey_map = store.load(map_id)[0]
    return [touchpoint.title for touchpoint in journey_map.path[stage][1]]


def heard(page: Page) -> Locator:
    return page.locator(".board > .heard")


def drag(page: Page, thing: Locator, x: float, y: float) -> None:
    box = thing.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 30, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 50, box["y"] + box["height"] / 2 + 12, steps=3)
    page.mouse.move(x, y, steps=8)

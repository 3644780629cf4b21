"""Nothing that somebody typed on the Define page is ever lost, and the corner tells the truth about it."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from journey.i18n import words
from journey.model import Map
from journey.store.store import Store
from journey.ui.shell import TABS
from tests.e2e.conftest import DESK
from tests.e2e.defining import SAVED, OpenPage, corner, define, go, saved, title
from tests.server import free_port, running


def test_what_is_typed_survives_another_step_another_page_and_a_reload(open_page: OpenPage, sample_id: str) -> None:
    page = define(open_page, sample_id, "stages")
    title(page, 0).fill("For another step")
    go(page, "Channels")
    go(page, "Stages")
    expect(title(page, 0)).to_have_value("For another step")

    title(page, 0).fill("For another page")
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.locator("[data-pick=card]")).to_have_count(30)
    page.get_by_role("link", name="Define").click()
    expect(title(page, 0)).to_have_value("For another page")

    title(page, 0).fill("For a reload")
    page.get_by_role("textbox", name="Name of the next stage").fill("Half a thought")
    page.reload()
    expect(title(page, 0)).to_have_value("For a reload")
    saved(page)
    expect(page.get_by_role("textbox", name="Name of the next stage")).to_have_value("Half a thought")
    page.go_back()
    page.go_forward()
    expect(title(page, 0)).to_have_value("For a reload")


def test_an_edit_made_while_the_server_is_away_is_kept_when_it_is_back(browser: Browser, tmp_path: Path) -> None:
    url, port = f"sqlite:///{tmp_path}/maps.db", free_port()
    context = browser.new_context(viewport=DESK, locale="en-GB")
    page = context.new_page()
    with running(url, port) as server:
        page.goto(f"{server.url}/define?step=channels")  # the very first page that this server shows
        expect(page.get_by_test_id("stTopNavLink")).to_have_count(len(TABS))
        expect(title(page, 0)).to_have_value("Web search")
    title(page, 0).fill("Search engine")
    page.get_by_role("textbox", name="Name of a channel").fill("Trade fair")
    page.keyboard.press("Enter")
    expect(corner(page)).to_have_text(words("en")("app.offline"))
    with running(url, port):
        expect(title(page, 8)).to_have_value("Trade fair", timeout=40_000)
        page.wait_for_function(SAVED, timeout=40_000)
        expect(corner(page)).to_have_text(words("en")("app.all_saved"))
        kept = Store(url)
        held: Map = kept.load(kept.maps()[0].id)[0]
        kept.close()
        assert [held.channels[0].name, held.channels[-1].name] == ["Search engine", "Trade fair"]
    context.close()


def test_a_second_window_sees_what_the_first_one_did(open_page: OpenPage, sample_id: str) -> None:
    one, other = (define(open_page, sample_id, "channels") for _ in range(2))
    title(one, 0).fill("Seen twice")
    title(one, 0).press("Enter")
    saved(one)
    title(other, 1).fill("From the other")
    title(other, 1).press("Enter")
    expect(title(other, 0)).to_have_value("Seen twice")
    one.reload()
    expect(title(one, 1)).to_have_value("From the other")


def test_the_corner_says_what_is_not_saved_yet(open_page: OpenPage, sample_id: str) -> None:
    page = define(open_page, sample_id, "channels", locale="it-IT")
    t = words("it")
    expect(corner(page)).to_have_text(t("app.all_saved"))
    width = page.locator(".st-key-saved").bounding_box()
    title(page, 0).press_sequentially("!")
    expect(page.locator(".st-key-saved .line.on")).to_have_text(t("app.unsaved"))
    title(page, 0).press("Enter")
    expect(corner(page)).to_have_text(t("app.saving"))
    expect(corner(page)).to_have_text(t("app.all_saved"))
    assert page.locator(".st-key-saved").bounding_box() == width

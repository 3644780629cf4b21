"""Links as people meet them: made, used, taken back, over with their map; and what they lead to and what not."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from journey.formats.library import open_sample
from journey.i18n import words
from journey.model import fresh_copy
from journey.store import Role, Store
from tests.e2e.boarding import CARD, board, cell, focus
from tests.e2e.conftest import DESK, READY, Browsers
from tests.e2e.sharing import OpenPage, arrive, closed, sharing
from tests.e2e.test_accessibility import serious_faults
from tests.e2e.test_together import rename
from tests.server import running

PHOTO = "A friend’s photo"
t = words("en")


def test_a_link_is_made_copied_used_and_taken_back(
    open_page: OpenPage, store: Store, sample_id: str, app_url: str
) -> None:
    owner = board(open_page, sample_id)
    with sharing(owner) as dialog:
        dialog.get_by_text(t("sharing.give.editor"), exact=True).first.click()
        expect(dialog.get_by_role("radio", name=t("sharing.give.editor"))).to_be_checked()
        dialog.locator(".st-key-share_label input").fill("For the client’s team")
        dialog.locator(".st-key-share_label input").press("Tab")
        dialog.locator(".st-key-share_make button").click()
        made = dialog.locator(".new-link input").input_value()
        assert made.startswith(f"{app_url}/board?")
        assert serious_faults(owner) == []
        guest = arrive(open_page, made.removeprefix(app_url))
        focus(guest, PHOTO)
        guest.keyboard.press("Enter")
        guest.keyboard.press("Control+a")
        guest.keyboard.type("Words that were never sent")
        expect(cell(guest, 0).locator("textarea")).to_have_value("Words that were never sent")
        expect(dialog.locator("[class*=st-key-grant_words_]")).to_contain_text(["For the client’s team"])
        dialog.locator("[class*=st-key-grant_back_]").first.locator("button:visible").click()
        expect(dialog).to_contain_text(t("sharing.sure"))
        dialog.get_by_role("button", name=t("sharing.end_it")).click()
        closed(guest)  # at once: nobody reloads it
        expect(guest.locator(".unsent")).to_contain_text("Words that were never sent")
        expect(dialog.locator("[class*=st-key-grant_words_]")).to_have_count(0)
    assert [(grant.role, grant.label, grant.state) for grant in store.grants(sample_id)] == [
        ("editor", "For the client’s team", "taken_back")
    ]
    guest.reload()
    closed(guest)


def test_a_link_to_look_leads_to_the_picture(open_page: OpenPage, sample_id: str, app_url: str) -> None:
    owner = board(open_page, sample_id)
    with sharing(owner) as dialog:
        dialog.locator(".st-key-share_make button").click()
        made = dialog.locator(".new-link input").input_value()
    guest = open_page(made.removeprefix(app_url))
    expect(guest.locator(".iv-sheet svg").first).to_be_visible()
    expect(guest.locator('[data-testid="stTopNavLink"][aria-current="page"]')).to_have_text(t("app.pages.map"))
    expect(guest.get_by_text(t("app.all_saved"))).to_have_count(0)


def test_a_link_taken_back_closes_the_map_page_too(open_page: OpenPage, store: Store, sample_id: str) -> None:
    guest = open_page(f"/?map={sample_id}&key={store.share(sample_id, 'viewer', 'host')}")
    expect(guest.locator(".iv-sheet svg").first).to_be_visible()
    owner = board(open_page, sample_id)
    with sharing(owner) as dialog:
        dialog.locator("[class*=st-key-grant_back_]").first.locator("button:visible").click()
        dialog.locator("[class*=st-key-grant_sure_] button:visible").click()
        closed(guest)


def test_a_page_that_did_not_hear_is_closed_at_its_next_step_with_its_words(
    open_page: OpenPage, store: Store, sample_id: str, link: Callable[[Role], str]
) -> None:
    guest = arrive(open_page, link("editor"))
    store.unshare(sample_id)  # by another program, which rings in no room of this one
    rename(guest, PHOTO, "Written after the end")
    closed(guest)
    expect(guest.locator(".unsent")).to_contain_text("Written after the end")
    assert store.load(sample_id)[1] == 0


def test_links_of_the_menu_open_the_same_map_by_the_same_link_in_another_tab(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    store.create(fresh_copy(open_sample("en")), "host")  # changed last: what a page without a map would show
    key = store.share(sample_id, "editor", "host")
    page = arrive(open_page, f"/board?map={sample_id}&key={key}&lang=it")
    it = words("it")
    links = {
        name: page.locator('[data-testid="stTopNavLink"]').filter(has_text=it(f"app.pages.{name}")).first
        for name in ("map", "define", "board")
    }
    links["settings"] = page.locator('[data-testid="stPageLink-NavLink"]').first
    for name, way in links.items():
        with page.context.expect_page() as opened:
            way.click(button="middle")
        tab = opened.value
        tab.wait_for_url(lambda url: "map=" in url)
        said = parse_qs(urlsplit(tab.url).query)
        assert (said["map"], said["key"], said["lang"]) == ([sample_id], [key], ["it"]), name
        tab.wait_for_selector(READY)
        expect(tab.locator(".st-key-empty")).to_have_count(0)
        tab.close()
    links["map"].click()  # a plain click stays in this tab
    page.wait_for_url(lambda url: urlsplit(url).path == "/" and f"key={key}" in url)
    expect(page.locator(".iv-sheet svg").first).to_be_visible()


@pytest.mark.parametrize("key", ["unknown", "over", "of another map"])
def test_a_key_that_opens_nothing_opens_one_calm_page(
    open_page: OpenPage, store: Store, sample_id: str, key: str
) -> None:
    other = store.create(fresh_copy(open_sample("en")), "host")
    given = {
        "unknown": lambda: "unknown",
        "over": lambda: store.share(sample_id, "viewer", "host", until=datetime(2020, 1, 1, tzinfo=UTC)),
        "of another map": lambda: store.share(other, "editor", "host"),
    }[key]()
    for path in ("/board", "/", "/define", "/export", "/settings", "/maps"):
        closed(open_page(f"{path}?map={sample_id}&key={given}"))


def test_a_link_leads_to_no_page_about_other_maps(open_page: OpenPage, store: Store, sample_id: str) -> None:
    key = store.share(sample_id, "viewer", "host")
    for path in ("/maps", "/define"):
        page = open_page(f"{path}?map={sample_id}&key={key}")
        page.wait_for_url(lambda url: urlsplit(url).path == "/" and parse_qs(urlsplit(url).query)["key"] == [key])
        expect(page.locator(".iv-sheet svg").first).to_be_visible()
    page = open_page(f"/settings?map={sample_id}&key={key}")
    expect(page.locator(".st-key-section_language")).to_be_visible()
    expect(page.locator(".st-key-section_me")).to_have_count(0)
    expect(page.get_by_text(t("settings.erase.title"))).to_have_count(0)
    expect(page.get_by_text(t("settings.backup.title"))).to_have_count(0)


@pytest.mark.parametrize("erased", [False, True], ids=["deleted", "erased"])
def test_when_a_map_goes_every_open_page_says_so_at_once(browsers: Browsers, postgres_url: str, erased: bool) -> None:
    """Done by another process: on one PostgreSQL they hear of each other."""
    store = Store(postgres_url)
    map_id = store.create(fresh_copy(open_sample("en")), "host")
    by_link = f"board?map={map_id}&key={store.share(map_id, 'editor', 'host')}"
    with running(postgres_url) as server:
        pages = {}
        for path in (by_link, f"board?map={map_id}", f"?map={map_id}"):
            pages[path] = browsers.lend(viewport=DESK, locale="en-GB").new_page()
            pages[path].goto(f"{server.url}/{path}")
            expect(pages[path].locator(f"{CARD}, .iv-sheet svg").first).to_be_visible()
        focus(pages[by_link], PHOTO)
        pages[by_link].keyboard.press("Enter")
        pages[by_link].keyboard.type("Not sent yet")
        if erased:
            store.erase_everything()
        else:
            store.delete(map_id, "host")
        for path, page in pages.items():
            if path == by_link:
                closed(page)
                expect(page.locator(".unsent")).to_contain_text("Not sent yet")
            else:
                expect(page.locator(".st-key-empty")).to_contain_text(t("map_page.empty.gone"))
        browsers.take_back()
    store.close()


def test_who_erases_everything_closes_the_pages_of_all_others(browsers: Browsers, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'maps.db'}"
    store = Store(database)
    map_id = store.create(fresh_copy(open_sample("en")), "host")
    key = store.share(map_id, "viewer", "host")
    with running(database) as server:
        guest, owner = (browsers.lend(viewport=DESK, locale="en-GB").new_page() for _ in range(2))
        guest.goto(f"{server.url}/board?map={map_id}&key={key}")
        expect(guest.locator(CARD).first).to_be_visible()
        owner.goto(f"{server.url}/settings")
        owner.locator(".st-key-open_erase button").click()
        owner.locator(".st-key-erase_word input").fill(t("settings.erase.word"))
        owner.locator(".st-key-erase_word input").press("Enter")
        owner.locator(".st-key-erase button").click()
        closed(guest)
        expect(owner.get_by_text(t("settings.erase.done"))).to_be_visible()
        browsers.take_back()
    store.close()

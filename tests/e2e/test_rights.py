"""Links with a role, the lock, and the owner's key, as people meet them: nobody sees or does more than they may."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from journey.formats.library import open_sample
from journey.i18n import words
from journey.model import fresh_copy
from journey.store import Role, Store
from tests.e2e.boarding import CARD, board, card, cell, focus, kept, titles
from tests.e2e.conftest import DESK, READY, Browsers
from tests.e2e.defining import PASTE, saved
from tests.e2e.test_accessibility import serious_faults
from tests.e2e.test_together import rename
from tests.server import running

OpenPage = Callable[..., Page]
PHOTO = "A friend’s photo"
t = words("en")


@pytest.fixture
def link(store: Store, sample_id: str) -> Callable[[Role], str]:
    """The address of the sample's board by a new link with a role."""
    return lambda role: f"/board?map={sample_id}&key={store.share(sample_id, role, 'host')}"


def arrive(open_page: OpenPage, address: str, **more: object) -> Page:
    page = open_page(address, **more)
    expect(page.locator(CARD).first).to_be_visible()
    return page


def chip(page: Page) -> Locator:
    return page.locator(".st-key-access_chip")


def closed(page: Page, code: str = "link_over") -> None:
    """The page says why nothing is seen here, and shows nothing of any map."""
    expect(page.locator(".st-key-empty")).to_contain_text(t(f"errors.{code}.what"))
    expect(page.locator(CARD)).to_have_count(0)
    expect(page.locator('[data-testid="stTopNavLink"]')).to_have_count(0)


@contextmanager
def sharing(page: Page) -> Iterator[Locator]:
    """The Share dialog, for as long as it is open."""
    page.locator(".st-key-share button").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".st-key-share_lock")).to_be_visible()
    yield dialog
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_a_viewers_link_shows_the_map_and_nothing_to_change_it_with(
    open_page: OpenPage, store: Store, sample_id: str, link: Callable[[Role], str]
) -> None:
    page = arrive(open_page, link("viewer"))
    expect(chip(page)).to_contain_text(t("sharing.may_look"))
    assert page.locator('[data-testid="stTopNavLink"]').all_inner_texts() == [
        t(f"app.pages.{name}") for name in ("board", "map", "export")
    ]
    expect(page.locator(".st-key-share, .st-key-past_button")).to_have_count(0)
    expect(page.get_by_text(t("app.all_saved"))).to_have_count(0)
    before = titles(page, 0)
    focus(page, PHOTO)
    for nothing in (".adder", ".dots", ".tie"):
        assert not any(each.is_visible() for each in page.locator(nothing).all()), nothing
    for key in (
        "Enter",
        "n",
        "m",
        "l",
        "*",
        "Delete",
        "Alt+ArrowDown",
        "Alt+ArrowRight",
        "Control+d",
        "Control+x",
        "F2",
    ):
        page.keyboard.press(key)
    page.keyboard.press("Control+z")
    card(page, PHOTO).locator(".face").evaluate(PASTE, "Pasted")
    card(page, PHOTO).locator(".face").dblclick()
    page.locator(".lane.actions .words[role=button]").first.click()
    page.locator(".stage").first.dblclick()
    page.locator(".point:not(.blank)").first.evaluate("node => node.focus()")
    page.keyboard.press("ArrowUp")
    assert page.locator("textarea, .menu").count() == 0
    assert titles(page, 0) == before
    saved(page)  # nothing waits
    assert store.load(sample_id)[1] == 0
    assert serious_faults(page) == []


def test_arrows_still_walk_a_viewer_from_card_to_card(open_page: OpenPage, link: Callable[[Role], str]) -> None:
    page = arrive(open_page, link("viewer"))
    focus(page, PHOTO)
    page.keyboard.press("ArrowDown")
    expect(card(page, "“Not worth fixing”").locator(".face")).to_be_focused()


@pytest.mark.parametrize(
    ("operation", "words_back"),
    [
        ({"do": "set", "field": "title", "value": "Sent all the same"}, "Sent all the same"),
        ({"do": "drop"}, ""),
        ({"do": "back"}, ""),
    ],
)
def test_what_a_viewers_browser_sends_anyway_is_refused_with_its_words(
    open_page: OpenPage, store: Store, sample_id: str, link: Callable[[Role], str], operation: dict, words_back: str
) -> None:
    page = arrive(open_page, link("viewer"))
    first = store.load(sample_id)[0].path[0][1][0]
    waiting = json.dumps([{"op": "anyway", "id": first.id, **operation}])
    page.evaluate(f"waiting => sessionStorage.setItem('itinerario:ops:{sample_id}', waiting)", waiting)
    page.reload()
    expect(page.get_by_text(t("errors.not_allowed.hint")).first).to_be_visible()
    if words_back:
        expect(cell(page, 0).locator("textarea")).to_have_value(words_back)
    assert store.load(sample_id)[1] == 0


def test_the_map_page_of_a_viewer_is_a_picture(open_page: OpenPage, sample_id: str, store: Store) -> None:
    page = open_page(f"/?map={sample_id}&key={store.share(sample_id, 'viewer', 'host')}")
    expect(page.locator(".iv-sheet svg").first).to_be_visible()
    expect(page.locator(".iv-sheet.picks")).to_have_count(0)
    expect(page.locator(".st-key-undo, .st-key-card_editor, .st-key-advice_closed")).to_have_count(0)
    expect(chip(page)).to_be_visible()


def test_an_editors_link_edits_and_stays_in_the_address(
    open_page: OpenPage, store: Store, sample_id: str, link: Callable[[Role], str]
) -> None:
    page = arrive(open_page, link("editor"))
    expect(chip(page)).to_contain_text(t("sharing.may_edit"))
    rename(page, PHOTO, "Seen at a friend’s")
    saved(page)
    assert kept(store, sample_id, 0)[0] == "Seen at a friend’s"
    page.reload()
    expect(card(page, "Seen at a friend’s")).to_be_visible()
    for name in ("map", "define", "board"):
        page.locator('[data-testid="stTopNavLink"]').filter(has_text=t(f"app.pages.{name}")).first.click()
        page.wait_for_url(lambda url: "key=" in url)
        page.wait_for_selector(READY)
    expect(chip(page)).to_be_visible()


def test_a_lock_stops_the_next_edit_and_gives_its_words_back(
    open_page: OpenPage, store: Store, sample_id: str, link: Callable[[Role], str]
) -> None:
    owner, editor = board(open_page, sample_id), arrive(open_page, link("editor"))
    focus(editor, PHOTO)
    editor.keyboard.press("Enter")
    editor.keyboard.press("Control+a")
    editor.keyboard.type("Typed before the lock")
    with sharing(owner) as dialog:
        dialog.locator(".st-key-share_lock label").click()
        expect(chip(editor)).to_contain_text(t("sharing.locked"))
    field = cell(editor, 0).locator("textarea")
    expect(field).to_have_value("Typed before the lock")
    editor.keyboard.press("Enter")
    expect(card(editor, t("errors.locked.what", name=t("sharing.guest", n=1)))).to_be_visible()
    expect(cell(editor, 0).locator("textarea")).to_have_value("Typed before the lock")
    assert store.load(sample_id)[1] == 0
    editor.keyboard.press("Escape")
    focus(editor, PHOTO)
    editor.keyboard.press("Delete")
    expect(card(editor, PHOTO)).to_have_count(1)
    assert not any(each.is_visible() for each in owner.locator(".adder").all())  # it is locked for its owner, too
    with sharing(owner) as dialog:
        dialog.locator(".st-key-share_lock label").click()
        expect(chip(editor)).to_contain_text(t("sharing.may_edit"))
    rename(editor, PHOTO, "After the lock")
    saved(editor)
    assert kept(store, sample_id, 0)[0] == "After the lock"


def test_an_edit_that_crosses_the_lock_comes_back_with_its_words(
    open_page: OpenPage, store: Store, sample_id: str, link: Callable[[Role], str]
) -> None:
    editor = arrive(open_page, link("editor"))
    store.lock(sample_id, "Anna")  # by another program: this page has not heard of it
    rename(editor, PHOTO, "Crossed the lock")
    expect(card(editor, t("errors.locked.what", name="Anna"))).to_be_visible()
    expect(cell(editor, 0).locator("textarea")).to_have_value("Crossed the lock")
    expect(chip(editor)).to_contain_text(t("sharing.locked_by", name="Anna"))
    assert store.load(sample_id)[1] == 0


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


def test_guests_without_a_name_are_told_apart_and_can_say_one_on_the_board(
    open_page: OpenPage, store: Store, sample_id: str, link: Callable[[Role], str]
) -> None:
    address = link("editor")
    one, other = (arrive(open_page, address) for _ in range(2))
    shown = [page.locator(".st-key-own_name button:visible").first.inner_text() for page in (one, other)]
    numbers = [re.findall(r"Guest (\d+)", text)[0] for text in shown]
    assert sorted(numbers) == ["1", "2"]
    first = t("sharing.guest", n=numbers[0])
    focus(one, PHOTO)
    expect(card(other, PHOTO).locator(".tab")).to_have_text(t("board.is_here", name=first))
    expect(other.locator(".crowd li")).to_have_attribute("title", first)
    rename(one, PHOTO, "By the first")
    expect(card(other, "By the first")).to_be_visible()
    expect(other.locator(".st-key-undo button:visible")).to_be_disabled()  # it is not theirs
    rename(other, "An ad that will not go away", "By the other")
    saved(other)
    other.locator(".st-key-undo button:visible").click()
    expect(card(one, "An ad that will not go away")).to_be_visible()
    expect(card(one, "By the first")).to_be_visible()
    other.locator(".st-key-past_button button").click()
    expect(other.locator(".st-key-past_list")).to_contain_text(first)
    expect(other.locator(".st-key-past_list")).to_contain_text(t("sharing.own", name=t("sharing.guest", n=numbers[1])))
    one.reload()
    expect(one.locator(".st-key-own_name button:visible").first).to_contain_text(first)
    one.locator(".st-key-own_name button:visible").first.click()
    field = one.get_by_role("textbox", name=t("settings.me.name"))
    assert serious_faults(one) == []
    field.fill("Zoë")
    field.press("Enter")
    expect(other.locator(".crowd li")).to_have_attribute("title", "Zoë")
    one.keyboard.press("Escape")
    one.wait_for_function("() => document.cookie.includes('itinerario_name=Zo')")
    expect(one.locator(".st-key-undo button:visible")).to_be_enabled()  # what was done without a name is still theirs
    rename(one, "By the first", "By Zoë")
    expect(other.locator(".st-key-past_list")).to_contain_text("Zoë")


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


def test_the_owners_key_opens_a_server_on_a_network(
    browsers: Browsers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ITINERARIO_OWNER_KEY", "open sesame")
    database = f"sqlite:///{tmp_path / 'maps.db'}"
    with running(database) as server:
        stranger, owner = browsers.lend(locale="en-GB").new_page(), browsers.lend(locale="en-GB").new_page()
        for path in ("/", "/maps", "/settings", "/?owner=wrong", "/board?map=some"):
            stranger.goto(server.url + path)
            closed(stranger, "no_link")
        owner.goto(f"{server.url}/?owner=open%20sesame")
        expect(owner.locator(".iv-sheet svg").first).to_be_visible()
        owner.wait_for_url(lambda url: "owner" not in url)
        assert "itinerario_owner" not in owner.evaluate("() => document.cookie")  # no script reads it
        [kept_there] = [one for one in owner.context.cookies() if one["name"] == "itinerario_owner"]
        assert (kept_there["httpOnly"], kept_there["sameSite"], kept_there["secure"]) == (True, "Lax", False)
        assert "sesame" not in kept_there["value"]
        owner.goto(f"{server.url}/maps")
        expect(owner.locator('[data-testid="stTopNavLink"]').first).to_be_visible()
        held = Store(database)
        [summary] = held.maps()
        stranger.goto(f"{server.url}/board?map={summary.id}&key={held.share(summary.id, 'viewer', 'host')}")
        expect(stranger.locator(CARD).first).to_be_visible()
        stranger.goto(f"{server.url}/board?map={summary.id}")
        closed(stranger, "no_link")
        held.close()
        for page in (stranger, owner):  # while their server is there
            page.goto("about:blank")

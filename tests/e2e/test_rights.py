"""The roles, the lock, guests and the owner's key, as people meet them: nobody sees or does more than they may."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from journey.i18n import words
from journey.store import Role, Store
from tests.e2e.boarding import CARD, board, card, cell, focus, kept, titles
from tests.e2e.conftest import READY, Browsers
from tests.e2e.defining import PASTE, saved
from tests.e2e.sharing import OpenPage, arrive, chip, closed, sharing
from tests.e2e.test_accessibility import serious_faults
from tests.e2e.test_together import rename
from tests.server import running

PHOTO = "A friend’s photo"
t = words("en")


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

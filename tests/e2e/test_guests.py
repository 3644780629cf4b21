"""The way of a client who was sent a link: the passphrase, the picture, saying something, what may be taken away."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from journey.errors import JourneyError
from journey.i18n import words
from journey.model import Comment, new_id
from journey.store import Rights, Store
from journey.store.passphrases import SHORTEST
from tests.e2e.boarding import CARD, board, card
from tests.e2e.conftest import PHONE, READY
from tests.e2e.sharing import closed, sharing
from tests.e2e.test_accessibility import serious_faults
from tests.store.bikes import adding

OpenPage = Callable[..., Page]
SAID = "three green apples"
SHEET = ".iv-sheet svg"
HOSTILE = "<img src=x onerror=alert(1)> **not bold** $x$ :red[x] [a](http://a.example) =1+1"
t = words("en")


def arrive(open_page: OpenPage, store: Store, sample_id: str, role: str = "commenter", path: str = "/", **more) -> Page:
    look = {name: more.pop(name) for name in ("locale", "viewport", "color_scheme") if name in more}
    key = store.share(sample_id, role, "Ada Rossi", **more)
    page = open_page(f"{path}?map={sample_id}&key={key}", **look)
    page.wait_for_selector(SHEET if path == "/" else READY)
    return page


def open_comments(page: Page) -> None:
    page.locator(".st-key-comments_closed button").click()
    expect(page.locator(".st-key-card_comments")).to_be_visible()


def write(page: Page, text: str) -> None:
    page.locator("[class*=st-key-comment_words] textarea").fill(text)


def send(page: Page) -> None:
    page.locator(".st-key-comment_send button").click()


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_whole_way_of_a_guest(
    open_page: OpenPage, store: Store, sample_id: str, app_url: str, language: str
) -> None:
    say = words(language)
    key = store.share(sample_id, "commenter", "Ada Rossi", passphrase=SAID, takes="pictures")
    page = open_page(f"/?map={sample_id}", locale=f"{language}-{language.upper()}")  # somebody who looks around first
    page.goto("about:blank")
    page.set_viewport_size(PHONE)
    page.goto(f"{app_url}/?map={sample_id}&key={key}")
    expect(page.get_by_role("heading")).to_have_text(say("errors.passphrase_needed.what"))
    assert serious_faults(page) == []
    field = page.get_by_label(say("sharing.door.what"))
    field.fill("wrong words")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text(say("errors.passphrase_wrong.what"))
    field.fill(SAID)
    page.get_by_role("button").click()
    page.wait_for_selector(SHEET)
    expect(page.get_by_text(say("sharing.by", name="Ada Rossi")).first).to_be_attached()
    expect(page.locator(".st-key-access_chip")).to_contain_text(say("sharing.may_comment"))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert "itinerario_proof" not in page.evaluate("document.cookie")
    page.reload()  # asked for once
    page.wait_for_selector(SHEET)

    open_comments(page)
    assert serious_faults(page) == []
    page.get_by_label(say("comments.name"), exact=True).fill("Zoë")
    write(page, HOSTILE)
    send(page)
    remark = page.locator("[class*=st-key-remark_] .who ~ p").first
    expect(remark).to_have_text(HOSTILE)
    expect(page.locator(".st-key-card_comments .who b").first).to_have_text("Zoë")
    expect(page.locator(".st-key-comment_words_0")).to_have_count(0)  # until then there are two for a moment
    expect(page.locator("[class*=st-key-comment_words] textarea")).to_have_value("")
    expect(page.get_by_label(say("comments.name"), exact=True)).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    [kept] = store.load(sample_id)[0].comments
    assert (kept.author, kept.text, kept.target_id) == ("Zoë", HOSTILE, None)
    page.locator(".st-key-undo button:visible").first.evaluate("node => node.click()")
    expect(page.locator("[class*=st-key-remark_]")).to_have_count(0)


def test_nothing_is_shown_that_a_guest_may_not_use(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = arrive(open_page, store, sample_id, "viewer", takes="nothing")
    names = page.locator('[data-testid="stTopNavLink"]').all_inner_texts()
    assert names == [t("app.pages.board"), t("app.pages.map")]
    for nothing in ("to_export", "share", "undo", "advice_closed", "comments_closed", "card_editor", "saved"):
        expect(page.locator(f".st-key-{nothing}")).to_have_count(0)
    expect(page.locator(".iv-sheet.picks")).to_have_count(0)
    page.locator('[data-testid="stPageLink-NavLink"]').first.click()
    expect(page.locator(".st-key-settings h1")).to_be_visible()
    expect(page.locator(".st-key-settings_language")).to_be_visible()
    expect(page.locator(".st-key-my_name, .st-key-settings_paper, .st-key-backup")).to_have_count(0)


def test_a_guest_without_export_who_types_its_address_is_taken_to_the_picture(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    page = arrive(open_page, store, sample_id, "viewer", path="/export", takes="nothing")
    page.wait_for_selector(SHEET)
    expect(page.locator(".st-key-download")).to_have_count(0)


def test_who_may_take_pictures_is_offered_pictures(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = arrive(open_page, store, sample_id, "viewer", path="/export", takes="pictures")
    expect(page.locator(".st-key-download")).to_be_visible()
    offered = [t(f"export.formats.{name}.name") for name in ("png", "pdf", "svg", "html")]
    expect(page.locator(".st-key-export_format button")).to_have_text(offered)
    with page.expect_download() as given:
        page.locator(".st-key-download button").click()
    assert given.value.suggested_filename.endswith(".png")


def test_a_file_is_not_made_for_a_link_that_was_taken_back_meanwhile(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    page = arrive(open_page, store, sample_id, "viewer", path="/export")
    expect(page.locator(".st-key-download")).to_be_visible()
    page.wait_for_selector(READY)  # else a run that is not over yet finds it out before anybody clicks
    store.unshare(sample_id)  # by another program: this page has not heard of it
    downloads = []
    page.on("download", lambda given: downloads.append(given))
    for button in (".st-key-download button", ".st-key-export_view button:last-of-type"):
        page.evaluate("button => document.querySelector(button)?.click()", button)  # a run of its own may be first
    closed(page)
    assert downloads == []


def test_a_click_on_a_card_says_what_a_comment_is_about_and_the_owner_sees_it_at_once(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    owner, desk = open_page(f"/?map={sample_id}"), board(open_page, sample_id)
    owner.wait_for_selector(SHEET)
    guest = arrive(open_page, store, sample_id)
    first = store.load(sample_id)[0].path[0][1][0]
    guest.locator(f'.iv-sheet [data-id="{first.id}"][data-role="card"]').click()
    expect(guest.get_by_role("combobox", name=t("comments.about"))).to_have_value(f"1 · {first.title}")
    write(guest, "Our customers never see this photo.\nThey come by train.")
    send(guest)
    mark = f'.iv-sheet [data-id="{first.id}"][data-role="comments"]'
    for page in (guest, owner):
        expect(page.locator(mark)).to_have_text("1")
    expect(card(desk, first.title).locator(".remarks")).to_have_text("1")
    expect(card(desk, first.title).locator(".face")).to_have_attribute("aria-label", re.compile("1 comment"))

    owner.locator(mark).click()
    expect(owner.locator(".st-key-card_comments")).to_contain_text("They come by train.")
    expect(owner.locator(".st-key-card_comments .who b").first).to_have_text(re.compile(r"Guest \d"))
    assert serious_faults(owner) == []
    owner.locator("[class*=st-key-remark_answer_] button:visible").click()
    owner.locator("[class*=st-key-answer_words_] textarea").fill("Good to know.")
    owner.locator(".st-key-answer_send button").click()
    expect(guest.locator("[class*=st-key-reply_]")).to_contain_text("Good to know.")
    expect(guest.locator("[class*=st-key-remark_delete_]")).to_have_count(0)  # it was answered
    owner.locator("[class*=st-key-remark_resolve_] button:visible").click()
    for page in (guest, owner):
        expect(page.locator(mark)).to_have_count(0)
    expect(guest.locator(".st-key-card_comments")).to_contain_text(t("comments.settled"))
    expect(guest.locator("[class*=st-key-remark_reopen_]")).to_have_count(0)


def test_a_guest_deletes_their_own_and_has_it_back(open_page: OpenPage, store: Store, sample_id: str) -> None:
    store.commit(sample_id, adding(Comment(id=new_id(), text="By the owner")), "Ada Rossi")
    page = arrive(open_page, store, sample_id)
    open_comments(page)
    write(page, "By the guest")
    send(page)
    gone = page.locator("[class*=st-key-remark_delete_] button:visible")
    expect(gone).to_have_count(1)
    gone.click()
    expect(page.locator(".st-key-notice")).to_contain_text("By the guest")
    expect(page.locator("[class*=st-key-remark_] .who ~ p")).to_have_text(["By the owner"])
    page.locator(".st-key-notice_undo button").click()
    expect(page.locator(".st-key-card_comments")).to_contain_text("By the guest")


def test_words_of_a_comment_outlive_the_end_of_the_link(open_page: OpenPage, store: Store, sample_id: str) -> None:
    guest = arrive(open_page, store, sample_id)
    owner = board(open_page, sample_id)
    open_comments(guest)
    field = guest.locator("[class*=st-key-comment_words] textarea")
    field.click()
    field.press_sequentially("Words that were never sent")
    with sharing(owner) as dialog:
        dialog.locator("[class*=st-key-grant_back_]").first.locator("button:visible").click()
        dialog.locator("[class*=st-key-grant_sure_] button:visible").click()
        closed(guest)
        expect(guest.locator(".unsent")).to_contain_text("Words that were never sent")
    assert store.load(sample_id)[0].comments == ()


def test_words_sent_after_the_end_or_under_a_lock_come_back(open_page: OpenPage, store: Store, sample_id: str) -> None:
    guest = arrive(open_page, store, sample_id)
    open_comments(guest)
    write(guest, "x" * 2500)
    send(guest)
    expect(guest.locator(".st-key-card_comments [data-testid=stAlert]")).to_be_visible()
    expect(guest.locator("[class*=st-key-comment_words] textarea")).to_have_value("x" * 2500)
    write(guest, "Sent too late")
    store.unshare(sample_id)  # by another program: this page has not heard of it
    send(guest)
    closed(guest)
    expect(guest.locator(".unsent")).to_contain_text("Sent too late")


def test_the_dialog_makes_a_link_for_a_client(open_page: OpenPage, store: Store, sample_id: str, app_url: str) -> None:
    owner = board(open_page, sample_id)
    with sharing(owner) as dialog:
        dialog.get_by_text(t("sharing.give.commenter"), exact=True).click()
        expect(dialog.get_by_role("radio", name=t("sharing.give.commenter"))).to_be_checked()
        dialog.locator(".st-key-share_passphrase input").fill("tiny")
        dialog.locator(".st-key-share_passphrase input").press("Tab")
        dialog.locator(".st-key-share_make button").click()
        expect(dialog).to_contain_text(t("errors.passphrase_short.what"))
        dialog.locator(".st-key-share_passphrase input").fill(SAID)
        dialog.locator(".st-key-share_passphrase input").press("Tab")
        dialog.locator(".st-key-share_make button").click()
        made = dialog.locator(".new-link input").input_value()
        assert made.startswith(f"{app_url}/?map=")
        expect(dialog.locator(".new-link .about")).to_have_text(t("sharing.only_here_no_key"))
        expect(dialog.get_by_alt_text(t("sharing.qr"))).to_have_count(0)  # no phone reaches 127.0.0.1
        assert serious_faults(owner) == []
        [given] = store.grants(sample_id)
        assert (given.role, given.asks, given.takes) == ("commenter", True, "pictures")
        assert given.until is not None and (given.until - given.given_at).days in (29, 30)
        expect(dialog.locator("[class*=st-key-grant_words_]")).to_contain_text([t("sharing.used_never")])
        guest = open_page_at(open_page, made.removeprefix(app_url))
        expect(guest.get_by_role("heading")).to_have_text(t("errors.passphrase_needed.what"))
        guest.get_by_label(t("sharing.door.what")).fill(SAID)
        guest.get_by_role("button").click()
        guest.wait_for_selector(SHEET)
    [given] = store.grants(sample_id)
    assert given.used_at is not None


def test_a_second_link_leaves_the_first_to_be_copied_and_one_taken_back_goes(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    owner = board(open_page, sample_id)
    with sharing(owner) as dialog:
        field = dialog.locator(".st-key-share_passphrase input")
        expect(field).to_have_attribute("placeholder", t("sharing.passphrase_least", n=SHORTEST))
        for count in (1, 2):
            dialog.locator(".st-key-share_make button").click()
            expect(dialog.locator(".new-link")).to_have_count(count)
            for field in dialog.locator(".new-link input").all():
                expect(field).not_to_have_value("")
        made = dialog.locator(".new-link input").evaluate_all("fields => fields.map((field) => field.value)")
        assert len({*made}) == 2
        newest = store.grants(sample_id)[0].id
        dialog.locator(f".st-key-grant_back_{newest} button:visible").first.click()
        dialog.locator(f".st-key-grant_sure_{newest} button:visible").first.click()
        expect(dialog.locator(".new-link:visible")).to_have_count(1)
        assert {grant.id for grant in store.grants(sample_id) if grant.state == "taken_back"} == {newest}


def test_an_owner_without_a_name_is_asked_for_one_where_a_link_is_made(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    owner = board(open_page, sample_id)
    with sharing(owner) as dialog:
        field = dialog.get_by_role("textbox", name=t("sharing.giver"))
        field.fill("Ada Rossi")
        field.press("Enter")
        dialog.locator(".st-key-share_make button").click()
        expect(dialog.locator(".new-link")).to_be_visible()
    assert store.grants(sample_id)[0].given_by == "Ada Rossi"
    owner.wait_for_function("() => document.cookie.includes('itinerario_name=Ada')")


def open_page_at(open_page: OpenPage, address: str) -> Page:
    """A page that is not Streamlit's, in a browser of its own."""
    page = open_page("/")
    page.goto(re.sub(r"/[^/]*$", "", page.url.split("?")[0]) + address)
    return page


def test_a_link_shows_nothing_before_its_passphrase_was_said(
    open_page: OpenPage, store: Store, sample_id: str, app_url: str
) -> None:
    key = store.share(sample_id, "editor", "Ada Rossi", passphrase=SAID)
    page = open_page("/")
    page.goto(f"{app_url}/board?map={sample_id}&key={key}")
    expect(page.get_by_role("heading")).to_have_text(t("errors.passphrase_needed.what"))
    expect(page.locator(CARD)).to_have_count(0)
    with pytest.raises(JourneyError, match="passphrase"):
        store.seen_by(Rights(token=key)).load(sample_id)

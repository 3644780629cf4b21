"""The Settings page in a real browser: a name in the history, a look that stays, a backup that brings all back."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from journey.formats.library import open_template
from journey.i18n import LANGUAGES, words
from journey.model import fresh_copy
from journey.store.store import Store
from tests.e2e.conftest import PHONE, READY
from tests.server import running

OpenPage = Callable[..., Page]
LOCALES = {"en": "en-GB", "it": "it-IT"}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[tuple[str, Store]]:
    """A server whose maps may all be deleted: its address and its store, with two maps, one of them archived."""
    url = f"sqlite:///{tmp_path / 'maps.db'}"
    with running(url) as server:
        store = Store(url)
        store.create(fresh_copy(open_template("insurance"), "In use"), "host")
        store.archive(store.create(fresh_copy(open_template("blank"), "Put away"), "host"), "host")
        yield server.url, store
        store.close()


def settled(page: Page) -> None:
    page.wait_for_selector(READY)


def is_dark(page: Page) -> bool:
    return bool(page.evaluate("() => getComputedStyle(document.querySelector('.stApp')).colorScheme === 'dark'"))


def test_the_gear_leads_there_with_the_map_that_is_open(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}")
    page.get_by_role("link", name="Settings").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Settings")
    expect(page).to_have_url(re.compile(rf"/settings\?map={sample_id}"))


def test_a_name_stands_in_the_history_after_an_edit_and_stays_in_the_browser(
    open_page: OpenPage, sample_id: str, store: Store
) -> None:
    page = open_page(f"/settings?map={sample_id}")
    page.get_by_role("textbox", name="Name").fill("Ada Byron")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-me .person")).to_have_text("AB")
    page.locator(".st-key-my_colour").get_by_text("Moss").click()
    expect(page.locator(".st-key-me .person")).to_have_class(re.compile("moss"))
    first = store.load(sample_id)[0].touchpoints[0]
    page.get_by_role("link", name="Map", exact=True).click()
    page.locator(f"[data-pick=card][data-id='{first.id}']").click()
    field = page.locator(".st-key-card_editor textarea, .st-key-card_editor input").first
    field.fill("Sees a poster")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Latest edits").click()
    latest = page.get_by_role("listitem").filter(has=page.locator(".person")).first
    expect(latest).to_contain_text("Ada Byron")
    expect(latest.locator(".person")).to_have_class(re.compile("moss"))
    assert store.history(sample_id)[0].actor == "Ada Byron"
    page.keyboard.press("Escape")
    other = page.context.new_page()
    other.goto(page.url.split("?")[0] + f"settings?map={sample_id}")
    expect(other.get_by_role("textbox", name="Name")).to_have_value("Ada Byron")


def test_every_browser_has_its_own_name(open_page: OpenPage, sample_id: str) -> None:
    mine = open_page(f"/settings?map={sample_id}")
    mine.get_by_role("textbox", name="Name").fill("Ada")
    mine.keyboard.press("Enter")
    expect(mine.locator(".st-key-me .person")).to_have_text("A")
    theirs = open_page(f"/settings?map={sample_id}")
    expect(theirs.get_by_role("textbox", name="Name")).to_have_value("")


def test_paper_and_language_stay_after_a_reload(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/settings?map={sample_id}")
    page.locator(".st-key-settings_paper").get_by_text("A3").click()
    page.locator(".st-key-settings_language").get_by_text("Italiano").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Impostazioni")
    page.wait_for_function("() => document.cookie.includes('=it') && document.cookie.includes('=a3')")  # remembered
    page.goto(page.url.split("/settings")[0] + f"/export?map={sample_id}")
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Portatela con voi")
    expect(page.get_by_role("combobox", name="Carta")).to_have_value("A3")


def test_a_look_that_is_chosen_holds_on_every_page_and_after_a_reload(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/settings?map={sample_id}", color_scheme="light")
    assert not is_dark(page)
    page.get_by_role("radio", name="Dark").check(force=True)
    expect(page.locator(".stApp")).to_have_css("color-scheme", "dark")
    expect(page.get_by_role("radio", name="Dark")).to_be_checked()
    page.goto(page.url.split("/settings")[0] + f"/maps?map={sample_id}")
    expect(page.locator(".stApp")).to_have_css("color-scheme", "dark")
    page.goto(page.url.split("/maps")[0] + f"/settings?map={sample_id}")
    page.get_by_role("radio", name="As the computer").check(force=True)
    expect(page.locator(".stApp")).to_have_css("color-scheme", "light")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_backup_brings_everything_back_after_everything_was_deleted(
    open_page: OpenPage, house: tuple[str, Store], language: str, tmp_path: Path
) -> None:
    url, kept = house
    t = words(language)
    before = sorted((one.map.title, one.archived) for one in kept.everything())
    whole = {one.map.id: one.map for one in kept.everything()}
    page = open_page("/settings", locale=LOCALES[language])
    page.goto(f"{url}/settings")
    settled(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name=t("settings.backup.download", n=2)).click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    assert re.fullmatch(r"itinerario-backup-\d{4}-\d\d-\d\d\.zip", file.name)

    page.get_by_role("button", name=t("settings.erase.open")).click()
    erase = page.get_by_role("button", name=t("settings.erase.do", n=2))
    expect(erase).to_be_disabled()
    page.get_by_role("textbox", name=t("settings.erase.type", word=t("settings.erase.word"))).press_sequentially(
        t("settings.erase.word"), delay=40
    )
    expect(erase).to_be_enabled()
    erase.click()
    expect(page.locator(".st-key-section_erase")).to_contain_text(t("settings.erase.done"))
    assert [summary.is_sample for summary in kept.maps()] == [True]
    assert kept.place().total == 1

    page.locator(".st-key-backup_drop input[type=file]").last.set_input_files(file)
    expect(page.locator(".st-key-arriving_new")).to_contain_text("In use")
    assert kept.place().total == 1
    page.get_by_role("button", name=t("settings.restore.apply", n=2)).click()
    expect(page.locator(".st-key-restored")).to_contain_text(t("settings.restore.came", n=2))
    back = {one.map.id: one.map for one in kept.everything()}
    assert {map_id: back[map_id] for map_id in whole} == whole
    titles = [(one.map.title, one.archived) for one in kept.everything() if not one.map.is_sample]
    assert sorted(titles) == before
    page.get_by_role("button", name=t("settings.restore.take_back")).click()
    expect(page.locator(".st-key-restored")).to_have_count(0)
    assert kept.place().in_use == 1
    page.goto("about:blank")  # while its server is there


def test_a_file_that_is_no_backup_is_refused_and_nothing_changes(open_page: OpenPage, house: tuple[str, Store]) -> None:
    url, kept = house
    page = open_page("/settings", locale="it-IT")
    page.goto(f"{url}/settings")
    settled(page)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("itinerario-backup.json", json.dumps({"kind": "itinerario-backup", "backup_version": 9}))
    for data, sentence in ((b"PK\x03\x04 cut off", "danneggiato"), (buffer.getvalue(), "versione più recente")):
        page.locator(".st-key-backup_drop input[type=file]").last.set_input_files(
            {"name": "x.zip", "mimeType": "application/zip", "buffer": data}
        )
        expect(page.locator(".st-key-section_restore")).to_contain_text(sentence)
    assert kept.place().total == 2
    page.goto("about:blank")


def test_on_a_phone_nothing_scrolls_sideways(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/settings?map={sample_id}", viewport=PHONE, has_touch=True, is_mobile=True)
    expect(page.get_by_role("radio", name="Light")).to_be_attached()
    assert page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth") <= PHONE["width"]

"""Lists out of a spreadsheet, pasted on the Define page: a cell finds its place, or a sentence says where."""

import pytest
from playwright.sync_api import Locator, Page, expect

from journey.formats.library import open_sample
from journey.model import Map, fresh_copy
from journey.store.store import Store
from tests.e2e.defining import PASTE, ROW, OpenPage, define, saved, titles
from tests.e2e.test_define_table import cell, table

TABLE_ROW = "li.row.table"


@pytest.fixture
def bare_id(store: Store) -> str:
    """The sample with its stages and channels, and no touchpoint."""
    held = fresh_copy(open_sample("en"))
    return store.create(
        Map(
            id=held.id,
            title=held.title,
            language="en",
            stages=held.stages,
            channels=held.channels,
            personas=held.personas,
        ),
        "host",
    )


def told(page: Page) -> Locator:
    return page.locator(".told")


def line_of(page: Page) -> Locator:
    return page.get_by_role("textbox", name="What happens next here?")


def in_stages(store: Store, map_id: str) -> list[tuple[str, str, str]]:
    held = store.load(map_id)[0]
    named = {channel.id: channel.name for channel in held.channels}
    return [
        (stage.name, card.title, named.get(card.channel_id or "", "")) for stage, cards in held.path for card in cards
    ]


def test_a_list_with_headings_goes_to_its_stages_and_what_is_new_is_offered(
    open_page: OpenPage, store: Store, bare_id: str
) -> None:
    first, second, *_ = store.load(bare_id)[0].stages
    shop = store.load(bare_id)[0].channels[0].name
    page = define(open_page, bare_id, "touchpoints")
    block = f"Tappa\tPunto di contatto\tCanale\n{second.name.upper()}\t- Asks\t{shop}\nGiving\tWraps\tDrone\n"
    line_of(page).evaluate(PASTE, block)
    expect(told(page)).to_contain_text(f"2 touchpoints added ({first.name}: 1, {second.name}: 1).")
    expect(told(page)).to_contain_text("Stages not on the map: “Giving”.")
    expect(told(page)).to_contain_text("Channels not on the map: “Drone”.")
    assert in_stages(store, bare_id) == [(first.name, "Wraps", ""), (second.name, "Asks", shop)]
    told(page).get_by_role("button", name="Add “Giving”, “Drone”").click()
    expect(told(page).get_by_role("button")).to_have_count(0)
    saved(page)
    assert ("Giving", "Wraps", "Drone") in in_stages(store, bare_id)


def test_a_pasted_list_is_taken_back_from_its_note(open_page: OpenPage, store: Store, bare_id: str) -> None:
    page = define(open_page, bare_id, "touchpoints")
    line_of(page).evaluate(PASTE, "- Asks\tNo such channel\n- Pays\tNo such channel at all\n")
    expect(page.locator(ROW)).to_have_count(2)
    assert titles(page) == ["Asks", "Pays"]
    expect(told(page)).to_contain_text("“No such channel”")
    told(page).get_by_role("button", name="Undo").click()
    expect(page.locator(ROW)).to_have_count(0)
    saved(page)
    assert store.load(bare_id)[0].touchpoints == ()


@pytest.mark.parametrize(("step", "name"), [("stages", "Repairs"), ("channels", "Kiosk"), ("personas", "Anna")])
def test_elsewhere_further_columns_are_said(
    open_page: OpenPage, store: Store, sample_id: str, step: str, name: str
) -> None:
    page = define(open_page, sample_id, step)
    line = page.locator("form.adder input")
    line.evaluate(PASTE, "\t".join([f"- {name}", *("" for _ in range(20)), "one too many"]))
    expect(told(page)).to_contain_text("1 added.")
    expect(told(page)).to_contain_text("Left out, with no field here for it: one too many.")
    expect(told(page).get_by_role("button", name="Undo")).to_be_visible()
    saved(page)
    assert name in [each.name for each in getattr(store.load(sample_id)[0], step)]


def test_the_table_of_a_map_without_touchpoints_takes_a_whole_list(
    open_page: OpenPage, store: Store, bare_id: str
) -> None:
    held = store.load(bare_id)[0]
    page = table(open_page, bare_id, "touchpoints")
    expect(page.locator(TABLE_ROW)).to_have_count(len(held.stages))
    last, channel = held.stages[-1].name, held.channels[0].name
    cell(page, 0, "title").click()
    page.keyboard.type("Begins")
    page.keyboard.press("Tab")
    saved(page)
    expect(cell(page, 0, "channel_id")).to_be_focused()
    assert in_stages(store, bare_id) == [(held.stages[0].name, "Begins", "")]
    cell(page, 1, "stage_id").evaluate(PASTE, f"{last}\tEnds\t{channel}\n{held.stages[1].name}\tGoes on\t{channel}\n")
    expect(told(page)).to_contain_text("2 touchpoints added")
    expect(page.locator(TABLE_ROW)).to_have_count(len(held.stages))
    saved(page)
    assert in_stages(store, bare_id) == [
        (held.stages[0].name, "Begins", ""),
        (held.stages[1].name, "Goes on", channel),
        (last, "Ends", channel),
    ]


def test_a_moment_not_yet_felt_is_filled_in_the_table(open_page: OpenPage, store: Store, bare_id: str) -> None:
    page = table(open_page, bare_id, "touchpoints")
    cell(page, 0, "title").fill("Begins")
    cell(page, 0, "title").press("Enter")
    saved(page)
    page = table(open_page, bare_id, "emotions")
    cell(page, 0, "valence").fill("2,5")
    cell(page, 0, "valence").press("Tab")
    saved(page)
    expect(cell(page, 0, "emotion")).to_be_focused()
    held = store.load(bare_id)[0]
    assert [(each.persona_id, each.valence) for each in held.feelings] == [(held.personas[0].id, 2.5)]


def test_a_click_takes_a_channel_in_hand_and_the_next_opens_the_list(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    names = [channel.name for channel in store.load(sample_id)[0].channels]
    page = table(open_page, sample_id, "touchpoints")
    channel = cell(page, 0, "channel_id")
    is_open = "(list) => list.matches(':open')"
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    cell(page, 0, "title").evaluate("(field, words) => navigator.clipboard.writeText(words)", f"{names[0]}\n{names[1]}")
    channel.click()
    expect(channel).to_be_focused()
    assert not channel.evaluate(is_open)
    page.keyboard.press("Control+V")
    expect(channel.locator("option:checked")).to_have_text(names[0])
    saved(page)
    assert [pair[2] for pair in in_stages(store, sample_id)[:2]] == names[:2]
    channel.click()
    assert channel.evaluate(is_open)
    page.keyboard.press("Escape")
    channel.press("Enter")
    assert channel.evaluate(is_open)


def test_the_common_stages_are_there_for_any_business(open_page: OpenPage, sample_id: str) -> None:
    page = define(open_page, sample_id, "stages")
    kind = page.locator(".business select")
    kind.select_option(label="any business")
    chips = page.locator(".adding > .ideas .chip")
    expect(chips.first).to_be_visible()
    while chips.count():
        chips.first.click()
        saved(page)
    expect(page.locator(".adding > .ideas")).to_contain_text("What others put is all here already, in:")

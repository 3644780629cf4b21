"""The table of the Define page: as fast as one can type, and no cell is lost."""

import pytest
from playwright.sync_api import Locator, Page, expect

from journey.formats.library import open_sample
from journey.i18n import words
from journey.model import fresh_copy
from journey.store.store import Store
from tests.e2e.conftest import DESK, PHONE
from tests.e2e.defining import LOCALES, PASTE, OpenPage, corner, saved, title

ROW = "li.row.table"


def table(open_page: OpenPage, map_id: str, step: str, **more: object) -> Page:
    page = open_page(f"/define?map={map_id}&step={step}&mode=table", **more)
    expect(page.get_by_role("grid")).to_be_visible()
    return page


def cell(page: Page, place: int, field: str) -> Locator:
    return (
        page.locator(ROW).nth(place).locator(f"[data-field={field}]").locator("input, textarea, select, button").first
    )


def test_twenty_cells_typed_at_full_speed_are_kept_every_one(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = table(open_page, sample_id, "touchpoints")
    cell(page, 0, "title").select_text()
    for number in range(20):
        page.keyboard.type(f"Cell {number}")
        page.keyboard.press("Enter")
    saved(page)
    typed = [f"Cell {number}" for number in range(20)]
    assert [card.title for card in store.load(sample_id)[0].touchpoints][:20] == typed
    assert [cell(page, number, "title").input_value() for number in range(20)] == typed
    expect(corner(page)).to_have_text(words("en")("app.all_saved"))


def test_tab_goes_right_and_the_arrows_everywhere(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = table(open_page, sample_id, "stages")
    cell(page, 0, "name").focus()
    page.keyboard.press("Tab")
    expect(cell(page, 0, "macro_stage")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(cell(page, 1, "macro_stage")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.type("A goal")
    page.keyboard.press("Tab")
    page.keyboard.type("3,5")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(cell(page, 0, "days")).to_be_focused()
    page.keyboard.press("Tab")
    expect(cell(page, 1, "name")).to_be_focused()
    saved(page)
    stage = store.load(sample_id)[0].stages[1]
    assert (stage.goal, stage.days, stage.macro_stage) == ("A goal", 3.5, "pre_purchase")


def test_rows_of_a_spreadsheet_fill_in_and_go_on_below(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = table(open_page, sample_id, "channels")
    block = 'Fairs\ttelephone\thuman\nKiosk\tno such icon\tphysical\n"Fax, ""old"""\tletter\tdigital\n'
    cell(page, 7, "name").evaluate(PASTE, block)
    expect(page.locator(ROW)).to_have_count(10)
    said = page.get_by_role("alert").filter(has_text="“no such icon” is none of the choices.")
    expect(said).to_be_visible()
    saved(page)
    found = [(channel.name, channel.icon, channel.kind) for channel in store.load(sample_id)[0].channels[7:]]
    assert found[0] == ("Fairs", "phone", "human")
    assert found[1][0] == "Kiosk" and found[1][2] == "physical"
    assert found[2] == ('Fax, "old"', "post", "digital")


def test_one_bad_cell_of_a_pasted_block_leaves_the_others(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = table(open_page, sample_id, "stages")
    cell(page, 0, "days").evaluate(PASTE, "1\nsoon\n3\n")
    note = page.locator(ROW).nth(1).get_by_role("alert")
    expect(note).to_contain_text("Days: ")
    expect(cell(page, 1, "days")).to_have_value("soon")
    saved(page)
    assert [stage.days for stage in store.load(sample_id)[0].stages[:3:2]] == [1, 3]


@pytest.mark.parametrize("way", ["Personas", "Maps"])
def test_a_cell_being_typed_in_is_kept_when_one_leaves(
    open_page: OpenPage, store: Store, sample_id: str, way: str
) -> None:
    page = table(open_page, sample_id, "touchpoints")
    cell(page, 0, "title").fill("Typed, and gone")
    page.get_by_role("button" if way == "Personas" else "link", name=way).first.click()
    headings = {"Personas": "Who walks this way?", "Maps": words("en")("maps.yours.title")}
    expect(page.get_by_role("heading", level=1)).to_have_text(headings[way])
    saved(page)
    assert store.load(sample_id)[0].touchpoints[0].title == "Typed, and gone"


def test_a_row_of_the_table_is_added_deleted_and_had_back(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = table(open_page, sample_id, "channels")
    cell(page, 7, "name").press("Enter")
    page.keyboard.type("Fax")
    page.keyboard.press("Enter")
    expect(page.locator(ROW)).to_have_count(9)
    page.locator(f"{ROW} > .dots").nth(8).click()
    page.get_by_role("menuitem", name="Delete", exact=True).click()
    expect(page.locator(".st-key-removed")).to_contain_text("“Fax” is gone.")
    assert store.load(sample_id)[0].channels[-1].name == "Courier"
    page.locator(".st-key-removed").get_by_role("button", name="Undo").click()
    expect(cell(page, 8, "name")).to_have_value("Fax")


AT_ONCE = """async (list, stage) => {
  const turn = () => new Promise((done) => setTimeout(done));
  const form = list.getRootNode().querySelector('form.adder');
  const field = form.querySelector('input');
  list.value = [...list.options].find((option) => option.label.startsWith(stage)).value;
  list.dispatchEvent(new Event('change', { bubbles: true }));
  for (const words of ['Waits for a code', 'Types the code']) {
    await turn();
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    form.requestSubmit();
  }
}"""


@pytest.mark.parametrize("mode", ["table", "form"])
def test_touchpoints_go_to_the_stage_just_chosen_though_the_server_has_not_answered(
    open_page: OpenPage, store: Store, sample_id: str, mode: str
) -> None:
    page = open_page(f"/define?map={sample_id}&step=touchpoints&mode={mode}")
    expect(page.get_by_role("textbox", name="What happens next here?")).to_be_visible()
    page.locator("[data-name=stage] select").evaluate(AT_ONCE, "Order")
    saved(page)
    held = store.load(sample_id)[0]
    order = next(cell for stage, cell in held.path if stage.name == "Order")
    assert [card.title for card in order][-2:] == ["Waits for a code", "Types the code"]


def test_words_typed_before_the_chosen_stage_has_come_stay_in_the_line(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    page = open_page(f"/define?map={sample_id}&step=touchpoints")
    line = page.get_by_role("textbox", name="What happens next here?")
    line.fill("Meant for the first stage")
    page.get_by_role("tab", name="Order").evaluate(
        """(tab) => {
          tab.click();
          const field = tab.getRootNode().querySelector('form.adder input');
          field.value = 'Meant for the order';
          field.dispatchEvent(new Event('input', { bubbles: true }));
        }"""
    )
    order = next(cell for stage, cell in store.load(sample_id)[0].path if stage.name == "Order")
    expect(title(page, 0)).to_have_value(order[0].title)
    expect(line).to_have_value("Meant for the order")
    page.get_by_role("tab").first.click()
    expect(line).to_have_value("Meant for the first stage")


CLIPPED = """(grid) => {
  const cells = [...grid.querySelectorAll('.heads > *, .list textarea, .list input')];
  const outside = (cell) => cell.getBoundingClientRect().right > innerWidth;
  const cut = cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1 || outside(cell));
  return cut.map((cell) => cell.value || cell.textContent);
}"""


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("step", ["personas", "stages", "channels", "touchpoints", "emotions"])
def test_no_column_is_clipped_at_a_desk(open_page: OpenPage, store: Store, step: str, language: str) -> None:
    sample = store.create(fresh_copy(open_sample(language)), "host")
    page = table(open_page, sample, step, locale=LOCALES[language], viewport=DESK)
    assert page.get_by_role("grid").evaluate(CLIPPED) == []


def test_on_a_phone_the_table_moves_and_the_page_stays(open_page: OpenPage, sample_id: str) -> None:
    page = table(open_page, sample_id, "touchpoints", viewport=PHONE, has_touch=True, is_mobile=True)
    grid = page.get_by_role("grid")
    assert grid.evaluate("(grid) => grid.scrollWidth > grid.clientWidth")
    assert page.locator("[data-testid=stMain]").evaluate("(main) => main.scrollWidth <= innerWidth")

"""Present in a real browser: keys, clicks, no network, the poster behind a stage, the presenter's window."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from journey.formats.library import open_sample
from journey.model import Map, Persona, Stage, fresh_copy
from journey.store.store import Store
from tests.e2e.conftest import PHONE
from tests.e2e.test_accessibility import LOOKS, serious_faults

OpenPage = Callable[..., Page]
FRAMES = 13
ON_TOP = """(node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    return node.getRootNode().elementFromPoint(x + width / 2, y + height / 2).className;
}"""


def before(open_page: OpenPage, map_id: str, **more: object) -> Page:
    page = open_page(f"/present?map={map_id}", **more)
    expect(page.locator(".thumb")).to_have_count(FRAMES)
    return page


def show(open_page: OpenPage, map_id: str, frame: int = 1, **more: object) -> Page:
    page = open_page(f"/present?map={map_id}&frame={frame}", **more)
    at(page, frame)
    return page


def at(page: Page, number: int, total: int = FRAMES) -> None:
    """The frame with this number stands on the wall, and is said."""
    expect(page.locator(".frame").first).to_have_attribute("aria-label", re.compile(rf"^Frame {number} of {total}: "))
    expect(page.locator(".show .picture")).to_have_count(1)
    expect(page).to_have_url(re.compile(rf"[?&]frame={number}(&|$)"))


def names(page: Page) -> list[str]:
    return page.locator(".thumb .name").all_inner_texts()


def test_from_the_map_to_the_first_frame_and_back(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}")
    page.get_by_role("button", name="Present", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Present")
    page.get_by_role("button", name="Start", exact=True).click()
    at(page, 1)
    expect(page.locator(".show > .heard")).to_have_text(f"Frame 1 of {FRAMES}: Maya and Tom")
    page.wait_for_function("document.fullscreenElement !== null")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement === null")
    at(page, 1)
    page.keyboard.press("Escape")
    expect(page.locator("dialog.over")).to_be_hidden()
    assert "frame=" not in page.url
    expect(page.locator(".thumb .face").first).to_be_focused()
    page.get_by_role("link", name="Back to the map").click()
    expect(page).to_have_url(re.compile(rf"/\?.*map={sample_id}"))
    expect(page.get_by_role("heading", name="Present", exact=True)).to_be_hidden()


def test_keys_and_clicker(open_page: OpenPage, sample_id: str) -> None:
    page = show(open_page, sample_id)
    number = 1
    for key, step in (("ArrowRight", 1), ("PageDown", 1), ("Space", 1), ("ArrowLeft", -1), ("PageUp", -1)):
        page.keyboard.press(key)
        number += step
        at(page, number)
    page.keyboard.press("End")
    at(page, FRAMES)
    page.keyboard.press("Home")
    at(page, 1)
    page.keyboard.type("11")
    expect(page.locator(".said")).to_have_text("Frame 11: press Enter")
    page.keyboard.press("Enter")
    at(page, 11)
    for key in ("b", "."):
        page.keyboard.press(key)
        expect(page.locator(".black")).to_be_visible()
        assert {part.evaluate(ON_TOP) for part in page.locator(".line .dot, .line .name").all()} == {"black"}
        page.keyboard.press("ArrowRight")
        expect(page.locator(".black")).to_be_hidden()
        at(page, 11)
    page.keyboard.press("?")
    expect(page.locator(".show .sheet")).to_contain_text("Notes in a window of their own")
    page.keyboard.press("Escape")
    expect(page.locator(".show .sheet")).to_be_hidden()
    at(page, 11)


def test_where_full_screen_is_refused_the_show_fills_the_window(open_page: OpenPage, sample_id: str) -> None:
    page = show(open_page, sample_id)
    page.evaluate("() => { Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('no')); }")
    page.keyboard.press("f")
    expect(page.locator(".said")).to_have_text("The browser gave no full screen: the show fills the window.")
    page.keyboard.press("ArrowRight")
    at(page, 2)


def test_halves_of_the_wall_and_swipes(open_page: OpenPage, sample_id: str) -> None:
    page = show(open_page, sample_id)
    page.mouse.click(1300, 450)
    at(page, 2)
    page.mouse.click(100, 450)
    at(page, 1)
    page.mouse.move(900, 400)
    page.mouse.down()
    page.mouse.move(600, 410)
    page.mouse.up()
    at(page, 2)
    page.locator("ol.line button").nth(4).click()
    at(page, 5)


def test_a_reload_keeps_the_frame(open_page: OpenPage, sample_id: str) -> None:
    page = show(open_page, sample_id)
    page.keyboard.press("ArrowRight")
    at(page, 2)
    page.reload()
    at(page, 2)


def test_without_a_network_everything_is_still_there(open_page: OpenPage, sample_id: str) -> None:
    page = show(open_page, sample_id)
    page.evaluate("document.fonts.ready")
    page.context.set_offline(True)
    for number in range(2, FRAMES + 1):
        page.keyboard.press("PageDown")
        at(page, number)
        assert page.locator(".show .picture text").count() > 3
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    page.keyboard.press("z")
    expect(page.locator(".poster")).to_be_visible()
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    expect(opened.value.locator(".notes")).to_contain_text("Seventy-nine euros")
    needed = ("900 20px 'Source Sans Pro'", "italic 400 20px 'Source Sans Pro'", "700 20px 'Source Sans Pro'")
    assert all(page.evaluate(f'document.fonts.check("{font}")') for font in needed)


def test_z_looks_into_the_column_of_the_real_poster(open_page: OpenPage, sample_id: str) -> None:
    page = show(open_page, sample_id, 5, reduced_motion="reduce")
    shown = page.locator(".poster svg")

    def middle() -> float:
        left, _, width, _ = (float(part) for part in (shown.get_attribute("viewBox") or "").split())
        return left + width / 2

    page.keyboard.press("z")
    expect(page.locator(".poster")).to_be_visible()
    box = page.locator(".poster [data-role=stage][data-id]", has_text="Order").first.bounding_box()
    assert box is not None and 300 < box["x"] < 1000 and box["y"] < 300
    order = middle()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    at(page, 6)
    assert middle() > order
    page.keyboard.press("z")
    expect(page.locator(".poster")).to_be_hidden()
    page.keyboard.press("End")
    page.keyboard.press("z")
    expect(page.locator(".said")).to_contain_text("Z looks into the poster from a stage’s frame.")
    expect(page.locator(".poster")).to_be_hidden()


def test_the_presenters_window_keeps_step_both_ways(open_page: OpenPage, sample_id: str) -> None:
    page = show(open_page, sample_id, 5)
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    second = opened.value
    expect(second.locator("h1")).to_have_text(f"Frame 5 of {FRAMES}: Order")
    expect(second.locator(".frame svg")).to_have_count(2)
    expect(second.get_by_text("Next: Receive")).to_be_visible()
    expect(second.locator(".time").last).to_contain_text(re.compile(r"00:\d\d"))
    page.keyboard.press("ArrowRight")
    expect(second.locator("h1")).to_have_text(f"Frame 6 of {FRAMES}: Receive")
    second.keyboard.press("ArrowRight")
    at(page, 7)
    second.get_by_role("button", name="Back", exact=True).click()
    at(page, 6)
    page.keyboard.press("Escape")
    assert second.is_closed() or second.wait_for_event("close")


def test_where_no_window_may_be_opened_the_notes_stand_below(open_page: OpenPage, sample_id: str) -> None:
    page = show(open_page, sample_id, 5)
    page.evaluate("() => { window.open = () => null; }")
    page.keyboard.press("n")
    expect(page.locator(".said")).to_have_text("The browser opened no second window: the notes stand below.")
    expect(page.locator(".strip")).to_contain_text("What they want: “Know the whole price, then pay”")
    page.keyboard.press("n")
    expect(page.locator(".strip")).to_be_hidden()


def test_order_hidden_frames_and_notes_are_the_presenters(open_page: OpenPage, sample_id: str, store: Store) -> None:
    page = before(open_page, sample_id)
    head = store.load(sample_id)[1]
    page.locator(".thumb .face").nth(1).focus()
    page.keyboard.press("Alt+ArrowLeft")
    expect(page.locator(".holder > .heard")).to_have_text("Notice is now frame 1.")
    assert names(page)[:2] == ["Notice", "Maya and Tom"]
    page.keyboard.press("Delete")
    expect(page.locator(".head .count")).to_have_text("12 frames, 1 hidden")
    order = page.locator(".thumb").nth(4)
    order.get_by_role("button", name="Notes").click()
    order.get_by_role("textbox").fill("Say it slowly.")
    order.get_by_role("button", name="Close notes").click()
    expect(order.get_by_role("textbox")).to_be_hidden()
    page.reload()
    expect(page.locator(".head .count")).to_have_text("12 frames, 1 hidden")
    assert names(page)[:2] == ["Notice", "Maya and Tom"]
    page.locator(".thumb .face").nth(4).click()
    at(page, 4, 12)
    page.evaluate("() => { window.open = () => null; }")
    page.keyboard.press("n")
    expect(page.locator(".strip")).to_have_text("Say it slowly.")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="The map’s own order").click()
    assert names(page)[:2] == ["Maya and Tom", "Notice"]
    assert store.load(sample_id)[1] == head


def test_a_whole_screen_granted_after_the_show_was_left_is_given_back(open_page: OpenPage, sample_id: str) -> None:
    page = before(open_page, sample_id)
    page.evaluate("""() => {
        const ask = Element.prototype.requestFullscreen;
        const granted = new Promise((grant) => { window.grant = grant; });
        Element.prototype.requestFullscreen = async function (how) { await granted; return ask.call(this, how); };
        window.screens = [];
        document.addEventListener('fullscreenchange', () => window.screens.push(document.fullscreenElement !== null));
    }""")
    page.locator(".thumb .face").nth(4).click()
    at(page, 5)
    page.keyboard.press("Escape")
    page.evaluate("window.grant()")
    page.wait_for_function("window.screens.length > 0 && !window.screens.at(-1)")
    page.get_by_role("button", name="Notes").first.click()
    expect(page.get_by_role("textbox").first).to_be_visible()


def test_a_frame_is_dragged_to_another_place(open_page: OpenPage, sample_id: str) -> None:
    page = before(open_page, sample_id)
    first, third = (page.locator(".thumb .face").nth(place).bounding_box() for place in (0, 2))
    assert first is not None and third is not None
    page.mouse.move(first["x"] + 60, first["y"] + 60)
    page.mouse.down()
    page.mouse.move(third["x"] + 60, third["y"] + 60, steps=4)
    page.mouse.up()
    assert names(page)[:3] == ["Notice", "Look around", "Maya and Tom"]
    expect(page.locator("dialog.over")).to_be_hidden()


def test_who_may_only_look_may_present(open_page: OpenPage, sample_id: str, store: Store) -> None:
    page = open_page(f"/?map={sample_id}&key={store.share(sample_id, 'viewer', 'host')}")
    page.get_by_role("button", name="Present", exact=True).click()
    expect(page.locator(".thumb")).to_have_count(FRAMES)
    page.get_by_role("button", name="Start", exact=True).click()
    at(page, 1)


def test_a_map_with_nothing_to_tell_says_so(open_page: OpenPage, store: Store) -> None:
    page = open_page(f"/present?map={store.create(Map(id='bare', title='Bare'), 'host')}")
    expect(page.get_by_role("heading", name="Nothing to tell yet.")).to_be_visible()


def test_a_map_of_one_word_has_one_frame(open_page: OpenPage, store: Store) -> None:
    held = store.create(Map(id="little", stages=(Stage(id="s", name="רכישה", goal="לקנות אופניים"),)), "host")
    page = open_page(f"/present?map={held}&frame=9")
    at(page, 1, 1)


def test_many_frames_name_only_the_open_one_on_the_line(open_page: OpenPage, store: Store) -> None:
    people = (Persona(id="p", name="Ann"),)
    stages = tuple(Stage(id=f"s{n}", order=f"{n:02}", name=f"A long name of stage {n}", goal="On") for n in range(14))
    page = open_page(f"/present?map={store.create(Map(id='long', personas=people, stages=stages), 'host')}&frame=3")
    at(page, 3, 15)
    expect(page.locator("ol.line .name:visible")).to_have_text(["A long name of stage 1"])


@pytest.mark.parametrize("size", [(1920, 1080), (1440, 900), (1024, 768), (844, 390), (390, 844)])
def test_on_every_screen_the_whole_frame_is_seen(open_page: OpenPage, sample_id: str, size: tuple[int, int]) -> None:
    page = show(open_page, sample_id, 5, viewport={"width": size[0], "height": size[1]})
    box = page.locator(".show .picture svg").bounding_box()
    assert box is not None and box["x"] >= -1 and box["x"] + box["width"] <= size[0] + 1
    assert abs(box["width"] / box["height"] - 16 / 9) < 0.01
    assert box["width"] > 0.75 * size[0]
    line = page.locator("ol.line").bounding_box()
    assert line is not None and line["y"] + line["height"] <= size[1] + 1


def test_on_a_phone_held_upright_the_notes_are_read_below(open_page: OpenPage, sample_id: str) -> None:
    page = show(open_page, sample_id, 5, viewport=PHONE, has_touch=True)
    expect(page.locator(".strip")).to_contain_text("What they want")
    page.get_by_role("button", name="Next", exact=True).tap()
    at(page, 6)


@pytest.mark.parametrize(("scheme", "locale"), LOOKS)
def test_neither_the_page_nor_the_show_has_a_serious_fault(
    open_page: OpenPage, sample_id: str, scheme: str, locale: str
) -> None:
    page = open_page(f"/present?map={sample_id}", color_scheme=scheme, locale=locale, reduced_motion="reduce")
    expect(page.locator(".thumb")).to_have_count(FRAMES)
    assert serious_faults(page) == []
    page.locator(".head .primary").click()
    expect(page.locator(".show .picture")).to_have_count(1)
    page.mouse.move(300, 300)
    assert serious_faults(page) == []


def test_an_edit_made_meanwhile_is_in_the_story_after_a_reload(open_page: OpenPage, store: Store) -> None:
    sample = fresh_copy(open_sample("en"))
    held = store.create(sample.model_copy(update={"headline": "Everybody hurries."}), "host")
    page = open_page(f"/present?map={held}&frame=1")
    expect(page.locator(".show .picture svg")).to_have_attribute("aria-label", "Everybody hurries.")

"""No page has a fault that an accessibility checker calls serious: names, roles, contrast, order of headings."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from journey.layout import VIEWS

OpenPage = Callable[..., Page]
STEPS = ("personas", "timeframe", "stages", "emotions", "touchpoints", "channels")
PATHS = (
    "/maps?map={map}",
    *(f"/define?map={{map}}&step={step}" for step in STEPS),
    *(f"/?map={{map}}&view={view}" for view in VIEWS),
    "/board?map={map}",
    "/care?map={map}",
    "/export?map={map}",
    "/losses?map={map}",
)
NAMED_BY_STYLE = "[data-testid=stFileUploaderDropzone] button"  # the checker reads no names from style sheets
LOOKS = (("light", "en-GB"), ("dark", "it-IT"))


def serious_faults(page: Page, within: str = "body") -> list[str]:
    """What axe finds that is serious or critical: rule, element, and what is wrong with it."""
    expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0)
    left_out = [[NAMED_BY_STYLE], ["[data-testid=stSidebarNavItems]"]]  # has heads inside a list
    found = Axe().run(page, context={"include": [[within]], "exclude": left_out}).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:160]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize(("scheme", "locale"), LOOKS)
@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_no_serious_fault(open_page: OpenPage, sample_id: str, path: str, scheme: str, locale: str) -> None:
    page = open_page(path.format(map=sample_id), locale=locale, color_scheme=scheme, reduced_motion="reduce")
    assert serious_faults(page) == []


def test_a_form_beside_the_picture_has_no_serious_fault(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}")
    page.locator("[data-pick=card]").first.click()
    expect(page.get_by_role("button", name="Close", exact=True)).to_be_visible()
    assert serious_faults(page) == []


@pytest.mark.parametrize(("locale", "name"), [("en-GB", "Browse files"), ("it-IT", "Scegli un file")])
def test_the_button_that_brings_a_file_has_its_name_from_the_style_sheet(
    open_page: OpenPage, locale: str, name: str
) -> None:
    expect(open_page("/maps", locale=locale).get_by_role("button", name=name)).to_be_visible()

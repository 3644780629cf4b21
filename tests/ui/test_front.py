"""The page that a browser loads first."""

import re
from pathlib import Path

import pytest
from streamlit import file_util

from journey.ui.front import PAGES, front_page
from journey.ui.shell import ASIDE
from journey.ui.shell import PAGES as TABS

STATIC = Path(__file__).parents[2] / "static"


def test_it_is_ours_by_name_and_icon_and_otherwise_streamlits() -> None:
    html, theirs = front_page(""), (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")

    assert "<title>Itinerario</title>" in html
    assert 'href="./app/static/icon.svg"' in html
    assert set(re.findall(r"<script[^>]*>", theirs)) == set(re.findall(r"<script[^>]*>", html))


@pytest.mark.parametrize("page", PAGES)
def test_everything_it_asks_for_early_is_there_and_asked_for_once(page: str) -> None:
    streamlit = Path(file_util.get_static_dir())
    asked = re.findall(r'<link [^>]*(?:preload|prefetch)[^>]*href="\./([^"]+)"', front_page(page))

    assert len(asked) > 60
    assert len(asked) == len(set(asked))
    for name in asked:
        path = STATIC / name.removeprefix("app/static/") if name.startswith("app/") else streamlit / name
        assert path.is_file(), name


def test_the_element_scripts_are_asked_for_with_all_that_they_import() -> None:
    html = front_page("")

    for element in ("BidiComponent", "Html", "MenuButton", "PageLink"):
        assert re.search(rf'modulepreload" crossorigin href="\./static/js/{element}\.', html), element
    assert 'href="./app/static/define/outbox.js"' in html  # which define/saved.js imports


def test_the_board_asks_for_its_own_scripts_and_the_map_does_not() -> None:
    assert "app/static/board/board.js" in front_page("board")
    assert "app/static/board/board.js" not in front_page("map")
    assert "app/static/viewer.js" in front_page("map")


def test_the_script_of_charts_comes_at_once_where_one_is_shown_and_last_elsewhere() -> None:
    assert re.search(r'modulepreload" crossorigin href="\./static/js/PlotlyChart\.', front_page("map", "curve"))
    assert re.search(r'prefetch" as="script" crossorigin href="\./static/js/PlotlyChart\.', front_page("map"))


def test_every_page_begins_with_it() -> None:
    assert set(PAGES) == {"", "home", *TABS, *ASIDE}

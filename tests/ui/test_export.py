"""The Export page without a browser: a file is made once for each choice, and holds what was asked for."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from journey.formats.table import rows as table_rows
from journey.formats.workbook import rows, writing
from journey.model import Comment, Edit, Put, Set
from journey.store.store import Store
from journey.ui import download, export_tables
from journey.ui.session import session


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was written or laid out in rows, once for each time."""
    done: list[str] = []

    def counted(name: str, make: Any) -> Any:
        def make_it(*given: Any) -> Any:
            done.append(name)
            return make(*given)

        return make_it

    monkeypatch.setattr(writing, "written", counted("file", writing.written))
    monkeypatch.setattr(export_tables, "sheets", counted("sheets", rows.sheets))
    monkeypatch.setattr(export_tables, "table_of", counted("table", table_rows.table_of))
    return done


@pytest.fixture
def page(app: AppTest, kept: Store) -> AppTest:
    """The page with the sample as a workbook."""
    app.run()
    app.session_state["page:export_format"] = "xlsx"
    return app.switch_page("pages/export.py").run()


def test_a_file_and_its_preview_are_made_once_for_each_choice(page: AppTest, kept: Store, made: list[str]) -> None:
    made.clear()
    page.run()
    page.selectbox(key="export_sheet").set_value("Stages").run()
    assert (made, page.exception) == ([], [])
    page.segmented_control(key="export_language").set_value("it").run()
    assert sorted(made) == ["file", "sheets"]
    page.session_state["page:export_format"] = "csv"
    page.run().run()
    assert sorted(made) == ["file", "sheets", "table"]
    map_id = kept.maps()[0].id
    page.session_state["page:export_format"] = "xlsx"
    kept.commit(map_id, Edit(label="change.map", operations=(Set(id=map_id, field="headline", value="New"),)), "b")
    page.run()
    assert sorted(made) == ["file", "file", "sheets", "sheets", "table"]


def test_comments_are_in_a_workbook_only_when_they_are_asked_for(
    app: AppTest, kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    files: list[bytes] = []
    monkeypatch.setattr(download, "give", lambda found, wanted, data, *rest: files.append(data))
    app.run()
    put = Put.of(Comment(id="c", text="Not so fast"))
    kept.commit(kept.maps()[0].id, Edit(label="add.comments", operations=(put,)), "b")
    app.session_state["page:export_format"] = "xlsx"
    app.switch_page("pages/export.py").run()
    app.checkbox(key="export_comments_in_workbook").check().run()
    without, holding = (openpyxl.load_workbook(BytesIO(data)).sheetnames for data in files)
    assert "Comments" not in without and "Comments" in holding
    assert "Comments" in app.selectbox(key="export_sheet").options


def test_words_too_small_for_a_paper_are_told_before_the_file_is_made(app: AppTest, kept: Store) -> None:
    app.run()
    app.session_state["page:export_format"] = "pdf"
    app.session_state["page:export_paper"] = "a4"
    app.switch_page("pages/export.py").run()
    told = [one.value for one in app.warning]
    assert any("too small to read; from A3 on" in text for text in told), told


@pytest.mark.parametrize(("paper", "name"), [("fit", "poster-en.pdf"), ("a4", "poster-a4-en.pdf")])
def test_the_name_of_a_file_says_its_paper(app: AppTest, kept: Store, paper: str, name: str) -> None:
    app.run()
    app.session_state["page:export_format"] = "pdf"
    app.session_state["page:export_paper"] = paper
    app.switch_page("pages/export.py").run()
    told = [one.value.replace("\\", "") for one in app.caption]
    assert any(text.split(" · ")[0] == f"online-bike-shop-{name}" for text in told), told


def test_a_page_to_print_is_light_where_nobody_chose_a_look(
    app: AppTest, kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(session), "theme", "dark")
    app.run()
    app.session_state["page:export_format"] = "pdf"
    page = app.switch_page("pages/export.py").run()
    on_screen = page.segmented_control(key="export_theme").value
    page.selectbox(key="export_paper").set_value("a3").run()
    assert (on_screen, page.segmented_control(key="export_theme").value) == ("dark", "light")

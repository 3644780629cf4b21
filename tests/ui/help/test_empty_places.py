"""A place without content has one sentence and one button, and the button leads to what is missing."""

import pytest
from streamlit.testing.v1 import AppTest

from journey.i18n import words
from journey.model import Map
from journey.store.store import Store

STAGE = {"stages": [{"id": "s1", "name": "Looks around"}]}
PERSONA = {"personas": [{"id": "p1", "name": "Anna"}]}


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize(
    ("view", "records", "said", "step"),
    [
        ("poster", {}, "no_stage", ""),
        ("graph", {}, "no_stage", ""),
        ("persona", STAGE, "no_persona", "personas"),
        ("curve", STAGE | PERSONA, "no_feeling", "emotions"),
    ],
)
def test_a_view_without_content_leads_to_what_is_missing(
    app: AppTest, kept: Store, view: str, records: dict[str, object], said: str, step: str, language: str
) -> None:
    app.query_params["map"] = kept.create(Map.model_validate({"id": "m", **records}), "host")
    app.query_params["view"], app.query_params["lang"] = view, language
    app.session_state["page:page_width"] = 1200
    app.run()
    t = words(language)
    assert any(t(f"map_page.empty.{said}") in shown.value for shown in app.markdown)
    button = app.button(key="empty_define")
    assert button.label == t(f"map_page.empty.{said}_button")
    button.click().run()
    assert not app.exception
    if step:
        assert app.session_state["page:step"] == step


def test_there_is_nothing_to_export_of_an_empty_map(app: AppTest, kept: Store) -> None:
    app.query_params["map"] = kept.create(Map.model_validate({"id": "m"}), "host")
    app.run()
    app.switch_page("pages/export.py").run()
    assert any("There is nothing to take away yet." in shown.value for shown in app.markdown)
    assert app.button(key="empty_define").label == "Define the journey"

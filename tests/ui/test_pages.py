"""The pages without a browser: every one opens, in both languages, and the forms save."""

import pytest
from streamlit.testing.v1 import AppTest

from journey.model import Edit, Set, empty_map
from journey.store.store import Store
from journey.ui.shell import PAGES


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(app: AppTest, page: str, language: str) -> None:
    app.query_params["lang"] = language
    app.run()
    if page != "map":
        app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    assert app.title or app.subheader or app.markdown


def test_an_empty_store_is_given_the_sample_once(app: AppTest, kept: Store) -> None:
    app.run()
    app.run()
    assert [summary.is_sample for summary in kept.maps()] == [True]
    assert app.title[0].value.startswith("They love the bike")


def test_the_sample_speaks_the_language_of_who_comes_first(app: AppTest, kept: Store) -> None:
    app.query_params["lang"] = "it"
    app.run()
    assert kept.maps()[0].language == "it"


def test_an_unknown_map_gives_one_sentence_and_one_button(app: AppTest) -> None:
    app.query_params["map"] = "nowhere"
    app.run()
    assert "No maps yet. Open the sample or start your own." in app.markdown[-1].value
    assert app.button(key="empty_maps").label == "See the maps"


def test_a_map_without_stages_leads_to_its_definition(app: AppTest, kept: Store) -> None:
    app.query_params["map"] = kept.create(empty_map("New"), "host")
    app.run()
    assert "Nothing happens here yet. What does the customer do?" in app.markdown[-1].value
    assert app.button(key="empty_define").label == "Define the journey"


def test_an_edit_made_elsewhere_is_on_the_page_after_a_run(app: AppTest, kept: Store) -> None:
    app.run()
    map_id = kept.maps()[0].id
    kept.commit(
        map_id, Edit(label="change.map", operations=(Set(id=map_id, field="headline", value="A finding"),)), "b"
    )
    app.run()
    assert app.title[0].value == "A finding"

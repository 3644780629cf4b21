"""The pages without a browser: every one opens, in both languages, and the forms save."""

import pytest
from streamlit.testing.v1 import AppTest

from journey.model import Edit, Map, Set, empty_map
from journey.store.store import Store
from journey.ui.shell import ASIDE, PAGES


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("page", PAGES + ASIDE)
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
    assert app.title[0].value == "Online bike shop"


def test_the_sample_speaks_the_language_of_who_comes_first(app: AppTest, kept: Store) -> None:
    app.query_params["lang"] = "it"
    app.run()
    assert kept.maps()[0].language == "it"


def test_an_unknown_map_gives_one_sentence_and_one_button(app: AppTest) -> None:
    app.query_params["map"] = "nowhere"
    app.run()
    assert "This map is not here. It may have been deleted." in app.markdown[-1].value
    assert app.button(key="empty_maps").label == "See the maps"


def test_a_map_without_stages_leads_to_its_definition(app: AppTest, kept: Store) -> None:
    app.query_params["map"] = kept.create(empty_map("New"), "host")
    app.run()
    assert "Nothing happens here yet. What does the customer do?" in app.markdown[-1].value
    assert app.button(key="empty_define").label == "Define the journey"


def test_an_edit_made_elsewhere_is_on_the_page_after_a_run(app: AppTest, kept: Store) -> None:
    app.query_params["view"] = "curve"
    app.run()
    map_id = kept.maps()[0].id
    kept.commit(
        map_id, Edit(label="change.map", operations=(Set(id=map_id, field="headline", value="A finding"),)), "b"
    )
    app.run()
    assert app.title[0].value == "A finding"


@pytest.mark.parametrize("view", ["curve", "graph"])
def test_a_figure_waits_for_the_width_of_the_page(app: AppTest, view: str) -> None:
    app.query_params["view"] = view
    app.run()
    assert not app.get("plotly_chart")
    app.session_state["page:page_width"] = 1200
    app.run()
    assert len(app.get("plotly_chart")) == 1
    assert not app.exception


def test_the_form_saves_a_title_at_once(app: AppTest, kept: Store) -> None:
    app.run()
    journey_map, _ = kept.load(kept.maps()[0].id)
    first = journey_map.touchpoints[0]
    app.session_state["journey:selected"] = first.id
    app.run()
    app.text_input(key=f"field:{first.id}:title").set_value("Sees a poster").run()
    changed = kept.load(journey_map.id)[0].touchpoint(first.id)
    assert changed is not None and changed.title == "Sees a poster"


def test_words_that_are_refused_stay_on_the_screen(app: AppTest, kept: Store) -> None:
    app.run()
    journey_map, _ = kept.load(kept.maps()[0].id)
    first = journey_map.touchpoints[0]
    app.session_state["journey:selected"] = first.id
    app.run()
    app.text_input(key=f"field:{first.id}:title").set_value("x" * 2001).run()
    assert "2001" in app.warning[0].value.replace(",", "")
    assert app.text_input(key=f"field:{first.id}:title").value == "x" * 2001
    app.text_input(key=f"field:{first.id}:title").set_value("Short").run()
    assert not app.warning
    assert app.text_input(key=f"field:{first.id}:title").value == "Short"


@pytest.mark.parametrize("collection", ["touchpoints", "stages", "personas", "notes", "insights"])
def test_every_kind_of_record_has_its_form(app: AppTest, kept: Store, collection: str) -> None:
    app.run()
    journey_map, _ = kept.load(kept.maps()[0].id)
    app.session_state["journey:selected"] = getattr(journey_map, collection)[0].id
    app.run()
    assert not app.exception
    assert app.button(key="delete_record").label == "Delete"


@pytest.mark.parametrize(
    ("personas", "language", "told"),
    [
        (5, "en", []),
        (6, "en", [":material/info: 1 more persona is not shown"]),
        (6, "it", [":material/info: un’altra persona non compare"]),
    ],
)
def test_what_a_picture_leaves_out_is_said_under_it(
    app: AppTest, kept: Store, personas: int, language: str, told: list[str]
) -> None:
    people = [{"id": f"p{number}", "name": f"Person {number}"} for number in range(personas)]
    crowd = Map.model_validate({"id": "crowd", "stages": [{"id": "s", "name": "Stage"}], "personas": people})
    app.query_params["map"], app.query_params["lang"] = kept.create(crowd, "host"), language
    app.run()
    assert [caption.value for caption in app.caption if ":material/info:" in caption.value] == told

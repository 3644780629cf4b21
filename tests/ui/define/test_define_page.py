"""The Define page without a browser: every step opens, in both languages, as a form and as a table."""

import pytest
from streamlit.testing.v1 import AppTest

from journey.formats.library import open_template
from journey.i18n import LANGUAGES, words
from journey.model import Map, empty_map, fresh_copy
from journey.store.store import Store
from journey.ui.define import BEYOND, ELEMENTS, STEPS
from tests.maps import random_map


@pytest.mark.parametrize("mode", ["form", "table"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("step", STEPS)
def test_every_step_asks_its_question(app: AppTest, step: str, language: str, mode: str) -> None:
    app.query_params["lang"] = language
    app.run()
    app.query_params.update({"step": step, "mode": mode})
    app.switch_page("pages/define.py").run()
    assert not app.exception
    assert [title.value for title in app.title] == [words(language)(f"define.questions.{step}")]


@pytest.mark.parametrize("mode", ["form", "table"])
@pytest.mark.parametrize("name", ["nothing", "blank"])
@pytest.mark.parametrize("step", STEPS)
def test_every_step_opens_on_a_map_with_little_on_it(
    app: AppTest, kept: Store, step: str, name: str, mode: str
) -> None:
    begun: Map = empty_map() if name == "nothing" else fresh_copy(open_template("blank"))
    app.query_params["map"] = kept.create(begun, "host")
    app.run()
    app.query_params.update({"step": step, "mode": mode})
    app.switch_page("pages/define.py").run()
    assert not app.exception


def test_back_and_next_walk_through_the_six_elements(app: AppTest) -> None:
    app.run()
    app.switch_page("pages/define.py").run()
    walked = [app.title[0].value]
    for _ in range(5):
        app.button(key="next").click().run()
        walked.append(app.title[0].value)
    assert walked == [words("en")(f"define.questions.{step}") for step in ELEMENTS]
    assert app.button(key="see_map").label == "See the map"
    app.button(key="back").click().run()
    assert app.title[0].value == walked[-2]


def test_beyond_the_six_one_goes_on_and_comes_back(app: AppTest) -> None:
    app.run()
    app.query_params["step"] = "insights"
    app.switch_page("pages/define.py").run()
    walked = [app.title[0].value]
    app.button(key="next").click().run()
    walked.append(app.title[0].value)
    assert walked == [words("en")(f"define.questions.{step}") for step in BEYOND]
    assert app.button(key="see_map").label == "See the map"


def test_an_unknown_step_is_the_first_one(app: AppTest) -> None:
    app.run()
    app.query_params["step"] = "nowhere"
    app.switch_page("pages/define.py").run()
    assert app.title[0].value == "Who walks this way?"


def test_without_any_map_there_is_one_sentence_and_one_button(app: AppTest, kept: Store) -> None:
    kept.delete(kept.create(empty_map(), "host"), "host")
    app.run()
    app.switch_page("pages/define.py").run()
    assert not app.exception
    assert app.button(key="empty_maps").label == "See the maps"


def test_a_large_map_of_strange_words_opens(app: AppTest, kept: Store) -> None:
    strange = random_map(7, stages=12, touchpoints=200, personas=5, nastiness=0.6)
    app.query_params["map"] = kept.create(strange, "host")
    app.run()
    for step in ELEMENTS:
        app.query_params.update({"step": step, "mode": "form"})
        app.switch_page("pages/define.py").run()
        assert not app.exception
        assert app.title[0].value == words("en")(f"define.questions.{step}")

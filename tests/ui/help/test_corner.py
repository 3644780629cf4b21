"""When the tour offers itself, and that every word of the help is there."""

import pytest
from streamlit.testing.v1 import AppTest

from journey.i18n import LANGUAGES, words
from journey.model import empty_map
from journey.store.store import Store
from journey.ui.help.corner import STOPS, TIPS
from journey.ui.help.keys import KEYS
from journey.ui.help.term import term
from journey.ui.shell import ASIDE, PAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_and_every_page_has_its_words(language: str) -> None:
    t = words(language)
    for place, rows in KEYS.items():
        assert t.has(f"help.keys.{place}.title")
        assert all(t.has(f"help.keys.{place}.{name}") for _, name in rows)
    assert all(t.has(f"help.pages.{page}.{number}") for page in PAGES + ASIDE for number in range(1, TIPS + 1))
    assert all(t.has(f"help.tour.{stop}.{part}") for stop in STOPS for part in ("title", "text"))


def test_a_key_of_two_words_is_drawn_as_one() -> None:
    keys = {key for rows in KEYS.values() for written, _ in rows for key in written.split(" ")}
    assert {"Page\u00a0↓", "Page\u00a0↑"} <= keys and "Page" not in keys


def offered(app: AppTest) -> bool:
    """Whether the browser was told to offer the tour."""
    return '"offered":true' in next(proto for proto in protos(app) if '"offered"' in proto).replace(" ", "")


def protos(app: AppTest) -> list[str]:
    return [str(element.proto).replace("\\", "") for element in app.get("bidi_component")]


def test_the_tour_offers_itself_on_the_sample_to_who_comes_first(app: AppTest) -> None:
    app.run()
    assert offered(app)


def test_not_beside_a_form_nor_on_a_map_of_ones_own(app: AppTest, kept: Store) -> None:
    app.run()
    app.session_state["journey:selected"] = kept.load(kept.maps()[0].id)[0].stages[0].id
    app.run()
    assert not offered(app)
    app.session_state["journey:selected"] = ""
    app.query_params["map"] = kept.create(empty_map("Mine"), "host")
    app.run()
    assert not offered(app)


def test_a_word_is_a_link_to_its_meaning(app: AppTest) -> None:
    with pytest.raises(KeyError):
        term("no such word")
    assert term("nps", "NPS") == "[NPS](#term-nps)"

"""The list of advice on the Map page, without a browser."""

import pytest
from streamlit.testing.v1 import AppTest

from journey.advice import advise
from journey.formats.library import open_sample, open_template
from journey.i18n import LANGUAGES, words
from journey.model import Loss, Map, empty_map, fresh_copy
from journey.store.store import Store


def opened(app: AppTest, kept: Store, journey_map: Map, language: str = "en") -> AppTest:
    """The Map page with the list of advice."""
    app.query_params["map"] = kept.create(journey_map, "host")
    app.query_params["lang"] = language
    app.run()
    return app.button(key="advice_closed").click().run()


def keys(app: AppTest) -> set[str]:
    return {button.key for button in app.button if button.key}


def follow(app: AppTest, rule: str) -> AppTest:
    """A click on the button of a rule's piece."""
    return next(button for button in app.button if (button.key or "").startswith(f"follow_{rule}")).click().run()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_piece_says_what_and_why_and_what_to_do(app: AppTest, kept: Store, language: str) -> None:
    t = words(language)
    template = fresh_copy(open_template("insurance", language))
    opened(app, kept, template, language)
    said = "".join(html.value for html in app.html)
    pieces = advise(template)
    assert pieces
    assert all(t.say(sentence) in said for piece in pieces for sentence in (piece.message, piece.why, piece.hint))
    assert app.button(key="advice_open").label == t("advising.button", n=len(pieces))


def test_the_pieces_stand_under_what_they_weigh_in_words(app: AppTest, kept: Store) -> None:
    opened(app, kept, fresh_copy(open_template("blank")))
    assert [head.value for head in app.subheader] == [":material/add_circle: Missing · 4"]


def test_a_map_that_lacks_nothing_gets_a_kind_sentence(app: AppTest, kept: Store) -> None:
    opened(app, kept, fresh_copy(open_sample("en")))
    assert app.button(key="advice_open").label == "Advice"
    assert any("Nothing to add." in words.value for words in app.markdown)


def test_a_piece_opens_a_form_and_closing_it_leads_back_to_the_list(app: AppTest, kept: Store) -> None:
    follow(opened(app, kept, fresh_copy(open_template("insurance"))), "loss_unheard")
    assert {"close_editor"} <= keys(app)
    assert "close_advice" not in keys(app)
    app.button(key="close_editor").click().run()
    assert {"close_advice"} <= keys(app)
    app.button(key="close_advice").click().run()
    assert not {"close_editor", "close_advice"} & keys(app)


def test_the_button_gives_the_list_instead_of_an_open_form(app: AppTest, kept: Store) -> None:
    follow(opened(app, kept, fresh_copy(open_template("insurance"))), "loss_unheard")
    app.button(key="advice_closed").click().run()
    assert {"close_advice"} <= keys(app)


def test_a_piece_opens_define_at_its_step(app: AppTest, kept: Store) -> None:
    follow(opened(app, kept, fresh_copy(open_template("insurance"))), "moment_of_truth_assumed")
    assert not app.exception
    assert app.title[0].value == words("en")("define.questions.touchpoints")


def test_a_map_without_stages_still_shows_its_advice(app: AppTest, kept: Store) -> None:
    app.query_params["map"] = kept.create(empty_map("Bare"), "host")
    app.run()
    app.session_state["page:advice"] = True
    app.run()
    assert {"close_advice", "empty_define"} <= keys(app)


def test_a_loss_of_the_whole_journey_is_filled_in_and_deleted(app: AppTest, kept: Store) -> None:
    template = fresh_copy(open_template("insurance")).with_collections(
        {}, {"losses": (Loss(id="whole", title="Gone"),)}
    )
    follow(opened(app, kept, template), "loss_unheard")
    app.text_input(key="field:whole:title").set_value("Left").run()
    journey_map, _ = kept.load(template.id)
    assert journey_map.losses[0].title == "Left"
    app.button(key="delete_record").click().run()
    assert kept.load(template.id)[0].losses == ()

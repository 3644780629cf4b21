"""What others of the same kind of business put, out of the templates."""

import pytest

from journey.formats.library import open_sample, open_template
from journey.formats.suggestions import (
    ANY,
    Suggestion,
    businesses,
    folded,
    guessed_business,
    not_there,
    of_channels,
    of_emotions,
    of_personas,
    of_stages,
    of_touchpoints,
    place_of,
)
from journey.formats.usual_touchpoints import usual_touchpoints
from journey.i18n import LANGUAGES
from journey.model import EMOTIONS, MACRO_STAGES, Map, Stage, Touchpoint, fresh_copy
from journey.scene.icons import channel_icons


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("business", [*businesses(), ANY])
def test_every_kind_of_business_has_something_to_suggest(business: str, language: str) -> None:
    assert len(of_stages(business, language)) >= 5
    assert len(of_channels(business, language)) >= 5
    for macro_stage in MACRO_STAGES:
        assert len(of_touchpoints(business, language, macro_stage, 0.5)) >= 3
        named = of_emotions(business, language, macro_stage, 0.5, "")
        assert named and any(key in EMOTIONS for key in named)


@pytest.mark.parametrize("business", businesses())
def test_a_map_begun_from_a_template_is_of_its_business_under_any_title(business: str) -> None:
    for title in ("Q3", "Our new app", "Public launch", "Order of the day"):
        begun = fresh_copy(open_template(business, "it"), title=title)
        assert guessed_business(begun) == business


@pytest.mark.parametrize(
    ("title", "business"),
    [
        ("Car insurance", "insurance"),
        ("Polizza casa", "insurance"),
        ("Città: il permesso", "public-service"),
        ("Ristorante al mare", "hotel"),
        ("A plan for next year", ANY),
        ("Swim school", ANY),
        ("Pubblicità in radio", ANY),
        ("Publicity", ANY),
        ("Servizi pubblici", "public-service"),
        ("", ANY),
    ],
)
def test_otherwise_the_title_tells(title: str, business: str) -> None:
    assert guessed_business(Map(id="m", title=title)) == business


def test_the_blank_template_is_of_any_business_and_the_sample_a_shop() -> None:
    assert guessed_business(open_template("blank")) == ANY
    assert [guessed_business(open_sample(language)) for language in LANGUAGES] == ["online-shop", "online-shop"]


def test_the_same_words_with_other_accents_or_capitals_are_there_already() -> None:
    offered = (Suggestion("Perché no?"), Suggestion("Web"))
    assert not_there(offered, ["PERCHE  NO"]) == (offered[1],)
    assert folded("“E-Mail”") == folded("e mail")


def test_what_stands_nearest_in_the_macro_stage_comes_first() -> None:
    early, late = (of_touchpoints("insurance", "en", "post_purchase", place) for place in (0.0, 1.0))
    assert (early[0].words, late[0].words) == ("Gets the policy", "Asks to change the cover")
    assert {each.words for each in early} == {each.words for each in late}


@pytest.mark.parametrize("business", [*businesses(), ANY])
def test_suggested_touchpoints_are_short_their_own_and_fit_what_the_map_knows(business: str) -> None:
    for macro_stage in MACRO_STAGES:
        english, italian = (usual_touchpoints(business, language, macro_stage) for language in LANGUAGES)
        assert [(each.initiator, each.icon) for each in english] == [(each.initiator, each.icon) for each in italian]
        for each in (*english, *italian):
            assert 3 < len(each.words) <= 40 and each.icon in channel_icons()
            Touchpoint(id="t", stage_id="s", title=each.words, initiator=each.initiator)
        for language in (english, italian):
            assert len({each.words for each in language}) == len(language)


def test_one_shared_name_tells_nothing() -> None:
    stage = open_template("insurance").stages[0]
    assert guessed_business(Map(id="m", stages=(stage,))) == ANY


def test_places_run_through_each_macro_stage() -> None:
    stages = (Stage(id="a", order="1", name="A"), Stage(id="b", order="2", name="B"))
    alone = Stage(id="c", order="3", name="C", macro_stage="purchase")
    held = Map(id="m", stages=(*stages, alone))
    assert [place_of(held, stage) for stage in held.stages] == [0.25, 0.75, 0.5]


def test_the_moment_of_a_template_suggests_its_own_feelings() -> None:
    template = open_template("insurance")
    card = template.touchpoints[0]
    stage = template.stage(card.stage_id)
    assert stage is not None
    own = {feeling.emotion for feeling in template.feelings if feeling.touchpoint_id == card.id}
    assert set(of_emotions("insurance", "en", stage.macro_stage, 0.5, card.title.upper())) == own


def test_nobody_is_guessed_for_any_business() -> None:
    assert of_personas(ANY, "en") == ()
    assert all(each.fields["needs"] for each in of_personas("insurance", "en"))

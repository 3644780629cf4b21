"""What others of the same kind of business put: short, general, in both languages."""

from collections.abc import Iterator

import pytest

from journey.formats.business import ANY, businesses, folded
from journey.formats.library import open_template
from journey.formats.suggestions import (
    LISTS,
    Suggestion,
    not_there,
    of_channels,
    of_emotions,
    of_insights,
    of_persona_lists,
    of_personas,
    of_stages,
    of_touchpoints,
    place_of,
)
from journey.formats.usual import Subject, usual
from journey.i18n import LANGUAGES
from journey.model import EMOTIONS, MACRO_STAGES, Channel, Map, Stage, Touchpoint
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


def test_the_same_words_with_other_accents_or_capitals_are_there_already() -> None:
    offered = (Suggestion("Perché no?"), Suggestion("Web"))
    assert not_there(offered, ["PERCHE  NO"]) == (offered[1],)
    assert folded("“E-Mail”") == folded("e mail")


def test_what_stands_nearest_in_the_macro_stage_comes_first() -> None:
    early, late = (of_touchpoints("insurance", "en", "post_purchase", place) for place in (0.0, 1.0))
    assert (early[0].words, late[0].words) == ("Gets the policy", "Asks to change the cover")
    assert {each.words for each in early} == {each.words for each in late}


@pytest.mark.parametrize("business", [*businesses(), ANY])
def test_suggested_touchpoints_are_short_and_fit_what_the_map_knows(business: str) -> None:
    for macro_stage in MACRO_STAGES:
        english, italian = (of_touchpoints(business, language, macro_stage, 0.0) for language in LANGUAGES)
        assert [(each.fields, each.icon) for each in english] == [(each.fields, each.icon) for each in italian]
        for each in (*english, *italian):
            assert 3 < len(each.words) <= 40 and each.icon in channel_icons()
            Touchpoint(id="t", stage_id="s", title=each.words, **each.fields)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("business", [*businesses(), ANY])
def test_nothing_suggested_is_about_one_map_alone(business: str, language: str) -> None:
    """No word-for-word piece of a template: its people and its shop are nobody else's."""
    named = [*of_stages(business, language), *of_channels(business, language), *of_personas(business, language)]
    listed = [entry for entries in of_persona_lists(business, language).values() for entry in entries]
    found = [each.words for kind in ("pain", "opportunity") for each in of_insights(business, language, kind)]
    assert all(2 < len(words) <= 55 for words in (*(each.words for each in named), *listed, *found))
    for words in (named, listed, found):
        assert len(set(map(str, words))) == len(words)
    template = open_template("blank" if business == ANY else business, language)
    own = {entry for each in template.personas for name in LISTS for entry in getattr(each, name)}
    own |= {each.title for each in template.insights} | {each.segment for each in template.personas}
    assert not own & {*listed, *found, *(each.words for each in of_personas(business, language))}


@pytest.mark.parametrize("subject", ["stages", "channels", "touchpoints", "personas", "purposes"])
def test_both_languages_say_every_entry(subject: Subject) -> None:
    def entries(node: object) -> Iterator[dict[str, object]]:
        if isinstance(node, dict) and "en" in node:
            yield node
        for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            yield from entries(child)

    found = list(entries(usual(subject)))
    assert found and all(str(each["en"]).strip() and str(each.get("it", "")).strip() for each in found)
    assert set(usual(subject)) - {ANY} == set(businesses())


@pytest.mark.parametrize("business", [*businesses(), ANY])
def test_a_suggested_channel_is_one_the_map_can_draw(business: str) -> None:
    for each in of_channels(business, "en"):
        Channel(id="c", name=each.words, **each.fields)
        assert each.fields["icon"] in channel_icons()


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

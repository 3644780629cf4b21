"""Stages named from the company's side."""

import pytest

from journey.advice.inside_stage_names import from_inside
from journey.formats.business import ANY, businesses
from journey.formats.library import open_sample, open_template
from journey.formats.suggestions import of_stages
from journey.i18n import LANGUAGES
from journey.model import Stage
from tests.advice.sketch import places, sketch

RULE = "inside_stage_names"
TELLS = sketch(stages=(Stage(id="a", order="1", name="Look around"), Stage(id="b", order="2", name="Lead nurturing")))
SILENT = sketch(stages=(Stage(id="a", name="Mi guardo intorno"), Stage(id="b", order="2", name="Buy")))


def test_the_stage_is_named():
    assert places(RULE, TELLS) == [("b",)]


@pytest.mark.parametrize(
    "name",
    ["Lead", "CONVERSION", "Onboarding", "Up-selling", "cross selling", "Win-back", "After sales",
     "Acquisizione", "Fidelizzazione", "Post-vendita", "Conversione: il carrello"],
)  # fmt: skip
def test_words_of_the_trade_are_known_in_both_languages(name: str):
    assert from_inside(name)


@pytest.mark.parametrize(
    "name",
    [
        "Awareness",
        "Leading up to it",
        "I convince my husband",
        "Misleading ads",
        "Scelgo",
        "Acquisto",
        "Compare",
        "",
        "…",
    ],
)
def test_what_a_customer_would_say_passes(name: str):
    assert not from_inside(name)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("business", [*businesses(), ANY])
def test_what_we_propose_ourselves_is_never_named_from_the_inside(business: str, language: str):
    template = open_template("blank" if business == ANY else business, language)
    named = [*(each.words for each in of_stages(business, language)), *(stage.name for stage in template.stages)]
    assert [
        name for name in (*named, *(stage.name for stage in open_sample(language).stages)) if from_inside(name)
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_blank_map_begins_with_stages_as_any_customer_would_name_them(language: str):
    """The same words, about the same part of the journey, that are suggested where nothing is known of the business."""
    known = {each.words: each.fields["macro_stage"] for each in of_stages(ANY, language)}
    stages = open_template("blank", language).stages
    assert [known.get(stage.name) for stage in stages] == [stage.macro_stage for stage in stages]

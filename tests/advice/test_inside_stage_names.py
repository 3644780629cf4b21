"""Stages named from the company's side."""

import pytest

from journey.advice.inside_stage_names import from_inside
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

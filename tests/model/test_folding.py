"""One way to compare names, for every part that does."""

import pytest

from journey.model import Map, Stage
from journey.model.folding import folded
from journey.model.pairing import pair


@pytest.mark.parametrize(
    ("text", "same"),
    [("Perché", "PERCHE"), ("e-mail", "E mail"), ("Straße", "strasse"), ("Post_acquisto", "post acquisto"), ("…", "")],
)
def test_names_fold_alike_without_case_accents_spaces_and_signs(text: str, same: str):
    assert folded(text) == folded(same)
    assert folded("Post") != folded("Past")


def test_a_stage_whose_accent_was_put_right_stands_for_the_same_stage():
    before, after = (
        Map(id="m", stages=(Stage(id=own, name=name),)) for own, name in (("a", "Fedelta"), ("b", "Fedeltà"))
    )
    assert pair(before, after).stages["b"].id == "a"

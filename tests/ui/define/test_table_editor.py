"""What a table shows of the records, and what it gives back."""

import pytest

from journey.model import Stage, Touchpoint
from journey.model.personas import Persona
from journey.ui.define.table_editor import as_kept, frame


def test_a_row_is_named_by_its_record_and_holds_the_fields_asked_for() -> None:
    shown = frame((Stage(id="a", name="Look", days=2), Stage(id="b", name="Buy")), ("name", "days"))
    assert list(shown.index) == ["a", "b"]
    assert shown.loc["a"].to_dict() == {"name": "Look", "days": 2.0}
    assert shown["days"].isna().tolist() == [False, True]


def test_a_share_is_shown_in_percent_and_kept_as_a_fraction() -> None:
    shown = frame((Persona(id="a", name="Ada", share=0.58),), ("name", "share"))
    assert shown.loc["a", "share"] == pytest.approx(58)
    assert as_kept("share", 58) == 0.58


def test_every_kind_of_moment_of_truth_is_a_tick() -> None:
    cards = (
        Touchpoint(id="a", stage_id="s", title="A", moment_of_truth="zero"),
        Touchpoint(id="b", stage_id="s", title="B"),
    )
    assert frame(cards, ("title", "moment_of_truth"))["moment_of_truth"].tolist() == [True, False]


@pytest.mark.parametrize(("field", "kept"), [("title", ""), ("days", None), ("channel_id", None), ("emotion", "")])
def test_an_emptied_cell_is_no_text_or_nothing_at_all(field: str, kept: object) -> None:
    assert as_kept(field, None) == kept

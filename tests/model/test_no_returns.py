"""Points of no return: losses whose share is known."""

from journey.model import Loss, Map, Stage, Touchpoint
from journey.model.no_returns import no_returns

STAGES = (Stage(id="look", order="1", name="Look"), Stage(id="ride", order="2", name="Ride"))
CARDS = (Touchpoint(id="price", stage_id="look", title="Sees the price"),)


def found(*losses: Loss) -> dict[str, str]:
    return {
        place: loss.id
        for place, loss in no_returns(Map(id="m", stages=STAGES, touchpoints=CARDS, losses=losses)).items()
    }


def test_a_loss_stands_at_its_touchpoint_else_at_its_stage():
    assert found(
        Loss(id="a", touchpoint_id="price", stage_id="look", share=0.3), Loss(id="b", stage_id="ride", share=0.1)
    ) == {"price": "a", "ride": "b"}


def test_of_several_at_one_place_the_greatest_counts():
    assert found(Loss(id="a", stage_id="ride", share=0.3), Loss(id="b", stage_id="ride", share=0.1)) == {"ride": "a"}


def test_a_loss_without_a_share_or_without_a_place_is_no_point_of_the_path():
    assert found(Loss(id="a", stage_id="ride", customers=90), Loss(id="b", share=0.4)) == {}

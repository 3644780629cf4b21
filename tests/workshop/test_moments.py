"""Which moments a room rates where nobody has chosen any."""

from journey.model import Map
from journey.workshop.moments import MOST, rated


def shop(count: int, **of_number: dict[str, object]) -> Map:
    """Touchpoints ``t0``, ``t1``, ... of one stage; some with more to say."""
    places = [
        {"id": f"t{n}", "stage_id": "s", "order": f"a{n:03}z", "title": f"Moment {n}", **of_number.get(f"t{n}", {})}
        for n in range(count)
    ]
    return Map.model_validate({
        "id": "shop", "stages": [{"id": "s", "name": "Buy"}], "touchpoints": places,
        "personas": [{"id": "ann", "name": "Ann"}, {"id": "bo", "name": "Bo"}],
    })  # fmt: skip


def test_all_that_a_persona_walks_in_its_order() -> None:
    found = shop(4, t1={"persona_ids": ["bo"]}, t2={"persona_ids": ["ann", "bo"]})
    assert rated(found, "ann") == ("t0", "t2", "t3")
    assert rated(found, "bo") == rated(found, None) == ("t0", "t1", "t2", "t3")


def test_of_too_many_the_moments_of_truth_stay_and_the_order_too() -> None:
    found = shop(MOST + 5, t15={"moment_of_truth": True}, t3={"moment_of_truth": True})
    kept = rated(found, None)
    assert len(kept) == MOST
    assert kept == (*(f"t{n}" for n in range(MOST - 1)), "t15")


def test_a_map_without_touchpoints_has_none() -> None:
    assert rated(shop(0), None) == ()

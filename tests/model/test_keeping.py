"""Keeping beside winning: one metric of the whole journey, five to one until a team says otherwise."""

from datetime import date
from math import nan

import pytest

from journey.errors import JourneyError
from journey.model import Map, Metric, apply
from journey.model.keeping import Keeping, assume, cost_metric, keeping

NAMES = ("Cost", "Costo")
TODAY = date(2026, 3, 2)


def assumed(journey_map: Map, wanted: Keeping | None) -> Map:
    edit = assume(journey_map, NAMES, wanted, "Cost", "Our own", TODAY)
    return apply(journey_map, edit)[0] if edit else journey_map


def test_five_to_one_until_somebody_says_otherwise() -> None:
    usual = Keeping(200, customers=1000)
    assert (usual.kept_for, usual.won_for) == (40_000, 200_000)
    assert Keeping(200, times=4, customers=1000).kept_for == 50_000


def test_it_is_kept_as_one_metric_that_says_where_it_comes_from() -> None:
    kept = assumed(Map(id="m"), Keeping(200, 4, 1000))
    (metric,) = kept.metrics
    assert (metric.kind, metric.value, metric.scale, metric.n) == ("own", 200, "4:1", 1000)
    assert (metric.source, metric.date) == ("Our own", TODAY)
    changed = assumed(kept, Keeping(150, 4, 1000))
    assert [(each.id, each.value) for each in changed.metrics] == [(metric.id, 150)]
    assert keeping(changed.metrics[0]) == Keeping(150, 4, 1000)
    assert assumed(changed, None).metrics == ()
    assert assumed(Map(id="m"), None) == Map(id="m")


def test_it_is_known_by_its_name_in_either_language_and_nothing_of_a_place_is_taken_for_it() -> None:
    of_a_place = Metric(id="a", value=3, name="Cost", stage_id="s")
    other = Metric(id="b", value=3, name="Price")
    italian = Metric(id="c", value=7, name="Costo", scale="whatever")
    held = Map.model_validate(
        {"id": "m", "stages": [{"id": "s", "name": "S"}], "metrics": [of_a_place, other, italian]}
    )
    assert cost_metric(held, NAMES) == italian
    assert keeping(italian) == Keeping(7, 5, 0)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Keeping(-1), "−1 is below 0"),
        (Keeping(1, times=0.5), "0.5 is below 1"),
        (Keeping(1, times=2_000), "2,000 is above 1,000"),
        (Keeping(1, customers=-1), "−1 is below 0"),
        (Keeping(nan), "a number is needed"),
        (Keeping(1, times=nan), "above 1,000"),
    ],
)
def test_what_makes_no_sense_is_refused(wanted: Keeping, said: str) -> None:
    with pytest.raises(JourneyError, match=said) as refused:
        assumed(Map(id="m"), wanted)
    assert refused.value.code == "bad_value"

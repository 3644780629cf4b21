"""What customers judge, in three: felt, hurt and lost, the guesses apart."""

from journey.model import Map
from journey.model.judged import QUALITIES, Mood, judged


def test_each_quality_has_what_is_said_at_its_own_touchpoints() -> None:
    journey_map = Map.model_validate({
        "id": "m", "stages": [{"id": "s", "name": "Buy"}],
        "touchpoints": [
            {"id": "a", "stage_id": "s", "title": "Asks", "quality": "offer_quality"},
            {"id": "b", "stage_id": "s", "title": "Pays"},
        ],
        "feelings": [
            {"id": "f1", "touchpoint_id": "a", "valence": -3, "evidence": "heard"},
            {"id": "f2", "touchpoint_id": "a", "valence": 1, "evidence": "measured"},
            {"id": "f3", "touchpoint_id": "a", "valence": 5},
            {"id": "f4", "touchpoint_id": "b", "valence": 5, "evidence": "heard"},
        ],
        "insights": [
            {"id": "i1", "touchpoint_id": "a", "title": "Dear", "evidence": "observed"},
            {"id": "i2", "touchpoint_id": "a", "title": "Slow"},
            {"id": "i3", "touchpoint_id": "a", "title": "Gift", "kind": "opportunity", "evidence": "heard"},
        ],
        "losses": [
            {"id": "l1", "touchpoint_id": "a", "customers": 7, "evidence": "measured"},
            {"id": "l2", "touchpoint_id": "a", "customers": 90},
            {"id": "l3", "touchpoint_id": "b", "customers": 1, "evidence": "measured"},
        ],
    })  # fmt: skip
    company, offer, service = judged(journey_map)
    assert (company.touchpoints, company.known, company.lost.losses) == (0, Mood(None, 0), 0)
    assert (offer.touchpoints, offer.known, offer.assumed) == (1, Mood(-1.0, 2), Mood(5.0, 1))
    assert (offer.pains, offer.guessed_pains) == (1, 1)
    assert (offer.lost.known.customers, offer.lost.assumed.customers) == (7, 90)
    assert [each.quality for each in (company, offer, service)] == list(QUALITIES)

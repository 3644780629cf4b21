"""How much of a map is known, and how much is only assumed."""

from journey.model import (
    SCHEMA_VERSION,
    Channel,
    Feeling,
    Insight,
    Link,
    Loss,
    Map,
    Note,
    Persona,
    Stage,
    Touchpoint,
    from_document,
)
from journey.model.evidence import evidence_share
from tests.model.documents import frozen


def test_claims_are_touchpoints_feelings_links_notes_insights_and_losses():
    told = evidence_share(from_document(frozen(SCHEMA_VERSION)))
    assert told.counts == {"assumed": 2, "heard": 3, "observed": 1, "measured": 3}
    assert told.total == 9
    assert told.share("heard") == 1 / 3


def test_personas_stages_and_channels_claim_nothing():
    nothing = Map(
        id="m",
        stages=(Stage(id="s", name="x"),),
        channels=(Channel(id="c", name="x"),),
        personas=(Persona(id="p", name="x"),),
    )
    assert evidence_share(nothing).total == 0
    assert evidence_share(nothing).share("assumed") == 0


def test_whatever_is_not_said_is_assumed():
    assert {
        Touchpoint(id="x", stage_id="s", title="x").evidence,
        Feeling(id="x").evidence, Link(id="x", source_id="s").evidence,
        Note(id="x", lane_id="l", text="x").evidence, Insight(id="x", title="x").evidence, Loss(id="x").evidence,
    } == {"assumed"}  # fmt: skip


def test_the_opportunity_score_needs_both_judgements():
    assert Insight(id="x", title="x", importance=9, satisfaction=2).opportunity_score == 16
    assert Insight(id="x", title="x", importance=3, satisfaction=8).opportunity_score == 3
    assert Insight(id="x", title="x", importance=9).opportunity_score is None

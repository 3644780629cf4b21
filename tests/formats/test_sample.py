"""The sample map is finished, clearly a sample, and its figures agree with each other."""

from collections import defaultdict

import pytest

from journey.formats.library import open_sample
from journey.i18n import LANGUAGES
from journey.model import EVIDENCE, Link, Touchpoint
from journey.model.curves import curve, remembered, turns
from journey.model.shares import stage_shares


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_is_finished_and_says_that_it_is_a_sample(language: str) -> None:
    sample = open_sample(language)
    assert sample.is_sample
    assert sample.headline.count(".") <= 2
    assert sample.timeframe.label and sample.timeframe.start and sample.timeframe.end
    assert [len(getattr(sample, name)) for name in ("personas", "stages", "touchpoints", "channels")] == [2, 7, 30, 8]
    assert all(3 <= len(cell) <= 6 for _, cell in sample.path)
    assert sum(persona.share or 0 for persona in sample.personas) == pytest.approx(1)
    assert {touchpoint.initiator for touchpoint in sample.touchpoints} == {"customer", "company", "partner", "social"}
    assert {touchpoint.evidence for touchpoint in sample.touchpoints} == set(EVIDENCE)
    assert all(metric.source and metric.scale and metric.date for metric in sample.metrics)
    assert [lane.kind for lane in sample.lanes][-1] == "text"


def test_the_two_personas_of_the_sample_live_it_differently() -> None:
    sample = open_sample()
    maya, tom = (remembered(curve(sample, persona.id)) for persona in sample.personas)
    assert maya and tom
    assert (maya.best.valence, maya.worst.valence) == (4.6, -4.5)
    assert {maya.best.at.id, maya.worst.at.id}.isdisjoint({tom.best.at.id, tom.worst.at.id})
    for persona in sample.personas:
        moments = curve(sample, persona.id)
        assert len(moments) >= 27
        assert 5 <= sum(bool(moment.feeling.quote) for moment in moments) <= 7
        assert all(moment.feeling.quote for moment in turns(moments, least=5.5) if abs(moment.valence) >= 4)
        assert [moment.evidence for moment in moments[-2:]] == ["assumed", "assumed"]
        assert "assumed" not in {moment.evidence for moment in moments[:-2]}


def test_the_spread_of_answers_holds_the_median() -> None:
    spread = [feeling for feeling in open_sample().feelings if feeling.n is not None]
    assert len(spread) >= 25
    assert {feeling.persona_id for feeling in spread} == {"pe-maya"}
    assert all((feeling.low or 0) <= feeling.valence <= (feeling.high or 0) for feeling in spread)


def test_what_comes_in_at_a_touchpoint_of_the_sample_goes_on_or_leaves() -> None:
    sample = open_sample()
    detail = [link for link in sample.links if isinstance(sample.get(link.source_id), Touchpoint)]
    comes, goes = totals([link for link in detail if link.kind != "loop"])
    entries = comes.keys() ^ goes.keys()
    assert entries == {"tp-photo", "tp-verdict", "tp-search", "tp-second"}
    assert sum(goes[place] for place in entries) == pytest.approx(1)
    assert all(comes[place] == pytest.approx(goes[place], abs=0.001) for place in comes.keys() - entries)


def test_stages_and_touchpoints_of_the_sample_tell_the_same_shares() -> None:
    sample = open_sample()
    assert all(share.balanced for share in stage_shares(sample))
    detail = [link for link in sample.links if isinstance(sample.get(link.source_id), Touchpoint)]
    by_touchpoint = stage_shares(sample.with_collections({}, {"links": tuple(detail)}))
    for stage, same in zip(stage_shares(sample), by_touchpoint, strict=True):
        assert (stage.arrives, stage.leaves or 0) == pytest.approx((same.arrives, same.leaves or 0))


def test_the_point_of_no_return_agrees_with_the_flow() -> None:
    sample = open_sample()
    (loss,) = sample.losses
    exits = [link for link in sample.links if link.kind == "exit" and link.source_id == loss.touchpoint_id]
    comes, _ = totals([link for link in sample.links if link.kind == "main"])
    assert (loss.share, loss.share_low, loss.share_high, loss.n, loss.horizon_days) == (0.34, 0.33, 0.35, 5120, 41)
    assert (exits[0].share or 0) / comes["tp-delivery-cost"] == pytest.approx(0.34, abs=0.01)
    assert loss.customers == round(0.34 * 5120)
    assert all(talk.words and talk.follows for talk in loss.conversations)


def test_the_sample_counts_messages_wherever_the_shop_writes() -> None:
    sample = open_sample()
    counted = {metric.touchpoint_id for metric in sample.metrics if metric.kind == "pressure"}
    writes = {
        touchpoint.id for touchpoint in sample.touchpoints
        if touchpoint.initiator == "company" and touchpoint.channel_id == "ch-email"
    }  # fmt: skip
    assert writes <= counted


def totals(links: list[Link]) -> tuple[dict[str, float], dict[str, float]]:
    """Shares that come in and go out, by place."""
    comes: dict[str, float] = defaultdict(float)
    goes: dict[str, float] = defaultdict(float)
    for link in links:
        goes[link.source_id] += link.share or 0
        if link.target_id:
            comes[link.target_id] += link.share or 0
    return comes, goes

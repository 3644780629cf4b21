"""Where a click on a piece of advice leads: always to something that can be filled in."""

from collections.abc import Iterator
from importlib import import_module

import pytest

from journey.advice import RULES, Advice, advise
from journey.model import Feeling, Insight, Link, Loss, Map, Metric
from journey.ui.advice.lead import Lead, lead
from journey.ui.define import ELEMENTS
from journey.ui.panels import PANELS, edited
from tests.advice.sketch import MAYA, TODAY, felt, path


def piece(rule: str, journey_map: Map) -> Advice:
    return next(piece for piece in advise(journey_map, TODAY) if piece.rule == rule)


def leads(rule: str) -> Iterator[tuple[Map, Lead]]:
    journey_map = import_module(f"tests.advice.test_{rule}").TELLS
    for told in advise(journey_map, TODAY):
        if told.rule == rule:
            yield journey_map, lead(journey_map, told)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_leads_to_a_form_or_to_a_step(rule: str) -> None:
    for journey_map, there in leads(rule):
        if there.page == "define":
            assert there.step in ELEMENTS
        else:
            assert type(edited(journey_map, there.record_id)) in PANELS


def test_a_step_of_define_opens_at_the_stage_and_the_persona_that_are_meant() -> None:
    journey_map = Map(
        id="m", personas=(MAYA,), **path(2, 2), feelings=(Feeling(id="f", touchpoint_id="t3", persona_id="maya"),)
    )
    thin = Map(id="m", **path(2, 0, 2))
    assert lead(thin, piece("stage_without_touchpoints", thin)) == Lead("define", step="touchpoints", stage_id="s2")
    told = Advice("r", "hint", "feelings", ("f",), "emotions", *[piece("six_elements", thin).message] * 3)
    assert lead(journey_map, told) == Lead("define", step="emotions", stage_id="s2", persona_id="maya")


def test_a_deep_valley_leads_to_the_pains_of_its_stage() -> None:
    journey_map = Map(id="m", **path(1, 1), feelings=felt(2, -4))
    assert lead(journey_map, piece("valley_without_pain", journey_map)) == Lead("map", "s2", "findings")


def test_a_pain_without_an_answer_leads_to_its_stage_where_one_is_written() -> None:
    journey_map = Map(id="m", **path(1, 1), insights=(Insight(id="i", touchpoint_id="t2", kind="pain", title="Slow"),))
    assert lead(journey_map, piece("pain_without_answer", journey_map)) == Lead("map", "s2", "findings")


def test_where_no_way_out_is_drawn_one_looks_first_at_the_worst_moment() -> None:
    journey_map = Map(id="m", **path(2, 2, 2), feelings=felt(1, -3, 2))
    assert lead(journey_map, piece("no_exit_or_loop", journey_map)) == Lead("map", "t2", "ways")


def test_where_nobody_feels_anything_one_looks_at_the_first_card() -> None:
    journey_map = Map(id="m", **path(2, 2, 2))
    assert lead(journey_map, piece("no_exit_or_loop", journey_map)).record_id == "t1"


def test_a_loss_and_a_metric_of_the_whole_journey_have_a_form_of_their_own() -> None:
    loss = Loss(id="l", title="Gone", share=0.1)
    metric = Metric(id="n", kind="nps", value=41)
    journey_map = Map(id="m", **path(1), losses=(loss,), metrics=(metric,))
    assert lead(journey_map, piece("loss_unheard", journey_map)) == Lead("map", "l")
    assert lead(journey_map, piece("bare_metric", journey_map)) == Lead("map", "n")


def test_a_loss_at_a_place_opens_the_form_of_the_place() -> None:
    journey_map = Map(id="m", **path(1), losses=(Loss(id="l", touchpoint_id="t1", share=0.1),))
    there = lead(journey_map, piece("loss_unheard", journey_map))
    assert edited(journey_map, there.record_id) == journey_map.touchpoint("t1")


def test_links_are_drawn_where_they_begin() -> None:
    journey_map = Map(id="m", **path(1, 1), links=(Link(id="k", source_id="t1", target_id="t2"),))
    assert edited(journey_map, "k") == journey_map.touchpoint("t1")


def test_a_map_without_stages_is_begun_there() -> None:
    told = Advice("r", "hint", "links", (), "", *[piece("six_elements", Map(id="m")).message] * 3)
    assert lead(Map(id="m"), told) == Lead("define", step="stages")


def test_of_moments_equally_bad_one_looks_first_at_the_one_with_words() -> None:
    feelings = felt(-3, -3)
    told = (feelings[0], feelings[1].model_copy(update={"quote": "Nobody answers"}))
    journey_map = Map(id="m", **path(2, 2, 2), feelings=told)
    assert lead(journey_map, piece("no_exit_or_loop", journey_map)).record_id == told[1].touchpoint_id

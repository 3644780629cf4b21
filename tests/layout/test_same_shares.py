"""The poster's route and the graph of stages tell the same shares of one map."""

import pytest

from journey.formats.library import open_sample
from journey.i18n import LANGUAGES, words
from journey.layout import lay_out
from journey.layout.choices import Choices
from journey.layout.flows import flows
from journey.layout.poster_links import ways
from journey.layout.poster_route import plan_route
from journey.model import Map
from journey.model.ways import OUT
from tests.layout.posters import all_words, groups, words_in
from tests.layout.test_poster_frame import frame_of
from tests.maps import random_map

STAGES = Choices(detail="stages")
MAPS = [open_sample("en"), open_sample("it"), *(random_map(seed, touchpoints=3 * seed % 50) for seed in range(40))]


@pytest.mark.parametrize("journey_map", MAPS, ids=lambda held: held.id)
def test_as_many_get_to_each_stage(journey_map: Map) -> None:
    found = flows(journey_map, STAGES)
    on_graph = [stop.share for _, stops in found.columns for stop in stops]
    assert on_graph == [share.arrives for share in plan_route(frame_of(journey_map), 300.0).shares]


@pytest.mark.parametrize("journey_map", MAPS, ids=lambda held: held.id)
def test_as_many_go_every_way_out_back_or_around(journey_map: Map) -> None:
    found = flows(journey_map, STAGES)
    place = {stage.id: number for number, stage in enumerate(journey_map.stages)} | {OUT: None}
    on_graph = [
        (place[way.source], place[way.target], way.share, way.flagged, way.label)
        for way in (*found.ways(), *found.exits)
        if not (way.kind == "main" and place[way.target] == (place[way.source] or 0) + 1)
    ]
    on_route = [(way.start, way.end, way.share, way.flagged, way.label) for way in ways(frame_of(journey_map))]
    assert sorted(on_route, key=str) == sorted(on_graph, key=str)


def test_the_words_under_the_stages_of_the_sample_are_those_beside_its_stops() -> None:
    sample = open_sample()
    under = [words_in(group).split() for group in groups(lay_out(sample, "poster"), "stage")]
    graph = lay_out(sample, "graph", choices=STAGES)
    beside = {text.text for text in graph.texts()}
    told = [word for words in under for word in words if word.endswith("%")]
    assert len(told) == 6
    assert set(told) <= beside


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_share_is_of_is_said_wherever_one_could_mix_them_up(language: str) -> None:
    """23% leave at the stage, of all customers; 34% are not heard from again, of those who come to one touchpoint."""
    sample, t = open_sample(language), words(language)
    whole, graph = lay_out(sample, "poster"), lay_out(sample, "graph")
    assert t("poster.route_base") in all_words(whole)
    flagged = next(group for group in groups(whole, "exit") if "23%" in words_in(group))
    assert flagged.tip.endswith(t("poster.share_of_all"))
    for scene in (whole, graph):
        point = next(group for group in groups(scene, "noreturn") if "34%" in words_in(group))
        assert point.tip.endswith(t("curve.no_return_base"))

"""The sample with what a log counted: poster, graph and curve say it, and nothing lies over anything."""

from itertools import product
from random import Random
from typing import Any

import pytest

from journey.formats.library import open_sample
from journey.i18n import words
from journey.layout import lay_out
from journey.layout.choices import Choices
from journey.layout.flows import flows
from journey.model import Link, Map, Metric
from journey.scene.primitives import Group, Item, Path, Rect, Scene, Text
from journey.scene.themes import theme
from tests.counted import AT, DESERTED, PROOF, WAYS, counted_map
from tests.layout.posters import groups, inside, small_map, words_in
from tests.layout.walks import walk
from tests.maps import random_map
from tests.scene_checks import complaints

VIEWS = (("poster", "touchpoints"), ("graph", "touchpoints"), ("graph", "stages"), ("curve", "touchpoints"))
COUNTED_ROLES = {"reached", "skipped", "again", "reordered", "counted", "unplanned"}


def view(journey_map: Map, name: str, detail: str = "touchpoints", **more: Any) -> Scene:
    return lay_out(journey_map, name, choices=Choices(detail=detail), **more)


def ways_of(scene: Scene) -> dict[str, Path]:
    return {item.id: item for item in scene.walk() if isinstance(item, Path) and item.role == "ribbon" and item.id}


def legend(scene: Scene) -> str:
    return " · ".join(text.text for item in scene.walk() if item.role == "legend" for text in texts_in(item))


def texts_in(item: Item) -> list[Text]:
    return [part for part in inside(item) if isinstance(part, Text)]


@pytest.mark.parametrize(("name", "detail"), VIEWS)
@pytest.mark.parametrize(("language", "look"), [*product(("en", "it"), ("light", "dark")), ("it", "print")])
def test_nothing_lies_over_anything(name: str, detail: str, language: str, look: str) -> None:
    assert complaints(view(counted_map(language), name, detail, theme_name=look)) == []


@pytest.mark.parametrize(("name", "detail"), VIEWS)
def test_a_map_that_nobody_counted_shows_nothing_of_it(name: str, detail: str) -> None:
    scene = view(open_sample("en"), name, detail)
    assert not COUNTED_ROLES & {item.role for item in scene.walk()}
    for key in ("curve.log", "graph.unplanned", "graph.deserted", "lanes.counted.legend.reached"):
        assert words("en")(key) not in legend(scene)


def counted_everywhere(seed: int, count: int) -> Map:
    """A random map with every number at every touchpoint, and a quarter of its links not planned."""
    made, random = random_map(seed, touchpoints=count), Random(seed)
    metrics = [
        Metric.model_validate(
            {"id": f"c-{kind}-{card.id}", "touchpoint_id": card.id, "kind": kind, "n": 5120, **PROOF,
             "value": random.uniform(-5, 5) if kind == "sentiment" else random.uniform(0, 100)}
        )
        for card in made.touchpoints
        for kind in ("reached", "again", "reordered", "sentiment")
    ]  # fmt: skip
    links = [link.model_copy(update={"unplanned": random.random() < 0.25}) for link in made.links]
    return made.with_collections({}, {"metrics": (*made.metrics, *metrics), "links": tuple(links)})


@pytest.mark.parametrize(("seed", "count"), list(zip(range(40, 52), (20, 30, 40, 50, 60, 80) * 2, strict=True)))
@pytest.mark.parametrize("name", ["poster", "graph", "curve"])
def test_any_map_holds_its_numbers(name: str, seed: int, count: int) -> None:
    scene = view(counted_everywhere(seed, count), name, language="it" if seed % 2 else "en")
    assert complaints(scene) == []


def numbered(stages: int, each: int) -> Map:
    """Every touchpoint with all the numbers a card can show, those who skip it among them."""
    kinds = (("reached", 34.0), ("again", 44.0), ("reordered", 12.0))
    made = small_map(stages, each)
    metrics = [
        Metric.model_validate(
            {"id": f"{kind}-{card.id}", "touchpoint_id": card.id, "kind": kind, "value": value, "n": 9}
        )
        for card in made.touchpoints
        for kind, value in kinds
    ]
    return made.with_collections({}, {"metrics": tuple(metrics)})


@pytest.mark.parametrize(
    ("stages", "each", "told"),
    [
        (3, 7, {"34%", "66% mai qui", "44%", "12%"}),
        (7, 3, {"34%", "66% mai qui", "44%", "12%"}),
        (7, 8, {"34%", "66% mai qui", "44%", "12%"}),
        (12, 5, {"34%", "66% mai qui", "44%", "12%"}),
        (3, 20, {"34%", "66% mai qui", "44%", "12%"}),
        (4, 15, {"34%", "66% mai qui", "44%", "12%"}),
        (7, 15, set()),  # numbers alone: the tooltips say it
    ],
)
def test_numbers_stay_on_their_card_however_many_there_are(stages: int, each: int, told: set[str]) -> None:
    scene = view(numbered(stages, each), "poster", language="it")
    assert complaints(scene) == []
    cards = groups(scene, "card")
    assert len(cards) >= stages * each
    for card in cards:
        assert "34% dei 9 clienti" in card.tip
        ground = next((part for part in inside(card) if isinstance(part, Rect) and part.role == "ground"), None)
        said = [part for part in texts_in(card) if part.role == "counted"]
        assert {text.text for text in said} == told
        for left, top, right, bottom in (text.extent for text in said):
            assert ground and ground.x < left and right < ground.x + ground.width
            assert ground.y < top and bottom < ground.y + ground.height


def test_where_two_narrow_cards_stand_beside_each_other_the_share_goes_for_those_who_skip_it() -> None:
    made = numbered(7, 4)
    crowd = [card.model_copy(update={"stage_id": "s1"}) for card in made.touchpoints[:20]]
    scene = view(made.with_collections({}, {"touchpoints": (*crowd, *made.touchpoints[20:])}), "poster")
    assert complaints(scene) == []
    tight = next(card for card in groups(scene, "card") if card.id == crowd[0].id)
    assert [text.text for text in texts_in(tight) if text.role == "counted"] == ["66% never", "44%"]


class TestPoster:
    def test_each_counted_card_has_its_bar_and_no_other_has_one(self) -> None:
        cards = groups(view(counted_map(), "poster"), "card")
        with_bars = {card.id for card in cards if {"reached", "skipped"} & {part.role for part in inside(card)}}
        assert with_bars == set(AT)

    def test_a_way_that_nobody_had_planned_has_its_colour_and_sign(self) -> None:
        scene = view(counted_map(), "poster")
        (back,) = [one for one in groups(scene, "loop") if "compare again" in words_in(one)]
        assert back.tip == "12% compare again\nnot planned"
        assert {part.stroke for part in inside(back) if isinstance(part, Path) and part.role == "loop"} == {
            theme("light").unplanned
        }
        assert "not planned" in legend(scene)


class TestGraph:
    def test_ways_nobody_had_planned_share_a_colour_and_a_sign(self) -> None:
        scene = view(counted_map(), "graph")
        for link in WAYS:
            way = ways_of(scene)[link.id]
            assert way.stroke == theme("light").unplanned and way.dash == () and way.series == "not planned"
        assert len([item for item in scene.walk() if isinstance(item, Group) and item.role == "unplanned"]) == len(WAYS)

    def test_a_planned_way_that_nobody_walks_is_thin_and_dashed_even_under_the_least_share(self) -> None:
        scene = lay_out(counted_map(), "graph", choices=Choices(least_share=0.05))
        for link_id in DESERTED:
            way = ways_of(scene)[link_id]
            assert way.dash and way.stroke_width <= 2 and way.tip.endswith("nobody walks it")

    def test_a_guess_of_nobody_is_no_finding(self) -> None:
        link = Link(id="k", source_id="a", target_id="b", share=0.0, evidence="assumed")
        assert ways_of(view(walk("a", "b", links=[]).with_collections({}, {"links": (link,)}), "graph"))["k"].dash == ()

    def test_tooltips_tell_n_source_and_date(self) -> None:
        tip = ways_of(view(counted_map(), "graph"))["li-log-2"].tip.split("\n")
        assert tip[1:] == ["measured · n 9,310 · shop-log.csv · Jun 2026", "not planned"]
        (node,) = [one for one in groups(view(counted_map("it"), "graph"), "node") if one.id == "tp-guide"]
        assert "34% dei 5.120 clienti visti in questa tappa è passato di qui (shop-log.csv, giu 2026)" in node.tip

    def test_an_exit_that_a_log_counted_says_whether_it_is_the_last_event_or_the_furthest_stage(self) -> None:
        made = counted_map()
        exit_of_stage = Link(
            id="k", source_id=made.stages[1].id, kind="exit", share=0.1, n=9310, evidence="measured", **PROOF
        )
        made = made.with_collections({}, {"links": (*made.links, exit_of_stage)})
        tips = [
            item.tip
            for detail in ("touchpoints", "stages")
            for item in inside(Group(items=view(made, "graph", detail).items))
            if item.tip
        ]
        assert any(tip.startswith(made.touchpoint("tp-tracking").title) and "their last event" in tip for tip in tips)
        assert any(tip.startswith(made.stages[1].name) and "no stage further on" in tip for tip in tips)

    def test_the_legend_names_them_in_both_languages(self) -> None:
        assert {"not planned", "planned, nobody walks it"} <= set(legend(view(counted_map(), "graph")).split(" · "))
        assert {"non prevista", "prevista, nessuno la percorre"} <= set(
            legend(view(counted_map("it"), "graph")).split(" · ")
        )

    def test_between_stages_a_way_is_not_planned_where_none_of_its_links_was(self) -> None:
        links = [
            {"id": "k0", "source_id": "a", "target_id": "c", "share": 0.2, "evidence": "measured"},
            {"id": "k1", "source_id": "b", "target_id": "d", "share": 0.3, "evidence": "measured", "unplanned": True},
            {"id": "k2", "source_id": "c", "target_id": "e", "share": 0.4, "evidence": "measured", "unplanned": True},
        ]
        made = Map.model_validate({**walk("a b", "c d", "e").model_dump(), "links": links})
        scene = view(made, "graph", "stages")
        assert {way.id: way.series for way in ways_of(scene).values()} == {"k1": "main path", "k2": "not planned"}


class TestStops:
    def counted(self, links: list[str]) -> Map:
        reached = Metric(id="m", touchpoint_id="c", kind="reached", value=40, n=100)
        return walk("a", "b c", links=links, metrics=[reached])

    def test_a_link_speaks_before_a_log(self) -> None:
        stop = flows(self.counted(["a>b 0.5", "a>c 0.3"]), Choices()).stop("c")
        assert stop is not None and (stop.share, stop.by_log) == (0.3, False)

    def test_where_a_log_counted_the_stage_too_it_speaks_before_the_links(self) -> None:
        stage = Metric(id="s", stage_id="s2", kind="reached", value=80, n=100)
        made = self.counted(["a>b 0.5", "a>c 0.3"])
        stop = flows(made.with_collections({}, {"metrics": (*made.metrics, stage)}), Choices()).stop("c")
        assert stop is not None
        assert (stop.share, stop.by_log) == (pytest.approx(0.32), False)

    def test_where_no_link_says_it_is_worked_out_of_all_customers_and_marked(self) -> None:
        made = self.counted(["a>b 0.5"])
        stop = flows(made, Choices()).stop("c")
        assert stop is not None and (stop.share, stop.by_log) == (pytest.approx(0.2), True)
        scene = view(made, "graph")
        (node,) = [one for one in groups(scene, "node") if one.id == "c"]
        assert "≈ 20%" in words_in(node) and "40% of the 100 customers seen in this stage came here" in node.tip
        assert any("≈" in note for note in scene.notes)

    def test_where_nobody_knows_who_reaches_the_stage_it_stays_in_the_tooltip(self) -> None:
        made = self.counted(["a>b"])
        stop = flows(made, Choices()).stop("c")
        assert stop is not None and stop.share is None
        (node,) = [one for one in groups(view(made, "graph"), "node") if one.id == "c"]
        assert "%" not in words_in(node) and "40% of the 100" in node.tip


class TestCurve:
    def test_the_log_has_a_dotted_line_of_open_squares_with_its_name(self) -> None:
        scene = view(counted_map(), "curve")
        log = [item for item in scene.walk() if item.series == "by the log"]
        (line,) = [item for item in log if isinstance(item, Path) and item.role == "curve"]
        squares = [item for item in log if isinstance(item, Path) and item.role == "moment"]
        felt = [place for place, values in AT.items() if values[3] is not None]
        assert line.dash and line.fill == "none" and len(squares) == len(felt)
        assert {square.fill for square in squares} == {theme("light").card}
        assert all("events of the log (shop-log.csv, Jun 2026)" in square.tip for square in squares)
        assert words_in(next(item for item in log if isinstance(item, Group) and item.role == "name")).startswith(
            "by the log"
        )
        assert "by the log" in legend(scene)

    def test_the_largest_gap_is_said_once(self) -> None:
        scene = view(counted_map(), "curve")
        said = [words_in(gap) for gap in groups(scene, "gap")]
        assert said == ["Tom −2.4, the log says +2.2"]
        alone = lay_out(counted_map(), "curve", choices=Choices(personas=("pe-maya",)))
        assert [words_in(gap) for gap in groups(alone, "gap")] == ["believed +3.1, the log says −1.4"]
        italian = lay_out(counted_map("it"), "curve", choices=Choices(personas=("pe-maya",)))
        assert [words_in(gap) for gap in groups(italian, "gap")] == ["si credeva +3,1, il log dice −1,4"]

    def test_where_nobody_said_what_is_felt_the_log_still_does(self) -> None:
        scene = view(counted_map().with_collections({}, {"feelings": ()}), "curve")
        assert "empty" not in {item.role for item in scene.walk()} and complaints(scene) == []
        assert any(item.series == "by the log" for item in scene.walk())

    def test_who_hears_the_picture_hears_the_log_and_what_slides_leave_out(self) -> None:
        scene = view(counted_map(), "curve")
        assert "By the log: Searches “bike for work” +1.2" in scene.description
        assert "On slides with a chart of PowerPoint’s own the line by the log is left out." in scene.notes

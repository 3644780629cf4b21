"""The route: as wide as the share of people still on it, with ways out, back and around."""

import pytest

from journey.layout.choices import Choices
from journey.layout.poster_links import ways, words_of
from journey.layout.poster_ribbon import EVEN, FULL, LEAST, Leak, knots, width_of
from journey.layout.poster_route import Route, plan_route, shown_days, unbalanced
from journey.model import Link, Loss, Map, Stage
from journey.model.shares import StageShare
from journey.scene.primitives import Group, Path, Text
from tests.layout.posters import all_words, groups, inside, poster, small_map, straight, words_in
from tests.layout.test_poster_frame import frame_of


def route_of(journey_map: Map) -> Route:
    return plan_route(frame_of(journey_map), 300.0)


class TestRibbon:
    def test_it_is_as_wide_as_the_share(self) -> None:
        assert (width_of(1.0), width_of(0.5), width_of(0.0)) == (FULL, FULL / 2, LEAST)

    def test_without_shares_it_has_one_width(self) -> None:
        nobody_says = (StageShare("a", None, None, True), StageShare("b", None, None, True))
        assert knots([100.0, 400.0], 700.0, nobody_says, []) == [(100.0, EVEN), (700.0, EVEN)]

    def test_it_has_each_stages_width_at_its_station(self) -> None:
        shares = (StageShare("a", 1.0, None, True), StageShare("b", 0.5, None, True))
        along = dict(knots([100.0, 400.0], 700.0, shares, []))
        assert (along[100.0], along[400.0], along[700.0]) == (FULL, FULL / 2, FULL / 2)

    def test_an_exit_narrows_it_where_people_leave(self) -> None:
        shares = (StageShare("a", 1.0, 0.25, True), StageShare("b", 0.75, None, True))
        along = knots([100.0, 400.0], 700.0, shares, [Leak(0, 250.0, 0.25)])
        assert along[1:3] == [(224.0, FULL), (276.0, 0.75 * FULL)]

    def test_it_never_runs_backwards(self) -> None:
        shares = (StageShare("a", 1.0, 0.9, False),)
        xs = [
            x for x, _ in knots([100.0], 160.0, shares, [Leak(0, 110.0, 0.3), Leak(0, 115.0, 0.3), Leak(0, 155.0, 0.3)])
        ]
        assert xs == sorted(xs) and xs[0] >= 100.0 and xs[-1] <= 160.0

    def test_its_top_edge_is_flat(self) -> None:
        scene = poster(small_map(links=straight(0.7, 0.4)))
        ribbon = next(item for item in scene.walk() if isinstance(item, Path) and item.role == "route")
        (_, _, left), (_, _, right) = ribbon.shape.segments[:2]
        assert left == right


class TestShares:
    def test_they_stand_under_every_stage_but_the_first(self) -> None:
        stages = groups(poster(small_map(links=straight(0.7, 0.4))), "stage")
        assert [words_in(stage) for stage in stages] == [
            "1 Stage 1",
            "2 Stage 2 70% get here",
            "3 Stage 3 40% get here",
        ]

    def test_a_stage_with_a_share_says_of_whom_it_is(self) -> None:
        first, second, _ = groups(poster(small_map(links=straight(0.7, 0.4))), "stage")
        base = (
            "Of all customers who set out, whichever stage they come from; a funnel counts those of the stage before."
        )
        assert (base in first.tip, base in second.tip) == (False, True)

    def test_shares_that_do_not_add_up_are_said(self) -> None:
        journey_map = small_map(links=(*straight(0.7, 0.4), Link(id="x", source_id="s2", kind="exit", share=0.1)))
        assert unbalanced(route_of(journey_map)) == [0, 1]
        assert "shares do not add up at stages 1, 2" in " ".join(all_words(poster(journey_map)).split())

    def test_shares_that_add_up_need_no_words(self) -> None:
        out = [Link(id=f"x{i}", source_id=f"s{i}", kind="exit", share=0.3) for i in (1, 2)]
        assert unbalanced(route_of(small_map(links=(*straight(0.7, 0.4), *out)))) == []


class TestExits:
    OUT = Link(id="out", source_id="s2", kind="exit", share=0.3, label="give up")

    def test_a_way_out_is_an_arrow_with_its_share(self) -> None:
        (out,) = groups(poster(small_map(links=(*straight(1.0, 0.7), self.OUT))), "exit")
        assert (out.id, words_in(out)) == ("out", "30% give up")

    def test_it_is_grey_where_nobody_says_that_customers_are_lost(self) -> None:
        scene = poster(small_map(links=(*straight(1.0, 0.7), self.OUT)))
        assert _colours(scene, "exit") == {"#46505C"}

    def test_it_is_red_at_a_point_of_no_return(self) -> None:
        loss = Loss(id="lo", touchpoint_id="t3", share=0.31)
        scene = poster(small_map(links=(*straight(1.0, 0.7), self.OUT), losses=(loss,)))
        assert _colours(scene, "exit") == {"#C3142D"}

    def test_a_loss_elsewhere_does_not_redden_it(self) -> None:
        loss = Loss(id="lo", touchpoint_id="t1", share=0.31)
        scene = poster(small_map(links=(*straight(1.0, 0.7), self.OUT), losses=(loss,)))
        (stated,) = [one for one in groups(scene, "exit") if one.id == "out"]
        assert _inks(stated) == {"#46505C"}

    def test_a_point_of_no_return_that_no_link_states_has_an_exit_of_its_own(self) -> None:
        loss = Loss(id="lo", stage_id="s2", share=0.5)
        scene = poster(small_map(links=straight(0.8, 0.4), losses=(loss,)))
        assert [words_in(one) for one in groups(scene, "exit")] == ["40% leave"]

    def test_of_a_touchpoint_of_which_nobody_says_how_many_come_there_the_share_is_of_those_who_do(self) -> None:
        loss = Loss(id="lo", touchpoint_id="t3", share=0.31)
        scene = poster(small_map(links=straight(1.0, 0.7), losses=(loss,)))
        assert [words_in(one) for one in groups(scene, "exit")] == ["31% vanish here"]

    def test_several_ways_out_of_one_stage_are_taken_together(self) -> None:
        more = Link(id="out2", source_id="t4", kind="exit", share=0.1, label="go elsewhere")
        frame = frame_of(small_map(links=(self.OUT.model_copy(update={"source_id": "t3"}), more)))
        assert [(way.id, way.share, way.label) for way in ways(frame)] == [
            ("out", pytest.approx(0.4), "give up, go elsewhere")
        ]


class TestArcs:
    def test_a_loop_and_a_way_around_stand_above_the_route(self) -> None:
        links = (
            *straight(1.0, 1.0),
            Link(id="back", source_id="s3", target_id="s1", kind="loop", share=0.1, label="start again"),
            Link(id="around", source_id="s1", target_id="s3", kind="alternative", share=0.2),
        )
        scene = poster(small_map(links=links))
        assert [(one.id, words_in(one)) for one in groups(scene, "loop")] == [("back", "10% start again")]
        assert [(one.id, words_in(one)) for one in groups(scene, "alternative")] == [("around", "20% take another way")]

    def test_only_the_way_around_is_dotted(self) -> None:
        links = (
            Link(id="back", source_id="s3", target_id="s1", kind="loop"),
            Link(id="around", source_id="s1", target_id="s3", kind="alternative"),
        )
        scene = poster(small_map(links=links))
        dashed = {
            path.role: bool(path.dash) for path in scene.walk() if isinstance(path, Path) and path.stroke_width == 2.6
        }
        assert dashed == {"loop": False, "alternative": True}

    def test_arcs_over_each_other_stand_on_different_levels(self) -> None:
        links = (
            Link(id="short", source_id="s2", target_id="s1", kind="loop"),
            Link(id="long", source_id="s3", target_id="s1", kind="loop"),
            Link(id="other", source_id="s3", target_id="s2", kind="loop"),
        )
        levels = {arc.way.id: arc.level for arc in route_of(small_map(links=links)).arcs}
        assert levels == {"short": 0, "other": 0, "long": 1}

    def test_words_that_higher_arcs_would_cross_stand_in_two_lines_between_them(self) -> None:
        ways_over = (
            Link(
                id="around",
                source_id="s1",
                target_id="s3",
                kind="alternative",
                share=0.1,
                label="skip the search, go to the nearest workshop",
            ),
            Link(id="back", source_id="s4", target_id="s2", kind="loop", share=0.06),
            Link(id="far", source_id="s5", target_id="s2", kind="loop", share=0.06),
        )
        scene = poster(small_map(7, links=(*straight(*[1.0] * 6), *ways_over)))
        (around,) = groups(scene, "alternative")
        words = [item for item in inside(around) if isinstance(item, Text)]
        assert [word.text for word in words] == ["10% skip the search, go", "to the nearest workshop"]
        left, right = (f([word.box[side] for word in words]) for f, side in ((min, 0), (max, 2)))
        for arc in groups(scene, "loop"):
            paths = [item for item in inside(arc) if isinstance(item, Path) and item.role == "loop"]
            feet = [path.shape.segments[0][1] for path in paths]
            assert not any(left - 2 < foot < right + 2 for foot in feet)

    def test_a_main_link_backwards_is_a_loop_and_one_that_skips_a_way_around(self) -> None:
        links = (Link(id="a", source_id="s3", target_id="s1"), Link(id="b", source_id="s1", target_id="s3"))
        assert {way.id: way.kind for way in ways(frame_of(small_map(links=links)))} == {"a": "loop", "b": "alternative"}

    def test_a_link_of_the_stages_speaks_for_those_of_their_touchpoints(self) -> None:
        detail = Link(id="detail", source_id="t5", target_id="t1", kind="loop", share=0.1)
        whole = Link(id="whole", source_id="s3", target_id="s1", kind="loop", share=0.2)
        found = [[way.id for way in ways(frame_of(small_map(links=links)))] for links in ((detail,), (detail, whole))]
        assert found == [["detail"], ["whole"]]

    def test_a_way_from_a_stage_round_to_itself_has_no_arc_and_is_counted(self) -> None:
        again = Link(id="again", source_id="s2", target_id="s2", kind="loop", share=0.1)
        route = route_of(small_map(links=(*straight(1.0, 1.0), again)))
        assert (route.arcs, route.hidden) == ((), 1)

    def test_a_share_in_the_label_is_not_said_twice(self) -> None:
        back = Link(id="a", source_id="s3", target_id="s1", kind="loop", share=0.42, label="42% look again")
        frame = frame_of(small_map(links=(back,)))
        assert words_of(frame, ways(frame)[0]) == "42% look again"


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (0.25, "6 hours"),
        (1, "1 day"),
        (3.5, "3.5 days"),
        (9, "9 days"),
        (14, "2 weeks"),
        (90, "3 months"),
        (730, "2 years"),
    ],
)
def test_days_are_told_in_the_unit_in_which_they_are_whole(days: float, shown: str) -> None:
    assert shown_days(frame_of(small_map()), days) == shown


def test_a_stage_keeps_its_whole_name_in_its_tooltip() -> None:
    name = "A stage with " + "many " * 30 + "words"
    (stage,) = groups(poster(Map(id="m", stages=(Stage(id="s1", name=name),) * 1)), "stage")
    assert name in stage.tip


def test_the_macro_band_follows_the_stages() -> None:
    kinds = ("pre_purchase", "purchase", "purchase")
    stages = [{"id": f"s{i}", "order": str(i), "name": "x", "macro_stage": kind} for i, kind in enumerate(kinds)]
    scene = poster(Map.model_validate({"id": "m", "stages": stages}), choices=Choices())
    assert [words_in(one) for one in groups(scene, "macro_stage")] == ["Before buying", "Buying"]


def _colours(scene: object, role: str) -> set[str]:
    return {paint for group in groups(scene, role) for paint in _inks(group)}  # type: ignore[arg-type]


def _inks(group: Group) -> set[str]:
    return {
        paint
        for item in inside(group)
        for paint in (getattr(item, "fill", "none"), getattr(item, "stroke", "none"))
        if isinstance(paint, str) and paint != "none"
    }

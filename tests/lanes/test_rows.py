"""Rows of words and numbers: goals, actions, pains, opportunities, backstage, channels, metrics, pressure."""

import pytest

from journey.lanes import LANES
from journey.lanes.metrics import shown_value
from journey.lanes.pressure import HEIGHT
from journey.model import LANE_KINDS, Channel, Insight, Lane, Loss, Map, Metric, Note, Stage, Touchpoint
from journey.scene.primitives import Group, Path, Rect, Scene, Text
from tests.layout.posters import all_words, groups, inside, poster, small_map, words_in
from tests.layout.test_poster_frame import frame_of


def test_every_kind_of_lane_is_listed_and_can_be_measured_and_drawn() -> None:
    assert set(LANES) == set(LANE_KINDS)
    frame = frame_of(small_map())
    for module in LANES.values():
        assert module.height(frame) >= 0
        assert isinstance(module.draw(frame, 100.0, 200.0), tuple)


def cells(scene: Scene) -> list[str]:
    return [words_in(one) for one in groups(scene, "cell")]


class TestWords:
    def test_goals_are_quotations(self) -> None:
        stages = (Stage(id="s", name="One", goal="know the whole price"),)
        assert cells(poster(Map(id="m", stages=stages))) == ["“know the whole price”"]

    def test_marks_that_are_there_already_are_not_doubled(self) -> None:
        stages = (Stage(id="s", name="One", goal="«sapere il prezzo»"),)
        assert cells(poster(Map(id="m", stages=stages), language="it")) == ["«sapere il prezzo»"]

    def test_actions_fall_back_on_what_the_customer_does_at_touchpoints(self) -> None:
        cards = (
            Touchpoint(id="a", order="1", stage_id="s1", title="x", description="Reads it."),
            Touchpoint(id="b", order="2", stage_id="s1", title="x", description="We call.", initiator="company"),
        )
        journey_map = small_map(stages=6, each=0, touchpoints=cards, lanes=(Lane(id="l", kind="actions"),))
        assert cells(poster(journey_map)) == ["Reads it."]

    def test_notes_say_how_they_are_known(self) -> None:
        notes = (Note(id="n", lane_id="l", stage_id="s1", text="Who are they?", evidence="heard"),)
        scene = poster(small_map(lanes=(Lane(id="l", kind="thoughts"),), notes=notes))
        assert [one.tip for one in groups(scene, "cell")] == ["Who are they?\nhow we know: heard"]

    def test_a_long_note_wraps_and_the_row_grows(self) -> None:
        def height(text: str) -> float:
            return poster(
                small_map(lanes=(Lane(id="l"),), notes=(Note(id="n", lane_id="l", stage_id="s1", text=text),))
            ).height

        assert height("word " * 100) > height("word " * 10) + 40

    def test_only_an_endless_note_is_cut_and_its_tooltip_has_it_whole(self) -> None:
        text = "word " * 380
        scene = poster(small_map(lanes=(Lane(id="l"),), notes=(Note(id="n", lane_id="l", stage_id="s1", text=text),)))
        (cell,) = groups(scene, "cell")
        assert words_in(cell).endswith("…") and text.strip() in cell.tip

    def test_more_notes_than_a_cell_can_hold_are_counted(self) -> None:
        notes = [Note(id=f"n{i}", lane_id="l", stage_id="s1", text=f"note {i}") for i in range(11)]
        shown = cells(poster(small_map(lanes=(Lane(id="l"),), notes=notes)))
        assert (len(shown), shown[-1]) == (8, "and 4 more")


class TestPains:
    PAINS = (
        Insight(id="a", order="1", touchpoint_id="t1", title="Cost hidden", evidence="measured"),
        Insight(id="b", order="2", stage_id="s1", title="Slow"),
    )

    def test_the_one_at_a_point_of_no_return_is_bold_with_a_red_bar(self) -> None:
        loss = Loss(id="lo", touchpoint_id="t1", share=0.34)
        first, second = groups(poster(small_map(insights=self.PAINS, losses=(loss,))), "cell")
        assert (_weights(first), _bars(first)) == ({700}, ["#C3142D"])
        assert (_weights(second), _bars(second)) == ({400}, ["#4A2E6B"])

    def test_a_guessed_one_has_a_dashed_bar(self) -> None:
        _, guessed = groups(poster(small_map(insights=self.PAINS)), "cell")
        assert [bool(item.dash) for item in inside(guessed) if isinstance(item, Path)] == [True]


class TestOpportunities:
    def test_the_best_two_are_filled_with_sun(self) -> None:
        ideas = [
            Insight(id=f"i{n}", order=str(n), stage_id="s1", kind="opportunity", title=f"Idea {n}", evidence="heard",
                    importance=n, satisfaction=0)
            for n in (7, 8, 9)
        ]  # fmt: skip
        found = groups(poster(small_map(insights=ideas)), "cell")
        assert [words_in(one) for one in found] == ["14.0 Idea 7", "16.0 Idea 8", "18.0 Idea 9"]
        assert [_score(one).fill for one in found] == ["#FFFFFF", "#FFC629", "#FFC629"]

    def test_a_guess_is_dashed_and_never_filled(self) -> None:
        idea = Insight(id="i", stage_id="s1", kind="opportunity", title="Idea", importance=9, satisfaction=1)
        (found,) = groups(poster(small_map(insights=(idea,))), "cell")
        assert _score(found).fill == "none" and _score(found).dash

    def test_without_a_score_there_is_no_number(self) -> None:
        idea = Insight(id="i", stage_id="s1", kind="solution", title="Do it")
        assert cells(poster(small_map(insights=(idea,)))) == ["Do it"]


class TestBackstage:
    BEHIND = (Touchpoint(id="b", stage_id="s1", title="Stock check", layer="support"),)

    def test_what_the_customer_does_not_see_stands_under_the_line_of_visibility(self) -> None:
        scene = poster(small_map(stages=1, each=0, touchpoints=self.BEHIND))
        assert cells(scene) == ["1 Stock check"]
        assert any(item.role == "line_of_visibility" for item in scene.walk())
        assert [one.id for one in groups(scene, "card")] == []

    def test_there_is_no_line_where_nothing_is_behind_it(self) -> None:
        assert not any(item.role == "line_of_visibility" for item in poster(small_map()).walk())


def test_channels_are_named_once_in_each_stage() -> None:
    channels = (Channel(id="web", name="Website"), Channel(id="tel", name="Phone"))
    cards = [
        Touchpoint(id=f"t{i}", order=str(i), stage_id="s1", title="x", channel_id=key)
        for i, key in enumerate(("tel", "web", "tel"))
    ]
    assert cells(poster(small_map(stages=1, each=0, touchpoints=cards, channels=channels))) == ["Phone", "Website"]


class TestMetrics:
    @pytest.mark.parametrize(
        ("kind", "value", "scale", "shown"),
        [
            ("nps", 34, "-100..100", "+34"), ("nps", -8, "", "−8"), ("csat", 4.1, "1..5", "4.1/5"),
            ("ces", 2.3, "1-7", "2.3/7"), ("csat", 72, "", "72.0"), ("own", 3.1, "1..5", "3.1/5"),
            ("own", 12, "%", "12%"), ("own", 1204, "calls a month", "1,204"),
        ],
    )  # fmt: skip
    def test_a_value_stands_with_the_end_of_its_scale(self, kind: str, value: float, scale: str, shown: str) -> None:
        metric = Metric.model_validate({"id": "x", "kind": kind, "value": value, "scale": scale})
        assert shown_value(frame_of(small_map()), metric) == shown

    def test_beside_it_stand_its_name_how_many_answered_and_when(self) -> None:
        metric = Metric.model_validate(
            {"id": "x", "stage_id": "s1", "kind": "nps", "value": 34, "n": 212, "date": "2026-04-02"}
        )
        (found,) = groups(poster(small_map(metrics=(metric,))), "metric")
        assert (found.id, words_in(found)) == ("x", "+34 NPS n 212 · Apr 2026")

    def test_stages_without_one_say_so(self) -> None:
        metric = Metric(id="x", stage_id="s1", value=1)
        assert all_words(poster(small_map(metrics=(metric,)))).count("not measured yet") == 2


class TestPressure:
    CAP = Metric(id="cap", kind="pressure", value=2)

    def scene(self, *losses: Loss, cap: bool = True) -> Scene:
        bars = [
            Metric(id=f"b{i}", touchpoint_id=f"t{i}", kind="pressure", value=value)
            for i, value in ((1, 1.0), (2, 5.0), (3, 3.0))
        ]
        return poster(small_map(metrics=[*bars, *([self.CAP] if cap else [])], losses=losses))

    def test_bars_are_as_tall_as_messages_are_many(self) -> None:
        heights = [
            sum(r.height for r in inside(one) if isinstance(r, Rect)) for one in groups(self.scene(), "pressure")
        ]
        assert heights[1] / heights[0] == pytest.approx(5) and heights[2] / heights[0] == pytest.approx(3)

    def test_what_goes_beyond_the_cap_is_ink_and_named(self) -> None:
        scene = self.scene()
        fills = [[r.fill for r in inside(one) if isinstance(r, Rect)] for one in groups(scene, "pressure")]
        assert fills == [["#B9C4CC"], ["#B9C4CC", "#18212B"], ["#B9C4CC", "#18212B"]]
        assert [text.text for text in scene.texts() if text.role == "value"] == ["5.0", "3.0"]
        assert "prudent cap: 2 a week" in all_words(scene)

    def test_it_is_red_only_where_customers_are_lost(self) -> None:
        fills = {r.fill for one in groups(self.scene(Loss(id="lo", touchpoint_id="t2", share=0.3)), "pressure")
                 for r in inside(one) if isinstance(r, Rect)}  # fmt: skip
        assert fills == {"#B9C4CC", "#18212B", "#C3142D"}

    def test_without_a_cap_nothing_is_beyond_it(self) -> None:
        scene = self.scene(cap=False)
        assert {r.fill for one in groups(scene, "pressure") for r in inside(one) if isinstance(r, Rect)} == {"#B9C4CC"}
        assert "cap" not in all_words(scene)

    @pytest.mark.parametrize("value", [0.0, 5e-324, 1e-308, 1e15])
    def test_a_bar_has_its_place_however_small_or_large_its_value(self, value: float) -> None:
        metrics = [Metric(id="b", touchpoint_id="t1", kind="pressure", value=value)]
        (bar,) = groups(poster(small_map(metrics=metrics)), "pressure")
        (drawn,) = (item for item in inside(bar) if isinstance(item, Rect))
        assert 1 <= drawn.height <= HEIGHT

    def test_without_such_metrics_the_row_stays_away(self) -> None:
        assert groups(poster(small_map()), "pressure") == []


def _weights(cell: Group) -> set[int]:
    return {item.weight for item in inside(cell) if isinstance(item, Text)}


def _bars(cell: Group) -> list[object]:
    return [
        item.fill if isinstance(item, Rect) else item.stroke
        for item in inside(cell)
        if item.role == "bar" and isinstance(item, Rect | Path)
    ]


def _score(cell: Group) -> Rect:
    return next(item for item in inside(cell) if isinstance(item, Rect) and item.role == "score")

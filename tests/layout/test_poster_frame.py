"""How dense a poster is, which rows it has, where its slots stand."""

from journey.i18n import words
from journey.lanes.frame import Frame
from journey.layout.choices import Choices
from journey.layout.poster_frame import WIDTH, density_of, macro_runs, make_frame, page_width, rows_of
from journey.model import Feeling, Lane, Map, Persona, Stage, Touchpoint
from journey.scene.measure import EvenMeasure
from journey.scene.themes import theme
from tests.layout.posters import small_map


def frame_of(journey_map: Map, choices: Choices | None = None) -> Frame:
    return make_frame(journey_map, theme("light"), words("en"), EvenMeasure(), choices or Choices())


class TestDensity:
    def test_few_stages_have_room_for_descriptions(self) -> None:
        assert (density_of(5, 20).form, density_of(5, 20).cell) == ("described", 19.0)

    def test_six_to_eight_stages_are_drawn_as_designed(self) -> None:
        assert (density_of(6, 30).form, density_of(8, 30).cell, density_of(8, 30).gutter) == ("card", 16.5, 150.0)

    def test_nine_to_twelve_have_smaller_words_and_a_narrower_gutter(self) -> None:
        assert (density_of(9, 30).cell, density_of(12, 30).gutter) == (15.0, 120.0)

    def test_over_sixty_cards_become_numbers(self) -> None:
        assert (density_of(7, 60).form, density_of(7, 61).form) == ("card", "number")

    def test_the_page_widens_only_where_columns_would_be_too_narrow(self) -> None:
        assert page_width(8, density_of(8, 30)) == WIDTH
        assert page_width(12, density_of(12, 30)) == 2 * 56 + 120 + 12 * 252

    def test_only_the_extremes_speak_from_nine_stages_on(self) -> None:
        assert (frame_of(small_map(8)).quotes, frame_of(small_map(9)).quotes) == (True, False)


class TestSlots:
    def test_touchpoints_share_their_stage_evenly(self) -> None:
        frame = frame_of(small_map(stages=2, each=2))
        left, width = frame.columns[0].left, frame.columns[0].width
        assert frame.slots == {
            "t1": left + width / 4, "t2": left + 3 * width / 4, "t3": left + 5 * width / 4, "t4": left + 7 * width / 4,
        }  # fmt: skip

    def test_a_stage_without_touchpoints_has_its_middle(self) -> None:
        frame = frame_of(small_map(stages=1, each=0))
        assert frame.slots == {"s1": (frame.columns[0].left + frame.columns[0].right) / 2}

    def test_what_the_customer_does_not_see_has_none_unless_somebody_felt_it(self) -> None:
        unseen = [Touchpoint(id=key, stage_id="s1", title="Check", layer="backstage") for key in ("b1", "b2")]
        felt = Feeling(id="f", touchpoint_id="b2", valence=-1)
        journey_map = Map(id="m", stages=(Stage(id="s1", name="One"),), touchpoints=tuple(unseen), feelings=(felt,))
        assert frame_of(journey_map).slots.keys() == {"b2"}


class TestRows:
    def test_a_map_without_lanes_has_the_built_in_ones(self) -> None:
        assert [row.kind for row in rows_of(small_map(), Choices())] == [
            "goals", "actions", "touchpoints", "channels", "emotions", "pressure", "thoughts", "pains", "opportunities",
            "backstage", "metrics",
        ]  # fmt: skip

    def test_a_map_with_lanes_has_its_own_in_their_order_without_the_hidden(self) -> None:
        lanes = (
            Lane(id="c", order="3", kind="pains"), Lane(id="a", order="1", kind="text", title="Ours"),
            Lane(id="b", order="2", kind="goals", hidden=True),
        )  # fmt: skip
        assert [row.id for row in rows_of(small_map(lanes=lanes), Choices())] == ["a", "c"]

    def test_chosen_rows_may_be_named_by_kind_or_id_even_if_hidden(self) -> None:
        lanes = (Lane(id="a", order="1", kind="text"), Lane(id="b", order="2", kind="goals", hidden=True))
        assert [row.id for row in rows_of(small_map(lanes=lanes), Choices(lanes=("goals",)))] == ["b"]
        assert [row.id for row in rows_of(small_map(lanes=lanes), Choices(lanes=("a",)))] == ["a"]

    def test_without_a_backstage_row_nothing_is_lost(self) -> None:
        behind = Touchpoint(id="b", stage_id="s1", title="Check", layer="support")
        lanes = (Lane(id="a", kind="touchpoints"),)
        journey_map = Map(id="m", stages=(Stage(id="s1", name="One"),), touchpoints=(behind,), lanes=lanes)
        assert [one.id for one in frame_of(journey_map).columns[0].touchpoints] == ["b"]


class TestWalkers:
    PERSONAS = tuple(Persona(id=f"p{i}", order=str(i), name=f"P{i}") for i in range(7))

    def test_at_most_five_are_shown(self) -> None:
        assert [one.persona.id for one in frame_of(small_map(personas=self.PERSONAS)).walkers] == [
            "p0", "p1", "p2", "p3", "p4",
        ]  # fmt: skip

    def test_a_persona_keeps_its_colour_whoever_else_is_shown(self) -> None:
        frame = frame_of(small_map(personas=self.PERSONAS), Choices(personas=("p2", "p6")))
        assert [(one.persona.id, one.index) for one in frame.walkers] == [("p2", 2), ("p6", 6)]

    def test_the_focus_is_always_among_them(self) -> None:
        frame = frame_of(small_map(personas=self.PERSONAS), Choices(focus="p6"))
        assert frame.focus == "p6" and "p6" in [one.persona.id for one in frame.walkers]


def test_neighbours_with_the_same_macro_stage_are_one_stretch() -> None:
    kinds = ("pre_purchase", "pre_purchase", "purchase", "pre_purchase")
    stages = [Stage.model_validate({"id": f"s{i}", "name": "", "macro_stage": kind}) for i, kind in enumerate(kinds)]
    assert macro_runs(stages) == [(0, 1, "pre_purchase"), (2, 2, "purchase"), (3, 3, "pre_purchase")]
    assert macro_runs([]) == []

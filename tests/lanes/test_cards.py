"""Touchpoint cards: how they look tells what is known, what decides and where customers are lost."""

import pytest

from journey.lanes.card_state import CardState, card_state
from journey.lanes.touchpoints import _arrangement
from journey.model import Channel, Loss, Map, Persona, Stage, Touchpoint
from journey.scene.primitives import Circle, Group, Path, Rect
from tests.layout.posters import groups, inside, poster, words_in
from tests.layout.test_poster_frame import frame_of


def map_with(*losses: Loss, **touchpoint: object) -> Map:
    card = Touchpoint.model_validate(
        {"id": "t", "stage_id": "s", "title": "Reminder call", "evidence": "measured", **touchpoint}
    )
    people = (Persona(id="p1", order="1", name="Maya"), Persona(id="p2", order="2", name="Tom"))
    return Map(
        id="m", stages=(Stage(id="s", name="Order"),), touchpoints=(card,), losses=losses, personas=people,
        channels=(Channel(id="c", name="Phone", icon="phone"),),
    )  # fmt: skip


def state_of(*losses: Loss, **touchpoint: object) -> CardState:
    journey_map = map_with(*losses, **touchpoint)
    return card_state(frame_of(journey_map), journey_map.touchpoints[0])


def card_of(*losses: Loss, theme_name: str = "light", **touchpoint: object) -> Group:
    return groups(poster(map_with(*losses, **touchpoint), theme_name=theme_name), "card")[0]


class TestState:
    def test_a_known_moment_is_a_white_card_with_a_hair_border(self) -> None:
        state = state_of()
        assert (state.fill, state.stroke, state.dash, state.weight) == ("#FFFFFF", "#C3BEB2", (), 400)

    def test_a_guess_has_a_dashed_outline_and_no_fill(self) -> None:
        state = state_of(evidence="assumed")
        assert state.fill == "none" and state.dash

    def test_a_moment_of_truth_has_an_ink_border_and_bold_words(self) -> None:
        state = state_of(moment_of_truth=True)
        assert (state.stroke, state.weight) == ("#18212B", 700) and state.stroke_width >= 2

    def test_a_point_of_no_return_is_red(self) -> None:
        state = state_of(Loss(id="lo", touchpoint_id="t", share=0.31))
        assert (state.fill, state.stroke, state.weight) == ("#FBE9EA", "#C3142D", 700)

    def test_a_loss_without_a_share_is_not_a_point_of_no_return(self) -> None:
        assert state_of(Loss(id="lo", touchpoint_id="t")).stroke == "#C3BEB2"

    def test_in_print_a_point_of_no_return_is_an_inverted_card(self) -> None:
        card = card_of(Loss(id="lo", touchpoint_id="t", share=0.31), theme_name="print")
        ground = next(item for item in inside(card) if isinstance(item, Rect))
        title = next(item for item in inside(card) if item.role == "title")
        assert (ground.fill, title.fill) == ("#111111", "#FFFFFF")  # type: ignore[union-attr]


class TestMarks:
    def test_the_star_stands_on_moments_of_truth_only(self) -> None:
        assert not _roles(card_of()) & {"moment_of_truth"}
        assert "moment_of_truth" in _roles(card_of(moment_of_truth="zero"))

    @pytest.mark.parametrize(
        ("who", "kind", "filled"), [("customer", Path, False), ("company", Path, True), ("social", Circle, False)]
    )
    def test_who_starts_has_a_shape_of_its_own(self, who: str, kind: type, filled: bool) -> None:
        mark = next(item for item in inside(card_of(initiator=who)) if item.role == "initiator")
        assert isinstance(mark, kind) and (mark.fill != "none") == filled  # type: ignore[attr-defined]

    def test_a_card_of_one_persona_only_carries_her_marker(self) -> None:
        assert "walker" in _roles(card_of(persona_ids=("p1",)))
        assert "walker" not in _roles(card_of(persona_ids=("p1", "p2"))) and "walker" not in _roles(card_of())


def test_the_tooltip_says_everything_in_words() -> None:
    card = card_of(
        Loss(id="lo", touchpoint_id="t", share=0.31), channel_id="c", description="The third in a week.",
        initiator="company", moment_of_truth=True, persona_ids=("p1",),
    )  # fmt: skip
    assert card.tip.split("\n") == [
        "1 · Reminder call", "Phone · we start · measured", "The third in a week.", "moment of truth",
        "31% of those who get here are not heard from again", "only Maya",
    ]  # fmt: skip


def test_with_few_stages_the_description_stands_on_the_card() -> None:
    assert words_in(card_of(description="The third in a week.")) == "1 Reminder call The third in a week."


@pytest.mark.parametrize(
    ("count", "room", "arrangement"),
    [
        (6, 285, ("easy", 1)),
        (7, 285, ("slim", 1)),
        (15, 285, ("tight", 2)),
        (7, 500, ("slim", 2)),
        (8, 690, ("easy", 2)),
        (2, 690, ("easy", 1)),
    ],
)
def test_a_crowd_of_cards_gets_smaller_ones(count: int, room: float, arrangement: tuple[str, int]) -> None:
    assert _arrangement(count, room) == arrangement


def _roles(card: Group) -> set[str]:
    return {item.role for item in inside(card)}

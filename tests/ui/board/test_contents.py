"""What the board is told of a map: every card once, in the order of the path, and rows one can work in."""

import json

import pytest

from journey.formats.library import open_sample
from journey.model import Lane, Map, empty_map
from journey.ui.board.contents import contents
from tests.maps import random_map


@pytest.mark.parametrize("seed", range(40))
def test_every_card_stands_on_it_once_in_the_order_of_the_path(seed: int) -> None:
    journey_map = random_map(seed)
    told = contents(journey_map)
    assert [card["id"] for card in told["cards"]] == [card.id for _, cell in journey_map.path for card in cell]
    assert [card["number"] for card in told["cards"]] == list(range(1, len(journey_map.touchpoints) + 1))
    assert json.loads(json.dumps(told)) == told


@pytest.mark.parametrize("seed", range(40))
def test_there_is_one_row_for_cards_and_one_for_the_curve(seed: int) -> None:
    kinds = [lane["kind"] for lane in contents(random_map(seed))["lanes"]]
    assert (kinds.count("touchpoints"), kinds.count("emotions")) == (1, 1)


def test_a_row_listed_twice_is_shown_once() -> None:
    twice = Map(
        id="m", lanes=(Lane(id="a", order="1", kind="touchpoints"), Lane(id="b", order="2", kind="touchpoints"))
    )
    assert [lane["id"] for lane in contents(twice)["lanes"] if lane["kind"] == "touchpoints"] == ["a"]


def test_hidden_rows_stay_away() -> None:
    hidden = Map(id="m", lanes=(Lane(id="a", order="1", kind="text", title="Ours", hidden=True),))
    assert "a" not in [lane["id"] for lane in contents(hidden)["lanes"]]


def test_cells_hold_words_or_what_was_found() -> None:
    sample = open_sample("en")
    lanes = {lane["kind"]: lane["cells"] for lane in contents(sample)["lanes"]}
    stage = sample.stages[0]
    assert lanes["goals"][stage.id] == stage.goal
    assert all(isinstance(cell, str) for cell in lanes["actions"].values())
    assert sum(len(cell) for cell in lanes["pains"].values()) == sum(each.kind == "pain" for each in sample.insights)


def test_an_empty_map_has_rows_without_cells() -> None:
    assert all(lane["cells"] == {} for lane in contents(empty_map("New"))["lanes"])

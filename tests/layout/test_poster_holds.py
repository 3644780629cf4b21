"""Hundreds of generated maps, each laid out whole: text stays in its box and apart, ink stays on the page."""

import os
from collections.abc import Iterator

import pytest

from journey.layout import lay_out
from journey.layout.choices import Choices
from journey.model import Map, empty_map
from journey.scene.themes import NAMES
from tests.maps import random_map
from tests.scene_checks import complaints

LONG = bool(os.environ.get("ITINERARIO_LONG"))
BATCHES, SIZE = (40, 50) if LONG else (12, 18)
CORNERS = {
    "nothing at all": lambda: empty_map(),
    "only a title": lambda: empty_map("A first map"),
    "stages without touchpoints": lambda: random_map(1, stages=4, touchpoints=0, personas=0),
    "one stage": lambda: random_map(2, stages=1, touchpoints=3, personas=1),
    "three stages, five touchpoints": lambda: random_map(3, stages=3, touchpoints=5, personas=1),
    "twelve stages, two hundred touchpoints": lambda: random_map(4, stages=12, touchpoints=200, personas=2),
    "the same, in words that break careless pictures": lambda: random_map(5, stages=12, touchpoints=200, nastiness=0.7),
    "sixty touchpoints in one stage": lambda: random_map(6, stages=1, touchpoints=60, personas=2),
    "thirty cards, five personas": lambda: random_map(7, stages=7, touchpoints=30, personas=5),
    "twenty stages": lambda: random_map(8, stages=20, touchpoints=40, personas=3),
}  # fmt: skip


@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_text_leaves_its_box_or_lies_over_another(batch: int) -> None:
    for seed, theme_name, language in _turns(batch):
        scene = lay_out(random_map(seed), "poster", theme_name=theme_name, language=language)
        assert complaints(scene) == [], f"seed {seed}, {theme_name}, {language}"


def _turns(batch: int) -> Iterator[tuple[int, str, str]]:
    for seed in range(batch * SIZE, (batch + 1) * SIZE):
        yield seed, NAMES[seed % 3], ("en", "it")[seed % 2]


@pytest.mark.parametrize("name", CORNERS)
def test_the_corners_hold_too(name: str) -> None:
    assert complaints(lay_out(CORNERS[name](), "poster")) == []


def test_a_part_of_the_map_holds_too() -> None:
    journey_map = random_map(9, stages=6, touchpoints=20, personas=3)
    choices = Choices(personas=("pe-1",), lanes=("touchpoints", "emotions", "backstage"), focus="pe-1")
    assert complaints(lay_out(journey_map, "poster", choices=choices)) == []


def test_the_same_map_gives_the_same_scene() -> None:
    journey_map: Map = random_map(10)
    assert lay_out(journey_map, "poster") == lay_out(journey_map, "poster")

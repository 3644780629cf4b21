"""Places for one label: the cheapest first, none where it could be misread, found only when asked for."""

from itertools import pairwise
from math import hypot
from random import Random

import pytest

from journey.scene.label_places import Places, Wanted
from journey.scene.primitives import Box
from journey.scene.room import Room

BOUNDS = (0.0, 0.0, 1000.0, 400.0)
TWO_FORMS = ((100.0, 40.0, 0.0), (60.0, 20.0, 50.0))


class CountingRoom(Room):
    """Counts the places it is asked about."""

    asked = 0

    def is_free(self, box):
        self.asked += 1
        return super().is_free(box)


def one(**more: object) -> Wanted:
    return Wanted(**({"key": "one", "x": 500.0, "y": 200.0, "reach": 20.0, "forms": TWO_FORMS} | more))


def crowded(random: Random) -> Room:
    room = Room(BOUNDS)
    room.add_box((480, 180, 520, 220))  # the label's own face
    for _ in range(12):
        x, y = random.uniform(200, 800), random.uniform(20, 380)
        room.add_box((x, y, x + random.uniform(5, 120), y + random.uniform(5, 40)))
    room.add_curve([(0, random.uniform(0, 400)), (500, 200), (1000, random.uniform(0, 400))], 8.0)
    return room


@pytest.mark.parametrize("seed", range(60))
def test_places_are_free_and_come_cheapest_first(seed: int):
    random = Random(seed)
    room = crowded(random)
    wanted = one(side=random.choice(("above", "below", "end")), head=random.choice((None, 6.0)))
    places = list(Places(wanted, room, ()))
    assert all(room.is_free(place.box) for place in places)
    assert all(before.cost <= after.cost + 1e-9 for before, after in pairwise(places))


def test_every_place_lies_within_the_reach_of_the_label():
    left, top, right, bottom = one().within
    boxes = [place.box for place in Places(one(), Room(BOUNDS), ())]
    assert all(left <= box[0] and top <= box[1] and box[2] <= right and box[3] <= bottom for box in boxes)


def test_a_free_label_looks_at_one_place_only():
    room = CountingRoom(BOUNDS)
    assert next(iter(Places(one(), room, ()))).box == (480.0, 134.0, 580.0, 174.0)
    assert room.asked == 1


def test_places_found_once_are_not_looked_for_again():
    room = CountingRoom(BOUNDS)
    places = Places(one(), room, ())
    first = list(places)
    asked = room.asked
    assert list(places) == first
    assert room.asked == asked


def test_the_smallest_form_is_offered_even_where_there_is_room_for_the_first():
    assert {place.form for place in Places(one(), Room(BOUNDS), ())} == {0, 1}


def test_crossing_a_curve_costs_more_than_staying_on_its_side():
    room = Room(BOUNDS)
    room.add_curve([(0, 170), (1000, 170)], 2.0)  # right above the face: its usual place is across the line
    assert next(iter(Places(one(), room, ()))).box[1] > 170


def test_a_place_further_than_a_step_away_is_never_nearer_to_another_point():
    for place in Places(one(), Room(BOUNDS), [(560.0, 200.0, 20.0)]):
        own, other = (away(place.box, x) for x in (500.0, 560.0))
        assert own <= max(other, 12.0)


def away(box: Box, x: float, y: float = 200.0, reach: float = 20.0) -> float:
    return hypot(max(box[0] - x, 0.0, x - box[2]), max(box[1] - y, 0.0, y - box[3])) - reach

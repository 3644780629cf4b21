"""Labels: near their point, on nothing else, never taken for another point's."""

from dataclasses import replace
from random import Random

import pytest

from journey.scene.label_places import Wanted
from journey.scene.labels import Placed, place_all
from journey.scene.monotone import Cubic, height_at, monotone, sample
from journey.scene.primitives import Box
from journey.scene.room import Room

BOUNDS = (0.0, 0.0, 1000.0, 400.0)
PLAIN = ((100.0, 40.0, 0.0),)


def wanted(key: str, x: float, y: float, **more: object) -> Wanted:
    return replace(Wanted(key, x, y, 20.0, PLAIN), **more)


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def test_a_peak_is_labelled_above_and_a_valley_below():
    placed = place_all([wanted("peak", 300, 200), wanted("valley", 700, 200, side="below")], Room(BOUNDS))
    assert placed["peak"].box[3] <= 180
    assert placed["valley"].box[1] >= 220


def test_peaks_share_a_row_in_the_head_band():
    asked = [wanted("low", 300, 160, head=10.0), wanted("high", 700, 120, head=10.0)]
    assert {label.box[1] for label in place_all(asked, Room(BOUNDS)).values()} == {10.0}


def test_a_label_far_below_the_head_band_stays_with_its_point():
    placed = place_all([wanted("deep", 300, 350, head=10.0)], Room(BOUNDS))
    assert placed["deep"].box[1] > 200


def test_a_label_at_the_edge_is_set_towards_the_middle():
    placed = place_all([wanted("left", 2, 200), wanted("right", 998, 200)], Room(BOUNDS))
    assert placed["left"].box[0] >= 0
    assert placed["right"].box[2] <= 1000
    assert placed["right"].anchor == "end"


def test_a_label_keeps_off_a_curve_that_runs_over_its_point():
    room = Room(BOUNDS)
    steep = monotone([(200, 390), (300, 200), (400, 10)])
    room.add_curve(sample(steep), 8.0)
    label = place_all([wanted("here", 300, 200)], room)["here"]
    left, top, right, bottom = label.box
    inside = [x for x in range(int(left), int(right)) if top - 7 <= (height_at(steep, x) or -99) <= bottom + 7]
    assert inside == []


def test_what_comes_first_chooses_first_and_who_finds_no_room_is_left_out():
    narrow = Room((0.0, 0.0, 120.0, 100.0))
    asked = [wanted("great", 60, 90, reach=10.0), wanted("small", 60, 92, reach=10.0)]
    assert list(place_all(asked, narrow)) == ["great"]


def test_a_label_takes_a_smaller_form_before_it_stays_away():
    forms = ((500.0, 80.0, 0.0), (90.0, 20.0, 50.0))
    placed = place_all([wanted("one", 60, 70, forms=forms, reach=10.0)], Room((0.0, 0.0, 120.0, 100.0)))
    assert placed["one"].form == 1


def test_a_label_never_stands_nearer_to_another_point():
    room = Room(BOUNDS)
    room.add_box((180, 130, 420, 270))  # a wall around both points: only far places are left
    asked = [wanted("own", 250, 200, reach=10.0), wanted("other", 350, 200, reach=10.0)]
    for key, label in place_all(asked, room).items():
        own, other = (250, 350) if key == "own" else (350, 250)
        assert _away(label.box, own) <= _away(label.box, other)


def test_a_label_is_not_read_across_a_face_that_stands_between():
    room = Room(BOUNDS)
    for box in ((0, 0, 1000, 170), (0, 230, 1000, 400), (0, 170, 270, 230), (330, 170, 380, 230)):
        room.add_box(box)
    assert place_all([wanted("shut in", 300, 200)], room) == {}


def test_labels_change_places_if_that_serves_all():
    """The first would take the only place of the second, though it has another one as good."""
    room = Room((0.0, 0.0, 400.0, 100.0))
    room.add_box((260, 0, 400, 100))
    first = wanted("first", 100, 80, reach=10.0, head=4.0)
    second = wanted("second", 240, 80, reach=10.0, head=4.0)
    assert len(place_all([first, second], room)) == 2


def test_a_room_is_filled_again_when_the_same_labels_are_asked_for_again():
    rooms = [Room(BOUNDS), Room(BOUNDS)]
    first, second = (place_all([wanted("one", 300, 200)], room)["one"].box for room in rooms)
    assert first == second
    assert not any(room.is_free(first) for room in rooms)


def test_a_part_of_a_room_has_its_curves_and_the_boxes_that_reach_into_it():
    room = Room(BOUNDS)
    room.add_box((0, 0, 50, 50))
    room.add_box((900, 0, 950, 50))
    room.add_curve([(0, 200), (1000, 200)], 8.0)
    part = room.part((0, 0, 400, 400))
    assert not part.is_free((10, 10, 20, 20))
    assert part.is_free((910, 10, 920, 20))
    assert not part.is_free((910, 195, 920, 205))


def test_a_place_without_curves_is_free_and_one_outside_is_not():
    room = Room(BOUNDS)
    assert room.is_free((10, 10, 50, 50))
    assert not room.is_free((-1, 10, 50, 50))
    assert not room.is_free((10, 10, 50, 401))


def test_a_copy_does_not_fill_the_room_it_was_made_from():
    room = Room(BOUNDS)
    room.copy().add_box((0, 0, 500, 400))
    assert room.is_free((10, 10, 50, 50))


@pytest.mark.parametrize("seed", range(300))
def test_no_label_touches_a_label_a_line_a_face_or_the_edge(seed: int):
    random = Random(seed)
    room = Room(BOUNDS)
    curves, faces, asked = _crowd(random, room)
    placed = place_all(asked, room, gap=6.0)
    labels = list(placed.values())
    for place, label in enumerate(labels):
        left, top, right, bottom = label.box
        assert left >= 0 and top >= 0 and right <= 1000 and bottom <= 400
        assert (right - left, bottom - top) == pytest.approx(_form(label, asked))
        assert not any(overlap(label.box, face) for face in faces)
        assert not any(overlap(label.box, other.box) for other in labels[place + 1 :])
        assert not any(_touches(curve, label.box) for curve in curves)


def _crowd(random: Random, room: Room) -> tuple[list[tuple[Cubic, ...]], list[Box], list[Wanted]]:
    """One to five curves over 3 to 200 moments, with a face and a label asked for at some of them."""
    curves, faces, asked = [], [], []
    for persona in range(random.randint(1, 5)):
        count = random.choice((3, 8, 20, 60, 200))
        xs = sorted(random.sample(range(10, 990), count))
        curve = monotone([(float(x), random.uniform(60, 360)) for x in xs])
        curves.append(curve)
        room.add_curve(sample(curve), 8.0)
        for cubic in random.sample(curve, min(len(curve), 6)):
            face = (cubic.x0 - 20, cubic.y0 - 20, cubic.x0 + 20, cubic.y0 + 20)
            if room.is_clear_of_boxes(face):
                room.add_box(face, 2.0)
                faces.append(face)
                forms = ((random.uniform(60, 220), 62.0, 0.0), (random.uniform(40, 120), 20.0, 60.0))
                side, head = random.choice(("above", "below", "end")), random.choice((None, 6.0))
                asked.append(Wanted(f"{persona} {cubic.x0}", cubic.x0, cubic.y0, 20.0, forms, side, head))
    return curves, faces, asked


def _form(label: Placed, asked: list[Wanted]) -> tuple[float, float]:
    return next(one.forms[label.form][:2] for one in asked if one.key == label.key)


def _touches(curve: tuple[Cubic, ...], box: Box) -> bool:
    """Whether the line comes within 7 px of a box, looked at every half px."""
    left, top, right, bottom = box
    for half in range(int(2 * left) - 14, int(2 * right) + 14):
        y = height_at(curve, half / 2)
        if y is not None and top - 7 < y < bottom + 7:
            return True
    return False


def _away(box: Box, x: float, y: float = 200) -> float:
    return max(box[0] - x, 0, x - box[2]) + max(box[1] - y, 0, y - box[3])

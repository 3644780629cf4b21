"""The shapes of ways: level where they leave and arrive, round at corners, with a point where they end."""

from itertools import pairwise

import pytest

from journey.scene.ribbons import arrowhead, cornered, flowing, sample


def test_a_level_ribbon_is_a_straight_line():
    assert flowing([(0, 5), (10, 5), (30, 5)]).segments == (("M", 0, 5), ("L", 10, 5), ("L", 30, 5))


def test_a_ribbon_leaves_and_arrives_level():
    start, curve = flowing([(0, 0), (100, 60)]).segments
    assert start == ("M", 0, 0)
    _, x1, y1, x2, y2, x, y = curve
    assert (y1, y2, x, y) == (0, 60, 100, 60)
    assert 0 < x1 < 100 and 0 < x2 < 100


def test_a_corner_begins_and_ends_at_its_radii():
    shape = cornered([(0, 0), (50, 0), (50, 80)], [(10, 20)])
    assert shape.segments[1] == ("L", 40.0, 0.0)
    assert shape.segments[2][-2:] == (50.0, 20.0)


def test_a_corner_is_cut_to_the_room_between_two():
    shape = cornered([(0, 0), (20, 0), (20, 10), (60, 10)], [(30, 30), (30, 30)])
    points = [segment[-2:] for segment in shape.segments]
    assert points == [(0, 0), (0.0, 0.0), (20.0, 5.0), (20.0, 5.0), (50.0, 10.0), (60, 10)]


def test_a_corner_without_radius_is_sharp():
    assert cornered([(0, 0), (9, 0), (9, 9)], [(0, 0)]).segments == (("M", 0, 0), ("L", 9, 0), ("L", 9, 9))


def test_an_arrowhead_points_where_the_way_goes():
    tip, left, right, end = arrowhead((100, 50), (80, 50), 10).segments
    assert tip == ("M", 100, 50)
    assert (left[1], right[1]) == (90, 90)
    assert left[2] + right[2] == pytest.approx(100)
    assert end == ("Z",)


def test_samples_run_from_end_to_end_in_small_steps():
    points = sample(flowing([(0, 0), (100, 60), (140, 60)]), step=5)
    assert (points[0], points[-1]) == ((0, 0), (140, 60))
    assert all(abs(b[0] - a[0]) <= 10 and abs(b[1] - a[1]) <= 10 for a, b in pairwise(points))

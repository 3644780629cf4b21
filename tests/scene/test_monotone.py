"""The curve through the moments: smooth, never beyond its points, cut exactly at zero."""

from itertools import accumulate, pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journey.scene.monotone import (
    Cubic,
    area_between,
    area_to,
    height_at,
    line_through,
    monotone,
    sample,
    split_at,
)

HEIGHTS = st.floats(-300, 300).map(lambda value: round(value, 2))
STEPS = st.floats(2, 200).map(lambda value: round(value, 2))


@st.composite
def points(draw: st.DrawFn, least: int = 2) -> list[tuple[float, float]]:
    count = draw(st.integers(least, 30))
    xs = accumulate(draw(st.lists(STEPS, min_size=count, max_size=count)))
    return list(zip(xs, draw(st.lists(HEIGHTS, min_size=count, max_size=count)), strict=True))


def integral(curve: tuple[Cubic, ...], level: float = 0.0) -> float:
    """The exact integral of curve minus level: the mean of a cubic is the mean of its four heights."""
    return sum((cubic.x3 - cubic.x0) * ((cubic.y0 + cubic.y1 + cubic.y2 + cubic.y3) / 4 - level) for cubic in curve)


def test_two_points_make_a_straight_line():
    (piece,) = monotone([(0, 0), (30, 60)])
    assert (piece.y1, piece.y2) == (20, 40)
    assert piece.y(0.5) == 30


def test_one_point_makes_no_line():
    assert monotone([(5, 5)]) == ()
    assert monotone([]) == ()


def test_a_peak_is_flat_on_top_and_a_plateau_stays_level():
    rise, fall = monotone([(0, 0), (30, 90), (60, 0)])
    assert rise.y2 == rise.y3 == 90 == fall.y0 == fall.y1
    _, plateau, _ = monotone([(0, 0), (30, 90), (60, 90), (90, 0)])
    assert (plateau.y0, plateau.y1, plateau.y2, plateau.y3) == (90, 90, 90, 90)


def test_a_curve_cannot_go_back():
    with pytest.raises(ValueError, match="left to right"):
        monotone([(0, 0), (30, 10), (30, 20)])


@given(points())
def test_the_curve_goes_through_its_points_and_never_overshoots(given_points):
    curve = monotone(given_points)
    assert [(cubic.x0, cubic.y0) for cubic in curve] == given_points[:-1]
    assert (curve[-1].x3, curve[-1].y3) == given_points[-1]
    for cubic in curve:
        low, high = sorted((cubic.y0, cubic.y3))
        heights = [cubic.y(k / 40) for k in range(41)]
        assert min(heights) >= low - 1e-9
        assert max(heights) <= high + 1e-9
        assert heights == sorted(heights, reverse=cubic.y0 > cubic.y3) or max(heights) - min(heights) < 1e-9


@given(points(3))
def test_the_curve_has_no_corners(given_points):
    for before, after in pairwise(monotone(given_points)):
        arriving = 3 * (before.y3 - before.y2) / (before.x3 - before.x0)
        leaving = 3 * (after.y1 - after.y0) / (after.x3 - after.x0)
        assert arriving == pytest.approx(leaving, abs=1e-6)


@given(points(), st.floats(-200, 200))
def test_cutting_at_a_level_keeps_every_bit_of_the_area(given_points, level):
    curve = monotone(given_points)
    runs = split_at(curve, level)
    kept = sum(integral(run, level) for _, run in runs)
    assert kept == pytest.approx(integral(curve, level), abs=1e-6 * (1 + abs(kept)))
    for above, run in runs:
        heights = [cubic.y(k / 20) for cubic in run for k in range(21)]
        assert max(heights) <= level + 1e-6 if above else min(heights) >= level - 1e-6


@given(points(), st.floats(-200, 200))
def test_the_closed_areas_are_as_large_as_what_lies_between_curve_and_level(given_points, level):
    curve = monotone(given_points)
    between = sum(abs(integral(run, level)) for _, run in split_at(curve, level))
    steps = 400
    counted = sum(
        abs(cubic.y((k + 0.5) / steps) - level) * (cubic.x3 - cubic.x0) / steps for cubic in curve for k in range(steps)
    )
    assert between == pytest.approx(counted, rel=1e-3, abs=0.5)


def test_runs_start_and_end_on_the_level_where_they_cross_it():
    curve = monotone([(0, -30), (60, 30), (120, 30)])
    (above, first), (below, second) = split_at(curve, 0)
    assert (above, below) == (True, False)
    assert first[-1].y3 == second[0].y0 == 0
    assert 0 < first[-1].x3 == second[0].x0 < 60
    assert (first[0].x0, second[-1].x3) == (0, 120)


def test_a_stretch_on_the_level_belongs_to_neither_side():
    assert split_at(monotone([(0, 0), (30, 0)]), 0) == ()
    sides = [above for above, _ in split_at(monotone([(0, 9), (30, 0), (60, 0), (90, 9)]), 0)]
    assert sides == [False, False]


def test_a_curve_that_touches_the_level_in_a_point_gives_two_areas():
    assert len(split_at(monotone([(0, -9), (30, 0), (60, -9)]), 0)) == 2


@given(points())
def test_samples_lie_on_the_curve_no_further_apart_than_asked_and_keep_the_points(given_points):
    curve = monotone(given_points)
    found = sample(curve, 4)
    assert set(given_points) <= set(found)
    assert all(0 < b[0] - a[0] <= 4 + 1e-6 for a, b in pairwise(found))
    assert all(height_at(curve, x) == pytest.approx(y, abs=1e-6) for x, y in found)


def test_there_is_no_height_beyond_the_ends():
    curve = monotone([(10, 0), (20, 5)])
    assert height_at(curve, 9.9) is None
    assert height_at(curve, 20.1) is None
    assert height_at(curve, 20) == 5
    assert height_at((), 5) is None


@given(points())
def test_a_piece_split_in_two_is_the_same_curve(given_points):
    assume(len(given_points) > 1)
    cubic = monotone(given_points)[0]
    first, second = cubic.split(0.3)
    assert first.y(0.5) == pytest.approx(cubic.y(0.15), abs=1e-9)
    assert second.y(0.5) == pytest.approx(cubic.y(0.65), abs=1e-9)


def test_paths_are_closed_and_drawn_there_and_back():
    upper, lower = monotone([(0, 0), (10, 5)]), monotone([(0, 20), (10, 25)])
    assert [segment[0] for segment in line_through(upper)] == ["M", "C"]
    assert [segment[0] for segment in area_to(upper, 30)] == ["M", "L", "C", "L", "Z"]
    there_and_back = area_between(upper, lower)
    assert [segment[0] for segment in there_and_back] == ["M", "C", "L", "C", "Z"]
    assert there_and_back[-2][-2:] == (0, 20)
    assert line_through(()) == area_to((), 0) == area_between((), ()) == ()

"""A change of the monthly losses is found where one was planted and seldom else; a habit is the customer's own."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, median_abs_deviation

from journey.analyses.changes import Change, Rate, beyond_habit, change_point, is_season
from journey.analyses.intervals import wilson

FLAT = ([20] * 12, [1000] * 12)
STEP = ([20] * 6 + [60] * 6, [1000] * 12)
months = st.lists(
    st.integers(0, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=6, max_size=30
)


def found(rates: np.ndarray, active: int, runs: int, seed: int) -> list[Change]:
    lost = np.random.default_rng(seed).binomial(active, rates, (runs, len(rates)))
    return [change_point(each, np.full(len(rates), active), rng_seed=run, runs=499) for run, each in enumerate(lost)]


# The change point


def test_a_step_is_found_at_its_first_month_with_both_rates() -> None:
    change = change_point(*STEP, rng_seed=1)
    assert (change.month, change.direction, change.found) == (6, "rise", True)
    assert change.months == (6,)
    assert change.p == 1 / 1000, "none of 999 histories without a change is as clear"
    assert (change.before.share, change.after.share) == (0.02, 0.06)
    assert (change.before.low, change.before.high) == wilson(120, 6000)
    assert (change.after.low, change.after.high) == wilson(360, 6000)


def test_a_fall_is_a_change_too_and_called_so() -> None:
    change = change_point(STEP[0][::-1], STEP[1], rng_seed=1)
    assert (change.month, change.direction, change.found) == (6, "fall", True)


@pytest.mark.parametrize("lost", [0, 20, 1000])
def test_months_that_are_all_alike_hold_no_change(lost: int) -> None:
    change = change_point([lost] * 12, [1000] * 12, rng_seed=1)
    assert change.p == 1
    assert not change.found
    assert change.months == tuple(range(3, 10)), "every month is as good as another"


def test_the_months_are_those_whose_likelihood_is_near_the_best() -> None:
    lost, active = np.array([18, 25, 20, 22, 30, 27, 41, 38, 44, 40]), np.full(10, 900)
    change = change_point(lost, active, rng_seed=1)

    def likelihood(first: int) -> float:
        halves = (slice(None, first), slice(first, None))
        rates = [lost[half].sum() / active[half].sum() for half in halves]
        return sum(binom.logpmf(lost[half], active[half], rate).sum() for half, rate in zip(halves, rates, strict=True))

    each = {first: likelihood(first) for first in range(3, 8)}
    best = max(each.values())
    assert each[change.month] == best
    assert change.months == tuple(first for first, fit in each.items() if fit >= best - 1.92)
    assert len(change.months) > 1


def test_the_same_seed_gives_the_same_answer() -> None:
    noisy = ([18, 25, 20, 22, 30, 27, 31, 28], [900] * 8)
    assert change_point(*noisy, rng_seed=4) == change_point(*noisy, rng_seed=4)


def test_too_few_months_are_no_answer() -> None:
    assert change_point([1] * 5, [100] * 5, rng_seed=1) is None
    assert change_point([1] * 6, [100] * 6, rng_seed=1) is not None
    assert change_point([1] * 6, [100] * 6, rng_seed=1, least_after=4) is None
    assert change_point([], [], rng_seed=1) is None


def test_a_change_that_has_not_lasted_is_not_looked_for() -> None:
    lost = [20] * 10 + [60, 60]
    assert change_point(lost, [1000] * 12, rng_seed=1).month == 9, "at least three months stand after"
    assert change_point(lost, [1000] * 12, rng_seed=1, least_after=2).month == 10


def test_months_with_nobody_active_count_for_nothing() -> None:
    lost, active = [20] * 6 + [0] + [60] * 6, [1000] * 6 + [0] + [1000] * 6
    change = change_point(lost, active, rng_seed=1)
    assert change.month == 7, "the first month after that has customers"
    assert (change.before, change.after) == (
        change_point(*STEP, rng_seed=1).before,
        change_point(*STEP, rng_seed=1).after,
    )
    assert change_point([1] * 5 + [0] * 4, [100] * 5 + [0] * 4, rng_seed=1) is None


@settings(max_examples=50)
@given(months)
def test_an_answer_is_possible_and_the_other_way_round_in_time_and_sense(rows: list[tuple[int, int]]) -> None:
    lost, active = (np.array(each) for each in zip(*rows, strict=True))
    change = change_point(lost, active, rng_seed=2, runs=49)
    if change is None:
        assert (active > 0).sum() < 6
        return
    assert change.month in change.months
    assert 0 < change.p <= 1
    assert 3 <= (active[: change.month] > 0).sum() <= (active > 0).sum() - 3
    for rate in (change.before, change.after):
        assert 0 <= rate.low <= rate.share <= rate.high <= 1
    assert (change.direction == "rise") == (change.after.share > change.before.share)
    kept = change_point(active - lost, active, rng_seed=2, runs=49)
    assert kept.months == change.months, "those who stay change where those who go do"


@pytest.mark.parametrize("at", [6, 12, 21])
def test_a_doubled_rate_is_found_within_a_month_of_the_truth(at: int) -> None:
    changes = found(np.where(np.arange(24) < at, 0.02, 0.04), active=1000, runs=100, seed=at)
    right = [each.found and each.direction == "rise" and abs(each.month - at) <= 1 for each in changes]
    assert np.mean(right) >= 0.90
    assert np.mean([at in each.months for each in changes]) >= 0.93, "the months hold the truth"
    assert np.mean([each.after.share for each in changes]) == pytest.approx(0.04, rel=0.03)
    assert np.mean([each.before.share for each in changes]) == pytest.approx(0.02, rel=0.03)


@pytest.mark.parametrize("active", [100, 1000])
def test_a_constant_rate_seldom_shows_a_change(active: int) -> None:
    assert np.mean([each.found for each in found(np.full(24, 0.02), active, runs=300, seed=9)]) <= 0.07


@pytest.mark.parametrize(
    ("lost", "active"),
    [([5, 1], [4, 4]), ([-1, 1], [4, 4]), ([1.5, 1], [4, 4]), ([1, np.nan], [4, 4]), ([1], [4, 4]), ([[1]], [[4]])],
)
def test_customers_that_cannot_be_are_refused(lost: list[float], active: list[float]) -> None:
    with pytest.raises(ValueError, match=r"customers|entry a month"):
        change_point(lost, active, rng_seed=1)


def test_a_negative_number_of_months_is_refused() -> None:
    with pytest.raises(ValueError, match="months"):
        change_point(*FLAT, rng_seed=1, least_after=-1)


# A customer's own habit


def test_the_same_silence_is_much_for_one_customer_and_usual_for_another() -> None:
    weekly, quarterly = [6, 7, 7, 8, 9], [60, 80, 90, 100, 120]
    z = beyond_habit([40, 40], weekly + quarterly, [0] * 5 + [1] * 5, floor=1)
    assert z == pytest.approx([(40 - 7) / 1.4826, (40 - 90) / (1.4826 * 10)]), "beyond the one, short of the other"


def test_who_is_regular_as_a_clock_is_measured_by_the_floor() -> None:
    assert beyond_habit([9], [7, 7, 7, 7], [0] * 4, floor=1) == [2]


def test_too_short_a_past_is_no_habit() -> None:
    z = beyond_habit([40, 40, 40], [7, 7, 7, 1, 2, 3, 4], [0, 0, 0, 2, 2, 2, 2], floor=1)
    assert np.isnan(z).tolist() == [True, True, False]
    assert beyond_habit([40], [7, 7, 7], [0] * 3, floor=1, least=3) == [33]


@given(st.lists(st.tuples(st.integers(0, 4), st.floats(0, 1e4)), max_size=60))
def test_all_customers_at_once_are_as_each_alone(rows: list[tuple[int, float]]) -> None:
    owner, past = [who for who, _ in rows], [gap for _, gap in rows]
    z = beyond_habit([30.0] * 5, past, owner, floor=0.5)
    for who in range(5):
        own = [gap for each, gap in rows if each == who]
        if len(own) < 4:
            assert np.isnan(z[who])
        else:
            spread = max(median_abs_deviation(own) * 1.4826, 0.5)
            assert z[who] == pytest.approx((30 - np.median(own)) / spread, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(
    ("past", "owner", "floor"),
    [([1], [1], 1), ([1], [-1], 1), ([1, 2], [0], 1), ([np.nan], [0], 1), ([1], [0], 0)],
)
def test_a_past_that_cannot_be_is_refused(past: list[float], owner: list[int], floor: float) -> None:
    with pytest.raises(ValueError, match=r"gap|duration|spread"):
        beyond_habit([5], past, owner, floor)


# A season


def test_what_was_so_in_the_same_months_a_year_before_is_a_season() -> None:
    lost, active = [20] * 8 + [60] * 3 + [20] * 9 + [60] * 3, [1000] * 23
    assert is_season(lost, active, changed_at(20)) is True


def test_what_was_not_so_a_year_before_is_none() -> None:
    assert is_season([20] * 20 + [60] * 3, [1000] * 23, changed_at(20)) is False


def test_without_three_of_the_same_months_a_year_before_no_season_can_be_told() -> None:
    assert is_season([20] * 11 + [60] * 3, [1000] * 14, changed_at(11)) is None
    assert is_season([20] * 3 + [60] * 12, [1000] * 15, changed_at(3)) is False, "three months before, a year on"
    assert is_season([20] * 2 + [60] * 13, [1000] * 15, changed_at(2)) is None


def changed_at(month: int) -> Change:
    return Change(month, (month,), 0.001, "rise", Rate(0.02, 0.01, 0.03), Rate(0.06, 0.05, 0.07))


# Restless months


def test_the_unrest_of_months_is_pearson_s_by_its_degrees_of_freedom() -> None:
    lost, active = np.array([10, 30, 20, 20, 70, 50, 60, 60]), np.full(8, 1000)
    change = change_point(lost, active, rng_seed=1)
    assert change.month == 4
    usual = np.array([1000 * 0.02 * 0.98] * 4 + [1000 * 0.06 * 0.94] * 4)
    off = (lost - np.array([20] * 4 + [60] * 4)) ** 2 / usual
    assert change.unrest == pytest.approx(off.sum() / 5), "eight months, two rates, and the month that was chosen"


def test_calm_months_are_no_calmer_than_chance() -> None:
    assert change_point(*STEP, rng_seed=1).unrest == 1


def test_what_is_a_change_among_calm_months_is_none_among_restless_ones() -> None:
    calm, restless = [20] * 6 + [30] * 6, [5, 35, 10, 30, 8, 32, 12, 48, 15, 45, 12, 48]
    assert sum(calm) == sum(restless)
    assert change_point(calm, [1000] * 12, rng_seed=1).found
    change = change_point(restless, [1000] * 12, rng_seed=1)
    assert not change.found
    assert change.before.high - change.before.low > 0.01, "and the rates are less sure"

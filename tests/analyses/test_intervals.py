"""Intervals and p-values: values from textbooks, other people's code as the oracle, and truths that are known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, norm, poisson
from statsmodels.duration.survfunc import SurvfuncRight
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

from journey.analyses.intervals import above, benjamini_hochberg, byar, design_effect, kaplan_meier, wilson

CLOSE = {"rtol": 1e-9, "atol": 1e-9}
# Weeks in remission under 6-MP (Freireich et al. 1963), the example that every textbook of survival uses.
WEEKS = (6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35)
ENDED = (1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0)

trials = st.integers(1, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
effects = st.floats(1, 50)
followed = st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=1, max_size=60)


# Wilson


@pytest.mark.parametrize(
    ("part", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_limits_that_newcombe_printed_in_1998(part: int, n: int, low: float, high: float) -> None:
    assert wilson(part, n) == pytest.approx((low, high), abs=5e-5)


@given(trials, st.floats(0.5, 0.999))
def test_wilson_agrees_with_statsmodels(trial: tuple[int, int], confidence: float) -> None:
    theirs = proportion_confint(*trial, alpha=1 - confidence, method="wilson")
    np.testing.assert_allclose(wilson(*trial, confidence=confidence), theirs, **CLOSE)


@given(trials, effects)
def test_a_share_is_within_its_interval_and_dependence_only_widens_it(trial: tuple[int, int], deff: float) -> None:
    (low, high), (lower, higher) = wilson(*trial), wilson(*trial, deff)
    share = trial[0] / trial[1]
    assert 0 <= lower <= share <= higher <= 1
    assert lower <= low + 1e-12
    assert higher >= high - 1e-12


@given(st.integers(1, 300), effects)
def test_more_losses_of_as_many_never_lower_either_end(n: int, deff: float) -> None:
    low, high = wilson(np.arange(n + 1), n, deff)
    assert (np.diff(low) >= -1e-12).all()
    assert (np.diff(high) >= -1e-12).all()


def test_a_design_effect_of_two_is_half_the_customers() -> None:
    np.testing.assert_allclose(wilson(20, 100, 2), wilson(10, 50), **CLOSE)


def test_none_and_all_touch_the_ends_exactly_and_of_nobody_nothing_is_known() -> None:
    low, high = wilson([0, 7, 0], [7, 7, 0])
    assert (low[0], high[1]) == (0, 1)
    assert (low[2], high[2]) == (0, 1)


# Design effect


def test_the_design_effect_counted_by_hand() -> None:
    # three customers with 2, 2 and 4 occurrences of which 2, 0 and 2 ended in silence: p = 1/2, (1, -1, 0)² is 2
    assert design_effect(2, 0.5, 8) == 1, "2 of 8/4 = 2: as if all were strangers"
    assert design_effect(6, 0.5, 8) == 3
    assert design_effect(0.1, 0.5, 8) == 1, "never below 1"


def test_where_all_or_none_are_lost_there_is_no_effect_to_see() -> None:
    assert design_effect([5, 5, 0], [0, 1, 0.5], [10, 10, 0]).tolist() == [1, 1, 1]


def test_the_corrected_interval_covers_the_share_where_the_plain_one_does_not() -> None:
    chance = np.random.default_rng(5)
    runs, customers, truth = 2000, 300, 0.2
    n = 1 + chance.poisson(3, (runs, customers))
    y = chance.binomial(n, chance.beta(0.8, 3.2, (runs, customers)))
    occurrences, lost = n.sum(axis=1), y.sum(axis=1)
    share = lost / occurrences
    deff = design_effect(((y - share[:, None] * n) ** 2).sum(axis=1), share, occurrences)
    assert covered(wilson(lost, occurrences), truth) < 0.90
    assert 0.93 <= covered(wilson(lost, occurrences, deff), truth) <= 0.97
    assert share.mean() == pytest.approx(truth, rel=0.03)


# Byar


def test_byar_stands_by_the_exact_limits_from_ten_on() -> None:
    observed = np.arange(10, 500)
    _, low, high = byar(observed, 1)
    np.testing.assert_allclose(low, chi2.ppf(0.025, 2 * observed) / 2, rtol=0.002)
    np.testing.assert_allclose(high, chi2.ppf(0.975, 2 * observed + 2) / 2, rtol=0.001)
    assert byar(10, 1)[1:] == pytest.approx((4.79, 18.39), abs=0.01), "the tables say 4.80 and 18.39"


@given(st.integers(1, 10**5), st.floats(0.01, 1e5), effects)
def test_byar_is_its_formula_with_observed_and_expected_by_the_effect(o: int, e: float, deff: float) -> None:
    excess, low, high = byar(o, e, deff)
    count, mean, z = o / deff, e / deff, norm.ppf(0.975)
    root = 1 - 1 / (9 * count) - z / (3 * count**0.5)
    assert low == pytest.approx(max(root, 0) ** 3 * count / mean, rel=1e-9)
    more = count + 1
    assert high == pytest.approx((1 - 1 / (9 * more) + z / (3 * more**0.5)) ** 3 * more / mean, rel=1e-9)
    assert 0 <= low <= excess <= high


def test_nothing_observed_has_a_low_end_of_nothing_and_without_expectation_there_is_no_excess() -> None:
    excess, low, high = byar([0, 4], [2, 0])
    assert (excess[0], low[0]) == (0, 0)
    assert high[0] == pytest.approx(1.83, abs=0.01)
    assert np.isnan([excess[1], low[1], high[1]]).all()


@pytest.mark.parametrize("deff", [1.0, 2.0, 3.5])
def test_byar_covers_the_excess_that_was_planted(deff: float) -> None:
    truth, expected = 1.3, 100.0
    observed = deff * np.random.default_rng(6).poisson(expected * truth / deff, 4000)
    excess, low, high = byar(observed, expected, deff)
    assert 0.93 <= covered((low, high), truth) <= 0.97
    assert excess.mean() == pytest.approx(truth, rel=0.03)


# One-sided Poisson


@given(st.integers(0, 2000), st.floats(0.01, 2000))
def test_the_chance_of_as_many_agrees_with_the_poisson_tail(observed: int, expected: float) -> None:
    np.testing.assert_allclose(above(observed, expected), poisson.sf(observed - 1, expected), **CLOSE)


@given(st.integers(0, 400), st.floats(0.01, 400), effects)
def test_a_greater_count_is_never_likelier_between_whole_numbers_either(o: int, e: float, deff: float) -> None:
    p, next_p = above([o, o + 1], e, deff)
    assert 0 <= next_p <= p + 1e-12
    assert p <= 1


def test_an_effect_of_two_halves_what_was_observed_and_what_was_expected() -> None:
    assert above(20, 12, 2) == pytest.approx(poisson.sf(9, 6), rel=1e-9)
    assert above(5, 2, 2) == pytest.approx(chi2.cdf(2, 5), rel=1e-9), "2.5 of 1: the gamma distribution in between"


def test_as_many_as_none_is_certain_and_without_expectation_there_is_no_answer() -> None:
    found = above([0, 3, 0], [5, 0, 0])
    assert found[0] == 1
    assert np.isnan(found[1:]).all()


def test_where_nothing_is_amiss_few_are_called_above() -> None:
    observed = np.random.default_rng(7).poisson(50, 4000)
    assert np.mean(above(observed, 50) <= 0.05) <= 0.06


# Benjamini-Hochberg


def test_the_example_of_benjamini_and_hochberg_rejects_four() -> None:
    p = [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.7590,
        1,
    ]
    assert (benjamini_hochberg(p) < 0.05).sum() == 4


@given(st.lists(st.floats(0, 1), max_size=40))
def test_q_values_agree_with_statsmodels_and_keep_the_order(p: list[float]) -> None:
    q = benjamini_hochberg(p)
    theirs = multipletests(p, method="fdr_bh")[1] if p else []
    np.testing.assert_allclose(q, theirs, **CLOSE)
    assert (q >= np.asarray(p) - 1e-12).all()
    assert (np.diff(q[np.argsort(p, kind="stable")]) >= 0).all()


def test_what_was_not_tested_stays_out_and_does_not_count() -> None:
    q = benjamini_hochberg([0.01, np.nan, 0.04])
    assert q[[0, 2]].tolist() == [0.02, 0.04]
    assert np.isnan(q[1])


# Kaplan-Meier


def test_remission_under_6_mp_as_in_the_textbooks() -> None:
    share, low, high = kaplan_meier(WEEKS, ENDED, [6, 10, 23])
    assert share == pytest.approx([0.8571, 0.7529, 0.4482], abs=5e-5)
    assert low == pytest.approx([0.6197, 0.5032, 0.1878], abs=5e-4)
    assert high == pytest.approx([0.9516, 0.8894, 0.6801], abs=5e-4)


@given(followed, st.integers(0, 45))
def test_kaplan_meier_agrees_with_statsmodels(silences: list[tuple[int, bool]], at: int) -> None:
    durations, ended = zip(*silences, strict=True)
    share, low, high = kaplan_meier(durations, ended, at)
    if np.isnan(share):
        assert max(durations) < at
        return
    theirs = SurvfuncRight(durations, np.asarray(ended, dtype=int))
    until = int(np.searchsorted(theirs.surv_times, at, side="right"))
    survival = theirs.surv_prob[until - 1] if until else 1.0
    assert share == pytest.approx(survival, abs=1e-9)
    assert 0 <= low <= share <= high <= 1
    if 0 < share < 1:
        log = np.log(survival)
        stretch = np.exp(norm.ppf(0.975) * theirs.surv_prob_se[until - 1] / (survival * -log))
        np.testing.assert_allclose((low, high), (survival**stretch, survival ** (1 / stretch)), **CLOSE)


@given(followed)
def test_a_longer_silence_is_never_likelier(silences: list[tuple[int, bool]]) -> None:
    durations, ended = zip(*silences, strict=True)
    share = kaplan_meier(durations, ended, np.arange(max(durations) + 1))[0]
    assert (np.diff(share) <= 0).all()


def test_with_full_follow_up_it_is_the_plain_share() -> None:
    assert kaplan_meier([1, 2, 3, 30, 40], [True, True, True, True, False], 30)[0] == pytest.approx(1 / 5)


def test_a_silence_of_just_the_horizon_is_longer_only_if_it_did_not_end() -> None:
    assert kaplan_meier([30, 50], [True, False], 30)[0] == 0.5
    assert kaplan_meier([30, 50], [False, False], 30)[0] == 1


def test_nobody_followed_so_far_is_no_answer() -> None:
    for answer in (kaplan_meier([5, 8], [True, False], 30), kaplan_meier([], [], 30)):
        assert np.isnan(answer).all()


def test_where_greenwood_has_no_width_wilson_gives_one() -> None:
    assert kaplan_meier([40] * 12, [False] * 12, 30) == pytest.approx((1, wilson(12, 12)[0], 1))
    assert kaplan_meier([9] * 12, [True] * 12, 30) == pytest.approx((0, 0, wilson(0, 12)[1]))
    before_the_last = kaplan_meier(range(12), [True] * 12, 10)[2]
    assert kaplan_meier(range(12), [True] * 12, 30)[2] == pytest.approx(before_the_last * wilson(0, 1)[1])
    many_unknown = kaplan_meier([5] * 99 + [9], [False] * 99 + [True], 30)
    assert many_unknown == pytest.approx((0, 0, wilson(0, 1)[1])), "99 not followed up do not make one sure"


def test_kaplan_meier_covers_the_chance_that_was_planted() -> None:
    chance = np.random.default_rng(8)
    truth, horizon, runs = 0.3, 30.0, 1500
    silence = chance.exponential(-horizon / np.log(truth), (runs, 100))
    follow_up = chance.uniform(0, 60, (runs, 100))
    durations, ended = np.minimum(silence, follow_up), silence <= follow_up
    found = np.array([kaplan_meier(*each, horizon) for each in zip(durations, ended, strict=True)])
    assert 0.93 <= covered((found[:, 1], found[:, 2]), truth) <= 0.97
    assert found[:, 0].mean() == pytest.approx(truth, rel=0.03)


# What cannot be


@pytest.mark.parametrize(
    "asked",
    [
        lambda: wilson(3, 2),
        lambda: wilson(-1, 2),
        lambda: wilson(1, 2, 0.5),
        lambda: wilson(1, 2, confidence=1),
        lambda: wilson(np.nan, 2),
        lambda: design_effect(-1, 0.5, 2),
        lambda: design_effect(1, 1.5, 2),
        lambda: byar(-1, 2),
        lambda: byar(1, 2, 0.9),
        lambda: above(1, -2),
        lambda: benjamini_hochberg([1.2]),
        lambda: benjamini_hochberg(0.5),
        lambda: kaplan_meier([1, 2], [True], 1),
        lambda: kaplan_meier([-1], [True], 1),
        lambda: kaplan_meier([1], [True], -1),
    ],
)
def test_numbers_that_cannot_be_are_refused(asked) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        asked()


def covered(interval: tuple[np.ndarray, np.ndarray], truth: float) -> float:
    low, high = interval
    return float(np.mean((low <= truth) & (truth <= high)))

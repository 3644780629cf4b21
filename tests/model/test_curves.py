"""Curves, their turns and what is remembered, counted by hand."""

import pytest

from journey.model import Ballot, Feeling, Map, Persona, Stage, Touchpoint
from journey.model.curves import curve, remembered, turns, worst_of

STAGES = (Stage(id="s1", order="1", name="Look"), Stage(id="s2", order="2", name="Ride"))
PEOPLE = (Persona(id="ada", name="Ada"), Persona(id="bo", name="Bo"))


def journey(*feelings: Feeling, ballots: tuple[Ballot, ...] = (), cards: int = 9) -> Map:
    """Touchpoints t1, t2, ... in the first stage, and ``last`` in the second."""
    path = [Touchpoint(id=f"t{n}", order=str(n), stage_id="s1", title="x") for n in range(1, cards + 1)]
    path.append(Touchpoint(id="last", stage_id="s2", title="x"))
    return Map(id="m", stages=STAGES, personas=PEOPLE, touchpoints=path, feelings=feelings, ballots=ballots)


def felt(place: str, valence: float, who: str | None = "ada", record_id: str = "") -> Feeling:
    where = {"stage_id": place} if place.startswith("s") else {"touchpoint_id": place}
    return Feeling(id=record_id or f"f-{place}-{who}", persona_id=who, valence=valence, **where)


def walk(*valences: float) -> tuple[Feeling, ...]:
    return tuple(felt(f"t{n}", valence) for n, valence in enumerate(valences, 1))


def values(*valences: float, least: float = 2.0) -> list[float]:
    """The valences of the turns of a curve, most extreme first."""
    return [moment.valence for moment in turns(curve(journey(*walk(*valences)), "ada"), least)]


def test_a_curve_follows_the_path_not_the_order_of_typing():
    moments = curve(journey(felt("last", 3), felt("t2", -1), felt("t1", 2)), "ada")
    assert [(moment.at.id, moment.valence) for moment in moments] == [("t1", 2), ("t2", -1), ("last", 3)]


def test_ones_own_feeling_goes_before_the_one_that_everybody_shares():
    shared = journey(felt("t1", 1, None), felt("t1", -4, "ada"), felt("t2", 2, None))
    assert [moment.valence for moment in curve(shared, "ada")] == [-4, 2]
    assert [moment.valence for moment in curve(shared, "bo")] == [1, 2]
    assert [moment.valence for moment in curve(shared, None)] == [1, 2]


def test_what_everybody_feels_at_a_touchpoint_for_others_does_not_count():
    shared = journey(felt("t1", 1, None), felt("t2", 2, None), felt("t2", -1, "bo"))
    for_ada = tuple(card.model_copy(update={"persona_ids": ("ada",)}) for card in shared.touchpoints)
    ways = shared.with_collections({}, {"touchpoints": for_ada})
    assert [moment.valence for moment in curve(ways, "ada")] == [1, 2]
    assert [moment.valence for moment in curve(ways, "bo")] == [-1]
    assert [moment.valence for moment in curve(ways, None)] == [1, 2]


def test_a_feeling_about_a_stage_speaks_only_where_its_touchpoints_say_nothing():
    moments = curve(journey(felt("s1", 5), felt("t1", 1), felt("s2", -2)), "ada")
    assert [(moment.at.id, moment.valence) for moment in moments] == [("t1", 1), ("s2", -2)]


def test_two_or_more_ratings_make_the_median_and_the_middle_half():
    ratings = tuple(
        Ballot(id=f"b{n}", target_id="f", participant=f"P{n}", kind="rating", value=value)
        for n, value in enumerate((-5, -2, -1, 3, 9))
    )
    vote = Ballot(id="v", target_id="f", participant="P9", kind="vote", value=1)
    (moment,) = curve(journey(felt("t1", 4, record_id="f"), ballots=(*ratings, vote)), "ada")
    assert (moment.valence, moment.low, moment.high, moment.n) == (-1, -2, 3, 5)
    (alone,) = curve(journey(felt("t1", 4, record_id="f"), ballots=ratings[:1]), "ada")
    assert (alone.valence, alone.n) == (4, None)


def test_ratings_beyond_the_scale_count_as_its_ends():
    ratings = tuple(
        Ballot(id=f"b{n}", target_id="f", participant="P", kind="rating", value=value) for n, value in enumerate((9, 9))
    )
    (moment,) = curve(journey(felt("t1", 0, record_id="f"), ballots=ratings), "ada")
    assert moment.valence == 5


def test_a_spread_that_was_typed_is_kept():
    feeling = Feeling(id="f", persona_id="ada", touchpoint_id="t1", valence=-2, low=-4, high=0, n=12)
    (moment,) = curve(journey(feeling), "ada")
    assert (moment.low, moment.high, moment.n) == (-4, 0, 12)


@pytest.mark.parametrize(
    ("valences", "named"),
    [
        ((), []),
        ((3,), [3]),
        ((0, 4, -4, 2), [4, -4, 2]),
        ((0, 4, 3.5, 4.5, -4, 2), [4.5, -4, 2]),
        ((2, 1, 2, 1, 2), [2, 2, 1]),
        ((-5, 3, 0, 4, 1), [-5, 4, 3, 1, 0]),
        ((1, 1, 1), [1, 1]),
        ((0, 4, -5, 3, -4, -3, -3), [-5, 4, -4, 3, -3]),
    ],
)
def test_the_best_the_worst_the_last_and_every_clear_turn_are_named(valences: tuple[float, ...], named: list[float]):
    assert values(*valences) == named


def test_of_moments_equally_bad_the_one_that_says_something_is_the_worst():
    quiet = walk(3, -4, 1, -4, 2)
    said = [one.model_copy(update={"quote": "Where is it?"} if one.touchpoint_id == "t4" else {}) for one in quiet]
    found = curve(journey(*said), "ada")
    told = remembered(found)
    assert told is not None and told.worst.feeling.quote == "Where is it?" and told.worst in turns(found)
    assert worst_of(curve(journey(*quiet), "ada")).at.id == "t2"


def test_ripples_below_the_least_turn_are_not_named():
    wavy = (0, 2, 0, 2, 0, 5, -5)
    assert values(*wavy, least=3) == [5, -5]
    assert values(*wavy, least=2) == [5, -5, 2, 2, 0, 0]


def test_what_is_remembered_is_the_mean_of_the_most_extreme_moment_and_the_last():
    told = remembered(curve(journey(*walk(0, 4, -5, 3)), "ada"))
    assert told is not None
    assert (told.best.valence, told.worst.valence, told.last.valence, told.score) == (4, -5, 3, -1)
    assert remembered(()) is None


def test_a_peak_as_high_as_the_valley_is_deep_counts_first():
    told = remembered(curve(journey(*walk(-4, 4, 1)), "ada"))
    assert told is not None
    assert told.score == 2.5

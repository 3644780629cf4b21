"""What there is to feel, counted by hand: Ada and Bea, two stages, one of them without touchpoints."""

from journey.model import Feeling, Map, Persona, Stage, Touchpoint
from journey.model.felt import count_all_felt, count_felt, places

ADA, BEA = Persona(id="ada", order="1", name="Ada"), Persona(id="bea", order="2", name="Bea")
BEFORE, AFTER = Stage(id="before", order="1", name="Before"), Stage(id="after", order="2", name="After")
SHARED = Touchpoint(id="shared", order="1", stage_id="before", title="An ad")
ADAS = Touchpoint(id="adas", order="2", stage_id="before", title="A call", persona_ids=("ada",))
HIDDEN = Touchpoint(id="hidden", order="3", stage_id="before", title="The stock list", layer="backstage")


def a_map(*feelings: Feeling) -> Map:
    touchpoints = (SHARED, ADAS, HIDDEN)
    return Map(id="m", personas=(ADA, BEA), stages=(BEFORE, AFTER), touchpoints=touchpoints, feelings=feelings)


def counts(journey_map: Map) -> list[tuple[int, int]]:
    """Of Ada, of Bea, of both."""
    each = [count_felt(journey_map, "ada"), count_felt(journey_map, "bea"), count_all_felt(journey_map)]
    return [(count.done, count.total) for count in each]


def test_a_moment_is_a_visible_touchpoint_of_a_persona_or_an_empty_stage() -> None:
    assert [place.id for place in places(a_map())] == ["shared", "adas", "after"]
    assert counts(a_map()) == [(0, 3), (0, 2), (0, 5)]


def test_ones_own_feeling_is_ones_own() -> None:
    assert counts(a_map(Feeling(id="f", persona_id="ada", touchpoint_id="shared"))) == [(1, 3), (0, 2), (1, 5)]


def test_what_everybody_feels_is_felt_by_those_who_come_by() -> None:
    assert counts(a_map(Feeling(id="f", touchpoint_id="adas"))) == [(1, 3), (0, 2), (1, 5)]
    assert counts(a_map(Feeling(id="f", touchpoint_id="shared"))) == [(1, 3), (1, 2), (2, 5)]


def test_a_feeling_about_a_whole_stage_counts_for_all_of_it() -> None:
    assert counts(a_map(Feeling(id="f", persona_id="ada", stage_id="before"))) == [(2, 3), (0, 2), (2, 5)]


def test_what_customers_do_not_see_is_no_moment_even_where_somebody_felt_it() -> None:
    assert counts(a_map(Feeling(id="f", persona_id="bea", touchpoint_id="hidden"))) == [(0, 3), (0, 2), (0, 5)]


def test_where_feelings_are_missing_is_told_once_for_each_place() -> None:
    assert [place.id for place in count_all_felt(a_map()).bare] == ["shared", "adas", "after"]


def test_without_personas_everybody_feels() -> None:
    nobody = Map(id="m", stages=(AFTER,), feelings=(Feeling(id="f", stage_id="after"),))
    assert (count_all_felt(nobody).done, count_all_felt(nobody).total) == (1, 1)


def test_a_stage_where_customers_see_nothing_is_felt_as_a_whole() -> None:
    behind = Map(id="m", personas=(BEA,), stages=(BEFORE,), touchpoints=(HIDDEN,))
    assert [place.id for place in places(behind)] == ["before"]

"""What a table holds of the records: as a person types it."""

import pytest

from journey.model import Feeling, Insight, Map, Metric, Persona, Stage, Touchpoint
from journey.ui.define.tables import table, values

HELD = Map(
    id="m",
    personas=(Persona(id="ada", order="1", name="Ada", share=0.58),),
    stages=(Stage(id="look", order="1", name="Look", days=2.5), Stage(id="buy", order="2", name="Buy")),
    touchpoints=(
        Touchpoint(id="b", order="1", stage_id="buy", title="Pays"),
        Touchpoint(id="a", order="1", stage_id="look", title="Reads", moment_of_truth="zero"),
    ),
    feelings=(
        Feeling(id="g", stage_id="buy", valence=1),
        Feeling(id="f", persona_id="ada", touchpoint_id="a", valence=-0.5),
    ),
)


def test_numbers_stand_as_they_are_typed_and_a_share_in_percent() -> None:
    assert values(HELD, HELD.personas[0], ("name", "share")) == {"name": "Ada", "share": "58"}
    assert [values(HELD, stage, ("days",))["days"] for stage in HELD.stages] == ["2.5", ""]
    annoyed = next(feeling for feeling in HELD.feelings if feeling.id == "f")
    assert values(HELD, annoyed, ("valence",))["valence"] == "−0.5"


def test_every_kind_of_moment_of_truth_is_a_star() -> None:
    starred = [values(HELD, card, ("moment_of_truth",))["moment_of_truth"] for card in HELD.touchpoints]
    assert sorted(map(bool, starred)) == [False, True]
    assert all(isinstance(star, bool) for star in starred)


def test_a_feeling_is_named_by_whose_it_is_and_where() -> None:
    fields = ("persona_id", "touchpoint_id")
    named = [tuple(values(HELD, feeling, fields).values()) for feeling in HELD.feelings]
    assert set(named) == {("Everybody", "Buy"), ("Ada", "Reads")}


@pytest.mark.parametrize(("collection", "ids"), [("touchpoints", ["a", "b"]), ("feelings", ["g", "f"])])
def test_rows_stand_along_the_path(collection: str, ids: list[str]) -> None:
    field = "title" if collection == "touchpoints" else "quote"
    sheet = table(HELD, collection, (field,))
    assert [row.id for row in sheet.rows] == ids
    assert (sheet.adder is None) == (collection == "feelings")


def test_touchpoints_without_a_stage_lead_to_the_stages() -> None:
    sheet = table(Map(id="m"), "touchpoints", ("title",))
    assert sheet.way is not None and sheet.way.id == "stages"
    assert sheet.adder is None


def test_a_finding_stands_where_it_belongs() -> None:
    pain = Insight(id="p", touchpoint_id="a", title="Too long", importance=7.5)
    held = HELD.model_copy(update={"insights": (pain,)})
    row = table(held, "insights", ("title", "place", "importance", "satisfaction")).rows[0]
    assert row.values == {"title": "Too long", "place": "a", "importance": "7.5", "satisfaction": ""}


def test_metrics_stand_along_the_path_and_messages_after_what_customers_say() -> None:
    metrics = (
        Metric(id="mail", stage_id="look", kind="pressure", value=2),
        Metric(id="late", stage_id="buy", kind="nps", value=30),
        Metric(id="early", touchpoint_id="a", kind="csat", value=4),
        Metric(id="all", kind="nps", value=41),
    )
    held = HELD.model_copy(update={"metrics": metrics})
    assert [row.id for row in table(held, "metrics", ("kind", "value")).rows] == ["all", "early", "late", "mail"]

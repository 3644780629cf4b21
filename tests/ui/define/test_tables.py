"""What a table holds of the records: as a person types it."""

from typing import Any

import pytest

from journey.model import Feeling, Insight, Map, Metric, Persona, Stage, Touchpoint, apply
from journey.ui.define.operations import edit_of
from journey.ui.define.sheet import Sheet
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


def line(sheet: Sheet, place: int) -> dict[str, Any]:
    return {"id": sheet.rows[place].id, "begins": sheet.rows[place].begins}


def test_every_stage_without_touchpoints_has_an_empty_line_that_becomes_one() -> None:
    cards = [card for card in HELD.touchpoints if card.stage_id == "buy"]
    held = HELD.with_collections({}, {"touchpoints": cards, "feelings": ()})
    fields = ("stage_id", "title", "channel_id")
    sheet = table(held, "touchpoints", fields)
    assert [(row.values["stage_id"], row.values["title"], row.number) for row in sheet.rows] == [
        ("look", "", None),
        ("buy", "Pays", 1),
    ]
    assert [row.drop for row in sheet.rows] == ["", "b"]
    edit = edit_of(held, {"do": "set", "field": "title", "value": "Reads", **line(sheet, 0)})
    assert edit is not None
    filled = apply(held, edit)[0]
    again = table(filled, "touchpoints", fields)
    assert [row.id for row in again.rows] == [row.id for row in sheet.rows]  # one writes on in the same line
    assert [(row.values["stage_id"], row.values["title"]) for row in again.rows] == [("look", "Reads"), ("buy", "Pays")]
    assert edit_of(filled, {"do": "set", "field": "title", "value": "Reads on", **line(sheet, 0)}) is not None
    assert edit_of(held, {"do": "set", "field": "title", "value": " ", **line(sheet, 0)}) is None
    moved = filled.with_collections(
        {}, {"touchpoints": [card.model_copy(update={"stage_id": "buy"}) for card in filled.touchpoints]}
    )
    assert table(moved, "touchpoints", fields).rows[0].id not in {card.id for card in moved.touchpoints}


def test_a_block_fills_empty_lines() -> None:
    held = HELD.with_collections({}, {"touchpoints": (), "feelings": ()})
    sheet = table(held, "touchpoints", ("stage_id", "title"))
    cells = [{"field": "title", "value": words, **line(sheet, at)} for at, words in enumerate(("Reads", "Pays"))]
    edit = edit_of(held, {"do": "fill", "cells": cells})
    assert edit is not None
    assert [[card.title for card in cell] for _, cell in apply(held, edit)[0].path] == [["Reads"], ["Pays"]]


def test_every_moment_not_yet_felt_has_an_empty_line_for_each_persona() -> None:
    bob = Persona(id="bob", order="2", name="Bob")
    feelings = [feeling for feeling in HELD.feelings if feeling.persona_id]
    held = HELD.with_collections({}, {"personas": (*HELD.personas, bob), "feelings": feelings})
    fields = ("persona_id", "touchpoint_id", "valence", "emotion")
    sheet = table(held, "feelings", fields)
    assert [tuple(row.values[field] for field in fields[:3]) for row in sheet.rows] == [
        ("Ada", "Reads", "−0.5"), ("Ada", "Pays", ""), ("Bob", "Reads", ""), ("Bob", "Pays", ""),
    ]  # fmt: skip
    edit = edit_of(held, {"do": "set", "field": "emotion", "value": "fear", **line(sheet, 2)})
    assert edit is not None
    felt = apply(held, edit)[0]
    assert [(each.emotion, each.valence) for each in felt.feelings if each.persona_id == "bob"] == [("fear", -4)]
    neither = edit_of(held, {"do": "set", "field": "valence", "value": "0", **line(sheet, 2)})
    assert neither is not None  # zero is an answer, too
    assert [row.id for row in table(felt, "feelings", fields).rows] == [row.id for row in sheet.rows]
    other = {"id": "another-line", "begins": sheet.rows[2].begins}  # somebody was faster: theirs is changed
    changed = edit_of(felt, {"do": "set", "field": "valence", "value": "2", **other})
    assert changed is not None
    assert [each.valence for each in apply(felt, changed)[0].feelings if each.persona_id == "bob"] == [2]

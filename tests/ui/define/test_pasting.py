"""A list out of a spreadsheet finds its stages and channels, and nothing of it is lost."""

from typing import Any

import pytest

from journey.errors import JourneyError
from journey.model import Channel, Map, Stage, apply
from journey.ui.define.operations import MOST_TITLES, edit_of, pasted
from journey.ui.define.pasting import told

BIKES = Map(
    id="m",
    stages=(Stage(id="look", order="1", name="Scoperta"), Stage(id="buy", order="2", name="Purchase")),
    channels=(Channel(id="shop", name="Shop"), Channel(id="mail", name="E-mail")),
)
Cards = list[tuple[str, str, str | None, str]]


def paste(text: str, **fields: Any) -> tuple[Map, dict[str, Any]]:
    block = [row.split("|") for row in text.strip().splitlines()]
    edit, found = pasted(BIKES, {"do": "paste", "block": block, "fields": {"stage_id": "look", **fields}})
    return (apply(BIKES, edit)[0] if edit else BIKES), told(BIKES, found)


def cards(journey_map: Map) -> Cards:
    return [
        (card.title, card.stage_id, card.channel_id, card.description) for _, cell in journey_map.path for card in cell
    ]


PLACED: Cards = [("Sees a poster", "look", "shop", ""), ("Pays", "buy", "mail", "")]


@pytest.mark.parametrize(
    "text",
    [
        "Tappa|Punto di contatto|Canale\nSCOPERTA|Sees a poster|shop\npurchase|Pays|e mail",
        "Stage|Touchpoint|Channel\nscoperta|Sees a poster|Shop\nPurchase|Pays|E-Mail",
        "Channel|Stage|Touchpiont\nShop|Scoperta|Sees a poster\nE-mail|Purchase|Pays",
        "Scoperta|Sees a poster|Shop\nPurchase|Pays|E-mail",
        "Sees a poster|Shop|Scoperta\nPays|E-mail|Purchase",
    ],
)
def test_columns_are_known_by_their_headings_or_by_what_stands_in_them(text: str) -> None:
    made, said = paste(text)
    assert cards(made) == PLACED
    assert said["sentences"] == ["2 touchpoints added (Scoperta: 1, Purchase: 1)."]
    assert said["offer"] is None


def test_of_merged_cells_the_first_speaks_for_those_below() -> None:
    made, _ = paste("Stage|Touchpoint\nPurchase|Pays\n|Signs")
    assert [card[:2] for card in cards(made)] == [("Pays", "buy"), ("Signs", "buy")]


def test_other_columns_find_their_fields_too() -> None:
    made, _ = paste("Touchpoint|Description|Who starts|MOT|How we know\nPays|By card|we|x|interview")
    card = made.touchpoints[0]
    assert (card.description, card.initiator, card.moment_of_truth, card.evidence) == (
        "By card", "company", True, "heard",
    )  # fmt: skip


NEW = "Stage|Touchpoint|Channel\nUse|Rides|Street\nUse|Repairs|Shop\nPurchase|Pays|Street"


def test_a_new_stage_or_channel_is_said_offered_and_made_with_its_touchpoints() -> None:
    made, said = paste(NEW)
    assert cards(made) == [
        ("Rides", "look", None, "Stage: Use\nChannel: Street"),
        ("Repairs", "look", "shop", "Stage: Use"),
        ("Pays", "buy", None, "Channel: Street"),
    ]
    assert "“Use”. Their touchpoints stand in “Scoperta”" in said["sentences"][1] and "“Street”" in said["sentences"][2]
    assert said["label"] == "Add “Use”, “Street”"
    edit = edit_of(made, said["offer"])
    assert edit is not None
    whole = apply(made, edit)[0]
    use, street = whole.stages[-1], whole.channels[-1]
    assert (use.name, use.macro_stage, street.name) == ("Use", "post_purchase", "Street")
    assert cards(whole) == [
        ("Pays", "buy", street.id, ""),
        ("Rides", use.id, street.id, ""),
        ("Repairs", use.id, "shop", ""),
    ]


def test_a_new_name_written_in_two_ways_is_offered_once_and_a_dash_is_none() -> None:
    made, said = paste("Stage|Touchpoint|Channel\nUse|Rides|–\nUSE|Repairs|-")
    assert {name: list(found) for name, found in said["offer"]["missing"].items()} == {"stages": ["Use"]}
    edit = edit_of(made, said["offer"])
    assert edit is not None
    assert [card[3] for card in cards(apply(made, edit)[0])] == ["", ""]


def test_of_many_texts_the_first_are_named() -> None:
    _, said = paste("\n".join(f"Touchpoint {n}|Shop|Note {n}" for n in range(11)))
    assert said["sentences"][1].endswith("“Note 7” and 3 more.")


def test_without_headings_repeated_names_before_the_touchpoints_are_stages() -> None:
    made, said = paste("Use|Rides|Shop\nUse|Repairs|Shop")
    assert [card[0] for card in cards(made)] == ["Rides", "Repairs"]
    assert list(said["offer"]["missing"]["stages"]) == ["Use"]


def test_what_has_no_field_stands_in_the_description_and_is_said() -> None:
    made, said = paste("Touchpoint|Cost|Channel\nPays|12 €|Shop")
    assert cards(made) == [("Pays", "look", "shop", "Cost: 12 €")]
    assert said["sentences"][1:] == ["With no field of its own, and so in the descriptions: “Cost”."]
    made, said = paste("Pays|Shop|by card\nSigns|Shop|on paper")
    assert [card[3] for card in cards(made)] == ["by card", "on paper"]


def test_a_row_without_a_touchpoint_is_said() -> None:
    made, said = paste("Stage|Touchpoint|Channel\nPurchase||Shop\nPurchase|Pays|Shop")
    assert len(made.touchpoints) == 1
    assert said["sentences"][1] == "Rows left out, for they name no touchpoint: “Purchase · Shop”."
    nothing, said = paste("Stage|Touchpoint\nPurchase|")
    assert (nothing.touchpoints, said["sentences"][0]) == ((), "No touchpoint was added.")


def test_a_row_that_only_looks_like_headings_is_one() -> None:
    made, _ = paste("Scoperta|Asks for the channel|Shop\nPurchase|Pays|Shop")
    assert [card[0] for card in cards(made)] == ["Asks for the channel", "Pays"]


def test_too_long_a_list_is_refused_whole() -> None:
    with pytest.raises(JourneyError) as refused:
        pasted(BIKES, {"block": [["Pays", "Shop"]] * (MOST_TITLES + 1)})
    assert refused.value.code == "too_many_records"

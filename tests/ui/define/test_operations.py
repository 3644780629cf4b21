"""What the browser sends becomes the edit that was meant."""

from typing import Any

import pytest

from journey.errors import JourneyError
from journey.model import Channel, Feeling, Map, Persona, Stage, Timeframe, Touchpoint, apply
from journey.ui.define.operations import MOST_TITLES, edit_of

BIKES = Map(
    id="m",
    title="Bikes",
    timeframe=Timeframe(label="Spring"),
    personas=(Persona(id="ada", name="Ada", share=0.5),),
    stages=(Stage(id="look", order="1", name="Look"), Stage(id="buy", order="2", name="Buy", macro_stage="purchase")),
    channels=(Channel(id="shop", name="Shop"),),
    touchpoints=(Touchpoint(id="a", order="1", stage_id="look", title="Reads"),),
)


def after(journey_map: Map = BIKES, **operation: Any) -> Map:
    edit = edit_of(journey_map, operation)
    assert edit is not None
    return apply(journey_map, edit)[0]


def test_a_field_is_set() -> None:
    assert after(do="set", id="a", field="title", value="Asks").touchpoints[0].title == "Asks"


def test_a_field_inside_a_field_leaves_its_neighbours_alone() -> None:
    changed = after(do="set", id="m", field="timeframe.start", value="2026-03-01")
    assert (changed.timeframe.label, str(changed.timeframe.start)) == ("Spring", "2026-03-01")
    face = after(do="set", id="ada", field="face.glasses", value=True).personas[0].face
    assert (face.glasses, face.hair) == (True, BIKES.personas[0].face.hair)


def test_what_comes_out_the_same_is_no_edit() -> None:
    assert edit_of(BIKES, {"do": "set", "id": "a", "field": "title", "value": " Reads "}) is None


@pytest.mark.parametrize(("typed", "days"), [("2,5", 2.5), ("2.5", 2.5), (" 1 200 ", 1200), ("0", 0)])
def test_days_are_read_as_people_type_them(typed: str, days: float) -> None:
    assert after(do="set", id="look", field="days", value=typed).stages[0].days == days


def test_emptied_days_are_none() -> None:
    lasting = after(do="set", id="look", field="days", value="3")
    assert after(lasting, do="set", id="look", field="days", value=" ").stages[0].days is None


def test_a_share_is_typed_in_percent() -> None:
    assert after(do="set", id="ada", field="share", value="58 %").personas[0].share == 0.58
    assert after(do="set", id="ada", field="share", value="").personas[0].share is None


def test_a_named_emotion_says_how_strong_where_nothing_was_said_before() -> None:
    named = after(do="feel", id="a", persona="ada", field="emotion", value="fear")
    assert [(feeling.emotion, feeling.valence) for feeling in named.feelings] == [("fear", -4)]
    said = after(do="feel", id="a", persona="ada", field="valence", value=2)
    named = after(said, do="feel", id="a", persona="ada", field="emotion", value="fear")
    assert [feeling.valence for feeling in named.feelings] == [2]


def test_ones_own_word_for_an_emotion_is_kept_as_it_is() -> None:
    felt = after(do="feel", id="a", persona="ada", field="emotion", value="butterflies")
    assert [(feeling.emotion, feeling.valence) for feeling in felt.feelings] == [("butterflies", 0)]


def test_what_everybody_feels_stays_as_strong_when_one_names_it() -> None:
    shared = BIKES.with_collections({}, {"feelings": (Feeling(id="f", touchpoint_id="a", valence=-1),)})
    named = after(shared, do="feel", id="a", persona="ada", field="emotion", value="fear")
    assert [feeling.valence for feeling in named.feelings if feeling.persona_id == "ada"] == [-1]


def test_a_list_is_added_in_its_order_and_without_its_empty_lines() -> None:
    fields = {"stage_id": "look"}
    added = after(do="add", into="touchpoints", titles=["Asks  a friend", " ", "Goes to the shop"], fields=fields)
    assert [card.title for card in added.touchpoints] == ["Reads", "Asks a friend", "Goes to the shop"]
    assert [card.channel_id for card in added.touchpoints] == [None, None, "shop"]


def test_a_pasted_block_is_one_edit_of_many_cells() -> None:
    cells = [
        {"id": "look", "field": "name", "value": "Peek"},
        {"id": "look", "field": "days", "value": "2,5"},
        {"id": "buy", "field": "days", "value": "1"},
    ]
    filled = after(do="fill", cells=cells)
    assert [(stage.name, stage.days) for stage in filled.stages] == [("Peek", 2.5), ("Buy", 1)]
    assert edit_of(filled, {"do": "fill", "cells": cells}) is None


def test_a_pasted_row_brings_what_its_own_cells_say() -> None:
    own = [{"days": "3"}, {}, {"macro_stage": "post_purchase"}]
    added = after(do="add", into="stages", titles=["Try", " ", "Ride"], each=own)
    assert [(stage.name, stage.days, stage.macro_stage) for stage in added.stages[2:]] == [
        ("Try", 3, "purchase"),
        ("Ride", None, "post_purchase"),
    ]


def test_how_strong_it_feels_is_typed_with_any_minus() -> None:
    felt = BIKES.with_collections({}, {"feelings": (Feeling(id="f", touchpoint_id="a", valence=1),)})
    assert after(felt, do="set", id="f", field="valence", value="−2,5").feelings[0].valence == -2.5


def test_a_chosen_channel_wins_over_the_one_that_the_words_name() -> None:
    fields = {"stage_id": "look", "channel_id": None}
    added = after(do="add", into="touchpoints", titles=["Goes to the shop"], fields=fields)
    assert added.touchpoints[-1].channel_id is None


def test_a_new_stage_belongs_where_the_last_one_does() -> None:
    assert after(do="add", into="stages", titles=["Ride"]).stages[-1].macro_stage == "purchase"


def test_nothing_but_blanks_adds_nothing() -> None:
    assert edit_of(BIKES, {"do": "add", "into": "stages", "titles": ["  ", ""]}) is None


def test_a_row_moves_also_into_another_stage() -> None:
    moved = after(do="move", id="a", index=10**6, stage="buy")
    assert moved.touchpoints[0].stage_id == "buy"
    assert [stage.id for stage in after(do="move", id="buy", index=0, stage=None).stages] == ["buy", "look"]


def test_a_row_is_dropped_with_what_depends_on_it() -> None:
    left = after(do="drop", id="look")
    assert (len(left.stages), len(left.touchpoints)) == (1, 0)


@pytest.mark.parametrize(
    "operation",
    [
        {"do": "dance", "id": "a"},
        {"do": "set", "id": "a", "field": "no_such_field", "value": 1},
        {"do": "set", "id": "a", "field": "id", "value": "b"},
        {"do": "set", "id": "z", "field": "timeframe.start", "value": 1},
        {"do": "set", "id": "a", "field": "title", "value": "x" * 2001},
        {"do": "set", "id": "look", "field": "days", "value": "−3"},
        {"do": "set", "id": "look", "field": "days", "value": "three"},
        {"do": "feel", "id": "z", "persona": "ada", "field": "valence", "value": 1},
        {"do": "feel", "id": "a", "persona": "ada", "field": "valence", "value": 6},
        {"do": "add", "into": "losses", "titles": ["x"]},
        {"do": "add", "into": "stages", "titles": ["x"] * (MOST_TITLES + 1)},
        {"do": "add", "into": "touchpoints", "titles": ["x"], "fields": {"stage_id": "z"}},
        {"do": "fill", "cells": [{"id": "look", "field": "days", "value": "three"}]},
        {"do": "move", "id": "z", "index": 0},
        {"do": "drop", "id": "z"},
    ],
)
def test_what_cannot_be_done_is_refused_with_words(operation: dict[str, Any]) -> None:
    with pytest.raises(JourneyError) as refused:
        after(**operation)
    assert refused.value.what("it") and refused.value.hint("it")


def test_a_stage_of_an_earlier_part_of_the_cycle_stands_before_the_later_ones() -> None:
    grown = after(do="add", into="stages", titles=["Weigh"], each=[{"macro_stage": "pre_purchase"}])
    assert [stage.name for stage in grown.stages] == ["Look", "Weigh", "Buy"]


def test_a_block_that_reaches_below_the_last_row_is_one_edit() -> None:
    added = {"do": "add", "into": "stages", "titles": ["Use"], "each": [{"days": "3"}]}
    changed = after(do="fill", cells=[{"id": "buy", "field": "days", "value": "2"}], added=added)
    assert [(stage.name, stage.days) for stage in changed.stages] == [("Look", None), ("Buy", 2), ("Use", 3)]


def test_a_finding_belongs_to_a_stage_or_a_touchpoint_or_to_neither() -> None:
    held = after(do="add", into="insights", titles=["Too slow"], fields={"kind": "pain", "place": "look"})
    pain = held.insights[0]
    assert (pain.title, pain.kind, pain.stage_id, pain.touchpoint_id) == ("Too slow", "pain", "look", None)
    moved = after(held, do="set", id=pain.id, field="place", value="a").insights[0]
    assert (moved.stage_id, moved.touchpoint_id) == (None, "a")
    freed = after(held, do="fill", cells=[{"id": pain.id, "field": "place", "value": None}]).insights[0]
    assert (freed.stage_id, freed.touchpoint_id) == (None, None)
    with pytest.raises(JourneyError) as refused:
        edit_of(held, {"do": "set", "id": pain.id, "field": "place", "value": "nowhere"})
    assert refused.value.code == "gone"
    rated = after(held, do="set", id=pain.id, field="importance", value="7,5").insights[0]
    assert rated.importance == 7.5


@pytest.mark.parametrize(
    ("line", "kind", "name", "value", "n"),
    [
        ("NPS 32, n 410", "nps", "NPS", 32, 410),
        ("NPS −12", "nps", "NPS", -12, None),
        ("Csat dopo la consegna: 4,4 n=203", "csat", "Csat dopo la consegna", 4.4, 203),
        ("Clarity 3.2", "own", "Clarity", 3.2, None),
    ],
)
def test_a_metric_is_typed_as_one_would_say_it(line: str, kind: str, name: str, value: float, n: int | None) -> None:
    metric = after(do="add", into="metrics", titles=[line]).metrics[0]
    assert (metric.kind, metric.name, metric.value, metric.n) == (kind, name, value, n)


def test_a_metric_without_a_number_is_none() -> None:
    with pytest.raises(JourneyError) as refused:
        edit_of(BIKES, {"do": "add", "into": "metrics", "titles": ["NPS"]})
    assert refused.value.code == "metric_without_value"


def cell_says(journey_map: Map, stage: str = "look") -> list[str]:
    lane = next(lane for lane in journey_map.lanes if lane.kind == "thoughts")
    return [note.text for note in journey_map.notes if (note.lane_id, note.stage_id) == (lane.id, stage)]


def test_a_cell_is_written_and_lines_that_others_added_since_stay() -> None:
    written = after(do="write", id="default.thoughts", stage="look", value="Mine", was="")
    assert cell_says(written) == ["Mine"]
    lane = next(lane.id for lane in written.lanes if lane.kind == "thoughts")
    theirs = after(written, do="write", id=lane, stage="look", value="Mine\nTheirs", was="Mine")
    both = after(theirs, do="write", id=lane, stage="look", value="Mine, better", was="Mine")
    assert sorted(cell_says(both)) == ["Mine, better", "Theirs"]


def test_a_row_that_stood_in_for_one_is_found_once_the_map_lists_its_rows() -> None:
    first = after(do="write", id="default.thoughts", stage="look", value="One", was="")
    assert cell_says(after(first, do="write", id="default.thoughts", stage="buy", value="Two", was=""), "buy") == [
        "Two"
    ]


def test_a_link_is_drawn_and_drawn_again_only_changes_its_kind() -> None:
    linked = after(do="link", id="a", target="buy", kind="loop")
    assert [(link.source_id, link.target_id, link.kind) for link in linked.links] == [("a", "buy", "loop")]
    again = after(linked, do="link", id="a", target="buy", kind="alternative")
    assert [link.kind for link in again.links] == ["alternative"]
    assert after(do="link", id="a", target=None, kind="exit").links[0].target_id is None


def test_a_link_to_what_is_gone_is_refused() -> None:
    with pytest.raises(JourneyError) as refusal:
        edit_of(BIKES, {"do": "link", "id": "a", "target": "nowhere", "kind": "main"})
    assert refusal.value.code == "gone"


def test_several_deeds_are_one_edit_and_each_sees_what_the_one_before_did() -> None:
    deeds = [
        {"do": "move", "id": "a", "index": 0, "stage": "buy"},
        {"do": "set", "id": "a", "field": "title", "value": "Pays"},
    ]
    edit = edit_of(BIKES, {"do": "several", "deeds": deeds})
    assert edit is not None
    moved = apply(BIKES, edit)[0].touchpoints[0]
    assert (moved.stage_id, moved.title) == ("buy", "Pays")


def test_of_several_deeds_none_is_made_where_one_does_not_fit() -> None:
    deeds = [{"do": "drop", "id": "a"}, {"do": "set", "id": "a", "field": "title", "value": "Pays"}]
    with pytest.raises(JourneyError):
        edit_of(BIKES, {"do": "several", "deeds": deeds})
    assert edit_of(BIKES, {"do": "several", "deeds": []}) is None

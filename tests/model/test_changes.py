"""The everyday edits, as pages and commands make them."""

import pytest

from journey.errors import JourneyError
from journey.model import (
    COLLECTIONS,
    Channel,
    Edit,
    Feeling,
    Insight,
    Map,
    Persona,
    Stage,
    Touchpoint,
    apply,
    empty_map,
)
from journey.model.changes import add, change, feel, move, new, remove, subject_of

BIKES = Map(
    id="m",
    title="Bikes",
    personas=(Persona(id="ada", name="Ada"), Persona(id="bo", name="Bo")),
    stages=(Stage(id="look", order="1", name="Look"), Stage(id="ride", order="2", name="Ride")),
    touchpoints=(
        Touchpoint(id="a", order="1", stage_id="look", title="Reads"),
        Touchpoint(id="b", order="2", stage_id="look", title="Asks"),
        Touchpoint(id="c", order="1", stage_id="ride", title="Rides"),
    ),
    feelings=(Feeling(id="shared", touchpoint_id="a", valence=3, emotion="trust"),),
)


def after(edit: Edit | None, on: Map = BIKES) -> Map:
    assert edit is not None
    return apply(on, edit)[0]


def cells(journey_map: Map) -> list[list[str]]:
    return [[card.title for card in cell] for _, cell in journey_map.path]


def refusal(deed) -> tuple[str, str]:
    with pytest.raises(JourneyError) as refused:
        deed()
    return refused.value.code, refused.value.where


class TestAdd:
    def test_newcomers_stand_at_the_end_of_their_own_stage_in_the_order_given(self):
        fresh = [new("touchpoints", stage_id=stage, title=title) for stage, title in
                 (("look", "Tries"), ("ride", "Falls"), ("look", "Pays"))]  # fmt: skip
        assert cells(after(add(BIKES, *fresh))) == [["Reads", "Asks", "Tries", "Pays"], ["Rides", "Falls"]]

    def test_insights_of_several_stages_share_one_order(self):
        fresh = [Insight(id=f"i{n}", stage_id=stage, title="x") for n, stage in ((3, "look"), (2, "ride"), (1, "look"))]
        assert [insight.id for insight in after(add(BIKES, *fresh)).insights] == ["i3", "i2", "i1"]

    def test_where_the_keys_of_the_others_leave_no_room_all_get_new_ones(self):
        full = Map(id="m", stages=(Stage(id="s", order="z" * 200, name="Last"),))
        assert [stage.name for stage in after(add(full, new("stages", name="Later")), full).stages] == ["Last", "Later"]

    def test_it_is_about_the_first_of_them(self):
        edit = add(BIKES, Channel(id="w", name="Web"), Channel(id="s", name="Shop"))
        assert (edit.label, edit.subject) == ("add.channels", "Web")

    def test_a_value_that_does_not_fit_is_refused_with_its_field(self):
        assert refusal(lambda: new("stages", name="x", days=-1)) == ("bad_value", "days")


class TestChange:
    def test_only_the_fields_that_differ_are_set(self):
        edit = change(BIKES, "a", title="Reads reviews", description="")
        assert edit is not None
        assert [operation.field for operation in edit.operations] == ["title"]
        assert (edit.label, edit.subject) == ("change.touchpoints", "Reads → Reads reviews")

    def test_another_field_is_told_by_the_name_that_stays(self):
        edit = change(BIKES, "a", description="On the bus")
        assert edit is not None and edit.subject == "Reads"

    @pytest.mark.parametrize("title", ["Reads", "  Reads\x00 "])
    def test_what_comes_out_the_same_is_no_edit(self, title: str):
        assert change(BIKES, "a", title=title) is None

    def test_the_maps_own_id_changes_its_header(self):
        edit = change(BIKES, "m", headline="They fall")
        assert edit is not None
        assert (edit.label, edit.subject, after(edit).headline) == ("change.map_headline", "Bikes", "They fall")

    def test_a_first_name_is_what_the_step_is_called_by(self):
        nameless = empty_map()
        edit = change(nameless, nameless.id, title="Swim school")
        assert edit is not None and edit.subject == "Swim school"

    def test_what_is_not_there_is_gone(self):
        assert refusal(lambda: change(BIKES, "z", title="x")) == ("gone", "z")


class TestMove:
    @pytest.mark.parametrize(
        ("card", "index", "stage", "found"),
        [
            ("a", 1, None, [["Asks", "Reads"], ["Rides"]]),
            ("b", 0, None, [["Asks", "Reads"], ["Rides"]]),
            ("a", 99, None, [["Asks", "Reads"], ["Rides"]]),
            ("c", 1, "look", [["Reads", "Rides", "Asks"], []]),
            ("a", 10**6, "ride", [["Asks"], ["Rides", "Reads"]]),
        ],
    )
    def test_a_card_goes_to_a_place_among_the_others(self, card: str, index: int, stage: str | None, found: list):
        assert cells(after(move(BIKES, card, index, stage))) == found

    def test_what_stays_where_it_is_is_no_edit(self):
        assert move(BIKES, "a", 0) is None
        assert move(BIKES, "a", 0, "look") is None

    def test_between_equal_keys_all_the_siblings_get_new_ones(self):
        level = Map(id="m", stages=tuple(Stage(id=name, order="V", name=name) for name in "abc"))
        assert [stage.id for stage in after(move(level, "c", 1), level).stages] == ["a", "c", "b"]

    def test_what_has_no_order_cannot_be_moved(self):
        assert refusal(lambda: move(BIKES, "shared", 0)) == ("unknown_field", "shared")
        assert refusal(lambda: move(BIKES, "z", 0)) == ("gone", "z")


class TestRemove:
    def test_several_go_in_one_edit_with_what_depends_on_them(self):
        edit = remove(BIKES, "look", "bo")
        left = after(edit)
        assert (edit.label, edit.subject) == ("remove.stages", "Look")
        assert (cells(left), left.feelings, [one.id for one in left.personas]) == ([["Rides"]], (), ["ada"])

    def test_what_is_not_there_is_gone(self):
        assert refusal(lambda: remove(BIKES, "a", "z")) == ("gone", "z")


class TestFeel:
    def test_a_first_feeling_is_added_and_a_second_one_changes_it(self):
        first = after(feel(BIKES, "ada", "c", valence=-2))
        second = after(feel(first, "ada", "c", quote="Ouch"), first)
        (felt,) = [feeling for feeling in second.feelings if feeling.persona_id == "ada"]
        assert (felt.touchpoint_id, felt.valence, felt.quote) == ("c", -2, "Ouch")

    def test_one_may_be_about_a_whole_stage(self):
        (felt,) = [one for one in after(feel(BIKES, "bo", "ride", valence=1)).feelings if one.persona_id == "bo"]
        assert (felt.stage_id, felt.touchpoint_id) == ("ride", None)

    def test_words_alone_do_not_change_how_strong_the_shared_feeling_is(self):
        (felt,) = [one for one in after(feel(BIKES, "ada", "a", quote="At last")).feelings if one.persona_id == "ada"]
        assert (felt.valence, felt.quote) == (3, "At last")

    def test_the_history_names_the_moment(self):
        edit = feel(BIKES, "ada", "a", valence=5)
        assert edit is not None
        assert (edit.label, edit.subject) == ("add.feelings", "Reads")

    def test_a_place_that_is_not_there_is_gone(self):
        assert refusal(lambda: feel(BIKES, "ada", "z", valence=1)) == ("gone", "z")


def test_a_record_is_called_by_its_words_or_by_nothing():
    assert subject_of(BIKES.stages[0]) == "Look"
    assert subject_of(BIKES.feelings[0]) == "trust"
    assert subject_of(COLLECTIONS["metrics"].model_validate({"id": "x", "value": 1})) == ""

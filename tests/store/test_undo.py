"""Undo and redo: each person takes back their own edits, and never somebody else's words."""

import pytest

from journey.errors import JourneyError
from journey.model import Comment, Touchpoint
from tests.store.bikes import adding, bike, dropping, setting

RIDE = Touchpoint(id="ride", stage_id="look", title="Rides it")


def refusal(deed) -> str:
    with pytest.raises(JourneyError) as refused:
        deed()
    return refused.value.code


def title(receipt_or_store) -> str:
    journey_map = getattr(receipt_or_store, "map", None) or receipt_or_store.load("bike")[0]
    return journey_map.touchpoint("pay").title


def test_undo_goes_back_step_by_step_and_redo_forward_again(store):
    store.commit("bike", setting("pay", title="One"), "ada")
    store.commit("bike", setting("pay", title="Two"), "ada")
    assert title(store.undo("bike", "ada")) == "One"
    assert title(store.undo("bike", "ada")) == "Pays"
    assert refusal(lambda: store.undo("bike", "ada")) == "nothing_to_undo"
    assert title(store.redo("bike", "ada")) == "One"
    assert title(store.redo("bike", "ada")) == "Two"
    assert refusal(lambda: store.redo("bike", "ada")) == "nothing_to_redo"
    assert title(store.undo("bike", "ada")) == "One"


def test_undo_survives_a_restart(store, open_store):
    store.commit("bike", setting("pay", title="One"), "ada")
    reopened = open_store()
    assert title(reopened.undo("bike", "ada")) == "Pays"
    assert title(open_store().redo("bike", "ada")) == "One"


def test_a_new_edit_ends_what_could_be_done_again(store):
    store.commit("bike", setting("pay", title="One"), "ada")
    store.undo("bike", "ada")
    store.commit("bike", setting("reviews", title="Asks"), "ada")
    assert refusal(lambda: store.redo("bike", "ada")) == "nothing_to_redo"
    assert store.undo("bike", "ada").map == bike()


def test_everybody_takes_back_only_their_own(store):
    store.commit("bike", setting("pay", title="Ada was here"), "ada")
    store.commit("bike", setting("reviews", title="Bea was here"), "bea")
    undone = store.undo("bike", "ada").map
    assert (undone.touchpoint("pay").title, undone.touchpoint("reviews").title) == ("Pays", "Bea was here")
    assert refusal(lambda: store.undo("bike", "cleo")) == "nothing_to_undo"


def test_undo_is_refused_where_somebody_has_changed_the_field_since(store):
    store.commit("bike", setting("pay", title="Ada"), "ada")
    store.commit("bike", setting("pay", title="Bea"), "bea")
    with pytest.raises(JourneyError) as refused:
        store.undo("bike", "ada")
    assert (refused.value.code, refused.value.params["held"]) == ("changed_since", "Bea")
    assert title(store) == "Bea"


def test_undo_works_again_once_the_other_person_has_taken_theirs_back(store):
    store.commit("bike", setting("pay", title="Ada"), "ada")
    store.commit("bike", setting("pay", title="Bea"), "bea")
    store.undo("bike", "bea")
    assert title(store.undo("bike", "ada")) == "Pays"


def test_one_of_ones_own_earlier_edits_can_be_chosen(store):
    store.commit("bike", setting("pay", title="Ada"), "ada")
    stuck = store.commit("bike", setting("reviews", title="Ada"), "ada")
    store.commit("bike", setting("reviews", title="Bea"), "bea")
    assert refusal(lambda: store.undo("bike", "ada")) == "changed_since"
    assert title(store.undo("bike", "ada", seq=stuck.seq - 1)) == "Pays"
    assert refusal(lambda: store.undo("bike", "bea", seq=stuck.seq)) == "nothing_to_undo"
    assert refusal(lambda: store.undo("bike", "ada", seq=10**30)) == "nothing_to_undo"


def test_a_dropped_stage_comes_back_with_everything_in_it(store):
    assert store.commit("bike", dropping("buy"), "ada").map.feelings == ()
    assert store.undo("bike", "ada").map == bike()
    assert store.redo("bike", "ada").map.stages == bike().stages[:1]


def test_an_added_card_goes_again_unless_somebody_has_worked_on_it(store):
    store.commit("bike", adding(RIDE), "ada")
    store.commit("bike", setting("ride", description="Round the block"), "bea")
    with pytest.raises(JourneyError) as refused:
        store.undo("bike", "ada")
    assert (refused.value.code, refused.value.params["actor"]) == ("built_upon", "bea")
    store.undo("bike", "bea")
    assert store.undo("bike", "ada").map == bike()


def test_an_added_card_does_not_go_with_somebody_elses_comment_on_it(store):
    store.commit("bike", adding(RIDE), "ada")
    store.commit("bike", adding(Comment(id="c", target_id="ride", text="Nice")), "bea")
    assert refusal(lambda: store.undo("bike", "ada")) == "built_upon"


def test_a_redo_does_not_bury_somebody_elses_words_either(store):
    store.commit("bike", dropping("pay"), "ada")
    store.undo("bike", "ada")
    store.commit("bike", setting("pay", title="Bea"), "bea")
    assert refusal(lambda: store.redo("bike", "ada")) == "built_upon"


def test_what_is_gone_meanwhile_cannot_be_taken_back(store):
    store.commit("bike", setting("pay", title="Ada"), "ada")
    store.commit("bike", dropping("pay"), "bea")
    assert refusal(lambda: store.undo("bike", "ada")) == "gone"


def test_what_has_lost_its_place_cannot_come_back(store):
    store.commit("bike", dropping("fear"), "ada")
    store.commit("bike", dropping("pay"), "bea")
    assert refusal(lambda: store.undo("bike", "ada")) == "gone"


def test_what_somebody_has_already_brought_back_is_said_to_be_back(store):
    store.commit("bike", dropping("fear"), "ada")
    store.restore("bike", 0, "bea")
    assert refusal(lambda: store.undo("bike", "ada")) == "back_already"


def test_undoable_tells_what_undo_would_take_back(store):
    assert store.undoable("bike", "ada") is None
    store.commit("bike", adding(RIDE), "ada")
    assert store.undoable("bike", "ada") == ("add.touchpoints", "ride")
    assert store.redoable("bike", "ada") is None
    store.undo("bike", "ada")
    assert store.undoable("bike", "ada") is None
    assert store.redoable("bike", "ada") == ("add.touchpoints", "ride")
    store.redo("bike", "ada")
    assert store.undoable("bike", "ada") == ("add.touchpoints", "ride")


def test_an_edit_that_changed_nothing_is_nothing_to_undo(store):
    store.commit("bike", setting("pay", title="Pays"), "ada")
    assert store.undoable("bike", "ada") is None


def test_an_undo_sent_twice_is_made_once(store):
    store.commit("bike", setting("pay", title="One"), "ada")
    store.commit("bike", setting("pay", title="Two"), "ada")
    store.undo("bike", "ada", op_id="u1")
    assert store.undo("bike", "ada", op_id="u1").repeated
    assert title(store) == "One"

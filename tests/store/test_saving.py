"""Saving: an edit that has its receipt is kept, for everybody, exactly once."""

import pytest

from journey.errors import JourneyError
from journey.model import Edit, Loss, Map, Put, Set, Touchpoint, apply, plain
from tests.store.bikes import adding, bike, setting

HOSTILE = (
    "<script>alert('x')</script>",
    "'; DROP TABLE maps; --",
    "%s %(name)s {id} :id ?",
    'a "quoted" \\ backslash',
    "nul\x00 bell\x07 escape\x1b",
    "lone \ud800 surrogate",
    "not a character \ufffe\uffff",
    "👩‍👩‍👧‍👦 🚲",
    "رحلة العميل",
    "顧客の旅路",
    "e\u0301 perché",
    "x" * 2000,
)


def test_an_edit_is_saved_when_it_is_made(store, open_store):
    receipt = store.commit("bike", setting("pay", title="Pays by card"), "ada")
    after_restart, head = open_store().load("bike")
    assert after_restart.touchpoint("pay").title == "Pays by card"
    assert after_restart == receipt.map
    assert head == receipt.seq == 1


def test_a_period_may_not_end_before_it_begins_but_one_that_came_so_may_be_mended(store):
    backwards = Loss(id="old", start="2026-05-01", end="2026-03-01")
    store.create(Map(id="shop", losses=(backwards, Loss(id="l", end="2026-03-01"))), "ada")
    with pytest.raises(JourneyError) as refused:
        store.commit("shop", setting("l", start="2026-03-02"), "ada")
    assert refused.value.code == "period_backwards"
    with pytest.raises(JourneyError):
        store.commit("shop", Edit(label="e", operations=(Put.of(backwards.model_copy(update={"id": "new"})),)), "ada")
    store.commit("shop", setting("l", start="2026-03-01"), "ada")
    mended = store.commit("shop", setting("old", start="2026-04-01"), "ada").map
    assert sorted(str(loss.start) for loss in mended.losses) == ["2026-03-01", "2026-04-01"]


@pytest.mark.parametrize(
    ("fields", "code"), [({"value": -1.0}, "worth_below_zero"), ({"reason": "fear"}, "reason_of_unknown")]
)
def test_what_contradicts_itself_is_refused_and_what_came_so_may_be_mended(store, fields, code):
    old = Loss(id="old", **fields)
    store.create(Map(id="shop", losses=(old, Loss(id="l"))), "ada")
    for edit in (
        setting("l", **fields), Edit(label="e", operations=(Put.of(old.model_copy(update={"id": "new"})),)),
    ):  # fmt: skip
        with pytest.raises(JourneyError) as refused:
            store.commit("shop", edit, "ada")
        assert refused.value.code == code
    store.commit("shop", setting("old", title="Gone"), "ada")
    store.commit("shop", setting("old", value=None, reason="other"), "ada")
    store.commit("shop", setting("l", value=0.0), "ada")
    assert [(loss.value, loss.reason) for loss in store.load("shop")[0].losses] == [(0.0, "other"), (None, "other")]


def test_a_second_tab_sees_what_the_first_one_did_and_the_other_way_round(store, open_store):
    other = open_store()
    assert other.load("bike") == store.load("bike")
    store.commit("bike", setting("pay", title="Pays by card"), "ada")
    assert other.load("bike")[0].touchpoint("pay").title == "Pays by card"
    other.commit("bike", setting("reviews", title="Asks a friend"), "bea")
    assert store.load("bike")[0].touchpoint("reviews").title == "Asks a friend"
    assert store.head("bike") == other.head("bike") == 2


def test_a_map_is_the_same_object_until_it_changes(store):
    assert store.load("bike")[0] is store.load("bike")[0]


def test_an_edit_sent_again_is_not_made_again(store, open_store):
    edit = adding(Touchpoint(id="test-ride", stage_id="look", title="Rides it"))
    first = store.commit("bike", edit, "ada", op_id="tab1-7")
    store.commit("bike", setting("test-ride", title="Rides it home"), "bea")
    again = open_store().commit("bike", edit, "ada", op_id="tab1-7")
    assert (first.repeated, again.repeated) == (False, True)
    assert (again.seq, again.op_id, again.edit) == (first.seq, "tab1-7", edit)
    assert again.head == store.head("bike") == 2
    assert again.map.touchpoint("test-ride").title == "Rides it home"


def test_an_edit_that_changes_nothing_is_also_made_only_once(store):
    same = setting("pay", title="Pays")
    store.commit("bike", same, "ada", op_id="tab1-8")
    store.commit("bike", setting("pay", title="Pays by card"), "bea")
    assert store.commit("bike", same, "ada", op_id="tab1-8").repeated
    assert store.load("bike")[0].touchpoint("pay").title == "Pays by card"


def test_an_id_of_an_edit_cannot_be_used_for_another_one(store):
    store.commit("bike", setting("pay", title="Pays by card"), "ada", op_id="tab1-7")
    for edit, actor in ((setting("pay", title="Pays in cash"), "ada"), (setting("pay", title="Pays by card"), "bea")):
        with pytest.raises(JourneyError) as refused:
            store.commit("bike", edit, actor, op_id="tab1-7")
        assert refused.value.code == "op_id_taken"
    assert store.head("bike") == 1


def test_the_same_id_may_be_used_on_another_map(store):
    other = store.duplicate("bike", "ada")
    store.commit("bike", setting("bike", title="One"), "ada", op_id="1")
    assert not store.commit(other, setting(other, title="Two"), "ada", op_id="1").repeated


def test_all_operations_of_an_edit_are_made_or_none(store):
    half_wrong = Edit(
        label="change.touchpoints",
        operations=(Set(id="pay", field="title", value="New"), Set(id="pay", field="stage_id", value="nowhere")),
    )
    with pytest.raises(JourneyError) as refused:
        store.commit("bike", half_wrong, "ada")
    assert refused.value.code == "dangling_reference"
    assert store.load("bike") == (bike(), 0)


def test_the_header_is_edited_under_the_id_of_the_map(store, open_store):
    store.commit("bike", setting("bike", title="A new bike", timeframe={"label": "Spring"}), "ada")
    reopened = open_store().load("bike")[0]
    assert (reopened.title, reopened.timeframe.label) == ("A new bike", "Spring")


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_just_text(store, open_store, text):
    edit = Edit(label=text[:50], subject=text, operations=(Set(id="pay", field="description", value=text),))
    actor = plain(text)[:100]
    store.commit("bike", edit, actor)
    reopened = open_store()
    assert reopened.load("bike")[0].touchpoint("pay").description == plain(text)
    assert reopened.history("bike")[0].subject == " ".join(plain(text).split())
    reopened.undo("bike", actor)
    assert reopened.load("bike")[0] == bike()


def test_a_text_that_is_too_long_is_refused_and_nothing_is_cut(store):
    with pytest.raises(JourneyError) as refused:
        store.commit("bike", setting("pay", title="x" * 2001), "ada")
    assert refused.value.code == "text_too_long"
    assert store.load("bike") == (bike(), 0)


@pytest.mark.parametrize("map_id", ["nowhere", "", "\x00", "\ud800", "' OR 1=1 --", "x" * 5000])
def test_a_map_that_is_not_there_is_said_to_be_unknown(store, map_id):
    for ask in (
        lambda: store.load(map_id),
        lambda: store.head(map_id),
        lambda: store.history(map_id),
        lambda: store.commit(map_id, setting("pay", title="x"), "ada"),
        lambda: store.undo(map_id, "ada"),
    ):
        with pytest.raises(JourneyError) as refused:
            ask()
        assert refused.value.code == "unknown_map"


@pytest.mark.parametrize("op_id", ["", "a b", "\x00", "x" * 81])
def test_an_odd_id_of_an_edit_is_refused(store, op_id):
    with pytest.raises(JourneyError) as refused:
        store.commit("bike", setting("pay", title="x"), "ada", op_id=op_id)
    assert refused.value.code == "bad_value"


def test_the_receipt_has_the_map_that_apply_gives(store):
    edit = setting("pay", title="Pays by card")
    assert store.commit("bike", edit, "ada").map == apply(bike(), edit)[0]


def test_who_lost_the_answer_can_ask_whether_it_was_made(store, open_store):
    store.commit("bike", setting("pay", title="Pays by card"), "ada", op_id="tab1-7")
    assert open_store().was_made("bike", "tab1-7")
    assert not store.was_made("bike", "tab1-8")
    assert not store.was_made("another", "tab1-7")

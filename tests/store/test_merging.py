"""Merging: two people on one map. Different fields and records always merge; nobody's words just vanish."""

import pytest

from journey.errors import JourneyError
from journey.model import Comment, Edit, Feeling, Put, Touchpoint
from journey.store import LostWords
from tests.brands import client
from tests.store.bikes import adding, bike, dropping, setting


def test_edits_of_different_fields_merge(store):
    store.commit("bike", setting("pay", title="Pays by card"), "ada", base=0)
    receipt = store.commit("bike", setting("pay", description="At the counter"), "bea", base=0)
    assert (receipt.map.touchpoint("pay").title, receipt.map.touchpoint("pay").description) == (
        "Pays by card",
        "At the counter",
    )
    assert receipt.overwritten == ()


def test_on_the_same_field_the_later_words_win_and_the_earlier_ones_are_offered_back(store):
    store.commit("bike", setting("pay", title="Pays by card"), "ada", base=0)
    receipt = store.commit("bike", setting("pay", title="Pays in cash"), "bea", base=0)
    assert receipt.map.touchpoint("pay").title == "Pays in cash"
    assert receipt.overwritten == (LostWords("pay", "title", "Pays by card", "ada"),)


def test_a_logo_that_was_replaced_is_not_read_out(store):
    first, second = client(), client(80, 80)
    seen = store.commit("bike", Edit(label="add.brands", operations=(Put.of(first),)), "ada").head
    store.commit("bike", setting("brand", logo=second.logo), "ada", base=seen)
    (lost,) = store.commit("bike", setting("brand", logo=client(90, 90).logo), "bea", base=seen).overwritten
    assert (lost.value, lost.words) == (second.logo, "…")


def test_who_saw_the_words_before_replacing_them_overwrites_nothing(store):
    seen = store.commit("bike", setting("pay", title="Pays by card"), "ada").head
    assert store.commit("bike", setting("pay", title="Pays in cash"), "bea", base=seen).overwritten == ()


def test_nobody_overwrites_their_own_words_from_another_tab(store):
    store.commit("bike", setting("pay", title="Pays by card"), "ada", base=0)
    assert store.commit("bike", setting("pay", title="Pays in cash"), "ada", base=0).overwritten == ()


def test_words_that_were_replaced_before_are_not_offered_twice(store):
    store.commit("bike", setting("pay", title="Pays by card"), "bea", base=0)
    assert store.commit("bike", setting("pay", title="Pays in cash"), "ada", base=0).overwritten != ()
    assert store.commit("bike", setting("pay", title="Pays later"), "ada", base=0).overwritten == ()


def test_filling_what_somebody_has_emptied_loses_no_words(store):
    store.commit("bike", setting("pay", title=""), "bea", base=0)
    assert store.commit("bike", setting("pay", title="Pays in cash"), "ada", base=0).overwritten == ()


def test_two_people_writing_the_same_words_lose_none(store):
    store.commit("bike", setting("pay", title="Pays by card"), "ada", base=0)
    assert store.commit("bike", setting("pay", title="Pays by card"), "bea", base=0).overwritten == ()


def test_the_header_merges_field_by_field_too(store):
    store.commit("bike", setting("bike", headline="Payment frightens"), "ada", base=0)
    receipt = store.commit("bike", setting("bike", headline="Paying is scary", objective="Sell more"), "bea", base=0)
    assert receipt.overwritten == (LostWords("bike", "headline", "Payment frightens", "ada"),)
    assert receipt.map.objective == "Sell more"


def test_dropping_what_somebody_has_just_worked_on_gives_their_words_back(store):
    store.commit("bike", setting("pay", title="Pays by card"), "ada", base=0)
    store.commit("bike", adding(Comment(id="c1", target_id="pay", text="Too slow")), "cleo", base=0)
    receipt = store.commit("bike", dropping("pay"), "bea", base=0)
    assert LostWords("pay", "title", "Pays by card", "ada") in receipt.overwritten
    [comment] = [words for words in receipt.overwritten if words.record_id == "c1"]
    assert (comment.field, comment.value["text"], comment.actor) == ("", "Too slow", "cleo")


def test_words_for_something_that_is_gone_are_refused_and_handed_back(store):
    store.commit("bike", dropping("pay"), "ada", base=0)
    with pytest.raises(JourneyError) as refused:
        store.commit("bike", setting("pay", title="Pays by card"), "bea", base=0)
    assert refused.value.code == "gone"
    assert refused.value.params["words"] == (LostWords("pay", "title", "Pays by card", "bea"),)


def test_a_card_for_a_stage_that_was_dropped_is_refused_as_gone_with_its_words(store):
    store.commit("bike", dropping("look"), "ada", base=0)
    with pytest.raises(JourneyError) as refused:
        store.commit("bike", adding(Touchpoint(id="t", stage_id="look", title="Rides it")), "bea", base=0)
    assert (refused.value.code, refused.value.params["id"]) == ("gone", "look")
    assert refused.value.params["words"][0].value["title"] == "Rides it"


def test_a_card_for_a_stage_that_never_was_is_a_mistake_of_another_kind(store):
    with pytest.raises(JourneyError) as refused:
        store.commit("bike", adding(Touchpoint(id="t", stage_id="nowhere", title="Rides it")), "bea")
    assert refused.value.code == "dangling_reference"


def test_a_drop_takes_what_others_added_meanwhile_and_its_undo_brings_it_back(store):
    late = Feeling(id="relief", persona_id="mia", touchpoint_id="pay", valence=3)
    store.commit("bike", adding(late), "bea", base=0)
    dropped = store.commit("bike", dropping("pay"), "ada", base=0)
    assert dropped.map.feelings == ()
    assert {feeling.id for feeling in store.undo("bike", "ada").map.feelings} == {"fear", "relief"}


def test_dropping_a_channel_only_lets_the_cards_go_of_it(store):
    dropped = store.commit("bike", dropping("web"), "ada").map
    assert [touchpoint.channel_id for touchpoint in dropped.touchpoints] == [None, None]
    assert dropped.persona("mia").channel_ids == ()
    assert store.undo("bike", "ada").map == bike()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("Pays by card", "Pays by card"),
        ({"id": "c1", "text": "Too slow"}, "Too slow"),
        (["a", "b"], "a, b"),
        (None, ""),
        (3, "3"),
    ],
)
def test_lost_words_can_be_quoted_whatever_they_were(value, words):
    assert LostWords("pay", "", value, "ada").words == words


@pytest.mark.parametrize("base", [-5, 99, 10**30])
def test_an_impossible_base_does_no_harm(store, base):
    store.commit("bike", setting("pay", title="Pays by card"), "ada")
    assert store.commit("bike", setting("pay", title="Pays in cash"), "bea", base=base).seq == 2

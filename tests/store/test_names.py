"""A person who takes a name, or another one, goes on undoing what they did before."""

from datetime import UTC, datetime

import pytest

from journey.errors import JourneyError
from journey.model import Comment
from tests.store.bikes import adding, setting

LATER = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)  # the store's clock begins at nine, a minute an edit
EARLIER = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)


def test_what_was_done_under_a_former_name_is_still_ones_own(store):
    store.commit("bike", setting("pay", title="One"), "host")
    former = (("host", LATER),)
    assert store.undoable("bike", "Ada") is None
    assert store.undoable("bike", "Ada", former) == ("change.touchpoints", "pay")
    assert store.undo("bike", "Ada", formerly=former).map.touchpoint("pay").title == "Pays"
    assert store.redo("bike", "Ada", formerly=former).map.touchpoint("pay").title == "One"


def test_what_others_did_under_it_afterwards_is_theirs(store):
    store.commit("bike", setting("pay", title="One"), "host")
    with pytest.raises(JourneyError) as refused:
        store.undo("bike", "Ada", formerly=(("host", EARLIER),))
    assert refused.value.code == "nothing_to_undo"


def test_ones_own_former_words_do_not_stand_in_the_way(store):
    store.commit("bike", adding(Comment(id="c", target_id="pay", text="Hm")), "host")
    store.commit("bike", setting("c", text="Hm, well"), "host")
    former = (("host", LATER),)
    receipts = [store.undo("bike", "Ada", formerly=former) for _ in range(2)]
    assert receipts[-1].map.comments == ()


def test_the_history_keeps_each_name(store):
    store.commit("bike", setting("pay", title="One"), "host")
    store.undo("bike", "Ada", formerly=(("host", LATER),))
    assert [entry.actor for entry in store.history("bike")] == ["Ada", "host", "ada"]

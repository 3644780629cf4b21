"""Many writers at once: no edit is lost, all of them stand in one order."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Barrier

from journey.model import Comment
from tests.store.bikes import adding, setting

WRITERS = 8
EDITS_EACH = 25


def at_once(count, work):
    """Calls ``work(number)`` in as many threads, started together; returns what they gave."""
    start = Barrier(count)

    def run(number):
        start.wait(timeout=30)
        return work(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


def test_no_edit_of_many_writers_is_lost_and_their_order_is_total(store, open_store):
    tabs = [store, open_store()]

    def write(writer):
        return [
            tabs[writer % 2].commit(
                "bike", adding(Comment(id=f"{writer}-{edit}", target_id="pay", text="Hm")), f"writer-{writer}"
            )
            for edit in range(EDITS_EACH)
        ]

    receipts = [receipt for mine in at_once(WRITERS, write) for receipt in mine]
    assert sorted(receipt.seq for receipt in receipts) == list(range(1, WRITERS * EDITS_EACH + 1))
    journey_map, head = open_store().load("bike")
    assert head == WRITERS * EDITS_EACH
    assert {comment.id for comment in journey_map.comments} == {
        f"{writer}-{edit}" for writer in range(WRITERS) for edit in range(EDITS_EACH)
    }
    assert len(store.history("bike", limit=1000)) == head + 1


def test_writers_of_one_field_each_learn_whose_words_they_replaced(store):
    def write(writer):
        return store.commit("bike", setting("pay", title=f"writer-{writer}"), f"writer-{writer}", base=0)

    receipts = sorted(at_once(WRITERS, write), key=lambda receipt: receipt.seq)
    assert receipts[0].overwritten == ()
    for earlier, later in pairwise(receipts):
        [lost] = later.overwritten
        assert (lost.value, lost.actor) == (earlier.map.touchpoint("pay").title,) * 2


def test_one_edit_sent_by_many_at_once_is_made_once(store):
    edit = setting("pay", title="Pays by card")
    receipts = at_once(WRITERS, lambda _: store.commit("bike", edit, "ada", op_id="the-one"))
    assert {receipt.seq for receipt in receipts} == {1}
    assert sorted(receipt.repeated for receipt in receipts) == [False] + [True] * (WRITERS - 1)


def test_many_undos_at_once_take_back_one_edit_each(store):
    for number in range(WRITERS):
        store.commit("bike", setting("pay", title=f"{number}"), "ada")
    at_once(WRITERS, lambda _: store.undo("bike", "ada"))
    assert store.load("bike")[0].touchpoint("pay").title == "Pays"


def test_the_turns_of_maps_that_nobody_writes_to_are_forgotten(store):
    for number in range(3):
        store.duplicate("bike", f"writer-{number}")
    assert len(store._database._turns) == 0


def test_a_database_opened_by_many_at_once_is_made_once(open_store):
    stores = at_once(4, lambda _: open_store())
    assert [opened.maps() for opened in stores] == [[]] * 4

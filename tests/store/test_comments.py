"""Comments by link: who may look and comment says something, and touches nothing but what they said themselves."""

import pytest

from journey.errors import JourneyError
from journey.model import Channel, Comment, Drop, Edit, Put, Set, Touchpoint
from journey.store import Rights
from journey.store.comments import MOST_BY_LINK
from tests.store.bikes import adding, dropping, setting

HOSTILE = (
    "<script>alert(1)</script>",
    "\x00\x01\x08",
    "\ud800 alone",
    "\u202etxet",
    "=1+1",
    "**bold** ![x](http://x/y)",
)


@pytest.fixture
def guest(store):
    """Gives the store as it is in a browser that came by one link that allows comments."""
    token = store.share("bike", "commenter", "ada")
    return lambda browser="one": store.seen_by(Rights(token=token, browser=browser))


def saying(record_id: str, target: str | None = "pay", text: str = "Why so late?", **more: object) -> Edit:
    return adding(Comment(id=record_id, target_id=target, text=text, author="Lea", **more))


def refused(do) -> str:
    with pytest.raises(JourneyError) as error:
        do()
    return error.value.code


@pytest.mark.parametrize("target", ["pay", "buy", None], ids=["card", "stage", "map"])
def test_a_guest_says_something_about_a_card_a_stage_or_the_whole_map(store, guest, target):
    guest().commit("bike", saying("c", target), "Lea")
    [kept] = store.load("bike")[0].comments
    assert (kept.target_id, kept.author, kept.text) == (target, "Lea", "Why so late?")


@pytest.mark.parametrize(
    "edit",
    [
        adding(Channel(id="x", name="New")),
        adding(Touchpoint(id="x", stage_id="buy", title="New")),
        Edit(label="both", operations=(Put.of(Comment(id="x", text="and")), Set(id="pay", field="title", value="x"))),
        Edit(label="both", operations=(Put.of(Comment(id="x", text="and")), Put.of(Channel(id="y", name="y")))),
        setting("pay", title="x"),
        setting("bike", title="x"),
        dropping("pay"),
        dropping("fear"),
        dropping("of-ada"),
        setting("of-ada", text="Other words"),
        setting("mine", resolved=True),
        setting("mine", author="Ada"),
        setting("mine", target_id="reviews"),
        dropping("nowhere"),
    ],
)
def test_a_guest_does_nothing_else(store, guest, edit):
    store.commit("bike", saying("of-ada"), "ada")
    guest().commit("bike", saying("mine"), "Lea")
    before = store.load("bike")
    assert refused(lambda: guest().commit("bike", edit, "Lea")) == "not_allowed"
    assert refused(lambda: guest().restore("bike", 0, "Lea")) == "not_allowed"
    assert store.load("bike") == before


def test_a_guest_changes_and_deletes_their_own_in_their_own_browser_alone(guest):
    guest("one").commit("bike", saying("c"), "Lea")
    for browser in ("two", ""):
        other = guest(browser)
        assert other.own_comments("bike") == frozenset()
        for edit in (setting("c", text="Not hers"), dropping("c")):
            assert refused(lambda other=other, edit=edit: other.commit("bike", edit, "Lea")) == "not_allowed"
        assert refused(lambda other=other: other.undo("bike", "Lea")) == "not_allowed"  # the same name, another person
    assert guest("one").own_comments("bike") == {"c"}
    assert guest("one").commit("bike", setting("c", text="Later"), "Zoe").map.comments[0].text == "Later"
    assert guest("one").commit("bike", dropping("c"), "Zoe").map.comments == ()


def test_the_same_browser_by_another_link_is_somebody_else(store, guest):
    guest().commit("bike", saying("c"), "Lea")
    other = store.seen_by(Rights(token=store.share("bike", "commenter", "ada"), browser="one"))
    assert refused(lambda: other.commit("bike", dropping("c"), "Lea")) == "not_allowed"


def test_a_guest_takes_a_comment_back_and_says_it_again(store, guest):
    lea = guest()
    lea.commit("bike", saying("c"), "Lea")
    lea.commit("bike", setting("c", text="Later"), "Lea")
    assert lea.undo("bike", "Lea").map.comments[0].text == "Why so late?"
    assert lea.undo("bike", "Lea").map.comments == ()
    assert lea.redo("bike", "Lea").map.comments[0].text == "Why so late?"
    lea.commit("bike", dropping("c"), "Lea")
    assert lea.undo("bike", "Lea").map.comments[0].text == "Why so late?"
    assert guest().own_comments("bike") == {"c"}
    assert store.undoable("bike", "ada") is None


def test_a_guest_takes_back_nothing_of_others_whatever_name_they_say(store, guest):
    store.commit("bike", setting("pay", title="Once"), "ada")
    assert refused(lambda: guest().undo("bike", "ada")) == "nothing_to_undo"


def test_an_answer_of_somebody_else_keeps_a_comment_in_its_place(store, guest):
    guest().commit("bike", saying("c"), "Lea")
    store.commit("bike", saying("answer", "c"), "ada")
    assert refused(lambda: guest().commit("bike", dropping("c"), "Lea")) == "answered"
    assert refused(lambda: guest().undo("bike", "Lea")) == "built_upon"
    store.commit("bike", dropping("answer"), "ada")
    assert guest().commit("bike", dropping("c"), "Lea").map.comments == ()


def test_who_may_add_takes_nobodys_answer_away_either(store):
    by_link = Rights(token=store.share("bike", "contributor", "ada"), browser="one")
    store.seen_by(by_link).commit("bike", saying("c"), "Lea")
    store.commit("bike", saying("answer", "c"), "ada")
    assert refused(lambda: store.seen_by(by_link).commit("bike", dropping("c"), "Lea")) == "answered"
    assert store.load("bike")[0].index.keys() >= {"c", "answer"}


def test_who_edits_settles_answers_and_removes(store, guest):
    guest().commit("bike", saying("c"), "Lea")
    editor = store.seen_by(Rights(token=store.share("bike", "editor", "ada"), browser="e"))
    assert editor.commit("bike", setting("c", resolved=True), "Ed").map.comments[0].resolved
    editor.commit("bike", saying("a", "c"), "Ed")
    assert editor.commit("bike", dropping("c"), "Ed").map.comments == ()
    assert editor.undo("bike", "Ed").map.index.keys() >= {"c", "a"}


def test_who_only_looks_says_nothing(store):
    viewer = store.seen_by(Rights(token=store.share("bike", "viewer", "ada"), browser="one"))
    assert refused(lambda: viewer.commit("bike", saying("c"), "Lea")) == "not_allowed"


def test_a_lock_stops_comments_too(store, guest):
    store.lock("bike", "ada")
    assert refused(lambda: guest().commit("bike", saying("c"), "Lea")) == "locked"
    assert not guest().access("bike").may("comment")


def test_a_link_that_was_taken_back_says_nothing_more(store, guest):
    lea = guest()
    store.unshare("bike")
    assert refused(lambda: lea.commit("bike", saying("c"), "Lea")) == "link_over"


def test_the_id_of_a_deleted_comment_is_not_anybody_elses(store, guest):
    guest("one").commit("bike", saying("c"), "Lea")
    guest("one").commit("bike", dropping("c"), "Lea")
    assert refused(lambda: guest("two").commit("bike", saying("c"), "Tom")) == "exists"
    assert store.load("bike")[0].comments == ()


def test_a_link_brings_so_many_comments_and_no_more(store, guest):
    lea = guest()
    many = tuple(Put.of(Comment(id=f"c{n}", text="x")) for n in range(MOST_BY_LINK))
    lea.commit("bike", Edit(label="add.comments", operations=many), "Lea")
    assert refused(lambda: lea.commit("bike", saying("more"), "Lea")) == "too_many_comments"
    guest().commit("bike", Edit(label="remove.comments", operations=(Drop(id="c0"),)), "Lea")
    assert refused(lambda: lea.commit("bike", saying("more"), "Lea")) == "too_many_comments"
    store.commit("bike", saying("of-ada"), "ada")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_kept_as_text(store, guest, text):
    comment = Comment.model_validate({"id": "c", "text": text, "author": text})
    guest().commit("bike", adding(comment), "Lea")
    assert store.load("bike")[0].comments == (comment,)
    assert not set(comment.text) & {"\x00", "\x01", "\x08", "\ud800", "\u202e"}


def test_a_comment_rings_for_pages_that_do_not_follow_every_edit(store, guest):
    heard = []
    lea = guest()
    lea._committed = lambda map_id, head: heard.append((map_id, head))
    lea.commit("bike", saying("c"), "Lea")
    assert heard == [("bike", 1), ("bike", None)]
    store._committed = lambda map_id, head: heard.append((map_id, head))
    store.commit("bike", setting("pay", title="x"), "ada")
    assert heard[2:] == [("bike", 2)]


def test_erasing_forgets_who_said_what(store, guest):
    guest().commit("bike", saying("c"), "Lea")
    store.erase_everything()
    with store._database.reading() as connection:
        assert connection.exec_driver_sql("SELECT * FROM voices").all() == []

"""Conversations: the newest first, answers under what they answer, what is settled at the end."""

from datetime import UTC, datetime

from journey.model import Comment, apply, fresh_copy, from_document, to_document
from journey.model.remarks import conversations, open_remarks
from tests.store.bikes import adding, bike, dropping


def at(hour: int) -> datetime:
    return datetime(2026, 3, 12, hour, tzinfo=UTC)


def talk(*comments: Comment):
    return apply(bike(), adding(*comments))[0]


def shape(journey_map) -> list[tuple[str, list[str]]]:
    return [(one.remark.id, [answer.id for answer in one.answers]) for one in conversations(journey_map)]


def test_the_newest_come_first_answers_in_their_order_and_the_settled_last():
    journey_map = talk(
        Comment(id="old", target_id="pay", text="x", at=at(8)),
        Comment(id="new", text="x", at=at(9)),
        Comment(id="settled", target_id="buy", text="x", at=at(10), resolved=True),
        Comment(id="late", target_id="old", text="x", at=at(12)),
        Comment(id="early", target_id="old", text="x", at=at(11)),
        Comment(id="deep", target_id="early", text="x", at=at(13)),
        Comment(id="undated", text="x"),
    )
    assert shape(journey_map) == [
        ("new", []), ("old", ["early", "late", "deep"]), ("undated", []), ("settled", []),
    ]  # fmt: skip
    assert dict(open_remarks(journey_map)) == {"pay": 1, "": 2}


def test_times_with_and_without_a_zone_stand_side_by_side():
    journey_map = talk(Comment(id="a", text="x", at=datetime(2026, 3, 12, 9)), Comment(id="b", text="x", at=at(8)))
    assert [one for one, _ in shape(journey_map)] == ["a", "b"]


def test_comments_that_go_round_in_a_circle_are_no_trap():
    document = to_document(bike())
    document["comments"] = [
        {"id": "a", "target_id": "b", "text": "x"},
        {"id": "b", "target_id": "a", "text": "x"},
        {"id": "c", "target_id": "c", "text": "x"},
    ]
    assert shape(from_document(document)) == []


def test_what_is_said_of_a_card_goes_with_it_and_of_the_whole_map_stays():
    journey_map = talk(Comment(id="card", target_id="pay", text="x"), Comment(id="map", text="x"))
    assert [one.id for one in apply(journey_map, dropping("pay"))[0].comments] == ["map"]


def test_a_copy_keeps_what_was_said_where_it_was_said():
    copy = fresh_copy(talk(Comment(id="card", target_id="pay", text="of the card"), Comment(id="map", text="of all")))
    about = {one.text: copy.get(one.target_id) for one in copy.comments}
    assert about["of all"] is None and about["of the card"].title == "Pays"


def test_a_file_of_before_says_nothing_about_what_is_settled():
    document = to_document(talk(Comment(id="a", target_id="pay", text="x")))
    for comment in document["comments"]:
        del comment["resolved"]
    assert not from_document(document).comments[0].resolved

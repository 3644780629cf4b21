"""A copy of a map is the same map under other ids."""

from datetime import datetime

import pytest

from journey.errors import JourneyError
from journey.formats.library import open_sample, open_template
from journey.model import COLLECTIONS, Ballot, Comment, Feeling, Map, Stage, fresh_copy, to_be_of, to_document
from journey.model.references import pointed_at


def test_a_copy_has_new_ids_and_is_otherwise_the_same() -> None:
    original = talked_about(open_sample("it"))
    copy = fresh_copy(original)
    renamed = dict(zip(ids_of(original), ids_of(copy), strict=True))
    assert renamed.keys().isdisjoint(renamed.values())
    assert renumbered({**to_document(original), "is_sample": False}, renamed) == to_document(copy)


def test_a_copy_of_a_sample_is_no_sample_any_more() -> None:
    assert not fresh_copy(Map(id="m", title="Sample", is_sample=True)).is_sample


def test_a_copy_points_only_to_its_own_records() -> None:
    original = talked_about(open_sample())
    copy = fresh_copy(original)
    targets = {target for record in copy.records() for _, target in pointed_at(record)}
    assert targets <= copy.index.keys()
    assert targets.isdisjoint(original.index.keys())
    assert len(targets) == len({target for record in original.records() for _, target in pointed_at(record)})


def test_a_copy_keeps_the_order_of_records_whose_keys_are_equal() -> None:
    stages = tuple(Stage(id=f"s{number}", order="V", name=f"Stage {number}") for number in range(9))
    copy = fresh_copy(Map(id="m", stages=stages))
    assert [stage.name for stage in copy.stages] == [stage.name for stage in stages]


def test_a_copy_may_have_another_title_and_still_answers_the_same_map() -> None:
    original = Map(id="m", title="To be", state="to_be", answers="another-map")
    copy = fresh_copy(original, title="To be, second try")
    assert (copy.title, copy.state, copy.answers) == ("To be, second try", "to_be", "another-map")
    assert copy.id != original.id


def test_two_copies_share_no_id() -> None:
    blank = open_template("blank")
    assert set(ids_of(fresh_copy(blank))).isdisjoint(ids_of(fresh_copy(blank)))


def talked_about(journey_map: Map) -> Map:
    """The map with a vote, a rating and a comment, so that every kind of record is there."""
    feeling = next(record for record in journey_map.records() if isinstance(record, Feeling))
    votes = (
        Ballot(id="ba-1", target_id="in-opp-order", participant="Ada"),
        Ballot(id="ba-2", target_id=feeling.id, participant="Ada", kind="rating", value=-2),
    )
    remarks = (Comment(id="co-1", target_id="tp-box", text="It rained.", at=datetime(2026, 5, 8, 9, 30)),)
    return journey_map.with_collections({}, {"ballots": votes, "comments": remarks})


def ids_of(journey_map: Map) -> list[str]:
    return [journey_map.id, *(record.id for name in COLLECTIONS for record in getattr(journey_map, name))]


def renumbered(value: object, renamed: dict[str, str]) -> object:
    if isinstance(value, dict):
        return {key: renumbered(inner, renamed) for key, inner in value.items()}
    if isinstance(value, list):
        return [renumbered(inner, renamed) for inner in value]
    return renamed.get(value, value) if isinstance(value, str) else value


def test_a_title_that_is_too_long_is_refused() -> None:
    with pytest.raises(JourneyError) as refused:
        fresh_copy(Map(id="m"), "x" * 2001)
    assert (refused.value.code, refused.value.where) == ("text_too_long", "title")


def test_what_should_be_has_no_finding_and_no_words_of_customers_yet() -> None:
    sample = open_sample("en")
    to_be = to_be_of(sample, "Bikes to be")
    assert sample.headline and any(feeling.quote for feeling in sample.feelings)
    assert (to_be.title, to_be.headline, to_be.state, to_be.answers) == ("Bikes to be", "", "to_be", sample.id)
    assert {(feeling.quote, feeling.evidence) for feeling in to_be.feelings} == {("", "assumed")}
    assert [feeling.valence for feeling in to_be.feelings] == [feeling.valence for feeling in sample.feelings]

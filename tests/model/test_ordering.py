"""Order keys: there is always one in between, or a clear None."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.model import Stage, key_at, keys
from journey.model.ordering import LONGEST_KEY, between

FOREIGN = st.text(alphabet=st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=6)


@dataclass(frozen=True)
class Row:
    id: str
    order: str


def rows(*orders: str) -> list[Row]:
    return [Row(str(place), order) for place, order in enumerate(orders)]


@pytest.mark.parametrize(
    ("low", "high", "key"),
    [("", None, "V"), ("V", None, "W"), ("z", None, "z1"), ("Vz", None, "W"), ("", "V", "U"), ("", "1", "0V"),
     ("A", "C", "B"), ("A", "B", "AV"), ("A", "A1", "A0V"), ("Az", "B", "AzV")],
)  # fmt: skip
def test_a_key_between_two(low: str, high: str | None, key: str):
    assert between(low, high) == key


@pytest.mark.parametrize(
    ("low", "high"), [("A", "A"), ("B", "A"), ("A", "A0"), ("", "0"), ("", "00"), ("", ""), ("A", "A!")]
)
def test_where_there_is_no_room_none_is_made_up(low: str, high: str):
    with pytest.raises(ValueError):
        between(low, high)


@given(st.lists(st.integers(0, 200), max_size=120))
def test_any_sequence_of_insertions_keeps_the_order(places: list[int]):
    made: list[str] = []
    for place in places:
        index = place % (len(made) + 1)
        key = key_at(rows(*made), index)
        assert key is not None
        made.insert(index, key)
    assert made == sorted(set(made))


def test_two_thousand_cards_added_at_an_end_keep_short_keys():
    last = first = between("")
    for _ in range(2000):
        last, first = between(last), between("", first)
    assert len(last) < 50
    assert len(first) < 80


def test_keys_that_grew_too_long_are_to_be_made_anew():
    low, high = "A", "B"
    while (key := key_at(rows(low, high), 1)) is not None:
        low = key
    assert len(low) <= LONGEST_KEY


@given(st.integers(0, 4000))
def test_fresh_keys_ascend_with_room_on_all_sides(count: int):
    made = keys(count)
    assert len(made) == count
    assert list(made) == sorted(set(made))
    for low, high in zip(("", *made), (*made, None), strict=True):
        key = between(low, high)
        assert low < key
        assert high is None or key < high


@given(FOREIGN, FOREIGN)
def test_foreign_keys_are_gone_between_or_given_up(low: str, high: str):
    key = key_at(rows(low, high), 1)
    assert key is None or low < key < high


@given(FOREIGN)
def test_there_is_always_room_at_the_end(last: str):
    key = key_at(rows(last), 1)
    assert key is not None
    assert key > last
    assert Stage(id="s", name="x", order=key).order == key


def test_ties_leave_no_room():
    assert key_at(rows("A", "A"), 1) is None
    assert key_at(rows("", ""), 1) is None

"""What a room agrees on and what it does not, against numpy; notes that say the same; codes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.workshop.codes import WORDS, new_code, said
from journey.workshop.groups import suggested
from journey.workshop.spread import disagreements, spread, spreads

ANSWERS = st.lists(st.floats(-5, 5, allow_nan=False), min_size=1, max_size=60)


@given(ANSWERS)
def test_median_and_quartiles_are_those_of_the_textbook(answers: list[float]):
    found = spread("tp", answers)
    assert (found.low, found.median, found.high) == pytest.approx(np.quantile(answers, [0.25, 0.5, 0.75]), abs=1e-9)
    assert (found.n, found.answers) == (len(answers), tuple(sorted(answers)))


def test_the_moments_on_which_a_room_disagrees_come_first_and_two_people_are_no_room():
    found = spreads({"calm": [3, 3, 3, 3], "torn": [-5, -4, 4, 5], "some": [-1, 0, 1, 2], "two": [-5, 5], "none": []})
    assert [each.place_id for each in found] == ["calm", "torn", "some", "two"]
    assert [each.place_id for each in disagreements(found)] == ["torn", "some"]


def test_notes_in_nearly_the_same_words_are_offered_together():
    notes = {
        "a": "Nobody calls me back", "b": "nobody calls back!", "c": "Five calls in two days", "g": "ok", "h": "OK",
        "d": "Delivery is too dear", "e": "The delivery is too dear",
    }  # fmt: skip
    found = [set(group) for group in suggested(notes)]
    assert {"a", "b"} <= next(group for group in found if "a" in group)
    assert {"d", "e"} in found
    assert not any({"f", "g"} & group for group in found)
    assert suggested({}) == suggested({"a": "one"}) == ()


@given(st.dictionaries(st.text(min_size=1, max_size=4), st.text(max_size=60), max_size=20))
def test_whatever_the_notes_say_each_is_offered_once_at_most(notes: dict[str, str]):
    found = [note for group in suggested(notes) for note in group]
    assert len(found) == len(set(found)) and set(found) <= set(notes)


def test_codes_are_words_that_no_two_share_and_are_understood_as_people_type_them():
    assert len(set(WORDS)) == len(WORDS) > 100
    code = new_code()
    word, number = code.split()
    assert said(code) == said(f"  {word.lower()}-{number}. ") == said(f"{word}{number}") == code
    for wrong in ("", "MELA", "42", "MELA 420", "ME LA 42", "M" * 1000, "mela 4²x", "<b>"):
        assert said(wrong) == ""

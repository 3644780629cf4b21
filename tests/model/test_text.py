"""What every text goes through before it is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.errors import JourneyError
from journey.model import LONGEST_TEXT, Map, Persona, Stage, from_document, plain
from journey.model.text import scrubbed


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  perché no  ", "perché no"),
        ("perche\u0301", "perché"),
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("a\tb\vc\fd", "a b c d"),
        ("a\x00\x08\x1b[31mb\x7f\x9f", "a[31mb"),
        ("a\ud800b\udfff", "ab"),
        ("a\ufffe\uffff\ufdd0\U0001fffe\U0010ffffb", "ab"),
        ("a\u202eb\u2066c\ufeff", "abc"),
        ("👩‍👩‍👧‍👦 10\u00a0€", "👩‍👩‍👧‍👦 10\u00a0€"),
        ("<script>alert(1)</script> javascript:x", "<script>alert(1)</script> javascript:x"),
        ("=SUM(A1)", "=SUM(A1)"),
        (" \n ", ""),
        ("\u200b\u00ad\u2060 \u3164\ufe0f\U000e0041", ""),
        ("\u200b" * 5000, ""),
        ("a\u200bb", "a\u200bb"),
    ],
)
def test_what_breaks_files_and_pictures_is_taken_out_and_nothing_else(typed: str, kept: str):
    assert plain(typed) == kept


def test_a_text_over_2000_characters_is_refused_never_cut():
    assert len(plain("x" * LONGEST_TEXT)) == 2000
    with pytest.raises(ValueError, match="2001"):
        plain("x" * 2001)


def test_the_limit_counts_what_is_kept():
    assert plain("\x00" * 5000 + "e\u0301" * 2000 + " " * 100) == "é" * 2000


def test_what_is_too_long_is_counted_as_it_would_be_kept():
    with pytest.raises(ValueError, match="3000 characters"):
        plain("\ufb2c" * 1000)  # one letter that Unicode writes as three
    with pytest.raises(JourneyError) as refused:
        from_document({"schema_version": 1, "id": "m", "title": "\ufb2c" * 1000})
    assert refused.value.params == {"length": 3000, "limit": 2000}


def test_a_long_row_of_accents_is_refused_at_once():
    with pytest.raises(ValueError, match="characters"):
        plain("a" + "\u0316\u0301" * 1_000_000)


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_plain_text_is_plain(text: str):
    once = plain(text)
    assert plain(once) == once
    once.encode()


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_what_a_record_keeps_it_keeps_again(text: str):
    stage = Stage(id="s", name=text, goal=text)
    assert Stage.model_validate(stage.model_dump()) == stage
    assert "\n" not in stage.name


def test_lines_are_one_line_and_prose_may_be_several():
    stage = Stage(id="s", name="a\n  b", goal="a\n  b")
    assert (stage.name, stage.goal) == ("a b", "a\n  b")


def test_texts_in_lists_are_plain_too():
    assert Persona(id="p", name="x", needs=("a\x00b", "c\nd")).needs == ("ab", "c d")


def test_values_of_edits_are_scrubbed_at_any_length():
    assert scrubbed({"a\x00": ["b\ud800", 3, None, "x" * 3000]}) == {"a": ["b", 3, None, "x" * 3000]}
    nested: object = "deep"
    for _ in range(9):
        nested = [nested]
    with pytest.raises(ValueError, match="deep"):
        scrubbed(nested)


def test_the_header_is_plain_too():
    assert Map(id="m", title="a\x00b\nc", headline="d\ud800").title == "ab c"

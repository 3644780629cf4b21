"""People's words are shown, never read as markup."""

import re

import pytest

from journey.ui.markdown import escaped, spoken

JOINER = "\N{WORD JOINER}"


def shown(text: str) -> str:
    """What a reader of Markdown would show of text without markup: escapes resolved, invisible joiners ignored."""
    return re.sub(r"\\(.)", r"\1", text).replace("&#58;", ":").replace(JOINER, "")


@pytest.mark.parametrize(
    "text",
    [
        "**bold**",
        "<b>bold</b>",
        "[a](http://b.it)",
        ":red[x] :material/home:",
        "$x^2$",
        "# title",
        "a_b_c",
        "a & b",
        "1. x",
    ],
)
def test_every_word_stays_as_it_was_typed(text: str) -> None:
    assert shown(escaped(text)) == text


def test_a_plain_sentence_needs_no_escape() -> None:
    assert escaped("The delivery cost loses them") == "The delivery cost loses them"


def test_no_line_can_end_and_start_a_list() -> None:
    assert "\n" not in escaped("one\n- two\n- three")


def test_an_address_is_not_made_a_link() -> None:
    assert JOINER in escaped("see http://a.it")
    assert JOINER in escaped("write to ada@a.it")


def test_two_hyphens_stay_two() -> None:
    assert escaped("a -- b").count(JOINER) == 1


def test_a_label_that_only_screen_readers_hear_stands_as_it_is_and_fetches_nothing():
    assert spoken("a_b *c*\nd") == "a_b *c* d"
    assert "](" not in spoken("![x](http://a.it/spy.png)")

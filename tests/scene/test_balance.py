"""No word alone on the last line, where the words can as well be shared out."""

from journey.scene.balance import balanced_width
from journey.scene.measure import EvenMeasure
from journey.scene.wrap import wrap

MEASURE = EvenMeasure(em=0.5)


def lines(text: str, width: float) -> tuple[str, ...]:
    return wrap(text, MEASURE, 20, balanced_width(text, MEASURE, 20, width)).lines


def test_a_lonely_last_word_gets_company() -> None:
    assert wrap("the bike goes in the basket", MEASURE, 20, 230).lines == ("the bike goes in the", "basket")
    assert lines("the bike goes in the basket", 230) == ("the bike goes", "in the basket")


def test_a_full_last_line_is_left_alone() -> None:
    assert balanced_width("the bike goes in the large basket", MEASURE, 20, 210) == 210


def test_one_line_and_many_lines_are_left_alone() -> None:
    assert balanced_width("short", MEASURE, 20, 210) == 210
    assert balanced_width("word " * 40, MEASURE, 20, 210) == 210


def test_line_ends_that_somebody_typed_stay() -> None:
    assert lines("a longer first line\nb", 230) == ("a longer first line", "b")


def test_words_that_have_to_be_broken_are_left_alone() -> None:
    assert balanced_width("indivisible-in-any-way abc", MEASURE, 20, 100) == 100

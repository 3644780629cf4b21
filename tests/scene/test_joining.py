"""Arabic is as wide as it is drawn: by the forms in which its letters join."""

import pytest

from journey.scene.fonts import default_measure

WIDTHS = {  # of a line of 100 px, as a browser draws it with the shipped font
    "محمد": 227.2,
    "ههههه": 258.1,
    "كتاب": 206.9,
    "می\u200cخواهم": 369.6,
    "على": 153.9,
    "سؤال أحمد": 438.3,
    "چپ": 168.2,
}


@pytest.mark.parametrize("word", WIDTHS)
def test_a_word_is_as_wide_as_its_joined_letters(word: str):
    assert default_measure().width(word, 100) == pytest.approx(WIDTHS[word], abs=0.5)


def test_marks_on_the_letters_take_no_room_and_do_not_part_them():
    assert default_measure().width("مُحَمَّد", 100) == default_measure().width("محمد", 100)


def test_lam_and_alef_as_one_have_room_enough():
    assert 58.2 <= default_measure().width("لا", 100) < 62


def test_a_letter_alone_is_as_wide_as_the_font_says():
    assert default_measure().width("م", 100) == pytest.approx(48.4, abs=0.1)

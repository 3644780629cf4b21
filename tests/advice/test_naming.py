"""Records by their own names inside a sentence."""

from collections.abc import Sequence

from journey.advice.naming import LONGEST_NAME, bare, listed
from journey.i18n import Phrase, words


def said(names: Sequence[str | Phrase], language: str = "en") -> str:
    return words(language).say(listed(names))


def test_up_to_three_are_told_and_the_rest_counted():
    assert said(["A"]) == "“A”"
    assert said(["A", "B"]) == "“A” and “B”"
    assert said(["A", "B", "C"]) == "“A”, “B” and “C”"
    assert said(["A", "B", "C", "D"]) == "“A”, “B”, “C” and one more"
    assert said(["A", "B", "C", "D", "E"], "it") == "«A», «B», «C» e altri 2"


def test_a_name_told_twice_is_told_once_but_counted():
    assert said(["A", "A", "B"]) == "“A” and “B”"
    assert said(["A", "A", "B", "C", "D"]) == "“A”, “B”, “C” and 2 more"


def test_people_stand_without_quotation_marks():
    assert said([bare("Maya"), bare("Tom")]) == "Maya and Tom"


def test_quotation_marks_inside_a_name_become_inner_ones():
    assert said(["Reviews: “runs small”"]) == "“Reviews: ‘runs small’”"
    assert said(["Recensioni: «veste piccolo»"], "it") == "«Recensioni: “veste piccolo”»"


def test_a_name_that_is_quoted_already_is_quoted_once_in_the_marks_of_the_sentence():
    assert said(["«Il prezzo è salito»"], "it") == "«Il prezzo è salito»"
    assert said(["«Il prezzo è salito»"]) == "“Il prezzo è salito”"
    assert said(["“The price went up”"]) == "“The price went up”"
    assert said(["“Yes” or “no”"]) == "“‘Yes’ or ‘no’”"
    assert said(["“”"]) == "“‘’”"


def test_quotation_marks_of_another_language_become_inner_ones_of_the_sentence():
    assert said(["Recensioni: «veste piccolo»"]) == "“Recensioni: ‘veste piccolo’”"
    assert said(["Reviews: “runs small”"], "it") == "«Reviews: “runs small”»"
    assert said(["half a “quotation"]) == "“half a “quotation”"


def test_a_name_stays_in_its_line_and_its_length():
    assert said(["two\nlines"]) == "“two lines”"
    assert len(said(["x" * 2000])) == LONGEST_NAME + 2


def test_the_nameless_and_what_looks_like_a_place_to_fill_in():
    assert said([""]) == "(no name)"
    assert said([]) == "(no name)"
    assert said(["{n} {0.__class__}"]) == "“{n} {0.__class__}”"

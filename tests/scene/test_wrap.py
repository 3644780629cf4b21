"""Text into lines that fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.scene.fonts import default_measure
from journey.scene.measure import EvenMeasure
from journey.scene.wrap import paragraph, wrap

LETTER = EvenMeasure(em=1.0)  # at size 1 every character is 1 px wide


def lines(text: str, width: float, most: int | None = None) -> tuple[str, ...]:
    return wrap(text, LETTER, 1, width, max_lines=most).lines


def test_breaks_at_spaces():
    assert lines("uno due tre", 7) == ("uno due", "tre")


def test_runs_of_spaces_become_one_and_line_ends_are_kept():
    assert lines("  uno   due \n\n tre ", 20) == ("uno due", "", "tre")


def test_a_no_break_space_holds():
    assert lines("a 100\u00a0€", 5) == ("a", "100\u00a0€")


def test_breaks_after_hyphens_and_slashes_between_letters_but_never_inside_a_date():
    assert lines("amici/parenti", 8) == ("amici/", "parenti")
    assert lines("check-out", 6) == ("check-", "out")
    assert lines("il 12/03/2026", 10) == ("il", "12/03/2026")


def test_a_word_wider_than_the_line_is_cut():
    assert lines("abcdefgh ij", 5) == ("abcde", "fgh", "ij")


def test_chinese_breaks_between_characters_and_a_full_stop_never_starts_a_line():
    assert lines("你好世界。再见", 4) == ("你好世", "界。再见")


def test_an_emoji_family_and_an_accent_are_not_torn_apart():
    assert lines("👨\u200d👩\u200d👧👨\u200d👩\u200d👧", 5) == ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧")
    assert lines("ae\u0301ae\u0301", 3) == ("ae\u0301", "ae\u0301")


def test_the_last_allowed_line_ends_with_an_ellipsis_after_a_whole_word():
    cut = wrap("uno due tre quattro", LETTER, 1, 8, max_lines=2)
    assert cut.lines == ("uno due", "tre…")
    assert cut.shortened


def test_text_that_just_fits_is_not_shortened():
    whole = wrap("uno due", LETTER, 1, 7, max_lines=1)
    assert (whole.lines, whole.widths, whole.shortened) == (("uno due",), (7.0,), False)


def test_a_line_too_narrow_for_one_character_gives_nothing_and_says_so():
    nothing = wrap("ab", LETTER, 1, 0.5)
    assert (nothing.lines, nothing.shortened) == (("",), True)


TEXTS = st.one_of(
    st.text(max_size=120),
    st.text(alphabet="ab -/\n漢字。مرح😀\u200d\u0301\u00a0,", max_size=120),
    st.lists(st.text(alphabet="abcdèò’", min_size=1, max_size=12), max_size=20).map(" ".join),
)


@given(TEXTS, st.floats(0, 300), st.sampled_from([None, 1, 2, 5]))
def test_no_line_is_ever_wider_than_asked_nor_are_there_more_lines(text: str, width: float, most: int | None):
    for measure in (EvenMeasure(), default_measure()):
        wrapped = wrap(text, measure, 16, width, max_lines=most)
        assert all(line_width <= width + 1e-6 for line_width in wrapped.widths)
        assert all(measure.width(line, 16) == given for line, given in zip(wrapped.lines, wrapped.widths, strict=True))
        assert most is None or len(wrapped.lines) <= most


@given(TEXTS, st.floats(40, 300))
def test_every_character_is_kept_unless_the_text_was_shortened(text: str, width: float):
    wrapped = wrap(text, default_measure(), 16, width)
    assert not wrapped.shortened
    kept, given_text = ("".join(part.split()) for part in ("".join(wrapped.lines), text))
    assert kept == given_text


@given(TEXTS, st.floats(40, 200), st.integers(1, 3))  # wide enough for one character of any kind
def test_what_is_cut_away_is_marked(text: str, width: float, most: int):
    wrapped = wrap(text, default_measure(), 16, width, max_lines=most)
    if wrapped.shortened:
        assert wrapped.lines[-1].endswith("…")
    else:
        assert "".join("".join(wrapped.lines).split()) == "".join(text.split())


class TestParagraph:
    def put(self, text: str = "uno due tre", **more: object):
        settings = {"x": 10, "y": 100, "width": 70, "size": 10, "measure": LETTER, "fill": "#000000"} | more
        return paragraph(text, **settings)

    def test_lines_stand_one_under_the_other_inside_their_box(self):
        texts, height, shortened = self.put()
        assert [text.text for text in texts] == ["uno due", "tre"]
        assert texts[1].y - texts[0].y == pytest.approx(12.2)
        assert (height, shortened) == (pytest.approx(24.4), False)
        assert texts[0].box == (10, 100, 80, pytest.approx(124.4))

    @pytest.mark.parametrize("line_height", [0.9, 1.0, 1.22, 1.5, 2.0])
    @pytest.mark.parametrize("anchor", ["start", "middle", "end"])
    def test_the_ink_stays_in_the_box_at_any_line_height_and_anchor(self, line_height: float, anchor: str):
        texts, _, _ = self.put(line_height=line_height, anchor=anchor)
        for text in texts:
            left, top, right, bottom = text.extent
            assert text.box[0] <= left and text.box[1] <= top and right <= text.box[2] and bottom <= text.box[3]

    def test_middle_and_end_stand_around_and_before_x(self):
        assert self.put(anchor="middle")[0][0].box[0] == -25
        assert self.put(anchor="end")[0][0].box[0] == -60

    def test_a_box_height_limits_the_lines_and_the_whole_text_moves_to_the_tip(self):
        texts, _, shortened = self.put(box_height=13, tip="Card")
        assert [text.text for text in texts] == ["uno…"]
        assert shortened
        assert texts[0].tip == "Card\nuno due tre"
        assert texts[0].box[3] == 113

    def test_a_box_too_low_for_a_line_gets_none(self):
        texts, height, shortened = self.put(box_height=5)
        assert (texts, height, shortened) == ((), 0.0, True)

    def test_nothing_takes_no_room(self):
        assert self.put("") == ((), 0.0, False)

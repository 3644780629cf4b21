"""Which font draws what, and how wide it is."""

import pytest
from fontTools.ttLib import TTFont

from journey.scene.fonts import PLACEHOLDER, advances, default_measure, measure_in, missing, script, segments
from journey.scene.typefaces import CJK, EMOJI, FAMILY, SYMBOLS, face_of, faces


def drawn(text: str, **style: object) -> str:
    return "".join(run for _, run in segments(text, **style))


def test_latin_is_one_run_of_the_text_face():
    assert segments("perché no? «Sì», −4,5 → 31%") == ((FAMILY, "perché no? «Sì», −4,5 → 31%"),)


def test_an_emoji_costs_only_itself_its_font():
    assert segments("ok 😀 perché") == ((FAMILY, "ok "), (EMOJI, "😀"), (FAMILY, " perché"))


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("שלום", "Noto Sans Hebrew"),
        ("مرحبا بالعالم", "Noto Sans Arabic"),
        ("客户旅程——繁體", CJK),
        ("カスタマー", CJK),
        ("안녕하세요", CJK),
        ("Ɓ", "Noto Sans"),
        ("Ⅻ─▌", CJK),
        ("⇒", "Noto Sans Math"),
        ("☎", EMOJI),
        ("★", SYMBOLS),
    ],
)
def test_each_script_has_its_face(text: str, family: str):
    assert {name for name, _ in segments(text)} - {FAMILY} == {family}
    assert drawn(text) == text
    assert missing(text) == frozenset()


def test_greek_and_cyrillic_are_in_the_upright_text_face_but_not_in_its_italic():
    assert segments("Привет Κόσμε") == ((FAMILY, "Привет Κόσμε"),)
    assert {family for family, _ in segments("Привет", italic=True)} == {"Noto Sans"}


def test_emoji_sequences_lose_joiners_selectors_and_skin_tones_but_no_person():
    assert drawn("👨\u200d👩\u200d👧 👩🏽\u200d💻 ❤\ufe0f 1\ufe0f\u20e3") == "👨👩👧 👩💻 ❤ 1"


def test_a_letter_and_its_marks_are_drawn_by_one_font():
    low = "e\u0316"  # a grave below, which the text face has not
    assert segments(f"caf{low}s") == ((FAMILY, "caf"), ("Noto Sans", low), (FAMILY, "s"))
    assert segments("e\u0301\u0302") == ((FAMILY, "e\u0301\u0302"),)
    assert drawn("שָׁלוֹם") == "שָׁלוֹם"


def test_a_mark_that_no_font_has_for_its_letter_is_left_out():
    assert segments("ab\u05b8") == ((FAMILY, "ab"),)


def test_a_tower_of_marks_is_not_drawn_higher_than_four():
    assert drawn("Z" + "\u0316" * 300 + "o") == "Z" + "\u0316" * 4 + "o"
    assert default_measure().width("Z" + "\u0316" * 300 + "o", 20) < 30


def test_mathematical_letters_are_drawn_as_the_letters_they_stand_for():
    assert segments("𝗯𝗼𝗹𝗱 𝕳𝟛") == ((FAMILY, "bold H3"),)
    assert missing("𝗯𝗼𝗹𝗱") == frozenset()


def test_a_flag_becomes_its_two_letters():
    assert drawn("🇮🇹 ok") == "IT ok"


def test_the_joiner_inside_a_persian_word_stays():
    assert drawn("می\u200cخواهم") == "می\u200cخواهم"


def test_controls_lone_surrogates_and_non_characters_leave_no_trace():
    assert drawn("a\x01b\x08c\ud800d\ufffee\ufdd0f\u202eg\u00adh") == "abcdefgh"


def test_line_ends_and_tabs_are_drawn_as_spaces():
    assert drawn("a\tb\nc\u2028d") == "a b c d"


def test_what_no_font_has_is_a_visible_placeholder_and_is_named():
    assert segments("a𒀀") == ((FAMILY, "a"), (SYMBOLS, PLACEHOLDER))
    assert missing("a𒀀\ue000") == {"𒀀", "\ue000"}
    assert (script("𒀀"), script("\ue000")) == ("Cuneiform", "U+E000")
    assert missing("perché 😀 漢字 \x01") == frozenset()


def test_empty_text_has_no_runs_and_no_width():
    assert segments("") == ()
    assert default_measure().width("", 20) == 0


def test_a_width_is_the_sum_of_the_advances_in_the_file():
    with TTFont(face_of(700, False).path) as font:
        advances = [font["hmtx"][font.getBestCmap()[ord(char)]][0] for char in "Sì"]
    assert default_measure().width("Sì", 50, weight=700) == pytest.approx(sum(advances) / 1000 * 50)


def test_tracking_is_added_after_every_character():
    measure = default_measure()
    assert measure.width("abc", 10, tracking=2) == pytest.approx(measure.width("abc", 10) + 6)


def test_heavier_is_wider_and_twice_the_size_is_twice_as_wide():
    measure = default_measure()
    widths = [measure.width("Punto di non ritorno", 20, weight) for weight in (400, 600, 700, 900)]
    assert widths == sorted(widths)
    assert measure.width("Ciao", 40) == pytest.approx(2 * measure.width("Ciao", 20))


def test_every_ideograph_is_a_full_em_wide():
    assert default_measure().width("客户旅程", 20) == pytest.approx(80)


@pytest.mark.parametrize(
    ("weight", "italic", "file"),
    [
        (400, False, "Regular"),
        (500, False, "Semibold"),
        (600, False, "Semibold"),
        (700, False, "Bold"),
        (900, False, "Black"),
        (400, True, "It"),
        (900, True, "BoldIt"),
    ],
)
def test_the_nearest_weight_answers(weight: int, italic: bool, file: str):
    assert face_of(weight, italic).file == f"SourceSansPro-{file}.ttf"


def test_every_listed_file_is_static_and_bears_the_family_it_is_listed_under():
    for face in faces():
        with TTFont(face.path, lazy=True) as font:
            names = font["name"]
            assert "fvar" not in font
            assert (names.getDebugName(16) or names.getDebugName(1)) == face.family
            assert font["OS/2"].usWeightClass == face.weight
            assert bool(font["OS/2"].fsSelection & 1) == face.italic


def test_every_font_file_is_listed_and_has_its_licence_told():
    folder = faces()[0].path.parent
    assert {face.file for face in faces()} == {path.name for path in folder.glob("*.[to]tf")}
    told = (folder / "LICENSES.md").read_text(encoding="utf-8")
    assert all(face.file.split("-")[0] in told for face in faces())


def test_another_text_font_draws_and_measures_its_own_letters():
    assert segments("Café 北", family="Noto Sans") == (("Noto Sans", "Café "), ("Noto Sans CJK SC", "北"))
    own, house = measure_in("Noto Sans"), default_measure()
    assert own.width("minimum", 10) > house.width("minimum", 10)
    assert own.width("北", 10) == house.width("北", 10)
    assert own.width("n", 1000) == pytest.approx(advances(face_of(400, False, "Noto Sans"))["n"])


def test_what_no_other_font_has_is_drawn_by_the_house_s():
    assert segments("a🅪", family="Noto Sans") == (("Noto Sans", "a"), (FAMILY, "🅪"))


@pytest.mark.parametrize(
    ("weight", "italic", "file"),
    [(400, False, "NotoSans-Regular.ttf"), (600, False, "NotoSans-Bold.ttf"), (900, True, "NotoSans-BoldItalic.ttf")],
)
def test_its_nearest_weight_answers_too(weight: int, italic: bool, file: str):
    assert face_of(weight, italic, "Noto Sans").file == file

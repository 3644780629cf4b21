"""The letters and the delimiter of a text are found out, whatever program saved it."""

import pytest

from journey.files.letters import codec_of, delimiter_of, encoding_of, is_text, said_delimiter

ITALIAN = "cliente;città\na;Forlì è così, perché no?\n"


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
        ("cp1252", "cp1252"), ("mac_roman", "mac-roman"),
    ],
)  # fmt: skip
def test_the_encoding_is_known_by_its_bytes(codec: str, name: str):
    data = ITALIAN.encode(codec)
    assert encoding_of(data) == (name, False)
    assert data.decode(codec_of(data, name)).lstrip("\ufeff") == ITALIAN


def test_utf_16_that_begins_with_its_high_byte_and_a_mark_is_known():
    data = b"\xfe\xff" + ITALIAN.encode("utf-16-be")
    assert encoding_of(data) == ("utf-16", False)
    assert data.decode(codec_of(data, "utf-16")) == ITALIAN


def test_cyrillic_is_a_guess_and_said_to_be_one():
    assert encoding_of("клиент;событие\nа;покупка\n".encode("cp1251")) == ("cp1251", True)


def test_a_letter_cut_in_two_at_the_end_is_no_reason_to_doubt_utf_8():
    assert encoding_of("perché".encode()[:-1]) == ("utf-8", False)


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x03", b"\x7fELF\x02\x01\x01\0\0\0\0\xff", b"SQLite format 3\0\x10\0\xff"],
)
def test_what_has_empty_bytes_and_is_no_utf_16_is_no_text(data: bytes):
    assert not is_text(data)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-16-be", "cp1252"])
def test_text_is_text(codec: str):
    assert is_text(ITALIAN.encode(codec))


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_delimiter_cuts_every_line_alike(sign: str):
    assert delimiter_of(f"a{sign}b{sign}c\n1{sign}2,5{sign}x y\n2{sign}3{sign}z\n") == sign


def test_the_sign_inside_quotation_marks_does_not_count():
    assert delimiter_of('a;b\n"1,2,3";x\n"4,5,6";y\n') == ";"


def test_italian_excel_is_not_cut_at_its_decimal_commas():
    assert delimiter_of("cliente;valore\na;1,5\nb;2,5\n") == ";"


def test_a_quotation_mark_that_does_not_close_does_not_hide_the_delimiter():
    assert delimiter_of('a;b\n1;2\n3;"' + "x" * 150_000) == ";"


def test_one_column_has_some_delimiter():
    assert delimiter_of("a\n1\n2\n") == ","


@pytest.mark.parametrize(
    ("text", "sign"), [("sep=;\na;b\n", ";"), ('"sep=,"\na,b\n', ","), ("SEP=\t\na\tb\n", "\t"), ("sep;x\n", "")]
)
def test_a_first_line_may_say_the_delimiter(text: str, sign: str):
    assert said_delimiter(text) == sign

"""Rows and columns of a text: any letters, any delimiter, any line ends; a row that does not fit is counted."""

import pytest

from tests.events.conftest import Reading, Refusing
from tests.events.telling import column_of, events_of, notes_of, refused_of

ROWS = [
    ("customer", "time", "event"),
    ("a", "2024-03-05", "perché"),
    ("a", "2024-03-06", "buy"),
    ("b", "2024-03-07", "è"),
]


def text(delimiter: str = ",", end: str = "\n") -> str:
    return "".join(delimiter.join(row) + end for row in ROWS)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "bar"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_every_delimiter_with_every_line_end_in_every_encoding(reading: Reading, delimiter: str, end: str, codec: str):
    log = reading(text(delimiter, end).encode(codec))
    assert events_of(log, "customer", "event", "row") == [("a", "perché", 1), ("a", "buy", 2), ("b", "è", 3)]
    assert (log.understood.delimiter, log.understood.read) == (delimiter, 3)


def test_no_line_end_is_needed_at_the_end(reading: Reading):
    assert reading(text().rstrip("\n")).events == 3
    assert reading(text(end="\r\n").rstrip("\r\n")).events == 3


def test_line_ends_of_several_kinds_in_one_file(reading: Reading):
    mixed = "customer,time,event\r\na,2024-03-05,x\na,2024-03-06,y\rb,2024-03-07,z\r\n\nb,2024-03-08,w\n"
    assert column_of(reading(mixed), "event") == ["x", "y", "z", "w"]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_line_break_inside_quotation_marks_is_part_of_the_value(reading: Reading, end: str):
    log = reading(end.join(["customer,time,event", 'a,2024-03-05,"two\nlines"', "a,2024-03-06,x", ""]))
    assert column_of(log, "event") == ["two\nlines", "x"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_a_line_break_in_a_header_takes_no_row_away(reading: Reading, end: str):
    log = reading(end.join(['"Customer\nID",time,"event\nname"', 'a,2024-03-05,"two\nlines"', "a,2024-03-06,x", ""]))
    assert column_of(log, "event") == ["two\nlines", "x"]


def test_empty_lines_anywhere_are_no_rows(reading: Reading):
    log = reading("\n\ncustomer,time,event\n\na,2024-03-05,x\n\n\na,2024-03-06,y\n\n")
    assert (column_of(log, "event"), log.understood.read, refused_of(log)) == (["x", "y"], 2, {})


def test_a_line_that_says_the_delimiter_is_no_header(reading: Reading):
    for mark in ("", "\ufeff"):
        log = reading(mark + "sep=;\r\ncustomer;time;event\r\na;2024-03-05;x,y|z\r\n")
        assert (column_of(log, "event"), log.understood.delimiter) == (["x,y|z"], ";")


def test_italian_excel(reading: Reading):
    log = reading(
        "Cliente;Data;Attività;Importo\r\nRossi;05/03/2024 10:30;Acquisto è;1.234,50\r\n"
        "Rossi;25/03/2024;Reso;-12,00 €\r\nVerdi;26/03/2024;Visita;\r\n".encode("cp1252")
    )
    assert events_of(log, "customer", "event", "value") == [
        ("Rossi", "Acquisto è", 1234.5), ("Rossi", "Reso", -12.0), ("Verdi", "Visita", None),
    ]  # fmt: skip
    assert (log.understood.encoding, log.understood.decimal, log.understood.dates) == ("cp1252", ",", "dmy")


def test_quotation_marks_are_doubled_or_stand_inside_a_word(reading: Reading):
    log = reading('customer,time,event\na,2024-03-05,"say ""yes"""\na,2024-03-06,a 5" screen\n')
    assert column_of(log, "event") == ['say "yes"', 'a 5" screen']


def test_rows_that_do_not_fit_are_counted_and_the_others_read(reading: Reading):
    log = reading(
        "customer,time,event\na,2024-03-05,x\na,2024-03-06\na,2024-03-07,y,z\n,2024-03-08,x\na,soon,x\na,2024-03-09,y\n"
    )
    assert column_of(log, "event") == ["x", "y"]
    assert refused_of(log) == {"ragged": 2, "no_customer": 1, "bad_time": 1}
    ragged, nobody, bad_time = log.understood.refused
    assert ragged.examples == ((2, "a,2024-03-06"), (3, "a,2024-03-07,y,z"))
    assert nobody.examples == ((4, ""),)  # numbers count the rows that did not fit
    assert bad_time.examples == ((5, "soon"),)
    assert log.understood.read == 6


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_quotation_mark_that_does_not_close_refuses_all_that_it_takes(reading: Reading, end: str):
    log = reading(
        end.join(["customer,time,event", "a,2024-03-05,x", 'a,2024-03-06,"y', "a,2024-03-07,z", "b,2024-03-08,w", ""])
    )
    assert (log.events, refused_of(log), log.understood.read) == (1, {"ragged": 3}, 4)


def test_an_accent_after_the_first_megabyte_changes_the_letters_of_the_whole_file(reading: Reading):
    plain = "customer,time,event\n" + "a,2024-03-05,visit\n" * 60_000
    log = reading(plain.encode() + "a,2024-03-06,perché\n".encode("cp1252"))
    assert (log.understood.encoding, log.events) == ("cp1252", 60_001)
    assert column_of(log, "event")[-1] == "perché"


def test_letters_that_are_a_guess_are_said(reading: Reading):
    log = reading("customer,time,event\nа,2024-03-05,покупка\n".encode("cp1251"))
    assert (column_of(log, "event"), notes_of(log)[0]) == (["покупка"], "letters")


def test_letters_can_be_said(reading: Reading):
    assert column_of(reading(text().encode("mac_roman"), encoding="mac-roman"), "event")[0] == "perché"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "klingon"])
def test_letters_that_the_file_is_not_in_are_refused(refusing: Refusing, encoding: str):
    error = refusing(text().encode("cp1252") + b"\xe8", encoding=encoding)
    assert error.what() == f"The file is no text in the letters of {encoding}."
    assert error.what("it") == f"Il file non è un testo con le lettere di {encoding}."


def test_bytes_of_no_alphabet_are_refused(refusing: Refusing):
    assert (
        refusing(text().encode("cp1252") + b"b,2024-03-08,\x81\x8d\x8f\n", encoding="cp1252").code == "wrong_encoding"
    )


def test_two_columns_of_one_name_are_refused(refusing: Refusing):
    assert refusing("customer,time,Event,EVENT\na,2024-03-05,x,y\n").code == "header_twice"


def test_columns_without_a_name_and_names_with_quotation_marks(reading: Reading):
    log = reading('customer,time,"the ""event""\'s",,\na,2024-03-05,x,,\n', columns={"event": 'the "event"\'s'})
    assert column_of(log, "event") == ["x"]


def test_columns_may_be_called_as_our_own_are(reading: Reading):
    log = reading("said,row,time,customer,event,refused\nlater,9,2024-03-05,a,x,yes\n")
    assert events_of(log, "customer", "event", "row") == [("a", "x", 1)]


def test_one_column_is_no_log(refusing: Refusing):
    assert refusing("customer\na\nb\n").code == "columns_missing"


@pytest.mark.parametrize(
    "content", [b"", b"\n \r\n", b"\xef\xbb\xbf", b"\xff\xfe"], ids=["nothing", "blank", "a mark", "another"]
)
def test_an_empty_file_is_no_log(refusing: Refusing, content: bytes):
    error = refusing(content)
    assert error.what() == "There is no event that can be used (0 rows read)."
    assert error.what("it") == "Non c’è nessun evento utilizzabile (righe lette: 0)."


def test_a_header_alone_is_no_log(refusing: Refusing):
    assert refusing("customer,time,event\n").message() == (
        "log.csv: There is no event that can be used (0 rows read). Check that each row has a customer, a time and an "
        "event, and that their columns were recognised."
    )


def test_a_first_line_without_end_is_no_header(refusing: Refusing):
    error = refusing('"customer,time' + "x" * 200_000)
    assert error.code == "log_unreadable"  # by us, or before by the reader, whose limit any part of the process may set
    assert error.what("it").startswith("Il file non si legge come tabella di eventi (")


def test_a_line_of_many_megabytes_is_refused_or_read_and_the_others_are_read(reading: Reading):
    log = reading(f"customer,time,event\na,2024-03-05,x\na,2024-03-06,{'y' * 9_000_000}\na,2024-03-07,z\n")
    assert (log.understood.read, log.events + log.understood.refused_rows) == (3, 3)
    assert log.events >= 2


def test_rows_of_which_none_can_be_used_are_no_log(refusing: Refusing):
    assert refusing("customer,time,event\n,2024-03-05,x\na,,x\na,2024-03-05,\n").params["n"] == 3


def test_names_that_could_harm_a_terminal_are_data(reading: Reading):
    log = reading("customer,time,event\na,2024-03-05,\x1b[31mred\u202e\x00x\n")
    assert column_of(log, "event") == ["\x1b[31mred\u202e\x00x"]


def test_bytes_that_would_be_lone_surrogates_are_no_utf_8(reading: Reading):
    log = reading(b"customer,time,event\na,2024-03-05,\xed\xa0\x80\n")
    assert log.understood.encoding != "utf-8"
    assert str(column_of(log, "event")[0]).encode()

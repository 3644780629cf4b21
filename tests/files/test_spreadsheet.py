"""Workbooks that nobody should be hurt by: one clear message each."""

import zipfile
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from journey.errors import JourneyError
from journey.files import package, spreadsheet
from journey.formats import csv_file, xlsx
from journey.formats.library import open_sample

TABLE = (("Stage", "Touchpoint", "Emotion"), ("Look", "Advert", 2))


def book(*rows: tuple, change=None) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    if change:
        change(made)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The package with one part put in or replaced."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def sheet_of(data: bytes) -> bytes:
    return zipfile.ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml")


def code(data: bytes) -> str:
    with pytest.raises(JourneyError) as refused:
        xlsx.read(data, "x.xlsx")
    assert len(refused.value.message("it").splitlines()) == 1
    return refused.value.code


def test_a_table_on_any_sheet_is_read():
    def on_the_second(made: openpyxl.Workbook) -> None:
        made.active.append(["Nothing here"])
        for row in TABLE:
            made.create_sheet("Journey") if "Journey" not in made.sheetnames else None
            made["Journey"].append(row)

    made = xlsx.read(book(change=on_the_second), "x.xlsx").journey_map
    assert [card.title for card in made.touchpoints] == ["Advert"]


def test_what_is_no_workbook_is_refused():
    assert code(b"") == code(b"PK\x03\x04 no") == code(b"Stage,Touchpoint") == "not_a_workbook"
    assert code(book()) == "table_empty"
    assert code(book((1, 2), (3, 4))) == "no_table"
    broken = with_part(book(*TABLE), "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row><c")
    assert code(broken) == "not_a_workbook"


def test_a_password_and_the_old_kind_are_told_apart():
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert code(old) == "workbook_old"
    assert code(old + "EncryptedPackage".encode("utf-16-le")) == "workbook_locked"


def test_a_file_that_would_burst_is_not_unpacked():
    assert code(with_part(book(*TABLE), "xl/sharedStrings.xml", b"<a>" + b" " * 60_000_000)) == "workbook_bomb"
    assert code(b"PK" + b"\0" * 20_000_000) == "file_too_large"


def test_more_cells_in_a_row_than_a_sheet_has_columns_are_refused_and_so_is_too_much_xml(
    monkeypatch: pytest.MonkeyPatch,
):
    assert code(rows_of(book(*TABLE), b"<row>" + b"<c/>" * 16_385 + b"</row>")) == "too_many_rows"
    monkeypatch.setattr(package, "WORKBOOK", replace(package.WORKBOOK, tags=500))
    assert code(with_part(book(*TABLE), "xl/media/picture.png", b"\xef\xbb\xbf <a>" + b"<b/>" * 500)) == "workbook_bomb"
    assert code(with_part(book((1, 2)), "xl/media/picture.png", b"PNG" + b"<b/>" * 500)) == "no_table"


def test_entities_are_not_expanded():
    data = book(*TABLE)
    evil = sheet_of(data).replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet', 1)
    assert code(with_part(data, "xl/worksheets/sheet1.xml", evil)) == "not_a_workbook"


def test_a_formula_gives_the_value_that_was_last_computed_and_is_never_computed():
    data = book(*TABLE, ("Buy", "=1+1", "=2*9"))
    sheet = (
        sheet_of(data)
        .replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>Pays</v>")
        .replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>Pays</v>")
    )
    sheet = sheet.replace(b'<c r="B3"><f>', b'<c r="B3" t="str"><f>')
    made = xlsx.read(with_part(data, "xl/worksheets/sheet1.xml", sheet), "x.xlsx").journey_map
    assert {card.title for card in made.touchpoints} == {"Advert", "Pays"}
    assert len(made.feelings) == 1


def test_macros_and_links_are_left_alone_and_that_is_said():
    data = with_part(book(*TABLE), "xl/vbaProject.bin", b"macro")
    data = with_part(data, "xl/externalLinks/externalLink1.xml", b"<externalLink/>")
    notes = [note.key for note in xlsx.read(data, "x.xlsm").notes]
    assert {"sheet.notes.macros", "sheet.notes.links"} <= set(notes)


def test_merged_cells_empty_rows_and_a_far_away_cell_do_not_matter():
    def merged(made: openpyxl.Workbook) -> None:
        sheet = made.active
        sheet.append([])
        sheet.append([None, "Fase", "Punto di contatto"])
        sheet.append([None, "Scopre", "Pubblicità"])
        sheet.append([None, None, "Amica"])
        sheet.merge_cells("B3:B4")
        sheet.cell(200_000, 1).value = " "

    made = xlsx.read(book(change=merged), "x.xlsx").journey_map
    assert [(stage.name, len(cell)) for stage, cell in made.path] == [("Scopre", 2)]


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 100)
    assert code(book(TABLE[0], *[("a", "b")] * 200)) == "too_many_rows"


def rows_of(data: bytes, rows: bytes) -> bytes:
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData>'
    return with_part(data, "xl/worksheets/sheet1.xml", sheet % rows + b"</worksheet>")


def test_blank_cells_far_out_cost_nothing_and_filled_ones_count_with_all_before_them(monkeypatch: pytest.MonkeyPatch):
    blank = b"".join(b'<row r="%d"><c r="XFD%d"/></row>' % (row, row) for row in range(1, 2000))
    assert spreadsheet.grids(rows_of(book(*TABLE), blank)) == ([], [])
    monkeypatch.setattr(spreadsheet, "MOST_CELLS", 1000)
    assert code(rows_of(book(*TABLE), b'<row r="1"><c r="XFD1"><v>1</v></c></row>')) == "too_many_rows"
    assert code(rows_of(book(*TABLE), blank)) == "too_many_rows"


def test_cells_whose_value_nobody_knows_are_told_apart_from_blank_ones_and_from_words():
    grids, notes = spreadsheet.grids(book(("=1+1", "#REF!", None, " ", "a")))
    (grid,) = grids
    assert grid.rows == ((1, (None, "#REF!", None, " ", "a")),)
    assert grid.faults == {(1, 0): "", (1, 1): "#REF!"}
    assert [(note.key, note.params) for note in notes] == [("sheet.notes.faults", {"n": 2})]


def test_rows_and_cells_with_numbers_that_no_sheet_has_are_counted_and_the_others_read():
    def row(number: int, *words: str, first: str = "A") -> bytes:
        cells = "".join(
            f'<c r="{chr(ord(first) + n)}{number}" t="inlineStr"><is><t>{word}</t></is></c>'
            for n, word in enumerate(words)
        )
        return f'<row r="{number}">{cells}</row>'.encode()

    far = row(5, "Use", "Far").replace(b'r="B5"', b'r="ZZZ5"')
    twice = row(6, "Care", "Mail", "2").replace(b'r="C6"', b'r="B6"')
    rows = (row(1, "Stage", "Touchpoint"), row(4_000_000_000, "Buy", "Cash"), row(3, "Buy", "Card"), row(0, "A", "B"),
            row(2, "Look", "Ad"), row(3, "Buy", "Again"), far, twice)  # fmt: skip
    found = xlsx.read(rows_of(book(*TABLE), b"".join(rows)), "x.xlsx")
    assert [(stage.name, [card.title for card in cell]) for stage, cell in found.journey_map.path] == [
        ("Look", ["Ad"]), ("Buy", ["Card"]), ("Use", []), ("Care", ["Mail"]),
    ]  # fmt: skip
    told = [(phrase.key, phrase.params["n"]) for phrase in found.refused]
    assert told == [("sheet.lost_rows", 3), ("sheet.lost_cells", 2)]


def test_a_cell_merged_over_several_rows_says_the_same_in_each():
    def merged(made: openpyxl.Workbook) -> None:
        for row in (("Fase", "Punto di contatto", "Persona", "Emozione"), ("Prova", "Lezione", "Luca", 2),
                    (None, None, "Sara", -3), (None, "Spogliatoio", "Sara", 1)):  # fmt: skip
            made.active.append(row)
        made.active.merge_cells("A2:A4")
        made.active.merge_cells("B2:B3")

    made = xlsx.read(book(change=merged), "x.xlsx").journey_map
    names = {record.id: record for record in (*made.touchpoints, *made.personas)}
    assert {(names[each.touchpoint_id].title, names[each.persona_id].name, each.valence) for each in made.feelings} == {
        ("Lezione", "Luca", 2),
        ("Lezione", "Sara", -3),
        ("Spogliatoio", "Sara", 1),
    }


def test_sheets_beyond_those_that_are_read_are_told():
    def many(made: openpyxl.Workbook) -> None:
        for number in range(spreadsheet.MOST_SHEETS + 1):
            made.create_sheet(f"S{number}")

    found = xlsx.read(book(*TABLE, change=many), "x.xlsx")
    assert [note.params["n"] for note in found.notes if note.key == "sheet.notes.sheets"] == [2]

    def behind(made: openpyxl.Workbook) -> None:
        many(made)
        made.worksheets[-1].append(TABLE[0])

    assert code(book(change=behind)) == "too_many_sheets"


def test_what_is_hidden_is_read_and_told_and_what_is_seen_comes_first():
    def hidden(made: openpyxl.Workbook) -> None:
        made.active.title, made.active.sheet_state = "Old", "hidden"
        sheet = made.create_sheet("Now")
        for row in (
            ("Stage", "Touchpoint", "Pain", "Note"),
            ("Look", "Ad", "Loud", None),
            ("Buy", "Card", "Slow", None),
        ):
            sheet.append(row)
        sheet.row_dimensions[3].hidden = sheet.column_dimensions["C"].hidden = True
        sheet.row_dimensions[9].hidden = sheet.column_dimensions["F"].hidden = True
        made.active = sheet

    found = xlsx.read(book(*TABLE, change=hidden), "x.xlsx")
    assert {card.title for card in found.journey_map.touchpoints} == {"Ad", "Card"}
    notes = {note.key.rsplit(".", 1)[-1]: note.params for note in found.notes}
    assert notes["hidden"] == {"n": 2}
    assert [each.params["words"] for each in notes["other_tables"]["sheets"]] == ["Old"]


def test_lines_within_a_cell_are_lines_however_a_program_ends_them():
    found = xlsx.read(book(("Stage", "Touchpoint", "Pain"), ("Look", "Ad", "Loud_x000D_\nLong\r\nDull")), "x.xlsx")
    assert {insight.title for insight in found.journey_map.insights} == {"Loud", "Long", "Dull"}


@pytest.mark.parametrize("language", ["en", "it"])
def test_headings_without_a_row_are_told_and_no_empty_map_is_made(language: str):
    assert code(book(TABLE[0])) == "no_rows"
    with pytest.raises(JourneyError) as refused:
        csv_file.read(b"Fase;Punto di contatto\r\n;\r\n", "x.csv")
    assert {"en": "no row under them", "it": "nessuna riga sotto"}[language] in refused.value.message(language)


def test_the_sample_is_written_and_read_through_the_format():
    sample = open_sample("it")
    written = xlsx.write(sample)
    assert written.notes == ()
    assert xlsx.read(written.data, "x.xlsx").journey_map == sample

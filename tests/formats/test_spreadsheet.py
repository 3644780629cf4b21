"""Workbooks that nobody should be hurt by: one clear message each."""

import zipfile
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from journey.errors import JourneyError
from journey.formats import package, spreadsheet, xlsx
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


def test_the_sample_is_written_and_read_through_the_format():
    sample = open_sample("it")
    written = xlsx.write(sample)
    assert written.notes == ()
    assert xlsx.read(written.data, "x.xlsx").journey_map == sample

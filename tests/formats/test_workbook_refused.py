"""What is refused in a workbook stays on the map as it was, to the last field."""

from io import BytesIO
from random import Random
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from journey.files import spreadsheet
from journey.formats import ExportOptions, xlsx
from journey.formats.library import open_sample
from journey.formats.workbook.columns import SHEETS, columns, header
from journey.formats.workbook.reading import read
from journey.formats.workbook.writing import written
from journey.i18n import Words, words
from journey.layout.choices import Choices
from journey.model import (
    SCHEMA_VERSION,
    Ballot,
    Comment,
    Conversation,
    Face,
    Feeling,
    Loss,
    Map,
    Persona,
    Stage,
    Timeframe,
    Touchpoint,
    compare,
    from_document,
)
from tests.formats.workbooks import Change, column, edits, put
from tests.maps import random_map
from tests.model.documents import frozen

DAMAGES = ("=1+1", "#REF!", "Zeppelin", "9" * 30, -5, 300, 1e300, "x" * 3000, True, "31/02/2026", None)


def bikes() -> Map:
    return Map(
        id="m",
        title="Bikes",
        timeframe=Timeframe(start="2026-01-01", end="2026-03-31"),
        personas=(Persona(id="p", order="a", name="Maya", share=0.4, face=Face(hair="bun")),),
        stages=(Stage(id="s1", order="a", name="Look", days=3), Stage(id="s2", order="b", name="Buy")),
        touchpoints=(Touchpoint(id="t", order="a", stage_id="s1", title="Call", description="By phone"),),
        feelings=(Feeling(id="f", persona_id="p", touchpoint_id="t", valence=-3),),
        losses=(
            Loss(id="l1", stage_id="s2", title="Too dear", conversations=(Conversation(who="Ann", words="No"),)),
            Loss(id="l2", stage_id="s2", title="Too late", conversations=(Conversation(who="Bob", words="Never"),)),
        ),
    )


def told(reading: Any, say: Words) -> list[str]:
    return [say.say(phrase) for phrase in reading.refused]


@pytest.mark.parametrize(
    "sheet, field, value, why",
    [
        ("Emotions", "valence", 9, "A value does not fit: 9 is above 5."),
        ("Stages", "days", -5, "A value does not fit: -5 is below 0."),
        ("Personas", "share", 300, "A value does not fit: 300 is above 1."),
        ("Stages", "name", "x" * 3000, "A text of 3,000 characters is too long; 2,000 are allowed."),
        ("Personas", "needs", "x" * 3000, "A text of 3,000 characters is too long; 2,000 are allowed."),
        ("Talks with the lost", "words", "x" * 3000, "A text of 3,000 characters is too long; 2,000 are allowed."),
        ("Talks with the lost", "loss_id", "Zeppelin", "there is no “Zeppelin” to refer to"),
        ("Talks with the lost", "date", "soon", "“soon” is not a day; write it as 2026-03-31"),
    ],
)
def test_a_value_that_does_not_fit_leaves_what_was_there(sheet: str, field: str, value: object, why: str):
    comparison, reading = edits(bikes(), put(sheet, 3, field, value))
    assert comparison.count == 0
    (line,) = told(reading, words("en"))
    assert line.startswith(f"{sheet}, row 3, ") and line.endswith(why)


def test_the_other_cells_of_a_row_with_a_refused_one_are_taken():
    def change(book: Any) -> None:
        put("Stages", 3, "days", -5)(book)
        put("Stages", 3, "goal", "To see bikes")(book)

    comparison, _ = edits(bikes(), change)
    assert [(record.id, fields) for record, fields in comparison.changed] == [("s1", ("goal",))]


def test_a_new_row_with_a_refused_cell_comes_in_without_it():
    def change(book: Any) -> None:
        put("Stages", 5, "name", "Ride")(book)
        put("Stages", 5, "days", -5)(book)

    (stage,) = edits(bikes(), change)[0].added
    assert (stage.name, stage.days) == ("Ride", None)


def test_a_period_that_ends_before_it_begins_stays_as_it_was():
    def change(book: Any) -> None:
        page = book["Map"]
        row = next(row for row in range(1, 30) if page.cell(row, 1).value == "timeframe.end")
        page.cell(row, 3).value = "2020-01-01"

    comparison, reading = edits(bikes(), change)
    assert comparison.count == 0 and comparison.header == ()
    (line,) = told(reading, words("en"))
    assert line.startswith("Map, row ")


def test_a_formula_that_was_never_computed_and_an_error_say_nothing():
    def change(book: Any) -> None:
        put("Touchpoints", 3, "title", '=CONCATENATE("a","b")')(book)
        put("Touchpoints", 3, "description", "=1+1")(book)
        put("Stages", 4, "name", "#REF!")(book)

    comparison, reading = edits(bikes(), change)
    assert comparison.count == 0
    never = "the formula was never computed; compute it in a spreadsheet program and save again"
    assert told(reading, words("en")) == [
        "Stages, row 4, Name: the cell shows the error #REF!",
        f"Touchpoints, row 3, Touchpoint: {never}",
        f"Touchpoints, row 3, Description: {never}",
    ]


def test_a_record_whose_cells_are_all_formulas_is_still_there():
    def change(book: Any) -> None:
        page = book["Stages"]
        for place in range(4, page.max_column + 1):
            page.cell(3, place).value = "=A1"

    comparison, _ = edits(bikes(), change)
    assert comparison.count == 0


def test_what_has_no_sheet_stays_as_it_was_and_that_is_said():
    for sheet in ("Emotions", "Talks with the lost", "Stages", "Personas"):
        comparison, reading = edits(bikes(), lambda book, sheet=sheet: book.remove(book[sheet]))
        assert (sheet, comparison.count, reading.refused) == (sheet, 0, ())
        assert [words("en").say(note) for note in reading.notes] == [
            f"a sheet is not in the file, and what belongs on it stays as it is: {sheet}"
        ]


def test_what_has_no_sheet_goes_with_what_it_was_about():
    def change(book: Any) -> None:
        book.remove(book["Emotions"])
        book["Touchpoints"].delete_rows(3)

    comparison, reading = edits(bikes(), change)
    assert ([record.id for record in comparison.removed], reading.refused) == (["t", "f"], ())


@pytest.mark.parametrize("sheet", ["Emotions", "Stages", "Touchpoints", "Talks with the lost"])
def test_without_the_row_of_heads_no_record_is_taken_for_it(sheet: str):
    comparison, reading = edits(bikes(), lambda book: book[sheet].delete_rows(2))
    assert (comparison.count, reading.refused) == (0, ())


def test_the_row_of_heads_may_stand_elsewhere():
    def change(book: Any) -> None:
        page = book["Stages"]
        for cells in page.iter_cols(min_row=2, max_row=4):
            values = [cell.value for cell in cells]
            for cell, value in zip(cells, (*values[1:], values[0]), strict=True):
                cell.value = value

    assert edits(bikes(), change)[0].count == 0


def test_an_italian_reads_in_italian_what_may_be_chosen_and_what_the_column_is_called():
    def change(book: Any) -> None:
        put("Stages", 3, "macro_stage", "zzz")(book)
        book["Stages"].delete_rows(2)
        page = book["Map"]
        row = next(row for row in range(1, 30) if page.cell(row, 1).value == "state")
        page.cell(row, 3).value = "zzz"

    front, stage = told(edits(bikes(), change)[1], words("it"))
    assert front.startswith("Map, riga ") and front.endswith("non è tra: com’è oggi, come dovrebbe essere")
    assert stage == "Stages, riga 2, Quando: «zzz» non è tra: Prima dell’acquisto, Acquisto, Dopo l’acquisto"


def test_comments_come_into_the_file_only_where_asked_and_stay_on_the_map_either_way():
    said = (Comment(id="c", target_id="s1", text="Not so fast"), Comment(id="d", target_id="c", text="Why?"))
    journey_map = bikes().model_copy(
        update={"comments": said, "ballots": (Ballot(id="b", target_id="c", participant="Ann"),)}
    )
    asked = ExportOptions(lang="en", choices=Choices(comments=True))
    for options, sheets, notes in ((ExportOptions(lang="en"), 0, ("2 comments not written",)), (asked, 1, ())):
        made = xlsx.write(journey_map, options)
        found, _ = spreadsheet.grids(made.data)
        assert (made.notes, sum(grid.name == "Comments" for grid in found)) == (notes, sheets)
        assert any("Not so fast" in str(row) for grid in found for _, row in grid) == bool(sheets)
        reading = read(found, made.data, journey_map)
        assert (reading.journey_map, reading.notes, reading.refused) == (journey_map, (), ())


def anything(random: Random) -> Map:
    made = random_map(random.randrange(1000), stages=3, touchpoints=6, personas=2, nastiness=0.3)
    photo = frozen(SCHEMA_VERSION)["photos"][0]
    document = made.model_dump(mode="json")
    document["photos"] = [{**photo, "id": "photo", "persona_id": made.personas[0].id}]
    document["comments"] = [{"id": "said", "target_id": made.stages[0].id, "text": "Is that so?"}]
    for loss in document["losses"][:2]:
        loss["conversations"] = [{"who": "Ann", "words": "No"}, {"date": "2026-02-01", "who": "Bob"}]
    return from_document(document)


def damage(random: Random, say: Words) -> Change:
    """One cell of one sheet, filled with something that hardly any column means."""

    def change(book: Any) -> None:
        value = random.choice(DAMAGES)
        name = random.choice([name for name in SHEETS if say(f"sheet.names.{name}") in book.sheetnames])
        page = book[say(f"sheet.names.{name}")]
        if page.max_row > 2:
            field = random.choice(columns(name)).field
            page.cell(random.randint(3, page.max_row), column(page, field)).value = value

    return change


def of_the_map(random: Random, say: Words) -> Change:
    def change(book: Any) -> None:
        page, field = book[say("sheet.names.map")], random.choice(header()).field
        row = next(row for row in range(1, 30) if page.cell(row, 1).value == field)
        page.cell(row, 3).value = random.choice(DAMAGES)

    return change


@pytest.mark.parametrize("seed", range(24))
def test_one_damaged_cell_is_taken_or_changes_nothing(seed: int):
    random, language = Random(seed), ("en", "it")[seed % 2]
    say, journey_map = words(language), anything(random)
    assert edits(journey_map, lambda book: None, language)[1].journey_map == journey_map
    change = of_the_map(random, say) if seed % 6 == 0 else damage(random, say)
    reading = edits(journey_map, change, language)[1]
    assert not reading.refused or reading.journey_map == journey_map, told(reading, words("en"))


def test_a_workbook_nobody_touched_changes_nothing_on_the_sample():
    sample = open_sample("en")
    data = written(sample, "en")
    assert read(spreadsheet.grids(data)[0], data, sample).journey_map == sample


def test_columns_and_sheets_that_somebody_added_are_named_and_change_nothing():
    file = BytesIO(written(bikes(), words("en")))
    book = openpyxl.load_workbook(file)
    sheet = book["Touchpoints"]
    sheet.insert_cols(6)
    sheet.cell(2, 6).value, sheet.cell(3, 6).value = "Who asks", "Ann"  # a head, and the first record
    book.copy_worksheet(book["Stages"])
    kept = BytesIO()
    book.save(kept)
    grids, _ = spreadsheet.grids(kept.getvalue())
    found = read(grids, kept.getvalue(), bikes())
    assert found.journey_map == bikes()
    assert "not read, because it is no part of a workbook of ours: “Stages Copy”, “Touchpoints, Who asks”" in [
        words("en").say(note) for note in found.notes
    ]


def test_what_stands_in_rows_that_cannot_be_read_stays_as_it_was_and_where_it_was():
    sample = open_sample("en")
    data = written(sample, "en")
    out, marks = BytesIO(), 0
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if b'<row r="4"' in content and part.startswith("xl/worksheets/"):
                marks += 1
                content = content.replace(b'<row r="4"', b'<row r="99999999"', 1)
            new.writestr(part, content)
    grids, _ = spreadsheet.grids(out.getvalue())
    found = read(grids, out.getvalue(), sample)
    assert marks > 5
    comparison = compare(sample, found.journey_map)
    assert comparison.count == 0, comparison
    assert found.journey_map == sample
    assert {phrase.key for phrase in found.refused} == {"sheet.lost_rows"}

"""The workbook: it reads back as the same map, edits in it are recognised, and nothing in it is live."""

import zipfile
from datetime import date
from io import BytesIO
from itertools import zip_longest
from math import isclose
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from journey.files import spreadsheet
from journey.formats import ExportOptions, xlsx
from journey.formats.library import open_sample
from journey.formats.workbook.columns import UNWRITTEN
from journey.formats.workbook.reading import is_ours, read
from journey.formats.workbook.rows import sheets
from journey.formats.workbook.writing import written
from journey.i18n import words as spoken
from journey.model import (
    COLLECTIONS,
    SCHEMA_VERSION,
    Channel,
    Feeling,
    Map,
    Persona,
    Stage,
    Touchpoint,
    from_document,
)
from tests.any_document import any_document
from tests.formats.workbooks import column, edits, put
from tests.maps import random_map
from tests.model.documents import frozen

HOSTILE = (
    "=1+1", "+39 02", "-1+2", "@SUM(A1)", "=HYPERLINK(\"http://evil\")", "\t=cmd|'/C calc'!A0", "＝1+1",
    "'=1", "_x0041_", "<script>", "a\nb", "]]>", "{=1}", "1-2", "00123", "TRUE", "#REF!", "👩‍👩‍👧‍👦",
)  # fmt: skip


def again(journey_map: Map, language: str = "en", base: Map | None = None) -> Map:
    data = written(journey_map, language)
    found, notes = spreadsheet.grids(data)
    assert is_ours(found) and notes == []
    reading = read(found, data, base)
    assert reading.refused == ()
    return reading.journey_map


def differences(one: Any, other: Any, where: str = "") -> list[str]:
    """Where two documents differ in what a workbook holds: a dozen digits of a number, no empty lines, no pictures."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = (one.keys() | other.keys()) - set(UNWRITTEN)
        return [each for key in sorted(keys) for each in differences(one.get(key), other.get(key), f"{where}.{key}")]
    if isinstance(one, list) and isinstance(other, list):
        lines, others = ([part for part in each if part != ""] for each in (one, other))
        pairs = zip_longest(lines, others)
        return [each for place, pair in enumerate(pairs) for each in differences(*pair, f"{where}[{place}]")]
    if isinstance(one, float) and isinstance(other, int | float):
        return [] if isclose(one, other, rel_tol=1e-11, abs_tol=1e-12) else [f"{where}: {one!r}, {other!r}"]
    return [] if one == other else [f"{where}: {one!r}, {other!r}"]


def same(journey_map: Map, other: Map) -> None:
    assert differences(journey_map.model_dump(mode="json"), other.model_dump(mode="json")) == []


def small() -> Map:
    return Map(
        id="m",
        title="Bikes",
        personas=(Persona(id="p1", order="a", name="Maya"), Persona(id="p2", order="b", name="Tom")),
        stages=(Stage(id="s1", order="a", name="Look"), Stage(id="s2", order="b", name="Buy")),
        channels=(Channel(id="c", name="Shop"),),
        touchpoints=(
            Touchpoint(id="t1", order="a", stage_id="s1", title="Call", channel_id="c"),
            Touchpoint(id="t2", order="b", stage_id="s1", title="Call", persona_ids=("p1", "p2")),
        ),
        feelings=(Feeling(id="f1", persona_id="p1", touchpoint_id="t2", valence=0.1 + 0.2),),
    )


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_sample_reads_back_whole(language: str):
    assert again(open_sample(language), language) == open_sample(language)


@pytest.mark.parametrize("seed", range(8))
def test_any_map_reads_back_whole(seed: int):
    journey_map = random_map(seed)
    same(again(journey_map, "it" if seed % 2 else "en"), journey_map)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_document())
def test_whatever_a_map_holds_but_pictures_reads_back_whole(document: dict[str, Any]):
    document["photos"], document["brands"], count = [], [], -1
    while count != (count := len(document["ballots"]) + len(document["comments"])):  # what is said about them, too
        ids = {each["id"] for name in COLLECTIONS for each in document[name]}
        for name in ("ballots", "comments"):
            document[name] = [each for each in document[name] if each["target_id"] in ids]
    same(again(from_document(document)), from_document(document))


def test_against_the_map_it_came_from_nothing_has_changed_not_even_the_last_digit():
    assert again(small(), base=small()) == small()


def test_a_list_too_long_for_a_cell_goes_on_in_the_next():
    needs = tuple(f"{n} " + "x" * 1900 for n in range(40))
    journey_map = Map(id="m", personas=(Persona(id="p", name="P", needs=needs),))
    assert again(journey_map) == journey_map
    found = spreadsheet.grids(written(journey_map, "en"))[0]
    heads = next(grid for grid in found if grid.name == "Personas").rows[1][1]
    assert "Needs (goes on)" in heads


def test_hostile_words_in_every_field_make_no_formula_and_read_back():
    for words in HOSTILE:
        document = open_sample("en").model_dump(mode="json")
        for name in COLLECTIONS:
            for body in document[name]:
                body.update(
                    {field: words for field in ("name", "title", "text", "quote", "label", "owner") if field in body}
                )
        document.update(title=words, headline=words, scenario=words)
        journey_map = from_document(document)
        data = written(journey_map, "en")
        package = zipfile.ZipFile(BytesIO(data))
        parts = b"".join(package.read(name) for name in package.namelist() if "/sheet" in name)
        assert b"<f>" not in parts and b"<hyperlink" not in parts
        assert not any("externalLink" in name for name in package.namelist())
        same(again(journey_map), journey_map)


def test_a_text_like_a_formula_stays_a_text_when_somebody_edits_its_cell():
    book = openpyxl.load_workbook(BytesIO(written(Map(id="m", stages=(Stage(id="s", name="=1+1"),)), "en")))
    cell = book["Stages"].cell(3, column(book["Stages"], "name"))
    assert (cell.data_type, cell.value, cell.quotePrefix, cell.number_format) == ("s", "=1+1", True, "@")


def test_a_changed_a_new_and_a_deleted_row_are_recognised():
    def change(book: Any) -> None:
        stages, cards = book["Stages"], book["Touchpoints"]
        stages.cell(3, column(stages, "name")).value = "Search"
        cards.delete_rows(4)
        row = cards.max_row + 1
        cards.cell(row, column(cards, "stage_id")).value = "Buy"
        cards.cell(row, column(cards, "title")).value = "Pays"
        cards.cell(row, column(cards, "persona_ids")).value = "Maya; tom"

    comparison, reading = edits(small(), change)
    assert [(record.id, fields) for record, fields in comparison.changed] == [("s1", ("name",))]
    assert [record.id for record in comparison.removed] == ["t2", "f1"]  # with the feeling about it
    (card,) = comparison.added
    assert (card.title, card.stage_id, card.persona_ids) == ("Pays", "s2", ("p1", "p2"))
    assert reading.refused == ()


def test_rows_that_changed_places_are_moved_and_no_others():
    def change(book: Any) -> None:
        stages = book["Stages"]
        rows = [[cell.value for cell in row] for row in stages.iter_rows(min_row=3, max_row=4)]
        for number, row in zip((4, 3), rows, strict=True):
            for place, value in enumerate(row, 1):
                stages.cell(number, place).value = value

    comparison, reading = edits(small(), change)
    assert [stage.name for stage in reading.journey_map.stages] == ["Buy", "Look"]
    assert (len(comparison.moved), comparison.changed, comparison.added) == (1, (), ())


def test_feelings_stand_along_the_path_one_persona_after_another():
    sample = open_sample("en")
    names = [persona.id for persona in sample.personas]
    [sheet] = (one for one in sheets(sample, spoken("en")) if one.name == "feelings")
    rows = [sample.get(line.id) for line in sheet.lines]
    told = [(names.index(row.persona_id), sample.numbers[row.touchpoint_id]) for row in rows]
    assert len(told) == len(sample.feelings) and told == sorted(told)


def test_a_copied_row_is_a_new_record():
    def change(book: Any) -> None:
        stages = book["Stages"]
        stages.append([cell.value for cell in stages[3]])

    comparison, reading = edits(small(), change)
    assert [stage.name for stage in comparison.added] == ["Look"]
    assert all(card.stage_id == "s1" for card in reading.journey_map.touchpoints)


def test_what_a_cell_does_not_say_clearly_stays_as_it_was_and_is_told():
    journey_map = small().model_copy(
        update={"stages": (Stage(id="s1", order="a", name="Look", days=3), *small().stages[1:])}
    )

    def change(book: Any) -> None:
        stages, cards = book["Stages"], book["Touchpoints"]
        stages.cell(3, column(stages, "days")).value = "soon"
        stages.cell(3, column(stages, "macro_stage")).value = "sometime"
        cards.cell(3, column(cards, "channel_id")).value = "Zeppelin"

    comparison, reading = edits(journey_map, change)
    assert comparison.count == 0
    told = [(phrase.params["sheet"], phrase.params["column"], phrase.params["why"].key) for phrase in reading.refused]
    assert told == [
        ("Stages", "When", "sheet.unclear.choice"),
        ("Stages", "Days", "sheet.unclear.number"),
        ("Touchpoints", "Channel", "sheet.unclear.reference"),
    ]


def test_numbers_days_and_choices_are_read_as_people_type_them():
    def change(book: Any) -> None:
        stages, personas, front = book["Tappe"], book["Persone"], book["Mappa"]
        stages.cell(3, column(stages, "days")).value = "2,5"
        stages.cell(3, column(stages, "macro_stage")).value = "AFTER BUYING"
        personas.cell(3, column(personas, "share")).value = 31
        row = next(row for row in range(1, 30) if front.cell(row, 1).value == "timeframe.start")
        front.cell(row, 3).value = "31/03/2026"

    found = edits(small(), change, "it")[1].journey_map
    assert (found.stages[0].days, found.stages[0].macro_stage) == (2.5, "post_purchase")
    assert (found.personas[0].share, found.timeframe.start) == (0.31, date(2026, 3, 31))


def test_a_sheet_has_drop_down_lists_frozen_heads_and_hidden_keys():
    book = openpyxl.load_workbook(BytesIO(written(small(), "en")))
    cards = book["Touchpoints"]
    offered = {
        str(rule.sqref).split(":")[0].rstrip("0123456789"): rule.formula1
        for rule in cards.data_validations.dataValidation
    }
    assert "'Stages'!$D$3:$D$304" in offered.values()
    assert any("'Lists'" in source for source in offered.values())
    assert cards.freeze_panes == "F3"
    assert cards.row_dimensions[1].hidden and cards.column_dimensions["A"].hidden
    assert book["Lists"].sheet_state == "hidden"


def test_photos_and_a_brand_stay_with_the_map_that_the_workbook_came_from_and_are_told_elsewhere() -> None:
    document = frozen(SCHEMA_VERSION)
    journey_map = from_document(document)
    assert journey_map.photos and journey_map.brand
    kept = again(journey_map, base=journey_map)
    assert (kept.photos, kept.brands) == (journey_map.photos, journey_map.brands)
    assert (again(journey_map).photos, again(journey_map).brands) == ((), ())
    assert xlsx.write(journey_map, ExportOptions(lang="en")).notes == ("1 photo, 1 brand, 1 comment not written",)


def feeling(who: str, at: str, valence: float, emotion: str = "") -> Any:
    def change(book: Any) -> None:
        page = book["Emotions"]
        row = page.max_row + 1
        for field, value in {"persona_id": who, "touchpoint_id": at, "valence": valence, "emotion": emotion}.items():
            page.cell(row, column(page, field)).value = value

    return change


def gates() -> Map:
    return Map(
        id="m",
        personas=(
            Persona(id="p1", order="a", name="Marco Bassi"),
            Persona(id="p2", order="b", name="Ada Neri"),
            Persona(id="p3", order="c", name="Ada Rossi"),
        ),
        stages=(Stage(id="s1", order="a", name="Look"),),
        touchpoints=(Touchpoint(id="t1", order="a", stage_id="s1", title="Rust"),),
        feelings=(Feeling(id="f1", persona_id="p1", touchpoint_id="t1", valence=1),),
    )


def told(reading: Any) -> list[str]:
    return [spoken("en").say(phrase) for phrase in (*reading.refused, *reading.notes)]


@pytest.mark.parametrize("who", ["Marc", "Ada", "Zoe"])
def test_a_feeling_of_nobody_knows_whom_is_refused_and_is_not_everybodys(who: str):
    comparison, reading = edits(gates(), feeling(who, "Rust", 3))
    assert comparison.count == 0
    assert told(reading) == [f"Emotions, row 4, Persona: there is no “{who}” to refer to"]


def test_a_feeling_given_to_nobody_knows_whom_stays_as_it_was():
    def change(book: Any) -> None:
        put("Emotions", 3, "persona_id", "Zoe")(book)
        put("Emotions", 3, "valence", -4)(book)

    comparison, reading = edits(gates(), change)
    assert comparison.count == 0
    assert len(reading.refused) == 1


def test_a_persona_may_be_called_by_the_first_word_of_a_name_and_that_is_told():
    comparison, reading = edits(gates(), feeling("marco", "Rust", 3))
    assert [(one.persona_id, one.valence) for one in comparison.added] == [("p1", 3.0)]
    assert told(reading) == ["“marco” was taken as “Marco Bassi”"]


def test_an_emotion_that_is_not_in_the_list_is_told_to_be_ones_own_word():
    comparison, reading = edits(gates(), feeling("Marco Bassi", "Rust", -3, "Furious"))
    assert [one.emotion for one in comparison.added] == ["Furious"]
    assert told(reading) == ["an emotion is not in the list and is taken as your own word: “Furious”"]

"""A file before it is taken: nothing is kept until somebody says so, and then it is one edit."""

from io import BytesIO

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from journey.formats import ExportOptions, cjml, csv_file, document, markdown, xlsx
from journey.formats.library import open_sample
from journey.model import fresh_copy, to_be_of
from journey.model.changes import change
from journey.store.store import Store

HAND = "Fase;Cosa;Emozione\nScopre;Pubblicità;2,5\nCompra;Paga;9\n".encode("cp1252")


@pytest.fixture
def bikes(kept: Store) -> str:
    return kept.create(fresh_copy(open_sample("en"), "Our bikes"), "host")


def brought(app: AppTest, name: str, data: bytes, language: str = "en") -> AppTest:
    app.query_params["lang"] = language
    app.run()
    app.switch_page("pages/maps.py").run()
    app.file_uploader[0].upload(name, data).run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    spoken = [*app.markdown, *app.caption, *app.title, *app.subheader, *app.html, *app.warning, *app.expander]
    text = " ".join(str(getattr(each, "value", "") or getattr(each, "label", "")) for each in spoken)
    return text.replace("\\", "").replace("&#58;", ":").replace("</b>", "").replace("<b>", "")


def own(kept: Store) -> list[str]:
    return [summary.title for summary in kept.maps() if not summary.is_sample]


def workbook_of(kept: Store, map_id: str, name: str) -> bytes:
    """The workbook of a map after somebody has renamed its first stage."""
    book = openpyxl.load_workbook(BytesIO(xlsx.write(kept.load(map_id)[0]).data))
    stages = book["Stages"]
    place = next(cell.column for cell in stages[1] if cell.value == "name")
    stages.cell(3, place).value = name
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_nothing_is_kept_before_it_is_accepted(app: AppTest, kept: Store) -> None:
    brought(app, "plan.csv", HAND)
    assert own(kept) == []
    assert "This would come in" in said(app)
    app.button(key="bringing_cancel").click().run()
    assert own(kept) == []
    assert app.file_uploader


def test_roles_and_letters_are_guessed_and_corrected(app: AppTest, kept: Store) -> None:
    brought(app, "plan.csv", HAND)
    assert app.selectbox(key="bringing_encoding").value == "cp1252"
    assert app.selectbox(key="bringing_delimiter").value == ";"
    assert app.selectbox(key="bringing_decimal").value == ","
    assert [app.selectbox(key=f"bringing_role_{n}").value for n in range(3)] == ["stage", "lane", "emotion"]
    assert "there is no touchpoint" in said(app).lower()
    app.selectbox(key="bringing_role_1").set_value("touchpoint").run()
    assert "2 touchpoints" in said(app)
    assert "Row 3: “9” is not between −5 and 5" in said(app)
    app.button(key="bringing_create").click().run()
    (made,) = [kept.load(summary.id)[0] for summary in kept.maps() if not summary.is_sample]
    assert (made.title, [card.title for _, cell in made.path for card in cell]) == ("plan", ["Pubblicità", "Paga"])


def test_wrong_letters_are_said_and_can_be_changed_back(app: AppTest, kept: Store) -> None:
    brought(app, "plan.csv", HAND)
    app.selectbox(key="bringing_delimiter").set_value("|").run()
    assert "No row of headings" in said(app)
    assert app.button(key="bringing_create").disabled
    app.selectbox(key="bringing_delimiter").set_value(";").run()
    assert "2 stages" in said(app)


def test_another_sheet_may_be_chosen(app: AppTest, kept: Store) -> None:
    book = openpyxl.Workbook()
    for sheet, stage in ((book.active, "Look"), (book.create_sheet("Second"), "Other")):
        sheet.append(["Stage", "Touchpoint"])
        sheet.append([stage, "Ad"])
    out = BytesIO()
    book.save(out)
    brought(app, "plan.xlsx", out.getvalue())
    app.selectbox(key="bringing_sheet").set_value("Second").run()
    app.button(key="bringing_create").click().run()
    (made,) = [kept.load(summary.id)[0] for summary in kept.maps() if not summary.is_sample]
    assert [stage.name for stage in made.stages] == ["Other"]


def test_a_workbook_of_ones_own_map_is_applied_as_one_edit_and_taken_back_by_one_undo(
    app: AppTest, kept: Store, bikes: str
) -> None:
    before, head = kept.load(bikes)
    brought(app, "our.xlsx", workbook_of(kept, bikes, "Wakes up"))
    assert "comes from your map “Our bikes”" in said(app)
    assert "It would change: 1 changed" in said(app)
    assert "Stage “Notice” – Name: Notice → Wakes up" in said(app)
    app.button(key="bringing_apply").click().run()
    after, now = kept.load(bikes)
    assert (after.stages[0].name, now, own(kept)) == ("Wakes up", head + 1, ["Our bikes"])
    for _ in range(2):  # the page runs again before anybody has read it
        app.run()
        assert "Brought in from “our.xlsx”: 1 changed" in said(app)
    app.button(key="notice_undo").click().run()
    assert kept.load(bikes)[0] == before
    assert "Brought in from" not in said(app)


def test_each_change_says_of_which_record_and_what_it_said_and_says(app: AppTest, kept: Store, bikes: str) -> None:
    rows = csv_file.write(kept.load(bikes)[0]).data.decode().splitlines(keepends=True)
    gone, *_ = (row for row in rows if "An ad that will not go away" in row)
    card = gone.strip().rsplit(",", 1)[1]
    kept_rows = [row for row in rows if not row.strip().endswith(card)]
    text = "".join(kept_rows).replace("Maya Brooks,2.8,", "Maya Brooks,−1.5,")
    brought(app, "our.csv", text.encode())
    spoken = said(app)
    assert "Touchpoint “An ad that will not go away” · Notice, and with it 2 emotions" in spoken
    assert "Feeling: Maya Brooks · The bike goes in the basket – How it feels, −5 to +5: 2.8 → −1.5" in spoken


def test_what_others_changed_meanwhile_stays(app: AppTest, kept: Store, bikes: str) -> None:
    brought(app, "our.xlsx", workbook_of(kept, bikes, "Wakes up"))
    second = kept.load(bikes)[0].stages[1]
    kept.commit(bikes, change(kept.load(bikes)[0], second.id, name="By Marta"), "marta")
    app.button(key="bringing_apply").click().run()
    assert [stage.name for stage in kept.load(bikes)[0].stages[:2]] == ["Wakes up", "By Marta"]


def test_a_table_of_the_open_map_is_applied_too(app: AppTest, kept: Store, bikes: str) -> None:
    app.query_params["map"] = bikes
    data = csv_file.write(kept.load(bikes)[0]).data.replace("A friend’s photo".encode(), b"A photo")
    brought(app, "our.csv", data)
    assert "It would change: 1 changed" in said(app)
    app.button(key="bringing_apply").click().run()
    assert "A photo" in [card.title for card in kept.load(bikes)[0].touchpoints]


def test_a_table_of_a_map_as_it_should_be_is_not_taken_for_the_open_one_it_answers(
    app: AppTest, kept: Store, bikes: str
) -> None:
    answer = kept.create(to_be_of(kept.load(bikes)[0], "Our bikes, better"), "host")
    before = kept.load(bikes)
    app.query_params["map"] = bikes
    data = csv_file.write(kept.load(answer)[0]).data.replace("A friend’s photo".encode(), b"A photo")
    brought(app, "our.csv", data)
    assert "comes from your map “Our bikes, better”" in said(app)
    app.button(key="bringing_apply").click().run()
    assert kept.load(bikes) == before
    assert "A photo" in [card.title for card in kept.load(answer)[0].touchpoints]


@pytest.mark.parametrize(("language", "told"), [("en", "Windows, Cyrillic"), ("it", "Windows, cirillico")])
def test_letters_that_were_guessed_are_said_to_be(app: AppTest, kept: Store, language: str, told: str) -> None:
    brought(app, "plan.csv", "Stage,Touchpoint\nСтарт,Реклама\n".encode("cp1251"), language)
    assert f"({told})" in said(app)
    app.selectbox(key="bringing_encoding").set_value("cp1250").run()
    assert f"({told})" not in said(app)


def test_a_file_that_says_the_same_has_nothing_to_apply(app: AppTest, kept: Store, bikes: str) -> None:
    brought(app, "our.xlsx", xlsx.write(kept.load(bikes)[0]).data)
    assert "says the same as the map" in said(app)
    assert app.button(key="bringing_apply").disabled
    app.button(key="bringing_create").click().run()
    assert len(own(kept)) == 2


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize(
    ("name", "form"),
    [("x.journey.json", document), ("x.xml", cjml), ("x.md", markdown), ("x.xlsx", xlsx), ("x.csv", csv_file)],
)
def test_every_kind_of_file_is_shown_first(app: AppTest, kept: Store, name: str, form, language: str) -> None:
    brought(app, name, form.write(open_sample(language)).data, language)
    assert "7 " in said(app) and own(kept) == []
    app.button(key="bringing_create").click().run()
    assert len(own(kept)) == 1


def test_hostile_words_are_shown_as_they_are_written(app: AppTest, kept: Store) -> None:
    nasty = "<script>alert(1)</script> :material/home: **b**"
    brought(app, "x.csv", f"Stage,Touchpoint,{nasty}\n{nasty},{nasty},x\n".encode())
    assert "<script>" not in " ".join(each.value for each in app.html)
    assert not [box for box in app.selectbox if ":material/home:" in box.label]


def test_what_was_changed_on_both_sides_is_shown_with_both_words(app: AppTest, kept: Store, bikes: str) -> None:
    then, head = kept.load(bikes)
    data = csv_file.write(then, ExportOptions(lang="en", head=head)).data.replace(
        "A friend’s photo".encode(), b"A photo"
    )
    first, second = then.path[0][1][:2]
    for card, title in ((first, "By Marta"), (second, "By Tom")):
        kept.commit(bikes, change(kept.load(bikes)[0], card.id, title=title), "marta")
    brought(app, "our.csv", data)
    spoken = said(app)
    assert "One thing was changed in the file and on the map since" in spoken
    assert "Touchpoint “By Marta” · Notice – Touchpoint: By Marta → A photo" in spoken
    assert "It would change: 1 changed" in spoken
    app.button(key="bringing_apply").click().run()
    titles = [card.title for card in kept.load(bikes)[0].path[0][1][:2]]
    assert titles == ["A photo", "By Tom"]


@pytest.mark.parametrize(
    ("language", "told"), [("en", "Line 3: a quotation mark opens"), ("it", "Riga 3 del testo: delle virgolette")]
)
def test_an_open_quotation_mark_is_told_by_its_line(app: AppTest, kept: Store, language: str, told: str) -> None:
    brought(app, "plan.csv", b'Stage,Touchpoint\nLook,Ad\nBuy,"Pay\nCare,Mail\n', language)
    assert told in said(app)
    app.button(key="bringing_create").click().run()
    (made,) = [kept.load(summary.id)[0] for summary in kept.maps() if not summary.is_sample]
    assert [stage.name for stage in made.stages] == ["Look"]


@pytest.mark.parametrize(("language", "told"), [("en", "no row under them"), ("it", "nessuna riga sotto")])
def test_headings_alone_are_told_and_make_no_map(app: AppTest, language: str, told: str) -> None:
    brought(app, "plan.csv", b"Fase;Punto di contatto\r\n", language)
    assert told in said(app)
    assert app.button(key="bringing_create").disabled


def test_a_table_of_which_every_row_is_refused_makes_no_map(app: AppTest) -> None:
    brought(app, "plan.csv", b"Stage,Touchpoint\n,Ad\n")
    assert "Row 2: it does not say which stage" in said(app)
    assert app.button(key="bringing_create").disabled

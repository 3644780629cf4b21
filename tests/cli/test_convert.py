"""``convert``: every format, what is lost on the way, and what stays where input is bad."""

import json
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from journey.formats import FORMATS
from journey.formats.library import open_sample
from journey.model import Channel, Map, Persona, Stage, Touchpoint, to_document
from tests.brands import branded, client
from tests.cli.running import SAMPLE, kept, refused, run

WRITTEN = [form.suffix for form in FORMATS if form.write]
DRAWN = {".svg": b"<?xml", ".png": b"\x89PNG", ".pdf": b"%PDF", ".html": b"<!"}


@pytest.mark.parametrize("suffix", WRITTEN)
def test_convert_writes_every_format(suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / f"out{suffix}"
    assert run(capsys, "convert", SAMPLE, out)[:2] == (0, "")
    assert out.read_bytes().startswith(DRAWN.get(suffix, b""))
    assert len(out.read_bytes()) > 500  # a calendar is short
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_converting_there_and_back_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    again = tmp_path / "again.json"
    assert run(capsys, "convert", SAMPLE, again) == (0, "", "")
    assert again.read_bytes() == Path(SAMPLE).read_bytes()


@pytest.mark.parametrize("suffix", [".svg", ".png", ".journey.json"])
@pytest.mark.parametrize("option", ["--dpi", "--scale"])
@pytest.mark.parametrize("value", ["nan", "inf"])
def test_a_resolution_is_a_number_whatever_is_written(
    suffix: str, option: str, value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    status, _, err = run(capsys, "convert", SAMPLE, tmp_path / f"out{suffix}", option, value)
    assert (status, list(tmp_path.iterdir())) == (2, [])
    assert f"“{value}” is not a usable resolution" in err


def test_a_mermaid_journey_becomes_a_map(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "plan.mmd").write_text("journey\nsection Look\nReads: 9: Ada\n", encoding="utf-8")
    out = tmp_path / "plan.journey.json"
    status, _, err = run(capsys, "convert", tmp_path / "plan.mmd", out)
    assert (status, err) == (0, "mermaid: 1 score beyond 1 to 5 was held at the end of the scale\n")
    assert [stage["name"] for stage in json.loads(out.read_text(encoding="utf-8"))["stages"]] == ["Look"]


def test_a_journey_in_a_markdown_file_becomes_a_map(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "notes.md").write_text("# Notes\n```mermaid\njourney\nReads: 4\n```\n", encoding="utf-8")
    assert run(capsys, "convert", tmp_path / "notes.md", tmp_path / "out.mmd")[0] == 0
    assert (tmp_path / "out.mmd").read_text(encoding="utf-8") == "journey\n    Reads: 4\n"


def test_a_table_made_by_hand_becomes_a_map_and_every_refused_row_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    rows = "Fase;Punto di contatto;Emozione\n;Senza fase;1\nScopre;Pubblicità;2,5\nCompra;Paga;9\n"
    (tmp_path / "piano.csv").write_bytes(rows.encode("cp1252"))
    out = tmp_path / "piano.journey.json"
    status, _, err = run(capsys, "convert", tmp_path / "piano.csv", out)
    assert (status, err.splitlines()) == (
        0,
        [
            "csv: before, at or after buying is a guess by the name and the place of each stage",
            "csv: Row 2: it does not say which stage",
            "csv: Row 4: “9” is not between −5 and 5",
        ],
    )
    made = json.loads(out.read_text(encoding="utf-8"))
    assert (made["title"], made["language"]) == ("piano", "it")
    assert [card["title"] for card in made["touchpoints"]] != []


@pytest.mark.parametrize("suffix", [".xlsx", ".journey.json"])
def test_a_workbook_keeps_everything_there_and_back(suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    again = tmp_path / "again.journey.json"
    assert run(capsys, "convert", SAMPLE, tmp_path / f"x{suffix}") == (0, "", "")
    assert run(capsys, "convert", tmp_path / f"x{suffix}", again) == (0, "", "")
    assert again.read_bytes() == Path(SAMPLE).read_bytes()


def test_what_the_target_cannot_hold_is_said_on_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    journey_map = Map(
        id="m",
        channels=tuple(Channel(id=f"c{n}", name="x") for n in range(3)),
        personas=tuple(Persona(id=f"p{n}", name=f"P{n}", biography="A life") for n in range(2)),
        stages=(Stage(id="s", name="Look"),),
        touchpoints=(Touchpoint(id="t", stage_id="s", title="Reads", persona_ids=("p0", "p1")),),
    )
    _, _, err = run(capsys, "convert", kept(tmp_path, journey_map), tmp_path / "out.mmd")
    assert err.splitlines() == [
        "mermaid: 2 personas’ details, 3 channels not written",
        "mermaid: 1 touchpoint without a feeling has the middle score 3",
    ]


def test_characters_that_no_font_has_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    source = kept(tmp_path, Map(id="m", title="Bikes \U00012000", stages=(Stage(id="s", name="Look"),)))
    status, _, err = run(capsys, "convert", source, tmp_path / "out.svg")
    assert status == 0
    assert err.startswith("svg: ")
    assert "Cuneiform" in err


def test_a_paper_on_which_words_are_too_small_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    err = run(capsys, "convert", SAMPLE, tmp_path / "out.svg", "--paper", "a4")[2]
    assert "too small to read; from A3 on they can be read" in err
    assert run(capsys, "convert", SAMPLE, tmp_path / "out.svg", "--paper", "a3") == (0, "", "")


def test_a_scale_that_asks_for_too_much_is_refused_with_the_largest_that_works(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    err = refused(capsys, "convert", SAMPLE, tmp_path / "out.png", "--scale", "9")
    assert "megapixels, and 150 are allowed" in err
    scale = re.search(r"a scale of ([0-9.]+) at most", err)[1]
    assert 4 < float(scale) < 9


def test_a_view_a_theme_a_language_and_a_persona_may_be_chosen(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    name = open_sample("en").personas[0].name
    options = ("--view", "persona", "--persona", name.upper(), "--lang", "it", "--theme", "print", "--paper", "a4")
    status, out, _ = run(capsys, "convert", SAMPLE, tmp_path / "sheet.svg", *options)
    assert (status, out) == (0, "")
    assert name.split()[0] in (tmp_path / "sheet.svg").read_text(encoding="utf-8")


def test_options_that_make_no_difference_are_said_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    status, _, err = run(capsys, "convert", SAMPLE, tmp_path / "x.json", "--view", "curve", "--dpi", "150")
    assert (status, err) == (0, "json: --view, --dpi make no difference here\n")
    assert (
        run(capsys, "convert", SAMPLE, tmp_path / "x.svg", "--scale", "2")[2]
        == "svg: --scale makes no difference here\n"
    )


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("x.json", b"{", "x.json: Line 1, column 2: this is not JSON."),
        ("x.json", b"\xff\xfe", "x.json: Line 1 is not UTF-8 text."),
        ("x.json", b"[" * 100_000, "x.json: Its brackets are nested too deeply"),
        ("x.json", b" " * 20_000_001, "x.json: The file is larger than 20 MB."),
        ("x.json", b'{"schema_version": 9}', "x.json: The map has schema version 9"),
        ("x.json", b'{"schema_version": 1, "id": "m", "wide": 1}', "x.json: wide: There is no field “wide” here."),
        ("x.mmd", b"journey\nsection A\nbad line\n", "x.mmd: Line 3: “bad line” has no score."),
        ("x.csv", b"1,2\n3,4\n", "x.csv: No row of headings with a stage or a touchpoint was found."),
        ("x.xlsx", b"PK", "x.xlsx: The file is not a workbook that can be read."),
        ("x.xml", b"<!DOCTYPE a><CJML/>", "x.xml: The file declares a document type or entities"),
        ("x.md", b"# Notes", "x.md: There is no Mermaid journey in this file."),
        ("x.json", b'{"schema_version": 1, "id": "m", "\\u001b[31m": 1}', "There is no field “�[31m” here."),
    ],
    ids=lambda value: value[:12] if isinstance(value, bytes) else None,
)
def test_bad_input_is_refused_and_what_stood_there_stays(
    name: str,
    content: bytes,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_bytes(content)
    (tmp_path / "out.svg").write_text("mine", encoding="utf-8")
    assert told in refused(capsys, "convert", name, "out.svg")
    assert (tmp_path / "out.svg").read_text(encoding="utf-8") == "mine"
    assert {path.name for path in tmp_path.iterdir()} == {name, "out.svg"}


def two_maps(folder: Path) -> tuple[Path, Path]:
    """A map as it is and as it should be, with one moment more."""
    sample = open_sample("en")
    later = sample.touchpoints[0].model_copy(update={"id": "more", "title": "A call when the parcel leaves"})
    answer = {"state": "to_be", "answers": sample.id, "id": "better", "touchpoints": (*sample.touchpoints, later)}
    names = folder / "as-is.journey.json", folder / "to-be.journey.json"
    for name, journey_map in zip(names, (sample, Map.model_validate(sample.model_dump() | answer)), strict=True):
        name.write_text(journey_map.model_dump_json(), encoding="utf-8")
    return names


@pytest.mark.parametrize("suffix", [".pdf", ".png", ".svg", ".html"])
def test_two_maps_are_compared_in_one_picture(suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    before, after = two_maps(tmp_path)
    out = tmp_path / f"compare{suffix}"
    asked = ("--view", "compare", "--with", after, "--paper", "a3") if suffix != ".html" else ()
    asked = asked or ("--view", "compare", "--with", after)
    assert run(capsys, "convert", before, out, *asked) == (0, "", "")
    assert out.read_bytes().startswith(DRAWN[suffix])
    if suffix == ".svg":
        assert "One moment is new." in out.read_text(encoding="utf-8")


def test_without_another_map_two_personas_are_compared_or_it_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert run(capsys, "convert", SAMPLE, tmp_path / "two.svg", "--view", "compare")[0] == 0
    assert "are farthest apart" in (tmp_path / "two.svg").read_text(encoding="utf-8")
    alone = tmp_path / "alone.json"
    alone.write_text(Map(id="m", title="Shop").model_dump_json(), encoding="utf-8")
    status, _, err = run(capsys, "convert", alone, tmp_path / "out.svg", "--view", "compare")
    assert (status, (tmp_path / "out.svg").exists()) == (2, False)
    assert "nothing to compare “Shop” with" in err and "--with FILE" in err


def test_another_map_is_read_only_where_it_is_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    _, after = two_maps(tmp_path)
    status, _, err = run(capsys, "convert", SAMPLE, tmp_path / "out.svg", "--with", after)
    assert (status, err) == (0, "svg: --with makes no difference here\n")
    missing = run(capsys, "convert", SAMPLE, tmp_path / "no.svg", "--view", "compare", "--with", tmp_path / "no.json")
    assert (missing[0], (tmp_path / "no.svg").exists()) == (2, False)


def test_the_persona_sheets_are_a_pdf_with_a_page_for_each_or_one_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    names = [persona.name for persona in open_sample("en").personas]
    assert run(capsys, "convert", SAMPLE, tmp_path / "all.pdf", "--view", "persona", "--paper", "a4") == (0, "", "")
    pages = PdfReader(tmp_path / "all.pdf").pages
    assert len(pages) == len(names)
    assert all(name in page.extract_text() for name, page in zip(names, pages, strict=True))
    assert {round(float(page.mediabox.width)) for page in pages} == {595}
    run(capsys, "convert", SAMPLE, tmp_path / "one.pdf", "--view", "persona", "--persona", names[1])
    assert len(PdfReader(tmp_path / "one.pdf").pages) == 1
    status, _, err = run(capsys, "convert", SAMPLE, tmp_path / "one.svg", "--view", "persona")
    assert (status, err) == (0, "svg: 1 more persona is not in this file; a PDF has a page for each\n")


def test_the_brand_of_another_map_is_worn_with_one_option(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    wearing = branded(Map(id="client", title="Client"))
    (tmp_path / "client.json").write_text(json.dumps(to_document(wearing)), encoding="utf-8")
    out = tmp_path / "out.svg"
    assert run(capsys, "convert", SAMPLE, out, "--brand", tmp_path / "client.json") == (0, "", "")
    assert "#E2001A" in out.read_text(encoding="utf-8") and client().logo in out.read_text(encoding="utf-8")
    kept_map = tmp_path / "mine.journey.json"
    assert run(capsys, "convert", SAMPLE, kept_map, "--brand", tmp_path / "client.json")[0] == 0
    (brand,) = json.loads(kept_map.read_text(encoding="utf-8"))["brands"]
    assert (brand["name"], brand["colour"]) == ("Bikes & Co", "#E2001A")


def test_a_file_without_a_brand_is_told_and_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    status, _, err = run(capsys, "convert", SAMPLE, tmp_path / "out.svg", "--brand", SAMPLE)
    assert (status, list(tmp_path.iterdir())) == (2, [])
    assert "has no brand" in err and err.count("\n") == 1

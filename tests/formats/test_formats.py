"""The list of formats, and what the picture formats make of a map."""

from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image
from pypdf import PdfReader

from journey.errors import JourneyError
from journey.formats import FORMATS, ExportOptions, by_suffix, reader, typeset, writer
from journey.formats.library import open_sample
from journey.formats.picture import notes_of, placeholder_notes, scene_of
from journey.layout import VIEWS
from journey.scene.primitives import Rect
from tests.formats.drawings import scene


def test_no_two_formats_share_a_suffix_and_each_reads_or_writes():
    suffixes = [suffix for form in FORMATS for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)
    assert all(form.mime and (form.read or form.write) for form in FORMATS)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("poster.png", "png"),
        ("POSTER.PDF", "pdf"),
        ("a.b/c.d.svg", "svg"),
        ("x.journey.json", "json"),
        ("x.json", "json"),
    ],
)
def test_a_format_is_known_by_its_suffix(name: str, found: str):
    assert by_suffix(name).name == found


@pytest.mark.parametrize("name", ["poster.docx", "poster", "folder.png/poster"])
def test_an_unknown_suffix_is_refused_and_the_known_ones_are_told(name: str):
    with pytest.raises(JourneyError) as refused:
        by_suffix(name)
    assert refused.value.code == "unknown_format"
    assert ".png" in refused.value.hint()


def test_a_picture_can_be_written_but_not_read():
    assert writer("poster.png").name == "png"
    with pytest.raises(JourneyError) as refused:
        reader("poster.png")
    assert refused.value.code == "not_readable_format"


@pytest.mark.parametrize("view", VIEWS)
def test_each_picture_format_writes_each_view_of_the_sample(view: str):
    sample = open_sample("en")
    options = ExportOptions(view=view, scale=0.25)
    drawn = ElementTree.fromstring(by_suffix("x.svg").write(sample, options).data)
    image = Image.open(BytesIO(by_suffix("x.png").write(sample, options).data))
    page = PdfReader(BytesIO(by_suffix("x.pdf").write(sample, options).data)).pages[0]
    width, height = float(drawn.get("width")), float(drawn.get("height"))
    assert image.size == pytest.approx((width / 4, height / 4), abs=1)
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(
        (width * 0.75, height * 0.75), abs=0.1
    )
    found = "".join(page.extract_text().split())
    assert [text.text for text in scene_of(sample, options).texts() if "".join(text.text.split()) not in found] == []


def test_a_persona_is_chosen_by_name_in_any_case_or_by_id():
    sample = open_sample("en")
    tom = next(persona for persona in sample.personas if persona.name.startswith("Tom"))
    by_name = scene_of(sample, ExportOptions(view="curve", persona=tom.name.upper()))
    by_id = scene_of(sample, ExportOptions(view="curve", persona=tom.id))
    assert by_name == by_id
    assert {item.series for item in by_id.walk() if item.role == "curve"} == {tom.name}


def test_an_unknown_persona_is_refused_and_the_known_ones_are_told():
    with pytest.raises(JourneyError) as refused:
        scene_of(open_sample("en"), ExportOptions(view="curve", persona="Nobody"))
    assert refused.value.code == "unknown_persona"
    assert "Tom" in refused.value.hint() + refused.value.what()


def test_the_language_and_theme_asked_for_are_those_of_the_scene():
    drawn = scene_of(open_sample("en"), ExportOptions(view="curve", lang="it", theme="dark"))
    assert (drawn.language, drawn.theme) == ("it", "dark")


def test_scripts_without_a_font_are_named_one_line_each():
    notes = placeholder_notes(scene("𒀀𒀁 𒀀 ok", "ა"))
    assert len(notes) == 2
    assert any("Georgian" in note and "ა" in note for note in notes)
    assert any("Cuneiform" in note and "𒀀 𒀁" in note for note in notes)
    assert placeholder_notes(scene("perché 😀 漢字")) == ()


def test_what_a_picture_had_to_leave_out_is_told_too():
    assert notes_of(scene("ok", notes=("one quote shortened",))) == ("one quote shortened",)


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "4.0 points tall on A4, too small to read; from A3 on"), ("it", "si leggono da A3 in su")]
)
def test_words_too_small_for_a_paper_are_told_with_the_paper_from_which_they_are_readable(lang: str, told: str):
    for suffix in ("svg", "png", "pdf"):
        write, dpi = by_suffix(f"x.{suffix}").write, 30 if suffix == "png" else None
        small = [note for note in write(open_sample(lang), ExportOptions(paper="a4", dpi=dpi)).notes if told in note]
        assert len(small) == 1
        assert not any("A3" in note for note in write(open_sample(lang), ExportOptions(paper="a3", dpi=dpi)).notes)


def test_words_that_no_paper_makes_readable_are_told_as_well():
    wide = scene("ok", width=40_000.0)
    wide = replace(wide, items=(*wide.items, Rect(x=5.0, y=5.0, width=39_990.0, height=5.0)))
    assert "on no paper are they readable" in notes_of(replace(wide, language="en"), "a4")[0]
    assert notes_of(wide, "fit") == ()


def test_a_huge_picture_is_drawn_all_the_same_and_the_notes_say_how_coarsely(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(typeset, "MOST_PIXELS", 1_000_000)
    sample, png = open_sample("en"), by_suffix("x.png")
    written = png.write(sample, ExportOptions(view="curve"))
    assert Image.open(BytesIO(written.data)).size[0] > 900
    assert any("dots per inch; a PDF is sharp" in note for note in written.notes)
    assert not any("dots per inch" in note for note in png.write(sample, ExportOptions(view="curve", dpi=30)).notes)


@pytest.mark.parametrize(("paper", "theme", "ground"), [
    ("fit", "light", "#FBFAF6"), ("a3", "light", "#FFFFFF"), ("a3", "print", "#FFFFFF"), ("a3", "dark", "#12181F"),
])  # fmt: skip
def test_the_light_look_is_white_on_a_named_paper(paper: str, theme: str, ground: str):
    made = scene_of(open_sample("en"), ExportOptions(paper=paper, theme=theme))
    assert made.background == ground
    fills = {getattr(item, name, "") for item in made.walk() for name in ("fill", "stroke")}
    assert ("#FBFAF6" in fills) == (ground == "#FBFAF6")  # no cream left around words either

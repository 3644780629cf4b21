"""PowerPoint decks: native shapes in a sound package, in the words and the theme that were asked for."""

import io
import zipfile
from datetime import date
from xml.etree import ElementTree

import pytest

from journey.formats import ExportOptions, writer
from journey.formats.library import open_sample
from journey.i18n import LANGUAGES
from journey.model import CareAction, Comment, Map, Persona, Stage
from tests.formats import decks
from tests.formats.deck_maps import hostile_map, young_map
from tests.maps import random_map


def test_what_has_nothing_to_show_makes_no_slide():
    assert len(decks.opened(decks.write(Map(id="m"))).slides) == 1  # the cover
    titles = decks.titles(decks.opened(decks.write(random_map(9, stages=1, touchpoints=0, personas=0))))
    assert not any(title.startswith(("The best", "Il momento", "The ways", "Le strade")) for title in titles)
    young = decks.titles(decks.opened(decks.write(young_map())))
    assert "The ways through the journey" not in young  # nobody knows more of them than their order


def test_shapes_are_grouped_and_named_after_records_and_told_to_those_who_do_not_see_them(deck, sample: Map):
    slide = decks.slide_titled(deck, "The journey")
    for touchpoint in sample.touchpoints:
        found = decks.named(slide, f"Touchpoint: {touchpoint.title}")
        group = next(one for one in found if one.tag.endswith("grpSp"))
        assert touchpoint.title in decks.descr_of(group)
    assert {decks.name_of(one) for one in decks.named(slide, "Stage: ")} == {f"Stage: {s.name}" for s in sample.stages}
    for slide in deck.slides:
        for shape in decks.shapes(slide):
            assert decks.name_of(shape)
            if shape.tag.endswith(("graphicFrame", "grpSp", "pic")):
                assert decks.descr_of(shape), decks.name_of(shape)


def test_colours_and_fonts_are_those_of_the_theme_so_that_another_theme_recolours_the_deck(data: bytes):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        theme = package.read("ppt/theme/theme1.xml").decode()
        slide = package.read("ppt/slides/slide4.xml").decode()
    assert 'name="Itinerario"' in theme and "1F5FBF" in theme and 'typeface="Source Sans Pro" panose=' in theme
    assert slide.count("<a:schemeClr") > 20 * slide.count("<a:srgbClr")  # loss, sun and dusk mean the same in any theme
    assert "<p:style" not in slide and 'typeface="Source' not in slide


def test_nothing_in_an_embedded_workbook_is_a_formula_or_a_link():
    data = decks.write(hostile_map())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        books = [package.read(name) for name in package.namelist() if name.endswith(".xlsx")]
    strings = b""
    for book in books:
        with zipfile.ZipFile(io.BytesIO(book)) as inner:
            sheet = inner.read("xl/worksheets/sheet1.xml").decode()
            assert "<f>" not in sheet and "hyperlink" not in sheet
            assert not any(name.endswith("sheet1.xml.rels") for name in inner.namelist())
            strings += inner.read("xl/sharedStrings.xml")
    assert b"<t>=1+1 x</t>" in strings


def test_hostile_words_come_back_as_they_were():
    deck = decks.opened(decks.write(hostile_map()))
    said = "".join(
        one.text + " ".join(map(decks.name_of, decks.shapes(slide)))
        for slide in deck.slides
        for one in decks.texts(slide)
    )
    for text in ("=1+1 x", "=cmd|' /C calc'!A0 x", "<b>&amp;</b> x", "]]> x", "_x0041_ x", "顧客の旅路 x"):
        assert text in said, text


def test_right_to_left_text_is_marked():
    journey_map = Map(id="m", stages=(Stage(id="s", name="Look", goal="رحلة العميل"),))
    data = decks.write(journey_map)
    slide = decks.slide_titled(decks.opened(data), "The journey")
    shape = decks.named(slide, "What they want: Look")[0]
    props = shape.find(f".//{decks.A}pPr")
    assert (props.get("rtl"), props.get("algn")) == ("1", "r")


def test_shapes_of_an_italian_deck_have_italian_names():
    names = {decks.name_of(shape) for slide in decks.opened(decks.write(open_sample("it"))).slides
             for shape in decks.shapes(slide)}  # fmt: skip
    english = ("Portrait", "Icon", "Star", "Face", "Ring", "Ground")
    assert [name for name in names if name.split(":")[0] in english] == []
    assert {"Ritratto: Maya Ferri", "Canale: E-mail", "momento della verità"} <= names


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deck_speaks_the_language_it_is_asked_for(language: str):
    made = decks.opened(decks.write(open_sample("en"), lang=language))
    assert any("part at" in title for title in decks.titles(made)) == (language == "en")
    assert made.core_properties.language == {"en": "en-GB", "it": "it-IT"}[language]


def test_one_persona_alone_has_a_deck_of_their_own():
    made = decks.opened(decks.write(open_sample("en"), persona="Tom Hartley"))
    assert "Maya Brooks" not in decks.titles(made)
    assert "Tom Hartley" in decks.titles(made)


def test_what_the_slides_do_not_hold_is_said():
    journey_map = Map(
        id="m",
        stages=(Stage(id="s", name="Look"),),
        personas=tuple(Persona(id=f"p{n}", order=f"{n:02}", name=f"P{n}") for n in range(12)),
        care_actions=(CareAction(id="c", title="Thank them", next_due=date(2026, 1, 1)),),
        comments=(Comment(id="k", target_id="s", text="Why?"),),
    )
    write = writer("x.pptx").write
    assert write is not None
    notes = write(journey_map, ExportOptions()).notes
    assert notes[0] == "1 care action, 1 comment not written"
    assert any("personas are not on the cover" in note for note in notes)
    assert write(Map(id="m"), ExportOptions()).notes == ()


def test_the_theme_part_is_whole_xml(data: bytes):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = ElementTree.fromstring(package.read("ppt/theme/theme1.xml"))
    assert len(root.findall(f"./{decks.A}themeElements/*")) == 3

"""PowerPoint decks: what is on which slide, in native shapes that can be edited, read aloud and read at all."""

import io
import zipfile
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from PIL import Image
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

from journey.formats import ExportOptions, writer
from journey.formats.library import open_sample, open_template
from journey.formats.photo import photo_of
from journey.i18n import LANGUAGES
from journey.layout.story import tell
from journey.model import CareAction, Comment, Feeling, Insight, Map, Persona, Stage, Touchpoint
from journey.model.photos import Photo
from tests.formats import decks
from tests.maps import random_map

HOSTILE = (
    "=1+1", "=cmd|' /C calc'!A0", "+39 06 1234", "@SUM(A1)", "https://example.org/x", "mailto:a@b.c", "<b>&amp;</b>",
    "]]>", "'\"", "_x0041_", "a\u0301\u0301", "\u202eevil", "👩‍👩‍👧‍👦", "رحلة العميل", "顧客の旅路", "\ufffd",
)  # fmt: skip


@pytest.fixture(scope="module")
def sample() -> Map:
    return open_sample("en")


@pytest.fixture(scope="module")
def data(sample: Map) -> bytes:
    return decks.write(sample)


@pytest.fixture(scope="module")
def deck(data: bytes):
    return decks.opened(data)


def hostile_map() -> Map:
    said = [f"{text} x" for text in HOSTILE]
    stages = tuple(Stage(id=f"s{n}", order=f"{n:02}", name=text, goal=text) for n, text in enumerate(said))
    points = tuple(
        Touchpoint(id=f"t{n}", order=f"{n:02}", stage_id=f"s{n}", title=text, description=text, moment_of_truth=True)
        for n, text in enumerate(said)
    )
    felt = [
        Feeling(id=f"f{n}", persona_id="p", touchpoint_id=f"t{n}", valence=n % 5 - 2, quote=text, emotion=text)
        for n, text in enumerate(said)
    ]
    ideas = [
        Insight(
            id=f"i{n}", stage_id=f"s{n}", kind="opportunity", title=text, importance=9, satisfaction=n % 9,
            impact=n % 9, effort=n % 7,
        )
        for n, text in enumerate(said)
    ]  # fmt: skip
    persona = Persona(id="p", name=said[0], quote=said[4], needs=tuple(said))
    return Map(
        id="m", title=said[0], headline=said[6], personas=(persona,), stages=stages, touchpoints=points,
        feelings=tuple(felt), insights=tuple(ideas),
    )  # fmt: skip


def young_map() -> Map:
    """Names, stages, touchpoints and feelings without words; all of it only assumed."""
    stages = tuple(Stage(id=f"s{n}", order=f"{n}", name=name) for n, name in enumerate(("Notice", "Compare", "Buy")))
    points = tuple(
        Touchpoint(id=f"t{n}", order=f"{n}", stage_id=f"s{n // 2}", title=title)
        for n, title in enumerate(("Sees a poster", "Asks a friend", "Reads reviews", "Visits the shop", "Pays"))
    )
    people = (Persona(id="p0", order="0", name="Anna"), Persona(id="p1", order="1", name="Marco"))
    felt = tuple(
        Feeling(id=f"f{who}{n}", persona_id=f"p{who}", touchpoint_id=f"t{n}", valence=value)
        for who, values in enumerate(((2, 1, -3, 4, -1), (1, -1, 2, 3, -4)))
        for n, value in enumerate(values)
    )
    return Map(id="y", title="Buying a lamp", personas=people, stages=stages, touchpoints=points, feelings=felt)


MAPS = {
    "young": young_map,
    "sample": lambda: open_sample("en"),
    "sample-it": lambda: open_sample("it"),
    "blank": lambda: Map(id="m"),
    "template": lambda: open_template("insurance", "it"),
    "hostile": hostile_map,
    "large": lambda: random_map(7, stages=12, touchpoints=200, personas=2),
    "nasty": lambda: random_map(3, stages=6, touchpoints=18, personas=5, nastiness=0.6),
    "one-stage": lambda: random_map(11, stages=1, touchpoints=3, personas=1),
    "no-touchpoints": lambda: random_map(5, stages=5, touchpoints=0, personas=2),
    "nobody": lambda: random_map(9, stages=4, touchpoints=9, personas=0),
}


@pytest.fixture(scope="module", params=MAPS)
def any_deck(request: pytest.FixtureRequest) -> bytes:
    return decks.write(MAPS[request.param]())


def test_a_package_has_nothing_that_a_program_would_have_to_repair(any_deck: bytes):
    assert decks.faults(any_deck) == []


def test_every_text_can_be_read_lies_on_no_other_and_is_never_clipped(any_deck: bytes):
    made = decks.opened(any_deck)
    for number, slide in enumerate(made.slides, 1):
        assert (number, decks.too_small(slide)) == (number, [])
        assert (number, decks.clipped(slide)) == (number, [])
        assert (number, decks.overlapping(slide)) == (number, [])
        assert (number, decks.outside(slide, made)) == (number, [])


DEJAVU = (1.27, 1.34)  # how much wider than ours its letters are, regular and bold


@pytest.mark.parametrize("name", ["sample", "sample-it", "young"])
def test_a_font_that_stands_in_for_ours_breaks_no_word_and_covers_nothing(name: str):
    for number, slide in enumerate(decks.opened(decks.write(MAPS[name]())).slides, 1):
        assert (number, [one.text for one in decks.texts(slide, DEJAVU) if one.broken]) == (number, [])
        assert (number, decks.overlapping(slide, DEJAVU)) == (number, [])


def test_a_single_number_is_in_a_box_that_does_not_wrap(deck):
    slide = decks.slide_titled(deck, "Maya and Tom part")
    for shape in slide.shapes._spTree.iter(f"{decks.P}sp"):
        text = "".join(run.text or "" for run in shape.iter(f"{decks.A}t"))
        if text.strip("+−").isdecimal():
            assert shape.find(f".//{decks.A}bodyPr").get("wrap") == "none", text


def test_every_slide_has_a_title_words_for_the_speaker_and_no_empty_placeholder(any_deck: bytes):
    for slide in decks.opened(any_deck).slides:
        assert slide.shapes.title.text.strip()
        assert slide.notes_slide.notes_text_frame.text.strip()
        assert [one.name for one in slide.placeholders if one.has_text_frame and not one.text_frame.text] == []


def test_the_sample_is_told_from_the_cover_to_the_open_questions(deck, sample: Map):
    assert decks.titles(deck) == [
        "They love the bike. The delivery cost loses them.",
        "Maya Brooks",
        "Tom Hartley",
        "The journey, stage by stage, 1 of 2",
        "The journey, stage by stage, 2 of 2",
        "Maya and Tom part at “The box on the doorstep”.",
        "The ways through the journey",
        "Of 7 moments of truth, 3 go badly for somebody.",
        "First: The whole price on the product page, delivery included.",
        "9% of what this map says is only assumed.",
    ]
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9)
    assert (deck.core_properties.title, deck.core_properties.author) == (sample.headline, "Itinerario")


def test_the_cover_says_what_when_and_who(deck, sample: Map):
    said = " ".join(shape.text_frame.text for shape in deck.slides[0].placeholders)
    assert sample.title in said
    assert "January to June 2026" in said
    assert {decks.name_of(one) for one in decks.named(deck.slides[0], "Persona: ")} == {
        "Persona: Maya Brooks",
        "Persona: Tom Hartley",
    }


def test_what_has_nothing_to_show_makes_no_slide():
    assert len(decks.opened(decks.write(Map(id="m"))).slides) == 1  # the cover
    titles = decks.titles(decks.opened(decks.write(random_map(9, stages=1, touchpoints=0, personas=0))))
    assert not any(title.startswith(("The best", "Il momento", "The ways", "Le strade")) for title in titles)
    young = decks.titles(decks.opened(decks.write(young_map())))
    assert "The ways through the journey" not in young  # nobody knows more of them than their order


def test_titles_are_the_sentences_with_which_the_map_is_presented(deck, sample: Map):
    told = {frame.key: frame.scene.title for frame in tell(sample, language="en")}
    assert {told["curve"], told["truths"], told["opportunities"]} <= set(decks.titles(deck))
    alone = decks.titles(decks.opened(decks.write(sample, persona="Tom Hartley")))
    assert not any("Maya" in title for title in alone)


def test_a_curve_that_is_only_assumed_is_dotted_as_a_whole_and_a_measured_one_is_not(deck):
    def dashes(of) -> list[list[str]]:
        chart = next(shape.chart for slide in of.slides for shape in slide.shapes if shape.has_chart)
        lines = [one._element.find("{*}spPr").iter("{*}prstDash") for one in chart.plots[0].series]
        return [[dash.get("val") for dash in line] for line in lines]

    assert dashes(decks.opened(decks.write(young_map()))) == [["sysDot"], ["sysDot"]]
    measured = [one.model_copy(update={"evidence": "measured"}) for one in young_map().feelings]
    known = young_map().with_collections({}, {"feelings": tuple(measured)})
    assert dashes(decks.opened(decks.write(known))) == [[], []]


def test_the_assumed_part_of_a_curve_is_a_dotted_series_on_the_course_of_the_line():
    felt = [
        one.model_copy(update={"evidence": "assumed" if one.touchpoint_id in ("t3", "t4") else "heard"})
        for one in young_map().feelings
        if one.persona_id == "p0"
    ]
    made = decks.opened(decks.write(young_map().with_collections({}, {"feelings": tuple(felt)})))
    chart = next(shape.chart for slide in made.slides for shape in slide.shapes if shape.has_chart)
    points, known, guessed = chart.plots[0].series
    assert [points.name, known.name, guessed.name] == ["Anna", "Anna, heard or measured", "Anna, only assumed"]
    assert list(chart.plots[0].categories)[1::3][2] == "3 Reads reviews"
    assert list(points.values)[1::3] == [2, 1, -3, 4, -1]
    assert [dash.get("val") for dash in guessed._element.find("{*}spPr").iter("{*}prstDash")] == ["sysDot"]
    assert not list(known._element.find("{*}spPr").iter("{*}prstDash"))
    third = 7  # the category of the third touchpoint, up to which somebody was heard
    assert list(known.values)[third] == list(guessed.values)[third] == -3
    assert None not in list(known.values)[1 : third + 1] and set(known.values[third + 1 :]) == {None}
    assert None not in list(guessed.values)[third:-1] and set(guessed.values[:third]) == {None}
    assert chart._chartSpace.find(".//{*}dispBlanksAs").get("val") == "gap"


def test_a_young_map_is_written_large():
    young, full = (decks.opened(decks.write(one)) for one in (young_map(), open_sample("en")))
    sizes = [
        max(max(one.sizes) for one in decks.texts(decks.slide_titled(made, "The journey")) if "Touchpoint" in one.name)
        for made in (young, full)
    ]
    assert sizes[0] >= 15 and sizes[1] < 11


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


def test_the_curve_is_a_native_smooth_chart_with_data_to_edit(deck, sample: Map):
    slide = decks.slide_titled(deck, "Maya and Tom part")
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    assert chart.chart_type in (XL_CHART_TYPE.LINE, XL_CHART_TYPE.LINE_MARKERS)
    assert [series.name for series in chart.plots[0].series if "," not in series.name] == ["Maya Brooks", "Tom Hartley"]
    assert all(series.smooth for series in chart.plots[0].series)
    place = list(chart.plots[0].categories).index("3 Searches “bike for work”")
    felt = next(one for one in sample.feelings if one.touchpoint_id == "tp-search" and one.persona_id == "pe-maya")
    assert chart.plots[0].series[0].values[place] == felt.valence
    assert decks.named(slide, "Moment: Delivery cost")


def notes_on(slide) -> str:
    return str(slide.notes_slide.notes_text_frame.text)


def test_the_speaker_has_the_words_of_every_turn_of_the_curve(deck):
    said = notes_on(decks.slide_titled(deck, "Maya and Tom part"))
    assert "34% of those who get here are not heard from again" in said
    assert "Delivery cost appears: €79 (Anger, −4.5) “Seventy-nine euros, and you tell me now?”" in said
    assert "remembered experience (heuristic: mean of peak and end) +3.6" in said


def test_the_faces_lie_on_the_points_of_the_chart(deck, sample: Map):
    slide = decks.slide_titled(deck, "Maya and Tom part")
    frame = next(shape for shape in slide.shapes if shape.has_chart)
    count = len(sample.touchpoints)
    group = next(one for one in decks.named(slide, "Moment: Delivery cost") if one.tag.endswith("grpSp"))
    face = group.find(f"{decks.P}grpSpPr/{decks.A}xfrm")
    off, ext = face.find(f"{decks.A}off"), face.find(f"{decks.A}ext")
    x, y = int(off.get("x")) + int(ext.get("cx")) / 2, int(off.get("y")) + int(ext.get("cy")) / 2
    number = sample.numbers["tp-delivery-cost"]
    axis = frame.chart.value_axis
    assert x == pytest.approx(frame.left + (number - 0.5) / count * frame.width, abs=Pt(1))
    share = (axis.maximum_scale + 4.5) / (axis.maximum_scale - axis.minimum_scale)
    assert y == pytest.approx(frame.top + share * frame.height, abs=Pt(1))


def test_the_ways_are_connectors_glued_to_the_stages_with_their_shares(deck, sample: Map):
    slide = decks.slide_titled(deck, "The ways")
    stages = {decks.name_of(one): one.find(f".//{decks.P}cNvPr").get("id") for one in decks.named(slide, "Stage: ")}
    connectors = [one for one in decks.shapes(slide) if one.tag.endswith("cxnSp")]
    ends = {(one.find(f".//{decks.A}stCxn").get("id"), one.find(f".//{decks.A}endCxn").get("id")) for one in connectors}
    names = [f"Stage: {stage.name}" for stage in sample.stages]
    assert all((stages[a], stages[b]) in ends for a, b in pairwise(names))
    assert all(one.find(f".//{decks.A}tailEnd") is not None for one in connectors if "left the" in decks.name_of(one))
    assert {"82%", "74%", "58%"} <= {one.text for one in decks.texts(slide)}


def test_stages_that_find_no_room_go_on_on_the_next_slide_and_both_say_so():
    stages = tuple(Stage(id=f"s{n}", order=f"{n:02}", name=f"Stage {n}", goal="Go on") for n in range(1, 11))
    made = decks.opened(decks.write(Map(id="m", stages=stages)))
    first, second = (slide for slide, title in zip(made.slides, decks.titles(made), strict=True) if "stage by" in title)
    assert any("continues: Stage 6" in one.text for one in decks.texts(first))
    assert any("continues from: Stage 5" in one.text for one in decks.texts(second))


def test_a_text_taller_than_a_slide_goes_on_and_nothing_of_it_is_lost():
    words = [f"word{n}" for n in range(280)]
    stages = tuple(Stage(id=f"s{n}", order=str(n), name=f"S{n}") for n in range(6))
    journey_map = Map(id="m", stages=(stages[0].model_copy(update={"goal": " ".join(words)}), *stages[1:]))
    made = decks.opened(decks.write(journey_map))
    said = " ".join(one.text for slide in made.slides for one in decks.texts(slide))
    assert [word for word in words if word not in said] == []


def test_opportunities_stand_by_their_score_and_on_a_native_matrix(deck, sample: Map):
    slide = decks.slide_titled(deck, "First: ")
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    assert chart.chart_type == XL_CHART_TYPE.XY_SCATTER
    assert chart.plots[0].series[0].name == "1 The whole price on the product page, delivery included"
    scores = [one.text for one in decks.texts(slide) if one.name.startswith("score")]
    assert scores == sorted(scores, key=lambda text: -float(text))
    assert len(scores) == 9


def test_the_last_slide_asks_about_what_is_only_assumed_and_keeps_advice_for_the_maker_at_home():
    made = decks.opened(decks.write(Map(id="m", stages=(Stage(id="s", name="Look"),))))
    said = " ".join(one.text for slide in made.slides for one in decks.texts(slide))
    assert "The map has no persona." not in said
    assumed = Map(
        id="m", stages=(Stage(id="s", name="Look"),), touchpoints=(Touchpoint(id="t", stage_id="s", title="Reads"),)
    )
    said = " ".join(one.text for one in decks.texts(decks.opened(decks.write(assumed)).slides[-1]))
    assert "Touchpoint: Reads" in said
    assert "assumed 100%" in said


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


def test_words_that_a_card_cuts_are_whole_in_its_notes_and_counted():
    long = [f"{'word ' * 110}{end}" for end in ("QUOTE", "IDEA")]
    stages = tuple(Stage(id=f"s{n}", order=f"{n}", name=f"S{n}") for n in range(2))
    cards = tuple(
        Touchpoint(id=f"t{n}", order=f"{n}", stage_id="s0", title=f"T{n}", moment_of_truth=n == 0) for n in range(3)
    )
    people = tuple(Persona(id=f"p{n}", order=f"{n}", name=f"P{n}") for n in range(8))
    felt = [Feeling(id="f", persona_id="p0", touchpoint_id="t0", valence=1, quote=long[0])]
    felt += [
        Feeling(id=f"f{n}", persona_id=f"p{n}", touchpoint_id="t0", valence=n / 2, quote=f"Q{n}") for n in range(1, 8)
    ]
    felt += [Feeling(id="g", persona_id="p0", touchpoint_id="t1", valence=0.5, quote="No turn at all")]
    felt += [Feeling(id="h", persona_id="p0", touchpoint_id="t2", valence=0)]
    idea = Insight(
        id="i", touchpoint_id="t1", kind="opportunity", title=long[1], importance=8, satisfaction=2, impact=5, effort=5
    )
    made = Map(id="m", stages=stages, touchpoints=cards, personas=people, feelings=tuple(felt), insights=(idea,))
    write = writer("x.pptx").write
    assert write is not None
    written = write(made, ExportOptions(lang="en"))
    deck = decks.opened(written.data)
    said = {start: notes_on(decks.slide_titled(deck, start)) for start in ("The moment of truth", "First", "P1 and P7")}
    assert said["The moment of truth"].count("QUOTE") == 1
    assert f"1. {long[1]}: " in said["First"]
    assert all(f"“Q{n}”" in said["The moment of truth"] for n in range(1, 8))
    assert "“No turn at all”" in said["P1 and P7"]
    assert "3 texts are shortened; the speaker’s notes have them whole" in written.notes
    assert "4 feelings are not on the cards" in " ".join(written.notes)


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


def test_a_persona_s_photo_is_a_picture_with_their_name(sample: Map):
    image = io.BytesIO()
    Image.new("RGB", (90, 60), "#336699").save(image, "JPEG")
    photo = Photo(id="ph", persona_id="pe-maya", jpeg=photo_of(image.getvalue()))
    data = decks.write(sample.with_collections({}, {"photos": (photo,)}))
    slide = decks.slide_titled(decks.opened(data), "Maya Brooks")
    picture = next(one for one in decks.named(slide, "Portrait: Maya") if one.tag.endswith("pic"))
    assert decks.descr_of(picture) == "Maya Brooks"
    assert decks.faults(data) == []


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

"""What is told on which slide, from the cover to the open questions, and what the speaker has in the notes."""

import io
from itertools import pairwise

import pytest
from PIL import Image
from pptx.enum.chart import XL_CHART_TYPE

from journey.formats import ExportOptions, writer
from journey.formats.photo import photo_of
from journey.layout.story import tell
from journey.model import Feeling, Insight, Map, Persona, Stage, Touchpoint
from journey.model.photos import Photo
from tests.formats import decks
from tests.formats.deck_maps import young_map


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


def test_a_long_name_is_whole_on_the_cover_where_there_is_room():
    people = tuple(Persona(id=f"p{n}", order=str(n), name=f"Mariantonietta Bevilacqua {n}") for n in range(2))
    said = [one.text for one in decks.texts(decks.opened(decks.write(Map(id="m", personas=people))).slides[0])]
    assert [persona.name for persona in people] == said


def test_titles_are_the_sentences_with_which_the_map_is_presented(deck, sample: Map):
    told = {frame.key: frame.scene.title for frame in tell(sample, language="en")}
    assert {told["curve"], told["truths"], told["opportunities"]} <= set(decks.titles(deck))
    alone = decks.titles(decks.opened(decks.write(sample, persona="Tom Hartley")))
    assert not any("Maya" in title for title in alone)


def test_a_persona_of_whom_only_name_and_role_are_known_stands_on_the_cover_alone():
    stage, persona = Stage(id="s", name="Buy"), Persona(id="p", name="Anna", role="new customer")
    made = decks.opened(decks.write(Map(id="m", stages=(stage,), personas=(persona,))))
    assert "Anna" not in decks.titles(made)
    assert decks.named(made.slides[0], "Persona: Anna")
    told = decks.opened(
        decks.write(Map(id="m", stages=(stage,), personas=(persona.model_copy(update={"quote": "Hm"}),)))
    )
    assert "Anna" in decks.titles(told)


def test_a_persona_s_photo_is_a_picture_with_their_name(sample: Map):
    image = io.BytesIO()
    Image.new("RGB", (90, 60), "#336699").save(image, "JPEG")
    photo = Photo(id="ph", persona_id="pe-maya", jpeg=photo_of(image.getvalue()))
    data = decks.write(sample.with_collections({}, {"photos": (photo,)}))
    slide = decks.slide_titled(decks.opened(data), "Maya Brooks")
    picture = next(one for one in decks.named(slide, "Portrait: Maya") if one.tag.endswith("pic"))
    assert decks.descr_of(picture) == "Maya Brooks"
    assert decks.faults(data) == []


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


def test_the_ways_are_connectors_glued_to_the_stages_with_their_shares(deck, sample: Map):
    slide = decks.slide_titled(deck, "The ways")
    stages = {decks.name_of(one): one.find(f".//{decks.P}cNvPr").get("id") for one in decks.named(slide, "Stage: ")}
    connectors = [one for one in decks.shapes(slide) if one.tag.endswith("cxnSp")]
    ends = {(one.find(f".//{decks.A}stCxn").get("id"), one.find(f".//{decks.A}endCxn").get("id")) for one in connectors}
    names = [f"Stage: {stage.name}" for stage in sample.stages]
    assert all((stages[a], stages[b]) in ends for a, b in pairwise(names))
    assert all(one.find(f".//{decks.A}tailEnd") is not None for one in connectors if "left the" in decks.name_of(one))
    assert {"82%", "74%", "58%"} <= {one.text for one in decks.texts(slide)}


def test_opportunities_stand_by_their_score_and_on_a_native_matrix(deck, sample: Map):
    slide = decks.slide_titled(deck, "First: ")
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    assert chart.chart_type == XL_CHART_TYPE.XY_SCATTER
    assert chart.plots[0].series[0].name == "1 The whole price on the product page, delivery included"
    scores = [one.text for one in decks.texts(slide) if one.name.startswith("score")]
    assert scores == sorted(scores, key=lambda text: -float(text))
    assert len(scores) == 9


def test_ranks_that_share_a_place_on_the_matrix_stand_on_a_ground_of_their_own():
    ideas = tuple(
        Insight(
            id=f"i{n}", stage_id="s", kind="opportunity", title=f"Idea {n}", importance=9 - n, satisfaction=2,
            impact=8, effort=4 + 0.5 * n,
        )
        for n in range(2)
    )  # fmt: skip
    made = decks.opened(decks.write(Map(id="m", stages=(Stage(id="s", name="Buy"),), insights=ideas)))
    label = decks.named(decks.slide_titled(made, "First: "), "1, 2")[0]
    assert label.find(f"{decks.P}spPr/{decks.A}solidFill") is not None


def test_slides_come_in_the_order_in_which_the_map_is_presented(deck, sample: Map):
    told = [frame.scene.title for frame in tell(sample, language="en")]
    both = [title for title in decks.titles(deck) if title in told]
    assert both == sorted(both, key=told.index) and len(both) >= 3


def test_words_that_a_card_cuts_are_whole_in_its_notes_and_counted():
    long = [f"{'word ' * 110}{end}" for end in ("QUOTE", "IDEA")]
    stages = tuple(Stage(id=f"s{n}", order=f"{n}", name=f"S{n}") for n in range(2))
    cards = tuple(
        Touchpoint(id=f"t{n}", order=f"{n}", stage_id="s0", title=f"T{n}", moment_of_truth=True) for n in range(6)
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
    said = {start: decks.notes_on(decks.slide_titled(deck, start)) for start in ("Of ", "First", "P1 and P7")}
    assert said["Of "].count("QUOTE") == 1
    assert f"1. {long[1]}: " in said["First"]
    assert all(f"“Q{n}”" in said["Of "] for n in range(1, 8))
    assert "“No turn at all”" in said["P1 and P7"]
    assert "2 texts are shortened; the speaker’s notes have them whole" in written.notes
    assert "4 feelings are not on the cards" in " ".join(written.notes)


def test_the_last_slide_asks_about_what_is_only_assumed_and_keeps_advice_for_the_maker_at_home():
    made = decks.opened(decks.write(Map(id="m", stages=(Stage(id="s", name="Look"),))))
    said = " ".join(one.text for slide in made.slides for one in decks.texts(slide))
    assert "The map has no persona." not in said
    assumed = Map(
        id="m", stages=(Stage(id="s", name="Look"),), touchpoints=(Touchpoint(id="t", stage_id="s", title="Reads"),)
    )
    said = " ".join(one.text for one in decks.texts(decks.opened(decks.write(assumed)).slides[-1]))
    assert "Does “Reads” really happen like this?" in said
    assert "assumed 100%" in said


def test_what_is_felt_where_the_touchpoint_is_known_is_asked_too():
    seen = [one.model_copy(update={"evidence": "heard"}) for one in young_map().touchpoints]
    made = decks.opened(decks.write(young_map().with_collections({}, {"touchpoints": tuple(seen)})))
    said = [one.text for one in decks.texts(made.slides[-1])]
    assert any("What do Anna and Marco really feel at “Visits the shop”, “Pays”" in text for text in said)
    assert not any("really happen" in text for text in said)


def test_many_questions_of_one_kind_are_one_with_every_place_in_the_notes():
    points = tuple(Touchpoint(id=f"t{n:02}", order=f"{n:02}", stage_id="s", title=f"T{n}.") for n in range(40))
    made = decks.opened(decks.write(Map(id="m", stages=(Stage(id="s", name="Look"),), touchpoints=points)))
    asked = [one.text for one in decks.texts(made.slides[-1]) if one.text.startswith("Do")]
    assert len(asked) == 1 and asked[0].count("\n") == 0
    assert "“T0”, “T1”" in asked[0] and "other touchpoints?" in asked[0]
    assert all(f"“T{n}”" in decks.notes_on(made.slides[-1]) for n in range(40))


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_wall_asks_what_the_last_slide_asks(language: str, sample: Map):
    slide = decks.opened(decks.write(sample, lang=language)).slides[-1]
    assert set(tell(sample, language=language)[-1].notes) & {
        line.removeprefix("– ") for line in decks.notes_on(slide).splitlines() if line.startswith("– ")
    }

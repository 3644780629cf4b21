"""Slides of any map: everything can be read, nothing lies on anything, and a young map is as finished as a full one."""

import pytest

from journey.formats.library import open_sample
from journey.formats.slides.house import house_deck
from journey.model import Insight, Map, Stage, Touchpoint
from tests.formats import decks
from tests.formats.deck_maps import MAPS, SMALL, small_map, young_map


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


def test_a_young_map_is_written_large():
    young, full = (decks.opened(decks.write(one)) for one in (young_map(), open_sample("en")))
    sizes = [
        max(max(one.sizes) for one in decks.texts(decks.slide_titled(made, "The journey")) if "Touchpoint" in one.name)
        for made in (young, full)
    ]
    assert sizes[0] >= 15 and sizes[1] < 11


def test_a_map_of_three_touchpoints_fills_its_slide():
    stages = tuple(Stage(id=f"s{n}", order=str(n), name=name) for n, name in enumerate(("Notice", "Buy")))
    points = tuple(Touchpoint(id=f"t{n}", order=str(n), stage_id=f"s{n // 2}", title=f"Step {n}") for n in range(3))
    slide = decks.slide_titled(decks.opened(decks.write(Map(id="m", stages=stages, touchpoints=points))), "The journey")
    cards = [one for one in decks.texts(slide) if one.name.startswith("Touchpoint: ")]
    assert all(one.sizes[0] >= 20 for one in cards)
    assert min(one.room[1] for one in cards) > 140 and max(one.room[3] for one in cards) > 330  # of 500 pt


def test_stages_alone_stand_on_the_cover_and_large_on_a_slide_where_a_client_s_cover_has_none():
    alone = Map(id="m", stages=tuple(Stage(id=n, order=n, name=f"Stage {n}") for n in "abc"))
    ours, theirs = (decks.opened(decks.write(alone, template=template)) for template in (b"", house_deck(None)))
    assert len(ours.slides) == 1
    assert [one.text for one in decks.texts(ours.slides[0])][:3] == ["Stage a", "Stage b", "Stage c"]
    slide = decks.slide_titled(theirs, "The journey")
    heads = [one for one in decks.texts(slide) if one.name.startswith("Stage: ")]
    assert all(one.sizes[0] >= 20 for one in heads)
    assert heads[0].room[0] < 60 and heads[-1].room[2] > 860
    assert decks.emptiness(slide, theirs) < 1 / 3


@pytest.mark.parametrize("name", SMALL)
def test_no_slide_of_a_small_map_is_more_than_a_third_empty(name: str):
    made = decks.opened(decks.write(SMALL[name]()))
    found = {title: decks.emptiness(slide, made) for title, slide in zip(decks.titles(made), made.slides, strict=True)}
    assert len(found) > 2
    assert {title for title, empty in list(found.items())[1:] if empty > 1 / 3} == set()


def test_two_personas_of_whom_little_is_known_share_a_slide_and_one_has_it_alone():
    both, alone = (decks.titles(decks.opened(decks.write(small_map(people=n)))) for n in (2, 1))
    assert "Paolo Verdi and Sara Neri walk this way." in both and "Paolo Verdi" not in both
    assert "Paolo Verdi" in alone


def test_personas_that_say_nothing_beyond_their_curve_have_no_slide():
    assert {"Anna", "Marco", "Anna and Marco walk this way."}.isdisjoint(
        decks.titles(decks.opened(decks.write(young_map())))
    )


def test_an_only_idea_that_is_not_weighed_has_no_slide():
    idea = Insight(id="i", touchpoint_id="t2", kind="opportunity", title="One clear price")
    made = decks.opened(decks.write(young_map().with_collections({}, {"insights": (idea,)})))
    assert not any("One idea" in title for title in decks.titles(made))
    assert any("One clear price" in one.text for one in decks.texts(decks.slide_titled(made, "The journey")))


def test_moments_of_truth_are_spread_evenly_over_their_slides():
    made = decks.opened(decks.write(MAPS["template"]()))
    pages = [
        slide
        for slide, title in zip(made.slides, decks.titles(made), strict=True)
        if title.startswith(("Su 9", "Momenti"))
    ]
    groups = [
        [one for one in decks.named(slide, "Punto di contatto: ") if one.tag.endswith("grpSp")] for slide in pages
    ]
    assert [len(cards) for cards in groups] == [4, 5]


def test_few_moments_of_truth_and_few_opportunities_are_written_larger():
    def of(count: int) -> Map:
        points = tuple(
            Touchpoint(id=f"t{n:02}", order=f"{n:02}", stage_id="s", title=f"T{n}", moment_of_truth=True)
            for n in range(count)
        )
        ideas = tuple(
            Insight(id=f"i{n}", stage_id="s", kind="opportunity", title=f"Idea {n}", importance=8, satisfaction=2)
            for n in range(count)
        )
        return Map(id="m", stages=(Stage(id="s", name="Buy"),), touchpoints=points, insights=ideas)

    few, many = (decks.opened(decks.write(of(count))) for count in (2, 12))
    for title, name in (("2 moments", "Touchpoint: T0"), ("First: ", "Idea 0")):
        large = max(s for one in decks.texts(decks.slide_titled(few, title)) if one.name == name for s in one.sizes)
        assert large > 15
    assert len(few.slides) == 5
    pages = [
        slide
        for slide, title in zip(many.slides, decks.titles(many), strict=True)
        if title.startswith(("First", "Opp"))
    ]
    assert [len(decks.named(slide, "Opportunity: ")) for slide in pages] == [6, 6]

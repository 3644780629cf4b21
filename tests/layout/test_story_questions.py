"""Open questions: one of each kind, the weightiest first, with the first places by name and the others counted."""

from journey.formats.library import open_template
from journey.i18n import words
from journey.layout.story import tell
from journey.layout.story.frame import Teller, teller_of
from journey.layout.story.questions import in_full, open_questions, sentence
from journey.model import Feeling, Insight, Loss, Map, Persona
from journey.scene.fonts import default_measure
from journey.scene.themes import theme
from tests.layout.posters import small_map


def teller(journey_map: Map, language: str = "en") -> Teller:
    return teller_of(journey_map, theme("light"), words(language), default_measure())


def asked(journey_map: Map, language: str = "en") -> list[str]:
    told = teller(journey_map, language)
    return [sentence(told, one) for one in open_questions(told)]


def test_questions_of_one_kind_are_one_that_names_the_first_places_and_counts_the_others() -> None:
    assert asked(small_map(1, 6)) == [
        "Do these really happen like this: “Card 1”, “Card 2”, “Card 3” and 3 other touchpoints?"
    ]
    assert asked(small_map(1, 6), "it") == [
        "Succedono davvero così: «Card 1», «Card 2», «Card 3» e altri 3 punti di contatto?"
    ]


def test_no_single_place_is_counted_that_could_be_named() -> None:
    assert asked(small_map(1, 4)) == ["Do these really happen like this: “Card 1”, “Card 2”, “Card 3” and “Card 4”?"]
    assert asked(small_map(1, 1)) == ["Does “Card 1” really happen like this?"]


def test_the_weightiest_kind_comes_first_and_there_are_never_more_than_seven() -> None:
    journey_map = small_map(
        1, 3,
        personas=[Persona(id="p", name="Ann")],
        feelings=[Feeling(id="f", persona_id="p", touchpoint_id="t3", valence=-2)],
        insights=[Insight(id="a", kind="pain", title="It takes long."), Insight(id="b", kind="solution", title="Call")],
        losses=[Loss(id="l", touchpoint_id="t1", title="Silence", share=0.2)],
    )  # fmt: skip
    first, second, third = journey_map.touchpoints
    told = (
        first,
        second.model_copy(update={"moment_of_truth": "first"}),
        third.model_copy(update={"evidence": "heard"}),
    )
    assert asked(journey_map.with_collections({}, {"touchpoints": told})) == [
        "Do they really leave here: “Silence”?",
        "Does this moment of truth really happen like this: “Card 2”?",
        "Does it really hurt: “It takes long”?",
        "Would it really help: “Call”?",
        "Does “Card 1” really happen like this?",
        "What does Ann really feel at “Card 3”?",
    ]


def test_what_nobody_in_particular_feels_is_asked_of_customers() -> None:
    seen = tuple(one.model_copy(update={"evidence": "heard"}) for one in small_map(1, 1).touchpoints)
    felt = Feeling(id="f", touchpoint_id="t1", valence=1)
    journey_map = small_map(1, 1, feelings=[felt]).with_collections({}, {"touchpoints": seen})
    assert asked(journey_map) == ["What do customers really feel at “Card 1”?"]


def test_a_long_template_asks_at_most_seven_questions_on_the_wall_and_names_every_place_in_the_notes() -> None:
    journey_map = open_template("insurance", "it")
    told = teller(journey_map, "it")
    questions = open_questions(told)
    assert 1 < len(questions) <= 7
    last = tell(journey_map, language="it")[-1]
    shown = " ".join(text.text for text in last.scene.texts())
    assert shown.count("?") == len(questions) + 1  # and the heading is one
    assert all(in_full(told, one) in last.notes for one in questions)

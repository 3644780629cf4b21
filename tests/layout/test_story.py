"""The story: which frames there are, what each finds, what the presenter says, and that nothing ever overlaps."""

import os
from itertools import pairwise

import pytest

from journey.formats.library import open_sample
from journey.layout.story import tell
from journey.layout.story.frame import FOOT, HEIGHT, WIDTH, StoryFrame
from journey.layout.story.zoom import poster_columns
from journey.model import Feeling, Insight, Link, Loss, Map, Persona, Stage, Touchpoint
from journey.scene.primitives import Circle, Path, Scene, Text
from tests.layout.posters import groups, small_map, words_in
from tests.maps import random_map
from tests.scene_checks import complaints

SEEDS = 60 if os.environ.get("ITINERARIO_LONG") else 16
ANN, BOB = Persona(id="ann", order="1", name="Ann Ash"), Persona(id="bob", order="2", name="Bob Birch")


def keys(journey_map: Map) -> list[str]:
    return [frame.key for frame in tell(journey_map)]


def frame_of(journey_map: Map, key: str, language: str = "en") -> StoryFrame:
    return next(frame for frame in tell(journey_map, language=language) if frame.key == key)


def said(scene: Scene, role: str) -> str:
    return " ".join(text.text for text in scene.texts() if text.role == role)


def everything(scene: Scene) -> str:
    return " ".join(text.text for text in scene.texts())


def largest_face(scene: Scene) -> str:
    """The id of its feeling."""
    radii = {
        group.id: circle.r for group in groups(scene, "face") for circle in group.items if isinstance(circle, Circle)
    }
    return max(radii, key=lambda feeling: radii[feeling])


def felt(place: str, valence: float, who: str | None = "ann", **more: object) -> Feeling:
    return Feeling.model_validate(
        {"id": f"f-{who}-{place}", "persona_id": who, "touchpoint_id": place, "valence": valence, **more}
    )


def test_the_sample_is_told_from_the_personas_to_the_next_steps() -> None:
    assert [frame.name for frame in tell(open_sample("en"))] == [
        "Maya and Tom", "Notice", "Look around", "Choose", "Order", "Receive", "Ride it", "Buy again",
        "The curve", "Moments of truth", "No return", "Opportunities", "Next steps",
    ]  # fmt: skip


def test_what_has_nothing_to_show_is_left_out() -> None:
    assert keys(Map(id="m")) == []
    assert keys(Map(id="m", stages=(Stage(id="s", name="Look"),))) == []
    assert keys(Map(id="m", stages=(Stage(id="s", name="Look", goal="A bike"),))) == ["stage:s"]
    seen = tuple(one.model_copy(update={"evidence": "heard"}) for one in small_map(2, 1).touchpoints)
    assert keys(small_map(2, 1).with_collections({}, {"touchpoints": seen})) == ["stage:s1", "stage:s2"]
    assert "no_return" not in keys(random_map(3).with_collections({}, {"losses": ()}))


def test_the_headline_of_the_map_is_that_of_the_stage_it_is_about() -> None:
    frames = {frame.key: frame for frame in tell(open_sample("en"))}
    finding = "They love the bike. The delivery cost loses them."
    assert said(frames["stage:st-order"].scene, "headline") == finding
    assert [key for key, frame in frames.items() if said(frame.scene, "headline") == finding] == ["stage:st-order"]


def test_a_word_by_chance_makes_no_stage_that_of_the_headline() -> None:
    journey_map = small_map(2, 1, personas=[ANN], headline="A fair card opens the door.", feelings=[felt("t1", 3.0)])
    named = tuple(one.model_copy(update={"title": f"Opens the app {one.id}"}) for one in journey_map.touchpoints[:1])
    told = journey_map.with_collections({}, {"touchpoints": named})
    assert said(frame_of(told, "personas").scene, "headline") == "A fair card opens the door."
    stage = told.stages[0].model_copy(update={"name": "The door"})
    told = told.with_collections({}, {"stages": (stage, *told.stages[1:])})
    assert said(frame_of(told, "stage:s1").scene, "headline") == "A fair card opens the door."


def test_a_headline_about_no_stage_opens_the_story() -> None:
    journey_map = small_map(2, 1, personas=[ANN], headline="Nobody trusts anybody.")
    assert said(frame_of(journey_map, "personas").scene, "headline") == "Nobody trusts anybody."


@pytest.mark.parametrize(
    ("valence", "pains", "goal", "headline"),
    [
        (-4.0, ["Too dear"], "A bike", "Too dear"),
        (-4.0, [], "A bike", "Ann feels anger at “Card 1”."),
        (4.0, ["Too dear"], "A bike", "Ann feels anger at “Card 1”."),
        (1.0, ["Too dear"], "A bike", "“A bike”"),
        (1.0, ["Too dear"], "", "Too dear"),
        (1.0, [], "", "Ann feels anger at “Card 1”."),
    ],
)
def test_a_stage_says_what_hurts_most_or_does_most_good_else_the_goal(
    valence: float, pains: list[str], goal: str, headline: str
) -> None:
    journey_map = small_map(
        1, 1, personas=[ANN], feelings=[felt("t1", valence, emotion="anger")],
        insights=[Insight(id=f"i{n}", stage_id="s1", title=pain) for n, pain in enumerate(pains)],
    )  # fmt: skip
    stage = journey_map.stages[0].model_copy(update={"goal": goal})
    told = frame_of(journey_map.with_collections({}, {"stages": (stage,)}), "stage:s1")
    assert said(told.scene, "headline") == headline


@pytest.mark.parametrize(
    ("valence", "who", "language", "headline"),
    [
        (3.0, "ann", "en", "Ann feels good at “Card 1” (+3.0)."),
        (-3.0, "ann", "it", "Ann si trova male con «Card 1» (−3,0)."),
        (0.0, "ann", "en", "Ann feels neither good nor bad at “Card 1”."),
        (-3.0, None, "en", "Customers feel bad at “Card 1” (−3.0)."),
        (3.0, None, "it", "I clienti si trovano bene con «Card 1» (+3,0)."),
    ],
)
def test_a_feeling_without_a_name_is_told_in_a_sentence(
    valence: float, who: str | None, language: str, headline: str
) -> None:
    people = [ANN] if who else []
    journey_map = small_map(1, 1, personas=people, feelings=[felt("t1", valence, who)])
    assert said(frame_of(journey_map, "stage:s1", language).scene, "headline") == headline


def test_red_is_the_share_of_those_who_are_not_heard_from_again_and_ink_of_those_who_leave() -> None:
    loss = Loss(id="l", touchpoint_id="t1", share=0.34, share_low=0.33, share_high=0.35, n=5120, horizon_days=41)
    lost = frame_of(small_map(2, 1, losses=[loss]), "stage:s1").scene
    (share,) = groups(lost, "share")
    assert words_in(share) == (
        "34% fall silent after “Card 1” 33–35% · n = 5,120 · silence beyond 41 days how we know: assumed"
    )
    gone = Link(id="x", source_id="s1", kind="exit", share=0.2, evidence="measured")
    leaving = frame_of(small_map(2, 1, links=[gone]), "stage:s1").scene
    (share,) = groups(leaving, "share")
    assert words_in(share) == "20% of all customers leave here how we know: measured"
    colours = [next(text.fill for text in scene.texts() if text.role == "share") for scene in (lost, leaving)]
    assert colours == ["#FF7A85", "#F0EEE8"]
    assert groups(frame_of(small_map(2, 1), "stage:s1").scene, "share") == []


def test_the_curve_runs_from_edge_to_edge_and_the_key_moment_has_the_large_face() -> None:
    feelings = [felt(f"t{n}", value) for n, value in enumerate((1, 2, 1, 2, -4.5, 3, 1, 2, 1, 2), 1)]
    scene = frame_of(small_map(5, 2, personas=[ANN], feelings=feelings), "stage:s3").scene
    curve = [item for item in scene.walk() if isinstance(item, Path) and item.role == "curve"]
    xs = [float(segment[-2]) for item in curve for segment in item.shape.segments if len(segment) > 1]
    assert min(xs) < 6 and max(xs) > WIDTH - 6
    assert largest_face(scene) == "f-ann-t5"


def test_a_crowded_stage_shows_seven_and_says_so() -> None:
    feelings = [felt("t12", -5.0)]
    scene = frame_of(small_map(1, 12, personas=[ANN], feelings=feelings), "stage:s1").scene
    steps = [group.id for group in groups(scene, "step")]
    assert len(steps) == 7 and "t12" in steps
    assert "7 of 12 touchpoints" in said(scene, "kicker")


def test_names_of_touchpoints_are_large_where_there_is_room() -> None:
    def sizes(journey_map: Map) -> set[float]:
        scene = frame_of(journey_map, "stage:s1").scene
        return {text.size for group in groups(scene, "step") for text in group.items if isinstance(text, Text)}

    assert sizes(small_map(1, 3, personas=[ANN], feelings=[felt("t1", 3.0)])) == {36.0}
    longer = small_map(1, 7, personas=[ANN], feelings=[felt("t1", 3.0)])
    cards = [one.model_copy(update={"title": "Asks a neighbour who did theirs"}) for one in longer.touchpoints]
    assert sizes(longer.with_collections({}, {"touchpoints": tuple(cards)})) == {24.0}


def test_a_feeling_behind_the_scenes_is_told_where_it_is_felt() -> None:
    hidden = Touchpoint(id="t1", stage_id="s", title="Warehouse", layer="backstage")
    journey_map = Map(
        id="m", personas=(ANN,), stages=(Stage(id="s", name="S"),), touchpoints=(hidden,), feelings=(felt("t1", -4.0),)
    )
    assert "Warehouse" in everything(frame_of(journey_map, "stage:s").scene)


def test_two_personas_part_where_they_are_farthest_apart() -> None:
    feelings = [felt("t1", 2.0), felt("t2", 4.0), felt("t1", 1.0, "bob"), felt("t2", -3.0, "bob")]
    scene = frame_of(small_map(1, 2, personas=[ANN, BOB], feelings=feelings), "curve").scene
    assert said(scene, "headline") == "Ann and Bob part at “Card 2”."


def test_of_places_equally_far_apart_the_story_names_the_first() -> None:
    feelings = [felt("t1", 2.3), felt("t2", 2.0), felt("t1", -0.7, "bob"), felt("t2", -1.0, "bob")]
    scene = frame_of(small_map(1, 2, personas=[ANN, BOB], feelings=feelings), "curve").scene
    assert said(scene, "headline") == "Ann and Bob part at “Card 1”."


@pytest.mark.parametrize(
    ("values", "headline"),
    [
        ((3.0, -2.0, 1.0, 1.0), "The best moment is “Card 1”, the worst “Card 2”."),
        ((3.0, -2.0, 3.0, -2.0), "The best moments are “Card 1” and “Card 3”, the worst “Card 2” and “Card 4”."),
        (
            (-2.0, 1.0, 1.0, 1.0, 1.0),
            "The best moments are “Card 2”, “Card 3” and 2 that are as good, the worst “Card 1”.",
        ),
        ((2.0, 2.0), "All 2 moments feel alike (+2.0)."),
    ],
)  # fmt: skip
def test_best_and_worst_moments_that_are_equal_are_all_told(values: tuple[float, ...], headline: str) -> None:
    feelings = [felt(f"t{place}", value) for place, value in enumerate(values, 1)]
    journey_map = small_map(1, len(values), personas=[ANN], feelings=feelings)
    assert said(frame_of(journey_map, "curve").scene, "headline") == headline


def test_of_a_high_and_a_low_that_weigh_the_same_a_stage_tells_the_low() -> None:
    feelings = [felt("t1", 3.0, quote="Lovely"), felt("t2", -3.0, "bob")]
    told = frame_of(small_map(1, 2, personas=[ANN, BOB], feelings=feelings), "stage:s1")
    assert said(told.scene, "headline") == "Bob feels bad at “Card 2” (−3.0)."


def test_who_feels_the_same_at_the_same_place_is_named_too() -> None:
    feelings = [felt("t1", -3.0), felt("t1", -3.0, "bob")]
    told = frame_of(small_map(1, 1, personas=[ANN, BOB], feelings=feelings), "stage:s1", "it")
    assert said(told.scene, "headline") == "Ann e Bob si trovano male con «Card 1» (−3,0)."


def test_a_stage_where_customers_are_lost_shows_its_lowest_moment_and_no_joy() -> None:
    loss = Loss(id="l", stage_id="s1", title="They leave without a word", share=0.3)
    feelings = [felt("t1", 4.0), felt("t2", -2.0)]
    told = frame_of(small_map(1, 2, personas=[ANN], feelings=feelings, losses=[loss]), "stage:s1")
    assert largest_face(told.scene) == "f-ann-t2"


def test_what_hurts_elsewhere_in_the_stage_is_no_title_over_a_moment() -> None:
    pain = Insight(id="i", kind="pain", title="The queue is long.", touchpoint_id="t1")
    told = frame_of(small_map(1, 2, personas=[ANN], feelings=[felt("t2", -4.0)], insights=[pain]), "stage:s1")
    assert said(told.scene, "headline") == "Ann feels bad at “Card 2” (−4.0)."


def test_a_feeling_is_called_good_or_bad_as_its_face_is() -> None:
    told = frame_of(small_map(1, 1, personas=[ANN], feelings=[felt("t1", 0.4)]), "stage:s1")
    assert said(told.scene, "headline") == "Ann feels neither good nor bad at “Card 1”."


@pytest.mark.parametrize(
    ("language", "headline"),
    [("en", "Ann feels bad at “Reads ‘for free’” (−4.0)."), ("it", "Ann si trova male con «Reads “for free”» (−4,0).")],
)
def test_a_quotation_in_a_title_has_the_inner_marks_of_the_language(language: str, headline: str) -> None:
    journey_map = small_map(1, 1, personas=[ANN], feelings=[felt("t1", -4.0)])
    named = tuple(one.model_copy(update={"title": "Reads «for free»"}) for one in journey_map.touchpoints)
    told = frame_of(journey_map.with_collections({}, {"touchpoints": named}), "stage:s1", language)
    assert said(told.scene, "headline") == headline


def test_a_moment_of_truth_goes_badly_where_somebody_feels_bad() -> None:
    journey_map = small_map(1, 2, personas=[ANN], feelings=[felt("t1", -4.0), felt("t2", 3.0)])
    truths = tuple(one.model_copy(update={"moment_of_truth": "first"}) for one in journey_map.touchpoints)
    told = frame_of(journey_map.with_collections({}, {"touchpoints": truths}), "truths")
    assert said(told.scene, "headline") == "Of 2 moments of truth, one goes badly for somebody."


def test_steps_have_owners_and_dates_and_guesses_are_named() -> None:
    done = Insight(id="a", kind="solution", title="Say it", owner="Shop", due="2026-09-01", evidence="heard")
    open_ = Insight(id="b", kind="opportunity", title="Ask them", owner="Shop")
    told = frame_of(small_map(1, 1, insights=[done, open_]), "next")
    assert said(told.scene, "headline") == "Of 2 next steps, one has an owner and a date."
    for words in ("1 Sep 2026", "no date yet", "Would it really help: “Ask them”?"):
        assert words in everything(told.scene)
    assert "“Say it”" not in everything(told.scene)


def test_the_notes_are_sentences_from_the_records_and_the_notes_of_the_map() -> None:
    notes = "\n".join(frame_of(open_sample("en"), "stage:st-order").notes)
    for words in (
        "What they want: “Know the whole price, then pay”",
        "Maya, at “Delivery cost appears: €79”: Anger, −4.5 (observed · n = 14).",
        "34% of those who get here are not heard from again.",
        "What hurts: A cost of €79 that no page mentioned.",
        "CES: 2.6 · 1..7 · n 311 · 10 Apr 2026 · sample data.",
        "What they think: What else have they not told me?",
    ):
        assert words in notes
    assert all(frame.notes for frame in tell(open_sample("it")))


def test_columns_of_the_poster_stand_side_by_side_in_the_order_of_the_stages() -> None:
    columns = poster_columns(small_map(3, 1))
    assert list(columns) == ["s1", "s2", "s3"]
    assert all(a[1] == b[0] for a, b in pairwise(columns.values()))


def wrong(frame: StoryFrame) -> list[str]:
    scene = frame.scene
    assert (scene.width, scene.height) == (WIDTH, HEIGHT)
    low = [text.text for text in scene.texts() if text.extent[3] > FOOT + 8]  # the progress line stands there
    return [*complaints(scene), *low]


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("theme_name", ["light", "dark"])
def test_on_the_sample_nothing_overlaps(language: str, theme_name: str) -> None:
    for frame in tell(open_sample(language), theme_name=theme_name, language=language):
        assert wrong(frame) == []


@pytest.mark.parametrize("seed", range(SEEDS))
def test_whatever_the_map_nothing_overlaps(seed: int) -> None:
    for frame in tell(random_map(seed), theme_name=("dark", "light")[seed % 2], language=("en", "it")[seed % 2]):
        assert wrong(frame) == []


def test_twelve_stages_of_foreign_words_have_room() -> None:
    for frame in tell(random_map(5, stages=12, touchpoints=60, personas=5, nastiness=1.0)):
        assert wrong(frame) == []

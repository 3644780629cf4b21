"""The graph: what stands where, what is hidden, what is red, and that nothing lies over anything, whatever the map."""

import os
from itertools import pairwise
from math import hypot
from time import process_time

import pytest

from journey.formats.library import open_sample
from journey.i18n import words
from journey.layout import lay_out
from journey.layout.choices import Choices
from journey.model import Map
from journey.scene.primitives import Box, Circle, Group, Path, Rect, Scene, Shape, Text
from journey.scene.ribbons import sample
from journey.scene.themes import theme
from tests.layout.walks import walk
from tests.maps import random_map
from tests.scene_checks import complaints, extent

SEEDS = 600 if os.environ.get("ITINERARIO_LONG") else 150
LIGHT = theme("light")


def graph(journey_map: Map, **choices: object) -> Scene:
    return lay_out(journey_map, "graph", choices=Choices(**choices))


def node(scene: Scene, record_id: str) -> Group:
    return next(item for item in scene.walk() if item.role == "node" and item.id == record_id)


def middle(scene: Scene, record_id: str) -> tuple[float, float]:
    circle = next(item for item in node(scene, record_id).items if isinstance(item, Circle))
    return circle.x, circle.y


def ways(scene: Scene) -> dict[str, Path]:
    """Every way by its tooltip's first line."""
    return {item.tip.split("\n")[0]: item for item in scene.walk() if isinstance(item, Path) and item.role == "ribbon"}


def said(scene: Scene, role: str) -> list[str]:
    return [item.text for item in scene.texts() if item.role == role]


def height_of(path: Path) -> tuple[float, float]:
    ys = [y for _, y in sample(path.shape)]
    return min(ys), max(ys)


def test_stages_are_columns_from_left_to_right():
    scene = graph(walk("a", "b", "c", links=["a>b 0.5", "b>c 0.5"]))
    xs = [middle(scene, stop)[0] for stop in "abc"]
    assert xs == sorted(xs) and len(set(xs)) == 3


def test_stops_that_follow_each_other_inside_a_stage_stand_under_each_other():
    scene = graph(walk("a", "b c d", links=["a>b 0.5", "b>c 0.4", "c>d 0.3"]))
    places = [middle(scene, stop) for stop in "bcd"]
    assert len({x for x, _ in places}) == 1
    assert [y for _, y in places] == sorted(y for _, y in places)
    down = ways(scene)["Point b → Point c: 40% of customers"]
    assert len({round(x, 3) for x, _ in sample(down.shape)}) == 1


def test_a_ribbon_leaves_on_the_right_and_enters_on_the_left():
    scene = graph(walk("a", "b", links=["a>b 0.5"]))
    (x0, y0), *_, (x1, y1) = sample(ways(scene)["Point a → Point b: 50% of customers"].shape)
    (ax, ay), (bx, by) = middle(scene, "a"), middle(scene, "b")
    assert ax < x0 < x1 < bx
    assert (y0, y1) == (pytest.approx(ay, abs=1), pytest.approx(by, abs=1))


def test_ribbons_are_as_wide_as_their_share():
    found = ways(graph(walk("a", "b c", links=["a>b 0.6", "a>c 0.3"])))
    wide, narrow = found["Point a → Point b: 60% of customers"], found["Point a → Point c: 30% of customers"]
    assert (wide.stroke_width, narrow.stroke_width) == (26.0, 13.0)


def test_the_thinnest_ribbon_is_still_seen_and_without_shares_all_are_alike():
    assert (
        ways(graph(walk("a", "b c", links=["a>b 0.6", "a>c 0.001"])))["Point a → Point c: 0% of customers"].stroke_width
        == 1.5
    )
    assert {way.stroke_width for way in ways(graph(walk("a", "b c", links=["a>b", "a>c"]))).values()} == {5.0}


def test_a_loop_arcs_above_in_blue_with_its_words_over_the_apex():
    scene = graph(walk("a", "b", "c", links=["a>b 0.6", "b>c 0.6", "c>a loop 0.2 look again"]))
    loop = ways(scene)["Point c → Point a: 20% of customers"]
    top, _ = height_of(loop)
    assert loop.stroke == LIGHT.loop
    assert top < min(middle(scene, stop)[1] for stop in "abc") - 32
    label = next(text for text in scene.texts() if text.text == "20% look again")
    assert label.extent[3] < top
    assert middle(scene, "a")[0] < label.x < middle(scene, "c")[0]


def test_a_longer_loop_arcs_over_a_shorter_one():
    scene = graph(walk("a", "b", "c", links=["a>b", "b>c", "c>a loop 0.1", "b>a loop 0.2"]))
    found = ways(scene)
    long, short = found["Point c → Point a: 10% of customers"], found["Point b → Point a: 20% of customers"]
    assert height_of(long)[0] < height_of(short)[0]


def test_an_alternative_runs_below_dotted_in_ochre_with_its_words():
    scene = graph(walk("a", "b", "c", links=["a>b 0.6", "b>c 0.6", "a>c alternative 0.1 go straight there"]))
    way = ways(scene)["Point a → Point c: 10% of customers"]
    assert way.stroke == LIGHT.alternative and way.dash
    assert height_of(way)[1] > max(
        text.extent[3] for text in scene.texts() if text.role == "label" and "Point" in text.text
    )
    assert "10% go straight there" in said(scene, "label")


def test_exits_drop_to_the_bar_with_their_share_and_reason():
    scene = graph(walk("a", "b", links=["a>b 0.6", "b>- exit 0.2 buy elsewhere"]))
    bar = next(item for item in scene.walk() if isinstance(item, Rect) and item.role == "sink")
    exit_way = ways(scene)["Point b: 20% of customers leave"]
    assert height_of(exit_way)[1] == pytest.approx(bar.y, abs=16)
    assert said(scene, "sink") == ["left the journey", "20%", "buy elsewhere"]


def test_exits_of_one_stage_become_one_stream_and_add_up():
    scene = graph(walk("a b", "c", links=["a>c", "b>c", "a>- exit 0.2 too dear", "b>- exit 0.1 too far"]))
    assert said(scene, "sink") == ["left the journey", "30%", "20% too dear", "10% too far"]


def test_nobody_leaves_then_there_is_no_bar():
    assert not any(item.role == "sink" for item in graph(walk("a", "b", links=["a>b"])).walk())


def test_red_is_only_for_a_point_of_no_return():
    links = ["a>b 0.6", "a>- exit 0.1", "b>- exit 0.2", "b>a loop 0.1", "a>b alternative 0.1"]
    calm = graph(walk("a", "b", links=links))
    assert not [item for item in calm.walk() if LIGHT.loss in (getattr(item, "stroke", ""), getattr(item, "fill", ""))]
    flagged = graph(walk("a", "b", links=links, losses={"b": 0.34}))
    assert [tip for tip, way in ways(flagged).items() if way.stroke == LIGHT.loss] == [
        "Point b: 20% of customers leave"
    ]
    assert said(flagged, "noreturn") == ["Point of no return", "34% vanish (33–35%)"]
    assert [item.id for item in flagged.walk() if item.role == "noreturn" and isinstance(item, Group)] == ["l-b"]


def test_a_stop_says_its_name_and_share_and_can_be_picked():
    scene = graph(walk("a", "b", links=["a>b 0.58"]))
    stop = node(scene, "b")
    assert [item.text for item in stop.items if isinstance(item, Text)] == ["58%", "Point b"]
    assert stop.tip == "Point b\nWeb · measured\n58% of customers come by"


def test_small_ways_are_hidden_and_the_picture_says_so():
    scene = graph(walk("a", "b c", links=["a>b 0.6", "a>c 0.02"]), least_share=0.03)
    assert list(ways(scene)) == ["Point a → Point b: 60% of customers"]
    assert scene.notes == ("1 way under 3% is not drawn.",)
    assert said(scene, "notes") == ["1 way under 3% is not drawn."]


def test_without_links_the_order_of_the_map_is_drawn_and_said():
    scene = graph(walk("a", "b", "c"))
    assert list(ways(scene)) == ["Point a → Point b", "Point b → Point c"]
    assert "follow the order of the map" in scene.notes[0]


def test_between_stages_a_stop_has_its_number_and_the_heads_are_the_phases():
    scene = graph(walk("a b", "c", links=["s1>s2 main 0.6"]), detail="stages")
    assert said(scene, "number") == ["1", "2"]
    assert said(scene, "stage") == ["Before buying", "Buying"]
    assert "2 touchpoints" in said(scene, "label")


def test_a_head_for_each_stage_in_the_tint_of_its_phase():
    scene = graph(walk("a", "b", links=["a>b"]))
    heads = [item for item in scene.walk() if isinstance(item, Rect) and item.role == "stage"]
    assert [(head.id, head.fill) for head in heads] == [
        ("s1", LIGHT.macro_tints["pre_purchase"]),
        ("s2", LIGHT.macro_tints["purchase"]),
    ]


def test_a_guessed_touchpoint_has_a_dashed_circle():
    guessed = walk("a", "b", links=["a>b"])
    touchpoints = tuple(point.model_copy(update={"evidence": "assumed"}) for point in guessed.touchpoints)
    scene = graph(guessed.with_collections({}, {"touchpoints": touchpoints}))
    assert all(item.dash for stop in "ab" for item in node(scene, stop).items if isinstance(item, Circle))


@pytest.mark.parametrize("empty", [walk(), walk("", "")], ids=["no stages", "no touchpoints"])
def test_an_empty_map_asks_what_the_customer_does(empty: Map):
    scene = graph(empty)
    assert said(scene, "empty") == [words("en")("lanes.nothing_happens")]
    assert complaints(scene) == []


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("detail", ["touchpoints", "stages"])
@pytest.mark.parametrize("theme_name", ["light", "dark", "print"])
def test_the_sample_has_nothing_in_anythings_way(language: str, detail: str, theme_name: str):
    scene = lay_out(open_sample(language), "graph", theme_name=theme_name, choices=Choices(detail=detail))
    assert complaints(scene) == []
    assert crossed_names(scene) == []
    assert cut_words(scene) == []
    assert scene.notes == ()


def test_no_words_of_the_sample_are_lost():
    scene = graph(open_sample("en"))
    spoken = " ".join(text.text for text in scene.texts())
    for label in (
        "10% read the reviews again",
        "6% start over for another bike",
        "14% go straight to a test ride",
        "34% vanish",
    ):
        assert label in spoken


def test_ink_over_words_is_noticed():
    line = Path(shape=Shape((("M", 0.0, 10.0), ("L", 90.0, 10.0))), stroke="#000000", stroke_width=3.0, role="ribbon")
    word = Text(x=20.0, y=14.0, text="word", size=12.0, width=30.0, box=(20.0, 0.0, 60.0, 20.0))
    beside = Text(x=20.0, y=40.0, text="beside", size=12.0, width=30.0, box=(20.0, 20.0, 60.0, 50.0))
    assert cut_words(Scene(100.0, 50.0, (beside, word, line), "graph", "")) == ["'ribbon' is drawn over 'word'"]
    assert cut_words(Scene(100.0, 50.0, (line, word, beside), "graph", "")) == []


@pytest.mark.parametrize("seed", range(SEEDS))
def test_whatever_the_map_nothing_overlaps(seed: int):
    journey_map = random_map(seed)
    for detail in ("touchpoints", "stages"):
        scene = graph(journey_map, detail=detail, least_share=0.0 if seed % 2 else 0.05)
        assert complaints(scene) == []
        assert crossed_names(scene) == []
        assert cut_words(scene) == []


def test_it_holds_from_three_stages_to_twelve_with_two_hundred_touchpoints():
    small = graph(random_map(1, stages=3, touchpoints=5, nastiness=0))
    large = graph(random_map(2, stages=12, touchpoints=200, nastiness=0))
    assert small.width == 2160
    assert 2160 < large.width < 4000
    assert len([item for item in large.walk() if item.role == "node"]) == 200


def cut_words(scene: Scene) -> list[str]:
    """Words under ink that is drawn after them: a stroke, its width included, or a filled shape."""
    drawn = list(scene.walk())
    found = []
    for place, text in enumerate(drawn):
        if not isinstance(text, Text):
            continue
        for item in drawn[place + 1 :]:
            box = None if isinstance(item, Text) else extent(item)
            if box is None or not _touch(box, text.extent):
                continue
            if isinstance(item, Path) and item.fill == "none":
                points = [(item.x + x * item.scale, item.y + y * item.scale) for x, y in sample(item.shape, step=6.0)]
                if not _runs_through(points, text.extent, item.stroke_width / 2):
                    continue
            found.append(f"{item.role or item.tip!r} is drawn over {text.text!r}")
    return found


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def crossed_names(scene: Scene) -> list[str]:
    """Names, shares and labels that a way runs through, its width included."""
    boxes = [text for text in scene.texts() if text.role in ("label", "share", "noreturn", "stage", "legend")]
    found = []
    for way in (item for item in scene.walk() if isinstance(item, Path) and item.role == "ribbon"):
        points, half = sample(way.shape, step=6.0), way.stroke_width / 2
        left, right = min(x for x, _ in points) - half, max(x for x, _ in points) + half
        for text in boxes:
            box = text.extent
            if box[0] < right and left < box[2] and _runs_through(points, box, half):
                found.append(f"{way.tip.splitlines()[0]!r} runs through {text.text!r}")
    return found


def _runs_through(points: list[tuple[float, float]], box: Box, half: float) -> bool:
    for (x0, y0), (x1, y1) in pairwise(points):
        length = hypot(x1 - x0, y1 - y0) or 1.0
        aside, along = half * abs(y1 - y0) / length, half * abs(x1 - x0) / length  # a stroke is wide across, not along
        beside = max(x0, x1) + aside <= box[0] or box[2] <= min(x0, x1) - aside
        if not beside and min(y0, y1) - along < box[3] and box[1] < max(y0, y1) + along:
            return True
    return False


def test_hundreds_of_ways_between_two_stops_are_drawn_in_a_moment():
    began = process_time()
    scene = graph(walk("a", "b", links=["a>b 0.5", *(f"b>a loop 0.1 again {n}" for n in range(400))]))
    assert process_time() - began < 8
    assert len([item for item in scene.walk() if item.role == "ribbon"]) == 251
    assert any("150 more ways are not drawn" in note for note in scene.notes)
    assert complaints(scene) == []

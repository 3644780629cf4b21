"""The emotion lane: what is known is solid, what is guessed is dashed, and no word lies on a line."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from journey.i18n import words
from journey.lanes import emotions
from journey.lanes.contents import contents_of
from journey.lanes.emotion_names import short_names
from journey.lanes.frame import Column, Density, Frame, Walker
from journey.model import Feeling, Loss, Map, Persona, Stage, Touchpoint
from journey.scene.fonts import default_measure
from journey.scene.primitives import Box, Circle, Group, Item, Path, Rect, Scene, Text
from journey.scene.themes import theme
from tests.maps import random_map
from tests.scene_checks import complaints

TOP, WIDTH = 20.0, 2288.0


def frame_of(journey_map: Map, *, focus: str | None = None, quotes: bool = True, name: str = "light") -> Frame:
    left, right = 206.0, WIDTH
    width = (right - left) / max(len(journey_map.path), 1)
    columns = tuple(
        Column(stage, cell, left + i * width, left + (i + 1) * width)
        for i, (stage, cell) in enumerate(journey_map.path)
    )
    slots = {}
    for column in columns:
        places = [touchpoint.id for touchpoint in column.touchpoints] or [column.stage.id]
        slots.update({place: column.left + column.width * (i + 0.5) / len(places) for i, place in enumerate(places)})
    walkers = tuple(Walker(persona, i) for i, persona in enumerate(journey_map.personas))
    return Frame(
        map=journey_map, theme=theme(name), words=words(journey_map.language), measure=default_measure(),
        density=Density(), left=56.0, right=right, columns=columns, slots=slots, walkers=walkers,
        focus=focus if focus is not None else next((p.id for p in journey_map.personas), ""), quotes=quotes,
        contents=contents_of(journey_map),
    )  # fmt: skip


def drawn(journey_map: Map, **more: object) -> Scene:
    frame = frame_of(journey_map, **more)
    height = emotions.height(frame)
    return Scene(WIDTH + 56, TOP + height + 20, emotions.draw(frame, TOP, height), "poster", "lane")


def a_map(*valences: Sequence[float], stages: int = 1, losses: tuple[Loss, ...] = (), **feeling: object) -> Map:
    """A persona for each list of valences, one touchpoint a valence, in as many stages."""
    count = max(map(len, valences), default=0)
    return Map(
        id="m", language="it",
        personas=tuple(Persona(id=f"p{i}", order=f"{i}", name=name) for i, name in enumerate(NAMES[: len(valences)])),
        stages=tuple(Stage(id=f"s{i}", order=f"{i}", name="Tappa") for i in range(stages)),
        touchpoints=tuple(
            Touchpoint(id=f"t{k}", order=f"{k:03}", stage_id=f"s{k * stages // max(count, 1)}", title=f"Punto {k}")
            for k in range(count)
        ),
        feelings=tuple(
            Feeling(**({"id": f"f{i}-{k}", "persona_id": f"p{i}", "touchpoint_id": f"t{k}", "valence": v,
                        "evidence": "heard", "emotion": "trust"} | feeling))
            for i, line in enumerate(valences) for k, v in enumerate(line)
        ),
        losses=losses,
    )  # fmt: skip


NAMES = ("Giulia Ferrari", "Renato Donà", "Maya Brooks", "Tom Hartley", "Anna Riva")


def with_guesses(journey_map: Map, *places: str) -> Map:
    feelings = tuple(
        feeling.model_copy(update={"evidence": "assumed"}) if feeling.touchpoint_id in places else feeling
        for feeling in journey_map.feelings
    )
    return journey_map.model_copy(update={"feelings": feelings})


def role(scene: Scene, name: str) -> list[Item]:
    return [item for item in scene.walk() if item.role == name]


def ends(path: Path) -> tuple[float, float]:
    segments = path.shape.segments
    return float(segments[0][1]), float(segments[-1][-2])


def said(scene: Scene) -> list[str]:
    return [text.text for text in scene.texts()]


def test_a_stretch_is_dashed_exactly_where_one_of_its_ends_is_assumed():
    known = a_map((1, 2, 3, 2, 1))
    scene = drawn(with_guesses(known, "t2"))
    x = [frame_of(known).slots[f"t{k}"] for k in range(5)]
    curves = [(bool(path.dash), *ends(path)) for path in role(scene, "curve")]
    assert curves == [(False, x[0], x[1]), (True, x[1], x[3]), (False, x[3], x[4])]
    assert all(not path.dash for path in role(drawn(known), "curve"))


def test_dots_are_round_and_two_widths_apart():
    (path,) = role(drawn(a_map((1, 2), evidence="assumed")), "curve")
    assert path.cap == "round"
    assert path.dash[0] < 0.1
    assert path.dash[1] == pytest.approx(2 * path.stroke_width)


def test_a_marker_is_hollow_exactly_where_its_moment_is_assumed():
    scene = drawn(with_guesses(a_map((1, 2, 3)), "t1"))
    assert [(mark.id, mark.fill == "#FFFFFF") for mark in role(scene, "moment")] == [
        ("f0-0", False),
        ("f0-1", True),
        ("f0-2", False),
    ]


def test_only_known_stretches_have_a_casing():
    scene = drawn(with_guesses(a_map((1, 2, 3)), "t2"))
    (casing,) = role(scene, "casing")
    assert casing.stroke_width > role(scene, "curve")[0].stroke_width
    assert ends(casing) == ends(role(scene, "curve")[0])


def test_each_persona_has_its_own_shape_and_the_first_the_thickest_line():
    scene = drawn(a_map((1, 2), (0, 1), (-1, 0), (-2, -1), (2, 0)))
    widths = {path.series: path.stroke_width for path in role(scene, "curve")}
    shapes = {mark.series: mark.shape for mark in role(scene, "moment")}
    assert max(widths, key=lambda name: widths[name]) == "Giulia Ferrari"
    assert len(set(map(id, shapes.values()))) == 5


def test_the_area_belongs_to_the_persona_in_focus_sun_above_and_dusk_below():
    journey_map = a_map((3, -3), (1, 2))
    sun, dusk = role(drawn(journey_map), "area")
    assert {sun.series, dusk.series} == {"Giulia Ferrari"}
    assert (sun.fill.stops[1][1], dusk.fill.stops[1][1]) == (theme("light").sun, theme("light").dusk)
    assert sun.fill.y1 == dusk.fill.y1  # both begin at zero
    (only_sun,) = role(drawn(journey_map, focus="p1"), "area")
    assert only_sun.series == "Renato Donà"
    assert role(drawn(journey_map, focus=""), "area") == []


def test_the_spread_is_drawn_for_two_personas_at_most():
    rated = {"low": 0.0, "high": 3.0, "n": 14}
    assert len(role(drawn(a_map((1, 2), (2, 1), **rated)), "band")) == 2
    assert role(drawn(a_map((1, 2), (2, 1), (1, 1), **rated)), "band") == []
    assert role(drawn(a_map((1, 2))), "band") == []


def test_a_lone_rated_moment_has_a_bar_of_its_own():
    journey_map = a_map((1, 2, 3))
    rated = journey_map.feelings[1].model_copy(update={"low": 1.0, "high": 3.0, "n": 5})
    journey_map = journey_map.model_copy(update={"feelings": (journey_map.feelings[0], rated, journey_map.feelings[2])})
    (bar,) = role(drawn(journey_map), "band")
    assert isinstance(bar, Rect)
    assert bar.height == pytest.approx(2 * emotions.SCALE / 10)


def test_best_worst_and_turns_speak_in_the_language_of_the_picture():
    scene = drawn(a_map((0, 4, -3.5, 1), quote="Finalmente."))
    assert {"Fiducia, +4,0", "Fiducia, −3,5", "«Finalmente.»"} <= set(said(scene))
    english = drawn(a_map((0, 4, -3.5, 1), quote="At last.").model_copy(update={"language": "en"}))
    assert {"Trust, +4.0", "Trust, −3.5", "“At last.”"} <= set(said(english))


def test_a_users_own_word_is_an_emotion_too_and_none_is_none():
    assert "Spaesamento, −4,0" in said(drawn(a_map((0, -4, 1), emotion="spaesamento")))
    assert "−4,0" in said(drawn(a_map((0, -4, 1), emotion="")))


def test_small_ripples_have_no_face():
    scene = drawn(a_map((0, 4, 0.2, 1.0, 0.3, -4, 0)))
    faces = {face.id for face in role(scene, "face") if face.id}
    assert faces == {"f0-1", "f0-5"}


def test_with_more_than_two_personas_only_best_and_worst_have_faces():
    zigzag = (4, -4, 3, -3, 2)
    two, three = drawn(a_map(zigzag, zigzag[::-1])), drawn(a_map(zigzag, (1, 1, 1, 1, 0.5), (0, 0, 0, 0, -1)))
    assert len([face for face in role(two, "face") if face.series]) > 4
    for name in NAMES[:3]:
        assert 1 <= len([face for face in role(three, "face") if face.series == name]) <= 2


def test_an_assumed_moment_has_a_hollow_face():
    scene = drawn(with_guesses(a_map((0, 4, 0, -4, 0)), "t1"))
    heads = {face.id: face.items[0] for face in role(scene, "face") if face.id}
    assert (heads["f0-1"].fill, bool(heads["f0-1"].dash)) == (theme("light").paper, True)
    assert (heads["f0-3"].fill, bool(heads["f0-3"].dash)) == (theme("light").emotion(-4), False)


def test_names_stand_at_the_ends_of_the_lines():
    scene = drawn(a_map((1, 3), (1, -3)))
    places = {name.items[0].text: name.items[0] for name in role(scene, "name")}
    assert set(places) == {"Giulia", "Renato"}
    assert places["Giulia"].y < places["Renato"].y
    assert all(text.x > WIDTH / 2 for text in places.values())


def test_a_persona_is_called_by_a_first_name_only_where_it_is_one():
    def called(*names: str) -> list[str]:
        return list(short_names([Persona(id=f"p{i}", name=name) for i, name in enumerate(names)]).values())

    assert called("Giulia Ferrari", "Renato Donà") == ["Giulia", "Renato"]
    assert called("Maya Brooks", "Maya Stone") == ["Maya Brooks", "Maya Stone"]
    for whole in ("Clienti nuovi", "The Planner", "IT Manager", "Anna"):
        assert called(whole) == [whole]


def test_a_moment_tells_in_its_tooltip_all_that_is_known():
    journey_map = a_map((1, -4.5, 0), quote="Ho spento.", low=-5.0, high=-3.0, n=14, emotion="annoyance")
    mark = next(mark for mark in role(drawn(journey_map), "moment") if mark.id == "f0-1")
    assert mark.tip.splitlines() == [
        "2 · Punto 1",
        "Giulia Ferrari: Fastidio, −4,5",
        "«Ho spento.»",
        "sentito · n = 14 · metà centrale da −5,0 a −3,0",
    ]


def test_the_point_of_no_return_says_share_interval_n_and_horizon():
    loss = Loss(id="l", touchpoint_id="t2", share=0.31, share_low=0.28, share_high=0.34, n=1204, horizon_days=38)
    journey_map = a_map((1, 1, -4, -4, 0), losses=(loss,))
    scene = drawn(journey_map)
    assert {"PUNTO DI NON RITORNO", "31%", "28–34% · n = 1.204 · silenzio oltre 38 giorni"} <= set(said(scene))
    band = next(item for item in role(scene, "noreturn") if isinstance(item, Rect))
    assert (band.y, band.height) == (TOP, emotions.height(frame_of(journey_map)))
    assert band.x + band.width / 2 == pytest.approx(frame_of(journey_map).slots["t2"])
    share = next(text for text in scene.texts() if text.text == "31%")
    assert (share.size, share.weight, share.fill) == (88, 900, theme("light").loss)


def test_where_curves_run_high_the_share_says_less_but_never_lies_on_them():
    loss = Loss(id="l", touchpoint_id="t2", share=0.31)
    scene = drawn(a_map((5, 5, 5, 5, 5), losses=(loss,)))
    assert "31% tace qui" in said(scene)


def test_each_point_of_no_return_says_its_share_also_where_the_greatest_takes_the_room():
    near = [Loss(id=f"l{n}", touchpoint_id=f"t{n}", share=share) for n, share in enumerate((0.2, 0.4, 0.3), 1)]
    scene = drawn(a_map((1, 1, -4, -4, 0), losses=tuple(near)))
    told = {group.id: [text.text for text in group.items if isinstance(text, Text)] for group in role(scene, "noreturn")
            if isinstance(group, Group)}  # fmt: skip
    assert {key: next(words for words in texts if "%" in words)[:3] for key, texts in told.items()} == {
        "l1": "20%", "l2": "40%", "l3": "30%",
    }  # fmt: skip
    assert complaints(scene) == []


def test_a_loss_without_a_share_is_no_point_of_no_return():
    assert role(drawn(a_map((1, 2), losses=(Loss(id="l", touchpoint_id="t1"),))), "noreturn") == []


def test_numbers_stand_under_the_curve_the_lost_one_in_red():
    scene = drawn(a_map((1,) * 5, losses=(Loss(id="l", touchpoint_id="t2", share=0.3),)))
    numbers = {text.text: text.fill for text in role(scene, "number")}
    assert sorted(numbers) == ["1", "2", "3", "4", "5"]
    assert numbers["3"] == theme("light").loss != numbers["2"]


def test_two_hundred_numbers_are_thinned_and_never_touch_but_the_lost_one_stays():
    loss = Loss(id="l", touchpoint_id="t122", share=0.3)
    numbers = role(drawn(a_map((0.5,) * 200, losses=(loss,))), "number")
    assert "123" in {text.text for text in numbers}
    assert 20 < len(numbers) < 100
    edges = sorted(text.extent[::2] for text in numbers)
    assert all(before[1] < after[0] for before, after in pairwise(edges))


def test_a_feeling_about_a_whole_stage_sits_in_its_middle():
    journey_map = Map(
        id="m", personas=(Persona(id="p", name="Ada"),),
        stages=(Stage(id="s0", order="0", name="A"), Stage(id="s1", order="1", name="B")),
        feelings=tuple(Feeling(id=f"f{k}", persona_id="p", stage_id=f"s{k}", valence=2) for k in range(2)),
    )  # fmt: skip
    columns = frame_of(journey_map).columns
    assert [mark.x for mark in role(drawn(journey_map), "moment")] == [(c.left + c.right) / 2 for c in columns]


def test_shared_feelings_without_personas_are_everybodys_curve():
    journey_map = a_map((1, 3)).model_copy(update={"personas": ()})
    everybody = tuple(feeling.model_copy(update={"persona_id": None}) for feeling in journey_map.feelings)
    scene = drawn(journey_map.model_copy(update={"feelings": everybody}))
    assert {path.series for path in role(scene, "curve")} == {"Tutti"}


def test_without_feelings_a_sentence_and_a_faint_curve():
    scene = drawn(a_map((1, 2)).model_copy(update={"feelings": ()}))
    assert words("it")("curve.empty") in said(scene)
    assert role(scene, "curve") == []
    assert len(role(scene, "ghost")) == 1


@pytest.mark.parametrize("seed", range(150))
def test_whatever_the_map_no_word_touches_a_word_a_line_a_face_or_the_edge(seed: int):
    few = {0: (1, 3), 1: (2, 25), 2: (2, 60), 3: (3, 30), 4: (5, 200)}[seed % 5]
    scene = drawn(random_map(seed, personas=few[0], touchpoints=few[1]), quotes=seed % 2 == 0)
    assert complaints(scene) == []
    lines = [path for path in role(scene, "curve") if isinstance(path, Path)]
    faces = [face.items[0] for face in role(scene, "face") if face.series and isinstance(face, Group)]
    for text in _words_on_the_plot(scene):
        assert not any(_crosses(path, text.extent) for path in lines), text.text
        assert not any(_over(face, text.extent) for face in faces), text.text


def _words_on_the_plot(scene: Scene) -> list[Text]:
    groups = [item for item in scene.walk() if isinstance(item, Group) and item.role in ("label", "name", "noreturn")]
    return [text for group in groups for text in group.items if isinstance(text, Text)]


def _crosses(path: Path, box: Box) -> bool:
    x, y = 0.0, 0.0
    left, top, right, bottom = box
    for segment in path.shape.segments:
        numbers = [float(value) for value in segment[1:]]
        if segment[0] == "C" and numbers[4] >= left and x <= right:
            _, y1, _, y2, x3, y3 = numbers
            for k in range(41):
                t, s = k / 40, 1 - k / 40
                px = x + t * (x3 - x)
                py = s**3 * y + 3 * s * s * t * y1 + 3 * s * t * t * y2 + t**3 * y3
                if left - 2 < px < right + 2 and top - 2 < py < bottom + 2:
                    return True
        x, y = numbers[-2:]
    return False


def _over(face: Item, box: Box) -> bool:
    assert isinstance(face, Circle)
    near_x, near_y = min(max(face.x, box[0]), box[2]), min(max(face.y, box[1]), box[3])
    return (near_x - face.x) ** 2 + (near_y - face.y) ** 2 < face.r**2


def test_a_valence_alone_stays_with_its_face_while_words_share_the_row_of_the_peaks() -> None:
    def above(**feeling: object) -> float:
        scene = drawn(a_map([0.0, 3.5, 0.0], **feeling))
        words = next(group.items[0] for group in role(scene, "label") if group.id == "f0-1")
        face = next(group.items[0] for group in role(scene, "face") if group.id == "f0-1")
        assert isinstance(words, Text) and words.box and isinstance(face, Circle)
        return face.y - face.r - words.box[3]

    assert 0 < above() < 12
    assert above(quote="Finalmente qualcuno risponde") > 30

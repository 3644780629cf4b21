"""The persona sheet: everything that is known of a persona, nothing where nothing is known, and room for long texts."""

import os

import pytest

from journey.formats.library import open_sample
from journey.layout import lay_out
from journey.layout.choices import Choices
from journey.layout.persona_blocks import balanced
from journey.model import Channel, Feeling, Map, Persona, Stage, Touchpoint
from journey.scene.primitives import Rect, Scene
from journey.scene.themes import theme
from tests.maps import random_map
from tests.scene_checks import complaints

SEEDS = 400 if os.environ.get("ITINERARIO_LONG") else 100


def sheet(*personas: Persona, focus: str = "", **more: object) -> Scene:
    journey_map = Map.model_validate({"id": "m", "title": "Bike shop", "personas": personas, **more})
    return lay_out(journey_map, "persona", choices=Choices(focus=focus))


def said(scene: Scene, role: str) -> str:
    return " ".join(item.text for item in scene.texts() if item.role == role)


def everything(scene: Scene) -> str:
    return " ".join(item.text for item in scene.texts())


def test_the_sheet_is_of_the_persona_asked_for_else_of_the_first():
    ann, bob = Persona(id="a", order="1", name="Ann"), Persona(id="b", order="2", name="Bob")
    assert sheet(ann, bob).title == "Ann"
    assert sheet(ann, bob, focus="b").title == "Bob"


def test_a_persona_shown_alone_on_the_map_is_the_sheets():
    journey_map = Map(id="m", personas=(Persona(id="a", order="1", name="Ann"), Persona(id="b", order="2", name="Bob")))
    assert lay_out(journey_map, "persona", choices=Choices(personas=("b",))).title == "Bob"


def test_all_that_is_known_stands_on_the_sheet():
    scene = sheet(
        Persona(
            id="a",
            name="Ann",
            role="29, Leeds",
            segment="Commuters",
            quote="No surprises.",
            biography="Done with buses.",
            needs=("The right size",),
            opinions=("Reviews tell more",),
            expectations=("A week",),
            goals=("Ride to work",),
            pains=("Late costs",),
            channel_ids=("web",),
            share=0.58,
        ),
        channels=[Channel(id="web", name="Website", icon="web")],
    )
    for words in (
        "Ann",
        "29, Leeds",
        "Commuters",
        "“No surprises.”",
        "Done with buses.",
        "The right size",
        "Reviews tell more",
        "A week",
        "Ride to work",
        "Late costs",
        "Website",
        "58% of customers",
        "Bike shop",
    ):
        assert words in everything(scene)
    headings = "Who they are, Where they like to meet us, Goals, Needs, Expectations, Opinions, Recurring pains"
    assert said(scene, "heading") == headings.replace(",", "")


def test_empty_fields_have_no_heading():
    scene = sheet(Persona(id="a", name="Ann", needs=("The right size",)))
    assert said(scene, "heading") == "Needs"
    assert "%" not in everything(scene)


def test_the_share_is_how_far_the_colour_runs_along_the_route():
    scene = sheet(Persona(id="a", name="Ann", share=0.25))
    routes = [item for item in scene.walk() if isinstance(item, Rect) and item.role == "route"]
    assert [(rect.width / scene.width, rect.fill) for rect in routes] == [
        (1.0, theme("light").route),
        (0.25, theme("light").personas[0]),
    ]


def test_best_worst_last_and_what_will_be_remembered():
    stages = [Stage(id=f"s{n}", order=str(n), name=f"Stage {n}") for n in range(3)]
    points = [Touchpoint(id=f"t{n}", order=str(n), stage_id=f"s{n}", title=f"Point {n}") for n in range(3)]
    feelings = [
        Feeling(id=f"f{n}", persona_id="a", touchpoint_id=f"t{n}", valence=value, emotion=emotion, evidence="heard")
        for n, (value, emotion) in enumerate(((3.0, "trust"), (-4.0, "anger"), (1.0, "hope")))
    ]
    scene = sheet(Persona(id="a", name="Ann"), stages=stages, touchpoints=points, feelings=feelings)
    shown = everything(scene)
    for words in ("Trust, +3.0", "Anger, −4.0", "Hope, +1.0", "Peak", "Valley", "End", "Point 0", "Point 1", "Point 2"):
        assert words in shown
    assert "Remembered experience" in shown and "−1.5" in shown  # (−4 + 1) / 2
    assert "heuristic: mean of peak and end" in shown


def test_the_curve_of_somebody_else_is_not_drawn():
    scene = sheet(
        Persona(id="a", order="1", name="Ann"),
        Persona(id="b", order="2", name="Bob"),
        stages=[Stage(id="s", name="Stage")],
        feelings=[Feeling(id="f", persona_id="b", stage_id="s", valence=3.0)],
    )
    assert "Remembered experience" not in everything(scene)


def test_long_texts_wrap_and_the_page_grows():
    short = sheet(Persona(id="a", name="Ann", biography="Done with buses."))
    long = sheet(Persona(id="a", name="Ann", biography="Done with late buses. " * 80, needs=("To be on time " * 60,)))
    assert long.height > short.height + 400
    assert not any(item.text.endswith("…") for item in long.texts())
    assert complaints(long) == []


def test_nobody_walks_this_way_yet():
    scene = sheet()
    assert said(scene, "empty") == "Who walks this way? Add a persona."
    assert complaints(scene) == []


@pytest.mark.parametrize("persona", ["pe-maya", "pe-tom"])
@pytest.mark.parametrize("language", ["en", "it"])
def test_the_sample_personas_fill_one_page_of_a4(persona: str, language: str):
    scene = lay_out(open_sample(language), "persona", choices=Choices(focus=persona))
    assert (scene.width, scene.height) == (1240, 1754)
    assert complaints(scene) == []


@pytest.mark.parametrize("theme_name", ["light", "dark", "print"])
def test_in_every_theme_nothing_overlaps(theme_name: str):
    assert complaints(lay_out(open_sample("it"), "persona", theme_name=theme_name)) == []


@pytest.mark.parametrize("seed", range(SEEDS))
def test_whatever_the_persona_nothing_overlaps(seed: int):
    journey_map = random_map(seed)
    for focus in [persona.id for persona in journey_map.personas][:2] or [""]:
        assert complaints(lay_out(journey_map, "persona", choices=Choices(focus=focus))) == []


def test_blocks_stand_in_order_in_columns_as_even_as_can_be():
    assert balanced([10, 10, 10], 3, gap=5) == [range(1), range(1, 2), range(2, 3)]
    assert balanced([100, 10, 10, 10, 40], 2, gap=5) == [range(1), range(1, 5)]
    assert balanced([30, 30, 30, 30], 2, gap=5) == [range(2), range(2, 4)]

"""The curve view: large, complete, and readable without colour or a mouse."""

from dataclasses import replace

import pytest

from journey.i18n import words
from journey.layout import lay_out
from journey.layout.choices import Choices
from journey.model import Feeling, Loss, Map, Persona, Stage, Touchpoint
from journey.scene.primitives import Group, Item, Rect, Scene
from tests.maps import random_map
from tests.scene_checks import complaints


def walk(*valences: tuple[float, ...], **more: object) -> Map:
    """A stage of one touchpoint for each valence."""
    count = max(map(len, valences), default=0)
    names = ("Giulia", "Renato", "Maya", "Tom")
    return Map(
        **({
            "id": "m", "title": "RC auto", "headline": "Si separano.", "language": "it",
            "personas": [Persona(id=f"p{i}", order=f"{i}", name=names[i]) for i in range(len(valences))],
            "stages": [
                Stage(id=f"s{k}", order=f"{k:02}", name=f"Tappa {k}", macro_stage="purchase") for k in range(count)
            ],
            "touchpoints": [
                Touchpoint(id=f"t{k}", order=f"{k}", stage_id=f"s{k}", title=f"Punto {k}") for k in range(count)
            ],
            "feelings": [
                Feeling(id=f"f{i}-{k}", persona_id=f"p{i}", touchpoint_id=f"t{k}", valence=v, evidence="heard")
                for i, line in enumerate(valences) for k, v in enumerate(line)
            ],
        } | more)
    )  # fmt: skip


def view(journey_map: Map, **more: object) -> Scene:
    return lay_out(journey_map, "curve", **more)


def role(scene: Scene, name: str) -> list[Item]:
    return [item for item in scene.walk() if item.role == name]


def said(item: "Scene | Item") -> list[str]:
    scene = item if isinstance(item, Scene) else Scene(1, 1, (item,), "", "")
    return [text.text for text in scene.texts()]


def test_the_headline_is_the_finding_and_the_kicker_says_what_it_is_about():
    scene = view(walk((1, 2)))
    assert "Si separano." in said(scene)
    assert "CURVA DELLE EMOZIONI · COM’È OGGI · RC AUTO" in said(scene)
    bare = said(view(walk((1, 2), headline="")))
    assert "RC auto" in bare
    assert "CURVA DELLE EMOZIONI · COM’È OGGI" in bare


def test_stages_stand_over_the_curve_in_the_tint_of_their_macro_stage():
    scene = view(walk((1, 2, 3)))
    heads = role(scene, "stage")
    assert [head.id for head in heads] == ["s0", "s1", "s2"]
    assert said(heads[1]) == ["2 Tappa 1"]
    assert heads[1].tip == "Tappa 1\nAcquisto"


def test_a_stage_name_without_room_leaves_its_number():
    many = walk((1,) * 9, stages=[Stage(id=f"s{k}", order=f"{k}", name="Elettrificazione " * 3) for k in range(9)])
    assert all(text.startswith(str(k)) for k, head in enumerate(role(view(many), "stage"), 1) for text in said(head))


def test_each_persona_has_a_card_with_peak_valley_end_and_what_is_remembered():
    (card,) = role(view(walk((1, 4.6, -4.5, 2.6))), "persona")
    told = {"Giulia", "Picco", "+4,6", "Punto 1", "Valle", "−4,5", "Punto 2", "Fine", "+2,6", "Punto 3"}
    assert told <= set(said(card))
    assert "esperienza ricordata (euristica: media fra picco e fine) +3,6" in said(card)


def test_an_assumed_end_is_called_so_and_its_face_is_hollow():
    journey_map = walk((1, 3))
    guessed = journey_map.feelings[1].model_copy(update={"evidence": "assumed"})
    (card,) = role(view(journey_map.model_copy(update={"feelings": (journey_map.feelings[0], guessed)})), "persona")
    assert "Fine, ipotizzato" in said(card)
    faces = [item for item in card.items if isinstance(item, Group) and item.role == "face"]
    assert [bool(face.items[0].dash) for face in faces] == [True, False, True]


def test_three_cards_fit_in_a_row_and_a_fourth_begins_another():
    cards = role(view(walk((1, 2), (2, 1), (0, 1), (1, 0))), "persona")
    tops = [card.items[0].y for card in cards if isinstance(card.items[0], Rect)]
    assert tops[0] == tops[1] == tops[2] < tops[3]


def test_where_two_personas_are_farthest_apart_the_points_are_written():
    scene = view(walk((3, 1, 2), (-2.3, 0, 2)))
    (gap,) = role(scene, "gap")
    assert said(gap) == ["distanza 5,3"]
    assert role(view(walk((3, 1, 2), (2, 0, 2))), "gap") == []


@pytest.mark.parametrize("name", ["poster", "curve"])
def test_the_low_of_the_first_persona_is_told_before_the_lesser_one_of_the_second(name: str):
    first, second = (2, 1, 3, -4, 2, 3, 2, 1, 0, -4, -3, -3), (1, 2, 2, 1, 2, 2, 2, 1, 0, 1, -2, 2)
    map_ = walk(first, second)
    words = {"f0-9": "Nobody told me."}
    felt = [one.model_copy(update={"quote": words.get(one.id, "")}) for one in map_.feelings]
    scene = lay_out(map_.with_collections({}, {"feelings": tuple(felt)}), name)
    assert {"f0-9", "f1-10"} <= {face.id for face in role(scene, "face")}
    (label,) = [one for one in role(scene, "label") if one.id == "f0-9"]
    assert "−4,0" in said(label) and "«Nobody told me.»" in " ".join(said(label))


def test_the_widest_gap_leaves_the_faces_of_best_and_worst_alone():
    first, second = (4, 2, 1, -1, -1, -3, 2, 4, -2, -4, -3, 3), (4, 3, 0, -2, 0, -2, 2, 5, -2, -2, -2, 3)
    scene = view(walk(first, second))
    assert "f0-9" in {face.id for face in role(scene, "face")} and "f0-9" in {one.id for one in role(scene, "label")}
    assert complaints(scene) == []


def test_the_gap_is_not_marked_at_a_point_of_no_return_which_has_its_own_line():
    lost = (Loss(id="l", touchpoint_id="t0", share=0.31),)
    (gap,) = role(view(walk((4, 1, 2), (-4, -2, 2), losses=lost)), "gap")
    assert said(gap) == ["distanza 3"]


def test_the_point_of_no_return_is_said_in_a_line():
    lost = (Loss(id="l", touchpoint_id="t1", share=0.31, share_low=0.28, share_high=0.34),)
    assert {"31% tace qui", "28–34%"} <= set(said(view(walk((4, 1, 2), losses=lost))))


def test_the_legend_explains_only_what_is_there():
    assert role(view(walk((1, 2))), "legend") == []
    journey_map = walk((1, 2))
    change = {"low": 0.0, "high": 3.0, "n": 14, "evidence": "assumed"}
    rated = tuple(feeling.model_copy(update=change) for feeling in journey_map.feelings)
    scene = view(journey_map.model_copy(update={"feelings": rated}))
    assert {"metà centrale di 14 risposte", "solo ipotizzato"} <= set(said(scene))


def test_only_the_chosen_personas_are_shown_in_their_own_colours():
    both = walk((1, 2), (2, 1))
    alone = view(both, choices=Choices(personas=("p1",)))
    assert {path.series for path in role(alone, "curve")} == {"Renato"}
    assert role(alone, "curve")[0].stroke == role(view(both), "curve")[0].stroke  # back to front: Renato first
    assert role(view(both, choices=Choices(focus="p1")), "area")[0].series == "Renato"


def test_the_description_tells_best_and_worst_in_words():
    description = view(walk((1, 4.6, -4.5))).description
    assert description == "Giulia: momento migliore Punto 1 (+4,6), peggiore Punto 2 (−4,5)."
    assert view(walk((), language="en")).description == words("en")("curve.empty")


def test_a_new_map_shows_what_will_be_here():
    scene = view(Map(id="m", title="Nuova", language="it"))
    assert words("it")("curve.empty") in said(scene)
    assert complaints(scene) == []


def test_a_crowded_stage_gets_more_room_but_not_all():
    crowded = walk((1,) * 12, touchpoints=[
        Touchpoint(id=f"t{k}", order=f"{k:02}", stage_id="s0" if k < 10 else f"s{k - 9}", title="x") for k in range(12)
    ])  # fmt: skip
    heads = [head.items[0].width for head in role(view(crowded), "stage")]
    assert heads[0] > heads[1]
    assert heads[0] < 10 * heads[1]


@pytest.mark.parametrize("theme_name", ["light", "dark", "print"])
@pytest.mark.parametrize("language", ["en", "it"])
def test_it_is_drawn_in_every_theme_and_language(theme_name: str, language: str):
    scene = view(walk((3, -3, 1), (1, 2, -1)), theme_name=theme_name, language=language)
    assert (scene.theme, scene.language, scene.width) == (theme_name, language, 2160)
    assert 950 < scene.height < 1200
    assert complaints(scene) == []


def test_in_print_red_becomes_black_and_the_band_two_rules():
    scene = view(walk((4, 1, 2), losses=(Loss(id="l", touchpoint_id="t1", share=0.31),)), theme_name="print")
    assert next(text for text in scene.texts() if text.text == "31% tace qui").fill == "#111111"
    assert len(role(scene, "noreturn-line")) >= 2


@pytest.mark.parametrize("seed", range(60))
def test_every_map_gives_a_whole_picture(seed: int):
    journey_map = random_map(1000 + seed)
    scene = view(journey_map)
    assert complaints(scene) == []
    assert {card.id for card in role(scene, "persona")} == {persona.id for persona in journey_map.personas}


def test_the_same_map_gives_the_same_picture():
    journey_map = random_map(7)
    assert view(journey_map) == replace(view(journey_map))

"""The whole poster: its rows, what can be clicked, what is left out and said so."""

import pytest

from journey.layout.choices import Choices
from journey.layout.poster_rows import Row
from journey.model import Insight, Lane, Link, Map, Metric, Note, Persona, Touchpoint, empty_map
from journey.scene.primitives import Group, Rect, Scene
from journey.scene.themes import theme
from tests.layout.posters import all_words, groups, inside, poster, small_map, words_in


def lanes_of(scene: Scene) -> list[str]:
    return [item.role.split()[1] for item in scene.walk() if isinstance(item, Group) and item.role.startswith("lane ")]


class TestRows:
    def test_built_in_rows_with_nothing_to_show_stay_away(self) -> None:
        assert lanes_of(poster(small_map())) == ["touchpoints", "emotions"]

    def test_they_are_told_apart_without_comparing_each_with_all(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def compared(*_: object) -> bool:
            raise AssertionError("a poster of many rows would take minutes")

        monkeypatch.setattr(Row, "__eq__", compared)
        many = tuple(Lane(id=f"l{n}", kind="emotions") for n in range(3))
        assert lanes_of(poster(small_map(lanes=many))) == ["emotions"] * 3

    LANES = (Lane(id="a", order="1", kind="pains"), Lane(id="b", order="2", kind="goals", title="Dreams"))

    def test_rows_without_content_are_not_drawn_for_others_even_when_the_map_lists_them(self) -> None:
        assert lanes_of(poster(small_map(lanes=self.LANES))) == []

    def test_where_the_poster_is_worked_on_they_say_how_to_fill_them(self) -> None:
        scene = poster(small_map(lanes=self.LANES), choices=Choices(invite=True))
        assert lanes_of(scene) == ["pains", "goals"]
        hint = "Click a stage to say what hurts there. What hurts Click a stage to say what they want there. Dreams"
        assert hint in all_words(scene)
        assert [one.id for one in groups(scene, "blank pains")] == ["s1", "s2", "s3"]

    def test_the_row_of_touchpoints_stays_where_there_are_none(self) -> None:
        lanes = (Lane(id="a", order="1", kind="touchpoints"), Lane(id="b", order="2", kind="emotions"))
        assert lanes_of(poster(small_map(each=0, lanes=lanes))) == ["touchpoints", "emotions"]

    def test_a_row_of_ones_own_has_its_title_and_its_words(self) -> None:
        lanes = (Lane(id="own", kind="text", title="To try"),)
        notes = (Note(id="n", lane_id="own", stage_id="s2", text="Ask first"),)
        scene = poster(small_map(lanes=lanes, notes=notes))
        assert [(one.id, words_in(one)) for one in groups(scene, "cell")] == [("n", "Ask first")]
        assert [(one.id, words_in(one)) for one in groups(scene, "lane")] == [("own", "To try")]

    def test_a_note_on_a_touchpoint_stands_in_its_stage(self) -> None:
        lanes = (Lane(id="own", kind="text"),)
        notes = (Note(id="n", lane_id="own", touchpoint_id="t5", text="Here"),)
        (text,) = [one for one in poster(small_map(lanes=lanes, notes=notes)).texts() if one.text == "Here"]
        frame_width = (2400 - 112 - 150) / 3
        assert 206 + 2 * frame_width < text.x < 206 + 3 * frame_width

    def test_two_rows_of_one_kind_keep_their_notes_apart(self) -> None:
        lanes = (Lane(id="a", order="1", kind="text"), Lane(id="b", order="2", kind="text"))
        notes = (
            Note(id="x", lane_id="a", stage_id="s1", text="first"),
            Note(id="y", lane_id="b", stage_id="s1", text="second"),
        )
        assert [one.id for one in groups(poster(small_map(lanes=lanes, notes=notes)), "cell")] == ["x", "y"]


class TestCurve:
    def test_it_has_at_least_a_quarter_of_the_page(self) -> None:
        lanes = (*(Lane(id=f"l{i}", order="1") for i in range(8)), Lane(id="e", order="2", kind="emotions"))
        notes = [Note(id=f"n{i}", lane_id=f"l{i}", stage_id="s1", text="many words " * 12) for i in range(8)]
        scene = poster(small_map(stages=7, each=4, lanes=lanes, notes=notes))
        (curve,) = groups(scene, "lane emotions")
        ground = next(item for item in inside(curve) if isinstance(item, Rect))
        assert 0.25 < ground.height / scene.height < 0.3

    def test_a_sparse_map_still_fills_a_landscape_page(self) -> None:
        scene = poster(small_map())
        assert 1.2 < scene.width / scene.height < 2.2


class TestClicks:
    def test_every_stage_card_and_persona_is_a_group_with_its_id_and_tooltip(self) -> None:
        journey_map = small_map(personas=(Persona(id="p1", name="Maya"),))
        scene = poster(journey_map)
        for role, ids in (
            ("stage", ["s1", "s2", "s3"]),
            ("card", ["t1", "t2", "t3", "t4", "t5", "t6"]),
            ("persona", ["p1"]),
        ):
            assert [one.id for one in groups(scene, role)] == ids
            assert all(one.tip for one in groups(scene, role))


class TestVeryManyTouchpoints:
    SCENE = poster(small_map(stages=4, each=20))

    def test_they_become_numbers_and_an_index_names_them(self) -> None:
        cards = groups(self.SCENE, "card")
        assert [words_in(one) for one in cards[:3]] == ["1", "2", "3"]
        assert [words_in(one) for one in cards[80:83]] == ["1 Card 1", "2 Card 2", "3 Card 3"]
        assert len(cards) == 160

    def test_the_index_goes_stage_by_stage(self) -> None:
        headings = [text.text for text in self.SCENE.texts() if text.role == "index_stage"]
        assert headings == ["1 · Stage 1", "2 · Stage 2", "3 · Stage 3", "4 · Stage 4"]

    def test_sixty_are_still_cards(self) -> None:
        assert not [text for text in poster(small_map(stages=3, each=20)).texts() if text.role == "index_stage"]


class TestEmpty:
    def test_a_map_without_stages_asks_what_the_customer_does(self) -> None:
        scene = poster(empty_map("New"))
        assert "Nothing happens here yet. What does the customer do?" in all_words(scene)
        assert any(item.role == "ghost" for item in scene.walk())

    def test_so_does_a_stage_without_touchpoints(self) -> None:
        journey_map = small_map(stages=2, each=1)
        without = Map.model_validate({**journey_map.model_dump(), "touchpoints": journey_map.touchpoints[:1]})
        asked = groups(poster(without, choices=Choices(invite=True)), "empty")
        assert [one.id for one in asked if one.id] == ["s2"]
        assert [one.id for one in groups(poster(without), "empty") if one.id] == []  # nothing is asked of a client


class TestNotes:
    def test_personas_beyond_the_fifth_are_said_to_be_missing(self) -> None:
        people = [Persona(id=f"p{i}", name="x") for i in range(7)]
        assert poster(small_map(personas=people)).notes == ("2 more personas are not shown",)

    def test_ways_that_find_no_room_are_counted(self) -> None:
        links = [
            Link(id=f"l{i}{j}", source_id=f"s{i}", target_id=f"s{j}", kind="loop")
            for i in range(1, 8)
            for j in range(1, i)
        ]
        (note,) = poster(small_map(stages=7, links=links)).notes
        assert note.endswith("ways back, around or out found no room on the route")

    def test_ideas_without_a_place_are_counted(self) -> None:
        idea = Insight(id="i", title="Somewhere", kind="opportunity")
        assert poster(small_map(insights=(idea,))).notes == ("1 note or idea belongs to no stage",)


class TestLegend:
    def test_it_explains_only_the_signs_that_are_there(self) -> None:
        plain = [words_in(one) for one in groups(poster(small_map()), "legend")]
        assert "moment of truth" not in plain and "assumed" in plain
        decisive = (Touchpoint(id="t", stage_id="s1", title="x", moment_of_truth=True),)
        scene = poster(small_map(stages=1, each=0, touchpoints=decisive))
        assert "moment of truth" in [words_in(one) for one in groups(scene, "legend")]

    def test_sources_are_named_once(self) -> None:
        sources = ("survey", "survey, interviews", "interviews")
        metrics = [Metric(id=f"m{i}", stage_id="s1", value=1, source=source) for i, source in enumerate(sources)]
        assert "Sources: survey, interviews · Itinerario" in all_words(poster(small_map(metrics=metrics)))


class TestThemes:
    def test_the_page_is_paper(self) -> None:
        for name in ("light", "dark", "print"):
            scene = poster(small_map(), theme_name=name)
            assert (scene.theme, scene.background) == (name, theme(name).paper)


def test_chosen_personas_leave_the_cards_of_others_faint() -> None:
    people = (Persona(id="p1", name="Maya"), Persona(id="p2", name="Tom"))
    cards = (
        Touchpoint(id="hers", order="1", stage_id="s1", title="Hers", persona_ids=("p1",)),
        Touchpoint(id="his", order="2", stage_id="s1", title="His", persona_ids=("p2",)),
        Touchpoint(id="both", order="3", stage_id="s1", title="Both"),
    )
    scene = poster(small_map(stages=1, each=0, touchpoints=cards, personas=people), choices=Choices(personas=("p1",)))
    assert {one.id: one.opacity for one in groups(scene, "card")} == {"hers": 1.0, "his": 0.35, "both": 1.0}

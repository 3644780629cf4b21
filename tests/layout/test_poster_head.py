"""The head of the poster: headline, counts, facts, evidence, personas."""

from journey.layout.choices import Choices
from journey.layout.poster_head import counted, headline_lines
from journey.model import Channel, Lane, Map, Metric, Note, Persona
from journey.scene.primitives import Circle
from tests.layout.posters import all_words, groups, inside, poster, small_map, words_in
from tests.layout.test_poster_frame import frame_of


class TestHeadline:
    """Letters are 0.52 of the size wide here."""

    def test_a_short_one_is_as_large_as_it_gets(self) -> None:
        size, wrapped = headline_lines(frame_of(small_map()), "They trust us", 1000)
        assert (size, wrapped.lines) == (72.0, ("They trust us",))

    def test_it_breaks_where_a_speaker_would_pause(self) -> None:
        _, wrapped = headline_lines(frame_of(small_map()), "They trust us, until the telephone rings.", 1000)
        assert wrapped.lines == ("They trust us,", "until the telephone rings.")

    def test_it_gets_a_little_smaller_for_the_sake_of_the_pause(self) -> None:
        size, wrapped = headline_lines(frame_of(small_map()), "They love it. The delivery cost loses them.", 1000)
        assert (size, wrapped.lines) == (64.0, ("They love it.", "The delivery cost loses them."))

    def test_without_a_pause_its_lines_are_about_equally_long(self) -> None:
        _, wrapped = headline_lines(frame_of(small_map()), "nobody knows why so many people leave here", 1000)
        assert wrapped.lines == ("nobody knows why so", "many people leave here")

    def test_a_long_one_shrinks_before_it_is_cut(self) -> None:
        size, wrapped = headline_lines(frame_of(small_map()), "a word " * 24, 1000)
        assert size < 50 and not wrapped.shortened

    def test_an_endless_one_is_cut_and_its_tooltip_has_it_whole(self) -> None:
        endless = "word " * 200
        (title,) = groups(poster(small_map(headline=endless)), "title")
        assert words_in(title).endswith("…") and title.tip == endless.strip()

    def test_the_title_stands_in_where_there_is_no_finding_yet(self) -> None:
        (title,) = groups(poster(small_map()), "title")
        assert words_in(title) == "JOURNEY MAP · AS IT IS Small"

    def test_else_the_title_stands_above_it(self) -> None:
        (title,) = groups(poster(small_map(headline="They leave.", state="to_be")), "title")
        assert words_in(title) == "JOURNEY MAP · AS IT SHOULD BE · SMALL They leave."


class TestCounts:
    def test_they_are_said_in_words(self) -> None:
        channels = (Channel(id="c", name="Web"),)
        journey_map = small_map(channels=channels)
        used = tuple(card.model_copy(update={"channel_id": "c"}) for card in journey_map.touchpoints)
        journey_map = journey_map.with_collections({}, {"touchpoints": used})
        assert (
            counted(frame_of(journey_map)) == "From “Stage 1” to “Stage 3”: three stages, six touchpoints, one channel."
        )

    def test_in_italian_too(self) -> None:
        scene = poster(small_map(stages=1, each=1), language="it")
        assert "Una tappa, un punto di contatto." in all_words(scene)

    def test_large_ones_are_figures(self) -> None:
        assert counted(frame_of(small_map(stages=1, each=41))) == "One stage, 41 touchpoints."

    def test_a_channel_that_nothing_uses_is_not_counted(self) -> None:
        channels = ({"id": "web", "name": "Web"}, {"id": "fax", "name": "Fax"})
        path = {"stages": [{"id": "s", "name": "x"}], "touchpoints": [{"id": "t", "stage_id": "s", "title": "x"}]}
        path["touchpoints"][0]["channel_id"] = "web"
        used = Map.model_validate({"id": "m", "channels": channels, **path})
        assert counted(frame_of(used)) == "One stage, one touchpoint, one channel."

    def test_an_empty_map_gets_an_invitation(self) -> None:
        assert counted(frame_of(Map(id="m"))) == "A map begins with the people who walk it."


class TestFacts:
    def test_only_what_is_known_is_shown(self) -> None:
        text = all_words(poster(small_map(objective="Halve it.")))
        assert "Objective Halve it." in text and "Scenario" not in text

    def test_a_metric_of_the_whole_journey_stands_there(self) -> None:
        metric = Metric(id="x", kind="nps", value=34, scale="-100..100", n=212)
        assert "NPS +34 (n 212)" in all_words(poster(small_map(metrics=(metric,))))


class TestEvidence:
    def test_each_level_has_its_share(self) -> None:
        lane = Lane(id="la", kind="text")
        notes = [Note(id=f"n{i}", lane_id="la", stage_id="s1", text="x", evidence="measured") for i in range(2)]
        (evidence,) = groups(poster(small_map(stages=1, each=2, lanes=(lane,), notes=notes)), "evidence")[:1]
        assert evidence.tip == "4 claims: measured 50%, observed 0%, heard 0%, assumed 50%"

    def test_a_map_of_guesses_is_asked_whom_it_could_ask(self) -> None:
        question = "Only guessed so far. Whom could you ask?"
        assert question in all_words(poster(small_map(), choices=Choices(invite=True)))
        assert question not in all_words(poster(small_map()))  # nothing for a client to read

    def test_a_map_without_claims_shows_no_bar(self) -> None:
        assert groups(poster(small_map(each=0)), "evidence") == []


class TestPersonas:
    MAYA = Persona(id="p1", name="Maya", role="29", quote="No surprises.", share=0.58)

    def test_each_has_name_words_and_share_in_one_clickable_group(self) -> None:
        (persona,) = groups(poster(small_map(personas=(self.MAYA,))), "persona")
        assert (persona.id, words_in(persona)) == ("p1", "Maya 29 “No surprises.” 58% of customers")

    def test_a_sample_says_so(self) -> None:
        (persona,) = groups(poster(small_map(personas=(self.MAYA,), is_sample=True)), "persona")
        assert words_in(persona).endswith("sample persona")

    def test_a_map_without_one_is_invited_to_add_one(self) -> None:
        assert "Who walks this way? Add a persona." in " ".join(all_words(poster(small_map())).split())

    def test_two_stand_beside_the_facts_and_three_below_them(self) -> None:
        def tops(count: int) -> set[float]:
            people = [self.MAYA.model_copy(update={"id": f"p{i}"}) for i in range(count)]
            found = groups(poster(small_map(personas=people)), "persona")
            return {min(item.y for item in inside(one) if isinstance(item, Circle)) for one in found}

        assert len(tops(2)) == len(tops(3)) == 1 and min(tops(2)) < 130 < min(tops(3))

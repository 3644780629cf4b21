"""Mermaid journeys both ways. The tables were compared, case by case, with the parser of Mermaid 11.17."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey.errors import JourneyError
from journey.formats import mermaid
from journey.formats.mermaid_parser import number, parse
from journey.formats.mermaid_reading import score_of, valence_of
from journey.model import Channel, Feeling, Map, Persona, Stage, Touchpoint
from tests.maps import random_map

BUYING = """journey
    title Buying a bike
    section Look
      Reads reviews: 4: Ada, Bo
      Sees the price: 1: Ada
    section Ride
      First ride: 5
"""


def tasks(text: str) -> list[tuple[str, str, float, tuple[str, ...]]]:
    return [
        (section.name, task.name, task.score, task.actors) for section in parse(text).sections for task in section.tasks
    ]


def read(text: str) -> Map:
    return mermaid.read(text.encode(), "plan.mmd").journey_map


def written(journey_map: Map) -> str:
    return mermaid.write(journey_map).data.decode()


def refusal(text: str) -> JourneyError:
    with pytest.raises(JourneyError) as refused:
        mermaid.read(text.encode(), "plan.mmd")
    return refused.value


def test_sections_are_stages_tasks_touchpoints_actors_personas_and_scores_feelings():
    journey_map = read(BUYING)
    assert journey_map.title == "Buying a bike"
    assert [stage.name for stage in journey_map.stages] == ["Look", "Ride"]
    assert [persona.name for persona in journey_map.personas] == ["Ada", "Bo"]
    names = {persona.id: persona.name for persona in journey_map.personas} | {None: None}
    felt = [
        (journey_map.touchpoint(f.touchpoint_id).title, names[f.persona_id], f.valence) for f in journey_map.feelings
    ]
    assert felt == [
        ("Reads reviews", "Ada", 2.5), ("Reads reviews", "Bo", 2.5), ("Sees the price", "Ada", -5.0),
        ("First ride", None, 5.0),
    ]  # fmt: skip


def test_a_touchpoint_is_for_its_actors_and_for_everyone_where_all_or_none_are_named():
    everyone, ada, nobody = read(BUYING).touchpoints[0], read(BUYING).touchpoints[2], read(BUYING).touchpoints[1]
    assert [card.title for card in (everyone, ada, nobody)] == ["Reads reviews", "Sees the price", "First ride"]
    assert (everyone.persona_ids, ada.persona_ids, nobody.persona_ids) == ((), ("persona-1",), ())


@pytest.mark.parametrize(
    ("score", "valence"),
    [
        (1, -5),
        (2, -2.5),
        (3, 0),
        (4, 2.5),
        (5, 5),
        (3.04, 0.1),
        (0, -5),
        (12, 5),
        (-2.5, -5),
        (math.inf, 5),
        (math.nan, None),
    ],
)
def test_a_score_is_a_valence_held_within_five_points(score: float, valence: float | None):
    assert valence_of(score) == valence


def test_a_valence_is_a_score():
    assert [score_of(valence) for valence in (-5, 0, 0.1, 1.23, 5)] == [1, 3, 3.04, 3.492, 5]


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("", 0), ("  ", 0), ("4", 4), (" 4.5 ", 4.5), ("-2", -2), (".5", 0.5), ("5.", 5), ("+5", 5), ("1e1", 10),
        ("0x10", 16), ("0b11", 3), ("0o17", 15), ("Infinity", math.inf), ("-Infinity", -math.inf),
    ],
)  # fmt: skip
def test_scores_are_numbers_as_javascript_reads_them(text: str, read_as: float):
    assert number(text) == read_as


@pytest.mark.parametrize("text", ["abc", "1_0", "0x", "1e", "3 %% note", "infinity", "++Infinity", "٣", "3,5"])
def test_other_scores_are_no_number(text: str):
    assert math.isnan(number(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("journey\nx: 3", [("", "x", 3, ())]),
        ("\n\n  journey\n x: 3", [("", "x", 3, ())]),
        ("journey x: 3", [("", "x", 3, ())]),
        ("journey\r\nsection S\r\nx: 3: A\r\n", [("S", "x", 3, ("A",))]),
        ("journey\nTITLE T\nSection S\nx: 3", [("S", "x", 3, ())]),
        ("journey\n\tsection\tS\n\tx\t:\t3\t:\tA\t,B", [("S", "x", 3, ("A", "B"))]),
        ("journey\nx: \n", [("", "x", 0, ())]),
        ("journey\nx:3:A", [("", "x", 3, ("A",))]),
        ("journey\nx: 3: A: rest", [("", "x", 3, ("A",))]),
        ("journey\nx: 3: A,,B,A,", [("", "x", 3, ("A", "B"))]),
        ("journey\nx: 3 # note: A\ny: 4", [("", "x", 3, ()), ("", "y", 4, ())]),
        ("journey\nsection S # note\nx: 3", [("S", "x", 3, ())]),
        ("journey\nsection A section B\nx: 3", [("A section B", "x", 3, ())]),
        ("journey\n#\nx: 3", [("", "x", 3, ())]),
        ("journey\n%50 off: 3\n50% off: 4", [("", "50% off", 4, ())]),
        ("journey\na %% b: 3", [("", "a %% b", 3, ())]),
        ("%% note\njourney\n%% note: 3\nx: 3", [("", "x", 3, ())]),
        ("%%{init: {'theme': 'dark'}}%%\njourney\nx: 3", [("", "x", 3, ())]),
        ("journey\nx: 3\n%%{init:\n {}}%%\ny: 4", [("", "x", 3, ()), ("", "y", 4, ())]),
        ("---\nconfig:\n  theme: dark\n---\njourney\nx: 3", [("", "x", 3, ())]),
        ("journey\nA #35;1: 5: B#44; C", [("", "A #1", 5, ("B, C",))]),
        ("journey\nA #amp; B: 5", [("", "A & B", 5, ())]),
        ("journey\ntitled: 3\njourneys end: 4", [("", "titled", 3, ()), ("", "journeys end", 4, ())]),
        ("journey\ntitle: 5", [("", "title", 5, ())]),
        ("journey\ntitle a: 3\naccTitle x: 3", [("", "accTitle x", 3, ())]),
        ("journey\n}: 3", [("", "}", 3, ())]),
        ("journey\nsection S", []),
        ("journey", []),
    ],
)  # fmt: skip
def test_what_mermaid_accepts_is_read(text: str, found: list[tuple[str, str, float, tuple[str, ...]]]):
    assert tasks(text) == found


@pytest.mark.parametrize(
    ("text", "title", "description"),
    [
        ("journey\ntitle a\ntitle b", "b", ""),
        ("journey\ntitle a: 3 # note", "a: 3", ""),
        ("journey\ntitle\nx: 3", "x: 3", ""),
        ("---\ntitle: In front\n---\njourney\nx: 3", "In front", ""),
        ("  ---\n  title: 'it''s'\n  ---\njourney", "it's", ""),
        ('---\ntitle: "a\\tb"  # note\n---\njourney', "a\tb", ""),
        ("---\ntitle: >\n  a\n  b\n---\njourney", "a b", ""),
        ("---\ntitle: null\n---\njourney", "", ""),
        ("---\ntitle: In front\n---\njourney\ntitle Inside", "Inside", ""),
        ("journey\naccDescr: d # ; : e\nx: 3", "", "d # ; : e"),
        ("journey\naccDescr {\n a # b ; :\n second\n}\nx: 3", "", "a # b ; :\nsecond"),
        ("journey\naccDescr {}\nx: 3", "", ""),
    ],
)
def test_titles_and_descriptions(text: str, title: str, description: str):
    assert (parse(text).title, parse(text).description) == (title, description)


def test_a_title_for_screen_readers_stands_in_for_a_missing_title():
    assert read("journey\naccTitle : Spoken # all of it\nx: 3").title == "Spoken # all of it"
    both = mermaid.read(b"journey\ntitle Shown\naccTitle: Spoken\nx: 3")
    assert both.journey_map.title == "Shown"
    assert [note.key for note in both.notes] == ["mermaid.acc_title"]


def test_the_description_is_the_scenario():
    assert read("journey\naccDescr: Renting a bike\nx: 3").scenario == "Renting a bike"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "mermaid_not_journey", 1),
        ("Journey\nx: 3", "mermaid_not_journey", 1),
        ("%% note\n\nflowchart TD\nA-->B", "mermaid_not_journey", 3),
        ("journeys\nx: 3", "mermaid_not_journey", 1),
        ("journey\nsection S\nx\ny: 3", "mermaid_no_score", 3),
        ("journey\nx:\ny: 3", "mermaid_no_score", 2),
        ("journey\nx # note: 3", "mermaid_no_score", 2),
        ("journey\nx\n: 3", "mermaid_no_score", 2),
        ("journey\nA; b: 3", "mermaid_no_score", 2),
        ("journey\nsection \nx: 3", "mermaid_no_score", 2),
        ("journey\naccTitle\nx: 3", "mermaid_no_score", 2),
        ("journey\nx: 3\nsection a: b", "mermaid_unexpected", 3),
        ("journey\nsection\nx: 3", "mermaid_unexpected", 3),
        ("journey\nx: 3;: A", "mermaid_unexpected", 2),
        ("journey\nx: 3: A;B", "mermaid_unexpected", 2),
        ("journey\ntitle a; b", "mermaid_unexpected", 2),
        ("journey\n\n: 3", "mermaid_unexpected", 3),
        ("journey\nx: 3\njourney y: 3", "mermaid_unexpected", 3),
        ("journey\naccTitle: ", "mermaid_unexpected", 2),
        ("journey\naccDescr { open\nx: 3", "mermaid_unclosed", 2),
        ("---\ntitle: a: b\n---\njourney\nx: 3", "mermaid_front_matter", 2),
        ('---\nconfig: {}\ntitle: "a\n---\njourney\nx: 3', "mermaid_front_matter", 3),
        ("%% note\n%% note\n\njourney\r\n%%{init:\n{}}%%\nx: 3\nbad line\n", "mermaid_no_score", 8),
        ("---\ntitle: T\n---\n%% note\njourney\nx: 3\n%% note\n\n%% note\nbad line", "mermaid_no_score", 10),
    ],
)
def test_what_mermaid_rejects_is_refused_with_the_line(text: str, code: str, line: int):
    error = refusal(text)
    assert (error.code, error.params["line"]) == (code, str(line))
    assert error.message().startswith(f"plan.mmd: Line {line}: ")


def test_scores_that_do_not_fit_are_told():
    reading = mermaid.read(b"journey\na: 9\nb: 0\nc: none: A\nd: 3: A: more")
    assert [(note.key, note.params["n"]) for note in reading.notes] == [
        ("mermaid.clamped", 2), ("mermaid.no_number", 1), ("mermaid.third_colon", 1),
    ]  # fmt: skip
    assert [feeling.valence for feeling in reading.journey_map.feelings] == [5, -5, 0]
    assert [persona.name for persona in reading.journey_map.personas] == ["A"]


def test_the_same_text_makes_the_same_map():
    assert read(BUYING) == read(BUYING)
    assert read(BUYING).id != read(BUYING + "\n").id


def test_a_text_that_is_too_long_is_refused_with_its_line():
    error = refusal("journey\nshort: 3\n" + "x" * 2001 + ": 3")
    assert (error.code, error.where) == ("text_too_long", "plan.mmd:3")
    assert refusal("journey\n" + "\ufb2c" * 1000 + ": 3").params["length"] == 3000


def test_more_than_2000_tasks_are_refused():
    error = refusal("journey\n" + "x: 3\n" * 2001)
    assert (error.code, error.params) == ("too_many_touchpoints", {"count": 2001, "limit": 2000})


@pytest.mark.parametrize("text", ["section a\n" * 50_001, "x: 3: " + ",".join(f"A{n}" for n in range(50_000))])
def test_more_records_than_a_map_holds_are_refused(text: str):
    assert refusal(f"journey\n{text}").code == "too_many_records"


def test_a_task_may_be_walked_by_everybody_or_by_as_many_as_a_list_holds():
    crowd = ",".join(f"A{n}" for n in range(501))
    assert read(f"journey\nx: 3: {crowd}").touchpoints[0].persona_ids == ()
    error = refusal(f"journey\ny: 3: B\nx: 3: {crowd}")
    assert (error.code, error.where) == ("too_many_in_list", "plan.mmd:3")


def test_a_text_far_beyond_any_diagram_is_refused_unread():
    assert refusal("journey\n" + "\n" * 5_000_000).code == "file_too_large"


def a_map(**fields: object) -> Map:
    """Ada and Bo on two touchpoints of one stage."""
    values: dict[str, object] = {
        "id": "m", "title": "Bikes",
        "personas": (Persona(id="a", order="1", name="Ada"), Persona(id="b", order="2", name="Bo")),
        "stages": (Stage(id="s", name="Look"),),
        "touchpoints": (
            Touchpoint(id="t", order="1", stage_id="s", title="Reads"),
            Touchpoint(id="u", order="2", stage_id="s", title="Asks"),
        ),
    }  # fmt: skip
    return Map.model_validate({**values, **fields})


def felt(*triples: tuple[str | None, str, float]) -> tuple[Feeling, ...]:
    return tuple(
        Feeling(id=f"f{n}", persona_id=who, touchpoint_id=where, valence=valence)
        for n, (who, where, valence) in enumerate(triples)
    )


def test_personas_who_differ_become_their_mean_and_that_is_said():
    result = mermaid.write(a_map(feelings=felt(("a", "t", 4), ("b", "t", 1), ("a", "u", -2))))
    assert "    Reads: 4: Ada, Bo\n    Asks: 2.2: Ada\n" in result.data.decode()
    assert result.notes == ("1 touchpoint has the mean of what its personas feel, because Mermaid keeps one score",)


def test_what_everybody_feels_has_no_actor_and_stands_for_those_without_a_feeling_of_their_own():
    shared = mermaid.write(a_map(feelings=felt((None, "t", 5), (None, "u", 5), ("a", "u", 5))))
    assert "    Reads: 5\n    Asks: 5: Ada, Bo\n" in shared.data.decode()


def test_a_touchpoint_without_a_feeling_gets_the_middle_score_and_that_is_said():
    result = mermaid.write(a_map(feelings=felt(("a", "t", 5))))
    assert "    Asks: 3\n" in result.data.decode()
    assert "1 touchpoint without a feeling has the middle score 3" in result.notes


def test_what_mermaid_has_no_place_for_is_said_in_one_line():
    personas = [Persona(id=f"p{n}", name=f"P{n}", biography="A life") for n in range(2)]
    channels = tuple(Channel(id=f"c{n}", name="x") for n in range(3))
    feelings = felt(("p0", "t", 0), ("p1", "t", 0), ("p0", "u", 0))
    result = mermaid.write(a_map(channels=channels, personas=tuple(personas), feelings=feelings))
    assert result.notes == ("2 personas’ details, 3 channels not written",)


def test_a_persona_in_no_task_is_lost_and_that_is_said():
    assert mermaid.write(Map(id="m", personas=(Persona(id="a", name="Ada"),))).notes == ("1 persona not written",)


def test_notes_speak_the_language_of_the_map_unless_another_is_asked_for():
    italian = Map(id="m", language="it", channels=(Channel(id="c", name="Negozio"),))
    assert mermaid.write(italian).notes == ("non scritti: 1 canale, lingua",)


@pytest.mark.parametrize(
    "title",
    [
        "Price: 10; a #1 choice", "title of the book", "Section 8", "journey", "accTitle", "accDescr {x}", "%% off",
        "50%%{init}%%", "%", "# first", "a #35; b", "<b>x</b>", "}", "»«", "---", "journeys", "Title", "👩‍👩‍👧‍👦",
    ],
)  # fmt: skip
def test_any_title_comes_back_as_it_was(title: str):
    journey_map = a_map(
        title=title,
        personas=(Persona(id="a", name=f"{title}, Esq."),),
        stages=(Stage(id="s", name=title),),
        touchpoints=(Touchpoint(id="t", stage_id="s", title=title),),
        feelings=felt(("a", "t", 2.5)),
    )
    again = read(written(journey_map))
    assert (again.title, again.stages[0].name, again.touchpoints[0].title) == (title, title, title)
    assert again.personas[0].name == f"{title}, Esq."
    assert again.feelings[0].valence == 2.5


def test_characters_that_mean_something_to_mermaid_are_written_as_its_entities_and_that_is_said():
    result = mermaid.write(a_map(touchpoints=(Touchpoint(id="t", stage_id="s", title="Price: 10; #1"),)))
    assert "    Price#58; 10#59; #35;1: 3\n" in result.data.decode()
    assert "1 text with # : ; or the like has entities" in result.notes[-1]


def test_a_stage_before_all_others_may_have_no_name_and_other_empty_names_become_a_dash():
    journey_map = Map(
        id="m",
        stages=(Stage(id="a", order="1", name=""), Stage(id="b", order="2", name="")),
        touchpoints=(Touchpoint(id="t", stage_id="a", title=""),),
    )
    assert written(journey_map) == "journey\n    –: 3\n  section –\n"


def test_personas_of_one_name_are_told_apart():
    twins = (Persona(id="a", order="1", name="Ada"), Persona(id="b", order="2", name="Ada"))
    assert "Reads: 5: Ada, Ada (2)" in written(a_map(personas=twins, feelings=felt(("a", "t", 5), ("b", "t", 5))))


def test_a_description_of_several_lines_is_kept():
    assert read(written(a_map(scenario="First {line}\nsecond # line"))).scenario == "First {line}\nsecond # line"


def test_a_diagram_that_mermaid_would_not_draw_is_said_so():
    cards = tuple(Touchpoint(id=f"t{n}", stage_id="s", title="x" * 1000) for n in range(60))
    assert mermaid.write(a_map(touchpoints=cards)).notes[-1].startswith("over 50,000 characters")


@given(st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_reading_what_was_written_gives_the_same_sections_tasks_actors_and_scores(seed: int):
    first = written(random_map(seed))
    again = written(read(first))
    assert [section.name for section in parse(again).sections] == [section.name for section in parse(first).sections]
    assert [(*told[:3], set(told[3])) for told in tasks(again)] == [(*told[:3], set(told[3])) for told in tasks(first)]


@given(st.text(alphabet=st.sampled_from("journey:;#%{}\n xtile,35"), max_size=60))
@settings(max_examples=300, deadline=None)
def test_no_text_crashes_the_reader(text: str):
    try:
        mermaid.read(f"journey\n{text}".encode())
    except JourneyError as error:
        assert error.params["line"]

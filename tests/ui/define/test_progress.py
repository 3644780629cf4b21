"""How far each of the six elements is."""

from journey.formats.library import open_sample, open_template
from journey.i18n import words
from journey.model import Feeling, Map, Persona, Stage, Touchpoint, empty_map
from journey.ui.define.progress import steps

ENGLISH, ITALIAN = words("en"), words("it")


def counts(journey_map: Map, language: str = "en") -> dict[str, str]:
    return {step.name: step.count for step in steps(journey_map, words(language))}


def test_an_empty_map_has_nothing_yet() -> None:
    found = steps(empty_map(), ENGLISH)
    assert [step.name for step in found] == ["personas", "timeframe", "stages", "channels", "touchpoints", "emotions"]
    assert all(step.empty and not step.there and step.count == "still empty" for step in found)


def test_the_sample_is_all_there() -> None:
    assert all(step.there for step in steps(open_sample(), ENGLISH))
    assert counts(open_sample("it"), "it")["emotions"] == "57 su 57 momenti"


def test_the_blank_template_says_what_is_missing() -> None:
    missing = [step.name for step in steps(open_template("blank"), ENGLISH) if step.empty]
    assert missing == ["personas", "timeframe", "touchpoints", "emotions"]


def test_one_and_several_are_told_apart() -> None:
    one = Map(id="m", personas=(Persona(id="a", name="A"),))
    two = Map(id="m", personas=(Persona(id="a", name="A"), Persona(id="b", name="B")))
    assert [counts(each)["personas"] for each in (one, two)] == ["1 persona", "2 personas"]


def test_an_empty_stage_is_named_as_long_as_others_have_touchpoints() -> None:
    stages = (Stage(id="s", order="1", name="S"), Stage(id="t", order="2", name="T"))
    held = Map(id="m", stages=stages, touchpoints=(Touchpoint(id="a", stage_id="s", title="A"),))
    assert counts(held)["touchpoints"] == "1 touchpoint, one stage is empty"
    assert not next(step for step in steps(held, ENGLISH) if step.name == "touchpoints").there


def test_an_empty_stage_can_be_felt_as_a_whole() -> None:
    held = Map(id="m", stages=(Stage(id="s", name="S"),), feelings=(Feeling(id="f", stage_id="s", valence=1),))
    assert counts(held)["emotions"] == "1 of 1 moments felt"

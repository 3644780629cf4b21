"""How far each of the six elements is."""

from datetime import date

import pytest

from journey.advice import advise
from journey.formats.library import open_sample, open_template
from journey.i18n import words
from journey.model import Channel, Feeling, Map, Persona, Stage, Timeframe, Touchpoint, empty_map, fresh_copy
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
    ada, bea = (Persona(id=name, name=name, needs=("Rest",)) for name in "ab")
    one, two = Map(id="m", personas=(ada,)), Map(id="m", personas=(ada, bea))
    assert [counts(each)["personas"] for each in (one, two)] == ["1 persona", "2 personas"]


def test_an_empty_stage_is_named_as_long_as_others_have_touchpoints() -> None:
    stages = (Stage(id="s", order="1", name="S"), Stage(id="t", order="2", name="T"))
    held = Map(id="m", stages=stages, touchpoints=(Touchpoint(id="a", stage_id="s", title="A"),))
    assert counts(held)["touchpoints"] == "1, one stage is empty"
    assert not next(step for step in steps(held, ENGLISH) if step.name == "touchpoints").there


def test_a_stage_with_one_touchpoint_is_thin_where_the_others_have_plenty() -> None:
    stages = (Stage(id="s", order="1", name="S"), Stage(id="t", order="2", name="T"))
    cards = [Touchpoint(id=f"a{n}", stage_id="s", title=f"A{n}") for n in range(5)]
    last = Touchpoint(id="b", stage_id="t", title="B")
    assert counts(Map(id="m", stages=stages, touchpoints=(*cards, last)))["touchpoints"] == "6, one stage is thin"
    few = Map(id="m", stages=stages, touchpoints=(cards[0], last))
    assert counts(few)["touchpoints"] == "2 touchpoints"


def test_a_channel_where_nothing_happens_is_told_once_something_happens_elsewhere() -> None:
    channels = (Channel(id="web", name="Web"), Channel(id="fax", name="Fax"))
    stages = (Stage(id="s", name="S"),)
    quiet = Map(id="m", channels=channels, stages=stages)
    card = Touchpoint(id="a", stage_id="s", title="A", channel_id="web")
    busy = quiet.model_copy(update={"touchpoints": (card,)})
    told = [next(each for each in steps(held, ENGLISH) if each.name == "channels") for held in (quiet, busy)]
    assert [(each.count, each.there) for each in told] == [("2 channels", True), ("2 channels, 1 unused", True)]


@pytest.mark.parametrize(
    ("timeframe", "count", "there"),
    [
        (Timeframe(label="One year"), "One year", True),
        (Timeframe(start=date(2026, 1, 1), end=date(2026, 6, 30)), "Jan 2026 – Jun 2026", True),
        (Timeframe(start=date(2026, 1, 1)), "the period has no end", False),
        (Timeframe(label="Spring", end=date(2026, 6, 30)), "the period has no start", False),
    ],
)
def test_a_period_is_a_label_or_two_days(timeframe: Timeframe, count: str, there: bool) -> None:
    step = next(each for each in steps(Map(id="m", timeframe=timeframe), ENGLISH) if each.name == "timeframe")
    assert (step.count, step.there) == (count, there)


def test_a_persona_without_needs_is_only_a_name() -> None:
    ada, bea = Persona(id="a", name="A", needs=("Rest",)), Persona(id="b", name="B")
    told = [steps(Map(id="m", personas=held), ENGLISH)[0] for held in ((ada,), (ada, bea))]
    assert [(each.count, each.there) for each in told] == [("1 persona", True), ("2, one without needs", False)]


def test_a_single_stage_is_no_cycle() -> None:
    step = steps(Map(id="m", stages=(Stage(id="s", name="S"),)), ENGLISH)[2]
    assert (step.count, step.there) == ("only one stage", False)


def test_an_empty_stage_can_be_felt_as_a_whole() -> None:
    held = Map(id="m", stages=(Stage(id="s", name="S"),), feelings=(Feeling(id="f", stage_id="s", valence=1),))
    assert counts(held)["emotions"] == "1 of 1 moments felt"


def test_the_step_the_tabs_and_the_advice_count_the_same_moments() -> None:
    two = (Persona(id="a", name="A"), Persona(id="b", name="B"))
    cards = tuple(Touchpoint(id=f"t{n}", stage_id="s", title=f"T{n}") for n in range(4))
    hidden = Touchpoint(id="h", stage_id="s", title="H", layer="support")
    felt = (Feeling(id="f", persona_id="a", touchpoint_id="t0", valence=1),)
    stages = (Stage(id="s", name="S"),)
    held = Map(id="m", personas=two, stages=stages, touchpoints=(*cards, hidden), feelings=felt)
    advice = next(each for each in advise(held) if each.rule == "mostly_unfelt")
    assert counts(held)["emotions"] == "1 of 8 moments felt"
    assert "only 1 of 8" in ENGLISH.say(advice.message)


@pytest.mark.parametrize("language", ["en", "it"])
def test_what_a_blank_map_begins_with_is_proposed_until_it_is_used_or_changed(language: str) -> None:
    blank = fresh_copy(open_template("blank", language))
    told = {step.name: (step.there, step.empty) for step in steps(blank, words(language))}
    assert told["stages"] == told["channels"] == (False, False)
    assert counts(blank)["stages"] == f"{len(blank.stages)} proposed"
    renamed = blank.model_copy(update={"stages": (Stage(id="s", name="Mine"), *blank.stages)})
    assert counts(renamed)["stages"] == f"{len(blank.stages) + 1} stages"
    card = Touchpoint(id="t", stage_id=blank.stages[0].id, title="T", channel_id=blank.channels[0].id)
    used = blank.model_copy(update={"touchpoints": (card,)})
    felt = blank.model_copy(update={"feelings": (Feeling(id="f", stage_id=blank.stages[0].id, valence=1),)})
    for touched in (used, felt):
        assert "proposed" not in counts(touched)["stages"] + counts(touched)["channels"]

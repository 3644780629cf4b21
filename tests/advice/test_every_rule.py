"""What every rule promises: a file that explains itself, sentences in every language, an example and its opposite."""

from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import journey.advice
from journey.advice import RULES, SEVERITIES, advise, counts
from journey.advice.registry import FRAME
from journey.formats.library import open_sample, open_template, templates
from journey.i18n import LANGUAGES, words
from journey.model import COLLECTIONS, Map
from tests.advice.sketch import TODAY, told
from tests.maps import random_map

STEPS = {"personas", "timeframe", "stages", "emotions", "touchpoints", "channels", ""}


def examples(name: str) -> ModuleType:
    """The test of a rule, which holds its two examples: TELLS is a map that it speaks about, SILENT one it does not."""
    return import_module(f"tests.advice.test_{name}")


def test_every_file_of_the_folder_is_a_rule():
    files = {file.stem for file in Path(journey.advice.__file__).parent.glob("*.py")}
    assert files >= FRAME
    assert files - FRAME == set(RULES)
    assert len(RULES) >= 15


@pytest.mark.parametrize("name", RULES)
def test_a_rule_explains_itself_and_gives_its_source_and_an_example(name: str):
    told_about = import_module(f"journey.advice.{name}").__doc__ or ""
    assert "\nSource: " in told_about
    assert "\nExample: " in told_about


@pytest.mark.parametrize("name", RULES)
def test_a_rule_speaks_about_its_example_and_is_silent_about_the_opposite(name: str):
    assert told(name, examples(name).TELLS)
    assert told(name, examples(name).SILENT) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", RULES)
def test_a_rule_says_what_and_why_and_what_to_do_in_every_language(name: str, language: str):
    for piece in told(name, examples(name).TELLS):
        sentences = [words(language).say(phrase) for phrase in (piece.message, piece.why, piece.hint)]
        assert all(sentence.endswith((".", "?")) and "{" not in sentence for sentence in sentences)
        assert len(set(sentences)) == 3
        assert max(map(len, sentences)) < 240


@pytest.mark.parametrize("name", RULES)
def test_a_click_leads_somewhere(name: str):
    journey_map = examples(name).TELLS
    for piece in told(name, journey_map):
        assert piece.collection in COLLECTIONS or piece.collection in Map.model_fields
        assert all(journey_map.get(record_id) in getattr(journey_map, piece.collection) for record_id in piece.records)
        assert piece.step in STEPS
        assert piece.page == ("define" if piece.step else "map")


def test_the_most_important_comes_first():
    severities = [SEVERITIES.index(rule.severity) for rule in RULES.values()]
    assert severities == sorted(severities)
    assert next(iter(RULES)) == "six_elements"
    ranks = [(rule.severity, rule.rank) for rule in RULES.values()]
    assert len(set(ranks)) == len(ranks)


@settings(max_examples=60)
@given(seed=st.integers(0, 100_000))
def test_no_map_is_too_strange_and_none_gets_a_long_list(seed: int):
    journey_map = random_map(seed)
    advice = advise(journey_map, TODAY)
    assert len(advice) <= len(RULES) + 5  # of the rules only the six elements speak more than once
    for language in LANGUAGES:
        for piece in advice:
            said = [words(language).say(phrase) for phrase in (piece.message, piece.why, piece.hint)]
            assert max(map(len, said)) < 600
    counted = counts(journey_map, TODAY)
    assert counted.total == len(advice)
    assert counted.missing == sum(piece.severity == "missing" for piece in advice)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_finished_sample_gets_hardly_any(language: str):
    assert len(advise(open_sample(language), TODAY)) <= 2


def test_the_sample_does_not_grow_old():
    assert advise(open_sample("en"), date(2036, 1, 1)) == advise(open_sample("en"), TODAY)


@pytest.mark.parametrize("template", templates(), ids=lambda template: f"{template.name}.{template.language}")
def test_a_template_lacks_nothing_but_evidence_and_a_few_thoughts(template):
    counted = counts(open_template(template.name, template.language), TODAY)
    if template.name == "blank":
        assert (counted.doubtful, counted.hint) == (0, 0)
    else:
        assert counted.missing == 0
        assert counted.total <= 6


def test_a_large_map_is_read_at_once(capsys: pytest.CaptureFixture[str]):
    from time import process_time

    journey_map = random_map(3, stages=12, touchpoints=200, personas=5)
    began = process_time()
    advice = advise(journey_map, TODAY)
    seconds = process_time() - began
    with capsys.disabled():
        print(f"\n{len(RULES)} rules on 12 stages x 200 touchpoints: {seconds * 1000:.0f} ms, {len(advice)} pieces")
    assert advice

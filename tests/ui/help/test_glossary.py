"""The words of the field: each in both languages, each explained in one or two sentences, none leading nowhere."""

import re
from pathlib import Path

import pytest

from journey.i18n import LANGUAGES, LOCALES
from journey.ui.help.glossary import Term, glossary, told
from journey.ui.help.term import ANCHOR

ROOT = Path(__file__).parents[3]
LONGEST = 240
WANTED = {
    "customer_journey",
    "persona",
    "stage",
    "touchpoint",
    "channel",
    "moment_of_truth",
    "zero_moment",
    "first_moment",
    "second_moment",
    "ultimate_moment",
    "pain",
    "opportunity_score",
    "valence",
    "peak_end_rule",
    "assumed",
    "heard",
    "observed",
    "measured",
    "backstage",
    "line_of_visibility",
    "service_blueprint",
    "as_is",
    "to_be",
    "nps",
    "csat",
    "ces",
    "omnichannel",
    "drop_off",
    "point_of_no_return",
    "silence_horizon",
    "pressure",
    "dialogue",
    "churn",
    "win_back",
    "word_of_mouth",
    "funnel",
    "segment",
    "job_to_be_done",
    "empathy_map",
    "scenario",
    "timeframe",
    "loop",
    "exit",
}


def test_the_words_somebody_may_stop_at_are_there() -> None:
    assert set(glossary()) >= WANTED


@pytest.mark.parametrize("term", glossary().values(), ids=glossary())
def test_a_word_is_explained_in_every_language(term: Term) -> None:
    assert set(term.name) == set(term.text) == set(LANGUAGES)
    for text in term.text.values():
        assert 1 <= len(re.findall(r"[.?](?: |$)", text)) <= 2
        assert len(text) <= LONGEST
        assert "'" not in text


@pytest.mark.parametrize("term", glossary().values(), ids=glossary())
def test_a_word_leads_only_to_other_words(term: Term) -> None:
    assert set(term.see) <= set(glossary()) - {term.key}


def test_no_two_words_have_the_same_name() -> None:
    for language in LANGUAGES:
        names = [term.name[language].casefold() for term in glossary().values()]
        assert len(set(names)) == len(names)


def test_the_list_follows_the_alphabet_of_its_language_and_names_the_other() -> None:
    shown = told("it", "en")
    assert [entry["name"] for entry in shown] == sorted((str(entry["name"]) for entry in shown), key=str.casefold)
    channel = next(entry for entry in shown if entry["key"] == "channel")
    assert (channel["name"], channel["other"]) == ("canale", "channel")
    assert channel["see"] == [["touchpoint", "punto di contatto"], ["omnichannel", "omnicanale"]]


def test_a_name_that_is_the_same_in_both_is_said_once() -> None:
    assert next(entry for entry in told("en", "it") if entry["key"] == "persona")["other"] == ""


def test_every_word_that_a_page_links_is_in_the_glossary() -> None:
    places = [*LOCALES.glob("*.toml"), *(ROOT / "journey" / "ui").rglob("*.py"), *(ROOT / "pages").glob("*.py")]
    text = "\n".join(place.read_text(encoding="utf-8") for place in places)
    linked = set(re.findall(rf"\({re.escape(ANCHOR)}(\w+)\)", text))
    for call in re.findall(r"what_is\(([^)]*)\)", text):
        linked |= set(re.findall(r'"(\w+)"', call))
    assert {"valence", "moment_of_truth", "nps"} <= linked <= set(glossary())

"""English and Italian: the same keys, the same parameters, whole sentences, and every sentence that code asks for."""

import ast
import re
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from journey.i18n import LANGUAGES, Phrase, words

ROOT = Path(__file__).parent.parent
SOURCES = [ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "journey").rglob("*.py")]
SENTENCES = {
    language: {key: words(language)._sentences[key] for key in sorted(words(language).keys())} for language in LANGUAGES
}


def parameters(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def calls(*names: str) -> list[tuple[str, str]]:
    """(place, first argument) of every call of a function of these names whose first argument is a plain string."""
    found: list[tuple[str, str]] = []
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[0]
            if name in names and isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.append((f"{source.relative_to(ROOT)}:{node.lineno}", first.value))
    return found


def patterns_of_keys() -> set[str]:
    """Regular expressions of every text in the code that may be a key: whole, with parts filled in, or a beginning."""
    found: set[str] = set()
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(re.escape(node.value) + (".+" if node.value.endswith(".") else ""))
            elif isinstance(node, ast.JoinedStr):
                parts = (re.escape(part.value) if isinstance(part, ast.Constant) else r"[\w.]+" for part in node.values)
                found.add("".join(parts))
    return {pattern for pattern in found if re.match(r"[a-z_]+\\\.", pattern)}


def test_every_language_has_the_same_keys():
    english, italian = words("en").keys(), words("it").keys()
    assert english - italian == set()
    assert italian - english == set()


@pytest.mark.parametrize("key", sorted(SENTENCES["en"]))
def test_a_sentence_takes_the_same_parameters_in_every_language(key: str):
    counting = {"n", "shown"}  # a form for one may leave the number out
    assert parameters(SENTENCES["en"][key]) - counting == parameters(SENTENCES["it"][key]) - counting


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty_or_untidy(language: str):
    untidy = {
        key: sentence
        for key, sentence in SENTENCES[language].items()
        if not sentence.strip()
        or sentence != sentence.strip()
        or re.search(r"[^\S\n]{2}|\.\.\.\.|[a-z]\s[,;.!?](\s|$)", sentence)
    }
    assert untidy == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_come_in_pairs(language: str):
    words_of_their_own = ("conversation.other", "reasons.other", "problems.other")  # no plurals
    keys = words(language).keys()
    for ending, other in ((".one", ".other"), (".other", ".one")):
        lonely = {key for key in keys if key.endswith(ending) and key.removesuffix(ending) + other not in keys}
        assert {key for key in lonely if not key.endswith(words_of_their_own)} == set()


def test_italian_is_written_with_its_accents_and_apostrophes():
    wrong = re.compile(
        r"'|\b(perche|piu|cioe|puo|gia|cosi|finche|poiche|e'|perchè|finchè|poichè|affinchè|nè|sè)\b", re.IGNORECASE
    )
    assert {key: sentence for key, sentence in SENTENCES["it"].items() if wrong.search(sentence)} == {}


def test_every_error_that_is_raised_has_its_sentences():
    codes = {code for _, code in calls("JourneyError")}
    assert len(codes) > 30
    for code in codes:
        assert words("en").has(f"errors.{code}.what"), code
        assert words("en").has(f"errors.{code}.hint"), code


def test_every_sentence_that_code_asks_for_is_there():
    asked = [(place, key) for place, key in calls("t", "say", "Phrase") if re.fullmatch(r"[a-z_]+(\.[a-z0-9_]+)+", key)]
    assert len(asked) > 30
    assert [(place, key) for place, key in asked if not words("en").has(key)] == []


def test_every_sentence_is_asked_for():
    asked = re.compile("|".join(sorted(patterns_of_keys())))
    forms = {key: {key, re.sub(r"\.(one|other)$", "", key)} for key in SENTENCES["en"]}
    assert [key for key, either in forms.items() if not any(map(asked.fullmatch, either))] == []


def test_a_number_chooses_the_form():
    assert words("en")("cli.check.errors_found", n=1) == "1 error"
    assert words("en")("cli.check.errors_found", n=0) == "0 errors"
    assert words("it")("cli.check.errors_found", n=1204) == "1.204 errori"


def test_numbers_days_and_months_follow_the_language():
    english, italian = words("en"), words("it")
    assert (english.number(-1204.5, 1), italian.number(-1204.5, 1)) == ("−1,204.5", "−1.204,5")
    assert (english.number(2, signed=True), english.number(-0.4), english.percent(0.31)) == ("+2", "0", "31%")
    assert (english.day(date(2026, 3, 12)), italian.day(date(2026, 3, 12))) == ("12 Mar 2026", "12 mar 2026")
    assert (english.month(date(2026, 3, 1)), italian.month(date(2026, 3, 1), short=True)) == ("March 2026", "mar 2026")


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "torna lo 0%"), (0.01, "torna l’1%"), (0.08, "torna l’8%"), (0.11, "torna l’11%"), (0.18, "torna il 18%"),
        (0.84, "torna l’84%"), (0.1, "torna il 10%"), (1.0, "torna il 100%"),
    ],
)  # fmt: skip
def test_an_italian_article_goes_with_the_number_behind_it(share: float, said: str):
    t = words("it")
    assert t("analyses.horizon.back", share=t.percent(share)) == said


def test_italian_prepositions_and_plurals_go_with_the_number_too():
    t = words("it")
    told = t("analyses.haemorrhage.began", month="maggio", before="8,3%", after="11,0%")
    assert told == "L’emorragia è cominciata in maggio: dall’8,3% all’11,0% dei clienti al mese."
    assert "dallo 0,4% all’1,5%" in t("analyses.haemorrhage.began", month="maggio", before="0,4%", after="1,5%")
    counts = [t("analyses.report.ask.cooling", n=n).split(" clienti")[0] for n in (8, 11, 7, 18, 81, 110, 11_000)]
    assert counts == [
        "Chiamate gli 8", "Chiamate gli 11", "Chiamate i 7", "Chiamate i 18", "Chiamate gli 81", "Chiamate i 110",
        "Chiamate gli 11.000",
    ]  # fmt: skip
    assert t("analyses.adherence.hover", customers="3", n=8).startswith("3 degli 8 che")


def test_a_phrase_waits_for_a_language_and_may_fill_another_sentence():
    phrase = Phrase("problems.text", {"found": Phrase("problems.a_list")})
    assert words("en").say(phrase) == "text is needed, not a list"
    assert words("it").say(phrase) == "serve un testo, non una lista"


def test_an_unknown_language_falls_back_to_english():
    assert words("tlh").language == "en"


def test_an_unknown_key_is_a_mistake_that_shows():
    with pytest.raises(KeyError):
        words("en")("no.such.key")


@pytest.mark.parametrize(
    ("text", "english", "italian"),
    [
        ("Pays", "“Pays”", "«Pays»"),
        ("Looks for «a bike»", "“Looks for ‘a bike’”", "«Looks for “a bike”»"),
        ('Says "no"', "“Says ‘no’”", "«Says “no”»"),
        ("«Only today»", "“Only today”", "«Only today»"),
        ("“A”, then “B”", "“‘A’, then ‘B’”", "«“A”, then “B”»"),
        ('A 27" and a 30" screen', '“A 27" and a 30" screen”', '«A 27" and a 30" screen»'),
        ("It’s late", "“It’s late”", "«It’s late»"),
        ("  ", "", ""),
    ],
)
def test_a_quotation_inside_another_has_the_inner_marks_of_the_language(text: str, english: str, italian: str) -> None:
    assert (words("en").quoted(text), words("it").quoted(text)) == (english, italian)

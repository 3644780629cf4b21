"""Words in English and Italian: ``words("it")("poster.objective")``.

A language is one file ``locales/<code>.toml``; every file has the same keys. A key may hold two forms,
``{one = "...", other = "..."}``; the parameter ``n`` chooses.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

LOCALES = Path(__file__).parent / "locales"
LANGUAGES = ("en", "it")
MINUS = "\N{MINUS SIGN}"
_COMMAS_AND_POINTS = str.maketrans(",.", ".,")
_OPENING, _CLOSING = "“«„", "”»"
_INSIDE = re.compile(r"""[“«„]([^“”«»„]*)[”»“]|(?<![^\s(])"([^"\s][^"]*)"(?!\w)""")  # straight marks may be inches

_QUOTED = re.compile(r"[“«]\{(\w+)\}[”»]")
_BEFORE_NUMBER = re.compile(r"\b(il|dal|del|al|nel|sul|i|dei|ai|dai|nei|sui) \{", re.IGNORECASE)
_ARTICLE = re.compile(  # uno, otto.., undici(mila) begin with a vowel; zero wants lo
    r"\b(?P<one>il|dal|del|al|nel|sul) (?:(?P<vowel>(?=(?:8[\d.]*|11(?:\.\d+)*|1)(?:,\d+)?%))|(?=0(?:,\d+)?%))"
    r"|\b(?P<many>i|dei|ai|dai|nei|sui) (?=(?:8[\d.]*|11(?:\.\d+)*)(?![\d%]))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Phrase:
    """Something to say, before a language is chosen: a key and what fills it. May itself fill another sentence."""

    key: str
    params: Mapping[str, object] = field(default_factory=dict)


class Words:
    """The sentences and the number habits of one language."""

    def __init__(self, language: str, sentences: Mapping[str, str]) -> None:
        self.language = language
        self._sentences = sentences

    def __call__(self, key: str, /, **params: object) -> str:
        """The sentence of ``key`` with ``params`` filled in. Raises KeyError for a key that no file has."""
        sentence = self._sentences.get(key)
        if sentence is None:
            form = "one" if params.get("n") == 1 else "other"
            sentence = self._sentences[f"{key}.{form}"]
        if not params:
            return sentence
        shown = {name: value if isinstance(value, str) else self._shown(value) for name, value in params.items()}
        for name in _QUOTED.findall(sentence):
            shown[name] = self._inside(shown[name])
        told = sentence.format_map(shown)
        return _ARTICLE.sub(_agreeing, told) if self.language == "it" and _BEFORE_NUMBER.search(sentence) else told

    def say(self, phrase: Phrase) -> str:
        """The sentence of a phrase. Raises KeyError as a call does."""
        return self(phrase.key, **phrase.params)

    def has(self, key: str) -> bool:
        """Whether there is a sentence for a key, in one form or in two."""
        return key in self._sentences or f"{key}.other" in self._sentences

    def keys(self) -> frozenset[str]:
        """All keys, those of two forms with ``.one`` and ``.other``."""
        return frozenset(self._sentences)

    def number(self, value: float, digits: int = 0, signed: bool = False) -> str:
        """``1,204`` or ``1.204``; a real minus sign; a plus sign when ``signed`` and positive."""
        text = f"{abs(value):,.{digits}f}"
        negative = value < 0 and text.strip("0.,") != ""
        if self.language == "it":
            text = text.translate(_COMMAS_AND_POINTS)
        sign = MINUS if negative else "+" if signed and value > 0 else ""
        return sign + text

    def percent(self, share: float, digits: int = 0) -> str:
        """A fraction 0..1 as ``31%``."""
        return f"{self.number(share * 100, digits)}%"

    def day(self, value: date) -> str:
        """``12 Mar 2026`` / ``12 mar 2026``."""
        return f"{value.day} {self._sentences[f'months.short.{value.month}']} {value.year}"

    def month(self, value: date, short: bool = False) -> str:
        """``March 2026`` / ``marzo 2026``, or the three-letter form."""
        form = "short" if short else "long"
        return f"{self._sentences[f'months.{form}.{value.month}']} {value.year}"

    def quoted(self, text: str) -> str:
        """In the language's quotation marks, with its inner marks for a quotation inside: ``«Cerca “bici”»``.

        What is one quotation already gets no second pair of marks; no words get none.
        """
        text = text.strip()
        if not text:
            return ""
        return self("lanes.quoted", text=text)

    def _inside(self, text: str) -> str:
        """Words that a sentence puts in quotation marks, with inner marks for the quotations in them."""
        told = text[1:-1] if len(text) > 2 and _is_quotation(text) else text
        return _INSIDE.sub(
            lambda found: self._sentences["lanes.quoted_inside"].format(text=found[1] or found[2] or ""), told
        )

    def _shown(self, value: object) -> str:
        if isinstance(value, Phrase):
            return self.say(value)
        if isinstance(value, tuple | list):
            return ", ".join(self._shown(part) for part in value)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return str(value)
        return self.number(value, 0 if float(value).is_integer() else 1)


def _agreeing(found: re.Match[str]) -> str:
    """The article of Italian that goes with the number behind it: ``l’8%``, ``dello 0%``, ``degli 11``."""
    article = found["one"] or found["many"]
    stem = article[:-1] + "l" if article[0] in "dDaAnNsS" else ""
    if found["many"]:
        return f"{stem[:-1]}gli " if stem else ("Gli " if article[0] == "I" else "gli ")
    if found["vowel"] is not None:
        return f"{stem}l’" if stem else ("L’" if article[0] == "I" else "l’")
    return f"{stem}lo " if stem else ("Lo " if article[0] == "I" else "lo ")


def _is_quotation(text: str) -> bool:
    """Whether the marks at its start and its end belong to each other."""
    if text[0] + text[-1] in ('""', "‘’"):
        return text[0] not in text[1:-1]
    depth = 0
    for place, char in enumerate(text):
        depth += (char in _OPENING) - (char in _CLOSING)
        if depth <= 0:
            return 0 < place == len(text) - 1
    return False


@cache
def words(language: str) -> Words:
    """The words of a language; an unknown one falls back to English."""
    code = language if language in LANGUAGES else "en"
    with (LOCALES / f"{code}.toml").open("rb") as file:
        return Words(code, dict(_flat(tomllib.load(file))))


def _flat(table: Mapping[str, object], prefix: str = "") -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, Mapping):
            pairs.extend(_flat(value, f"{prefix}{key}."))
        else:
            pairs.append((f"{prefix}{key}", str(value)))
    return pairs

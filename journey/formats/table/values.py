"""What single cells of a hand-made table say: how something feels, who starts, how one knows."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from journey.formats.workbook.cells import number_of
from journey.i18n import LANGUAGES, words
from journey.model import EMOTIONS, EVIDENCE, MACRO_STAGES
from journey.model.folding import folded

INITIATORS = ("customer", "company", "partner", "social")
TRUTHS = ("yes", "no", "zero", "first", "second", "ultimate")
_MORE = {
    "initiator": {
        "customer": "customer, client, user, cliente, utente, il cliente, the customer",
        "company": "company, we, us, brand, business, azienda, noi, impresa, l azienda",
        "partner": "partner, supplier, fornitore, terzi, third party",
        "social": "social, others, other people, friends, altri, altre persone, amici, word of mouth, passaparola",
    },
    "evidence": {
        "assumed": "assumed, assumption, guess, guessed, hypothesis, ipotesi, ipotizzato, supposto, stima",
        "heard": "heard, interview, interviews, said, intervista, interviste, sentito, ascoltato, riferito",
        "observed": "observed, observation, seen, osservato, osservazione, visto",
        "measured": "measured, measure, data, survey, misurato, misura, dati, rilevato, sondaggio",
    },
    "macro_stage": {
        "pre_purchase": "pre purchase, before, before purchase, pre acquisto, prima, prima dell acquisto",
        "purchase": "purchase, during, buying, acquisto, durante",
        "post_purchase": "post purchase, after, after purchase, post acquisto, dopo, dopo l acquisto",
    },
    "moment_of_truth": {"yes": "yes, x, true, 1, si, vero, ✓, ✔", "no": "no, false, 0, falso"},
}  # fmt: skip
_NAMES = {
    "initiator": (INITIATORS, ("define.initiators", "app.initiators")),
    "evidence": (EVIDENCE, ("evidence",)),
    "macro_stage": (MACRO_STAGES, ("macro_stages",)),
    "moment_of_truth": (TRUTHS, ("sheet.choices.moment_of_truth",)),
}
_STRENGTHS = {
    4.0: "very good, very well, great, excellent, very positive, molto bene, benissimo, ottimo, ottima, molto buono, "
    "molto buona, molto positivo, molto positiva",
    2.5: "good, well, positive, bene, buono, buona, positivo, positiva",
    1.0: "quite good, rather good, fairly good, abbastanza bene, piuttosto bene, discreto, discreta",
    0.0: "so so, ok, okay, average, neither good nor bad, cosi cosi, nella media, ne bene ne male",
    -1.0: "quite bad, rather bad, abbastanza male, piuttosto male",
    -2.5: "bad, poor, negative, male, cattivo, cattiva, negativo, negativa",
    -4.0: "very bad, very poor, terrible, awful, very negative, molto male, malissimo, pessimo, pessima, "
    "molto negativo, molto negativa",
}
"""Words that say how strong and not what it is called, folded."""
EVERYBODY = frozenset({"everyone", "everybody", "all", "tutti", "tutte", "chiunque"})
NEAR = 88.0


_ERROR = re.compile(
    r"#(REF|RIF|N/A|N/D|DIV/0|VALUE|VALORE|NAME|NOME|NUM|NULL|NULLO|SPILL|CALC)[!?]?|Err:\d{3}", re.IGNORECASE
)
_SIGN = re.compile(r"^\s*([•·▪◦*‣–—-]\s+|\d+[.)]\s+)")  # in front of an entry
_TOTALS = frozenset(
    {
        "total",
        "totals",
        "grand total",
        "sum",
        "average",
        "mean",
        "totale",
        "totali",
        "totale complessivo",
        "somma",
        "media",
    }
)
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|gen|mag|giu|lug|ago|set|ott|dic"
_OTHER = re.compile(  # days, hours and votes on another scale, which begin with a number too
    rf"\s*\d+\s*(?:[/:]\s*\d|-\d|(?:su|di|of|out of)\s+\d|[-/.]?(?:{_MONTHS})[a-z]{{0,7}}\b)", re.IGNORECASE
)


def is_totals(texts: Sequence[str]) -> bool:
    """Whether a row counts up or averages those above it: a word for that, and numbers."""
    word, *numbers = [text for text in texts if text.strip()] or [""]
    return folded(word) in _TOTALS and bool(numbers) and all(number_of(each) is not None for each in numbers)


def are_votes(texts: Iterable[str]) -> bool:
    """Whether strengths may be votes, which have nothing below 0: several different numbers, and all of them above."""
    counts = Counter(texts)
    numbers = {number: count for text, count in counts.items() if (number := number_of(text)) is not None}
    return sum(numbers.values()) > 3 and len(numbers) > 1 and min(numbers) > 0


def is_error(text: str) -> bool:
    """Whether a cell has what a spreadsheet program writes where a formula failed."""
    return _ERROR.fullmatch(text) is not None


def choice(role: str, text: str) -> str | None:
    """The key that words mean in a column of a role; None where nobody knows them."""
    return _choices(role).get(folded(text) or text.strip())


@lru_cache(maxsize=4096)
def felt(text: str, decimal: str = "") -> tuple[float | None, str]:
    """How strong and how it is called: ``2,5`` , ``joy``, ``-3 (fear)``. None for a strength that is not said.

    A name that is known has its usual strength, as has ``very good``; any other word stays a word.
    """
    said = folded(text)
    if said in _strengths():
        return _strengths()[said], ""
    if _OTHER.match(text):
        return None, ""
    found = re.match(r"\s*([+\-−–]?\d+(?:[.,]\d+)*(?:[eE][+\-]?\d+)?)\s*(.*)", text, re.DOTALL)
    if found:
        words = found[2].strip(" ()[]:;-–,")
        return number_of(_without_thousands(found[1], decimal)), emotion(words) if words else ""
    name = emotion(text)
    return (EMOTIONS[name].valence if name in EMOTIONS else None), name


def emotion(text: str) -> str:
    """The key of a named emotion in any language, roughly spelt or not; else the words themselves."""
    said = folded(text)
    known = _emotions()
    if said in known:
        return known[said]
    if len(said) > 4:
        from rapidfuzz import fuzz, process

        near = process.extractOne(said, list(known), scorer=fuzz.ratio, score_cutoff=NEAR)
        if near:
            return known[near[0]]
    return " ".join(text.split())


def entries(text: str, more: str = "") -> list[str]:
    """The entries of a cell that lists several: one a line, without dots and dashes in front; ``more`` also cuts."""
    cut = re.split(f"[\n{more}]", text)
    return [entry for entry in (_SIGN.sub("", part).strip() for part in cut) if entry]


def _without_thousands(text: str, decimal: str) -> str:
    """A number without the signs that only group its digits: the comma where ``decimal`` is a point, and turned."""
    group = {",": ".", ".": ","}.get(decimal)
    if group and re.match(rf"\D?[1-9]\d{{0,2}}(?:{re.escape(group)}\d{{3}})+(?!\d)", text):
        return text.replace(group, "")
    return text


@cache
def _choices(role: str) -> dict[str, str]:
    keys, prefixes = _NAMES[role]
    found = {folded(word) or word: key for key, said in _MORE[role].items() for word in said.split(", ")}
    for language in LANGUAGES:
        for prefix in prefixes:
            found |= {folded(words(language)(f"{prefix}.{key}")): key for key in keys}
    return found


@cache
def _strengths() -> dict[str, float]:
    return {words: strength for strength, said in _STRENGTHS.items() for words in said.split(", ")}


@cache
def _emotions() -> dict[str, str]:
    found = {folded(key): key for key in EMOTIONS}
    for language in LANGUAGES:
        found |= {folded(words(language)(f"emotions.{key}")): key for key in EMOTIONS}
    return found


def decimal_of(texts: Iterable[str]) -> str:
    """The sign between whole numbers and their parts, by the numbers there are: the one that more of them have."""
    numbers = [text.strip() for text in texts if re.fullmatch(r"\s*[+\-−]?\d+([.,]\d+)?\s*", text)]
    commas, points = (sum(sign in number for number in numbers) for sign in ",.")
    return "," if commas and commas >= points else "."

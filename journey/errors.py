"""The one error a person sees: what happened, where, and what to do about it."""

import re
from difflib import get_close_matches
from math import inf

from journey.i18n import Phrase, words

LONGEST_SHOWN = 300  # of a value from a file that goes into a sentence
LARGEST_SHOWN = 10**18  # beyond it nobody reads the digits of a number, and some are too long to be written
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


class JourneyError(Exception):
    """Bad input or an edit that cannot be made.

    ``code`` names a pair of sentences in ``locales/*.toml`` under ``errors.<code>`` (``what`` and ``hint``), so the
    same error speaks every language. ``where`` is a place a person can find: a file, a line, a field path.
    ``params`` fill the sentences; values from a file are shown without control characters, and shortened.
    """

    def __init__(self, code: str, where: str = "", **params: object) -> None:
        self.code = code
        self.where = shown(where)
        self.params = {name: _told(value) for name, value in params.items()}
        super().__init__(self.message("en"))

    def what(self, language: str = "en") -> str:
        """What happened, in one sentence."""
        return words(language)(f"errors.{self.code}.what", **self.params)

    def hint(self, language: str = "en") -> str:
        """What to do about it; where a value is not among the allowed ones, the nearest of them comes first."""
        t = words(language)
        hint = t(f"errors.{self.code}.hint", **self.params)
        nearest = self._nearest()
        return f"{t('problems.did_you_mean', nearest=nearest)} {hint}" if nearest else hint

    def message(self, language: str = "en") -> str:
        """One line: ``where: what. hint``."""
        place = f"{self.where}: " if self.where else ""
        return " ".join(f"{place}{self.what(language)} {self.hint(language)}".split())

    def _nearest(self) -> str:
        value, allowed = self.params.get("value"), self.params.get("allowed")
        if not isinstance(value, str) or not isinstance(allowed, str):
            return ""
        choices = {choice.casefold(): choice for choice in allowed.split(", ")}
        near = get_close_matches(value.casefold(), choices, n=1, cutoff=0.5)
        return choices[near[0]] if near else ""


def shown(text: str) -> str:
    """``text`` as it may stand in a message: no terminal codes, no surrogates, at most 300 characters."""
    clean = _UNSHOWN.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))
    return clean if len(clean) <= LONGEST_SHOWN else clean[: LONGEST_SHOWN - 1] + "…"


def _told(value: object) -> object:
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, Phrase):
        return Phrase(value.key, {name: _told(param) for name, param in value.params.items()})
    if isinstance(value, int | float) and LARGEST_SHOWN < abs(value) < inf:
        return Phrase("problems.a_huge_number")
    return value

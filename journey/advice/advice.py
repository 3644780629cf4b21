"""A piece of advice: which rule gives it, where on the map, what is missing or doubtful, why it matters, what to do."""

from dataclasses import dataclass
from typing import Literal

from journey.i18n import Phrase

Severity = Literal["missing", "doubtful", "hint"]
SEVERITIES: tuple[Severity, ...] = ("missing", "doubtful", "hint")
"""The most important first: what no map can do without, what may be wrong, what would make it better."""


@dataclass(frozen=True, slots=True)
class Advice:
    """``message``, ``why`` and ``hint`` are one sentence or two each and wait for a language.

    ``collection`` is a collection or a header field, ``records`` the ids in it that are meant; the first is the one to
    open. ``step`` is the step of Define where it is mended; empty where that is done on the map.
    """

    rule: str
    severity: Severity
    collection: str
    records: tuple[str, ...]
    step: str
    message: Phrase
    why: Phrase
    hint: Phrase

    @property
    def where(self) -> str:
        """``timeframe``, ``stages`` or, for a record, ``stages[its id]``."""
        return f"{self.collection}[{self.records[0]}]" if self.records else self.collection

    @property
    def page(self) -> Literal["define", "map"]:
        """The page that a click leads to: Define opens at ``step``, the map at the first of ``records``."""
        return "define" if self.step else "map"

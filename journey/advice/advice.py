"""A piece of advice: which rule gives it, where on the map, what is missing or doubtful, and what to do."""

from dataclasses import dataclass

from journey.i18n import Phrase


@dataclass(frozen=True, slots=True)
class Advice:
    """``where`` is a collection, a header field or a record's place; ``message`` and ``hint`` wait for a language."""

    rule: str
    where: str
    message: Phrase
    hint: Phrase

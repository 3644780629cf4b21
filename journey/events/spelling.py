"""Names of events as programs write them, ``deliveryCost_shown``, and the words that people read in them."""

import re

from pydantic import TypeAdapter, ValidationError

from journey.model.folding import folded
from journey.model.text import Line, short_line

LONGEST_TITLE = 200
_SEAMS = re.compile(r"_+|(?<=\w\w)[-.:/](?=\w\w)|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_LINE: TypeAdapter[str] = TypeAdapter(Line)


def words_of(name: str) -> list[str]:
    """The folded words of an event's name, or of anything that people wrote."""
    return folded(_SEAMS.sub(" ", name)).split()


def readable(name: str) -> str:
    """``delivery_cost_shown`` and ``deliveryCostShown`` as ``Delivery cost shown``; what people wrote stays."""
    said = short_line(name, LONGEST_TITLE)
    if " " not in said:
        parts = _SEAMS.sub(" ", said).split()
        said = " ".join(part if part.isupper() and len(part) > 1 else part.lower() for part in parts) or said
    return said[:1].upper() + said[1:]


def proper(name: str) -> str:
    """``LinkedIn`` and ``WhatsApp`` as they are, for they are names; ``social_media`` as ``Social media``."""
    own = name.strip()
    return short_line(own, LONGEST_TITLE) if own[:1].isupper() and own.isalnum() else readable(name)


def keepable(name: str) -> bool:
    """Whether a map can hold the name as it stands in the log: one line, not too long, nothing that a map takes out."""
    try:
        return _LINE.validate_python(name) == name
    except ValidationError:
        return False

"""What somebody says in a room: small frozen things, checked as records are. None of it is on the map yet."""

from functools import lru_cache
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from journey.model.base import Evidence, Frozen, IdText, OptionalId, Valence
from journey.model.problems import explained
from journey.model.text import Line, Prose
from journey.workshop.agenda import Lens

LONGEST = 280
"""Characters of what a phone sends: a sticky note holds no more."""


def _short(text: str) -> str:
    if len(text) > LONGEST:
        told = {"length": len(text), "limit": LONGEST}
        raise PydanticCustomError("text_too_long", "{length} characters; {limit} are allowed", told)
    return text


def _something(text: str) -> str:
    if not text:
        raise PydanticCustomError("says_nothing", "no words")
    return text


Quote = Annotated[Prose, AfterValidator(_short)]
Short = Annotated[Line, AfterValidator(_short)]
Words = Annotated[Line, AfterValidator(_short), AfterValidator(_something)]
MindOf = Literal["think", "feel", "say", "do"]
MOST_DOTS = 20


class Answer(Frozen):
    """To the question of the step."""

    kind: Literal["answer"] = "answer"
    text: Words


class Source(Frozen):
    """Something that is known already: where it is written, and how it came to be known."""

    kind: Literal["source"] = "source"
    text: Words
    evidence: Evidence = "heard"


class Card(Frozen):
    """A touchpoint that is missing."""

    kind: Literal["card"] = "card"
    stage_id: IdText
    channel_id: OptionalId = None
    title: Words
    words: Quote = ""
    evidence: Evidence = "assumed"


class Mind(Frozen):
    """What a persona thinks, feels, says or does in a stage."""

    kind: Literal["mind"] = "mind"
    of: MindOf
    stage_id: IdText
    persona_id: OptionalId = None
    text: Words
    evidence: Evidence = "assumed"


class Rating(Frozen):
    """How a moment feels. A second one of the same moment replaces the first."""

    kind: Literal["rating"] = "rating"
    touchpoint_id: IdText
    persona_id: OptionalId = None
    valence: Valence
    emotion: Short = ""
    words: Quote = ""
    evidence: Evidence = "assumed"


class Idea(Frozen):
    """How something could be better."""

    kind: Literal["idea"] = "idea"
    text: Words
    lens: Lens = "free"
    stage_id: OptionalId = None


class Dot(Frozen):
    """``dots`` of one's own on a note or a group of notes; 0 takes them away. It replaces what one had there."""

    kind: Literal["dot"] = "dot"
    target: IdText
    dots: Annotated[int, Field(strict=True, ge=0, le=MOST_DOTS)] = 1


class Parked(Frozen):
    """For the parking lot: it matters, but not now."""

    kind: Literal["parking"] = "parking"
    text: Words


Said = Answer | Source | Card | Mind | Rating | Idea | Dot | Parked
_SAID: TypeAdapter[Said] = TypeAdapter(Annotated[Said, Field(discriminator="kind")])


def understood(body: object) -> Said:
    """What a phone sent, checked. Raises JourneyError ``bad_value`` or its kin, with the field it is about."""
    try:
        return _SAID.validate_python(body)
    except ValidationError as error:
        raise explained(error.errors(include_url=False)[0]) from None


@lru_cache(maxsize=20_000)
def read(text: str) -> Said:
    """What the store has kept."""
    return _SAID.validate_json(text)


def slot(said: Said) -> str:
    """What the same person can say once only, a second time instead of the first; "" for what is said as often as one
    likes."""
    if isinstance(said, Rating):
        return f"rating:{said.persona_id or ''}:{said.touchpoint_id}"
    return f"dot:{said.target}" if isinstance(said, Dot) else ""

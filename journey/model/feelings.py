"""Feelings: how a persona feels at a touchpoint or in a stage. Curves, peaks and valleys are derived, never typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from journey.model.base import Count, Evidence, OptionalId, Record, Valence
from journey.model.text import Line, Prose


@dataclass(frozen=True, slots=True)
class NamedEmotion:
    """A named emotion: the face that shows it and the valence it usually has."""

    face: str
    valence: float


EMOTIONS: Mapping[str, NamedEmotion] = MappingProxyType(
    {
        "joy": NamedEmotion("joy", 5),
        "delight": NamedEmotion("joy", 4.5),
        "happiness": NamedEmotion("happy", 4),
        "satisfaction": NamedEmotion("happy", 3),
        "gratitude": NamedEmotion("happy", 4),
        "pride": NamedEmotion("happy", 3.5),
        "trust": NamedEmotion("trust", 4),
        "confidence": NamedEmotion("trust", 3.5),
        "calm": NamedEmotion("trust", 2.5),
        "relief": NamedEmotion("relief", 4),
        "hope": NamedEmotion("curious", 2),
        "curiosity": NamedEmotion("curious", 1.5),
        "surprise": NamedEmotion("surprise", 1),
        "neutral": NamedEmotion("neutral", 0),
        "indifference": NamedEmotion("neutral", -0.5),
        "boredom": NamedEmotion("neutral", -1),
        "doubt": NamedEmotion("doubt", -1),
        "confusion": NamedEmotion("doubt", -2),
        "distrust": NamedEmotion("doubt", -3),
        "impatience": NamedEmotion("anxiety", -2),
        "anxiety": NamedEmotion("anxiety", -3),
        "fear": NamedEmotion("fear", -4),
        "annoyance": NamedEmotion("frustration", -3),
        "frustration": NamedEmotion("frustration", -4),
        "anger": NamedEmotion("anger", -5),
        "disappointment": NamedEmotion("sad", -3),
        "sadness": NamedEmotion("sad", -3.5),
        "regret": NamedEmotion("sad", -2.5),
    }
)
"""Keys are kept in the file and named in every language under ``emotions.<key>``."""


def face_of(emotion: str, valence: float) -> str:
    """The face for a named emotion; for the user's own word, the face of its valence."""
    if emotion in EMOTIONS:
        return EMOTIONS[emotion].face
    steps = (
        (-4.25, "anger"), (-2.75, "frustration"), (-1.25, "anxiety"), (-0.5, "doubt"), (0.75, "neutral"),
        (2.0, "curious"), (4.25, "happy"),
    )  # fmt: skip
    return next((face for limit, face in steps if valence < limit), "joy")


class Feeling(Record):
    """A persona's feeling at one touchpoint or stage. ``persona_id`` None means everybody.

    ``emotion`` is a key of EMOTIONS or the user's own word. ``low``, ``high`` and ``n`` are the middle half of the
    answers where several people rated the moment; ``valence`` is then their median.
    """

    persona_id: OptionalId = None
    touchpoint_id: OptionalId = None
    stage_id: OptionalId = None
    valence: Valence = 0.0
    emotion: Line = ""
    quote: Prose = ""
    evidence: Evidence = "assumed"
    low: Valence | None = None
    high: Valence | None = None
    n: Count | None = None

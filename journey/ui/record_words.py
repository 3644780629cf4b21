"""By which words a record is called in a list: what it is, whose, and where it stands."""

from journey.model import EMOTIONS, Feeling, Map, Record
from journey.model.changes import subject_of
from journey.model.map import COLLECTION_OF
from journey.ui.session import session

LONGEST = 60


def called(record: Record, journey_map: Map) -> str:
    """``Touchpoint “Calls” · Buy``, ``Feeling: Maya · Calls``."""
    t = session.words
    kind = t(f"past.kinds.{COLLECTION_OF[type(record)]}")
    if isinstance(record, Feeling):
        persona = journey_map.persona(record.persona_id)
        named = t("past.feeling", kind=kind, who=persona.name if persona else t("past.everybody"))
    else:
        words = subject_of(record)
        named = t("past.record", kind=kind, words=shortened(words)) if words else kind
    place = journey_map.get(getattr(record, "touchpoint_id", None) or getattr(record, "stage_id", None) or "")
    return f"{named} · {shortened(subject_of(place))}" if place and subject_of(place) else named


def felt(feeling: Feeling) -> str:
    """``+3, joy, “At last”``."""
    t = session.words
    name = t(f"emotions.{feeling.emotion}") if feeling.emotion in EMOTIONS else feeling.emotion
    quote = t("past.quote", words=shortened(feeling.quote)) if feeling.quote else ""
    strength = t.number(feeling.valence, 0 if feeling.valence.is_integer() else 1, signed=True)
    return ", ".join(filter(None, (strength, name, quote)))


def shortened(words: str) -> str:
    """Enough of long words to know them by, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()}…"

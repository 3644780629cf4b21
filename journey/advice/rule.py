"""What a rule is: a function from a map to findings, how much they weigh, and where they are mended."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from journey.advice.advice import Severity
from journey.advice.naming import listed
from journey.advice.reading import Reading
from journey.i18n import Phrase
from journey.model import Record
from journey.model.map import COLLECTION_OF


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has found: where, and what fills its sentences.

    ``part`` picks one of several groups of sentences; for a rule that is mended in several steps of Define, it is the
    step.
    """

    collection: str
    records: tuple[str, ...] = ()
    params: Mapping[str, object] = field(default_factory=dict)
    part: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Of equal severity, the lower ``rank`` is told first; ``step`` is the step of Define that mends it.

    Its sentences stand in the locales under ``advice.<name of the module>``: ``message``, ``why`` and ``hint``.
    """

    severity: Severity
    rank: int
    step: str
    find: Callable[[Reading], Iterable[Finding]]


def grouped(records: Sequence[Record], names: Iterable[str | Phrase], **params: object) -> tuple[Finding, ...]:
    """One finding about all of ``records`` (of one kind), however many; none where there are none.

    Gives the sentences ``n`` (how many) and ``names`` (the first of them, and how many more).
    """
    if not records:
        return ()
    ids = tuple(record.id for record in records)
    filled = {"n": len(ids), "names": listed(names), **params}
    return (Finding(COLLECTION_OF[type(records[0])], ids, filled),)

"""The points of an answer in the order in which they are told, and the one that stands out most."""

from collections.abc import Iterable

from journey.analyses.drop_off_answer import DropOff, Point
from journey.i18n import Words


def ranked(points: Iterable[Point]) -> list[Point]:
    """Flagged ones by how far they are beyond what is expected, then the others by their share."""
    return sorted(points, key=lambda each: (
        not each.flag, -(each.excess or 0) if each.flag else 0, -(each.share if each.share is not None else -1),
        each.event
    ))  # fmt: skip


def worst_of(answer: DropOff) -> Point | None:
    """The point of no return that stands out most; what may be a natural end is asked about first."""
    return next((each for each in ranked(answer.flagged) if each.event not in answer.perhaps_ends), None)


def finding(answer: DropOff, t: Words) -> str:
    """The point of no return that stands out most, as a sentence; or that none does."""
    worst = worst_of(answer)
    if worst is None:
        return t("analyses.drop_off.finding.none")
    return t("analyses.drop_off.finding.flag", event=worst.event, n=round(100 * (worst.share or 0)))

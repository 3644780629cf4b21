"""A loss that would contradict itself: refused, in one sentence, by the edit that makes it so."""

from collections.abc import Callable, Mapping

from journey.errors import JourneyError
from journey.model import Edit, Loss, Map, Put
from journey.model.losing import is_unexplained


def refuse_contradictions(before: Map, after: Map, edit: Edit) -> None:
    """What a map brought along as it is stays as it is, and may be mended a field at a time.

    Raises JourneyError ``period_backwards``, ``worth_below_zero`` or ``reason_of_unknown``.
    """
    for loss_id in {each.record.id if isinstance(each, Put) else each.id for each in edit.operations}:
        held, made = before.get(loss_id), after.get(loss_id)
        if not isinstance(made, Loss):
            continue
        for code, contradicts in _CONTRADICTIONS.items():
            if contradicts(made) and not (isinstance(held, Loss) and contradicts(held)):
                raise JourneyError(code, where=loss_id)


def _is_backwards(loss: Loss) -> bool:
    return loss.start is not None and loss.end is not None and loss.end < loss.start


_CONTRADICTIONS: Mapping[str, Callable[[Loss], bool]] = {
    "period_backwards": _is_backwards,
    "worth_below_zero": lambda loss: loss.value is not None and loss.value < 0,
    "reason_of_unknown": lambda loss: loss.control == "unknown" and not is_unexplained(loss),
}

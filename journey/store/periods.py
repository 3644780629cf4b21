"""A period that would end before it begins: refused, in one sentence, by the edit that makes it so."""

from journey.errors import JourneyError
from journey.model import Edit, Loss, Map, Put


def refuse_backwards(before: Map, after: Map, edit: Edit) -> None:
    """What a map brought along as it is stays as it is, and may be mended a day at a time.

    Raises JourneyError ``period_backwards``.
    """
    for loss_id in {each.record.id if isinstance(each, Put) else each.id for each in edit.operations}:
        if _is_backwards(after.get(loss_id)) and not _is_backwards(before.get(loss_id)):
            raise JourneyError("period_backwards", where=loss_id)


def _is_backwards(loss: object) -> bool:
    return isinstance(loss, Loss) and loss.start is not None and loss.end is not None and loss.end < loss.start

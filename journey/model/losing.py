"""Customers who were lost, counted: by reason and by control, what is known and what is only assumed never in one sum.

A loss is *known* where somebody heard, observed or measured it, else *assumed*. A customer who is heard tells why and
not how many: heads and value of a loss that was only heard are still a guess, and stand with those that are assumed.
What no loss tells is None, not nought.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from pydantic import JsonValue

from journey.errors import JourneyError
from journey.model.base import EVIDENCE, Evidence
from journey.model.changes import change
from journey.model.edits import Edit
from journey.model.findings import Control, Conversation, Loss, Reason
from journey.model.map import Map

REASONS: tuple[Reason, ...] = get_args(Reason)
CONTROLS: tuple[Control, ...] = get_args(Control)
"""From a cause nobody knows to a loss that was chosen: the way that a loss is led."""
UNSAID: Reason = "other"


@dataclass(frozen=True, slots=True)
class Sum:
    """Some losses together, of which ``uncounted`` say no number of customers and ``unvalued`` no value."""

    losses: int = 0
    customers: int | None = None
    value: float | None = None
    uncounted: int = 0
    unvalued: int = 0
    evidence: Evidence | None = None  # of the one that is known least

    @property
    def says(self) -> bool:
        """Whether there is anything in it: a loss, or the guessed numbers of one that was heard."""
        return bool(self.losses) or self.customers is not None or self.value is not None


@dataclass(frozen=True, slots=True)
class Lost:
    """What is known, and beside it what is only assumed. There is no sum of the two."""

    known: Sum = Sum()
    assumed: Sum = Sum()

    @property
    def losses(self) -> int:
        """How many are recorded, known or not."""
        return self.known.losses + self.assumed.losses


@dataclass(frozen=True, slots=True)
class Step:
    """A loss on the way from the most to the least valuable customers, and the shares 0..1 up to its end."""

    loss: Loss
    customers_share: float
    value_share: float


def is_known(loss: Loss) -> bool:
    return loss.evidence != "assumed"


def is_unexplained(loss: Loss) -> bool:
    """Whether nobody has said why."""
    return loss.reason == UNSAID


def is_counted(loss: Loss) -> bool:
    """Whether its heads and value are more than a guess."""
    return loss.evidence in ("observed", "measured")


def lost(losses: Iterable[Loss]) -> Lost:
    """Losses summed, the known and the assumed apart."""
    held = tuple(losses)
    known, guesses = [each for each in held if is_known(each)], [each for each in held if not is_known(each)]
    told = [each for each in known if not is_counted(each)]
    return Lost(_sum(known, [each for each in known if is_counted(each)]), _sum(guesses, [*guesses, *told]))


def _sum(losses: Sequence[Loss], numbers: Sequence[Loss]) -> Sum:
    """``losses``, with the heads and the value that ``numbers`` tell."""
    heads = [loss.customers for loss in numbers if loss.customers is not None]
    worth = [loss.value for loss in numbers if loss.value is not None]
    return Sum(
        len(losses), sum(heads) if heads else None, sum(worth) if worth else None,
        sum(loss.customers is None or loss.evidence == "heard" for loss in losses),
        sum(loss.value is None or loss.evidence == "heard" for loss in losses),
        min((loss.evidence for loss in losses), key=EVIDENCE.index, default=None),
    )  # fmt: skip


def matrix(losses: Iterable[Loss]) -> Mapping[tuple[Reason, Control], Lost]:
    """Every reason with every control, also where nothing is recorded."""
    held = tuple(losses)
    return {
        (reason, control): lost(loss for loss in held if (loss.reason, loss.control) == (reason, control))
        for reason in REASONS
        for control in CONTROLS
    }


def weighs(loss: Loss) -> bool:
    """Whether it can be held against others by what its customers were worth."""
    return is_counted(loss) and bool(loss.customers) and loss.value is not None and loss.value >= 0


def by_value(losses: Iterable[Loss]) -> tuple[Step, ...]:
    """The counted losses that tell customers and value, those first whose customers were worth most each.

    Nothing where fewer than two do, or where they were worth nothing: there is nothing to compare.
    """
    told = [loss for loss in losses if weighs(loss)]
    ranked = sorted(told, key=lambda loss: (-(loss.value or 0.0) / (loss.customers or 1), loss.id))
    heads, worth = sum(loss.customers or 0 for loss in ranked), sum(loss.value or 0.0 for loss in ranked)
    if len(ranked) < 2 or not worth:
        return ()
    steps, customers, value = [], 0, 0.0
    for loss in ranked:
        customers, value = customers + (loss.customers or 0), value + (loss.value or 0.0)
        steps.append(Step(loss, customers / heads, min(value / worth, 1.0)))
    return tuple(steps)


def periods(losses: Iterable[Loss]) -> frozenset[tuple[object, object]]:
    """The different times that numbers of losses are about; more than one are not to be compared as if one."""
    return frozenset((each.start, each.end) for each in losses if each.customers is not None or each.value is not None)


def next_control(control: Control) -> Control | None:
    """Where a loss goes from here; None for one that was chosen."""
    place = CONTROLS.index(control) + 1
    return CONTROLS[place] if place < len(CONTROLS) else None


def moved_on(journey_map: Map, loss_id: str, reason: Reason | None = None) -> Edit | None:
    """A loss led one step on; from an unknown cause only with the ``reason`` that is known by now. None at the end.

    Raises JourneyError ``gone``, and ``loss_without_reason``.
    """
    loss = _loss(journey_map, loss_id)
    control = next_control(loss.control)
    if control is None:
        return None
    if loss.control == "unknown" and reason is None:
        raise JourneyError("loss_without_reason", where=loss_id)
    return change(journey_map, loss_id, control=control, **({"reason": reason} if reason else {}))


def because(journey_map: Map, loss_id: str, reason: Reason) -> Edit | None:
    """A loss with this reason: once it is said, the cause is unknown no more. Raises JourneyError ``gone``."""
    loss = _loss(journey_map, loss_id)
    is_said = reason != UNSAID and loss.control == "unknown"
    return change(journey_map, loss_id, reason=reason, control="unwanted" if is_said else loss.control)


def led(journey_map: Map, loss_id: str, control: Control) -> Edit | None:
    """A loss with this control: a cause that nobody knows has no reason. Raises JourneyError ``gone``."""
    reason = UNSAID if control == "unknown" else _loss(journey_map, loss_id).reason
    return change(journey_map, loss_id, control=control, reason=reason)


def was_heard(talk: Conversation) -> bool:
    """Whether the customer did talk. One whose name alone is kept is willing to, and still to be called."""
    return _tells({"words": talk.words, "follows": talk.follows})


def listened_to(losses: Iterable[Loss]) -> tuple[tuple[Loss, Conversation], ...]:
    """Those who did talk."""
    return tuple((loss, talk) for loss in losses for talk in loss.conversations if was_heard(talk))


def willing(losses: Iterable[Loss]) -> tuple[tuple[Loss, Conversation], ...]:
    """Those who would talk and were not heard yet."""
    return tuple((loss, talk) for loss in losses for talk in loss.conversations if not was_heard(talk))


def told(journey_map: Map, loss_id: str, talks: Sequence[Mapping[str, JsonValue]]) -> Edit | None:
    """A loss with these conversations, each as JSON has it; those without anything in them are none.

    Nobody is only guessing why any more once a lost customer was heard: the evidence rises in the same step.
    Raises JourneyError ``gone``, or what is wrong with a conversation.
    """
    loss, held = _loss(journey_map, loss_id), [dict(talk) for talk in talks if any(talk.values())]
    is_more = sum(map(_tells, held)) > sum(map(was_heard, loss.conversations))
    risen: dict[str, JsonValue] = {"evidence": "heard"} if is_more and not is_known(loss) else {}
    return change(journey_map, loss_id, conversations=[*held], **risen)


def _tells(talk: Mapping[str, JsonValue]) -> bool:
    return any(str(talk.get(field) or "").strip() for field in ("words", "follows"))


def _loss(journey_map: Map, loss_id: str) -> Loss:
    found = journey_map.get(loss_id)
    if not isinstance(found, Loss):
        raise JourneyError("gone", where=loss_id, id=loss_id)
    return found

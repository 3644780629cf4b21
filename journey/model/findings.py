"""Findings: metrics, insights, losses and what is done for customers."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from journey.model.base import (
    MOST_IN_LIST,
    Amount,
    Count,
    Evidence,
    Few,
    Frozen,
    OptionalDate,
    OptionalId,
    OrderKey,
    Rating,
    Record,
    Share,
    Whole,
)  # fmt: skip
from journey.model.text import Line, Prose

Days = Annotated[int, Field(strict=True, ge=1, le=36_500), Whole]


Reason = Literal["fear", "pressure", "low_trust", "opportunism", "other"]
Control = Literal["unknown", "unwanted", "wanted"]
MetricKind = Literal["nps", "csat", "ces", "own", "pressure", "reached", "again", "reordered", "sentiment"]
CareChannel = Literal["message", "phone", "visit"]
CARE_CHANNELS: tuple[CareChannel, ...] = get_args(CareChannel)
METRIC_KINDS: tuple[MetricKind, ...] = get_args(MetricKind)
COUNTED_KINDS: tuple[MetricKind, ...] = ("reached", "again", "reordered", "sentiment")


class Metric(Record):
    """A measured value, never bare: scale, n, date and source stand with it.

    Kind ``pressure`` is the number of messages from the company per customer and week at a touchpoint; one that belongs
    to no stage and no touchpoint is the cap that the team sets itself.

    ``COUNTED_KINDS`` are what a log of events says of a touchpoint: the per cent 0..100 of the ``n`` customers with an
    event of its stage that came here (``reached``; of a stage, the per cent of all ``n`` customers with an event of
    any of its touchpoints); of the ``n`` who came here, the per cent
    who came back (``again``) and who came in another order than the map's (``reordered``); the mean ``sentiment`` of
    ``n`` events, -5..5.
    ``question`` is what exactly was asked.
    """

    stage_id: OptionalId = None
    touchpoint_id: OptionalId = None
    persona_id: OptionalId = None
    kind: MetricKind = "own"
    name: Line = ""
    value: Amount
    scale: Line = ""
    n: Count | None = None
    date: OptionalDate = None
    source: Line = ""
    question: Prose = ""


class Insight(Record):
    """A pain, an opportunity or a solution. ``importance``, ``satisfaction``, ``impact``, ``effort`` run 0..10."""

    order: OrderKey = ""
    stage_id: OptionalId = None
    touchpoint_id: OptionalId = None
    kind: Literal["pain", "opportunity", "solution"] = "pain"
    title: Line
    importance: Rating | None = None
    satisfaction: Rating | None = None
    impact: Rating | None = None
    effort: Rating | None = None
    owner: Line = ""
    status: Line = ""
    due: OptionalDate = None
    evidence: Evidence = "assumed"

    @property
    def opportunity_score(self) -> float | None:
        """importance + max(importance - satisfaction, 0), 0..20 (Ulwick 2005); None when either is not given."""
        if self.importance is None or self.satisfaction is None:
            return None
        return self.importance + max(self.importance - self.satisfaction, 0)


class Conversation(Frozen):
    """A talk with a customer who was lost: their words, and what follows from it."""

    date: OptionalDate = None
    who: Line = ""
    words: Prose = ""
    follows: Prose = ""


class Loss(Record):
    """Customers lost at a point of the path: a point of no return when ``share`` is known.

    ``share`` is the fraction of those who get here and are not heard from again within ``horizon_days``;
    ``share_low`` and ``share_high`` its 95% interval; ``n`` how many got here.
    """

    stage_id: OptionalId = None
    touchpoint_id: OptionalId = None
    title: Line = ""
    reason: Reason = "other"
    control: Control = "unknown"
    customers: Count | None = None
    value: Amount | None = None
    start: OptionalDate = None
    end: OptionalDate = None
    evidence: Evidence = "assumed"
    conversations: Annotated[tuple[Conversation, ...], Field(max_length=MOST_IN_LIST), Few] = ()
    share: Share | None = None
    share_low: Share | None = None
    share_high: Share | None = None
    n: Count | None = None
    horizon_days: Days | None = None


class CareAction(Record):
    """What is done to keep customers: a thank-you, a periodic check, telling how a problem is going, winning back.

    ``through``: how it reaches them; a talk on the phone or face to face is none of the messages that a cap is about.
    """

    kind: Literal["thank_you", "check_in", "problem_update", "win_back"] = "check_in"
    persona_id: OptionalId = None
    stage_id: OptionalId = None
    title: Line = ""
    every_days: Days | None = None
    through: CareChannel | None = None
    owner: Line = ""
    last_done: OptionalDate = None
    next_due: OptionalDate = None

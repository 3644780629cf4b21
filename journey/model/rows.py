"""Lanes and notes: the poster's rows and what stands in their cells."""

from typing import Literal

from journey.model.base import Evidence, IdText, OptionalId, OrderKey, Record, YesNo
from journey.model.text import Line, Prose

LaneKind = Literal[
    "goals", "actions", "touchpoints", "channels", "emotions", "pressure",
    "thoughts", "pains", "opportunities", "backstage", "metrics", "text",
]  # fmt: skip
LANE_KINDS: tuple[LaneKind, ...] = (
    "goals", "actions", "touchpoints", "channels", "emotions", "pressure",
    "thoughts", "pains", "opportunities", "backstage", "metrics", "text",
)  # fmt: skip


class Lane(Record):
    """A row of the poster. Kinds other than ``text`` are built in; an empty title means the kind's own name."""

    order: OrderKey = ""
    kind: LaneKind = "text"
    title: Line = ""
    hidden: YesNo = False


class Note(Record):
    """A text in a lane's cell: ``lane_id`` says the row, ``stage_id`` (or the touchpoint's stage) the column."""

    lane_id: IdText
    stage_id: OptionalId = None
    touchpoint_id: OptionalId = None
    text: Prose
    evidence: Evidence = "assumed"

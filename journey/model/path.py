"""The path: stages, channels, touchpoints and the links between them."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from journey.model.base import (
    Colour,
    Count,
    Evidence,
    Ids,
    IdText,
    Number,
    OptionalDate,
    OptionalId,
    OrderKey,
    Record,
    Share,
    YesNo,
)
from journey.model.text import Line, Lines, Prose

MacroStage = Literal["pre_purchase", "purchase", "post_purchase"]
MACRO_STAGES: tuple[MacroStage, ...] = ("pre_purchase", "purchase", "post_purchase")
ChannelKind = Literal["digital", "physical", "human"]
Initiator = Literal["customer", "company", "partner", "social"]
Layer = Literal["customer", "frontstage", "backstage", "support"]


def _moment(value: object) -> object:
    if value is None or value == "":
        return False
    return value if isinstance(value, bool) else str(value)  # 1 is not true


MomentOfTruth = Annotated[Literal[False, True, "zero", "first", "second", "ultimate"], BeforeValidator(_moment)]
Quality = Literal["company_reliability", "offer_quality", "service_effectiveness"]
LinkKind = Literal["main", "alternative", "loop", "exit"]
Days = Annotated[Number, Field(ge=0, le=100_000)]


class Stage(Record):
    """One stage of the whole cycle; ``days`` is how long it lasts inside the timeframe."""

    order: OrderKey = ""
    name: Line
    macro_stage: MacroStage = "pre_purchase"
    goal: Prose = ""
    days: Days | None = None
    color: Colour = ""


class Channel(Record):
    """Where customer and company meet. ``icon`` is a name from the drawn set; an unknown one falls back."""

    order: OrderKey = ""
    name: Line
    icon: Line = "web"
    kind: ChannelKind = "digital"


class Touchpoint(Record):
    """What the customer does or receives in a stage. ``persona_ids`` empty means everyone."""

    order: OrderKey = ""
    stage_id: IdText
    channel_id: OptionalId = None
    persona_ids: Ids = ()
    title: Line
    description: Prose = ""
    initiator: Initiator = "customer"
    layer: Layer = "customer"
    moment_of_truth: MomentOfTruth = False
    quality: Annotated[Quality | None, BeforeValidator(lambda value: None if value == "" else value)] = None
    event_names: Lines = ()
    evidence: Evidence = "assumed"


class Link(Record):
    """A way from one touchpoint or stage to another.

    ``share`` is the fraction 0..1 of *all* the customers on the journey who walk this way. An exit may have no target:
    it leads out of the map. ``unplanned``: customers walk it, and the team had not drawn it. Of a measured share, ``n``
    is how many customers there were, ``date``, ``source`` and ``question`` where it comes from and what was asked.
    """

    source_id: IdText
    target_id: OptionalId = None
    kind: LinkKind = "main"
    share: Share | None = None
    label: Line = ""
    unplanned: YesNo = False
    n: Count | None = None
    date: OptionalDate = None
    source: Line = ""
    question: Prose = ""
    evidence: Evidence = "assumed"

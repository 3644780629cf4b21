"""A map as the rules read it: what several of them look at is worked out once."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from journey.advice.naming import bare
from journey.i18n import Phrase
from journey.model import Map, Touchpoint
from journey.model.curves import Moment, curve
from journey.model.evidence import EvidenceShare, evidence_share
from journey.model.felt import SEEN


class Reading:
    """One map on one day. ``today`` decides what is long ago."""

    def __init__(self, journey_map: Map, today: date) -> None:
        self.map = journey_map
        self.today = today

    @cached_property
    def curves(self) -> Mapping[str | None, tuple[Moment, ...]]:
        """The moments of each persona by its id; on a map without personas those that everybody has, under None."""
        whose: list[str | None] = [persona.id for persona in self.map.personas]
        return {persona_id: curve(self.map, persona_id) for persona_id in whose or [None]}

    @cached_property
    def seen(self) -> tuple[Touchpoint, ...]:
        """The touchpoints that customers see."""
        return tuple(touchpoint for touchpoint in self.map.touchpoints if touchpoint.layer in SEEN)

    @cached_property
    def evidence(self) -> EvidenceShare:
        return evidence_share(self.map)

    def whose(self, persona_id: str | None) -> Phrase:
        """The name of the persona whose curve it is; “everybody” for None."""
        persona = self.map.persona(persona_id)
        return bare(persona.name) if persona else Phrase("advice.names.everybody")

    def stage_id(self, place_id: str | None) -> str | None:
        """The stage of a touchpoint, or the stage itself."""
        touchpoint = self.map.touchpoint(place_id)
        return touchpoint.stage_id if touchpoint else place_id

    def place_name(self, place_id: str | None) -> str | Phrase:
        """The name of a touchpoint or a stage; “the whole journey” for None."""
        touchpoint, stage = self.map.touchpoint(place_id), self.map.stage(place_id)
        if touchpoint:
            return touchpoint.title
        return stage.name if stage else Phrase("advice.names.whole")


def place_of(moment: Moment) -> str:
    """The name of the place where a moment is felt."""
    return moment.at.title if isinstance(moment.at, Touchpoint) else moment.at.name

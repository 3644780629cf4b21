"""Personas: who walks the journey."""

from typing import Annotated, Literal

from pydantic import Field

from journey.model.base import HEX_PATTERN, Frozen, Ids, OrderKey, Record, Share, YesNo
from journey.model.text import Line, Lines, Prose

HairStyle = Literal["long", "short", "bob", "bun", "curly", "bald", "wavy"]
Beard = Literal["none", "short", "full", "moustache"]
HexColour = Annotated[str, Field(pattern=HEX_PATTERN)]


class Face(Frozen):
    """A drawn head, so that nobody needs a photograph."""

    hair: HairStyle = "short"
    hair_color: HexColour = "#4A3728"
    skin: HexColour = "#E8B998"
    glasses: YesNo = False
    beard: Beard = "none"


class Persona(Record):
    """A main actor: how they voice needs, opinions and expectations, and what keeps hurting them."""

    order: OrderKey = ""
    name: Line
    role: Line = ""
    segment: Line = ""
    quote: Prose = ""
    biography: Prose = ""
    needs: Lines = ()
    opinions: Lines = ()
    expectations: Lines = ()
    goals: Lines = ()
    pains: Lines = ()
    channel_ids: Ids = ()
    share: Share | None = None
    face: Face = Face()

"""What every record is: small, frozen, typed, with an id that holds in the whole map."""

import secrets
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

ID_PATTERN = r"^[A-Za-z0-9_.:-]{1,80}$"
ORDER_PATTERN = r"^[!-~]*$"
COLOUR_PATTERN = r"^(#[0-9A-Fa-f]{6})?$"  # empty: the theme chooses
HEX_PATTERN = r"^#[0-9A-Fa-f]{6}$"

IdText = Annotated[str, Field(pattern=ID_PATTERN)]
OrderKey = Annotated[str, Field(max_length=200, pattern=ORDER_PATTERN)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0, le=10**12)]
Amount = Annotated[float, Field(ge=-1e15, le=1e15, allow_inf_nan=False)]
Rating = Annotated[float, Field(ge=0, le=10, allow_inf_nan=False)]
Valence = Annotated[float, Field(ge=-5, le=5, allow_inf_nan=False)]
Colour = Annotated[str, Field(pattern=COLOUR_PATTERN)]
Evidence = Literal["assumed", "heard", "observed", "measured"]
EVIDENCE: tuple[Evidence, ...] = ("assumed", "heard", "observed", "measured")


def _empty_is_none(value: object) -> object:
    return None if value == "" else value


OptionalId = Annotated[IdText | None, BeforeValidator(_empty_is_none)]
OptionalDate = Annotated[date | None, BeforeValidator(_empty_is_none)]


class Frozen(BaseModel):
    """Immutable, strict about unknown fields and about numbers that are not numbers."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Record(Frozen):
    """One thing on a map. ``id`` is unique in the whole map, over all kinds of record."""

    id: IdText


def new_id() -> str:
    """A fresh id: 12 hexadecimal digits, unguessable enough for millions of records."""
    return secrets.token_hex(6)

"""What every record is: small, frozen, typed, with an id that holds in the whole map."""

import re
import secrets
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError, PydanticKnownError

ID_PATTERN = r"^[A-Za-z0-9_.:-]{1,80}$"
ORDER_PATTERN = r"^[!-~]*$"
COLOUR_PATTERN = r"^(#[0-9A-Fa-f]{6})?$"  # empty: the theme chooses
HEX_PATTERN = r"^#[0-9A-Fa-f]{6}$"
MOST_IN_LIST = 500  # entries of a list inside a record


def _empty_is_none(value: object) -> object:
    return None if value == "" else value


def _whole(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value  # JSON knows no other numbers


def _few(value: object) -> object:
    # Pydantic looks at every entry before it counts them, and tells a million wrong ones one by one.
    if isinstance(value, list | tuple) and len(value) > MOST_IN_LIST:
        size = {"field_type": "Tuple", "max_length": MOST_IN_LIST, "actual_length": len(value)}
        raise PydanticKnownError("too_long", size)
    return value


def _written_day(value: object) -> object:
    return _empty_is_none(_written("date", _DAY, value))


def _written_moment(value: object) -> object:
    return _empty_is_none(_written("datetime", _MOMENT, value))


def _written(kind: str, pattern: re.Pattern[str], value: object) -> object:
    if isinstance(value, int | float) or (isinstance(value, str) and value and not pattern.match(value)):
        raise PydanticCustomError(f"{kind}_type", "not a written date")
    return value


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]")

# Strict: true is no number, "1" neither, 86400 is no day and "yes" is not true, whatever lenient readers make of them.
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Whole = BeforeValidator(_whole)
Few = BeforeValidator(_few)
YesNo = Annotated[bool, Field(strict=True)]
IdText = Annotated[str, Field(pattern=ID_PATTERN)]
OptionalId = Annotated[IdText | None, BeforeValidator(_empty_is_none)]
OptionalDate = Annotated[date | None, BeforeValidator(_written_day)]
OptionalMoment = Annotated[datetime | None, BeforeValidator(_written_moment)]
OrderKey = Annotated[str, Field(max_length=200, pattern=ORDER_PATTERN)]
Share = Annotated[Number, Field(ge=0, le=1)]
Count = Annotated[int, Field(strict=True, ge=0, le=10**12), Whole]
Amount = Annotated[Number, Field(ge=-1e15, le=1e15)]
Rating = Annotated[Number, Field(ge=0, le=10)]
Valence = Annotated[Number, Field(ge=-5, le=5)]
Colour = Annotated[str, Field(pattern=COLOUR_PATTERN)]
Ids = Annotated[tuple[IdText, ...], Field(max_length=MOST_IN_LIST), Few]
Evidence = Literal["assumed", "heard", "observed", "measured"]
EVIDENCE: tuple[Evidence, ...] = ("assumed", "heard", "observed", "measured")


class Frozen(BaseModel):
    """Immutable, strict about unknown fields and about numbers that are not numbers."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Record(Frozen):
    """One thing on a map. ``id`` is unique in the whole map, over all kinds of record."""

    id: IdText


def new_id() -> str:
    """A fresh id: 12 hexadecimal digits, unguessable enough for millions of records."""
    return secrets.token_hex(6)

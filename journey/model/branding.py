"""The edits about a map's brand: it comes, changes, is taken from another map, and goes."""

import re

from pydantic import JsonValue

from journey.errors import JourneyError
from journey.model.brands import Brand
from journey.model.changes import add, change, new, remove
from journey.model.edits import Edit
from journey.model.map import Map

_HEX = re.compile(r"#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\Z")


def with_brand(journey_map: Map, **fields: JsonValue) -> Edit | None:
    """The edit after which the map's brand has these fields; None where it has them. Raises ``bad_value``."""
    held = journey_map.brand
    edit = change(journey_map, held.id, **fields) if held else add(journey_map, new("brands", **fields))
    return edit.model_copy(update={"subject": edit.subject or journey_map.title[:80]}) if edit else None


def taken_over(journey_map: Map, brand: Brand) -> Edit | None:
    """The edit after which the map looks as another with that brand does."""
    return with_brand(journey_map, **brand.model_dump(exclude={"id"}))


def without_brand(journey_map: Map) -> Edit | None:
    """The edit after which the map looks as the house has it; None where it does."""
    if not journey_map.brands:
        return None
    edit = remove(journey_map, *(brand.id for brand in journey_map.brands))
    return edit.model_copy(update={"subject": edit.subject or journey_map.title[:80]})


def colour_of(text: str) -> str:
    """``#RRGGBB`` of what somebody wrote, such as ``0e5a66`` or ``#FC0``; empty for nothing.

    Raises JourneyError ``no_colour``.
    """
    written = text.strip()
    if not written:
        return ""
    found = _HEX.match(written)
    if found is None:
        raise JourneyError("no_colour", value=written[:40])
    digits = found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])
    return f"#{digits.upper()}"

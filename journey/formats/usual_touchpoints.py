"""What customers of a kind of business usually meet: short and general lists, kept in ``data/suggestions``."""

import tomllib
from dataclasses import dataclass
from functools import cache

from journey.formats.library import DATA

FILE = DATA / "suggestions" / "touchpoints.toml"


@dataclass(frozen=True, slots=True)
class UsualTouchpoint:
    """``words`` in one language, who starts it, and the icon of its channel."""

    words: str
    initiator: str
    icon: str


@cache
def usual_touchpoints(business: str, language: str, macro_stage: str) -> tuple[UsualTouchpoint, ...]:
    """Those of a macro stage in the order of time; of any business where the kind is not known."""
    kinds = _kinds()
    rows = kinds.get(business, kinds["any"])[macro_stage]
    return tuple(UsualTouchpoint(row.get(language, row["en"]), row["by"], row["icon"]) for row in rows)


@cache
def _kinds() -> dict[str, dict[str, list[dict[str, str]]]]:
    with FILE.open("rb") as file:
        return tomllib.load(file)

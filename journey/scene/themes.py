"""Light, dark and print as tokens: one meaning for each colour."""

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from journey.errors import JourneyError
from journey.model.path import MACRO_STAGES
from journey.scene.typefaces import FAMILY

NAMES = ("light", "dark", "print")


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme. ``emotions`` runs from valence -5 to +5 in seven steps.

    ``band`` is a client's own colour, for where no words stand, or ""; ``family`` the text font.
    """

    name: str
    paper: str
    card: str
    panel: str
    ink: str
    ink2: str
    muted: str
    hair: str
    hair2: str
    brand: str
    brand_tint: str
    loss: str
    loss_tint: str
    personas: tuple[str, ...]
    persona_tints: tuple[str, ...]
    emotions: tuple[str, ...]
    macro_tints: dict[str, str]
    macro_inks: dict[str, str]
    sun: str
    dusk: str
    ok: str
    route: str
    ribbon: str
    loop: str
    alternative: str
    unplanned: str
    line_widths: tuple[float, ...]  # of the five personas' curves
    band: str = ""
    family: str = FAMILY

    def emotion(self, valence: float) -> str:
        """The colour of a valence -5..+5, blended between the seven steps."""
        place = (min(max(valence, -5.0), 5.0) + 5.0) / 10.0 * (len(self.emotions) - 1)
        low = min(int(place), len(self.emotions) - 2)
        return blend(self.emotions[low], self.emotions[low + 1], place - low)

    def persona(self, index: int) -> str:
        """The colour of the persona at a place on the map, counted from 0; the sixth has that of the first again."""
        return self.personas[index % len(self.personas)]


@lru_cache(maxsize=4096)
def blend(first: str, second: str, part: float) -> str:
    """The colour ``part`` (0..1) of the way from ``first`` to ``second``, both ``#RRGGBB``."""
    mixed = (round(int(first[i : i + 2], 16) * (1 - part) + int(second[i : i + 2], 16) * part) for i in (1, 3, 5))
    return "#" + "".join(f"{value:02X}" for value in mixed)


_MORE = {
    "light": {
        "route": "#B9C4CC",
        "ribbon": "#7C8E9C",
        "loop": "#1F5FBF",
        "alternative": "#A85600",
        "unplanned": "#B8408F",
    },
    "dark": {
        "route": "#465260",
        "ribbon": "#98A2AF",
        "loop": "#6FA3FF",
        "alternative": "#F0A04B",
        "unplanned": "#F5A3D7",
    },
    "print": {
        "route": "#D0D0D0",
        "ribbon": "#8A8A8A",
        "loop": "#111111",
        "alternative": "#3A3A3A",
        "unplanned": "#111111",
    },
}
_WIDTHS = {"light": (5.0, 4.0, 3.5, 3.5, 3.0), "dark": (5.0, 4.0, 3.5, 3.5, 3.0), "print": (5.0, 3.0, 2.0, 3.5, 2.0)}


@cache
def theme(name: str) -> Theme:
    """A theme by name. Raises JourneyError ``unknown_theme``."""
    if name not in NAMES:
        raise JourneyError("unknown_theme", value=name, allowed=", ".join(NAMES))
    tokens = json.loads((Path(__file__).parent / "tokens.json").read_text(encoding="utf-8"))[name]
    plain = ("paper", "card", "panel", "ink", "ink2", "muted", "hair", "hair2", "brand", "brand_tint")
    return Theme(
        name=name,
        **{key: tokens[key] for key in (*plain, "loss", "loss_tint", "sun", "dusk", "ok")},
        **_MORE[name],
        personas=tuple(tokens["persona"]),
        persona_tints=tuple(tokens["persona_tint"]),
        emotions=tuple(tokens["emotion_minus5_to_plus5"]),
        macro_tints={key: tokens[f"{key}_tint"] for key in MACRO_STAGES},
        macro_inks={key: tokens[f"{key}_ink"] for key in MACRO_STAGES},
        line_widths=_WIDTHS[name],
    )

"""The colours of people: readable initials, visible circles, and never the colour of a persona or of people lost."""

import re

import pytest

from journey.scene.themes import theme
from journey.ui.settings.preferences import COLOURS
from journey.ui.theme import STYLE_SHEET

PAIRS = dict(re.findall(r"--person-(\w+): light-dark\(([^;]+)\);", STYLE_SHEET.read_text(encoding="utf-8")))
LETTERS = {"light": "#FFFFFF", "dark": "#0C1417"}
TEXT, SHAPE = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_colour_stands_in_the_style_sheet() -> None:
    assert set(PAIRS) == set(COLOURS)


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("name", COLOURS)
def test_initials_are_readable_and_circles_visible(name: str, look: str) -> None:
    colour = PAIRS[name].split(", ")[look == "dark"]
    tokens = theme(look)
    assert contrast(colour, LETTERS[look]) >= TEXT
    assert contrast(colour, tokens.card) >= SHAPE and contrast(colour, tokens.paper) >= SHAPE
    assert colour not in (*tokens.personas, tokens.loss)

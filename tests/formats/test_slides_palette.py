"""Colours of a deck: slots of the theme, and text that can be read whatever a client's colours are."""

import pytest

from journey.formats.slides.palette import READABLE, Colour, Palette
from journey.model import MACRO_STAGES
from journey.scene.themes import blend

LIGHT = {"bg1": "#FFFFFF", "tx1": "#000000", "bg2": "#EEECE1", "tx2": "#B8CCE4"}
DARK = {"bg1": "#14213D", "tx1": "#F4F4F4", "bg2": "#202C48", "tx2": "#1F497D"}
ACCENTS = ("#FFF200", "#00FFCC", "#FF99CC", "#1A1A1A", "#7F7F7F", "#FFE5B4")


def palette(slots: dict[str, str]) -> Palette:
    return Palette(slots | {f"accent{n}": colour for n, colour in enumerate(ACCENTS, 1)})


@pytest.mark.parametrize("slots", [LIGHT, DARK], ids=["light", "dark"])
def test_whatever_is_written_can_be_read(slots: dict[str, str]):
    colours = palette(slots)
    for index in range(6):
        assert colours.contrast(colours.persona_ink(index), slots["bg1"]) >= READABLE
    for colour in (colours.muted, colours.brand, colours.ink, colours.loss):
        assert colours.contrast(colour, slots["bg1"]) >= READABLE
    for stage in MACRO_STAGES:
        tint = colours.stage(stage)
        ground = blend(slots["bg1"], colours.slots[tint.base], tint.alpha / 100)
        assert colours.contrast(colours.stage_ink(stage), ground) >= READABLE


def test_personas_and_stages_are_slots_of_the_theme_and_loss_is_not():
    colours = palette(LIGHT)
    assert [colours.persona(n).base for n in range(6)] == [*(f"accent{n}" for n in range(1, 6)), "accent1"]
    assert [colours.stage(stage).base for stage in MACRO_STAGES] == ["accent1", "accent2", "accent3"]
    assert colours.loss.base.startswith("#") and palette(DARK).loss != colours.loss


def test_a_colour_says_how_it_is_changed():
    assert Colour("accent1", (75, 0), 20).xml == (
        '<a:schemeClr val="accent1"><a:lumMod val="75000"/><a:alpha val="20000"/></a:schemeClr>'
    )
    assert palette(LIGHT).shown(Colour("tx1", (65, 35))) == "#595959"

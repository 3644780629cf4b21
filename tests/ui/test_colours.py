"""One palette: the app's settings and style sheet use the tokens that the pictures are drawn with."""

import re
import tomllib

import pytest

from journey.scene.themes import theme
from journey.ui.theme import STATIC, STYLE_SHEET

CONFIG = tomllib.loads((STATIC.parent / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
SHEET = STYLE_SHEET.read_text(encoding="utf-8")
PAIRS = dict(re.findall(r"--([\w-]+): (light-dark\([^;]+\));", SHEET))
NAMES = {"card": "card", "paper": "paper", "panel": "panel", "ink": "ink", "ink2": "ink2", "muted": "muted",
         "hair": "hair", "hair2": "hair2", "brand": "brand", "brand-tint": "brand_tint", "ok": "ok"}  # fmt: skip


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_settings_use_the_tokens(name: str) -> None:
    settings, tokens = CONFIG["theme"][name], theme(name)
    assert settings["primaryColor"] == tokens.brand
    assert settings["backgroundColor"] == tokens.paper
    assert settings["secondaryBackgroundColor"] == tokens.panel
    assert settings["textColor"] == tokens.ink
    assert settings["borderColor"] == tokens.hair2


@pytest.mark.parametrize("name", ["light", "dark"])
def test_no_message_is_red(name: str) -> None:
    assert CONFIG["theme"][name]["redColor"] == theme(name).personas[1] != theme(name).loss


@pytest.mark.parametrize(("variable", "token"), NAMES.items())
def test_the_style_sheet_uses_the_tokens(variable: str, token: str) -> None:
    assert PAIRS[variable] == f"light-dark({getattr(theme('light'), token)}, {getattr(theme('dark'), token)})"


@pytest.mark.parametrize("number", range(1, 6))
def test_personas_have_the_colours_of_their_curves(number: int) -> None:
    light, dark = theme("light"), theme("dark")
    assert PAIRS[f"persona-{number}"] == f"light-dark({light.personas[number - 1]}, {dark.personas[number - 1]})"
    tint = f"light-dark({light.persona_tints[number - 1]}, {dark.persona_tints[number - 1]})"
    assert PAIRS[f"persona-{number}-tint"] == tint


def test_every_font_of_the_settings_is_there() -> None:
    for face in CONFIG["theme"]["fontFaces"]:
        assert (STATIC / face["url"].removeprefix("app/static/")).is_file()


def test_the_settings_keep_the_server_quick_and_quiet() -> None:
    assert CONFIG["runner"]["postScriptGC"] is False
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert CONFIG["client"]["showErrorDetails"] == "none"


@pytest.mark.parametrize(("short", "macro"), [("pre", "pre_purchase"), ("buy", "purchase"), ("post", "post_purchase")])
def test_macro_stages_have_the_tints_of_the_poster(short: str, macro: str) -> None:
    light, dark = theme("light"), theme("dark")
    assert PAIRS[f"macro-{short}"] == f"light-dark({light.macro_tints[macro]}, {dark.macro_tints[macro]})"
    assert PAIRS[f"macro-{short}-ink"] == f"light-dark({light.macro_inks[macro]}, {dark.macro_inks[macro]})"


def test_the_scale_of_feelings_runs_through_the_seven_colours() -> None:
    steps = zip(theme("light").emotions, theme("dark").emotions, strict=True)
    scale = re.search(r"--feeling: linear-gradient\(to right,(.*?)\);", SHEET, re.DOTALL)
    assert scale is not None
    assert re.findall(r"light-dark\([^)]*\)", scale[1]) == [f"light-dark({light}, {dark})" for light, dark in steps]

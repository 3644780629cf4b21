"""Every sentence that a page asks for by name is there."""

import ast
import re
from pathlib import Path

import pytest

from journey.i18n import LANGUAGES, words

ROOT = Path(__file__).parents[2]
SOURCES = sorted([*(ROOT / "pages").glob("*.py"), *(ROOT / "journey" / "ui").rglob("*.py")])
SPEAKERS = ("t", "words", "empty")
KEY = re.compile(r"^[a-z_]+(\.[a-z_]+)+$")


def asked_in(source: Path) -> set[str]:
    """The keys in ``t("map_page.export")``, ``session.words("...")`` and ``empty("...", "...", page)``."""
    calls = [node for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    asking = [call for call in calls if getattr(call.func, "id", getattr(call.func, "attr", "")) in SPEAKERS]
    given = [argument.value for call in asking for argument in call.args if isinstance(argument, ast.Constant)]
    return {key for key in given if isinstance(key, str) and KEY.match(key)}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: str(source.relative_to(ROOT)))
def test_every_sentence_is_there_in_every_language(source: Path) -> None:
    asked = asked_in(source)
    for language in LANGUAGES:
        assert not sorted(key for key in asked if not words(language).has(key))


def test_both_languages_have_the_same_sentences() -> None:
    assert words("en").keys() == words("it").keys()

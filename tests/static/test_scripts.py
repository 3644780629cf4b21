"""Every script of the browser: that it can be read, that what it imports is there and used, and what it never does."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

STATIC = Path(__file__).parents[2] / "static"
SCRIPTS = sorted(STATIC.rglob("*.js"))
NAMES = [str(script.relative_to(STATIC)) for script in SCRIPTS]
IMPORT = re.compile(r"^import\s*(?:\{([^}]*)\}|(\w+))\s*from\s*'([^']+)';", re.MULTILINE)
EXPORT = re.compile(r"^export\s+(?:default\s+)?(?:async\s+)?(?:function\*?|class|const|let)\s+(\w+)", re.MULTILINE)
NEVER = {
    r"\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write": "text is set as text, never read as markup",
    r"\beval\(|\bnew Function\(|setTimeout\(['\"`]": "no code is made out of words",
    r"\bconsole\.|\bdebugger\b|\balert\(": "nothing is left over from looking for a fault",
    r"\b(?:fetch|import)\(\s*['\"`]|(?:new WebSocket|new EventSource|sendBeacon)\(\s*['\"`]": "no fixed address",
    r"(?:https?|wss?):\/\/(?!www\.w3\.org\/)": "no other host is named",
    r"\bvar\s|[^=!]==[^=]|!=[^=]": "old ways that surprise",
    r"\bpostMessage\([^)]*['\"]\*['\"]": "other windows are told nothing",
}  # fmt: skip


def code(script: Path) -> str:
    """Without comments, which may speak of anything."""
    text = script.read_text(encoding="utf-8")
    return re.sub(r"(?m)(?:^|\s)//.*$|/\*.*?\*/", "", text)


def imported(script: Path) -> Iterator[tuple[str, str, Path]]:
    """Each name that a script imports: as the other calls it, as it is called here, and where it comes from."""
    for names, default, source in IMPORT.findall(code(script)):
        for name in (names or f"default as {default}").split(","):
            if name.strip():
                theirs, _, ours = name.strip().partition(" as ")
                yield theirs, ours or theirs, (script.parent / source).resolve()


@pytest.mark.parametrize("script", SCRIPTS, ids=NAMES)
def test_what_no_script_does(script: Path) -> None:
    found = [f"{why}: {at.group()}" for bad, why in NEVER.items() for at in re.finditer(bad, code(script))]
    assert found == []


@pytest.mark.parametrize("script", SCRIPTS, ids=NAMES)
def test_what_is_imported_is_there_and_used(script: Path) -> None:
    text = IMPORT.sub("", code(script))
    for theirs, ours, source in imported(script):
        assert source.is_file() and source.is_relative_to(STATIC), f"{source} is not there"
        assert theirs in EXPORT.findall(code(source)), f"{source.name} exports no {theirs}"
        assert re.search(rf"(?:(?<![\w.])|(?<=\.\.\.)){ours}\b", text), f"{ours} is imported and not used"


def test_a_browser_reads_every_script(browser: Browser) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))

    def serve(route: Route) -> None:
        path = STATIC / route.request.url.partition("/static/")[2]
        if path.is_file():
            route.fulfill(path=path, content_type="text/javascript")
        else:
            route.fulfill(body="<!DOCTYPE html><title>Scripts</title>", content_type="text/html")

    page.route("**/*", serve)
    page.goto("http://itinerario.test/")
    failed = page.evaluate(
        """async (names) => {
          const told = (name) => import(`./static/${name}`).then(() => null, (error) => `${name}: ${error}`);
          return (await Promise.all(names.map(told))).filter(Boolean);
        }""",
        NAMES,
    )
    page.close()
    assert (failed, errors) == ([], [])

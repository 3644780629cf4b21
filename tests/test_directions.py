"""The house keeps its direction: imports go downwards only, and heavy libraries stay in their rooms."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = (
    ("app", "__main__"),
    ("pages", "cli"),
    ("commands",),
    ("ui",),
    ("live",),
    ("store", "analyses", "formats"),
    ("advice",),
    ("events",),
    ("files",),
    ("layout",),
    ("lanes",),
    ("scene",),
    ("workshop",),
    ("model",),
    ("errors",),
    ("i18n",),
)
FLOOR = {name: -number for number, names in enumerate(FLOORS) for name in names}
GROUND = {"__init__", "locales"}  # the package's own docstring and version; words, not code

SOURCES = sorted([ROOT / "app.py", *(ROOT / "pages").rglob("*.py"), *(ROOT / "journey").rglob("*.py")])
FORBIDDEN = {
    "raw HTML": r"unsafe_allow_html|unsafe_allow_javascript",
    "components v1": r"components\.v1|streamlit\.components\.v1",
    "pickle": r"\b(cPickle|pickle|dill|joblib|shelve)\b",
    "wall-clock sleeps": r"\btime\.sleep\b|\bfrom time import .*\bsleep\b",
    "deprecated width": r"use_container_width",
    "telemetry and fetching": r"\b(urllib\.request|requests\.(get|post)|httpx)\b",
}


def relative(source: Path) -> str:
    return source.relative_to(ROOT).as_posix()


def room_of(source: Path) -> str:
    """The package or module of the house that a file belongs to: ``journey/scene/wrap.py`` is ``scene``."""
    parts = source.relative_to(ROOT).with_suffix("").parts
    return parts[1] if parts[0] == "journey" else parts[0]


def imports_of(source: Path) -> list[tuple[int, str]]:
    """Line and dotted name of every import anywhere in a file, inside functions too."""
    found: list[tuple[int, str]] = []
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.extend((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            found.extend((node.lineno, f"{base}.{alias.name}") for alias in node.names)
            assert node.level == 0, f"{relative(source)}:{node.lineno}: imports are written in full"
    return found


def arrows(source: Path) -> list[tuple[int, str]]:
    """Line and room of every import of the product's own code."""
    found: list[tuple[int, str]] = []
    for line, name in imports_of(source):
        parts = name.split(".")
        if parts[0] in ("pages", "app"):
            found.append((line, parts[0]))
        elif parts[0] == "journey" and len(parts) > 1 and parts[1] != "__version__":
            found.append((line, parts[1]))
    return found


def users_of(library: str) -> set[str]:
    return {relative(source) for source in SOURCES for _, name in imports_of(source) if name.split(".")[0] == library}


def test_every_room_of_the_house_is_on_a_floor():
    places = [path for path in (ROOT / "journey").iterdir() if path.suffix == ".py" or any(path.rglob("*.py"))]
    rooms = {path.stem for path in places} - GROUND
    assert rooms - set(FLOOR) == set(), "list the new folder in FLOORS, in DESIGN order"


@pytest.mark.parametrize("source", SOURCES, ids=relative)
def test_imports_go_downwards_only(source: Path):
    room = room_of(source)
    if room in GROUND:
        assert arrows(source) == []
        return
    upwards = [
        f"{relative(source)}:{line}: {room} -> {target}"
        for line, target in arrows(source)
        if target != room and FLOOR[target] >= FLOOR[room]
    ]
    assert upwards == []


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("streamlit", r"app\.py|pages/.+|journey/ui/.+"),
        ("plotly", r"journey/formats/plotly.*|journey/analyses/.+|journey/ui/.+"),
        ("typst", r"journey/formats/.+"),
        ("pypdfium2", r"journey/formats/raster\.py"),
        ("openpyxl", r"journey/(formats|files|events)/.+"),
        ("xlsxwriter", r"journey/formats/.+"),
        ("defusedxml", r"journey/(formats|files|events)/.+"),
        ("rapidfuzz", r"journey/(formats|events|workshop)/.+"),
        ("sqlalchemy", r"journey/store/.+"),
        ("psycopg", r"journey/store/.+"),
        ("ibis", r"journey/events/engine\.py|journey/analyses/.+"),
        ("duckdb", r"journey/events/.+"),
        ("scipy", r"journey/analyses/.+"),
        ("networkx", r"journey/(layout|analyses)/.+"),
        ("pandas", r"pages/.+|journey/(ui|analyses|events|formats)/.+"),
        ("pydantic", r"journey/(model|workshop|store|live|events|analyses|ui)/.+"),
        ("fontTools", r"journey/(scene|formats)/.+"),
        ("pptx", r"journey/formats/slides/.+"),
        ("lxml", r"journey/formats/slides/.+"),
    ],
)
def test_a_library_stays_in_its_rooms(library: str, rooms: str):
    assert {user for user in users_of(library) if not re.fullmatch(rooms, user)} == set()


def test_the_model_needs_pydantic_and_the_standard_library_alone():
    foreign = {
        name.split(".")[0] for source in (ROOT / "journey" / "model").glob("*.py") for _, name in imports_of(source)
    }
    standard = {"collections", "dataclasses", "datetime", "difflib", "functools", "json", "pathlib", "re", "secrets",
                "statistics", "types", "typing", "unicodedata", "bisect", "itertools", "math", "enum",
                "base64", "binascii", "zlib"}  # fmt: skip
    assert foreign - standard == {"journey", "pydantic", "pydantic_core"}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_what_is_forbidden_is_nowhere_in_the_code(what: str):
    found = [
        f"{relative(source)}:{number}"
        for source in SOURCES
        for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(FORBIDDEN[what], line)
    ]
    assert found == []


def test_session_state_has_one_owner():
    users = {relative(source) for source in SOURCES if "st.session_state" in source.read_text(encoding="utf-8")}
    assert users <= {"journey/ui/session.py"}


def test_figures_are_made_in_one_piece():
    slow = re.compile(r"\.add_(annotation|shape|trace|scatter|layout_image|vline|hline|vrect|hrect)\(")
    assert [relative(source) for source in SOURCES if slow.search(source.read_text(encoding="utf-8"))] == []


def test_app_and_pages_stay_small():
    lengths = {relative(source): len(source.read_text(encoding="utf-8").splitlines()) for source in SOURCES}
    assert lengths["app.py"] <= 80
    assert {name: length for name, length in lengths.items() if name.startswith("pages/") and length > 150} == {}


def test_no_file_is_a_hub():
    lengths = {relative(source): len(source.read_text(encoding="utf-8").splitlines()) for source in SOURCES}
    assert {name: length for name, length in lengths.items() if length > 260} == {}
    vague = {"utils", "common", "helpers", "misc", "stuff"}
    assert [name for name in lengths if Path(name).stem in vague or re.search(r"_(v\d|backup|old)\.py$", name)] == []

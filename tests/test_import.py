"""``import journey`` is light, and so is everything a small command needs."""

import subprocess
import sys

import pytest

HEAVY = (
    "streamlit", "plotly", "ibis", "duckdb", "typst", "pypdfium2", "pandas", "networkx", "sqlalchemy", "numpy",
    "pptx", "lxml", "openpyxl", "xlsxwriter", "rapidfuzz", "scipy",
)  # fmt: skip


@pytest.mark.parametrize(
    "module",
    [
        "journey",
        "journey.model",
        "journey.formats",
        "journey.layout",
        "journey.cli",
        "journey.events",
        "journey.commands.analyse",
    ],
)
def test_importing_loads_nothing_heavy(module: str):
    code = f"import sys, {module}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_importing_the_package_alone_needs_no_other_package():
    code = "import sys, journey; print(*sorted(name for name in sys.modules if name.startswith('pydantic')))"
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []

"""The modules of the browser that need no page, tested by node's own runner. Where node is missing the browser tests,
which go through the same modules, are what remains."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NODE = shutil.which("node")


@pytest.mark.skipif(NODE is None, reason="node is not there; the same modules are driven by the tests in a browser")
def test_modules_without_a_page(tmp_path: Path) -> None:
    for folder in ("static/board", "static/define", "static/live", "static/sharing", "tests/javascript"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (tmp_path / "package.json").write_text(json.dumps({"type": "module"}))  # older nodes do not see it in the file
    tests = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.test.mjs"))
    done = subprocess.run(
        [str(NODE), "--test", *map(str, tests)], cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0 and "# pass 0" not in done.stdout, done.stdout[-6000:] + done.stderr[-2000:]

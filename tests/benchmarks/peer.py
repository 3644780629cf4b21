"""The peer: the same curve, exported from its Plotly figure by Kaleido, in an environment of its own.

Both sides are timed cold: a fresh process, everything imported and the picture laid out, then the first export.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from journey.formats.library import open_sample
from journey.formats.plotly import figure_dict
from journey.layout import lay_out
from tests.benchmarks.timing import ROOT, Row
from tests.browser import find

ENVIRONMENT = ROOT / "build" / "peer"

OURS = """
import time
from journey.formats.library import open_sample
from journey.formats.typeset import pdf_bytes, png_bytes
from journey.layout import lay_out
scene = lay_out(open_sample("en"), "curve")
start = time.perf_counter()
data = {call}
print(time.perf_counter() - start)
"""

PEER = """
import json, sys, time
import plotly.graph_objects as go
import plotly.io as pio
pio.defaults.mathjax = None
figure = go.Figure(json.load(open(sys.argv[1])))
start = time.perf_counter()
figure.to_image(format={kind!r}, scale=2)
print(time.perf_counter() - start)
"""


def rows() -> list[Row]:
    """Four rows, two formats a side; one row that says why when there is no Chrome for the peer."""
    chrome = find()
    if chrome is None:
        return [Row("Kaleido", None, 0, None, "no Chrome or Chromium on this machine")]
    python = _environment()
    measured = []
    with tempfile.TemporaryDirectory() as folder:
        figure = Path(folder) / "curve.json"
        figure.write_text(json.dumps(figure_dict(lay_out(open_sample("en"), "curve"))), encoding="utf-8")
        for kind, call, least in (("png", "png_bytes(scene, scale=2)", 5), ("pdf", "pdf_bytes(scene)", 20)):
            ours = _cold([sys.executable, "-c", OURS.format(call=call)], 5)
            peer = _cold([python, "-c", PEER.format(kind=kind), str(figure)], 5, BROWSER_PATH=chrome)
            measured.append(Row(f"curve to {kind.upper()}, cold: Itinerario", ours, 5))
            remark = f"{peer / ours:.1f} times slower; at least {least} expected"
            measured.append(Row(f"curve to {kind.upper()}, cold: Kaleido", peer, 5, None, remark))
    return measured


def _environment() -> str:
    python = ENVIRONMENT / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True)
        command = [str(python), "-m", "pip", "install", "--quiet", "plotly>=7.1,<8", "kaleido>=1.2,<2"]
        subprocess.run(command, check=True)
    return str(python)


def _cold(command: list[str], runs: int, **environment: str) -> float:
    taken = []
    for _ in range(runs):
        done = subprocess.run(
            command, cwd=ROOT, check=True, capture_output=True, text=True, env={**os.environ, **environment}
        )
        taken.append(float(done.stdout.strip().splitlines()[-1]))
    return median(taken)

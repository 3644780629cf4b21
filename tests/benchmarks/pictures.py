"""Layout, SVG, Plotly, PDF, PNG, slides and workbooks of the sample and of a large map; a fresh command line."""

import subprocess
import sys
import tempfile
from pathlib import Path

from journey.formats import FORMATS, ExportOptions, html, writer, xlsx
from journey.formats.library import open_sample
from journey.formats.plotly import figure_dict
from journey.formats.svg import scene_svg
from journey.formats.typeset import pdf_bytes, png_bytes
from journey.layout import lay_out
from journey.model import Map
from tests.benchmarks.timing import ROOT, Row, median_of, process_median
from tests.maps import random_map

SAMPLE = ROOT / "data" / "samples" / "online-bike-shop.en.journey.json"


def rows() -> list[Row]:
    sample, large = open_sample("en"), random_map(7, stages=12, touchpoints=200, personas=2)
    measured = []
    for name, journey_map, quick, pdf, png in (
        ("sample", sample, 0.015, 0.10, 0.45),
        ("12 stages, 200 touchpoints", large, 0.060, 0.25, 0.9),
    ):
        measured += _pictures(name, journey_map, quick, pdf, png)
    slides = writer("deck.pptx").write
    assert slides is not None
    measured.append(Row("sample: PPTX", *median_of(lambda: slides(sample, ExportOptions()), 5), 0.8))
    measured.append(Row("sample: offline HTML", *median_of(lambda: html.FORMAT.write(sample, ExportOptions()), 5), 0.3))
    measured.append(Row("sample: every format, one after the other", *median_of(lambda: _every(sample), 3), 2.5))
    poster = lay_out(sample)
    measured.append(
        Row("sample: PNG, A3 at 300 dpi", *median_of(lambda: png_bytes(poster, paper="a3", dpi=300), 5), 0.6)
    )
    seconds, runs = median_of(lambda: png_bytes(poster, paper="a0", dpi=300), 3, warm=0)
    measured.append(Row("sample: PNG, A0 at 300 dpi", seconds, runs, 4.0, f"{_a0_peak() / 1e9:.2f} GB, own process"))
    book = xlsx.write(large).data
    measured.append(Row("sample: XLSX", *median_of(lambda: xlsx.write(sample)), 0.5))
    measured.append(Row("12 stages, 200 touchpoints: XLSX read back", *median_of(lambda: xlsx.read(book), 5), 1.0))
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "poster.png")
        measured.append(
            Row("fresh `convert` to PNG", *process_median(["-m", "journey", "convert", str(SAMPLE), out]), 1.5)
        )
    bare, _ = process_median(["-c", "pass"], 9)
    loaded, runs = process_median(["-c", "import journey"], 9)
    measured.append(Row("`import journey`", loaded - bare, runs, 0.3, "above a bare interpreter"))
    return measured


def _pictures(name: str, journey_map: Map, quick: float, pdf: float, png: float) -> list[Row]:
    poster = lay_out(journey_map)
    measured = [
        Row(f"{name}: {view}, layout + SVG", *median_of(lambda view=view: scene_svg(lay_out(journey_map, view))), quick)
        for view in ("poster", "curve", "graph")
    ]
    for view in ("curve", "graph"):
        scene = lay_out(journey_map, view)
        measured.append(
            Row(f"{name}: {view}, Plotly figure", *median_of(lambda scene=scene: figure_dict(scene)), quick)
        )
    measured.append(Row(f"{name}: PDF", *median_of(lambda: pdf_bytes(poster)), pdf))
    measured.append(Row(f"{name}: PNG @2x", *median_of(lambda: png_bytes(poster, scale=2), 5), png))
    return measured


def _every(journey_map: Map) -> None:
    for form in FORMATS:
        if form.write:
            form.write(journey_map, ExportOptions())


def _a0_peak() -> int:
    """Peak resident bytes of a process that does nothing but one A0 at 300 dpi, its children included."""
    code = (
        "import resource\n"
        "from journey.formats.library import open_sample\n"
        "from journey.formats.typeset import png_bytes\n"
        "from journey.layout import lay_out\n"
        "png_bytes(lay_out(open_sample('en')), paper='a0', dpi=300)\n"
        "print(max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    return int(done.stdout) * (1 if sys.platform == "darwin" else 1024)

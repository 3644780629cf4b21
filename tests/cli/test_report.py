"""``analyse --report``: a document of who vanishes, in each kind of file, whole or not at all."""

from pathlib import Path

import pytest

from journey.formats.report_pages import REPORTS
from tests.cli.running import refused, run

VISITS = "customer,time,event\n" + "".join(
    f"c{customer},2024-0{month}-05,visit {customer % 3}\n" for customer in range(9) for month in (1, 2, 4)
)


@pytest.fixture
def visits(tmp_path: Path) -> Path:
    path = tmp_path / "visits.csv"
    path.write_text(VISITS, encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", REPORTS)
def test_a_log_that_can_answer_little_has_a_report_that_says_so(
    capsys: pytest.CaptureFixture[str], visits: Path, tmp_path: Path, suffix: str
):
    target = tmp_path / f"report{suffix.upper()}"
    status, _, err = run(capsys, "analyse", visits, "--report", target, "--lang", "it")
    assert (status, err) == (0, "")
    assert target.read_bytes()[:4] in (b"%PDF", b"PK\x03\x04", b"<!DO")
    if suffix == ".html":
        assert "Senza risposta: " in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "more", "said"),
    [
        ("report.docx", (), "Choose one of .html, .pdf, .pptx for the end of the name."),
        ("nowhere/report.pdf", (), "folder"),
        ("report.pdf", ("--question", "itinerary"), "Ask one or more of horizon, drop_off,"),
        ("visits.csv", (), "Choose one of .html"),
    ],
)
def test_what_cannot_be_a_report_is_refused_before_anything_is_read(
    capsys: pytest.CaptureFixture[str], visits: Path, tmp_path: Path, name: str, more: tuple[str, ...], said: str
):
    assert said in refused(capsys, "analyse", visits, *more, "--report", tmp_path / name)
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["visits.csv"]
    assert visits.read_text(encoding="utf-8") == VISITS

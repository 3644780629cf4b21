"""The program itself: usage, mistakes, the unforeseen, its streams."""

import gzip
import json
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pptx import Presentation

from journey.cli import main
from journey.commands import NAMES
from journey.events.sample.log import PATH as EVENTS
from tests.cli.running import SAMPLE, refused, run

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "Choose one of: convert, check, analyse, templates, new"),
        (("convrt",), "There is no command “convrt”. Did you mean convert?"),
        (("convert", SAMPLE), "See python -m journey convert --help"),
        (("convert", SAMPLE, "x.pgn"), "No format ends in “.pgn”. Did you mean .png?"),
        (("convert", SAMPLE, "x"), "No format ends in “x”."),
        (("convert", "x.png", "y.svg"), "A .png file can be written, not read."),
        (("convert", SAMPLE, "x.svg", "--view", "postr"), "There is no view “postr”. Did you mean poster?"),
        (("convert", SAMPLE, "x.svg", "--theme", "drak"), "There is no theme “drak”. Did you mean dark?"),
        (("convert", SAMPLE, "x.svg", "--paper", "a9"), "There is no paper called “a9”."),
        (("convert", SAMPLE, "x.svg", "--lang", "de"), "There is no language “de”."),
        (("convert", SAMPLE, "x.svg", "--persona", "Nobody"), "There is no persona “Nobody” on this map."),
        (("convert", SAMPLE, "x.svg", "--viw", "poster"), "This command does not take “--viw”. Did you mean --view?"),
        (("convert", SAMPLE, "x.png", "--dpi", "many"), "--dpi"),
        (("convert", SAMPLE, "x.png", "--dpi", "nan"), "“nan” is not a usable resolution"),
        (("convert", SAMPLE, "x.png", "--dpi", "100000"), "resolution"),
        (("convert", SAMPLE, "x.png", "--dpi", "300", "--scale", "2"), "either a scale or a resolution"),
        (("convert", "nowhere.json", "x.svg"), "nowhere.json: The file could not be read"),
        (("convert", SAMPLE, "no/such/folder/x.svg"), "no/such/folder: The folder is not there."),
        (("check",), "See python -m journey check --help"),
        (("check", "nowhere.json"), "nowhere.json: The file could not be read"),
        (("templates", "more"), "This command does not take “more”."),
        (("new", "blnk", "x.journey.json"), "There is no template “blnk”. Did you mean blank?"),
        (("new", "blank", "x.png"), "A new map is kept in a file that ends in .journey.json"),
        (("new", "blank", "x.journey.json", "--lang", "de"), "There is no language “de”."),
        (("new", "blank", "no/such/x.journey.json"), "The folder is not there."),
        (("convert", SAMPLE, "x" * 5000 + "/x.svg"), "The folder is not there."),
    ],
)  # fmt: skip
def test_a_mistake_is_one_line_that_says_what_to_do(
    arguments: tuple[str, ...],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    monkeypatch.chdir(tmp_path)
    assert told in refused(capsys, *arguments)
    assert list(tmp_path.iterdir()) == []


def test_help_names_every_command_and_every_option(capsys: pytest.CaptureFixture[str]):
    status, out, _ = run(capsys, "--help")
    assert status == 0
    assert all(name in out for name in NAMES)
    for name in NAMES:
        status, out, _ = run(capsys, name, "--help")
        assert status == 0
        assert f"python -m journey {name}" in out
    assert all(option in run(capsys, "convert", "--help")[1] for option in ("--view", "--persona", "--paper", "--dpi"))


def test_the_commands_of_the_readme_work_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes.mmd").write_text("journey\nReads: 4: Ada\n", encoding="utf-8")
    Presentation().save(str(tmp_path / "client.pptx"))
    shutil.copy(ROOT / "data" / "samples" / "online-bike-shop.en.journey.json", tmp_path / "next.journey.json")
    worn = {"schema_version": 2, "id": "client", "brands": [{"id": "b", "name": "Client", "colour": "#B3001B"}]}
    (tmp_path / "client.journey.json").write_text(json.dumps(worn), encoding="utf-8")
    (tmp_path / "plan.csv").write_text("Stage,Touchpoint\nLook,Reads\n", encoding="utf-8")
    heads, *rows = gzip.decompress(EVENTS.read_bytes()).decode().splitlines(keepends=True)
    some = (row for row in rows if row.split(",")[0].endswith("7"))  # a tenth of the customers
    (tmp_path / "events.csv").write_text(heads + "".join(some), encoding="utf-8")
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = [
        shlex.split(line, comments=True)[3:] for line in text.splitlines() if line.startswith("python -m journey ")
    ]
    assert {arguments[0] for arguments in shown} == set(NAMES)
    for arguments in shown:
        assert run(capsys, *arguments)[0] == 0, arguments


def test_the_version_can_be_asked(capsys: pytest.CaptureFixture[str]):
    assert run(capsys, "--version")[1].startswith("itinerario ")


def test_something_unforeseen_is_one_line_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def breaks(given: object) -> int:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("journey.commands.templates.run", breaks)
    assert "ZeroDivisionError: division by zero" in refused(capsys, "templates")
    monkeypatch.setenv("ITINERARIO_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["templates"])


def test_an_interrupted_command_just_stops(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def stopped(given: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("journey.commands.templates.run", stopped)
    assert run(capsys, "templates") == (130, "", "")


def process(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "journey", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_the_module_runs_as_a_program(tmp_path: Path):
    done = process("convert", SAMPLE, str(tmp_path / "out.svg"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    done = process("convert", SAMPLE, str(tmp_path / "out.pgn"))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_a_reader_that_leaves_early_does_no_harm():
    command = f'"{sys.executable}" -m journey check "{SAMPLE}" --json | true; exit "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("command", "status", "lines"),
    [
        ("templates >&-", 0, 0),
        ("convert no.json x.svg >&- 2>&-", 2, 0),
        ("convert no.json x.svg 2>/dev/full", 2, 0),
        ("templates >/dev/full", 2, 1),
        ("check data/samples/online-bike-shop.en.journey.json --json >/dev/full", 2, 1),
    ],
)
def test_output_that_is_closed_or_full_is_no_crash(command: str, status: int, lines: int):
    done = subprocess.run(
        ["bash", "-c", f'"{sys.executable}" -m journey {command}'],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.count("\n")) == (status, lines)


def test_a_console_that_knows_only_ascii_is_no_obstacle():
    done = subprocess.run(
        [sys.executable, "-m", "journey", "check", "perché.json"],
        cwd=ROOT, capture_output=True, check=False, env={"PYTHONIOENCODING": "ascii", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith(b"journey: perch\\xe9.json: ")

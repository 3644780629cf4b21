"""Runs the command line and listens to it."""

from pathlib import Path

import pytest

from journey.cli import main
from journey.formats import document
from journey.formats.library import DATA
from journey.model import Map

SAMPLE = str(DATA / "samples" / "online-bike-shop.en.journey.json")


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Status, standard output and standard error of one command."""
    status = main([str(argument) for argument in arguments])
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    return status, told.out, told.err


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """The one line on standard error of a command that ends with status 2 and says nothing else."""
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("journey: ")
    assert err.count("\n") == 1
    return err


def kept(tmp_path: Path, journey_map: Map, name: str = "in.journey.json") -> Path:
    path = tmp_path / name
    path.write_bytes(document.write(journey_map).data)
    return path

"""Slides and workbooks keep to the standard's schemas and rules: Office opens them without offering to repair them."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from journey.formats import ExportOptions, writer
from journey.formats.library import open_sample, open_template
from tests.formats import decks
from tests.formats.test_slides_template import dark, template
from tests.maps import random_map

MAPS = {
    "sample": open_sample("en"),
    "esempio": open_sample("it"),
    "blank": open_template("blank", "en"),
    "hotel": open_template("hotel", "it"),
    "nasty": random_map(4, stages=4, touchpoints=12, nastiness=0.6),
    "large": random_map(11, stages=12, touchpoints=60),
}


def complaints(data: bytes, path: Path) -> list[str]:
    path.write_bytes(data)
    result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0).validate(str(path))
    return [str(error) for error in result.errors]


@pytest.mark.parametrize("name", MAPS)
@pytest.mark.parametrize("suffix", ["pptx", "xlsx"])
def test_nothing_in_a_file_breaks_the_standard(name: str, suffix: str, tmp_path: Path) -> None:
    form = writer(f"map.{suffix}")
    assert form.write is not None
    data = form.write(MAPS[name], ExportOptions()).data
    assert complaints(data, tmp_path / f"map.{suffix}") == []


@pytest.mark.parametrize("change", [lambda deck: None, dark])
def test_nor_in_slides_made_from_a_clients_template(change: Callable[[object], None], tmp_path: Path) -> None:
    assert complaints(decks.write(MAPS["sample"], template=template(change)), tmp_path / "deck.pptx") == []


def test_the_check_finds_what_is_wrong(tmp_path: Path) -> None:
    """Else it could not fail: a negative number where the standard has none."""
    whole = decks.write(MAPS["sample"])
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(file, "w") as new:
        for member in old.namelist():
            data = old.read(member)
            new.writestr(member, re.sub(rb'(<c:axId val=")', rb"\1-", data) if "charts/chart" in member else data)
    assert complaints(file.getvalue(), tmp_path / "deck.pptx")
